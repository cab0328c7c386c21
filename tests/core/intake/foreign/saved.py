"""A form as it would be in another format, written without an office program; its formulas show nothing."""

import io
from collections.abc import Iterable, Iterator, Mapping
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.cell import Cell as Typed
from openpyxl.cell import MergedCell

from tests.core.intake.containers.compound import Tree, compound
from tests.core.intake.foreign import biff8, biff12, opendocument
from tests.core.intake.foreign.biff12 import Cell, Sheet, number, shared, text, whole, workbook

_STATES = {"visible": 0, "hidden": 1, "veryHidden": 2}


class _Formats(list[str]):
    """Number formats in the order in which they occur; style 0 is the general one."""

    def style(self, cell: Typed) -> int:
        code = str(cell.number_format)
        if code not in self:
            self.append(code)
        return self.index(code) + 1


def as_xlsb(xlsx: bytes, parts: Mapping[str, str | bytes] = {}) -> bytes:
    """The same sheets, texts, figures, number formats and protection as .xlsb; ``parts`` adds or replaces members."""
    strings: list[str] = []
    formats = _Formats()
    sheets = []
    for sheet in openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets:
        found: dict[tuple[int, int], Cell] = {}
        for cell in _filled(sheet.iter_rows()):
            style, place = formats.style(cell), (cell.row - 1, cell.column - 1)
            if cell.data_type == "f":
                data = biff12.wide("") + biff12.NO_FORMULA
                found[place] = Cell(kind=biff12.TEXT_FORMULA, data=data, style=style)
            elif isinstance(cell.value, int):
                found[place] = whole(cell.value, style)
            elif isinstance(cell.value, float):
                found[place] = number(cell.value, style)
            elif len(strings) % 2:
                found[place] = text(str(cell.value), style)
                strings.append("")
            else:
                found[place] = shared(len(strings), style)
                strings.append(str(cell.value))
        state = _STATES[sheet.sheet_state]
        sheets.append(Sheet(name=sheet.title, cells=found, state=state, protected=sheet.protection.sheet))
    return workbook(sheets, formats, strings, parts=parts)


def as_xls(xlsx: bytes, more: bytes = b"", of_sheet: bytes = b"", kinds: Mapping[str, int] = {}) -> Tree:
    """The same as the streams of an .xls, which ``compound`` makes a file.

    ``more`` are further records of the workbook, ``of_sheet`` of each sheet, ``kinds`` further sheets and their kinds.
    """
    formats = _Formats()
    sheets = []
    for sheet in openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets:
        cells = [_record(cell, formats.style(cell)) for cell in _filled(sheet.iter_rows())]
        lock = biff8.record(biff8.PROTECT, b"\1\0") if sheet.protection.sheet else b""
        sheets.append(biff8.Sheet(sheet.title, [lock, *cells, of_sheet], _STATES[sheet.sheet_state]))
    sheets += [biff8.Sheet(name, state=2, kind=kind) for name, kind in kinds.items()]
    return {"Workbook": biff8.book(sheets, formats, more)}


def xls_file(xlsx: bytes) -> bytes:
    """The same as .xls."""
    return compound(as_xls(xlsx))


def as_ods(xlsx: bytes, inside: str = "", behind: str = "", formula: str = "") -> bytes:
    """The same as .ods.

    ``inside`` stands at the end of the first table, ``behind`` after the last one, ``formula`` in a cell of its own.
    """
    tables: list[str] = []
    for sheet in openpyxl.load_workbook(io.BytesIO(xlsx)).worksheets:
        rows = [opendocument.row(*(_element(cell) for cell in row)) for row in sheet.iter_rows()]
        if not tables:
            rows += [opendocument.row(opendocument.cell("string", shown="", formula=formula))] if formula else []
            rows.append(inside)
        more = f'table:protected="{str(sheet.protection.sheet).lower()}"'
        tables.append(opendocument.table(*rows, name=escape(sheet.title), more=more))
    return opendocument.ods(*tables, behind=behind)


def _filled(rows: Iterable[tuple[Typed | MergedCell, ...]]) -> Iterator[Typed]:
    return (cell for row in rows for cell in row if isinstance(cell, Typed) and cell.value is not None)


def _record(cell: Typed, style: int) -> bytes:
    row, col = cell.row - 1, cell.column - 1
    if cell.data_type == "f":
        return biff8.formula(row, col, biff8.NOTHING, style)
    if isinstance(cell.value, (int, float)):
        return biff8.number(row, col, cell.value, style)
    return biff8.record(biff8.LABEL, biff8.place(row, col, style) + biff8.text(str(cell.value)))


def _element(cell: Typed | MergedCell) -> str:
    if cell.value is None:
        return opendocument.cell()
    if cell.data_type == "f":
        return opendocument.cell(shown="", formula="of:=''")
    if isinstance(cell.value, (int, float)):
        kind = "percentage" if "%" in str(cell.number_format) else "float"
        return opendocument.cell(kind, str(cell.value), str(cell.value))
    lines = escape(str(cell.value)).split("\n")
    return opendocument.cell("string", shown="</text:p><text:p>".join(lines))
