"""What a document is drafted from: the consolidated workbook, its plan, and the form of the document."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from toolkit.core.consolidation.model import Achievement, SubmissionStatus
from toolkit.core.plan.model import Outgoing, Period, Plan
from toolkit.core.readback.model import ConsolidatedBook, IndicatorLine, SubmissionLine
from toolkit.core.text import lowered

_Item = TypeVar("_Item")
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One workbook under its plan, for one outgoing document."""

    book: ConsolidatedBook
    plan: Plan
    outgoing: Outgoing
    as_of: dt.date

    @property
    def period(self) -> Period:
        """The period of the workbook."""
        return self.plan.period_by_code[self.book.period]

    @property
    def span(self) -> str:
        """The period in running text: "năm 2022", "6 tháng đầu năm 2022"."""
        return lowered(self.period.name)


def status_of(line: SubmissionLine) -> SubmissionStatus | None:
    """The status of an expected report; None where an officer has written another word."""
    return next((status for status in SubmissionStatus if status.value == line.status.strip()), None)


def achievement_of(line: IndicatorLine) -> Achievement:
    """A figure against its target; what cannot be read as one of the known words is not judged."""
    found = (word for word in Achievement if word.value == line.achievement.strip())
    return next(found, Achievement.NO_DATA if line.value is None else Achievement.NOT_JUDGED)


def grouped(items: Sequence[_Item], key: Callable[[_Item], _Key]) -> dict[_Key, list[_Item]]:
    """Items by a key, both in the order in which they come."""
    found: dict[_Key, list[_Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
