"""Tables beside each other on one sheet: which of them a cell is in, and what heads its column and its row."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.core.intake.package import SheetPart

_FEWEST = 3
"""Cells that make a row of headings."""


@dataclass(frozen=True, slots=True)
class Span:
    """A filled cell, with the columns that it is merged with."""

    first: int
    last: int
    text: str
    """Empty where the cell is computed or holds a figure."""
    style: str


class Blocks:
    """The tables of a sheet: below each run of headings, up to the gutter beside it."""

    def __init__(self, part: SheetPart) -> None:
        self._part = part
        self._merged = {(top, first): last for top, first, _, last in part.grid.merges}

    @property
    def several(self) -> bool:
        """Whether any row holds the headings of two tables and nothing else."""
        for row, cells in self._part.grid.rows.items():
            if len(cells) >= 2 * _FEWEST and all(self._part.text(row, col) for col in cells):
                runs = list(self._runs(row))
                if len(runs) > 1 and sum(map(len, runs)) == len(cells):
                    return True
        return False

    def heading(self, row: int, col: int) -> str:
        """The heading of a cell's column; empty where it is in no table."""
        return next((span.text for span in self._headings(row, col) if span.first <= col <= span.last), "")

    def left(self, row: int, col: int) -> list[tuple[int, str]]:
        """Column and text of the cells left of a cell in the row of its table."""
        headings = self._headings(row, col)
        if not headings:
            return []
        spans = [span for span in self._spans(row) if span.last < col]
        first = headings[0].first
        # The number of a row may stand left of the headings.
        while any(span.last == first - 1 for span in spans):
            first = next(span.first for span in spans if span.last == first - 1)
        return [(span.first - first, span.text) for span in spans if span.first >= first and span.text]

    def _headings(self, row: int, col: int) -> list[Span]:
        """The run of headings above a cell; nothing where a row without anything of the table comes between."""
        for up in range(row - 1, -1, -1):
            if up not in self._part.grid.rows:
                return []
            for run in self._runs(up):
                if run[0].first <= col <= run[-1].last:
                    return run
        return []

    def _runs(self, row: int) -> Iterator[list[Span]]:
        """Headings are texts of one look without a gap between them."""
        run: list[Span] = []
        for span in self._spans(row):
            if run and (span.first > run[-1].last + 1 or span.style != run[-1].style or not span.text):
                if len(run) >= _FEWEST:
                    yield run
                run = []
            if span.text:
                run.append(span)
        if len(run) >= _FEWEST:
            yield run

    def _spans(self, row: int) -> list[Span]:
        cells = self._part.grid.rows.get(row, {})
        return [
            Span(col, self._merged.get((row, col), col), "" if cell.formula else self._part.text(row, col), cell.style)
            for col, cell in sorted(cells.items())
        ]
