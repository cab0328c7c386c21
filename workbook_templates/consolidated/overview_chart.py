"""The charts of ``Tổng quan``, readable in black and white."""

from collections.abc import Sequence
from typing import Any

from toolkit.core.consolidation.model import Achievement
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.measure import DIGIT_PIXELS
from workbook_templates.writer import Page, strict

FILLS: dict[Achievement, dict[str, object]] = {
    Achievement.EXCEEDED: {"fill": {"color": theme.ACCENT}},
    Achievement.MET: {"fill": {"color": "#7FA3C7"}},
    Achievement.PARTIAL: {
        "pattern": {"pattern": "wide_upward_diagonal", "fg_color": theme.ACCENT, "bg_color": "white"}
    },
    Achievement.MISSED: {"pattern": {"pattern": "wide_downward_diagonal", "fg_color": "#B4443C", "bg_color": "white"}},
    Achievement.NO_DATA: {"fill": {"color": "#FFFFFF"}},
    Achievement.NOT_JUDGED: {"fill": {"color": "#D0D0D0"}},
}
DARK = (Achievement.EXCEEDED,)
_PIXELS_PER_POINT = 96 / 72
_FONT = {"name": theme.FONT, "size": 10}


def insert_objectives_chart(
    page: Page,
    *,
    rows: tuple[int, int],
    category: int,
    first_count: int,
    at: tuple[int, int],
    points: float,
    characters: Sequence[float],
) -> None:
    """Achievement by objective: the counts in ``rows``, whose first series is in column ``first_count``."""
    first, last = rows
    chart = page.book.chart("bar", "stacked")
    with strict():
        for place, achievement in enumerate(Achievement):
            col = first_count + place
            colour = "white" if achievement in DARK else "black"
            label: dict[str, object] = {"value": True, "num_format": "0;;", "font": {**_FONT, "color": colour}}
            if "pattern" in FILLS[achievement]:
                label["fill"] = {"color": "white"}
            chart.add_series(
                {
                    "name": [words.OVERVIEW, first - 1, col],
                    "categories": [words.OVERVIEW, first, category, last, category],
                    "values": [words.OVERVIEW, first, col, last, col],
                    "gap": 45,
                    "data_labels": label,
                    **_BORDER,
                    **FILLS[achievement],
                }
            )
        chart.set_legend({"position": "right", "font": _FONT})
    _finish(chart, "Số dòng số liệu theo mục tiêu và mức đạt", points, characters)
    page.chart(*at, chart, alt="Biểu đồ số chỉ tiêu theo từng mục tiêu, chia theo mức đạt so với kế hoạch.")


def insert_tasks_chart(
    page: Page,
    *,
    rows: tuple[int, int],
    count: int,
    at: tuple[int, int],
    points: float,
    characters: Sequence[float],
) -> None:
    """Tasks by status: labels in the first column, counts in column ``count``."""
    first, last = rows
    chart = page.book.chart("bar")
    with strict():
        chart.add_series(
            {
                "name": "Số lượt",
                "categories": [words.OVERVIEW, first, 0, last, 0],
                "values": [words.OVERVIEW, first, count, last, count],
                "gap": 60,
                "data_labels": {"value": True, "font": _FONT},
                "fill": {"color": theme.ACCENT},
                **_BORDER,
            }
        )
        chart.set_legend({"none": True})
    _finish(chart, "Số lượt nhiệm vụ theo tình trạng", points, characters)
    page.chart(*at, chart, alt="Biểu đồ số lượt nhiệm vụ theo tình trạng thực hiện.")


_BORDER: dict[str, object] = {"border": {"color": theme.MUTED, "width": 0.5}}


def _finish(chart: Any, title: str, points: float, characters: Sequence[float]) -> None:
    """Title, axes and size: as wide as columns of so many characters."""
    with strict():
        chart.set_title({"name": title, "name_font": {**_FONT, "size": 11, "bold": True}})
        chart.set_y_axis({"reverse": True, "num_font": _FONT, "major_gridlines": {"visible": False}})
        chart.set_x_axis({"num_font": _FONT, "major_gridlines": {"visible": False}, "visible": False})
        width = int(sum(width * DIGIT_PIXELS + 5 for width in characters))
        chart.set_size({"width": width, "height": int(points * _PIXELS_PER_POINT)})
        chart.set_chartarea({"border": {"color": theme.LINE}})
