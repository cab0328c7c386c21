"""A consolidated workbook as it stands now, with whatever an officer corrected in it since it was written.

Rows and columns count from 0, as everywhere; :mod:`toolkit.core.a1` makes addresses of them. Figures are the values
that the workbook shows (its cached ones), exact as written.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.plan.model import Level
from toolkit.core.submission import Value

_MOST_ADDRESSES = 5
"""Cells that a message names."""


class ReadbackError(Exception):
    """A workbook that cannot be used as a consolidated one; says so in Vietnamese, with what to do."""


class TooLargeError(ReadbackError):
    """A workbook of ours that is larger than what is read back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """One indicator row of the sheet ``Chỉ tiêu``."""

    row: int
    code: str
    objective: str
    """Code of the objective."""
    objective_number: str
    objective_title: str
    tt: str
    label: str
    unit: str
    """As shown: "%", "số bé trai/100 bé gái" …"""
    baseline: Decimal | None
    baseline_printed: str
    target: Decimal | None
    target_printed: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    estimate: Decimal | None
    """For the whole year; mid-year periods only."""
    change: Decimal | None
    trend: str
    achievement: str
    """A word of :class:`toolkit.core.consolidation.model.Achievement`."""
    status: str
    """As printed: "Chính thức", "Ước thực hiện" …"""
    coverage: str
    """Agencies with a figure / agencies expected, "7/9"."""
    lead: str
    notes: str
    cells: Mapping[str, str]
    """Column name ("value", "numerator" …) → A1 address on the sheet."""

    @property
    def complete(self) -> bool:
        """Whether every expected agency is in the figure."""
        received, _, expected = self.coverage.partition("/")
        return received == expected


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLine:
    """One row of the sheet ``Dữ liệu``: what one agency gave in one row of one form."""

    row: int
    form: str
    """Name of the form's sheet."""
    key: str
    """Prefix of the form and row key: "CT 1.1", "NV 3", "B van-ban 2", "TM phu-luc-3 1"."""
    label: str
    column: str
    """Heading of the one column, in forms that take a row of data for each cell."""
    unit: str
    agency: str
    role: str
    counted: bool
    reason: str
    numerator: Decimal | None
    denominator: Decimal | None
    value: Value | None
    estimate: Decimal | None
    year: Decimal | None
    text: str
    status: str
    note: str
    typed: str
    how: str
    file: str
    hash: str
    """First digits of the file's SHA-256."""
    sheet: str
    cells: str
    """Addresses of the cells of the returned file, "F9, G9"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionLine:
    """One expected report of the sheet ``Tình hình nộp``."""

    row: int
    report: str
    """Report id."""
    report_title: str
    agency: str
    """Agency code."""
    agency_name: str
    due: dt.date | None
    dated: dt.date | None
    """Date of the covering letter."""
    status: str
    """A word of :class:`toolkit.core.consolidation.model.SubmissionStatus`."""
    late_days: int | None
    letter_number: str
    signer: str
    author: str
    phone: str
    email: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """One file of the inbox, as the sheet ``Đối chiếu`` lists it."""

    row: int
    name: str
    standing: str
    agency_name: str
    reason: str
    hash: str
    """First digits of the file's SHA-256."""
    report: str = ""
    """Report id; empty for what is no form of a report, and in workbooks that do not say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One row of the sheet ``Nội dung cần làm rõ``; two of the same finding are equal."""

    severity: str
    agency_name: str
    file: str
    cell: str
    message: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedBook:
    """Everything that is read back of one consolidated workbook."""

    file: str
    sha256: str
    plan: str
    """Plan id."""
    plan_number: str
    issuer: str
    level: Level
    year: int
    period: str
    """Period code."""
    period_name: str
    start: dt.date
    end: dt.date
    estimate: bool
    """Whether the period ends before the year does, so that figures of the year are estimates."""
    as_of: dt.date
    saved: bool = False
    """Whether a program has saved it since it was written, so that somebody may have changed what it says."""
    indicators: tuple[IndicatorLine, ...]
    data: tuple[DataLine, ...]
    submissions: tuple[SubmissionLine, ...]
    """Expected reports only."""
    files: tuple[FileLine, ...]
    findings: tuple[FindingLine, ...] = ()
    inputs: str = ""
    """Fingerprint of the plan, the register, earlier workbooks and the version; empty where it does not say one."""
    broken: tuple[str, ...] = ()
    """Addresses on ``Chỉ tiêu`` that show an error, were never calculated, or hold words in place of a figure.

    Those figures are None here."""

    @property
    def broken_words(self) -> str:
        """How many such cells there are, and the first of them, in Vietnamese."""
        more = " …" if len(self.broken) > _MOST_ADDRESSES else ""
        named = ", ".join(self.broken[:_MOST_ADDRESSES])
        return f"{len(self.broken)} ô không có con số dùng được: báo lỗi, chưa được tính, hoặc ghi chữ ({named}{more})"

    def indicator(self, code: str) -> IndicatorLine | None:
        """The row of an indicator, None where the workbook has none."""
        return next((line for line in self.indicators if line.code == code), None)
