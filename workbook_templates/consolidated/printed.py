"""Figures of the plan as numbers that look as the document prints them: ">25", "114/ 100", "46,3"."""

import re
from decimal import Decimal, InvalidOperation

from workbook_templates import theme
from workbook_templates.consolidated.layout import CENTRE, FIGURE
from workbook_templates.theme import Style

_FIGURE = re.compile(r"\d+(?:,\d+)?")
_NARROW = 24
"""Longer prints are prose, and prose wraps only as text."""


def as_number(printed: str, value: Decimal | None) -> Style | None:
    """The style in which a number reads exactly like the printed text; None when no format can do that."""
    if value is None or not printed or len(printed) > _NARROW or '"' in printed or "\n" in printed:
        return None
    found = _FIGURE.search(printed)
    if found is None:
        return None
    try:
        same = Decimal(found.group().replace(",", ".")) == value
    except InvalidOperation:
        return None
    if not same:
        return None
    before, after = printed[: found.start()], printed[found.end() :]
    if not before and not after:
        return FIGURE.but(num_format=theme.FORMAT_GENERAL)
    _, _, fraction = found.group().partition(",")
    figure = "0" + ("." + "0" * len(fraction) if fraction else "")
    return FIGURE.but(num_format="".join((_literal(before), figure, _literal(after))))


def printed_style(printed: str) -> Style:
    """The style of a printed text that is no number."""
    return CENTRE if len(printed) <= _NARROW else CENTRE.but(align="left")


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""
