"""What the sheet ``Biểu đồ`` shows: panels of a small table and the native chart over it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.canvas import Span
from workbook_templates.consolidated.chart_style import BORDER, SMALL, labels
from workbook_templates.consolidated.layout import CELL, CENTRE, FIGURE
from workbook_templates.consolidated.overview_chart import DARK as DARK_WORDS
from workbook_templates.consolidated.overview_chart import FILLS
from workbook_templates.writer import Page, strict

NARROW = 6.8
WIDTHS = (6.5, 24, *(NARROW,) * 6)
"""Columns of a panel: number, label, six figures."""
TEXT = CELL.but(font_size=10)
NUMBER = CENTRE.but(font_size=10)
COUNT = NUMBER.but(num_format=theme.FORMAT_INTEGER)
VALUE = FIGURE.but(font_size=10, num_format=theme.FORMAT_GENERAL)
_LEGEND = {"position": "bottom", "font": SMALL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series of bars, or of markers over them: a column of the table."""

    heading: int
    """Which heading names it."""
    column: int
    """Column of the panel that holds its figures."""
    look: dict[str, object]
    label: str = "black"
    """Colour of the figures on the bars; empty: none."""
    marker: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A chart, and below it the table of its figures, which says what its numbers stand for."""

    title: str
    alt: str
    spans: tuple[int, ...]
    heads: tuple[str, ...]
    rows: Sequence[Callable[[int, int], list[Span]]]
    """Each makes the cells of a row, given its number and the panel's first column."""
    series: tuple[Series, ...]
    kind: str = "bar"
    subtype: str = ""
    points: float = 200.0
    """Height of the chart."""
    note: str = ""
    categories: int = 0
    """Column of the panel that names the bars."""
    most: float | None = None
    """End of the axis of figures; None: as far as they go."""
    across: bool = False
    """Whether the headings name the bars, and the one row holds them."""

    def column(self, first: int, heading: int) -> int:
        """The column in which a heading begins."""
        return first + sum(self.spans[:heading])

    def chart(self, page: Page, head: int, first: int) -> Any:
        """The chart over the table whose heading is in row ``head`` and whose first column is ``first``."""
        if self.across:
            return self._across(page, head, first)
        last = head + len(self.rows)
        names = [page.name, head + 1, first + self.categories, last, first + self.categories]
        chart = page.book.chart(self.kind, self.subtype)
        markers = None
        with strict():
            for one in self.series:
                values = [page.name, head + 1, first + one.column, last, first + one.column]
                common = {
                    "name": [page.name, head, self.column(first, one.heading)],
                    "categories": names,
                    "values": values,
                }
                if one.marker:
                    markers = markers or page.book.chart("line")
                    markers.add_series({**common, **one.look})
                    continue
                shown = {"data_labels": labels(one.label, backed="pattern" in one.look)} if one.label else {}
                chart.add_series({**common, "gap": 60, **shown, **BORDER, **one.look})
            if markers is not None:
                chart.combine(markers)
            self._axes(chart)
        return chart

    def _across(self, page: Page, head: int, first: int) -> Any:
        chart = page.book.chart("bar")
        start, end = self.column(first, 1), self.column(first, len(self.heads)) - 1
        with strict():
            chart.add_series(
                {
                    "name": self.title,
                    "categories": [page.name, head, start, head, end],
                    "values": [page.name, head + 1, start, head + 1, end],
                    "gap": 40,
                    "data_labels": labels(),
                    **BORDER,
                    "points": [{**BORDER, **one.look} for one in self.series],
                }
            )
            self._axes(chart)
            chart.set_legend({"none": True})
        return chart

    def _axes(self, chart: Any) -> None:
        """Bars from zero; the axis of figures is there only where no label says them."""
        sideways = self.kind == "bar"
        names: dict[str, object] = {"num_font": SMALL, "major_gridlines": {"visible": False}}
        figures: dict[str, object] = {"num_font": SMALL, "major_gridlines": {"visible": False}, "min": 0}
        figures |= {} if self.most is None else {"max": self.most}
        if sideways:
            chart.set_y_axis({**names, "reverse": True})
            chart.set_x_axis({**figures, "visible": False})
        else:
            chart.set_x_axis(names)
            chart.set_y_axis(
                {**figures, "major_gridlines": {"visible": True, "line": {"color": theme.LINE, "width": 0.25}}}
            )
        chart.set_legend(_LEGEND)


def achievement_series(first_heading: int, first_column: int) -> tuple[Series, ...]:
    """Counts by achievement, one column each, in the order and with the fills of ``Tổng quan``."""
    return tuple(
        Series(
            heading=first_heading + place,
            column=first_column + place,
            look=FILLS[achievement],
            label="white" if achievement in DARK_WORDS else "black",
        )
        for place, achievement in enumerate(words.ACHIEVEMENTS)
    )


MARK: dict[str, object] = {
    "line": {"none": True},
    "marker": {"type": "diamond", "size": 9, "fill": {"color": "black"}, "border": {"color": "white"}},
}
"""A target, over the bars."""
