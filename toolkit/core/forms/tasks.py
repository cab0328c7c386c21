"""The task form: the rows of the assignment annex that name one agency."""

from toolkit.core.forms.spec import Column, Field, Form, FormSpec, Formula, Kind, Layout, Row, RowRule, Slot
from toolkit.core.plan.model import Agency, Level, Period, Plan, Structure, Task
from toolkit.core.vocabulary import (
    BASIS_SHORT,
    CHECK_BLANK,
    CHECK_DONE,
    CHECK_PARTIAL,
    ROLE_COORDINATOR,
    ROLE_LEAD,
    TASK_STATUSES,
)

TASKS = "tasks"
OTHER_TASKS = "other-tasks"

_CHECK = Formula(
    template=f'=IF({{status}}="",IF({{result}}="","{CHECK_BLANK}","{CHECK_PARTIAL}"),"{CHECK_DONE}")', empty=CHECK_BLANK
)

_RESULT = Column(
    id="result",
    heading="Kết quả thực hiện",
    width=34,
    field=Field(kind=Kind.TEXT, prompt="Ghi ngắn gọn việc đã làm và kết quả, có con số nếu được."),
    slot=Slot.TEXT,
    guide="Việc đã làm và kết quả.",
)
_NOTE = Column(id="note", heading="Ghi chú", width=16, field=Field(kind=Kind.TEXT), slot=Slot.NOTE)

TASKS_SPEC = FormSpec(
    id=TASKS,
    title="Tình hình thực hiện nhiệm vụ được phân công",
    layout=Layout.FIXED,
    columns=(
        Column(id="tt", heading="TT", width=6.5),
        Column(id="label", heading="Nội dung nhiệm vụ", width=48),
        Column(id="role", heading="Vai trò", width=9),
        Column(id="partners", heading="Phối hợp với", width=20),
        Column(id="timing", heading="Thời gian", width=13),
        Column(
            id="status",
            heading="Tình trạng",
            width=14,
            field=Field(
                kind=Kind.CHOICE,
                choices=TASK_STATUSES,
                choice_list="tinh_trang_nhiem_vu",
                prompt="Chọn trong danh sách.",
            ),
            slot=Slot.STATUS,
            guide="Chọn trong danh sách.",
        ),
        _RESULT,
        _NOTE,
        Column(id="check", heading="Kiểm tra", width=12, formula=_CHECK, guide="Máy tự kiểm tra việc ghi."),
    ),
    rules=(
        RowRule(code="required-empty", columns=("status", "result")),
        RowRule(code="done-without-result", columns=("result", "status")),
    ),
)

_EVERYONE = {
    Level.DISTRICT: "các phòng, ban, địa phương liên quan",
    Level.COMMUNE: "các ban, ngành, đoàn thể liên quan",
}
"""How plans of a level speak of everyone else; those of a province and above say "sở, ngành"."""


def tasks_form(plan: Plan, period: Period, agency: Agency) -> Form:
    """Tasks the agency leads (itself or as a member of a class) or is itself named in as a co-ordinator."""
    structure = plan.at(period.end)
    numbers = task_numbers(plan)
    rows = []
    for task in plan.tasks:
        role = _role(structure, task, agency)
        if role:
            rows.append(
                Row(
                    key=task.code,
                    printed={
                        "tt": numbers[task.code],
                        "label": task.text,
                        "role": role,
                        "partners": coordinators_text(plan, task) if role == ROLE_LEAD else leads_text(plan, task),
                        "timing": task.timing,
                    },
                    label=f"{numbers[task.code]} {task.text}".strip(),
                )
            )
    return Form(spec=TASKS_SPEC, rows=tuple(rows))


def task_numbers(plan: Plan) -> dict[str, str]:
    """How each task is numbered for its readers, by code.

    As printed where that tells the tasks apart; else, as in a plan of dashes and of letters that restart, by code.
    """
    printed = [task.number for task in plan.tasks]
    distinct = all(printed) and len(set(printed)) == len(printed)
    return {task.code: task.number if distinct else task.code for task in plan.tasks}


def leads_text(plan: Plan, task: Task) -> str:
    """Who leads a task: as printed, else those whom the plan takes for it, marked as such."""
    return task.leads or _parties(plan, task, "lead_codes", task.lead_codes)


def coordinators_text(plan: Plan, task: Task) -> str:
    """Who takes part in a task: as printed, else those whom the plan takes for it, marked as such."""
    return task.coordinators or _parties(plan, task, "coordinator_codes", task.coordinator_codes)


def _parties(plan: Plan, task: Task, field: str, codes: tuple[str, ...]) -> str:
    names = {agency.code: agency.name for agency in plan.agencies} | {group.code: group.name for group in plan.groups}
    text = "; ".join(names[code] for code in codes)
    return f"{text} ({BASIS_SHORT[task.basis[field]]})" if text and field in task.basis else text


def other_tasks_spec(plan: Plan) -> FormSpec:
    """Open rows for tasks given to classes of agencies."""
    everyone = _EVERYONE.get(plan.level, "các sở, ngành, địa phương liên quan")
    return FormSpec(
        id=OTHER_TASKS,
        title="Nhiệm vụ phối hợp khác",
        layout=Layout.OPEN,
        open_rows=6,
        guidance=f"Các nhiệm vụ kế hoạch giao chung cho “{everyone}” mà đơn vị có tham gia.",
        columns=(
            Column(id="label", heading="Nội dung nhiệm vụ", width=48, field=Field(kind=Kind.TEXT), slot=Slot.TEXT),
            _RESULT,
            _NOTE,
        ),
        counted=False,
    )


def other_tasks_form(plan: Plan) -> Form:
    """The open rows below the tasks of one agency; the same for every agency."""
    return Form(spec=other_tasks_spec(plan), rows=())


def _role(structure: Structure, task: Task, agency: Agency) -> str:
    if task.heading:
        return ""
    if structure.covers(task.lead_codes, agency):
        return ROLE_LEAD
    return ROLE_COORDINATOR if agency in structure.named(task.coordinator_codes) else ""
