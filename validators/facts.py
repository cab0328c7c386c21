"""What the declaration says about every cell and row that comes back: fields, bounds, labels, targets.

One ``Facts`` serves a whole inbox. Rows of a form mean the same for every agency, so they are derived once for each
distinct row and not once for each of several thousand files.
"""

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal

from toolkit.core.forms.book import AgencyBook, agency_book, form_specs
from toolkit.core.forms.bundle import codes_by_name
from toolkit.core.forms.cover import COVER
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.forms.spec import Column, Field, FormSpec, Kind, Layout, Row, Slot
from toolkit.core.forms.tasks import OTHER_TASKS, TASKS
from toolkit.core.plan.model import Agency, Indicator, Mode, Period, Plan, Report, Role
from toolkit.core.stamp import Stamp
from toolkit.core.submission import LocatedForm, Submission
from toolkit.core.text import fold, match_key
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import SHEET_COVER, SHEET_INDICATORS, SHEET_NARRATIVE, SHEET_TASKS

FIGURE_SLOTS = frozenset({Slot.NUMERATOR, Slot.DENOMINATOR, Slot.VALUE, Slot.ESTIMATE})
_INFINITE = Decimal("Infinity")
_MILLIONS = "triệu đồng"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFacts:
    """What one input cell accepts, flattened for the frames."""

    field: Field
    heading: str
    unit: UnitKind | None
    """Of a figure; None for other kinds."""
    low: Decimal
    high: Decimal
    """Plausible bounds, inclusive: those of the plan, else the unit's own; infinite where there are none."""
    floor: Decimal
    ceiling: Decimal
    """Possible bounds: the wider of the plan's and the unit's own."""
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    """Of a date of the report's substance: when it can have happened, inclusive."""

    @property
    def integral(self) -> bool:
        """Whether only whole numbers make sense."""
        return self.unit in (UnitKind.COUNT, UnitKind.YEAR)

    @property
    def millions(self) -> bool:
        """Whether an amount is asked for in million đồng."""
        printed = f"{self.heading} {self.field.unit.printed if self.field.unit else ''}"
        return self.unit is UnitKind.AMOUNT and _MILLIONS in match_key(printed).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFacts:
    """What the rules across one row need to know."""

    label: str
    unit: UnitKind | None = None
    scale: Decimal = Decimal(1)
    decimals: int = 2
    indicator: Indicator | None = None
    shared: bool = False
    """Whether the figure is added up from several agencies, so that a rate alone cannot enter it."""
    explains_miss: bool = False
    """Whether this agency explains a missed target: full-year periods, reporters to whom the target applies."""
    explains_absence: bool = False
    comparable: bool = False
    """Whether the figure is the province's own, of a whole year, and may be held against baseline and target."""


