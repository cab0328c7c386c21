"""The sheet ``Biểu đồ`` of a trend: lines by objective, told apart without colours, gaps left open."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from toolkit.core.consolidation.sensitive import MARK, mark_words
from toolkit.core.plan.naming import bare_label
from toolkit.core.readback.matching import unit_key
from toolkit.core.readback.trend_model import Trend, TrendRow
from workbook_templates import theme
from workbook_templates.consolidated.canvas import Canvas, Span
from workbook_templates.consolidated.chart_pages import chart_room, write_pairs
from workbook_templates.consolidated.chart_style import SMALL, place, width_of
from workbook_templates.consolidated.layout import CELL, CENTRE, NOTE
from workbook_templates.trend.table_sheet import TrendPlaces, on_line
from workbook_templates.writer import Page, strict

_HALF = (8, 62)
"""Columns of a chart and of the list below it: number and label."""
_GUTTER = 2.0
_SECOND = len(_HALF) + 1
_CHART_POINTS = 190.0
_MOST_LINES = 4
"""Lines of one chart; more cannot be told apart in print."""
_MOST_LABELLED = 2
_FEWEST = 2
_LOOKS = (
    ("solid", "circle", theme.ACCENT),
    ("dash", "square", "black"),
    ("round_dot", "triangle", theme.MUTED),
    ("long_dash_dot", "diamond", theme.ACCENT),
)
"""Dash, marker and colour of each line."""
_PERCENT = "%"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chart:
    title: str
    rows: tuple[tuple[int, TrendRow], ...]


def has_charts(trend: Trend) -> bool:
    """Whether any indicator has two figures that can be joined."""
    return any(True for _ in _charts(trend))


def write_charts(page: Page, trend: Trend, places: TrendPlaces, header: str) -> None:
    """Write the sheet; the lines are those of the table."""
    canvas = Canvas(page, (*_HALF, _GUTTER, *_HALF))
    canvas.row((0, [(canvas.columns, "Biểu đồ xu hướng các chỉ tiêu", theme.TITLE)]))
    if trend.small_below is not None:
        canvas.row((0, [(canvas.columns, f"{mark_words(trend.small_below)}.", NOTE)]))
    write_pairs(canvas, list(_charts(trend)), partial(_write, canvas, places), header=header)


def _charts(trend: Trend) -> Iterator[_Chart]:
    """Percentages of an objective share a chart; another unit has a scale of its own."""
    for code, number, title in trend.objectives:
        rows = [
            (at, row)
            for at, row in enumerate(trend.rows)
            if row.objective == code and sum(value is not None for value in on_line(trend, row)) >= _FEWEST
        ]
        shares = [one for one in rows if unit_key(one[1].unit) == _PERCENT]
        named = f"{number}. {title}" if number else title or code
        parts = [shares[start : start + _MOST_LINES] for start in range(0, len(shares), _MOST_LINES)]
        for count, part in enumerate(parts, 1):
            more = f" ({count}/{len(parts)})" if len(parts) > 1 else ""
            yield _Chart(title=f"{named}{more} (%)", rows=tuple(part))
        for at, row in rows:
            if unit_key(row.unit) != _PERCENT:
                yield _Chart(title=f"{named} ({row.unit.strip('()')})", rows=((at, row),))


def _write(canvas: Canvas, places: TrendPlaces, charts: list[_Chart]) -> None:
    start = canvas.at
    chart_room(canvas, _CHART_POINTS)
    firsts = [0, _SECOND][: len(charts)]
    small = CELL.but(font_size=10)
    for number in range(max(len(chart.rows) for chart in charts)):
        blocks: list[tuple[int, list[Span]]] = []
        for first, chart in zip(firsts, charts, strict=True):
            if number < len(chart.rows):
                row = chart.rows[number][1]
                names: list[Span] = [(1, _name(row), CENTRE.but(font_size=10)), (1, bare_label(row.label), small)]
                blocks.append((first, names))
        canvas.row(*blocks)
    for first, chart in zip(firsts, charts, strict=True):
        _insert(canvas.page, (start, first), chart, places)
    canvas.gap(10)


def _insert(page: Page, at: tuple[int, int], chart: _Chart, places: TrendPlaces) -> None:
    raw = page.book.chart("line")
    # More figures would run into one another; the table has them.
    labelled = len(chart.rows) <= _MOST_LABELLED
    label = {"value": labelled, "position": "above", "font": SMALL, "num_format": "General"}
    with strict():
        for (place_of, row), (dash, marker, colour) in zip(chart.rows, _LOOKS, strict=False):
            line = places.rows[place_of]
            raw.add_series(
                {
                    "name": _name(row),
                    "categories": [places.sheet, places.head, places.first, places.head, places.last],
                    "values": [places.sheet, line, places.first, line, places.last],
                    "line": {"color": colour, "width": 1.75, "dash_type": dash},
                    "marker": {"type": marker, "size": 7, "fill": {"color": colour}, "border": {"color": colour}},
                    "data_labels": label,
                }
            )
        raw.show_blanks_as("gap")
        raw.set_x_axis({"num_font": SMALL})
        raw.set_y_axis(
            {"num_font": SMALL, "major_gridlines": {"visible": True, "line": {"color": theme.LINE, "width": 0.25}}}
        )
        raw.set_legend({"position": "bottom", "font": SMALL} if len(chart.rows) > 1 else {"none": True})
    alt = f"Biểu đồ đường các chỉ tiêu {', '.join(_name(row) for _, row in chart.rows)} qua các kỳ."
    place(page, at, raw, title=chart.title, width=width_of(_HALF), points=_CHART_POINTS - 4, alt=alt)


def _name(row: TrendRow) -> str:
    """The number of an indicator, marked where its line gives away a small count."""
    small = any(point is not None and point.small for point in row.points)
    return f"{row.tt or row.code}{f' {MARK}' if small else ''}"
