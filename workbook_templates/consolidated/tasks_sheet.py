"""The sheet ``Nhiệm vụ``: every task of the plan, and what each agency says about it."""

import datetime as dt
from collections.abc import Mapping

from toolkit.core.consolidation.model import Consolidation
from toolkit.core.forms.tasks import OTHER_TASKS, TASKS, leads_text, task_numbers
from toolkit.core.plan.model import Agency, Task
from toolkit.core.verdict import Datum, Record
from toolkit.core.vocabulary import (
    ROLE_COORDINATOR,
    ROLE_LEAD,
    TASK_DONE,
    TASK_NOT_STARTED,
    TASK_ROUTINE,
    TASK_STATUSES,
)
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.layout import (
    CENTRE,
    GROUP,
    SIZE,
    STRONG_CENTRE,
    TOP,
    Content,
    Grid,
    Head,
    Live,
    finish,
)
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
_LATE = _MARK.but(bold=True, font_color=theme.ALARM_TEXT, bg_color=theme.ALARM_FILL)
_WAITING = TOP.but(italic=True, font_color=theme.MUTED)
_FINISHED = (TASK_DONE, TASK_ROUTINE)


def write_tasks(page: Page, consolidation: Consolidation, refs: References, header: str) -> None:
    """Write the sheet."""
    judgement = consolidation.judgement
    numbers = task_numbers(judgement.plan)
    wide = max(_NUMBER, longest_word_width(tuple(numbers.values()), bold=True, size=SIZE))
    grid = Grid(page, (Head("TT", wide, _MARK), *_HEADS))
    grid.title(
        "Tình hình thực hiện nhiệm vụ được phân công",
        f"{judgement.plan.title}. Nhiệm vụ đã quá thời gian mà chưa hoàn thành tính đến {judgement.as_of:%d/%m/%Y} "
        "ghi “Quá hạn” ở cột Ghi chú.",
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
        self._structure = consolidation.judgement.structure
        self._as_of = consolidation.judgement.as_of
        self._refs = refs
        self._records: dict[str, list[Record]] = {}
        for record in consolidation.of_form(TASKS):
            self._records.setdefault(record.row, []).append(record)
        owners = {one.agency.code for one in consolidation.expectations if TASKS in one.report.forms}
        self._owners = owners

    def task(self, task: Task) -> None:
        if task.heading:
            self._grid.group([self._numbers[task.code], task.text])
            return
        expected = self._expected(task)
        records = self._records.get(task.code, [])
        given = {record.agency for record in records}
        asked = bool(expected or given)
        styles = [_TASK_CENTRE, _TASK, _TASK, _TASK, _TASK, _TASK_CENTRE, _TASK_CENTRE, _TASK, _TASK]
        contents: list[Content] = [
            self._numbers[task.code],
            task.text,
            leads_text(self._plan, task),
            task.timing,
            f"{len(given)}/{len(given | expected.keys())} đơn vị đã báo cáo" if asked else None,
            None,
            None,
            self._summary(task, records) if asked else words.NOBODY_ASKED,
            None,
        ]
        self._grid.row(contents, styles)
        for record in records:
            self._record(task, record, expected.get(record.agency, (None, ""))[1])
        missing = [agency.name for code, (agency, _) in expected.items() if code not in given]
        if missing:
            waiting: list[Content] = [None, None, None, None, ", ".join(missing), None, words.WAITING_ANSWER]
            self._grid.row(waiting, [None, None, None, None, _WAITING, None, _MARK.but(italic=True)])

    def others(self) -> None:
        """Tasks beyond the annex that agencies add."""
        rows = [record for record in self._consolidation.of_form(OTHER_TASKS) if record.data]
        if not rows:
            return
        self._grid.group(["", "Nhiệm vụ phối hợp khác do đơn vị báo thêm"], GROUP)
        for number, record in enumerate(rows, 1):
            name = self._name(record.agency)
            self._grid.row(
                [
                    number,
                    _text(record.get("label")),
                    None,
                    None,
                    name,
                    None,
                    None,
                    _text(record.get("result")),
                    _text(record.get("note")),
                ]
            )

    def _expected(self, task: Task) -> dict[str, tuple[Agency, str]]:
        leads = {agency.code: (agency, ROLE_LEAD) for agency in self._structure.expand(task.lead_codes)}
        others = {agency.code: (agency, ROLE_COORDINATOR) for agency in self._structure.named(task.coordinator_codes)}
        return {code: pair for code, pair in {**others, **leads}.items() if code in self._owners}

    def _summary(self, task: Task, records: list[Record]) -> Content:
        block = (TASKS, task.code, "")
        if not self._refs.has(block):
            return words.WAITING_ANSWER
        cells = self._refs.range(block, Col.STATUS)
        given = [_text(record.get("status")) for record in records]
        formula = '&"; "&'.join(f'"{status}: "&COUNTIF({cells},"{status}")' for status in TASK_STATUSES)
        cached = "; ".join(f"{status}: {given.count(status)}" for status in TASK_STATUSES)
        return Live(f"={formula}", cached)

    def _record(self, task: Task, record: Record, role: str) -> None:
        status = _text(record.get("status"))
        late = overdue(task, self._as_of) and status not in _FINISHED
        note = _text(record.get("note"))
        if late and task.end:
            note = f"Quá hạn (đến {task.end:%d/%m/%Y}). {note}".strip()
        shown: Content = None
        if status:
            place = self._refs.cell(record, "", Col.STATUS)
            shown = Live(f"={place}", status)
        contents: list[Content] = [
            None,
            None,
            None,
            None,
            self._name(record.agency),
            role or None,
            shown,
            _text(record.get("result")),
            note,
        ]
        alarming = late or status == TASK_NOT_STARTED
        self._grid.row(contents, [None] * 6 + [_LATE if alarming else None])

    def _name(self, code: str) -> str:
        agency = self._plan.agency_by_code.get(code)
        return agency.name if agency else code


def overdue(task: Task, as_of: dt.date) -> bool:
    """Whether the task's time is over."""
    return task.end is not None and task.end < as_of


def _text(datum: Datum | None) -> str:
    return "" if datum is None else datum.value if isinstance(datum.value, str) else datum.typed
