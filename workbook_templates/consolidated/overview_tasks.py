"""On ``Tổng quan`` of a period without indicators: how the tasks stand, and which of them need somebody."""

from toolkit.core.a1 import cell_range
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.forms.tasks import TASKS, leads_text, task_numbers
from toolkit.core.text import brief
from toolkit.core.vocabulary import TASK_NOT_STARTED, TASK_STATUSES
from workbook_templates.consolidated import words
from workbook_templates.consolidated.canvas import MIDDLE, RIGHT, SECTION, Canvas, heading_cells
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.layout import CELL, CENTRE, NOTE, STRONG, STRONG_COUNT, Live
from workbook_templates.consolidated.overview_chart import insert_tasks_chart
from workbook_templates.consolidated.task_stands import TaskStand, task_stands

_LABELS = 4
_COUNT = STRONG_COUNT.but(align="center")
_CHART_POINTS = 190.0

_FINE = 3
"""Of a task with which nothing is wrong."""
_MOST_ROWS = 10
_LENGTHS = {"task": 150, "leads": 60, "timing": 60}
_SPANS = (1, 5, 3, 1)
_HEADS = ("TT", "Nhiệm vụ", "Chủ trì", "Thời gian")
_SMALL = CELL.but(font_size=10)


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


def write_open_tasks(canvas: Canvas, consolidation: Consolidation, number: int) -> bool:
    """Tasks that are overdue, not begun or not answered, gravest first; says whether there were any."""
    stands = sorted((s for s in task_stands(consolidation).values() if _grave(s) < _FINE), key=_grave)
    if not stands:
        return False
    plan = consolidation.judgement.plan
    numbers = task_numbers(plan)
    canvas.gap(6)
    canvas.row((0, [(canvas.columns, f"{number}. Nhiệm vụ đã quá hạn hoặc chưa thực hiện, chưa có báo cáo", SECTION)]))
    canvas.row((0, heading_cells(_SPANS, _HEADS)), (MIDDLE, heading_cells((len(RIGHT),), ("Tình hình",))))
    for stand in stands[:_MOST_ROWS]:
        texts = (
            numbers[stand.task.code],
            brief(stand.task.text, _LENGTHS["task"]),
            brief(leads_text(plan, stand.task), _LENGTHS["leads"]),
            brief(stand.task.timing, _LENGTHS["timing"]),
        )
        told = [f"{stand.answers}."]
        told += [f"{stand.waiting} đơn vị ghi “{TASK_NOT_STARTED}”."] if stand.waiting else []
        told += [stand.late] if stand.late else []
        cells = list(zip(_SPANS, texts, (CENTRE, _SMALL, _SMALL, _SMALL), strict=True))
        canvas.row((0, cells), (MIDDLE, [(len(RIGHT), " ".join(told), _SMALL)]))
    more = stands[_MOST_ROWS:]
    if more:
        names = brief("; ".join(numbers[stand.task.code] for stand in more), 200)
        text = f"… và {len(more)} nhiệm vụ khác: {names} (xem trang {words.TASKS})."
        canvas.row((0, [(canvas.columns, text, NOTE)]))
    return True


def _grave(stand: TaskStand) -> int:
    return 0 if stand.late else 1 if stand.waiting else 2 if stand.silent else _FINE
