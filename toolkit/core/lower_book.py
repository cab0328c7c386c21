"""What a lower level's consolidated workbook says about itself, where it stands in for a returned form."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Something in a lower level's workbook that is not rolled up."""

    label: str
    reason: str
    """Vietnamese, without a full stop."""
    asked: bool = True
    """Whether the plan above asks for it, so that somebody has to see why it is missing."""
    damaged: bool = False
    """Whether somebody changed the workbook so that it cannot be read there."""

    @property
    def words(self) -> str:
        """What and why."""
        return f"{self.label}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerCoverage:
    """A figure of a lower level in which agencies are missing."""

    form: str
    row: str
    cell: str
    """Where the workbook says so, else the figure."""
    text: str
    """Agencies with a figure / agencies expected, "7/11"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerSource:
    """A returned file that a lower level summed, as far as its figures are taken."""

    agency: str
    """Name of the agency below that sent it."""
    file: str
    hash: str
    """First digits of the file's SHA-256."""
    places: frozenset[tuple[str, str]]
    """Form and row of the plan above that it contributes to; the row is empty for rows of lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LowerBook:
    """The consolidated workbook of a lower level that a submission was taken from."""

    issuer: str
    plan: str
    """Id of the lower plan."""
    received: int
    """Agencies below that have answered everything they owe."""
    expected: int
    coverage: tuple[LowerCoverage, ...]
    """Incomplete ones only."""
    left_out: tuple[LeftOut, ...]
    unanswered: tuple[str, ...]
    """Labels of the rows asked of the agency that the workbook has nothing for."""
    own_forms: tuple[str, ...]
    """Sheets of the report that the agency still fills itself."""
    sources: tuple[LowerSource, ...]
    """Files below whose figures are in those that are taken."""

    @property
    def complete(self) -> bool:
        """Whether every agency below has answered."""
        return self.received == self.expected
