"""What goes back to one agency for one report."""

from dataclasses import dataclass

from toolkit.core.findings.model import Finding
from toolkit.core.forms.book import AgencyBook
from toolkit.core.plan.model import Agency, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An input cell of a form, by names that do not move; of a row as a whole its first one."""

    form: str
    row: str
    column: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing that the agency is asked to look at again."""

    finding: Finding
    ask: str
    """Vietnamese: what it is asked to do."""
    spot: Spot | None = None
    """Where in the fresh form; None where no place of it is meant."""
    here: str = ""
    """Vietnamese: what is to be said at this place, where the finding is about several."""

    @property
    def message(self) -> str:
        """What was found."""
        return self.here or self.finding.message

    @property
    def text(self) -> str:
        """What was found and what to do."""
        return f"{self.message} {self.ask}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """Something an agency wrote that has no cell in the fresh form, so that it is only listed."""

    sheet: str
    cell: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What one agency gets back for one report."""

    agency: Agency
    report: Report | None
    """None where nobody can tell which report a file was meant for."""
    book: AgencyBook | None
    """A fresh form with everything the agency had entered; blank where nothing of it could be read."""
    remarks: tuple[Remark, ...]
    """Gravest first."""
    loose: tuple[Loose, ...] = ()
    number: int = 1
    """Submission number with which the form comes back."""
    files: tuple[str, ...] = ()
    """The files it is about."""
    bundled: bool = False
    """Whether the agency filled its rows of a workbook for several: its cells lie elsewhere in the form of its own."""
    reply_to: str = ""
    """Address that the agency's file came from, else the one on its cover; empty where neither is known."""

    @property
    def file_name(self) -> str:
        """Name of the form's file, ASCII; empty without a form."""
        return f"{self.book.file_name.removesuffix('.xlsx')}_lan-{self.number}.xlsx" if self.book is not None else ""
