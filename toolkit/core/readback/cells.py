"""Cells that differ between a workbook that somebody saved and the same one as it was written."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from toolkit.core.a1 import a1
from toolkit.core.consolidation.headings import DATA_SHEET, DataHeading
from toolkit.core.intake.package import Package, SheetPart
from toolkit.core.readback.changes import CellChange
from toolkit.core.readback.data import data_table
from toolkit.core.readback.package import sheet_named
from toolkit.core.submission import RawCell
from toolkit.core.text import nfc

_ALIKE = Decimal("1E-9")
"""Relative difference below which two numbers are one: programs write doubles with 15 to 17 digits."""
_NOISE = re.compile(r"\s|\$|'|_xlfn\.|_xlws\.|_xludf\.")
"""What programs write otherwise in one and the same formula."""
_BY_ROW = frozenset(
    (
        DataHeading.COUNTED,
        DataHeading.NUMERATOR,
        DataHeading.DENOMINATOR,
        DataHeading.VALUE,
        DataHeading.ESTIMATE,
        DataHeading.YEAR,
        DataHeading.TEXT,
        DataHeading.STATUS,
        DataHeading.NOTE,
    )
)
"""Columns of ``Dữ liệu`` that are compared row by row, wherever a row was moved."""


def compare_cells(saved: Package, written: Package, known: Collection[tuple[str, str]] = ()) -> Iterator[CellChange]:
    """Every cell that differs, sheet by sheet; ``known`` are sheets and addresses that are told already.

    A formula that stayed shows another result only because of a datum: that is no change of its own.
    """
    for sheet in written.sheets:
        other = sheet_named(saved, sheet.name)
        if other is None:
            yield CellChange(sheet=sheet.name, cell="", before="không còn trang này", after="có trang này")
            continue
        passed = _told_by_row(other, sheet) if sheet.name == DATA_SHEET else frozenset()
        if passed is not None:
            yield from (one for one in _sheet(other, sheet, passed) if (sheet.name, one.cell) not in known)
    for sheet in saved.sheets:
        if sheet_named(written, sheet.name) is None:
            yield CellChange(sheet=sheet.name, cell="", before="trang thêm", after="không có trang này")


def _told_by_row(saved: SheetPart, written: SheetPart) -> frozenset[int] | None:
    """Columns of data that are compared by row; None where rows were moved, so that addresses say nothing."""
    tables = data_table(saved), data_table(written)
    keys = [
        [(table.text(row, DataHeading.KEY), table.text(row, DataHeading.AGENCY)) for row in table.rows]
        for table in tables
    ]
    if keys[0] != keys[1] or tables[0].columns != tables[1].columns:
        return None
    return frozenset(tables[1].columns[heading] for heading in _BY_ROW if heading in tables[1].columns)


def _sheet(saved: SheetPart, written: SheetPart, passed: Collection[int]) -> Iterator[CellChange]:
    for row in sorted(saved.grid.rows.keys() | written.grid.rows.keys()):
        cols = saved.grid.rows.get(row, {}).keys() | written.grid.rows.get(row, {}).keys()
        for col in sorted(cols):
            if col in passed:
                continue
            raw = [sheet.grid.rows.get(row, {}).get(col) for sheet in (saved, written)]
            if raw[0] and raw[1] and (raw[0].text, raw[0].formula) == (raw[1].text, raw[1].formula):
                continue  # most cells, and large workbooks have very many
            was, now = saved.cell(row, col), written.cell(row, col)
            if not _same(was, now):
                yield CellChange(sheet=written.name, cell=a1(row, col), before=_shown(was), after=_shown(now))


def _same(was: RawCell, now: RawCell) -> bool:
    if was.formula and now.formula:
        return _formula(was.formula) == _formula(now.formula) or _equal(was, now)
    return bool(was.formula) == bool(now.formula) and _equal(was, now)


def _equal(was: RawCell, now: RawCell) -> bool:
    one, other = was.value, now.value
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one - other) <= _ALIKE * max(Decimal(1), abs(other))
    if isinstance(one, str) or isinstance(other, str):
        return _text(one) == _text(other) and was.error == now.error
    return one == other and was.error == now.error


def _text(value: object) -> str:
    return "" if value is None else nfc(str(value)).replace("\r\n", "\n").replace("\r", "\n").strip()


def _formula(formula: str) -> str:
    return _NOISE.sub("", formula).casefold()


def _shown(cell: RawCell) -> str:
    value = cell.error or cell.typed
    return f"={cell.formula} ({value or 'trống'})" if cell.formula else value
