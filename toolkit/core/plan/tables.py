"""What reports hold beside indicators: tasks of the assignment annex, tables and prose outlines."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from toolkit.core.plan.base import Basis, Date, Entity, Slug, Text, check_basis
from toolkit.core.stamp import STAMP_SHEET
from toolkit.core.vocabulary import SHEET_COVER, SHEET_GUIDE, SHEET_INDICATORS, SHEET_NARRATIVE, SHEET_TASKS

_TAKEN = (SHEET_COVER, SHEET_INDICATORS, SHEET_TASKS, SHEET_NARRATIVE, SHEET_GUIDE, STAMP_SHEET, "History")
"""Sheets of every form, and the one name that Excel keeps for itself."""


def _free_sheet_name(name: str) -> str:
    if name.casefold() in map(str.casefold, _TAKEN):
        raise PydanticCustomError("sheet_name_taken", "the sheet name is taken")
    return name


# The characters Excel refuses in a sheet name are refused here, where their author can still see them.
SheetName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=31, pattern=r"^[^\[\]:*?/\\']+$"),
    AfterValidator(_free_sheet_name),
]


class Task(Entity):
    """One row of the assignment annex."""

    code: Text
    number: str = ""
    text: Text
    heading: bool = False
    leads: str = ""
    """The lead column exactly as printed; ``lead_codes`` resolves it."""
    lead_codes: tuple[Slug, ...] = ()
    coordinators: str = ""
    coordinator_codes: tuple[Slug, ...] = ()
    timing: str = ""
    start: Date | None = None
    end: Date | None = None
    place: str = ""
    basis: dict[str, Basis] = Field(default_factory=dict)
    """Field name → basis, for every field the document does not simply state."""

    @model_validator(mode="after")
    def _basis_of_fields(self) -> Self:
        check_basis(type(self), self.basis)
        return self


class ColumnKind(StrEnum):
    """What a column of a plan's table holds."""

    TEXT = "text"
    DATE = "date"
    COUNT = "count"
    AMOUNT = "amount"
    SHARE = "share"  # computed and locked: the first of ``of`` as a percentage of the second


class TableColumn(Entity):
    """One column of a table."""

    id: Slug
    heading: Text
    kind: ColumnKind = ColumnKind.TEXT
    of: tuple[Slug, ...] = ()
    required: bool = False
    width: Annotated[float, Field(gt=0, le=200)] = 14
    prompt: str = ""
    sensitive: bool = False
    """Whether it counts persons whom a small count could give away."""

    @model_validator(mode="after")
    def _share_of_two(self) -> Self:
        if (self.kind is ColumnKind.SHARE) != (len(self.of) == 2):
            raise PydanticCustomError("share_of_two", "a share names exactly two columns in 'of'")
        return self


class TableRow(Entity):
    """A fixed row of a matrix."""

    key: Slug
    label: Text


class NotAbove(Entity):
    """A rule of a table: the first column never exceeds the second (nữ ≤ tổng số)."""

    part: Slug
    whole: Slug


class Table(Entity):
    """A table of the report outline: fixed rows (a matrix, summed) or open rows (a list, stacked)."""

    id: Slug
    title: Text
    sheet: SheetName
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...] = ()
    open_rows: Annotated[int, Field(strict=True, ge=0, le=200)] = 0
    not_above: tuple[NotAbove, ...] = ()
    guidance: str = ""
    row_heading: str = "Nội dung"
    place: str = ""
    basis: Basis = Basis.STATED

    @model_validator(mode="after")
    def _fixed_or_open(self) -> Self:
        if bool(self.rows) == bool(self.open_rows):
            raise PydanticCustomError("rows_or_open", "give either rows (fixed) or open_rows")
        known = {column.id for column in self.columns}
        used = {name for rule in self.not_above for name in (rule.part, rule.whole)}
        used |= {name for column in self.columns for name in column.of}
        if used - known:
            names = ", ".join(sorted(used - known))
            raise PydanticCustomError("unknown_columns", "unknown columns {names}", {"names": names})
        return self


class Section(Entity):
    """One heading of a report outline."""

    key: Slug
    number: str = ""
    title: Text
    guidance: str = ""
    heading: bool = False
    """A heading only: its sub-sections take the prose."""
    max_lines: Annotated[int, Field(strict=True, ge=1, le=200)] = 10


class Outline(Entity):
    """The headed sections of prose of one report."""

    id: Slug
    title: Text
    sections: tuple[Section, ...]
    place: str = ""
    basis: Basis = Basis.STATED
