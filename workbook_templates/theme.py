"""The look of every workbook: one font, one calm accent colour, one pale input colour that also prints."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Self

FONT = "Times New Roman"
"""The decree on documents asks for it."""
SIZE = 12

ACCENT = "#1F4E79"
ACCENT_PALE = "#DCE6F0"
"""Heading rows: readable in black and white, sparing of ink."""
ACCENT_FAINT = "#EEF3F8"
"""Headings between rows."""
INPUT = "#FFF3CF"
"""Cells to fill; still visible as a tint on a monochrome print."""
LOCKED = "#FFFFFF"
MISSING_FILL = "#FFE08A"
"""Required and still empty."""
REVIEW = "#F8CBAD"
"""A cell that an agency is asked to look at again."""
CLOSED = "#EDEDED"
"""Cells of an input column that one row does not use."""
COMPUTED = "#F6F6F6"
LINE = "#A6A6A6"
MUTED = "#595959"
ALARM_TEXT = "#9C0006"
ALARM_FILL = "#FBE3E1"
ATTENTION_TEXT = "#7F6000"

FORMAT_INTEGER = "#,##0"
FORMAT_GENERAL = "General"
"""Shows what was typed, with no trailing comma; untagged, so that Vietnamese typing stays a number."""
FORMAT_AMOUNT = "#,##0.00"
FORMAT_YEAR = "0"
FORMAT_TEXT = "@"
FORMAT_DATE = "dd/mm/yyyy"


def figure_format(places: int) -> str:
    """A figure with so many decimals and a mark between thousands."""
    return FORMAT_INTEGER + ("." + "0" * places if places else "")


def signed_format(places: int) -> str:
    """The same of a change, with its sign."""
    shape = figure_format(places)
    return f"+{shape};-{shape};0"


_Value = str | int | float | bool


class Style:
    """Properties of a cell format, by xlsxwriter's names. Equal styles are one object and become one format.

    They are looked up once for each cell that is written, so nothing is computed there.
    """

    __slots__ = ("_variants", "items", "properties")
    _known: ClassVar[dict[tuple[tuple[str, _Value], ...], Self]] = {}
    items: tuple[tuple[str, _Value], ...]
    properties: Mapping[str, _Value]
    """The properties as xlsxwriter takes them."""
    _variants: dict[tuple[tuple[str, _Value], ...], Self]

    def __new__(cls, items: tuple[tuple[str, _Value], ...] = ()) -> Self:
        """The one style of these properties, sorted by name."""
        known = cls._known.get(items)
        if known is None:
            known = cls._known[items] = super().__new__(cls)
            known.items, known.properties, known._variants = items, MappingProxyType(dict(items)), {}
        return known

    @classmethod
    def of(cls, **properties: _Value) -> Self:
        """A style of these properties."""
        return cls(tuple(sorted(properties.items())))

    def but(self, **properties: _Value) -> Self:
        """This style with some properties replaced or added."""
        changes = tuple(properties.items())
        known = self._variants.get(changes)
        if known is None:
            known = self._variants[changes] = self.of(**{**self.properties, **properties})
        return known


PLAIN = Style.of(font_name=FONT, font_size=SIZE, valign="vcenter")
PARAGRAPH = PLAIN.but(text_wrap=True, valign="top")
BOLD = PLAIN.but(bold=True)
SMALL = PLAIN.but(font_size=10, font_color=MUTED)
TITLE = PLAIN.but(bold=True, font_size=14, font_color=ACCENT)
SECTION = PLAIN.but(bold=True, font_size=13, font_color=ACCENT)
GUIDANCE = PLAIN.but(italic=True, font_color=MUTED)

CELL = PLAIN.but(border=1, border_color=LINE, text_wrap=True, valign="vcenter")
HEADING = CELL.but(bold=True, align="center", bg_color=ACCENT_PALE, font_color=ACCENT)
PRINTED = CELL.but(bg_color=LOCKED, align="left", indent=1)
PRINTED_CENTRE = CELL.but(bg_color=LOCKED, align="center")
GROUP = PLAIN.but(bold=True, bg_color=ACCENT_FAINT, top=1, bottom=1, top_color=LINE, bottom_color=LINE)
"""A heading between rows: no lines between its cells, so that its text may run across them."""
SUBGROUP = GROUP.but(bg_color=LOCKED, bold=False, italic=True)
CLOSED_CELL = CELL.but(bg_color=CLOSED)
COMPUTED_CELL = CELL.but(bg_color=COMPUTED)
INPUT_CELL = CELL.but(bg_color=INPUT, locked=False)
INPUT_TEXT = INPUT_CELL.but(num_format=FORMAT_TEXT, align="left", indent=1)
INPUT_CHOICE = INPUT_CELL.but(num_format=FORMAT_TEXT, align="center")
REVIEW_CELL = INPUT_CELL.but(bg_color=REVIEW)
REMARK = CELL.but(align="left", valign="top", font_size=11, font_color=ALARM_TEXT)
INPUT_FIGURE = INPUT_CELL.but(text_wrap=False, shrink=True, align="right", indent=1)
"""Shrinks instead of showing ####."""

ALARM = Style.of(font_color=ALARM_TEXT, bg_color=ALARM_FILL, bold=True)
ATTENTION = Style.of(font_color=ATTENTION_TEXT, bold=True)
WAITING = Style.of(font_color=MUTED, italic=True)
MISSING = Style.of(bg_color=MISSING_FILL)
"""Conditional formats: only what they change."""
