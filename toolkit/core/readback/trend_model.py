"""Several consolidated workbooks of one place side by side: one row an indicator, one point a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.consolidation.sensitive import remarked_below, small_of_remark
from toolkit.core.plan.model import Direction
from toolkit.core.readback.model import ConsolidatedBook, IndicatorLine
from toolkit.core.vocabulary import STATUS_OFFICIAL

_FEWEST_OF_LINE = 2


class TrendError(Exception):
    """Workbooks that cannot stand beside one another; says so in Vietnamese, with what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """What one indicator has in one period."""

    value: Decimal
    book: ConsolidatedBook
    line: IndicatorLine
    column: str
    """"value", or "estimate" where a half-year foresees the whole one."""

    @property
    def doubtful(self) -> bool:
        """Whether it is an estimate or lacks agencies."""
        return self.column == "estimate" or not self.line.complete or not self.line.status.startswith(STATUS_OFFICIAL)

    @property
    def small(self) -> bool:
        """Whether it gives away a count so small that somebody could be recognised."""
        return self.column in small_of_remark(self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPeriod:
    """One column of the trend."""

    name: str
    """"Năm 2022", "6 tháng đầu năm 2022", "Ước cả năm 2022"."""
    book: ConsolidatedBook
    column: str
    """As in :class:`TrendPoint`."""

    @property
    def whole(self) -> bool:
        """Whether it stands for a whole year."""
        return not self.book.estimate or self.column == "estimate"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendRow:
    """One indicator through the periods."""

    code: str
    objective: str
    tt: str
    label: str
    unit: str
    direction: Direction
    baseline: Decimal | None
    """Printed in the plan of the first workbook that is part of the line."""
    points: tuple[TrendPoint | None, ...]
    """One for each period; None where it has no figure."""
    targets: tuple[str, ...]
    """As printed, one for each year of :attr:`Trend.years`."""
    remarks: tuple[str, ...]

    def values(self, places: Sequence[int]) -> tuple[Decimal | None, ...]:
        """Figures of some of the periods."""
        return tuple(point.value if (point := self.points[place]) is not None else None for place in places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """All indicators through all periods."""

    issuer: str
    books: tuple[ConsolidatedBook, ...]
    periods: tuple[TrendPeriod, ...]
    """Those that are drawn as a line first, then the others; each kind by its end."""
    line: int
    """How many of them are the line."""
    baseline_year: int
    years: tuple[int, ...]
    """Years whose targets are known."""
    objectives: tuple[tuple[str, str, str], ...]
    """Code, number and title."""
    rows: tuple[TrendRow, ...]

    @property
    def small_below(self) -> int | None:
        """The threshold of the small counts among the points; None where there are none."""
        small = [point for row in self.rows for point in row.points if point is not None and point.small]
        return max((remarked_below(point.line) or 0 for point in small), default=None)

    @property
    def span(self) -> str:
        """The periods in words: the first and the last of the line, all of them where there is no line."""
        if self.line >= _FEWEST_OF_LINE:
            shown = [self.periods[0], self.periods[self.line - 1]]
            return " – ".join(period.name.lower() for period in shown)
        shown = sorted(self.periods, key=lambda period: (period.book.end, period.column))
        return ", ".join(period.name.lower() for period in shown)
