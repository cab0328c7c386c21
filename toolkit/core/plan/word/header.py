"""The header of an annex table: in its first rows, and perhaps two rows high."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.core.plan.annex.headers import Header, bare_year, indicator_header, task_header
from toolkit.core.plan.word.blocks import Cell, Table

_HEADER_ROWS = 3
"""The header is looked for in the first rows: a title may stand above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHeader:
    """The header of a table."""

    header: Header[Any]
    part: str
    """The part of the plan that the table declares: "indicators" or "tasks"."""
    begins: int
    """Position of its first row."""
    ends: int
    """How many rows of the table it ends after."""
    headings: tuple[str, ...]
    """What stands above each column."""


def find_header(table: Table, year: int | None) -> TableHeader | None:
    """The header of a table that declares indicators or tasks. ``year`` is the plan's, where it is known."""
    texts = [[cell.text for cell in row] for row in table.rows[: _HEADER_ROWS + 1]]
    for at, row in enumerate(texts[:_HEADER_ROWS]):
        # A heading over several columns says more with the row below it.
        below = texts[at + 1] if at + 1 < len(texts) else []
        for cells, rows in ((_over(row, below, table.rows[at]), 2), (row, 1)):
            if cells is None:
                continue
            for part, read in (("indicators", indicator_header), ("tasks", task_header)):
                header: Header[Any] | None = read(cells, year)
                if header is not None:
                    return TableHeader(
                        header=header, part=part, begins=at, ends=at + rows, headings=tuple(map(_one_line, cells))
                    )
    return None


def _over(row: Sequence[str], below: Sequence[str], cells: Sequence[Cell]) -> list[str] | None:
    """Two header rows as one, where the first has a heading over several columns that the second divides."""
    divided = [n for n, cell in enumerate(cells) if cell.span > 1 and all(below[n : n + cell.span])]
    if not below or not divided:
        return None
    found = [low or high for high, low in zip(row, below, strict=True)]
    for start in divided:
        for n in range(start, start + cells[start].span):
            found[n] = _both(row[start], below[n])
    return found


def _both(high: str, low: str) -> str:
    """A heading and one of those below it; a year says nothing without the words it belongs to."""
    if bare_year(low):
        return low if bare_year(high) or high.strip().lower() == "năm" else f"{high} {low}"
    return f"{low} {high}" if bare_year(high) else low


def _one_line(text: str) -> str:
    return " ".join(text.split())
