"""The agency book: all sheets that one agency gets for one report of one period, and their identity."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.core.forms.cover import COVER_SPEC, cover_form
from toolkit.core.forms.indicator_spec import CORRECTIONS_SPEC, indicators_spec
from toolkit.core.forms.indicators import corrections_form, indicators_form
from toolkit.core.forms.narrative import narrative_form, narrative_spec
from toolkit.core.forms.spec import Form, FormSpec, Sheet
from toolkit.core.forms.tables import table_form, table_spec
from toolkit.core.forms.tasks import TASKS_SPEC, other_tasks_form, other_tasks_spec, tasks_form
from toolkit.core.plan.model import Agency, Period, Plan, Report
from toolkit.core.stamp import Stamp
from toolkit.core.vocabulary import SHEET_COVER, SHEET_INDICATORS, SHEET_NARRATIVE, SHEET_TASKS


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyBook:
    """What one agency fills for one report of one period."""

    plan: Plan
    report: Report
    period: Period
    agency: Agency
    sheets: tuple[Sheet, ...]
    stamp: Stamp

    @property
    def file_name(self) -> str:
        """ASCII file name: year, report and period, agency code."""
        return f"BDG{self.plan.year}_{self.report.id}-{self.period.code}_{self.agency.code}.xlsx"

    @property
    def whose(self) -> str:
        """Who fills it, as the cover says it."""
        return self.agency.name

    @property
    def identity(self) -> Mapping[str, str]:
        """What the hidden sheet says of the book: name → text."""
        return self.stamp.items()

    def forms(self) -> Iterator[tuple[Sheet, Form]]:
        """Every form with its sheet, in order."""
        for sheet in self.sheets:
            for form in sheet.forms:
                yield sheet, form


def agency_book(plan: Plan, report: Report, period: Period, agency: Agency) -> AgencyBook:
    """Derive the book of one agency from the plan; raises KeyError for a form the plan does not declare."""
    sheets = [Sheet(name=SHEET_COVER, forms=(cover_form(),))]
    tables = {f"table:{table.id}": table for table in plan.tables}
    outlines = {f"outline:{outline.id}": outline for outline in plan.outlines}
    for name in report.forms:
        if name == "indicators":
            form = indicators_form(plan, period, agency)
            if form.rows:
                sheets.append(Sheet(name=SHEET_INDICATORS, forms=(form, corrections_form())))
        elif name == "tasks":
            sheets.append(Sheet(name=SHEET_TASKS, forms=(tasks_form(plan, period, agency), other_tasks_form(plan))))
        elif name in tables:
            table = tables[name]
            sheets.append(Sheet(name=table.sheet, forms=(table_form(table),), protect=bool(table.rows)))
        else:
            sheets.append(Sheet(name=SHEET_NARRATIVE, forms=(narrative_form(outlines[name]),)))
    return AgencyBook(
        plan=plan,
        report=report,
        period=period,
        agency=agency,
        sheets=tuple(sheets),
        stamp=stamp_of(plan, report, period, agency, tuple(sheets)),
    )


def agency_books(plan: Plan, period: Period, reports: tuple[str, ...] = ()) -> Iterator[AgencyBook]:
    """The books of every agency for every report it owes in a period (or only the named reports)."""
    for report in plan.reports:
        if not reports or report.id in reports:
            for agency in plan.owners(report, period.code):
                yield agency_book(plan, report, period, agency)


def form_specs(plan: Plan, period: Period) -> dict[str, FormSpec]:
    """Every form of a plan in a period by id, in the order of the sheets of agency books."""
    specs = [COVER_SPEC, indicators_spec(plan, period), CORRECTIONS_SPEC, TASKS_SPEC, other_tasks_spec(plan)]
    specs += [table_spec(table) for table in plan.tables]
    specs += [narrative_spec(outline) for outline in plan.outlines]
    return {spec.id: spec for spec in specs}


def issue_of(identity: tuple[str, str, str, str], form_hash: str) -> str:
    """The seal of a stamp: plan, report, period and agency tied to the form they were issued with."""
    return digest(*identity, form_hash)


def stamp_of(plan: Plan, report: Report, period: Period, agency: Agency, sheets: tuple[Sheet, ...]) -> Stamp:
    """The identity of a book with these sheets."""
    form_hash = digest(*_substance(sheets))
    return Stamp(
        plan=plan.id,
        report=report.id,
        period=period.code,
        agency=agency.code,
        form=form_hash,
        issue=issue_of((plan.id, report.id, period.code, agency.code), form_hash),
    )


def _substance(sheets: tuple[Sheet, ...]) -> Iterator[str]:
    """Keys, units, kinds and targets of every row: what makes two forms different in meaning."""
    for sheet in sheets:
        for form in sheet.forms:
            yield form.spec.id
            for row in form.rows:
                unit = row.unit.kind.value if row.unit else ""
                yield "|".join((row.key, unit, row.printed.get("target", "")))
                for column in form.columns:
                    field = form.field(row, column)
                    if field is not None:
                        yield f"{column.id}:{field.kind.value}:{field.unit.kind.value if field.unit else ''}"


def digest(*parts: str) -> str:
    """A short hash of several texts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
