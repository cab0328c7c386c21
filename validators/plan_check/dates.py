"""Days that must follow one another: plan, periods, reports, tasks, baselines."""

import datetime as dt
import re

from toolkit.core.numbers.formats import show_date
from toolkit.core.plan.model import Due, Task
from toolkit.core.plan.source import Path
from toolkit.core.plan.timing import read_timing
from validators.plan_check.case import Case, Findings

_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*(?:/|\btháng\b)\s*(\d{1,2})(?:\s*(?:/|\bnăm\b)\s*(\d{4}))?(?!\d)")
_ONE_DAY = dt.timedelta(days=1)


def findings(case: Case) -> Findings:
    """Findings about days."""
    yield from _periods(case)
    for i, report in enumerate(case.plan.reports):
        for j, due in enumerate(report.due):
            yield from _due(case, ("reports", i, "due", j), due)
    yield from _tasks(case)
    for i, row in enumerate(case.plan.indicators):
        if row.baseline.year is not None and row.baseline.year >= case.plan.year:
            loc: Path = ("indicators", i, "baseline", "year")
            found, year = str(row.baseline.year), str(case.plan.year)
            yield case.finding("baseline-not-earlier", loc, found=found, expected=year)


def _periods(case: Case) -> Findings:
    plan = case.plan
    for i, period in enumerate(plan.periods):
        span = _span(period.start, period.end)
        if plan.year not in range(period.start.year, period.end.year + 1):
            yield case.finding("period-outside-year", ("periods", i, "start"), found=span, expected=str(plan.year))
        if period.cutoff and not period.start <= period.cutoff <= period.end:
            yield case.finding(
                "cutoff-outside-period", ("periods", i, "cutoff"), found=show_date(period.cutoff), expected=span
            )
        last = max((day for report in plan.reports if (day := report.due_on(period.code))), default=None)
        if period.due and last and period.due < last:
            yield case.finding(
                "consolidated-before-reports",
                ("periods", i, "due"),
                found=show_date(period.due),
                expected=show_date(last),
            )


def _due(case: Case, loc: Path, due: Due) -> Findings:
    if due.date is None:
        return
    period, issued, found = case.plan.period_by_code[due.period], case.plan.issued, show_date(due.date)
    at = (*loc, "date")
    if not _printed_as(due.date, due.printed):
        yield case.finding("due-misread", at, found=found, expected=due.printed)
    elif due.date < period.start:
        yield case.finding("due-before-period", at, found=found, expected=show_date(period.start))
    elif issued and due.date < issued:
        yield case.finding("due-before-issue", at, found=found, expected=show_date(issued))


def _printed_as(day: dt.date, printed: str) -> bool:
    """Whether the words name this day or the day after it ("trước ngày 05/12" kept as 4/12); true without days."""
    named = [(int(d), int(m), int(y) if y else None) for d, m, y in _DAY.findall(printed)]
    meant = (day, day + _ONE_DAY)
    return not named or any(
        (d, m) == (one.day, one.month) and y in (None, one.year) for d, m, y in named for one in meant
    )


def _tasks(case: Case) -> Findings:
    for i, task in enumerate(case.plan.tasks):
        start, end = task.start or task.end, task.end or task.start
        if start is None or end is None:
            continue
        loc: Path = ("tasks", i, "start" if task.start else "end")
        if start > end:
            yield case.finding("task-dates-reversed", loc, found=show_date(start), expected=show_date(end))
        elif case.plan.year not in range(start.year, end.year + 1):
            yield case.finding("task-outside-year", loc, found=_span(start, end), expected=str(case.plan.year))
        else:
            yield from _timing(case, loc, task)


def _timing(case: Case, loc: Path, task: Task) -> Findings:
    """The days of a task against those its printed timing plainly names."""
    read = read_timing(task.timing, case.plan.year)
    pairs = ((task.start, read.start), (task.end, read.end))
    if any(kept and named and kept != named for kept, named in pairs):
        found = " - ".join(show_date(day) for day in (task.start, task.end) if day)
        yield case.finding("timing-misread", loc, found=found, expected=task.timing)


def _span(start: dt.date, end: dt.date) -> str:
    return f"{show_date(start)} - {show_date(end)}"
