"""What consolidation yields: provincial figures with their contributions, and the ledger."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from toolkit.core.plan.model import Agency, Indicator, Report, Role
from toolkit.core.register.model import Letter
from toolkit.core.verdict import CellCount, Judgement, Record, Verdict


class Achievement(StrEnum):
    """A figure against its target; the values are the words users see."""

    EXCEEDED = "Vượt"
    MET = "Đạt"
    PARTIAL = "Đạt một phần"
    MISSED = "Chưa đạt"
    NO_DATA = "Chưa có số liệu"
    NOT_JUDGED = "Không đánh giá được"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one expected reporter gave for one indicator."""

    agency: Agency
    role: Role
    record: Record | None
    """None: no counted submission, or nothing accepted in its row."""
    counted: bool
    reason: str = ""
    """Vietnamese: why it does not enter the provincial figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One indicator's provincial result."""

    indicator: Indicator
    value: Decimal | None
    """Rounded half up to the indicator's precision."""
    numerator: Decimal | None
    denominator: Decimal | None
    estimate: Decimal | None
    """Estimate for the whole year, mid-year periods only."""
    year: int | None
    """Data year of a survey figure."""
    achievement: Achievement
    change: Decimal | None
    """Against the baseline figure."""
    better: bool | None
    """Whether the change goes the way the indicator is meant to move; None when there is none to judge."""
    received: int
    """Official reporters or addends whose figure entered."""
    expected: int
    contributions: tuple[Contribution, ...]
    remarks: tuple[str, ...] = ()
    """Vietnamese: doubts a reader must know (incomplete coverage, conflicting reporters, contradictory target)."""

    @property
    def complete(self) -> bool:
        """Whether every expected reporter is in the figure."""
        return self.received == self.expected


class SubmissionStatus(StrEnum):
    """Where one agency stands with one report; every expected one has exactly one status."""

    ACCEPTED = "Đã nhận"
    PARTIAL = "Đã nhận, có ô bị từ chối"
    WAIVED = "Đã nhận, có ô được chấp nhận"
    BY_LETTER = "Không phát sinh, bằng công văn"
    FORM_MISSING = "Có công văn, thiếu biểu"
    REJECTED = "Đã gửi, biểu không hợp lệ"
    LEFT_OUT = "Đã gửi, để ngoài tổng hợp"
    HELD = "Tạm giữ chờ quyết định"
    EXEMPT = "Được miễn"
    MISSING = "Chưa gửi"

    @property
    def received(self) -> bool:
        """Whether the agency has answered with what can be used."""
        return self in (SubmissionStatus.ACCEPTED, SubmissionStatus.PARTIAL, SubmissionStatus.WAIVED)

    @property
    def answered(self) -> bool:
        """Whether the agency owes nothing more: its form came, or its letter says that nothing occurred."""
        return self.received or self is SubmissionStatus.BY_LETTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One agency and one report it owes."""

    agency: Agency
    report: Report
    due: dt.date | None
    status: SubmissionStatus
    verdict: Verdict | None
    """The submission that counts, or the one that was rejected or held."""
    letter: Letter | None = None
    """The letter by which the agency answered, where the office has registered it."""
    postponed: Letter | None = None
    """The letter by which the due date was moved."""
    late_days: int | None
    """Days after the due date of the received report or, at the as-of date, the missing one; None when in time."""
    instead_of: tuple[Agency, ...] = ()
    """Agencies that the plan names for this report, that have ended, and whose place this one takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """One line of the ledger: a total and its parts."""

    title: str
    total_label: str
    total: int
    parts: tuple[tuple[str, int], ...]

    @property
    def balanced(self) -> bool:
        """Whether the parts add up to the total."""
        return self.total == sum(count for _, count in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Consolidation:
    """A whole inbox, consolidated."""

    judgement: Judgement
    figures: tuple[Figure, ...]
    """In the order of the plan, headings left out."""
    expectations: tuple[Expectation, ...]
    records: tuple[Record, ...]
    """Every accepted record of every counted submission: by report and form in plan order, then row, then agency."""
    cells: CellCount
    balances: tuple[Balance, ...]

    def of_form(self, form: str) -> tuple[Record, ...]:
        """Records of one form."""
        return tuple(record for record in self.records if record.form == form)

    @property
    def balanced(self) -> bool:
        """Whether the ledger balances; if not, it is a bug."""
        return all(balance.balanced for balance in self.balances)
