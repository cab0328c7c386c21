"""What is in a form and yet not seen by whoever looks at it: hidden columns, and cells covered by merged ones."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from toolkit.core.a1 import a1, parse
from toolkit.core.intake.sheet import Grid
from toolkit.core.submission import Entry, State


def hidden_columns(grid: Grid, places: Mapping[str, int], entries: Iterable[Entry]) -> tuple[str, ...]:
    """Column ids of a form that are hidden and hold something."""
    if not grid.hidden_cols:
        return ()
    filled = {entry.column for entry in entries if entry.reading.state is not State.BLANK}
    hidden = {name for name, col in places.items() if any(first <= col <= last for first, last in grid.hidden_cols)}
    return tuple(name for name in places if name in hidden & filled)


Merged = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
Covered = tuple[tuple[str, str, str, str], ...]


def merged_cells(grid: Grid, entries: Iterable[Entry]) -> tuple[Merged, Covered]:
    """Merged ranges that join input cells, and the filled cells among those that such a range covers."""
    if not grid.merges:
        return (), ()
    by_row: dict[int, list[tuple[tuple[int, int], Entry]]] = {}
    for entry in entries:
        place = parse(entry.cell)
        by_row.setdefault(place[0], []).append((place, entry))
    filled = sorted(by_row)
    merged, covered = [], []
    for top, left, bottom, right in grid.merges:
        rows = filled[bisect_left(filled, top) : bisect_right(filled, bottom)]
        within = [one for row in rows for one in by_row[row] if left <= one[0][1] <= right]
        area = f"{a1(top, left)}:{a1(bottom, right)}"
        if len(within) > 1:
            merged.append((area, tuple((entry.row, entry.column) for _, entry in within)))
        covered += [
            (entry.row, entry.column, entry.cell, area)
            for place, entry in within
            if place != (top, left) and entry.reading.state is not State.BLANK
        ]
    return tuple(merged), tuple(covered)
