"""What goes in and out of the interpretation of a printed annex, whether it was pasted into Excel or read from Word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from toolkit.core.findings.model import Place

Column = TypeVar("Column", bound=StrEnum)


class IndicatorColumn(StrEnum):
    """The columns of the indicator annex."""

    TT = "tt"
    LABEL = "label"
    UNIT = "unit"
    BASELINE = "baseline"
    TARGET = "target"
    LEADS = "leads"


class TaskColumn(StrEnum):
    """The columns of the assignment annex."""

    TT = "number"
    TEXT = "text"
    LEADS = "leads"
    COORDINATORS = "coordinators"
    TIMING = "timing"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedCell:
    """One cell as it is printed."""

    text: str = ""
    """Verbatim but for blanks around it; line breaks of the cell are kept."""
    place: Place = field(default_factory=Place)
    continued: bool = False
    """Whether it is part of a vertical merge that began in a row above. Its text is then empty."""


_NOTHING = PrintedCell()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRow(Generic[Column]):
    """One row of an annex. Columns that the annex does not have are missing from ``cells``."""

    cells: Mapping[Column, PrintedCell]
    place: Place = field(default_factory=Place)
    """Where the row stands: the sheet and cell of its first column, or the table and row of a document."""
    code: str = ""
    """The code that a person gave the row, of an objective, an indicator or a task. Such a row is not interpreted:
    it is what the rows below it are understood by (objective, parent, lead of a merged cell, next number)."""
    across: bool = False
    """Whether its words are set as a heading: in one cell that runs across the table, or alone and in bold type."""

    def cell(self, column: Column) -> PrintedCell:
        """The cell of a column, an empty one where the annex has no such column."""
        return self.cells.get(column, _NOTHING)

    def text(self, column: Column) -> str:
        """Text of a column without blanks around it, empty where there is none."""
        return self.cell(column).text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something the tool read but is not sure of; a person confirms or corrects it."""

    place: Place
    part: str = ""
    """The part of the plan: "chỉ tiêu 3.2a.1", "nhiệm vụ 2.1.3", "cơ quan Sở Y tế"; empty for the file as a whole."""
    message: str
    """Vietnamese: what was read or assumed."""
    remedy: str
    """Vietnamese: what to look at or write."""

    def __str__(self) -> str:
        """One line for the console."""
        where = ", ".join(filter(None, (str(self.place), self.part)))
        return f"{where}: {self.message}. {self.remedy}" if where else f"{self.message}. {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """One objective, indicator or task that a printed row declares."""

    row: int
    """Position among the rows that were given."""
    value: dict[str, Any]
    """Plain values as ``Plan.model_validate`` takes them (enums as their text, figures as Decimal, dates as date).
    ``basis`` names every field that is not simply printed: ``proposed``, or ``merged-cell`` for a lead that a vertical
    merge swallowed. An objective has no ``basis``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the rows of one annex declare, in their order. Every row without a code is in exactly one of the lists or
    among the ``joined`` ones."""

    objectives: tuple[Understood, ...] = ()
    indicators: tuple[Understood, ...] = ()
    tasks: tuple[Understood, ...] = ()
    joined: frozenset[int] = frozenset()
    """Positions of rows that only go on with cells of the row above them, which holds their words."""
    agencies: tuple[dict[str, Any], ...] = ()
    """Agencies named by the rows that ``names`` does not know, as plain values with basis ``proposed``."""
    groups: tuple[dict[str, Any], ...] = ()
    """Classes of agencies named by the rows that ``names`` does not know, as plain values with basis ``proposed``."""
    doubts: tuple[Doubt, ...] = ()
