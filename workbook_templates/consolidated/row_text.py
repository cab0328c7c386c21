"""How much of a text a row shows: lines of wrapped text, and texts cut where a row ends."""

from functools import lru_cache

from workbook_templates import theme
from workbook_templates.measure import MAX_ROW_POINTS, column_pixels, line_count, row_points, text_pixels
from workbook_templates.theme import Style

AIR = 0.95
"""Share of a column that text may count on: programs that shrink a page to fit set letters a little wider."""

_LONGEST = 16_000
"""Excel's cells hold 32,767 characters and count some of them twice."""

_LETTER_PIXELS = 7
"""About as wide as a letter is; where to begin to look."""


def size_of(style: Style) -> float:
    """Font size of a style."""
    return float(style.properties.get("font_size", theme.SIZE))


def text_lines(text: str, width: float, style: Style) -> int:
    """Lines that a text takes in a column of a width in characters; one where it does not wrap."""
    if not style.properties.get("text_wrap"):
        return 1
    bold, indent = bool(style.properties.get("bold")), int(style.properties.get("indent", 0))
    return line_count(text, width * AIR, bold=bold, size=size_of(style), indent=indent)


def cut(text: str, width: float, style: Style, tallest: float, *, more: str = "") -> tuple[str, str]:
    """The part of a text that one row can show, with room for ``more`` behind it, and the rest."""
    size = size_of(style)
    most = max_lines(size, tallest)
    # Cheap test first: nearly every text is short.
    if len(text) < most or (len(text) <= _LONGEST and text_lines(text, width, style) <= most):
        return text, ""
    spare = text_lines(more, width, style) if more else 0
    return split_text(text, width * AIR, size, max(1, most - spare), bold=bool(style.properties.get("bold")))


@lru_cache(maxsize=16)
def max_lines(size: float, tallest: float = MAX_ROW_POINTS) -> int:
    """Lines that a row of a height holds."""
    count = 1
    while row_points(count + 1, size=size) < tallest - 2:
        count += 1
    return count


def split_text(text: str, width: float, size: float, most: int, *, bold: bool = False) -> tuple[str, str]:
    """Cut a text before the word that would not fit in ``most`` lines."""
    room = column_pixels(width)
    low, high = 1, max(2, int(most * room / _LETTER_PIXELS))
    # A row shows a page at most, and what is left may be as long as a book: no more of it is looked at than is needed.
    while high < len(text) and line_count(text[:high], width, size=size, bold=bold) <= most:
        low, high = high, 2 * high
    high = min(high, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        if line_count(text[:middle], width, size=size, bold=bold) <= most:
            low = middle
        else:
            high = middle - 1
    cut = low
    space = max(text.rfind(" ", 0, cut + 1), text.rfind("\n", 0, cut + 1))
    if space > 0 and text_pixels(text[space:cut], size=size, bold=bold) < room:
        cut = space
    return text[:cut].rstrip(), text[cut:].lstrip()
