"""Returned workbooks: the product's own form, filled as an office program would save it, with one change."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook

from samples.addresses import input_addresses
from tests.validators.filling import Place, book_of, clean_cells
from tests.validators.plans import small_plan
from toolkit.core.intake.read import Intake, read_file
from toolkit.core.submission import RawCell
from workbook_templates.agency_book import write_agency_book

_DATE_FORMAT, _GENERAL = "dd/mm/yyyy", "General"
_SPECIAL = re.compile(r"<c r=\"(?P<cell>[A-Z]+[0-9]+)\"(?P<rest>[^>]*?)(?:/>|>.*?</c>)", re.DOTALL)
_TYPE = re.compile(r' t="[^"]*"')


@cache
def blank_form(agency: str = "so-y-te", report: str = "nam") -> bytes:
    """The form as it is sent."""
    return write_agency_book(book_of(agency, report))


@cache
def spots(agency: str = "so-y-te", report: str = "nam") -> Mapping[Place, tuple[str, str]]:
    """Form, row and column → sheet and address, found without the product's reader."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(blank_form(agency, report))
        found = input_addresses(path, book_of(agency, report))
    return {(form, row.removeprefix("+"), column): place for (form, row, column), place in found.items()}


def read_bytes(data: bytes, name: str = "a.xlsx") -> Intake:
    """Read a workbook through the product's reader."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(data)
        return read_file(path, name, small_plan())


@cache
def clean_form() -> bytes:
    """The form, completely and correctly filled."""
    return returned({}, base=blank_form(), cells=clean_cells())


def returned(
    changes: Mapping[Place, RawCell | None],
    *,
    base: bytes | None = None,
    cells: Mapping[Place, RawCell] | None = None,
    alter: Callable[[Workbook], None] | None = None,
) -> bytes:
    """A returned form: the clean one with some cells changed, or the workbook altered."""
    wanted = {**(cells or {}), **changes}
    if not wanted and alter is None:
        return base or clean_form()
    book = load_workbook(io.BytesIO(base or clean_form()))
    special: dict[str, dict[str, RawCell]] = {}
    for place, raw in wanted.items():
        sheet, address = spots()[place]
        target = book[sheet][address]
        target.value = _plain(raw)
        if raw is not None and (raw.formula or raw.error):
            special.setdefault(sheet, {})[address] = raw
        if raw is not None and isinstance(raw.value, Decimal):
            target.number_format = _DATE_FORMAT if raw.date and raw.number_format == _GENERAL else raw.number_format
    if alter is not None:
        alter(book)
    stream = io.BytesIO()
    book.save(stream)
    return _patched(stream.getvalue(), book.sheetnames, special)


def _plain(raw: RawCell | None) -> str | float | int | bool | None:
    if raw is None or raw.value is None:
        return 0 if raw is not None and (raw.formula or raw.error) else None
    if isinstance(raw.value, Decimal):
        return int(raw.value) if raw.value == raw.value.to_integral_value() else float(raw.value)
    return raw.value


def _patched(data: bytes, sheets: list[str], special: Mapping[str, Mapping[str, RawCell]]) -> bytes:
    """Put formulas with their cached values and error values into the package; openpyxl writes neither."""
    if not special:
        return data
    stale = any(raw.stale for cells in special.values() for raw in cells.values())
    parts = {f"xl/worksheets/sheet{sheets.index(sheet) + 1}.xml": cells for sheet, cells in special.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "xl/workbook.xml" and not stale:
                content = content.replace(b' fullCalcOnLoad="1"', b"")  # as a program that computes saves it
            if info.filename in parts:
                content = _with_cells(content.decode(), parts[info.filename]).encode()
            new.writestr(info, content)
    return stream.getvalue()


def _with_cells(xml: str, cells: Mapping[str, RawCell]) -> str:
    def replace(match: re.Match[str]) -> str:
        raw = cells.get(match["cell"])
        if raw is None:
            return match.group()
        kind = ' t="e"' if raw.error else ' t="str"' if isinstance(raw.value, str) else ""
        formula = f"<f>{escape(raw.formula)}</f>" if raw.formula else ""
        value = raw.error or ("" if raw.missing else str(raw.value))
        attributes = _TYPE.sub("", match["rest"]) + kind
        cached = f"<v>{escape(value)}</v>" if value else ""
        return f'<c r="{match["cell"]}"{attributes}>{formula}{cached}</c>'

    return _SPECIAL.sub(replace, xml)
