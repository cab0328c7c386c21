"""How native charts look: one font, fills that differ in black and white, bars from zero."""

from collections.abc import Mapping, Sequence
from typing import Any

from workbook_templates import theme
from workbook_templates.measure import DIGIT_PIXELS
from workbook_templates.writer import Page, strict

_BELOW = 3
PIXELS_PER_POINT = 96 / 72
FONT = {"name": theme.FONT, "size": 10}
SMALL = {"name": theme.FONT, "size": 9}
BORDER: Mapping[str, object] = {"border": {"color": theme.MUTED, "width": 0.5}}
DARK: Mapping[str, object] = {"fill": {"color": theme.ACCENT}}
MIDDLE: Mapping[str, object] = {"fill": {"color": "#7FA3C7"}}
PALE: Mapping[str, object] = {"fill": {"color": "#D0D0D0"}}
WHITE: Mapping[str, object] = {"fill": {"color": "#FFFFFF"}}
RED: Mapping[str, object] = {"fill": {"color": "#B4443C"}}
STRIPES: Mapping[str, object] = {
    "pattern": {"pattern": "wide_upward_diagonal", "fg_color": theme.ACCENT, "bg_color": "white"}
}
DOTS: Mapping[str, object] = {"pattern": {"pattern": "percent_20", "fg_color": theme.ACCENT, "bg_color": "white"}}
WITHOUT_ZERO = '[=0]"";General'
"""A label for every bar that can be seen; a result that is not there is no bar."""


def labels(colour: str = "black", *, backed: bool = False) -> dict[str, object]:
    """Figures on the bars; ``backed`` puts them on white, so that they can be read on a pattern."""
    label: dict[str, object] = {"value": True, "num_format": WITHOUT_ZERO, "font": {**SMALL, "color": colour}}
    return {**label, "fill": {"color": "white"}} if backed else label


def width_of(characters: Sequence[float]) -> int:
    """Pixels of columns of so many characters."""
    return int(sum(width * DIGIT_PIXELS + 5 for width in characters)) - _BELOW


def place(page: Page, at: tuple[int, int], chart: Any, *, title: str, width: int, points: float, alt: str) -> None:
    """Give a chart its title and size, and put it on the sheet; all of its text is in one font."""
    with strict():
        chart.set_title({"name": title, "name_font": {**FONT, "size": 11, "bold": True}, "overlay": False})
        chart.set_size({"width": width, "height": int(points * PIXELS_PER_POINT)})
        chart.set_chartarea({"border": {"color": theme.LINE}})
    # A little below its row, or its upper line would be printed on the page before a page break.
    page.chart(*at, chart, alt=alt, y_offset=_BELOW)
