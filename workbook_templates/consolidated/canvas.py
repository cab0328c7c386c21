"""A page of side-by-side blocks: each row is written at once, as high as its highest text."""

from collections.abc import Sequence

from workbook_templates import theme
from workbook_templates.consolidated.layout import HEADING, Content, lines, put
from workbook_templates.consolidated.row_text import size_of
from workbook_templates.measure import row_points
from workbook_templates.theme import Style
from workbook_templates.writer import Page

LEFT = (7.5, 22, 9, 9, 8, 8, 10.5, 8.5, 8.5, 35)
RIGHT = (4.5, 24, *(4.9,) * 10)
WIDTHS = (*LEFT, 1.5, *RIGHT)
"""Columns of the left pane, a gutter, and the columns of the right pane."""
MIDDLE = len(LEFT) + 1
"""First column of the right pane."""
SECTION = theme.SECTION.but(font_size=12, bottom=2, bottom_color=theme.ACCENT)
Span = tuple[int, Content, Style]
"""Columns that a cell takes, its content and its style."""
LOWEST = 16.5


class Canvas:
    """Writes rows of spanning cells and remembers how high they are."""

    def __init__(self, page: Page, widths: Sequence[float]) -> None:
        self.page = page
        self.at = 0
        self._widths = tuple(widths)
        self._heights: dict[int, float] = {}
        for col, width in enumerate(widths):
            page.column(col, width=width)

    @property
    def columns(self) -> int:
        """Number of columns."""
        return len(self._widths)

    def gap(self, points: float) -> None:
        """An empty row."""
        self._finish(points)

    def row(self, *blocks: tuple[int, Sequence[Span]], lowest: float = LOWEST) -> int:
        """A row of blocks, each starting at its own column; returns its number."""
        height = lowest
        for start, spans in blocks:
            col = start
            for width, content, style in spans:
                height = max(height, self._cell(col, width, content, style))
                col += width
        self._finish(height)
        return self.at - 1

    def points(self, first: int, last: int) -> float:
        """Height of rows that were written."""
        return sum(self._heights[row] for row in range(first, last + 1))

    def room(self, start: int, columns: int) -> float:
        """Width of columns in characters."""
        return sum(self._widths[start : start + columns])

    def _cell(self, col: int, width: int, content: Content, style: Style) -> float:
        if width > 1:
            text = content if isinstance(content, str) else ""
            self.page.merge(self.at, col, col + width - 1, text, style)
        if width == 1 or not isinstance(content, str):
            put(self.page, self.at, col, content, style)
        count = lines(content, self.room(col, width), style)
        return row_points(count, size=size_of(style))

    def _finish(self, points: float) -> None:
        self.page.row(self.at, points)
        self._heights[self.at] = points
        self.at += 1


def heading_cells(spans: Sequence[int], heads: Sequence[str], *, size: float = 11) -> list[Span]:
    """The heading row of a small table."""
    style = HEADING.but(font_size=size)
    return [(span, head, style) for span, head in zip(spans, heads, strict=True)]
