"""Finding the declared sheets, columns and rows in a workbook as people leave it: by meaning, never by position."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.core.a1 import a1, column_letter
from toolkit.core.intake.limits import Refused
from toolkit.core.intake.package import SheetPart
from toolkit.core.plan.annex.headers import heading_key
from toolkit.core.plan.book.declare import BookSheet, Column, Keys
from toolkit.core.plan.book.mark import LIMITS
from toolkit.core.submission import RawCell
from toolkit.core.text import is_blank

_HEADING_WITHIN = 40
"""Rows from the top in which the headings are looked for: a pasted annex brings its own title lines."""
_FEWEST = 2
"""Headings that make a heading row."""
_RECOGNISABLE = 3
"""Headings that make a sheet recognisable under another name."""
_COLUMN_NUMBER = re.compile(r"\(?(?:[0-9]{1,2}|[A-Z])\)?")


@dataclass(slots=True, kw_only=True)
class Row:
    """One filled row."""

    number: int
    cells: dict[Keys, RawCell]
    """The filled cells."""
    continued: frozenset[Keys] = frozenset()
    """Columns whose cell is part of a vertical merge that began in a row above."""


@dataclass(slots=True, kw_only=True)
class Table:
    """The rows of one declared sheet."""

    sheet: SheetPart
    heading_row: int = 0
    columns: dict[Keys, int] = field(default_factory=dict)
    headings: dict[Keys, str] = field(default_factory=dict)
    """Headings as they stand in the workbook."""
    rows: list[Row] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    """Cell and text of what stands outside the declared columns."""
    above: list[tuple[str, str]] = field(default_factory=list)
    """Cell and text of what stands above the headings."""
    repeated: list[Row] = field(default_factory=list)
    """Rows that print the headings once more."""
    misplaced: list[tuple[Row, Keys, Keys]] = field(default_factory=list)
    """Rows that print the headings in another order: whose column, and the heading that stands there."""
    joined: dict[int, list[str]] = field(default_factory=dict)
    """Row number → first cells of the rows below it whose text was joined to it."""

    def address(self, row: Row, keys: Keys) -> str:
        """Address of a cell, of the row's first cell where the sheet has no such column."""
        return a1(row.number, self.columns.get(keys, min(self.columns.values(), default=0)))


def assign_sheets(declared: Sequence[BookSheet], found: Sequence[SheetPart]) -> dict[str, SheetPart]:
    """Name of a declared sheet → the sheet that is it: by its name, else by most of its headings."""
    assigned: dict[str, SheetPart] = {}
    free = list(found)
    for sheet in declared:
        named = next((part for part in free if heading_key(part.name) == heading_key(sheet.name)), None)
        if named is not None:
            assigned[sheet.name] = named
            free.remove(named)
    for part in free:
        fits = [(len(columns_of(sheet, part)[1]), sheet.name) for sheet in declared if sheet.name not in assigned]
        most, name = max(fits, default=(0, ""))
        if most >= _RECOGNISABLE:
            assigned[name] = part
    return assigned


def read_table(sheet: BookSheet, part: SheetPart) -> Table:
    """The filled rows below the headings; repeated headings and rows of column numbers are skipped."""
    heading_row, columns = columns_of(sheet, part)
    table = Table(sheet=part, heading_row=heading_row, columns=columns)
    table.headings = {keys: " ".join(part.text(heading_row, col).split()) for keys, col in columns.items()}
    if not columns:
        return table
    places = {col: keys for keys, col in columns.items()}
    merged = _continued(part, places)
    for number in sorted(part.grid.rows):
        if number < heading_row:
            table.above += _beside(part, number, {})
        if number <= heading_row:
            continue
        cells = {keys: cell for col, keys in places.items() if filled(cell := part.cell(number, col))}
        table.unread += _beside(part, number, places)
        row = Row(number=number, cells=cells, continued=frozenset(merged.get(number, ())))
        if not cells or _counts_columns(sheet, row):
            continue
        if _repeats_headings(sheet, row):
            table.repeated.append(row)
        elif moved := _moved_heading(sheet, row):
            table.misplaced.append((row, *moved))
        elif _goes_on(sheet, row, table):
            first = min(cells, key=columns.__getitem__)
            table.joined.setdefault(table.rows[-1].number, []).append(cells[first].address)
        else:
            table.rows.append(row)
    return table


