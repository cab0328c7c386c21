"""A form that is in the file more than once, because somebody copied its sheet."""

from collections.abc import Collection, Sequence
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
    addresses = _addresses([row for row in differing if row not in already], copies)
    refused = frozenset(differing)
    return replace(
        first,
        entries=tuple(entry for entry in first.entries if entry.row not in refused),
        repeated_rows=first.repeated_rows + tuple(addresses.items()),
        unread=first.unread + _unread(copies, refused),
        added=first.added + _added(first, copies[1:]),
        copies=tuple(copy.sheet for copy in copies[1:]),
    )


def _added(first: LocatedForm, others: Sequence[LocatedForm]) -> tuple[tuple[str, str], ...]:
    """What stands outside the form on a copied sheet and not on the original, with the sheet's name."""
    known = frozenset(first.added)
    return tuple(
        (sheet_reference(copy.sheet, cell), text)
        for copy in others
        for cell, text in copy.added
        if (cell, text) not in known
    )


def _unread(copies: Sequence[LocatedForm], rows: Collection[str]) -> tuple[tuple[str, str], ...]:
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


def _addresses(rows: Sequence[str], copies: Sequence[LocatedForm]) -> dict[str, tuple[str, ...]]:
    """Where each of these rows stands, in every copy that has it."""
    found: dict[str, list[str]] = {row: [] for row in rows}
    for copy in copies:
        cells: dict[str, list[tuple[int, int]]] = {}
        for entry in copy.entries:
            if entry.row in found:
                cells.setdefault(entry.row, []).append(parse(entry.cell))
        for row, places in cells.items():
            cols = [col for _, col in places]
            found[row].append(sheet_reference(copy.sheet, row_range(places[0][0], min(cols), max(cols))))
    return {row: tuple(places) for row, places in found.items()}