class Facts:
    """Looks up what the plan and its forms say."""

    def __init__(self, plan: Plan, period: Period) -> None:
        self.plan = plan
        self.period = period
        self.specs: dict[str, FormSpec] = form_specs(plan, period)
        self._sheets = {COVER: SHEET_COVER, TASKS: SHEET_TASKS, OTHER_TASKS: SHEET_TASKS}
        self._sheets |= {f"table:{table.id}": table.sheet for table in plan.tables}
        self._rows: dict[tuple[str, str], Row | None] = {}
        self._cells: dict[tuple[str, str, str], CellFacts | None] = {}
        self._row_facts: dict[tuple[str, str, str], RowFacts] = {}
        self._owners: dict[str, dict[str, Agency]] = {}
        self._named: dict[str, str] | None = None
        self._last: AgencyBook | None = None
        self._named_rows: tuple[LocatedForm, dict[str, str]] | None = None
        self._hashes: dict[tuple[str, str, frozenset[tuple[str, str]]], str] = {}

    def sheet(self, form: str) -> str:
        """Name of the sheet that carries a form."""
        return self._sheets.get(form, SHEET_NARRATIVE if form.startswith("outline:") else SHEET_INDICATORS)

    def owners(self, report: Report) -> dict[str, Agency]:
        """Agencies that owe a report in this period, by code."""
        if report.id not in self._owners:
            owners = self.plan.owners(report, self.period.code)
            self._owners[report.id] = {agency.code: agency for agency in owners}
        return self._owners[report.id]

    def agency_named(self, text: str) -> str:
        """Code of the one agency of the plan that a text names; empty where it names none, or several."""
        if self._named is None:
            self._named = codes_by_name(self.plan.agencies)
        return self._named.get(fold(text), "")

    def form_hash(self, submission: Submission) -> str:
        """The hash that a submission's form has under this plan: a function of its rows, not of the agency."""
        stamp = submission.stamp
        rows = frozenset(
            (located.form, row)
            for located in submission.forms
            for row in (*(entry.row for entry in located.entries), *located.missing_rows)
        )
        signature = (stamp.report, stamp.form, rows)
        if signature not in self._hashes:
            self._hashes[signature] = self._book(stamp).stamp.form
        return self._hashes[signature]

    def _book(self, stamp: Stamp) -> AgencyBook:
        """The book of a stamp; the last one is kept, because its forms are asked for one after the other."""
        wanted = (stamp.report, stamp.agency)
        if self._last is None or (self._last.report.id, self._last.agency.code) != wanted:
            report, agency = self.plan.report_by_id[stamp.report], self.plan.agency_by_code[stamp.agency]
            self._last = agency_book(self.plan, report, self.period, agency)
        return self._last

    def row(self, stamp: Stamp, form: str, key: str) -> Row | None:
        """A printed row; None for rows of open forms and rows the plan no longer has."""
        if self.specs[form].layout is Layout.OPEN:
            return None
        if (form, key) not in self._rows:
            for _, printed in self._book(stamp).forms():
                self._rows |= {(printed.spec.id, row.key): row for row in printed.rows}
            self._rows.setdefault((form, key), None)
        return self._rows[form, key]

    def rows(self, stamp: Stamp, form: str) -> tuple[Row, ...]:
        """The printed rows of a form as an agency got it."""
        return next((printed.rows for _, printed in self._book(stamp).forms() if printed.spec.id == form), ())

    def cell(self, stamp: Stamp, form: str, key: str, column: str) -> CellFacts | None:
        """What an input cell accepts; None when it is closed."""
        row = self.row(stamp, form, key)
        place = (form, row.key if row else "", column)
        if place not in self._cells:
            self._cells[place] = self._cell_facts(self.specs[form], column, row)
        return self._cells[place]

    def row_facts(self, stamp: Stamp, form: str, key: str) -> RowFacts:
        """What the rules across a row need to know."""
        place = (form, key, stamp.agency if form == INDICATORS else "")
        if place not in self._row_facts:
            row = self.row(stamp, form, key)
            self._row_facts[place] = self._facts(row, form, stamp.agency) if row else RowFacts(label=key)
        return self._row_facts[place]

    def label(self, stamp: Stamp, located: LocatedForm, key: str) -> str:
        """A row as findings and records name it: as printed; in a list by the first words written in it."""
        if self.specs[located.form].layout is not Layout.OPEN:
            return self.row_facts(stamp, located.form, key).label
        if self._named_rows is None or self._named_rows[0] is not located:
            self._named_rows = (located, _first_words(located))
        return self._named_rows[1].get(key, f"thứ {key}")

    def _cell_facts(self, spec: FormSpec, column: str, row: Row | None) -> CellFacts | None:
        facts = _cell_facts(spec.column(column), row)
        if facts is None or facts.field.kind is not Kind.DATE or not spec.counted:
            return facts
        return replace(facts, first_day=dt.date(self.plan.year, 1, 1), last_day=self.period.end)

    def _facts(self, row: Row, form: str, agency: str) -> RowFacts:
        label = row.label or row.printed.get("label", "") or row.key
        indicator = self.plan.indicator_by_code.get(row.key) if form == INDICATORS else None
        if indicator is None:
            return RowFacts(label=label)
        roles = self.roles(indicator)
        role = roles.get(agency, Role.CROSSCHECK)
        judged = role is Role.OFFICIAL or (role is Role.ADDEND and indicator.mode is Mode.RATIO)
        return RowFacts(
            label=label,
            unit=indicator.unit.kind,
            scale=indicator.unit.scale,
            decimals=indicator.precision,
            indicator=indicator,
            shared=indicator.mode is Mode.RATIO
            and role is not Role.CROSSCHECK
            and sum(other is not Role.CROSSCHECK for other in roles.values()) > 1,
            explains_miss=judged and self.period.full_year and not indicator.contradictory,
            explains_absence=role is not Role.CROSSCHECK and self.period.full_year,
            comparable=self.period.full_year
            and role is not Role.CROSSCHECK
            and sum(other is not Role.CROSSCHECK for other in roles.values()) == 1,
        )

    def roles(self, indicator: Indicator) -> dict[str, Role]:
        """Code of each agency that reports an indicator at the end of the period → what its figure is for."""
        return self.plan.at(self.period.end).roles(indicator)


def _first_words(located: LocatedForm) -> dict[str, str]:
    """The first words written in each row of a list; the last list is kept, because its rows are asked for in turn."""
    found: dict[str, str] = {}
    for entry in located.entries:
        if isinstance(entry.reading.value, str):
            found.setdefault(entry.row, entry.reading.value)
    return found


def _cell_facts(column: Column, row: Row | None) -> CellFacts | None:
    field = column.field if row is None or row.heading else row.fields.get(column.id, column.field)
    if field is None:
        return None
    figure = field.kind is Kind.FIGURE
    own = (field.unit.low, field.unit.high) if figure and field.unit else (None, None)
    low, high = field.bounds if figure else (None, None)
    floors = [bound for bound in (own[0], field.low) if bound is not None]
    ceilings = [bound for bound in (own[1], field.high) if bound is not None] if own[1] is not None else []
    return CellFacts(
        field=field,
        heading=column.heading,
        unit=(field.unit.kind if field.unit else UnitKind.AMOUNT) if figure else None,
        low=-_INFINITE if low is None else low,
        high=_INFINITE if high is None else high,
        floor=min(floors) if own[0] is not None else -_INFINITE,
        ceiling=max(ceilings) if ceilings else _INFINITE,
    )
