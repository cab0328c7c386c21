"""What the sheets of the provincial workbook share: cells of any kind, measured row heights, titles and print setup."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from workbook_templates import theme
from workbook_templates.measure import MAX_ROW_POINTS, column_pixels, line_count, row_points, text_pixels
from workbook_templates.theme import Style
from workbook_templates.writer import Page, header_text

SIZE = 11
"""The sheets are dense; this still prints at 8 points or more after fitting to the page width."""

CELL = theme.CELL.but(font_size=SIZE)
TOP = CELL.but(valign="top")
CENTRE = CELL.but(align="center")
FIGURE = CELL.but(align="right", text_wrap=False)
COUNT = FIGURE.but(num_format=theme.FORMAT_INTEGER)
DATE = CELL.but(align="center", num_format=theme.FORMAT_DATE)
STRONG = CELL.but(bold=True)
STRONG_CENTRE = CENTRE.but(bold=True)
STRONG_COUNT = COUNT.but(bold=True)
HEADING = theme.HEADING.but(font_size=SIZE)
GROUP = theme.GROUP.but(font_size=SIZE)
NOTE = theme.PLAIN.but(font_size=10, italic=True, font_color=theme.MUTED)
TITLE = theme.TITLE
SUBTITLE = theme.PLAIN.but(font_size=SIZE, font_color=theme.MUTED)


@dataclass(frozen=True, slots=True)
class Live:
    """A formula with the value it has now."""

    formula: str
    cached: Decimal | int | str


Content = str | Decimal | int | dt.date | Live | None


@dataclass(frozen=True, slots=True)
class Head:
    """A column of a table: its heading, its width in characters, and the style of its cells."""

    text: str
    width: float
    style: Style = CELL


def put(page: Page, row: int, col: int, content: Content, style: Style) -> None:
    """Write a cell by the kind of its content; text is always text."""
    match content:
        case None:
            page.blank(row, col, style)
        case str():
            page.text(row, col, content, style)
        case Live():
            cached = content.cached
            page.formula(row, col, content.formula, style, cached=cached if isinstance(cached, str) else float(cached))
        case dt.date():
            page.date(row, col, content, style)
        case _:
            page.number(row, col, content, style)


def size_of(style: Style) -> float:
    """Font size of a style."""
    size = style.properties.get("font_size", theme.SIZE)
    return float(size)


_AIR = 0.95
"""Share of a column that text may count on: programs that shrink a page to fit set letters a little wider."""


def lines(content: Content, width: float, style: Style) -> int:
    """Lines that a cell takes; only text wraps."""
    text = content.cached if isinstance(content, Live) else content
    if not isinstance(text, str) or not text:
        return 1
    indent = style.properties.get("indent", 0)
    return line_count(
        text, width * _AIR, bold=bool(style.properties.get("bold")), size=size_of(style), indent=int(indent)
    )


class Grid:
    """Writes the rows of one table top to bottom, each as high as its text needs."""

    def __init__(self, page: Page, heads: Sequence[Head], *, tallest: float = MAX_ROW_POINTS) -> None:
        self.page = page
        self.heads = tuple(heads)
        self.at = 0
        self._tallest = tallest
        for place, head in enumerate(heads):
            page.column(place, width=head.width)

    @property
    def last_col(self) -> int:
        """The last column of the table."""
        return len(self.heads) - 1

    def title(self, text: str, *more: str) -> None:
        """The title of the sheet and lines below it, running over the columns."""
        for place, line in enumerate((text, *more)):
            if line:
                self.line(line, SUBTITLE if place else TITLE)

    def line(self, text: str, style: Style, *, columns: int = 0) -> None:
        """A line of text across the table (or its first columns), wrapped where it is too long."""
        wrapped = style.but(text_wrap=True)
        last = (columns or len(self.heads)) - 1
        room = sum(head.width for head in self.heads[: last + 1])
        if last > 0:
            self.page.merge(self.at, 0, last, text, wrapped)
        else:
            self.page.text(self.at, 0, text, wrapped)
        count = line_count(text, room * _AIR, bold=bool(style.properties.get("bold")), size=size_of(style))
        self.page.row(self.at, row_points(count, size=size_of(style)))
        self.at += 1

    def gap(self, points: float = 8.0) -> None:
        """An empty row."""
        self.page.row(self.at, points)
        self.at += 1

    def head(self, *, style: Style = HEADING) -> int:
        """The heading row; returns its row number."""
        self.row([head.text for head in self.heads], [style] * len(self.heads))
        return self.at - 1

    def group(self, texts: Sequence[str], style: Style = GROUP) -> int:
        """A heading between rows: its last text runs across the empty rest of the row."""
        size = size_of(style)
        start = len(texts) - 1
        room = sum(head.width for head in self.heads[start:])
        count = line_count(texts[-1], room * _AIR, bold=True, size=size)
        for place in range(len(self.heads)):
            put(self.page, self.at, place, texts[place] if place < start else None, style)
        if count > 1 and start < len(self.heads) - 1:
            # Text that runs over does not wrap.
            wrapped = style.but(text_wrap=True)
            self.page.merge(self.at, start, self.last_col, texts[-1], wrapped)
        else:
            self.page.text(self.at, start, texts[-1], style)
        self.page.row(self.at, row_points(count, size=size) + 3)
        self.at += 1
        return self.at - 1

    def row(self, contents: Sequence[Content], styles: Sequence[Style | None] = (), *, split: bool = True) -> int:
        """A row; text too high for Excel's highest row goes on in rows below, or is cut with "…".

        Returns the first row's number.
        """
        chosen = [
            (styles[place] if place < len(styles) else None) or head.style for place, head in enumerate(self.heads)
        ]
        first = self.at
        rest = list(contents) + [None] * (len(self.heads) - len(contents))
        while True:
            now: list[Content] = []
            later: list[Content] = []
            for content, head, style in zip(rest, self.heads, chosen, strict=True):
                piece, remainder = _cut(content, head.width, style, self._tallest)
                if remainder and not split:
                    piece, remainder = f"{str(piece)[:-2].rstrip()} …", ""
                now.append(piece)
                later.append(remainder or None)
            self._write(now, chosen)
            if not any(later):
                return first
            rest = later

    def _write(self, contents: Sequence[Content], styles: Sequence[Style]) -> None:
        height = 0.0
        for place, (content, head, style) in enumerate(zip(contents, self.heads, styles, strict=True)):
            put(self.page, self.at, place, content, style)
            height = max(height, row_points(lines(content, head.width, style), size=size_of(style)))
        self.page.row(self.at, height + 2 if height + 2 <= MAX_ROW_POINTS else height)
        self.at += 1


def _cut(content: Content, width: float, style: Style, tallest: float) -> tuple[Content, str]:
    """The part of a text that one row can show, and the rest."""
    if not isinstance(content, str):
        return content, ""
    size, width = size_of(style), width * _AIR
    most = max_lines(size, tallest)
    # Cheap test first: nearly every text is short.
    if len(content) < most or line_count(content, width, size=size) <= most:
        return content, ""
    return split_text(content, width, size, most)


@lru_cache(maxsize=16)
def max_lines(size: float, tallest: float = MAX_ROW_POINTS) -> int:
    """Lines that a row of a height holds."""
    count = 1
    while row_points(count + 1, size=size) < tallest - 2:
        count += 1
    return count


def split_text(text: str, width: float, size: float, most: int) -> tuple[str, str]:
    """Cut a text before the word that would not fit in ``most`` lines."""
    room = column_pixels(width)
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if line_count(text[:middle], width, size=size) <= most:
            low = middle
        else:
            high = middle - 1
    cut = low
    space = max(text.rfind(" ", 0, cut + 1), text.rfind("\n", 0, cut + 1))
    if space > 0 and text_pixels(text[space:cut], size=size) < room:
        cut = space
    return text[:cut].rstrip(), text[cut:].lstrip()


def finish(
    page: Page, *, header: str, repeat: tuple[int, int] | None = None, freeze: tuple[int, int] | None = None
) -> None:
    """A4 landscape, one page wide, page number on top as the decree on documents asks."""
    font = '&"Times New Roman,Italic"&10'
    left, right = header_text(header, 80), header_text(page.name)
    page.print_setup(
        orientation="landscape",
        header=f'&L{font}{left}&C&"Times New Roman,Regular"&12&P&R{font}{right}',
        repeat=repeat,
    )
    if freeze is not None:
        page.freeze(*freeze)