def columns_of(sheet: BookSheet, part: SheetPart) -> tuple[int, dict[Keys, int]]:
    """The heading row and the sheet's column for each declared one; no columns where there is no heading row."""
    for number in sorted(part.grid.rows)[:_HEADING_WITHIN]:
        keys = {col: heading_key(part.text(number, col)) for col in sorted(part.grid.rows[number])}
        found = _match(sheet.columns, {col: key for col, key in keys.items() if key})
        if len(found) >= _FEWEST:
            return number, found
    return 0, {}


def filled(cell: RawCell) -> bool:
    """Whether a cell holds anything: a text of invisible characters does, blanks alone do not."""
    if isinstance(cell.value, str):
        return bool(cell.value.strip())
    return cell.value is not None or bool(cell.formula) or bool(cell.error)


def _match(columns: Sequence[Column], headings: Mapping[int, str]) -> dict[Keys, int]:
    found: dict[Keys, int] = {}
    free = dict(headings)
    # The tool's own headings first. Among those of printed annexes the later columns are the more special ones.
    for fits, candidates in ((Column.own, columns), (Column.alike, tuple(reversed(columns)))):
        for column in candidates:
            col = next((col for col, key in free.items() if column.keys not in found and fits(column, key)), None)
            if col is not None:
                found[column.keys] = col
                del free[col]
    return found


def _counts_columns(sheet: BookSheet, row: Row) -> bool:
    """Whether a row numbers the columns, as below the headings of a printed annex: (1), (2), (3)."""
    texts = [cell.typed.strip() for cell in row.cells.values()]
    pasted = set(row.cells) <= set(sheet.printed) and len(texts) > _FEWEST
    return pasted and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)


def _repeats_headings(sheet: BookSheet, row: Row) -> bool:
    """Whether a row prints the headings once more, as after a page break."""
    keyed = [(sheet.by_keys[keys], heading_key(cell.typed)) for keys, cell in row.cells.items()]
    return len(keyed) >= _FEWEST and all(column.own(key) or column.alike(key) for column, key in keyed)


def _moved_heading(sheet: BookSheet, row: Row) -> tuple[Keys, Keys] | None:
    """In a pasted row of headings of another order: the first column, and the heading that stands there instead."""
    if not sheet.printed:
        return None
    order = list(row.cells)
    keys = {place: heading_key(row.cells[at].typed) for place, at in enumerate(order)}
    found = _match(sheet.columns, {place: key for place, key in keys.items() if key})
    moved = sorted((place, heading) for heading, place in found.items() if order[place] != heading)
    # A row that says something may hold a few words that are headings too; a row of headings holds little else.
    headings = len(found) >= _RECOGNISABLE and 2 * len(found) > len(order)
    return (order[moved[0][0]], moved[0][1]) if moved and headings else None


def _continued(part: SheetPart, places: Mapping[int, Keys]) -> dict[int, set[Keys]]:
    """Row → columns whose cell belongs to a vertical merge that began above."""
    found: dict[int, set[Keys]] = {}
    last, room = max(part.grid.rows, default=0), LIMITS.cells
    for first_row, first_col, last_row, last_col in part.grid.merges:
        columns = [keys for col, keys in places.items() if first_col <= col <= last_col]
        room -= min(last_row, last) - first_row
        if room < 0:  # ranges that overlap again and again: no office program merges like this
            raise Refused("too-large", "cells", limit=str(LIMITS.cells))
        for number in range(first_row + 1, min(last_row, last) + 1):
            found.setdefault(number, set()).update(columns)
    return found


def _goes_on(sheet: BookSheet, row: Row, table: Table) -> bool:
    """Whether a row only holds further paragraphs of the row above, which pasting from Word puts in rows of their own.

    Excel then merges the cells of one paragraph over these rows; the paragraphs are joined again.
    """
    printed = [keys for keys in sheet.printed if keys in table.columns]
    continued = [keys for keys in printed if keys in row.continued]
    beside = any(keys not in printed for keys in row.cells)
    if not table.rows or beside or not printed or printed[0] not in continued or 2 * len(continued) < len(printed):
        return False
    above = table.rows[-1].cells
    for keys, cell in row.cells.items():
        first = above.get(keys)
        text = f"{first.typed}\n{cell.typed}" if first is not None else cell.typed
        above[keys] = RawCell(address=cell.address if first is None else first.address, value=text)
    return True


def _beside(part: SheetPart, number: int, places: Mapping[int, Keys]) -> Iterator[tuple[str, str]]:
    for col in sorted(part.grid.rows[number]):
        cell = part.cell(number, col)
        if col not in places and not is_blank(cell.typed):
            yield f"{column_letter(col)}{number + 1}", cell.typed
