"""The sheets of indicators and tasks: rows with a code as they stand, rows without one as a printed annex."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.core.plan.annex.indicators import understand_indicators
from toolkit.core.plan.annex.model import IndicatorColumn, PrintedCell, PrintedRow, Reading, TaskColumn
from toolkit.core.plan.annex.tasks import understand_tasks
from toolkit.core.plan.book.codecs import Unreadable
from toolkit.core.plan.book.declare import ROW_KIND, BookSheet, Keys
from toolkit.core.plan.book.draft import Draft, put
from toolkit.core.plan.book.indicator_sheet import INDICATORS
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.book.table import Row, Table
from toolkit.core.text import fold

_INDICATOR_COLUMNS: Mapping[IndicatorColumn, Keys] = {
    IndicatorColumn.TT: ("tt",),
    IndicatorColumn.LABEL: ("label",),
    IndicatorColumn.UNIT: ("unit", "printed"),
    IndicatorColumn.BASELINE: ("baseline", "printed"),
    IndicatorColumn.TARGET: ("target", "printed"),
    IndicatorColumn.LEADS: ("leads",),
}
_TASK_COLUMNS: Mapping[TaskColumn, Keys] = {
    TaskColumn.TT: ("number",),
    TaskColumn.TEXT: ("text",),
    TaskColumn.LEADS: ("leads",),
    TaskColumn.COORDINATORS: ("coordinators",),
    TaskColumn.TIMING: ("timing",),
}
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_UNKNOWN_YEAR = 2000
"""Where the plan does not say its year it cannot be read anyway; the rows are still looked at for their problems."""


def read_annex(sheet: BookSheet, table: Table, draft: Draft, parties: Parties) -> Parties:
    """Add the rows of a sheet to the draft; returns the parties, with those that printed rows were first to name."""
    reading = Reading()
    if any(_printed(sheet, row) for row in table.rows):
        reading = _understand(sheet, table, draft, parties)
        for part in ("agencies", "groups"):
            for party in getattr(reading, part):
                loc = (part, len(draft.value.setdefault(part, [])))
                draft.value[part].append(dict(party))
                draft.places[loc] = draft.place(table.sheet.name)
        parties = Parties(draft.value.get("agencies", ()), draft.value.get("groups", ()))
        for doubt in reading.doubts:
            draft.remark(doubt.place, doubt.message.rstrip("."), doubt.remedy, doubt.part)
    understood: dict[int, list[tuple[str, Mapping[str, Any]]]] = {}
    for part in ("objectives", "indicators", "tasks"):  # a row without an objective above it declares one as well
        for item in getattr(reading, part):
            understood.setdefault(item.row, []).append((part, item.value))
    draft.value.setdefault(sheet.part, [])
    for position, row in enumerate(table.rows):
        for part, values in understood.get(position, ()):
            _take_printed(sheet, table, row, part, values, draft, parties)
        if position not in understood and position not in reading.joined:
            _take_coded(sheet, table, row, draft, parties)
    return parties


def _printed(sheet: BookSheet, row: Row) -> bool:
    """Whether a row has no code and is to be understood as a printed one."""
    return sheet.code.keys not in row.cells


def is_heading(sheet: BookSheet, row: Row) -> bool:
    """Whether a row says that it is a heading between the records of its sheet."""
    cell = row.cells.get((ROW_KIND,))
    return sheet.headings is not None and cell is not None and fold(cell.typed) == fold(sheet.headings.word)


def _understand(sheet: BookSheet, table: Table, draft: Draft, parties: Parties) -> Reading:
    year = draft.value.get("year")
    year = year if isinstance(year, int) else _UNKNOWN_YEAR
    if sheet is not INDICATORS:
        rows = [_printed_row(sheet, table, row, _TASK_COLUMNS, draft) for row in table.rows]
        return understand_tasks(rows, parties.names, year)
    found = _YEAR.search(table.headings.get(("baseline", "printed"), ""))
    baseline_year = int(found.group()) if found else None
    printed = [_printed_row(sheet, table, row, _INDICATOR_COLUMNS, draft) for row in table.rows]
    return understand_indicators(printed, parties.names, year, baseline_year=baseline_year)


def _printed_row(sheet: BookSheet, table: Table, row: Row, columns: Mapping[Any, Keys], draft: Draft) -> Any:
    cells = {}
    for column, keys in columns.items():
        if keys in table.columns:
            place = draft.place(table.sheet.name, table.address(row, keys))
            cells[column] = PrintedCell(text=_text(row, keys), place=place, continued=keys in row.continued)
    place = draft.place(table.sheet.name, table.address(row, sheet.columns[0].keys))
    return PrintedRow(cells=cells, place=place, code=_text(row, sheet.code.keys))


def _text(row: Row, keys: Keys) -> str:
    cell = row.cells.get(keys)
    return "" if cell is None else cell.typed.strip()


def _take_printed(
    sheet: BookSheet,
    table: Table,
    row: Row,
    part: str,
    understood: Mapping[str, Any],
    draft: Draft,
    parties: Parties,
) -> None:
    """A printed row as it was understood; what a person wrote beside the printed columns counts before that."""
    items = draft.value.setdefault(part, [])
    loc = (part, len(items))
    draft.register(sheet, table, row, loc)
    values = {key: dict(value) if isinstance(value, Mapping) else value for key, value in understood.items()}
    items.append(values)
    if is_heading(sheet, row) and part == sheet.part:
        place = draft.place(table.sheet.name, table.address(row, sheet.code.keys))
        draft.problem(loc, place, "chưa ghi mã của mục tiêu", "Ghi mã, ví dụ 1.", sheet.code.heading)
        return
    if part != sheet.part:
        return
    own = draft.record(sheet, table, row, loc, parties)
    for keys in row.cells:
        if keys not in sheet.printed and keys[0] not in (ROW_KIND, "basis"):
            written: Any = own
            for key in keys:
                written = written[key]
            put(values, keys, written)
            values.get("basis", {}).pop(keys[0], None)
    values["basis"] = {**values.get("basis", {}), **_mapping(own.get("basis"))}


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _take_coded(sheet: BookSheet, table: Table, row: Row, draft: Draft, parties: Parties) -> None:
    """A row exactly as it stands; a heading row becomes a record of its own list."""
    if not is_heading(sheet, row):
        items = draft.value[sheet.part]
        loc = (sheet.part, len(items))
        values = draft.record(sheet, table, row, loc, parties)
        _check_kind(sheet, table, row, draft, parties)
        if "objective" not in values and sheet is INDICATORS and draft.value.get("objectives"):
            values["objective"] = draft.value["objectives"][-1].get("code", "")
        items.append(values)
        return
    assert sheet.headings is not None
    items = draft.value.setdefault(sheet.headings.part, [])
    loc = (sheet.headings.part, len(items))
    rough = Draft(file=draft.file)
    values = rough.record(sheet, table, row, loc, parties)
    draft.problems += rough.problems
    heading: dict[str, Any] = {}
    for key, under in sheet.headings.keys.items():
        if (*loc, under) in rough.places:
            draft.places[(*loc, key)] = rough.places[(*loc, under)]
            draft.labels[(*loc, key)] = rough.labels[(*loc, under)]
        if under in values:
            heading[key] = values[under]
    draft.places[loc] = rough.places[loc]
    items.append(heading)
    _tell_beside(sheet, table, row, draft)


def _check_kind(sheet: BookSheet, table: Table, row: Row, draft: Draft, parties: Parties) -> None:
    cell = row.cells.get((ROW_KIND,))
    if cell is None:
        return
    column = sheet.by_keys[ROW_KIND,]
    try:
        column.codec.decode(cell, parties)
    except Unreadable as error:
        place = draft.place(table.sheet.name, cell.address)
        draft.problem((sheet.part,), place, error.message, error.remedy, table.headings[column.keys])


def _tell_beside(sheet: BookSheet, table: Table, row: Row, draft: Draft) -> None:
    """What stands in a heading row beside its own cells."""
    assert sheet.headings is not None
    own: Sequence[Keys] = [(ROW_KIND,), *((under,) for under in sheet.headings.keys.values())]
    for keys, cell in row.cells.items():
        if keys not in own:
            message = f"dòng mục tiêu không có nội dung ở cột này nên không đọc: '{cell.typed}'"
            draft.remark(draft.place(table.sheet.name, cell.address), message, "Xóa ô, hoặc để trống “Loại dòng”.")
