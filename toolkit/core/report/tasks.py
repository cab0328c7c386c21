"""The tasks of the plan: how many are done, which are overdue or untold, and what is said of each."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.core.consolidation.headings import TASK_KEY
from toolkit.core.consolidation.task_time import overdue
from toolkit.core.forms.tasks import task_numbers
from toolkit.core.numbers.formats import show_date
from toolkit.core.plan.model import Task
from toolkit.core.readback.model import DataLine
from toolkit.core.report.case import Case, grouped
from toolkit.core.report.quoted import words_of
from toolkit.core.report.text import Block, Heading, Look, Paragraph, Span, doubt, paragraph
from toolkit.core.text import brief, match_key
from toolkit.core.vocabulary import SHEET_TASKS, TASK_STATUSES

_LENGTH = 160
"""Characters of a task in a list of several; its full text stands below."""
_SHORT = 60
_MOST_TEXTS = 3
"""Different texts that are quoted of one task; the rest is in the workbook."""
_MANY = 4
"""Tasks for which an agency writes the same from which on its words stand once for all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """One task and what agencies say of it."""

    task: Task
    number: str
    """As the plan prints it; empty for a dash."""
    where: str
    """How it is found in the plan: its number if no other task has it, else its place."""
    lines: tuple[DataLine, ...]

    @property
    def statuses(self) -> Counter[str]:
        return Counter(line.status for line in self.lines if line.status)

    @property
    def text(self) -> str:
        return " ".join(self.task.text.split()).strip(" -+.;:")

    def behind(self, as_of: dt.date) -> list[str]:
        """Agencies that report it unfinished after its time."""
        return [line.agency for line in self.lines if overdue(self.task, line.status, as_of)]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shared:
    """The same words of one agency for many tasks."""

    agency: str
    text: str
    of: tuple[_Told, ...]


def tasks(case: Case, level: int) -> Iterator[Block]:
    """The whole account of the tasks, headings of groups from ``level`` on."""
    told = _told(case)
    yield from _summary(case, [one for one in told if not one.task.heading])
    if not any(one.lines for one in told):
        return
    yield paragraph(doubt("lời của các đơn vị về từng nhiệm vụ dưới đây là tư liệu; biên tập lại trước khi trình"))
    shared = _shared(told)
    yield from _once(shared)
    apart = {(one.agency, match_key(one.text)) for one in shared}
    for place, one in enumerate(told):
        if one.task.heading:
            if _has_answers(told, place):
                yield Heading(level=level, text=f"{_numbered(one)}{one.text}")
        elif one.lines:
            yield from _task(one, apart)


def _told(case: Case) -> list[_Told]:
    numbers = task_numbers(case.plan)
    by_key = grouped(case.book.data, lambda line: line.key)
    found = []
    for task in case.plan.tasks:
        number = task.number.strip(" .") if any(letter.isalnum() for letter in task.number) else ""
        # Where numbers repeat, the workbook numbers by codes, which no reader of the plan knows.
        alone = number if numbers[task.code] == task.number else ""
        where = alone or task.place or f"“{brief(task.text, _SHORT)}”"
        lines = tuple(by_key.get(f"{TASK_KEY} {task.code}", ()))
        found.append(_Told(task=task, number=number, where=where, lines=lines))
    return found


def _has_answers(told: Sequence[_Told], place: int) -> bool:
    """Whether anything below a heading is reported: up to the next heading that does not stand below it."""
    code = told[place].task.code
    for one in told[place + 1 :]:
        if one.task.heading and not one.task.code.startswith(f"{code}."):
            return False
        if one.lines and not one.task.heading:
            return True
    return False


def _summary(case: Case, told: Sequence[_Told]) -> Iterator[Paragraph]:
    answered = [one for one in told if one.lines]
    counts = sum((one.statuses for one in answered), Counter[str]())
    said = ", ".join(f"{counts[status]} lượt {status.lower()}" for status in TASK_STATUSES if counts[status])
    yield paragraph(
        f"Kế hoạch giao {len(told)} nhiệm vụ; {len(answered)} nhiệm vụ đã có đơn vị báo cáo",
        Span(f" ({said})" if said else "", bold=True),
        ".",
    )
    # As in the workbook: on the day of its figures, whatever the day of the draft.
    behind = [(one, late) for one in answered if (late := one.behind(case.book.as_of))]
    if behind:
        yield paragraph(Span(f"Nhiệm vụ quá hạn chưa hoàn thành ({len(behind)}):", bold=True))
    for one, late in behind:
        day = show_date(one.task.end) if one.task.end else ""
        until = f"đến {day}" if one.where == one.number else f"{one.where}; đến {day}"
        end = "." if one is behind[-1][0] else ";"
        yield paragraph(f"{_numbered(one)}{brief(one.text, _LENGTH)} ({until}): {', '.join(late)}{end}", look=Look.ITEM)
    untold = [one for one in told if not one.lines]
    if untold:
        yield paragraph(doubt(f"chưa đơn vị nào báo cáo {len(untold)} nhiệm vụ: {_places(untold)}"))


def _shared(told: Sequence[_Told]) -> list[_Shared]:
    """What agencies write word for word for many tasks."""
    said = [(one, line) for one in told if not one.task.heading for line in one.lines if words_of(line).strip()]
    same = grouped(said, lambda pair: (pair[1].agency, match_key(words_of(pair[1]))))
    found = (
        _Shared(agency=agency, text=words_of(pairs[0][1]), of=tuple({one.task.code: one for one, _ in pairs}.values()))
        for (agency, _), pairs in same.items()
    )
    return [one for one in found if len(one.of) >= _MANY]


def _once(shared: Sequence[_Shared]) -> Iterator[Paragraph]:
    if shared:
        yield paragraph(Span("Nội dung đơn vị ghi giống nhau cho nhiều nhiệm vụ:", bold=True))
    for one in shared:
        said = f" ({len(one.of)} nhiệm vụ: {_places(one.of)}): {' '.join(one.text.split())}"
        yield paragraph(Span(one.agency, bold=True), said, look=Look.QUOTE)


def _task(one: _Told, apart: set[tuple[str, str]]) -> Iterator[Paragraph]:
    """One task, how it stands, and the words that are not quoted for many tasks at once."""
    counts = one.statuses
    known = dict.fromkeys((*(status for status in TASK_STATUSES if status in counts), *counts))
    said = "; ".join(f"{status.lower()}: {counts[status]} đơn vị" for status in known)
    look = Look.BODY if one.number else Look.ITEM
    yield paragraph(Span(_numbered(one), bold=True), f"{one.text} ({said or 'chưa ghi tình trạng'}).", look=look)
    own = [
        line for line in one.lines if words_of(line).strip() and (line.agency, match_key(words_of(line))) not in apart
    ]
    quoted = list(grouped(own, lambda line: match_key(words_of(line))).values())
    for same in quoted[:_MOST_TEXTS]:
        names = ", ".join(dict.fromkeys(line.agency for line in same))
        yield paragraph(Span(f"{names}: ", bold=True), " ".join(words_of(same[0]).split()), look=Look.QUOTE)
    if len(quoted) > _MOST_TEXTS:
        more = len(quoted) - _MOST_TEXTS
        yield paragraph(doubt(f"còn {more} nội dung khác ở trang “{SHEET_TASKS}” của sổ tổng hợp"), look=Look.QUOTE)


def _numbered(one: _Told) -> str:
    """The plan's number in brackets, which cannot be taken for one of the report's own."""
    return f"({one.number}) " if one.number else ""


def _places(told: Sequence[_Told]) -> str:
    return "; ".join(dict.fromkeys(one.where for one in told))
