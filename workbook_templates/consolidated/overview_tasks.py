"""On ``Tổng quan`` of a period without indicators: how the tasks stand."""

from toolkit.core.a1 import cell_range
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.forms.tasks import TASKS
from toolkit.core.vocabulary import TASK_STATUSES
from workbook_templates.consolidated.canvas import MIDDLE, RIGHT, Canvas, heading_cells
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.layout import CELL, STRONG, STRONG_COUNT, Live
from workbook_templates.consolidated.overview_chart import insert_tasks_chart

_LABELS = 4
_COUNT = STRONG_COUNT.but(align="center")
_CHART_POINTS = 190.0


def write_task_counts(canvas: Canvas, consolidation: Consolidation, refs: References, chart_at: int) -> None:
    """Reports of each status, with the chart on the right where there is something to show."""
    given = [datum.value for record in consolidation.of_form(TASKS) if (datum := record.get("status")) is not None]
    canvas.row((0, heading_cells((_LABELS, 2), ("Tình trạng (theo lượt đơn vị báo cáo)", "Số lượt"))))
    first = canvas.at
    cells = refs.form_range(TASKS, Col.STATUS)
    for status in TASK_STATUSES:
        count = Live(f'=COUNTIF({cells},"{status}")', given.count(status))
        canvas.row((0, [(_LABELS, status, CELL), (2, count, _COUNT)]))
    last = canvas.at - 1
    total = Live(f"=SUM({cell_range(first, _LABELS, last, _LABELS)})", sum(given.count(s) for s in TASK_STATUSES))
    canvas.row((0, [(_LABELS, "Cộng", STRONG), (2, total, _COUNT)]))
    if not given:
        return
    canvas.gap(max(6.0, _CHART_POINTS - canvas.points(chart_at, canvas.at - 1)))
    insert_tasks_chart(
        canvas.page, rows=(first, last), count=_LABELS, at=(chart_at, MIDDLE), points=_CHART_POINTS, characters=RIGHT
    )
