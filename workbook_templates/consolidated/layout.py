"""What the sheets of the provincial workbook share: cells of any kind, measured row heights, titles and print setup."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.row_text import AIR, cut, size_of, text_lines
from workbook_templates.measure import MAX_ROW_POINTS, line_count, row_points
from workbook_templates.theme import Style
from workbook_templates.writer import Page, header_text

SIZE = 11
"""The sheets are dense; this still prints at 8 points or more after fitting to the page width."""

CELL = theme.CELL.but(font_size=SIZE)
TOP = CELL.but(valign="top")
CENTRE = CELL.but(align="center")
FIGURE = CELL.but(align="right", text_wrap=False)
CODE = CELL.but(text_wrap=False)
"""Hidden columns: what they hold must not make rows higher."""
COUNT = FIGURE.but(num_format=theme.FORMAT_INTEGER)
DATE = CELL.but(align="center", num_format=theme.FORMAT_DATE)
STRONG = CELL.but(bold=True)
STRONG_CENTRE = CENTRE.but(bold=True)
STRONG_COUNT = COUNT.but(bold=True)
HEADING = theme.HEADING.but(font_size=SIZE)
GROUP = theme.GROUP.but(font_size=SIZE)
NOTE = theme.PLAIN.but(font_size=SIZE, italic=True, font_color=theme.MUTED)
TITLE = theme.TITLE
SUBTITLE = theme.PLAIN.but(font_size=SIZE, font_color=theme.MUTED)
BACK = theme.PLAIN.but(font_size=9, font_color=theme.ACCENT, underline=1)
_BACK_POINTS = 13.0
_REST = f" … (đọc tiếp ở trang {words.DATA})"
"""Where the rest of a text is that does not fit into the highest row."""


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


def lines(content: Content, width: float, style: Style) -> int:
    """Lines that a cell takes; only text wraps."""
    text = content.cached if isinstance(content, Live) else content
    return text_lines(text, width, style) if isinstance(text, str) and text else 1


def back(page: Page) -> int:
    """Write the way back to the first sheet into the top row, which is not printed; returns how many rows that took."""
    if not page.book.has(words.OVERVIEW):
        return 0
    page.link(0, 0, words.OVERVIEW, f"← {words.OVERVIEW}", BACK)
    page.row(0, _BACK_POINTS)
    page.first_printed = 1
    return 1


class Grid:
    """Writes the rows of one table top to bottom, each as high as its text needs.

    Rows below a :meth:`group` lie one step deeper in the outline, so that they can be folded under it.
    """

    def __init__(self, page: Page, heads: Sequence[Head], *, tallest: float = MAX_ROW_POINTS, hidden: int = 0) -> None:
        self.page = page
        self.heads = tuple(heads)
        self._seen = len(self.heads) - hidden
        """Columns that a reader sees; so many at the end are hidden."""
        self.at = 0
        self.level = 0
        self._tallest = tallest
        for place, head in enumerate(heads):
            page.column(place, width=head.width, hidden=place >= self._seen)

    @property
    def last_col(self) -> int:
        """The last column that a reader sees."""
        return self._seen - 1

    def title(self, text: str, *more: str) -> None:
        """The title of the sheet and lines below it, running over the columns; above them the way back."""
        self.at += back(self.page)
        for place, line in enumerate((text, *more)):
            if line:
                self.line(line, SUBTITLE if place else TITLE)

    def line(self, text: str, style: Style, *, first: int = 0, columns: int = 0) -> None:
        """A line of text across the table (or so many columns), wrapped, and going on below where it is too long."""
        wrapped = style.but(text_wrap=True)
        last = first + columns - 1 if columns else self._seen - 1
        room = sum(head.width for head in self.heads[first : last + 1])
        rest = text
        while rest:
            piece, rest = cut(rest, room, wrapped, self._tallest)
            if last > first:
                self.page.merge(self.at, first, last, piece, wrapped)
            else:
                self.page.text(self.at, first, piece, wrapped)
            self.page.row(self.at, row_points(lines(piece, room, wrapped), size=size_of(style)), level=self.level)
            self.at += 1

    def gap(self, points: float = 8.0) -> None:
        """An empty row; what comes after it belongs to no group."""
        self.ungroup()
        self.page.row(self.at, points)
        self.at += 1

    def head(self, *, style: Style = HEADING) -> int:
        """The heading row; returns its row number."""
        self.row([head.text for head in self.heads], [style] * len(self.heads))
        return self.at - 1

    def group(self, texts: Sequence[str], style: Style = GROUP, *, level: int = 0) -> int:
        """A heading between rows: its last text runs across the empty rest of the row.

        It lies at ``level`` of the outline; what is written next lies one step deeper.
        """
        size = size_of(style)
        start = len(texts) - 1
        room = sum(head.width for head in self.heads[start : self._seen])
        count = line_count(texts[-1], room * AIR, bold=True, size=size)
        for place in range(len(self.heads)):
            put(self.page, self.at, place, texts[place] if place < start else None, style)
        if count > 1 and start < self.last_col:
            # Text that runs over does not wrap.
            wrapped = style.but(text_wrap=True)
            self.page.merge(self.at, start, self.last_col, texts[-1], wrapped)
        else:
            self.page.text(self.at, start, texts[-1], style)
        self.page.row(self.at, row_points(count, size=size) + 3, level=level)
        self.level = level + 1
        self.at += 1
        return self.at - 1

    def ungroup(self) -> None:
        """End all groups."""
        self.level = 0

    def row(
        self,
        contents: Sequence[Content],
        styles: Sequence[Style | None] = (),
        *,
        split: bool = True,
        carried: Sequence[Content] = (),
    ) -> int:
        """A row; text too high for Excel's highest row goes on in rows below, or is cut and says where the rest is.

        Rows below repeat ``carried`` in the first columns, so that filters and readers know whose they are. Returns
        the first row's number.
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
                if not isinstance(content, str):
                    now.append(content)
                    later.append(None)
                    continue
                piece, remainder = cut(content, head.width, style, self._tallest)
                if remainder and not split:
                    piece, remainder = cut(content, head.width, style, self._tallest, more=_REST)[0] + _REST, ""
                now.append(piece)
                later.append(remainder or None)
            self._write(now, chosen)
            if not any(later):
                return first
            rest = [own or again for own, again in zip_longest(later, carried)]

    def _write(self, contents: Sequence[Content], styles: Sequence[Style]) -> None:
        height = 0.0
        for place, (content, head, style) in enumerate(zip(contents, self.heads, styles, strict=True)):
            put(self.page, self.at, place, content, style)
            height = max(height, row_points(lines(content, head.width, style), size=size_of(style)))
        self.page.row(self.at, height + 2 if height + 2 <= MAX_ROW_POINTS else height, level=self.level)
        self.at += 1


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
    if page.first_printed:
        page.print_from(page.first_printed)
