"""A verdict while it is being made."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding, Place
from toolkit.core.forms.cover import COVER
from toolkit.core.register.model import Letter
from toolkit.core.submission import SourceFile, Submission, Value
from toolkit.core.verdict import CellCount, Record, Standing, Verdict
from validators.frames import declared_nil

if TYPE_CHECKING:
    from toolkit.core.intake.read import Intake


@dataclass(slots=True, kw_only=True)
class Draft:
    """What is known of one file so far."""

    intake: "Intake"
    submission: Submission | None = None
    standing: Standing | None = None
    """None while nothing has decided it."""
    reason: str = ""
    agency: str = ""
    report: str = ""
    number: int = 1
    letter_date: dt.date | None = None
    document: str = ""
    """Word or PDF, where the file is such a document."""
    mail_days: list[dt.date] = field(default_factory=list)
    """Days on which messages with this content came, its own and those of its copies."""
    earlier: list[dt.date] = field(default_factory=list)
    """Days on which filled versions came that this one replaces: who corrects a report had sent it."""
    nil: bool = False
    provisional: bool = False
    letter: Letter | None = None
    findings: list[Finding] = field(default_factory=list)
    records: tuple[Record, ...] = ()
    cells: CellCount = field(default_factory=CellCount)

    def __post_init__(self) -> None:
        """Take over the day of its own message."""
        if self.file.mail is not None and self.file.mail.received is not None:
            self.mail_days.append(self.file.mail.received)

    @property
    def file(self) -> SourceFile:
        """The file it is about."""
        return self.intake.file

    @property
    def sent(self) -> Submission:
        """The submission, where there is one."""
        assert self.submission is not None, "only submissions are compared and judged"
        return self.submission

    @property
    def received(self) -> dt.date | None:
        """Day by which lateness is judged: of the office's letter, else the day on which a first version came.

        A version came on the day of its first mail, else on that of its covering letter.
        """
        if self.letter is not None:
            return self.letter_date
        own = min(self.mail_days) if self.mail_days else self.letter_date
        return min(filter(None, (own, *self.earlier)), default=None)

    @property
    def mailed(self) -> dt.date | None:
        """Day on which its content came last by mail; None where it did not come by mail."""
        return max(self.mail_days, default=None)

    @property
    def undecided(self) -> bool:
        """Whether it still may count."""
        return self.standing is None

    def take(self, submission: Submission) -> None:
        """Accept the identity of a submission and read what the cover says about it."""
        self.submission = submission
        self.agency, self.report = submission.stamp.agency, submission.stamp.report
        number = _cover(submission, "number")
        date = _cover(submission, "letter-date")
        typed = int(number) if isinstance(number, Decimal) and number >= 1 else 1
        # A form that was sent back for correction knows its number, whatever somebody types on the cover.
        self.number = max(typed, submission.stamp.times)
        self.letter_date = date if isinstance(date, dt.date) else None
        self.nil = declared_nil(submission)

    def decide(self, standing: Standing, reason: str = "") -> None:
        """Settle what becomes of the file."""
        self.standing, self.reason = standing, reason

    def tell(self, code: str, *, place: Place | None = None, found: str = "", expected: str = "", **names: str) -> None:
        """Add a finding about the file as a whole."""
        self.findings.append(
            rule(code).found(
                place=place or Place(file=self.file.name),
                agency=self.agency,
                report=self.report,
                found=found,
                expected=expected,
                **names,
            )
        )

    def refuse(self, standing: Standing, code: str, *, found: str = "", expected: str = "", **names: str) -> None:
        """Add a finding that decides: its title is the reason."""
        self.tell(code, place=None, found=found, expected=expected, **names)
        self.decide(standing, rule(code).title)

    def verdict(self) -> Verdict:
        """The finished verdict."""
        return Verdict(
            file=self.file,
            standing=self.standing or Standing.COUNTED,
            reason=self.reason,
            agency=self.agency,
            report=self.report,
            submission=self.submission,
            findings=tuple(self.findings),
            records=self.records if self.standing is Standing.COUNTED else (),
            cells=self.cells,
            number=self.number,
            provisional=self.provisional,
            received=self.received,
            nil=self.nil,
            letter=self.letter,
            document=self.document,
        )


def _cover(submission: Submission, row: str) -> Value | None:
    entry = submission.entry(COVER, row, "value")
    return entry.reading.value if entry is not None and entry.reading.state.readable else None
