"""Tables of an agency's consolidated workbook: the sums of fixed tables, the rows of open ones under each other."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from toolkit.core.a1 import a1
from toolkit.core.consolidation.headings import DATA_SHEET, TABLE_AGENCY, TABLE_KEY, TABLE_SUM, DataHeading
from toolkit.core.forms.spec import Column, Form, Kind, Layout
from toolkit.core.intake.consolidated.indicators import Taken, cell_at
from toolkit.core.intake.package import Package
from toolkit.core.lower_book import LeftOut
from toolkit.core.numbers.fields import read_field
from toolkit.core.plan.model import Table
from toolkit.core.readback.data import data_table
from toolkit.core.readback.model import ConsolidatedBook, DataLine
from toolkit.core.readback.package import sheet_named
from toolkit.core.readback.table import HeadedTable
from toolkit.core.submission import Entry, LocatedForm, State
from toolkit.core.text import match_key, shortened


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
    return _summed(form, table, lines, package)


def _summed(form: Form, table: Table, lines: Sequence[DataLine], package: Package) -> Taken:
    if not lines:  # an officer has taken all of it out
        return Taken(located=LocatedForm(form=form.spec.id, sheet=table.sheet, entries=()))
    sheet = sheet_named(package, lines[0].form)
    found = None if sheet is None else HeadedTable.find(sheet, (TABLE_AGENCY, match_key(table.row_heading)))
    if sheet is None or found is None:
        lost = f"thiếu trang “{lines[0].form}” (đã bị xóa hoặc đổi tên)"
        reason = f"không tìm thấy cột “{table.row_heading}” trên trang “{lines[0].form}”"
        located = LocatedForm(form=form.spec.id, sheet=lines[0].form, entries=())
        gap = LeftOut(label=_name(table), reason=lost if sheet is None else reason, damaged=sheet is None)
        return Taken(located=located, left_out=(gap,))
    sums = [
        (row, found.text(row, match_key(table.row_heading)))
        for row in found.rows
        if found.text(row, TABLE_AGENCY) == TABLE_SUM
    ]
    own = [(row.key, row.printed.get("label", "")) for row in form.rows]
    # Either plan may give two rows one label.
    below = {line.key: line.label for line in lines}
    unknown = {*_repeated(label for _, label in own), *_repeated(below.values())}
    twice = [label for label in _repeated(label for _, label in sums) if label not in unknown]
    places = {_label(label): row for row, label in sums if _label(label) not in {*unknown, *twice}}
    columns = [column for column in _figures(form) if _label(column.heading) not in _twice(form)]
    entries: list[Entry] = []
    for key, label in own:
        at = places.get(_label(label))
        for column in columns if at is not None else ():
            assert at is not None, "rows without a sum have no columns"
            if (col := found.columns.get(match_key(column.heading))) is not None:
                entries += _entry(form, key, column, found, a1(at, col))
    known = {_label(label) for _, label in own}
    gone = [f"dòng “{shortened(label)}”" for _, label in sums if _label(label) not in known]
    gone += [f"cột “{column.heading}”" for column in columns if match_key(column.heading) not in found.columns]
    unclear = [f"dòng “{shortened(label)}”" for _, label in own if _label(label) in unknown]
    located = LocatedForm(form=form.spec.id, sheet=sheet.name, entries=tuple(entries))
    keys = {_label(label): key for key, label in own if any(entry.row == key for entry in entries)}
    return Taken(
        located=located,
        left_out=(
            *_left_out(form, table, lines, gone, unclear),
            *(_second_sum(table, sheet.name, [one for one in sums if _label(one[1]) == label]) for label in twice),
        ),
        rows={line.key: keys[_label(line.label)] for line in lines if _label(line.label) in keys},
    )


def _second_sum(table: Table, sheet: str, sums: Sequence[tuple[int, str]]) -> LeftOut:
    """Several sums of one row: the tool writes one, so somebody added or relabelled the others."""
    rows = ", ".join(str(row + 1) for row, _ in sums)
    reason = (
        f"các dòng {rows} của trang “{sheet}” cùng ghi “{TABLE_SUM}” cho “{shortened(sums[0][1])}” "
        "nên không biết lấy dòng nào"
    )
    return LeftOut(label=_name(table), reason=reason, damaged=True)


def _left_out(
    form: Form, table: Table, lines: Sequence[DataLine], gone: Sequence[str], unclear: Sequence[str]
) -> Iterator[LeftOut]:
    """What of a fixed table is not taken: rows and columns without a partner or with several, and prose."""
    figures, twice = _figures(form), _twice(form)
    repeated = [f"cột “{column.heading}”" for column in figures if _label(column.heading) in twice]
    added = {_label(column.heading) for column in figures}
    prose = [f"cột “{line.column}”" for line in lines if line.text and _label(line.column) not in added]
    for names, reason in (
        (gone, "chỉ có ở một trong hai bảng"),
        ([*unclear, *repeated], "ghi hai lần nên không biết lấy số nào"),
        (prose, "ghi bằng chữ nên không cộng được"),
    ):
        if names:
            yield LeftOut(label=_name(table), reason=f"{', '.join(dict.fromkeys(names))} {reason}")


def _twice(form: Form) -> set[str]:
    """Headings that several columns of a form have."""
    return set(_repeated(column.heading for column in form.spec.columns))


def _repeated(labels: Iterable[str]) -> Iterator[str]:
    """Labels that stand several times: nothing tells their rows or columns apart."""
    return (label for label, count in Counter(map(_label, labels)).items() if count > 1)


def _stacked(form: Form, lines: Sequence[DataLine], package: Package) -> Taken:
    """Rows keep together what one agency wrote in one row; they follow each other as on ``Dữ liệu``."""
    sheet = sheet_named(package, DATA_SHEET)
    assert sheet is not None, "the workbook was read"
    table = data_table(sheet)
    columns = {_label(column.heading): column for column in form.spec.inputs}
    columns = {heading: column for heading, column in columns.items() if heading not in _twice(form)}
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
    return Taken(
        located=located,
        left_out=(LeftOut(label=f"bảng “{form.spec.title}”", reason=reason),) if gone else (),
        rows=dict.fromkeys((line.key for line in lines), ""),
    )


def _entry(form: Form, row: str, column: Column, table: HeadedTable, address: str, text: str = "") -> Iterator[Entry]:
    assert column.field is not None, "only inputs are taken"
    cell = cell_at(table.sheet, address)
    if text and isinstance(cell.value, str):
        cell = cell._replace(value=text)
    reading = read_field(cell, column.field)
    if reading.state is not State.BLANK:
        yield Entry(form=form.spec.id, row=row, column=column.id, cell=address, typed=cell.typed, reading=reading)


def _figures(form: Form) -> list[Column]:
    return [column for column in form.spec.inputs if column.field is not None and column.field.kind is Kind.FIGURE]


def _key_of(line: DataLine) -> tuple[str, str, str] | None:
    """Prefix, table id and row of a row of a table; None for rows of other forms."""
    prefix, _, rest = line.key.partition(" ")
    table, _, row = rest.partition(" ")
    return (prefix, table, row) if prefix == TABLE_KEY and row else None


def _name(table: Table) -> str:
    return f"bảng “{table.title}”"


def _label(text: str) -> str:
    return match_key(text).casefold()


def _same(one: str, other: str) -> bool:
    return _label(one) == _label(other)
