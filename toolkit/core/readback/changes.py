"""What differs between two consolidated workbooks of one plan and period."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from toolkit.core.readback.model import ConsolidatedBook, DataLine, FileLine, FindingLine, SubmissionLine
from toolkit.core.submission import Value

Shown = Value | bool | None


class FileFate(StrEnum):
    """What happened to a file of the inbox."""

    NEW = "new"
    REPLACED = "replaced"  # another content under the same name
    WITHDRAWN = "withdrawn"
    RENAMED = "renamed"
    DECIDED = "decided"  # the same file, treated otherwise


class Cause(StrEnum):
    """Why a datum differs."""

    FILE = "file"  # it comes from another file, or its file is new or gone
    HAND = "hand"  # somebody changed it in the workbook
    READING = "reading"  # the same file under another plan, register or version


@dataclass(frozen=True, slots=True, kw_only=True)
class FileChange:
    """One file of the inbox; ``before`` and ``after`` as the workbooks list it, None where one does not."""

    fate: FileFate
    before: FileLine | None
    after: FileLine | None

    @property
    def line(self) -> FileLine:
        """The file as it is now, or was last."""
        line = self.after or self.before
        assert line is not None, "a change has at least one side"
        return line


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One expected report whose status differs; a side is None where the workbook does not expect it."""

    before: SubmissionLine | None
    after: SubmissionLine | None

    @property
    def line(self) -> SubmissionLine:
        """The report as it stands now, or stood last."""
        line = self.after or self.before
        assert line is not None, "a change has at least one side"
        return line


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One cell of an indicator that differs."""

    code: str
    tt: str
    label: str
    column: str
    """Name of the column: "value", "numerator", "achievement" …"""
    before: Decimal | str | None
    after: Decimal | str | None
    by_hand: bool
    """Whether nothing that it is computed from differs, so that it was typed over in the workbook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatumChange:
    """One datum that differs; a side is None where the workbook has no such row."""

    column: str
    """Name of the column: "value", "counted", "text" …"""
    cause: Cause
    before: DataLine | None
    after: DataLine | None

    @property
    def line(self) -> DataLine:
        """The row as it is now, or was last."""
        line = self.after or self.before
        assert line is not None, "a change has at least one side"
        return line

    @property
    def old(self) -> Shown:
        """The former content."""
        return content(self.before, self.column)

    @property
    def new(self) -> Shown:
        """The present content."""
        return content(self.after, self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One cell that somebody changed in the former workbook, or a whole sheet that came or went."""

    sheet: str
    cell: str
    """A1 address; empty for a whole sheet."""
    before: str
    """What the former workbook shows, a formula with "="."""
    after: str
    """What was written, and is written now."""


def content(line: DataLine | None, column: str) -> Shown:
    """A cell of a row of data; None for an empty one and for a row that is not there."""
    found: Shown = None if line is None else getattr(line, column)
    return None if found == "" else found


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """Everything that differs from one workbook to another."""

    before: ConsolidatedBook
    after: ConsolidatedBook
    files: tuple[FileChange, ...]
    statuses: tuple[StatusChange, ...]
    figures: tuple[FigureChange, ...]
    data: tuple[DatumChange, ...]
    cells: tuple[CellChange, ...] = ()
    """Further cells that somebody changed in the former workbook, on whichever sheet."""
    uncompared: str = ""
    """Vietnamese: why the cells of a workbook that a program saved were not compared one by one."""

    @property
    def none(self) -> bool:
        """Whether the two say the same."""
        return not (self.files or self.statuses or self.figures or self.data or self.cells)

    @property
    def by_hand(self) -> tuple[DatumChange | FigureChange | CellChange, ...]:
        """What somebody changed in the former workbook; the later one does not have it."""
        return tuple(self._by_hand())

    def _by_hand(self) -> Iterator[DatumChange | FigureChange | CellChange]:
        yield from (one for one in self.data if one.cause is Cause.HAND)
        yield from (one for one in self.figures if one.by_hand)
        yield from self.cells

    @property
    def only_by_hand(self) -> bool:
        """Whether both rest on the same files and data, but for data that somebody changed in the former workbook."""
        return not (self.files or self.statuses) and all(one.cause is Cause.HAND for one in self.data)

    @property
    def overdue(self) -> tuple[SubmissionLine, ...]:
        """Reports that the later workbook calls late and the former one does not: days have passed."""
        late = {(line.report, line.agency) for line in self.before.submissions if line.late_days}
        return tuple(x for x in self.after.submissions if x.late_days and (x.report, x.agency) not in late)

    @property
    def findings(self) -> tuple[tuple[FindingLine, ...], tuple[FindingLine, ...]]:
        """Findings that are new, and those that are gone."""
        old, new = Counter(self.before.findings), Counter(self.after.findings)
        return tuple((new - old).elements()), tuple((old - new).elements())

    @property
    def moved(self) -> tuple[str, ...]:
        """Codes of indicators whose result differs."""
        return tuple(dict.fromkeys(one.code for one in self.figures if one.column in ("value", "estimate")))
