"""How much room text takes: no office program computes row heights when it opens a generated file.

Widths are those of Times New Roman (Liberation Serif has the same metrics) in thousandths of the font size.
A Vietnamese letter is as wide as its base letter, except for the horns of ơ and ư.
"""

import math
import unicodedata
from functools import lru_cache

DIGIT_PIXELS = 8
"""Width of a digit of the body font at 96 dpi: the unit in which Excel counts column widths."""
PADDING_PIXELS = 7
"""Cell margins plus one pixel of grid."""
LINE_POINTS = 15.75
"""Height of one line of the body font, as Excel sets it."""
BODY_SIZE = 12
MAX_ROW_POINTS = 409.0
"""Excel's limit."""
_AIR_PIXELS = 9
"""Space that keeps the longest word off the lines of its cell."""
_MARGIN = 1.03
"""Screens round letters to whole pixels; a line that just fits must not be trusted."""

_REGULAR = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 "
    "564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 "
    "722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 "
    "278 500 500 722 500 500 444 480 200 480 541"
)
_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 "
    "570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 "
    "722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 "
    "333 556 500 722 500 500 444 394 220 394 520"
)
_SPECIAL = {"đ": "d", "Đ": "D", "“": "c", "”": "c", "–": "0", "·": ".", "•": "'", "’": "f", "‘": "f", "\u00a0": " "}
_HORN = "\u031b"


def _table(widths: str) -> dict[str, int]:
    known = {chr(32 + place): int(width) for place, width in enumerate(widths.split())}
    return known | {char: known[like] for char, like in _SPECIAL.items()} | {"—": 1000, "…": 1000}


_TABLES = (_table(_REGULAR), _table(_BOLD))


@lru_cache(maxsize=4096)
def _char_width(char: str, bold: bool) -> int:
    table = _TABLES[bold]
    width = table.get(char)
    if width is None:
        base = unicodedata.normalize("NFD", char)
        width = table.get(base[0], 778) + (80 if _HORN in base else 0)
    return width


@lru_cache(maxsize=8192)
def text_pixels(text: str, *, bold: bool = False, size: float = BODY_SIZE) -> float:
    """Width of one line of text at 96 dpi."""
    return sum(_char_width(char, bold) for char in text) * size / 1000 * 96 / 72


def column_pixels(width: float) -> float:
    """Pixels that text may use in a column of a width counted in characters."""
    return width * DIGIT_PIXELS + 5 - PADDING_PIXELS


def column_width(pixels: float) -> float:
    """The column width in characters that gives text this many pixels."""
    return math.ceil((pixels * _MARGIN + PADDING_PIXELS - 5) / DIGIT_PIXELS * 10) / 10


def fits(text: str, width: float, *, bold: bool = False, size: float = BODY_SIZE) -> bool:
    """Whether text stays on one line in a column (or a run of columns) of this width."""
    return text_pixels(text, bold=bold, size=size) * _MARGIN <= column_pixels(width)


@lru_cache(maxsize=8192)
def line_count(text: str, width: float, *, bold: bool = False, size: float = BODY_SIZE, indent: int = 0) -> int:
    """Lines that wrapped text takes in a column; an indent step is three spaces, as in Excel."""
    room = (column_pixels(width) - indent * 9) / _MARGIN
    space = text_pixels(" ", bold=bold, size=size)
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        used = 0.0
        for word in paragraph.split(" "):
            pixels = text_pixels(word, bold=bold, size=size)
            if used and used + space + pixels > room:
                lines += 1
                used = 0.0
            # A word that is longer than the line is broken by letters.
            broken = max(0, math.ceil(pixels / room) - 1)
            lines += broken
            used += (space if used else 0) + pixels - broken * room
    return lines


def row_points(lines: float, *, size: float = BODY_SIZE) -> float:
    """Height of a row of so many lines, within Excel's limit."""
    return min(MAX_ROW_POINTS, round(lines * LINE_POINTS * size / BODY_SIZE + 3, 2))


def longest_word_width(texts: tuple[str, ...], *, bold: bool = False, size: float = BODY_SIZE) -> float:
    """The narrowest column width in which no word of these texts is broken."""
    pixels = max((text_pixels(word, bold=bold, size=size) for text in texts for word in text.split()), default=0.0)
    return column_width(pixels + _AIR_PIXELS) if pixels else 0.0


def balanced(text: str, width: float, *, bold: bool = False, size: float = BODY_SIZE) -> str:
    """A title with line breaks that make its lines about equally long."""
    lines = line_count(text, width, bold=bold, size=size)
    if lines == 1:
        return text
    narrow = width
    while narrow > 1 and line_count(text, narrow - 1, bold=bold, size=size) == lines:
        narrow -= 1
    broken = [""]
    for word in text.split():
        longer = f"{broken[-1]} {word}".strip()
        if broken[-1] and line_count(longer, narrow, bold=bold, size=size) > 1:
            broken.append(word)
        else:
            broken[-1] = longer
    return "\n".join(broken)
