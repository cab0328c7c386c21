"""The declaration of a form: columns, rows and rules of one sheet section.

A ``FormSpec`` is the one declaration of the product. The writer lays out its columns, the guide
sheet explains them, in-cell validation comes from their fields, the reader looks for their headings,
the pandera schema is built from their kinds and rules, and the consolidated sheets print them.
Adding a column means adding one ``Column`` here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from toolkit.core.units import Unit

EMPTY: Mapping[str, str] = MappingProxyType({})
_NO_REMARKS: Mapping[tuple[str, str], str] = MappingProxyType({})


def _empty() -> Mapping[str, str]:
    """A default for dataclass fields: Python 3.11 takes no mapping proxy there."""
    return EMPTY


class Kind(StrEnum):
    """What an input cell holds."""

    FIGURE = "figure"
    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"


class Layout(StrEnum):
    """How the rows of a form behave."""

    FIXED = "fixed"  # rows come from the plan and are locked
    OPEN = "open"  # rows are added by the agency
    PROSE = "prose"  # headed sections of text


class Slot(StrEnum):
    """The column of the sheet ``Dữ liệu`` that receives an input (see docs/decisions.md)."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"
    ESTIMATE = "estimate"
    YEAR = "year"
    TEXT = "text"
    STATUS = "status"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """What one input cell accepts."""

    kind: Kind
    unit: Unit | None = None
    """Of a figure: decides bounds, precision and how numbers are read."""
    low: Decimal | None = None
    """Plausible lower bound, inclusive; the unit's own bounds hold besides."""
    high: Decimal | None = None
    decimals: int | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    choice_list: str = ""
    """Name of the list on the hidden sheet; columns that offer the same choices share it."""
    dated: bool = False
    """Whether the figure may carry the year it was measured in: "36,5 (NGTK 2021)"."""
    prompt: str = ""
    """Vietnamese hint shown when the cell is selected (at most 255 characters)."""

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """The tighter of the declared bounds and the unit's own."""
        unit_low, unit_high = (self.unit.low, self.unit.high) if self.unit else (None, None)
        return (unit_low if self.low is None else self.low, unit_high if self.high is None else self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """A locked computed column.

    ``template`` is an Excel formula in which ``{name}`` stands for that column's cell in the same row,
    or for the row's parameter of that name, or for ``""`` where this agency's form has neither;
    ``empty`` is its value while nothing has been entered, written as the cached value.
    """

    template: str
    empty: str | int = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a form."""

    id: str
    heading: str
    width: float = 12.0
    """In characters of the body font."""
    field: Field | None = None
    """What its cells accept; None for printed, computed and key columns."""
    formula: Formula | None = None
    slot: Slot | None = None
    """Where its inputs go in ``Dữ liệu``; required with ``field``."""
    under: str = ""
    """In a second form of a sheet: the column of the first form beneath which it is printed (default: the same id)."""
    alarming: tuple[str, ...] = ()
    """Texts of a self-check that conditional formatting marks."""
    number_format: str = ""
    guide: str = ""
    """Vietnamese explanation on the guide sheet."""


AGENCY_COLUMN = Column(
    id="@agency",  # an id that no plan can give a column
    heading="Đơn vị",
    width=20,
    guide="Mỗi đơn vị ghi ở các dòng mang tên mình. Bấm mũi tên ở tiêu đề cột để chỉ xem dòng của một đơn vị.",
)
"""Stands before the columns of every form of a workbook for several agencies: whose row it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRule:
    """A rule across the cells of one row: a finding code and the columns it judges.

    The finding is placed at ``columns[0]``. Validators map each code to a pandera check.
    """

    code: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """One section of a sheet, the same for every agency of a plan."""

    id: str
    """``cover``, ``indicators``, ``corrections``, ``tasks``, ``other-tasks``, ``table:<id>``, ``outline:<id>``."""
    title: str
    columns: tuple[Column, ...]
    layout: Layout
    rules: tuple[RowRule, ...] = ()
    guidance: str = ""
    open_rows: int = 0
    """Blank rows offered by an open form."""
    counted: bool = True
    """Whether its inputs are the report's substance (the cover's are not)."""
    place: str = ""
    """Where the plan states it."""

    def column(self, column_id: str) -> Column:
        """The column of an id; KeyError when there is none. Every form may come with the column of agencies."""
        for column in (*self.columns, AGENCY_COLUMN):
            if column.id == column_id:
                return column
        raise KeyError(column_id)

    @property
    def inputs(self) -> tuple[Column, ...]:
        """Columns that agencies fill."""
        return tuple(column for column in self.columns if column.field is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed row of a form as one agency gets it."""

    key: str
    """Stable key written in the hidden column, without prefix."""
    printed: Mapping[str, str] = field(default_factory=_empty)
    """Column id → locked text."""
    fields: Mapping[str, Field | None] = field(default_factory=lambda: MappingProxyType({}))
    """Overrides of the columns' fields; None closes a cell."""
    prefill: Mapping[str, str | Decimal] = field(default_factory=_empty)
    """Column id → text or figure already entered in an open cell."""
    heading: bool = False
    """A heading between rows: nothing to fill."""
    level: int = 0
    unit: Unit | None = None
    params: Mapping[str, str] = field(default_factory=_empty)
    """Values for ``{name}`` in formula templates that are not columns: scale, decimals, low, high."""
    label: str = ""
    """The row as findings name it."""
    notes: tuple[str, ...] = ()
    """Definition, assumptions: shown on the guide sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A FormSpec with the rows of one agency."""

    spec: FormSpec
    rows: tuple[Row, ...]
    """Of an open form: rows that are filled already, numbered from 1; blank ones follow them."""
    remarks: Mapping[tuple[str, str], str] = field(default_factory=lambda: _NO_REMARKS)
    """What the agency is asked to look at: row key and column id → text shown beside the row."""

    whole: bool = False
    """Whether it keeps columns that no row of its uses: other agencies fill the same sheet."""

    def field(self, row: Row, column: Column) -> Field | None:
        """What the cell of a row and column accepts; None when it is locked."""
        if row.heading or column.field is None:
            return None
        return row.fields.get(column.id, column.field)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Columns this agency gets: those of the spec less inputs that no row of its uses."""
        if self.whole or self.spec.layout is Layout.OPEN or not self.rows:
            return self.spec.columns
        return tuple(c for c in self.spec.columns if c.field is None or any(self.field(row, c) for row in self.rows))

    @property
    def row_by_key(self) -> dict[str, Row]:
        """Rows by key."""
        return {row.key: row for row in self.rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet of the agency workbook: a title and its sections, top to bottom."""

    name: str
    forms: tuple[Form, ...]
    protect: bool = True
    """Open tables stay unprotected so that pasting from Word and inserting rows work."""
