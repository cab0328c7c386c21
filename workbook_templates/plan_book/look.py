"""The look of the plan workbook beyond the common theme: tints that say how sure a cell is."""

from toolkit.core.plan.book.codecs import Codec
from toolkit.core.vocabulary import BASIS_SHORT
from workbook_templates import theme
from workbook_templates.theme import Style

TINTS = {
    "proposed": Style.of(bg_color="#F8CBAD", bold=True),
    "assumed": Style.of(bg_color=theme.INPUT),
    "merged-cell": Style.of(bg_color="#DDEBDA"),
}
"""Basis → what a conditional format changes; what a person must confirm stands out."""
TINT_WORDS = {
    "proposed": f"{BASIS_SHORT['proposed']}: công cụ đề xuất, chưa ai xem lại",
    "assumed": f"{BASIS_SHORT['assumed']}: văn bản không nêu",
    "merged-cell": f"{BASIS_SHORT['merged-cell']}: lấy từ ô gộp phía trên",
}

CELL = theme.CELL.but(num_format=theme.FORMAT_TEXT, valign="top")
"""Text, whatever is typed: an office program must not make dates and thousands of codes and figures."""
FIGURE = CELL.but(align="right")
CHOICE = CELL.but(align="center")
GROUP = CELL.but(bold=True, bg_color=theme.ACCENT_FAINT)
EXAMPLE = CELL.but(italic=True, font_color=theme.MUTED)
PRINTED_HEADING = theme.HEADING
TOOL_HEADING = theme.HEADING.but(bg_color=theme.CLOSED)
"""Columns that the printed annex does not have."""


def spare_style(codec: Codec) -> Style:
    """The format of the cells below the last row: as the others, but nothing to print."""
    return cell_style(codec).but(border=0)


def cell_style(codec: Codec) -> Style:
    """The format of a column's cells."""
    if codec.figure:
        return FIGURE
    return CHOICE if codec.choices else CELL
