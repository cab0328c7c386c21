"""Indicators and tasks of the new year: results become baselines, targets are left open, timings are rolled."""

import datetime as dt
from collections.abc import Iterator, Mapping

from toolkit.core.consolidation.exact import rounded, shown
from toolkit.core.plan.model import Basis, Indicator, Mode, Quantity, Target, Task
from toolkit.core.plan.results import Result, Results
from toolkit.core.plan.succession import decisions as kinds
from toolkit.core.plan.succession.decisions import Decision, Kind, short_label
from toolkit.core.plan.succession.handover import Handover
from toolkit.core.plan.succession.roll import roll_day, roll_text, says_year
from toolkit.core.plan.timing import read_timing
from toolkit.core.vocabulary import STATUS_NO_DATA, STATUS_OFFICIAL

_YEAR = dt.timedelta(days=366)


class Rows:
    """Makes the rows of the plan for ``year`` out of those for ``old``, and gathers what is to be decided."""

    def __init__(self, old: int, year: int, handover: Handover, results: Results | None) -> None:
        self._old = old
        self._year = year
        self._handover = handover
        self._results = results
        self.decisions: list[Decision] = []

    def indicator(self, row: Indicator) -> Indicator:
        """The row of the new year.

        The old target is no target of the new year: kept in its place it would be printed on forms and judged against
        as if somebody had set it, so it is told in a decision and the field stays open, marked as unconfirmed.
        """
        if row.mode is Mode.HEADING:
            self._old_year_in(row.code, row.label)
            return row.model_copy(update={"place": ""})
        basis = row.basis | {"baseline": Basis.PROPOSED, "target": Basis.PROPOSED}
        reporters = self._handover.reporters(row)
        if reporters != row.reporters:
            basis["reporters"] = Basis.PROPOSED
        leads = self._names(row.code, row.label, row.leads)
        if leads != row.leads:
            basis["leads"] = Basis.PROPOSED
        said = f"kế hoạch năm {self._old} là {row.target.printed}" if row.target.printed else ""
        self._decide(kinds.TARGET, row.code, short_label(row.label), said)
        self._old_year_in(row.code, row.label)
        changes = {
            "baseline": self._baseline(row),
            "target": Target(),
            "leads": leads,
            "reporters": reporters,
            "place": "",
            "basis": basis,
        }
        return row.model_copy(update=changes)

    def _baseline(self, row: Indicator) -> Quantity:
        result = self._results.by_code.get(row.code) if self._results else None
        if result is None or result.value is None:
            self._decide(kinds.NO_RESULT, row.code, short_label(row.label), result.status if result else "")
            return Quantity()
        value = rounded(result.value, row.precision)
        doubts = list(self._doubts(row, result))
        detail = ", ".join((shown(value), *doubts))
        self._decide(kinds.DOUBTFUL if doubts else kinds.BASELINE, row.code, short_label(row.label), detail)
        # The column is headed with the year before the plan's: a figure of another year says so itself.
        printed = shown(value) if self._year == self._old + 1 else f"{shown(value)} (năm {self._old})"
        return Quantity(printed=printed, value=value, year=self._old)

    def _doubts(self, row: Indicator, result: Result) -> Iterator[str]:
        """Why a figure is not simply last year's result."""
        if row.mode is not Mode.DERIVED and not result.status.startswith(STATUS_OFFICIAL):
            yield result.status or STATUS_NO_DATA
        if not result.complete:
            yield f"{result.coverage} đơn vị có số"
        if self._results is not None and self._results.period.estimate:
            yield "ước cả năm"
        if self._year != self._old + 1:
            yield f"số năm {self._old}, không phải năm {self._year - 1}"

    def task(self, task: Task) -> Task:
        """The task of the new year, its text untouched."""
        self._old_year_in(task.code, task.text)
        for agency in self._handover.named_in(task.text):
            self._decide(kinds.OLD_NAME, task.code, short_label(task.text), agency.name)
        changes: dict[str, object] = {
            "leads": self._names(task.code, task.text, task.leads),
            "lead_codes": self._handover.codes(task.lead_codes),
            "coordinators": self._names(task.code, task.text, task.coordinators),
            "coordinator_codes": self._handover.codes(task.coordinator_codes),
            **self._timing(task),
        }
        changed = [field for field, value in changes.items() if value != getattr(task, field)]
        return task.model_copy(
            update={**changes, "place": "", "basis": task.basis | dict.fromkeys(changed, Basis.PROPOSED)}
        )

    def _timing(self, task: Task) -> Mapping[str, object]:
        """Words with the old year are rolled where they name days before and after; else they stay for a person."""
        by = self._year - self._old
        if task.start and task.end and task.end - task.start > _YEAR:
            self._decide(kinds.LONG_PERIOD, task.code, short_label(task.text), task.timing)
            return {}
        days: dict[str, dt.date | None] = {"start": roll_day(task.start, by), "end": roll_day(task.end, by)}
        timing = roll_text(task.timing, (self._old,), by)
        before, after = read_timing(task.timing, self._old), read_timing(timing, self._year)
        known = before.end is not None and after.end is not None
        if known and (task.start, task.end) == (before.start, before.end):
            days = {"start": after.start, "end": after.end}
        if not says_year(task.timing, self._old):
            if not _whole_year(task):
                detail = f"“{task.timing}”: {_span(task.start, task.end)} thành {_span(days['start'], days['end'])}"
                self._decide(kinds.TIMING, task.code, short_label(task.text), detail)
            return days
        if not known or says_year(timing, self._old):
            self._decide(kinds.OLD_TIMING, task.code, short_label(task.text), task.timing)
            return days
        self._decide(kinds.TIMING, task.code, short_label(task.text), f"“{task.timing}” thành “{timing}”")
        return {**days, "timing": timing}

    def _names(self, code: str, label: str, text: str) -> str:
        """A printed list of agencies with the successors' names in it."""
        new = self._handover.text(text)
        if new != text:
            self._decide(kinds.LEADS, code, short_label(label), f"“{text}” thành “{new}”")
        return new

    def _old_year_in(self, code: str, text: str) -> None:
        if says_year(text, self._old):
            self._decide(kinds.LABEL, code, short_label(text))

    def _decide(self, kind: Kind, code: str, label: str = "", detail: str = "") -> None:
        self.decisions.append(Decision(kind=kind, code=code, label=label, detail=detail))


def used_codes(indicators: tuple[Indicator, ...], tasks: tuple[Task, ...]) -> Iterator[str]:
    """Codes of agencies and groups that rows refer to."""
    for row in indicators:
        yield from (reporter.who for reporter in row.reporters)
    for task in tasks:
        yield from (*task.lead_codes, *task.coordinator_codes)


def _whole_year(task: Task) -> bool:
    """Whether the days of a task say no more than its year."""
    edges = (None, (1, 1)), (None, (12, 31))
    days = (task.start, task.end)
    return all((day and (day.month, day.day)) in edge for day, edge in zip(days, edges, strict=True))


def _span(start: dt.date | None, end: dt.date | None) -> str:
    return " đến ".join(f"{day:%d/%m/%Y}" for day in dict.fromkeys((start, end)) if day)
