"""The sheet ``Nhiệm vụ``: every task of the plan, and what each agency says about it."""

from collections.abc import Mapping

from toolkit.core.consolidation.model import Consolidation
from toolkit.core.forms.tasks import OTHER_TASKS, TASKS, leads_text, task_numbers
from toolkit.core.plan.model import Task
from toolkit.core.verdict import Record
from toolkit.core.vocabulary import TASK_NOT_STARTED, TASK_STATUSES
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.layout import (
    CENTRE,
    NOTE,
    SIZE,
    STRONG_CENTRE,
    TOP,
    Content,
    Grid,
    Head,
    Live,
    finish,
)
from workbook_templates.consolidated.legend import FAINT, GREY, RED, legend, sign
from workbook_templates.consolidated.task_stands import OVERDUE, TaskStand, status_of, task_stands, text_of
from workbook_templates.measure import longest_word_width
from workbook_templates.writer import Page

_MARK = CENTRE.but(valign="top")
_NUMBER = 6.0
_HEADS = (
    Head("Nội dung nhiệm vụ", 46, TOP),
    Head("Chủ trì", 22, TOP),
    Head("Thời gian", 14, TOP),
    Head("Đơn vị báo cáo", 24, TOP),
    Head("Vai trò", 9, _MARK),
    Head("Tình trạng", 14, _MARK),
    Head("Kết quả thực hiện", 46, TOP),
    Head("Ghi chú", 18, TOP),
)
_TASK = TOP.but(bg_color=theme.COMPUTED)
_TASK_CENTRE = STRONG_CENTRE.but(valign="top", bg_color=theme.COMPUTED)
_TASK_LATE = _TASK.but(bold=True, font_color=theme.ALARM_TEXT)
_LATE = _MARK.but(bold=True, font_color=theme.ALARM_TEXT, bg_color=theme.ALARM_FILL)
_WAITING = TOP.but(italic=True, font_color=theme.MUTED)
_WAITING_MARK = _MARK.but(italic=True, font_color=theme.MUTED)
_TASK_STYLES = (_TASK_CENTRE, _TASK, _TASK, _TASK, _TASK, _TASK_CENTRE, _TASK_CENTRE, _TASK)
_NOTHING = (None,) * 4
"""Columns of the task itself, in rows of agencies."""


def write_tasks(page: Page, consolidation: Consolidation, refs: References, header: str) -> None:
    """Write the sheet."""
    judgement = consolidation.judgement
    numbers = task_numbers(judgement.plan)
    wide = max(_NUMBER, longest_word_width(tuple(numbers.values()), bold=True, size=SIZE))
    grid = Grid(page, (Head("TT", wide, _MARK), *_HEADS))
    grid.title("Tình hình thực hiện nhiệm vụ được phân công", judgement.plan.title)
    grid.line(
        legend(
            f"“{OVERDUE}” ở cột Ghi chú: đã quá thời gian mà chưa hoàn thành, tính đến {judgement.as_of:%d/%m/%Y}",
            sign((TASK_NOT_STARTED,), RED, "và nhiệm vụ quá hạn chưa hoàn thành"),
            sign((words.WAITING_ANSWER,), FAINT, "đơn vị chưa trả lời"),
            f"dòng {GREY}: nhiệm vụ; các dòng dưới: từng đơn vị",
        ),
        NOTE,
    )
    top = grid.head()
    sheet = _Sheet(grid, consolidation, refs, numbers)
    for task in judgement.plan.tasks:
        sheet.task(task)
    sheet.others()
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 2))


class _Sheet:
    def __init__(self, grid: Grid, consolidation: Consolidation, refs: References, numbers: Mapping[str, str]) -> None:
        self._grid = grid
        self._numbers = numbers
        self._consolidation = consolidation
        self._plan = consolidation.judgement.plan
        self._refs = refs
        self._stands = task_stands(consolidation)
        self._level = 0
        """Of a task in the outline: below the heading above it, where there is one."""

    def task(self, task: Task) -> None:
        if task.heading:
            self._grid.group([self._numbers[task.code], task.text])
            self._level = 1
            return
        stand = self._stands[task.code]
        contents: list[Content] = [
            self._numbers[task.code],
            task.text,
            leads_text(self._plan, task),
            task.timing,
            stand.answers,
            None,
            None,
            self._summary(stand) if stand.asked else words.NOBODY_ASKED,
            stand.late,
        ]
        self._grid.level = self._level
        self._grid.row(contents, [*_TASK_STYLES, _TASK_LATE if stand.late else _TASK])
        self._grid.level += 1
        for record in stand.records:
            self._record(stand, record)
        if stand.silent:
            names = ", ".join(agency.name for agency in stand.silent)
            waiting: list[Content] = [*_NOTHING, names, None, words.WAITING_ANSWER]
            self._grid.row(waiting, [*_NOTHING, _WAITING, None, _WAITING_MARK])

    def others(self) -> None:
        """Tasks beyond the annex that agencies add."""
        rows = [record for record in self._consolidation.of_form(OTHER_TASKS) if record.data]
        if not rows:
            return
        self._grid.group(["", "Nhiệm vụ phối hợp khác do đơn vị báo thêm"])
        for number, record in enumerate(rows, 1):
            label, result, note = (text_of(record.get(name)) for name in ("label", "result", "note"))
            self._grid.row([number, label, None, None, self._name(record.agency), None, None, result, note])

    def _summary(self, stand: TaskStand) -> Content:
        block = (TASKS, stand.task.code, "")
        if not self._refs.has(block):
            return words.WAITING_ANSWER
        cells = self._refs.range(block, Col.STATUS)
        given = [status_of(record) for record in stand.records]
        formula = '&"; "&'.join(f'"{status}: "&COUNTIF({cells},"{status}")' for status in TASK_STATUSES)
        cached = "; ".join(f"{status}: {given.count(status)}" for status in TASK_STATUSES)
        return Live(f"={formula}", cached)

    def _record(self, stand: TaskStand, record: Record) -> None:
        status, late = status_of(record), stand.is_late(record)
        note = text_of(record.get("note"))
        if late:
            note = f"{stand.until}. {note}".strip()
        _, role = stand.expected.get(record.agency, (None, ""))
        who: list[Content] = [*_NOTHING, self._name(record.agency), role or None]
        shown = Live(f"={self._refs.cell(record, '', Col.STATUS)}", status) if status else None
        alarming = late or status == TASK_NOT_STARTED
        contents: list[Content] = [*who, shown, text_of(record.get("result")), note]
        self._grid.row(contents, [*_NOTHING, None, None, _LATE if alarming else None], carried=who)

    def _name(self, code: str) -> str:
        agency = self._plan.agency_by_code.get(code)
        return agency.name if agency else code
