"""Charts two beside each other, page by page."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import TypeVar

from workbook_templates.consolidated.canvas import Canvas
from workbook_templates.consolidated.layout import finish

_Chart = TypeVar("_Chart")
_SCALE = 80
"""Per cent; fixed, because office programs put no page break by hand into a sheet that they fit to a page."""
_PAGE_POINTS = 480 * 100 / _SCALE
"""Height of the printed page, less its margins, before it is scaled."""
_CHART_ROWS = 4
"""Rows that a chart covers: none of them is higher than Excel allows."""


def write_pairs(
    canvas: Canvas, charts: Sequence[_Chart], write: Callable[[list[_Chart]], None], *, header: str
) -> None:
    """Write charts in pairs and finish the sheet, with a new page where the next pair would be cut in two.

    ``write`` writes the one or two charts that stand beside each other.
    """
    used, breaks = 0.0, []
    for left, right in zip_longest(charts[::2], charts[1::2]):
        start = canvas.at
        write([left, right] if right else [left])
        height = canvas.points(start, canvas.at - 1)
        if used and used + height > _PAGE_POINTS:
            breaks.append(start)
            used = 0.0
        used += height
    finish(canvas.page, header=header)
    canvas.page.break_before(breaks, scale=_SCALE)


def chart_room(canvas: Canvas, points: float) -> None:
    """Empty rows for a chart to stand in."""
    for _ in range(_CHART_ROWS):
        canvas.gap(points / _CHART_ROWS)
    canvas.gap(3)
