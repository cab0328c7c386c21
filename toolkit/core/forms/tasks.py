"""The task form: the rows of the assignment annex that name one agency."""

from toolkit.core.forms.spec import Column, Field, Form, FormSpec, Formula, Kind, Layout, Row, RowRule, Slot
from toolkit.core.plan.model import Agency, Plan, Task
from toolkit.core.vocabulary import CHECK_BLANK, CHECK_DONE, CHECK_PARTIAL, ROLE_COORDINATOR, ROLE_LEAD, TASK_STATUSES

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
    rules=(RowRule(code="required-empty", columns=("status", "result")),),
)

OTHER_TASKS_SPEC = FormSpec(
    id=OTHER_TASKS,
    title="Nhiệm vụ phối hợp khác",
    layout=Layout.OPEN,
    open_rows=6,
    guidance="Các nhiệm vụ kế hoạch giao chung cho “các sở, ngành, địa phương liên quan” mà đơn vị có tham gia.",
    columns=(
        Column(id="label", heading="Nội dung nhiệm vụ", width=48, field=Field(kind=Kind.TEXT), slot=Slot.TEXT),
        _RESULT,
        _NOTE,
    ),
    counted=False,
)


def tasks_form(plan: Plan, agency: Agency) -> Form:
    """Tasks the agency leads (itself or as a member of a class) or is itself named in as a co-ordinator."""
    rows = []
    for task in plan.tasks:
        role = _role(plan, task, agency)
        if role:
            rows.append(
                Row(
                    key=task.code,
                    printed={
                        "tt": task.number,
                        "label": task.text,
                        "role": role,
                        "partners": task.coordinators if role == ROLE_LEAD else task.leads,
                        "timing": task.timing,
                    },
                    label=f"{task.number} {task.text}".strip(),
                )
            )
    return Form(spec=TASKS_SPEC, rows=tuple(rows))


def other_tasks_form() -> Form:
    """Open rows for tasks given to classes of agencies."""
    return Form(spec=OTHER_TASKS_SPEC, rows=())


def _role(plan: Plan, task: Task, agency: Agency) -> str:
    if task.heading:
        return ""
    if agency in plan.expand(task.lead_codes):
        return ROLE_LEAD
    return ROLE_COORDINATOR if agency.code in task.coordinator_codes else ""
