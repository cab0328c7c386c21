"""Verdicts: what judging made of each file. Only validators build records, and only records are consolidated."""

import datetime as dt
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from toolkit.core.findings.model import Finding
from toolkit.core.forms.cover import COVER
from toolkit.core.plan.model import Period, Plan, Structure
from toolkit.core.register.model import Letter, RegisterUse
from toolkit.core.submission import SourceFile, Submission, Value


class Standing(StrEnum):
    """What became of a file. Every file of the inbox has exactly one."""

    COUNTED = "counted"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"
    HELD = "held"  # an identity conflict: never summed until a person decides
    REJECTED = "rejected"
    LEFT_OUT = "left_out"  # the office has decided that it does not count
    IGNORED = "ignored"

    @property
    def word(self) -> str:
        """The Vietnamese word users see."""
        return {
            "counted": "được tính",
            "superseded": "bị thay bằng bản mới hơn",
            "duplicate": "trùng bản khác",
            "held": "tạm giữ",
            "rejected": "không nhận",
            "left_out": "để ngoài theo --exclude",
            "ignored": "bỏ qua",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """One accepted input cell."""

    column: str
    cell: str
    value: Value
    typed: str
    how: str = ""
    marks: tuple[str, ...] = ()
    """Codes of the warnings it carries."""
    ground: str = ""
    """Vietnamese: the entry of the office's register that it rests on; empty for what the form says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The accepted cells of one form row of one submission. Blank and refused cells are absent."""

    agency: str
    report: str
    file: SourceFile
    form: str
    row: str
    label: str
    sheet: str
    data: tuple[Datum, ...]

    def get(self, column: str) -> Datum | None:
        """The datum of a column, None when it was blank or refused."""
        return next((datum for datum in self.data if datum.column == column), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellCount:
    """Input cells of a file: read = consolidated + decided + blank + refused."""

    read: int = 0
    consolidated: int = 0
    decided: int = 0
    """Cells in whose place a figure of the office's register stands."""
    blank: int = 0
    refused: int = 0

    def __add__(self, other: "CellCount") -> "CellCount":
        return CellCount(
            read=self.read + other.read,
            consolidated=self.consolidated + other.consolidated,
            decided=self.decided + other.decided,
            blank=self.blank + other.blank,
            refused=self.refused + other.refused,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What judging made of one file."""

    file: SourceFile
    standing: Standing
    reason: str = ""
    """Vietnamese: why it is not counted, or empty."""
    agency: str = ""
    report: str = ""
    submission: Submission | None = None
    findings: tuple[Finding, ...] = ()
    records: tuple[Record, ...] = ()
    """Empty unless counted."""
    cells: CellCount = field(default_factory=CellCount)
    number: int = 1
    """Submission number from the cover."""
    provisional: bool = False
    """Counted although nothing but a date decided between it and another submission."""
    received: dt.date | None = None
    """Date by which lateness is judged: of the office's letter, else of the mail it came with, else of its covering
    letter; None when unknown."""
    nil: bool = False
    """The agency declared that nothing occurred in the period."""
    letter: Letter | None = None
    """The letter of the office's register that goes with this file, or that answers for the same report."""
    document: str = ""
    """Word or PDF, where the file is no form but such a document: perhaps the signed report."""


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """The verdicts on a whole inbox."""

    plan: Plan
    period: Period
    as_of: dt.date
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...]
    """All findings, those about files and those about the set (missing, conflicting …), ordered."""
    register: RegisterUse = field(default_factory=RegisterUse)
    """What the office's register says about this period."""
    office_records: tuple[Record, ...] = ()
    """What the register says in place of a form: figures decided, and answers that nothing occurred."""

    @property
    def structure(self) -> Structure:
        """The agencies as they stand at the period's end, by which the reports are judged."""
        return self.plan.at(self.period.end)

    def without_cells(self) -> "Judgement":
        """The same without the single cells of the forms but for their covers: what is accepted stands in the records.

        For judgements that are kept while a workbook of thousands of forms is written.
        """
        return replace(self, verdicts=tuple(map(_without_cells, self.verdicts)))

    @cached_property
    def _of_duties(self) -> dict[tuple[str, str], list[Verdict]]:
        found: dict[tuple[str, str], list[Verdict]] = {}
        for verdict in self.verdicts:
            found.setdefault((verdict.report, verdict.agency), []).append(verdict)
        return found

    def of_duty(self, report: str, agency: str, standing: Standing) -> list[Verdict]:
        """Verdicts of a standing on the files of an agency for a report, in the order of the inbox."""
        return [verdict for verdict in self._of_duties.get((report, agency), ()) if verdict.standing is standing]

    def counted(self, report: str, agency: str) -> Verdict | None:
        """The submission that counts for an agency and report, None when there is none.

        Of a form and a consolidated workbook that complete each other it is the form.
        """
        found = self.of_duty(report, agency, Standing.COUNTED)
        forms = [one for one in found if one.submission is None or one.submission.lower is None]
        return next(iter(forms or found), None)


def _without_cells(verdict: Verdict) -> Verdict:
    submission = verdict.submission
    if submission is None:
        return verdict
    forms = tuple(form if form.form == COVER else replace(form, entries=()) for form in submission.forms)
    return replace(verdict, submission=replace(submission, forms=forms))
