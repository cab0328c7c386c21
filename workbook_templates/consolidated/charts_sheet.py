"""The sheet ``Biểu đồ``: native charts two beside each other, each above the live figures that it shows."""

from collections.abc import Iterator
from functools import partial

from toolkit.core.consolidation.model import Consolidation
from workbook_templates import theme
from workbook_templates.consolidated.canvas import Canvas, Span, heading_cells
from workbook_templates.consolidated.chart_pages import chart_room, write_pairs
from workbook_templates.consolidated.chart_panels import WIDTHS, Panel
from workbook_templates.consolidated.chart_style import place, width_of
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.indicator_columns import IndicatorPlaces
from workbook_templates.consolidated.indicator_panels import achievement_panel, other_panels, target_panels
from workbook_templates.consolidated.layout import NOTE, back
from workbook_templates.consolidated.other_panels import timeliness_panel, women_panels
from workbook_templates.consolidated.submissions_sheet import SubmissionPlaces
from workbook_templates.writer import Page

_GUTTER = 2.0
_SECOND = len(WIDTHS) + 1
"""First column of the right half."""
_GAP = 10.0


def has_charts(consolidation: Consolidation) -> bool:
    """Whether there is anything to show."""
    return bool(consolidation.figures or consolidation.expectations)


def write_charts(
    page: Page,
    consolidation: Consolidation,
    indicators: IndicatorPlaces | None,
    submissions: SubmissionPlaces,
    refs: References,
    header: str,
) -> None:
    """Write the sheet; its figures point at the sheets that were laid out before.

    ``indicators`` is None in a period that does not ask for indicators.
    """
    canvas = Canvas(page, (*WIDTHS, _GUTTER, *WIDTHS))
    canvas.at += back(page)
    title = f"Biểu đồ – {consolidation.judgement.period.name}"
    canvas.row((0, [(canvas.columns, title, theme.TITLE)]))
    top = canvas.at
    panels = list(_panels(consolidation, indicators, submissions, refs))
    write_pairs(canvas, panels, partial(_write, canvas), header=header)
    page.freeze(top, 0)


def _panels(
    consolidation: Consolidation,
    indicators: IndicatorPlaces | None,
    submissions: SubmissionPlaces,
    refs: References,
) -> Iterator[Panel]:
    if indicators is not None:
        yield achievement_panel(consolidation, indicators)
    if consolidation.expectations:
        yield timeliness_panel(consolidation, submissions)
    if indicators is not None:
        yield from target_panels(consolidation, indicators)
    yield from women_panels(consolidation, indicators, refs)
    if indicators is not None:
        yield from other_panels(consolidation, indicators)


def _write(canvas: Canvas, panels: list[Panel]) -> None:
    """Two panels side by side: charts, then tables."""
    start = canvas.at
    points = max(panel.points for panel in panels)
    chart_room(canvas, points)
    firsts = [0, _SECOND][: len(panels)]
    head = canvas.row(
        *((first, heading_cells(panel.spans, panel.heads, size=9)) for first, panel in zip(firsts, panels, strict=True))
    )
    for number in range(max(len(panel.rows) for panel in panels)):
        blocks: list[tuple[int, list[Span]]] = []
        for first, panel in zip(firsts, panels, strict=True):
            if number < len(panel.rows):
                blocks.append((first, panel.rows[number](canvas.at, first)))
        canvas.row(*blocks)
    notes = [
        (first, [(len(WIDTHS), panel.note, NOTE)]) for first, panel in zip(firsts, panels, strict=True) if panel.note
    ]
    if notes:
        canvas.row(*notes)
    for first, panel in zip(firsts, panels, strict=True):
        place(
            canvas.page,
            (start, first),
            panel.chart(canvas.page, head, first),
            title=panel.title,
            width=width_of(WIDTHS),
            points=points - 4,
            alt=panel.alt,
        )
    canvas.gap(_GAP)
