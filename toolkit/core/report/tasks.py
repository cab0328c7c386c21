"""The tasks of the plan: how many are done, which are overdue or untold, and what is said of each."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.core.forms.tasks import task_numbers
from toolkit.core.numbers.formats import show_date
from toolkit.core.plan.model import Task
from toolkit.core.readback.model import DataLine
from toolkit.core.report.case import Case, grouped
from toolkit.core.report.quoted import words_of
from toolkit.core.report.text import Block, Heading, Look, Paragraph, Span, doubt, paragraph
from toolkit.core.text import match_key, shortened
from toolkit.core.vocabulary import SHEET_TASKS, TASK_DONE, TASK_ROUTINE, TASK_STATUSES

_FINISHED = (TASK_DONE, TASK_ROUTINE)
_LENGTH = 160
_MOST_TEXTS = 3
"""Different texts that are quoted of one task; the rest is in the workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One task and what agencies say of it."""

    task: Task
    number: str
    lines: tuple[DataLine, ...]

    @property
    def statuses(self) -> Counter[str]:
        return Counter(line.status for line in self.lines if line.status)

    @property
    def open(self) -> list[str]:
        """Agencies that have not finished it."""
        return [line.agency for line in self.lines if line.status and line.status not in _FINISHED]


def tasks(case: Case, level: int) -> Iterator[Block]:
    """The whole account of the tasks, headings of groups from ``level`` on."""
    told = _told(case)
    yield from _summary(case, [one for one in told if not one.task.heading])
    if any(one.lines for one in told):
        yield paragraph(doubt("lời của các đơn vị về từng nhiệm vụ dưới đây là tư liệu; biên tập lại trước khi trình"))
    for one in told:
        if one.task.heading:
            yield Heading(level=level, text=_name(one) if one.number else _short(one.task))
        elif one.lines:
            yield from _task(one)


def _told(case: Case) -> list[_Told]:
    numbers: Mapping[str, str] = task_numbers(case.plan)
    by_key = grouped(case.book.data, lambda line: line.key)
    return [
        _Told(task=task, number=numbers[task.code].rstrip("."), lines=tuple(by_key.get(f"NV {task.code}", ())))
        for task in case.plan.tasks
    ]


def _summary(case: Case, told: Sequence[_Told]) -> Iterator[Paragraph]:
    answered = [one for one in told if one.lines]
    counts = sum((one.statuses for one in answered), Counter[str]())
    said = ", ".join(f"{counts[status]} lượt {status.lower()}" for status in TASK_STATUSES if counts[status])
    yield paragraph(
        f"Kế hoạch giao {len(told)} nhiệm vụ; {len(answered)} nhiệm vụ đã có đơn vị báo cáo",
        Span(f" ({said})" if said else "", bold=True),
        ".",
    )
    overdue = [one for one in answered if one.task.end is not None and one.task.end < case.as_of and one.open]
    if overdue:
        yield paragraph(Span(f"Nhiệm vụ quá hạn chưa hoàn thành ({len(overdue)}):", bold=True))
        for one in overdue:
            day = show_date(one.task.end) if one.task.end else ""
            end = "." if one is overdue[-1] else ";"
            yield paragraph(f"{_name(one)} (đến {day}): {', '.join(one.open)}{end}", look=Look.ITEM)
    untold = [one for one in told if not one.lines]
    if untold:
        numbers = ", ".join(one.number for one in untold)
        yield paragraph(doubt(f"chưa đơn vị nào báo cáo {len(untold)} nhiệm vụ: {numbers}"))


def _task(one: _Told) -> Iterator[Paragraph]:
    said = "; ".join(f"{status.lower()}: {count} đơn vị" for status, count in one.statuses.items())
    yield paragraph(Span(f"{one.number}. ", bold=True), f"{_short(one.task)} ({said or 'chưa ghi tình trạng'}).")
    texts = grouped([line for line in one.lines if words_of(line).strip()], lambda line: match_key(words_of(line)))
    quoted = list(texts.values())
    for same in quoted[:_MOST_TEXTS]:
        names = ", ".join(dict.fromkeys(line.agency for line in same))
        yield paragraph(Span(f"{names}: ", bold=True), " ".join(words_of(same[0]).split()), look=Look.QUOTE)
    if len(quoted) > _MOST_TEXTS:
        more = len(quoted) - _MOST_TEXTS
        yield paragraph(f"(và {more} nội dung khác ở trang “{SHEET_TASKS}” của sổ tổng hợp)", look=Look.QUOTE)


def _name(one: _Told) -> str:
    return f"{one.number}. {_short(one.task)}"


def _short(task: Task) -> str:
    """Enough of a task to know it; its full text is in the plan."""
    return shortened(task.text.strip(" -+.;"), _LENGTH)
