"""A form that is in the file more than once, because somebody copied its sheet."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.core.a1 import parse, row_range, sheet_reference
from toolkit.core.submission import Entry, LocatedForm, State

Typed = dict[str, dict[str, str]]
"""Row → column → text."""


def merge_copies(copies: Sequence[LocatedForm], open_rows: bool) -> LocatedForm:
    """One form out of its copies, the original first.

    Copies that say the same count once. Rows in which copies differ are like repeated rows of one
    sheet: none is read. A list is compared as a whole, since its rows have no names of their own.
    """
    first = copies[0]
    if len(copies) == 1:
        return first
    typed = [_typed(copy.entries) for copy in copies]
    rows = dict.fromkeys(row for rows in typed for row in rows)
    differing = [row for row in rows if any(other.get(row, {}) != typed[0].get(row, {}) for other in typed)]
    if open_rows and differing:
        differing = list(rows)
    already = {row for row, _ in first.repeated_rows}
    repeated = tuple((row, _addresses(row, copies)) for row in differing if row not in already)
    return replace(
        first,
        entries=tuple(entry for entry in first.entries if entry.row not in differing),
        repeated_rows=first.repeated_rows + repeated,
        unread=first.unread + _unread(copies, differing),
        added=first.added + _added(first, copies[1:]),
        copies=tuple(copy.sheet for copy in copies[1:]),
    )


def _added(first: LocatedForm, others: Sequence[LocatedForm]) -> tuple[tuple[str, str], ...]:
    """What stands outside the form on a copied sheet and not on the original, with the sheet's name."""
    return tuple(
        (sheet_reference(copy.sheet, cell), text)
        for copy in others
        for cell, text in copy.added
        if (cell, text) not in first.added
    )


def _unread(copies: Sequence[LocatedForm], rows: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What stands in rows in which copies differ, each cell with its sheet."""
    return tuple(
        (sheet_reference(copy.sheet, entry.cell), entry.typed)
        for copy in copies
        for entry in copy.entries
        if entry.row in rows and entry.reading.state is not State.BLANK
    )


def _typed(entries: Sequence[Entry]) -> Typed:
    found: Typed = {}
    for entry in entries:
        if entry.reading.state is not State.BLANK:
            found.setdefault(entry.row, {})[entry.column] = entry.typed
    return found


def _addresses(row: str, copies: Sequence[LocatedForm]) -> tuple[str, ...]:
    found = []
    for copy in copies:
        cells = [parse(entry.cell) for entry in copy.entries if entry.row == row]
        if cells:
            cols = [col for _, col in cells]
            found.append(sheet_reference(copy.sheet, row_range(cells[0][0], min(cols), max(cols))))
    return tuple(found)
