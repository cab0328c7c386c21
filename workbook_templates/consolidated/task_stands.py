"""How every task stands: who was asked, who answered, and whether its time is over."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.core.consolidation.model import Consolidation
from toolkit.core.consolidation.task_time import overdue, time_over
from toolkit.core.forms.tasks import TASKS
from toolkit.core.plan.model import Agency, Structure, Task
from toolkit.core.verdict import Datum, Record
from toolkit.core.vocabulary import ROLE_COORDINATOR, ROLE_LEAD, TASK_NOT_STARTED

OVERDUE = "Quá hạn"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStand:
    """One task that is no heading."""

    task: Task
    records: tuple[Record, ...]
    expected: Mapping[str, tuple[Agency, str]]
    """Agencies that owe an answer and their roles, by code."""
    as_of: dt.date
    """The day on which it stands so."""

    @property
    def silent(self) -> list[Agency]:
        """Who owes an answer and gave none."""
        given = {record.agency for record in self.records}
        return [agency for code, (agency, _) in self.expected.items() if code not in given]

    @property
    def asked(self) -> int:
        """How many answered or owe an answer."""
        return len({record.agency for record in self.records} | self.expected.keys())

    @property
    def answers(self) -> str:
        """How many have answered; empty where nobody is asked."""
        return f"{self.asked - len(self.silent)}/{self.asked} đơn vị đã báo cáo" if self.asked else ""

    @property
    def waiting(self) -> int:
        """How many have answered that they have not begun."""
        return sum(status_of(record) == TASK_NOT_STARTED for record in self.records)

    @property
    def until(self) -> str:
        """That the task's time is over, and since when."""
        return f"{OVERDUE} (đến {self.task.end:%d/%m/%Y})" if time_over(self.task, self.as_of) else ""

    @property
    def late(self) -> str:
        """Of a task whose time is over: how many report it unfinished; empty where nobody does."""
        unfinished = sum(self.is_late(record) for record in self.records)
        silent = f", {len(self.silent)} đơn vị chưa báo cáo" if self.silent else ""
        return f"{self.until}: {unfinished} đơn vị chưa hoàn thành{silent}." if unfinished else ""

    def is_late(self, record: Record) -> bool:
        """Whether an agency reports a task unfinished whose time is over."""
        return overdue(self.task, status_of(record), self.as_of)


def task_stands(consolidation: Consolidation) -> dict[str, TaskStand]:
    """Tasks that are no headings, by code, in the order of the plan."""
    judgement = consolidation.judgement
    owners = {one.agency.code for one in consolidation.expectations if TASKS in one.report.forms}
    records: dict[str, list[Record]] = {}
    for record in consolidation.of_form(TASKS):
        records.setdefault(record.row, []).append(record)
    return {
        task.code: TaskStand(
            task=task,
            records=tuple(records.get(task.code, ())),
            expected=_expected(judgement.structure, task, owners),
            as_of=judgement.as_of,
        )
        for task in judgement.plan.tasks
        if not task.heading
    }


def text_of(datum: Datum | None) -> str:
    """What an agency wrote in a cell."""
    return "" if datum is None else datum.value if isinstance(datum.value, str) else datum.typed


def status_of(record: Record) -> str:
    """How an agency says that a task stands."""
    return text_of(record.get("status"))


def _expected(structure: Structure, task: Task, owners: set[str]) -> dict[str, tuple[Agency, str]]:
    leads = {agency.code: (agency, ROLE_LEAD) for agency in structure.expand(task.lead_codes)}
    others = {agency.code: (agency, ROLE_COORDINATOR) for agency in structure.named(task.coordinator_codes)}
    return {code: pair for code, pair in {**others, **leads}.items() if code in owners}
