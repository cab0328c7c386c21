"""Who reports what and when, as plain data: one row per report and period, one per agency."""

from dataclasses import asdict, dataclass
from datetime import date

from toolkit.core.plan.assumptions import assumptions
from toolkit.core.plan.load import plan_hash
from toolkit.core.plan.model import Outgoing, Plan, Structure


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One report in one period."""

    report: str
    title: str
    period: str
    due: date | None
    printed: str
    """The deadline in the document's own words."""
    forms: tuple[str, ...]
    agencies: tuple[str, ...]
    """Codes of the agencies that owe it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What one agency has to report."""

    agency: str
    name: str
    indicators: int
    """Indicators it reports, whatever its role."""
    leads: int
    """Tasks it leads."""
    coordinates: int
    """Tasks it takes part in without leading them."""
    reports: tuple[str, ...]


def duties(plan: Plan) -> list[Duty]:
    """Every report in every period it is due, by period and then in the order of the plan."""
    return [
        Duty(
            report=report.id,
            title=report.title,
            period=due.period,
            due=due.date,
            printed=due.printed,
            forms=report.forms,
            agencies=tuple(agency.code for agency in plan.owners(report, due.period)),
        )
        for period in plan.periods
        for report in plan.reports
        for due in report.due
        if due.period == period.code
    ]


def loads(plan: Plan) -> list[Load]:
    """What every agency has to report, in the order of the plan."""
    # One agency may take over from another in the course of the year: each has what it reports in some period.
    structures = [plan.at(day) for day in dict.fromkeys(period.end for period in plan.periods)]
    indicators = [{code for at in structures for code in at.roles(row)} for row in plan.indicators]
    leads = [_codes(structures, task.lead_codes) for task in plan.tasks]
    coordinates = [
        _codes(structures, task.coordinator_codes) - lead for task, lead in zip(plan.tasks, leads, strict=True)
    ]
    owed = duties(plan)
    return [
        Load(
            agency=agency.code,
            name=agency.name,
            indicators=sum(agency.code in codes for codes in indicators),
            leads=sum(agency.code in codes for codes in leads),
            coordinates=sum(agency.code in codes for codes in coordinates),
            reports=tuple(dict.fromkeys(duty.report for duty in owed if agency.code in duty.agencies)),
        )
        for agency in plan.agencies
    ]


def overview(plan: Plan) -> dict[str, object]:
    """The whole overview as JSON-ready data with English keys."""
    return {
        "id": plan.id,
        "number": plan.number,
        "issued": _iso(plan.issued),
        "title": plan.title,
        "issuer": plan.issuer,
        "year": plan.year,
        "hash": plan_hash(plan),
        "duties": [asdict(duty) | {"due": _iso(duty.due)} for duty in duties(plan)],
        "outgoing": [_sent(one) for one in plan.outgoing],
        "sensitive_below": plan.sensitive_below,
        "agencies": [asdict(load) for load in loads(plan)],
        "assumptions": [asdict(assumption) for assumption in assumptions(plan)],
        "notes": list(plan.notes),
    }


def _sent(report: Outgoing) -> dict[str, object]:
    """A report that is sent on, without what only its layout needs."""
    return {
        "id": report.id,
        "title": report.title,
        "issuer": report.issuer,
        "to": list(report.to),
        "order": report.order.value,
        "periods": list(report.periods),
    }


def _codes(structures: list[Structure], refs: tuple[str, ...]) -> set[str]:
    return {agency.code for at in structures for agency in at.expand(refs)}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
