"""Tables of an agency's consolidated workbook: the sums of fixed tables, the rows of open ones under each other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.core.a1 import a1
from toolkit.core.consolidation.headings import DATA_SHEET, TABLE_AGENCY, TABLE_SUM, DataHeading
from toolkit.core.forms.spec import Column, Form, Kind, Layout
from toolkit.core.intake.consolidated.indicators import Taken, cell_at
from toolkit.core.intake.package import Package
from toolkit.core.numbers.fields import read_field
from toolkit.core.plan.model import Table
from toolkit.core.readback.data import data_table
from toolkit.core.readback.model import ConsolidatedBook, DataLine
from toolkit.core.readback.package import sheet_named
from toolkit.core.readback.table import HeadedTable
from toolkit.core.submission import Entry, LeftOut, LocatedForm, State
from toolkit.core.text import match_key, shortened

_PREFIX = "B"
"""Begins the keys of rows of tables on ``Dữ liệu``: "B van-ban 2"."""


def table_names(book: ConsolidatedBook) -> dict[str, str]:
    """Id of each table that anybody filled → name of its sheet."""
    return {key[1]: line.form for line in book.data if (key := _key_of(line)) is not None}


def source_of(table: Table, names: dict[str, str]) -> str:
    """Id of the table of the lower workbook that is this one, by its id or its sheet; empty where there is none."""
    by_sheet = [name for name, sheet in names.items() if _same(sheet, table.sheet)]
    return table.id if table.id in names else by_sheet[0] if len(by_sheet) == 1 else ""


def table_taken(form: Form, table: Table, source: str, package: Package, book: ConsolidatedBook) -> Taken:
    """The form of a table with everything that the table ``source`` of the workbook has for it."""
    lines = [line for line in book.data if (key := _key_of(line)) is not None and key[1] == source and line.counted]
    if form.spec.layout is Layout.OPEN:
        return _stacked(form, lines, package)
    return _summed(form, table, lines[0].form if lines else "", package)


def _summed(form: Form, table: Table, name: str, package: Package) -> Taken:
    sheet = sheet_named(package, name)
    found = None if sheet is None else HeadedTable.find(sheet, (TABLE_AGENCY, match_key(table.row_heading)))
    if sheet is None or found is None:
        reason = f"không tìm thấy cột “{table.row_heading}” trên trang “{name}”"
        return Taken(located=LocatedForm(form=form.spec.id, sheet=name, entries=()), left_out=(_of(table, reason),))
    sums = {
        _label(found.text(row, match_key(table.row_heading))): row
        for row in found.rows
        if found.text(row, TABLE_AGENCY) == TABLE_SUM
    }
    columns = [(column, match_key(column.heading)) for column in _figures(form)]
    entries: list[Entry] = []
    for row in form.rows:
        at = sums.get(_label(row.printed.get("label", "")))
        for column, heading in columns if at is not None else ():
            assert at is not None, "rows without a sum have no columns"
            if heading in found.columns:
                entries += _entry(form, row.key, column, found, a1(at, found.columns[heading]))
    located = LocatedForm(form=form.spec.id, sheet=sheet.name, entries=tuple(entries))
    known = {_label(row.printed.get("label", "")) for row in form.rows}
    gone = [f"dòng “{shortened(label)}”" for label in sums if label not in known]
    gone += [f"cột “{column.heading}”" for column, heading in columns if heading not in found.columns]
    left_out = [_of(table, f"{', '.join(gone)} chỉ có ở một trong hai bảng")] if gone else []
    return Taken(located=located, left_out=tuple(left_out))


def _stacked(form: Form, lines: Sequence[DataLine], package: Package) -> Taken:
    """Rows keep together what one agency wrote in one row; they follow each other as on ``Dữ liệu``."""
    sheet = sheet_named(package, DATA_SHEET)
    assert sheet is not None, "the workbook was read"
    table = data_table(sheet)
    columns = {_label(column.heading): column for column in form.spec.inputs}
    numbers: dict[tuple[str, str, str, str], str] = {}
    entries: list[Entry] = []
    gone: dict[str, None] = {}
    for line in lines:
        column = columns.get(_label(line.column))
        if column is None:
            gone[f"cột “{line.column}”"] = None
            continue
        row = numbers.setdefault((line.agency, line.file, line.hash, line.key), str(len(numbers) + 1))
        figure = column.field is not None and column.field.kind is Kind.FIGURE
        heading = DataHeading.VALUE if figure else DataHeading.TEXT
        # A text too long for a cell goes on beside it.
        entries += _entry(form, row, column, table, table.address(line.row, heading), "" if figure else line.text)
    located = LocatedForm(form=form.spec.id, sheet=sheet.name, entries=tuple(entries))
    reason = f"{', '.join(gone)} không có trong bảng của kế hoạch này"
    return Taken(located=located, left_out=(LeftOut(label=f"bảng “{form.spec.title}”", reason=reason),) if gone else ())


def _entry(form: Form, row: str, column: Column, table: HeadedTable, address: str, text: str = "") -> Iterator[Entry]:
    assert column.field is not None, "only inputs are taken"
    cell = cell_at(table.sheet, address)
    if text and isinstance(cell.value, str):
        cell = replace(cell, value=text)
    reading = read_field(cell, column.field)
    if reading.state is not State.BLANK:
        yield Entry(form=form.spec.id, row=row, column=column.id, cell=address, typed=cell.typed, reading=reading)


def _figures(form: Form) -> list[Column]:
    return [column for column in form.spec.inputs if column.field is not None and column.field.kind is Kind.FIGURE]


def _key_of(line: DataLine) -> tuple[str, str, str] | None:
    """Prefix, table id and row of a row of a table; None for rows of other forms."""
    prefix, _, rest = line.key.partition(" ")
    table, _, row = rest.partition(" ")
    return (prefix, table, row) if prefix == _PREFIX and row else None


def _of(table: Table, reason: str) -> LeftOut:
    return LeftOut(label=f"bảng “{table.title}”", reason=reason)


def _label(text: str) -> str:
    return match_key(text).casefold()


def _same(one: str, other: str) -> bool:
    return _label(one) == _label(other)
