"""What the register says: its rows as they stand, and the entries that they mean under a plan."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from toolkit.core.a1 import a1
from toolkit.core.findings.model import Place
from toolkit.core.numbers.formats import show, show_date
from toolkit.core.plan.reports import Report
from toolkit.core.register.declare import Answer
from toolkit.core.submission import RawCell
from toolkit.core.text import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One filled row of the register. Cells are known by the key of their column ("agency", "date")."""

    file: str
    sheet: str
    number: int
    """Row from 0."""
    columns: Mapping[str, int] = field(hash=False)
    cells: Mapping[str, RawCell] = field(hash=False)
    values: Mapping[str, Any] = field(hash=False)
    """What the readable cells mean: text, a day, or the value of a choice."""
    faults: Mapping[str, tuple[str, str]] = field(hash=False)
    """Key of an unreadable cell → what is wrong with it and what to do, in Vietnamese."""

    def place(self, key: str = "") -> Place:
        """Where a cell stands; the row's first cell where the sheet lacks the column."""
        first = min(self.columns.values(), default=0)
        return Place(file=self.file, sheet=self.sheet, cell=a1(self.number, self.columns.get(key, first)))

    def text(self, key: str) -> str:
        """A cell's text, empty for a blank one."""
        value = self.values.get(key, "")
        return value if isinstance(value, str) else str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFile:
    """A register as it was read."""

    name: str
    """Empty where none was, because all that there are lie in the inbox."""
    sha256: str = ""
    size: int = 0
    problem: str = ""
    """Vietnamese: why it could not be read; empty when it could."""
    rows: Mapping[str, tuple[RegisterRow, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Part ("letters", "decisions", "waivers") → its filled rows."""
    missing: tuple[str, ...] = ()
    """Names of declared sheets that are not there or have lost their headings."""
    outside: tuple[tuple[Place, str], ...] = ()
    """Place and text of what stands outside the declared columns."""
    others: tuple[str, ...] = ()
    """Further registers that were found and are not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter by which an agency answers for one report of the period."""

    row: RegisterRow
    agency: str
    report: str
    number: str
    date: dt.date
    answer: Answer
    until: dt.date | None = None
    signer: str = ""
    channel: str = ""
    file: str = ""
    """Name or content hash of the file that the letter goes with, as typed."""

    @property
    def _named(self) -> str:
        """Letters without a number are registered as "không số"."""
        return "công văn không số" if fold(self.number) == "khong so" else f"công văn số {self.number}"

    @property
    def words(self) -> str:
        """The letter as texts name it."""
        return f"{self._named} ngày {show_date(self.date)}"

    @property
    def nil_words(self) -> str:
        """What stands for every figure of a report that a letter answers with "không phát sinh"."""
        return f"không phát sinh ({self._named})"

    @property
    def order(self) -> tuple[dt.date, int]:
        """Later letters replace earlier ones; of one day the lower row."""
        return self.date, self.row.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A figure that the office has decided with an agency."""

    row: RegisterRow
    agency: str
    indicator: str
    field: str
    old: str
    """As typed; empty where the form had none."""
    value: Decimal
    ground: str
    approver: str
    date: dt.date

    @property
    def words(self) -> str:
        """Where the figure comes from."""
        instead = f" thay {self.old}" if self.old else ""
        told = f"{self.ground}; {self.approver} chốt ngày {show_date(self.date)}"
        return f"Số chốt {show(self.value)}{instead} ({told})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding that a person accepts."""

    row: RegisterRow
    agency: str
    """Empty: whoever's the file is."""
    file: str
    """Name or content hash as typed; empty: every file of the agency."""
    rule: str
    target: str
    """Cell, key or label of the row; empty: everywhere."""
    approver: str
    reason: str

    @property
    def words(self) -> str:
        """Who accepts it and why."""
        return f"{self.approver}: {self.reason}"


class Fate(StrEnum):
    """What became of an entry; the values are the words users see."""

    USED = "Đã áp dụng"
    IDLE = "Không còn cần"
    ELSEWHERE = "Thuộc kỳ khác"
    UNUSED = "Chưa dùng được"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFate:
    """One row of the register and what became of it."""

    row: RegisterRow
    agency: str
    """Code, empty where unknown."""
    text: str
    """Vietnamese: what the entry says."""
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterUse:
    """What the register contributes to one judgement."""

    file: str = ""
    """Empty when there is no register."""
    letters: tuple[Letter, ...] = ()
    entries: tuple[EntryFate, ...] = ()

    def answer(self, report: str, agency: str) -> Letter | None:
        """The last letter that answers for a report: with figures, or that nothing occurred."""
        return self._last(report, agency, (Answer.DATA, Answer.NIL))

    def postponement(self, report: str, agency: str) -> Letter | None:
        """The last letter by which a due date was moved."""
        return self._last(report, agency, (Answer.POSTPONED,))

    def due(self, report: Report, agency: str, period: str) -> dt.date | None:
        """When an agency's report is due: as the plan says, unless a letter moved it."""
        letter = self.postponement(report.id, agency)
        return letter.until if letter is not None else report.due_on(period)

    def _last(self, report: str, agency: str, answers: tuple[Answer, ...]) -> Letter | None:
        found = [one for one in self.letters if (one.report, one.agency) == (report, agency) and one.answer in answers]
        return max(found, key=lambda letter: letter.order, default=None)
