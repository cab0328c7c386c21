"""The plan of a later year out of an older one. Nothing is decided silently: whatever changed or is open is listed."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.core.plan.communes import merged_into
from toolkit.core.plan.model import Agency, AgencyKind, Annex, Basis, Due, Level, Outgoing, Period, Plan, Report
from toolkit.core.plan.reform_2025 import DEPARTMENTS_SINCE, UNITS_SINCE, abolished, likely_owner
from toolkit.core.plan.results import Results
from toolkit.core.plan.succession import decisions as kinds
from toolkit.core.plan.succession.decisions import Decision, Kind, notes, short_label
from toolkit.core.plan.succession.handover import Handover
from toolkit.core.plan.succession.reform import old_years, reform_decisions
from toolkit.core.plan.succession.roll import roll_day, roll_id, roll_text
from toolkit.core.plan.succession.rows import Rows, used_codes
from toolkit.core.plan.succession.sent_on import rolled_outgoing

_YEAR = dt.timedelta(days=366)
_TODAYS_COMMUNE = re.compile(r"-\d{5}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class NextPlan:
    """The new plan and everything that a person has to decide or to confirm about it."""

    plan: Plan
    decisions: tuple[Decision, ...]


def next_plan(plan: Plan, year: int, results: Results | None = None) -> NextPlan:
    """The plan for a later year; ``results`` of the old one become its baselines. ``year`` must be after the plan's."""
    if year <= plan.year:
        raise ValueError(f"{year} is not after {plan.year}")
    maker = _Maker(plan, year)
    periods = tuple(maker.period(period) for period in plan.periods)
    handover = Handover(plan, year, [period.end for period in periods])
    rows = Rows(plan.year, year, handover, results)
    indicators = tuple(rows.indicator(row) for row in plan.indicators)
    tasks = tuple(rows.task(task) for task in plan.tasks)
    groups = tuple(handover.group(group) for group in plan.groups)
    reports = tuple(maker.report(report, handover) for report in plan.reports)
    outgoing = tuple(maker.outgoing(one, handover) for one in plan.outgoing)
    consolidator = handover.one(plan.consolidator)
    used = [consolidator, *used_codes(indicators, tasks)]
    used += [code for group in groups for code in group.members]
    used += [code for report in reports for code in report.owners]
    agencies = handover.kept(used)
    contact = plan.contact if consolidator == plan.consolidator else ""
    if contact != plan.contact:
        maker.decide(kinds.CONTACT, detail=plan.contact)
    changes: dict[str, object] = {
        "id": roll_id(plan.id, plan.year, year),
        "number": "",
        "issued": None,
        "title": maker.text(plan.title, "tên kế hoạch"),
        "year": year,
        "consolidator": consolidator,
        "contact": contact,
        "recipients": tuple(handover.text(name) for name in plan.recipients),
        "periods": periods,
        "agencies": agencies,
        "groups": groups,
        "reports": reports,
        "outgoing": outgoing,
        "indicators": indicators,
        "tasks": tasks,
        "tables": tuple(table.model_copy(update={"place": ""}) for table in plan.tables),
        "outlines": tuple(outline.model_copy(update={"place": ""}) for outline in plan.outlines),
        "annexes": tuple(maker.annex(annex) for annex in plan.annexes),
    }
    about_agencies = _agencies(plan, handover, agencies, year)
    found = (
        *_unit(plan, year),
        *maker.decisions,
        *about_agencies,
        *_owners(plan, handover, about_agencies),
        *reform_decisions(plan.model_copy(update=changes), year),
        *rows.decisions,
        *old_years(plan.model_copy(update=changes), plan.year),
    )
    changes["notes"] = (_origin(plan, results), *notes(found))
    return NextPlan(plan=Plan.model_validate(plan.model_copy(update=changes).model_dump()), decisions=found)


def _origin(plan: Plan, results: Results | None) -> str:
    named = f"số {plan.number} " if plan.number else ""
    text = f"Lập từ kế hoạch {named}năm {plan.year} của {plan.issuer}; nội dung chờ xác nhận chưa được ai duyệt."
    return text if results is None else f"{text} Kết quả năm {plan.year} lấy từ tệp {results.file}."


class _Maker:
    """Rolls periods, reports and annexes, and gathers what is to be decided about them."""

    def __init__(self, plan: Plan, year: int) -> None:
        self._old = plan.year
        self._by = year - plan.year
        self._long = {period.code for period in plan.periods if period.end - period.start > _YEAR}
        self._codes = {period.code: roll_text(period.code, (plan.year,), self._by) for period in plan.periods}
        self.decisions = [Decision(kind=kinds.DOCUMENT, detail=_identity(plan))]

    def period(self, period: Period) -> Period:
        """The period of the new year; one that is longer than a year (a term) stays."""
        if period.code in self._long:
            self.decide(kinds.LONG_PERIOD, period.code, period.name)
            return period
        rolled = {name: roll_day(getattr(period, name), self._by) for name in ("start", "cutoff", "end", "due")}
        for name, word in (("cutoff", "ngày chốt số liệu"), ("due", "hạn báo cáo tổng hợp")):
            self._moved(f"{period.name}, {word}", getattr(period, name), rolled[name])
        name = self.text(period.name, f"tên kỳ {period.code}")
        return period.model_copy(update={"code": self._codes[period.code], "name": name, **rolled})

    def report(self, report: Report, handover: Handover) -> Report:
        """The report of the new year: same day and month, owners by their successors."""
        return report.model_copy(
            update={
                "title": self.text(report.title, "tên báo cáo"),
                "owners": handover.codes(report.owners),
                "due": tuple(self._due(due, report.title) for due in report.due),
                "recipients": tuple(handover.text(name) for name in report.recipients),
                "place": "",
                "field_basis": report.field_basis | {"due": Basis.PROPOSED},
            }
        )

    def outgoing(self, report: Outgoing, handover: Handover) -> Outgoing:
        """The report that is sent on in the new year."""
        title = self.text(report.title, f"báo cáo gửi đi {report.id}")
        rolled = rolled_outgoing(report, title, self._codes, handover)
        if rolled.issuer != report.issuer:
            self.decide(kinds.ISSUER, report.id, report.issuer, f"thành {rolled.issuer}")
        return rolled

    def _due(self, due: Due, report: str) -> Due:
        if due.period in self._long:
            return due
        # A report of the year may be due in January of the next.
        printed = roll_text(due.printed, (self._old, self._old + 1), self._by)
        day = roll_day(due.date, self._by)
        self._moved(f"{short_label(report)}, kỳ {due.period}", due.date, day, due.printed, printed)
        return Due(period=self._codes[due.period], date=day, printed=printed)

    def _moved(self, what: str, old: dt.date | None, new: dt.date | None, said: str = "", printed: str = "") -> None:
        """Tell a day that was moved, and the words that were, or were not, changed with it."""
        day = f"{old:%d/%m/%Y} thành {new:%d/%m/%Y}" if old and new else ""
        words = f"“{said}” thành “{printed}”" if said != printed else f"văn bản ghi “{said}”" if said and day else ""
        if day or words:
            self.decide(kinds.DUE, label=what, detail="; ".join(filter(None, (day, words))))

    def annex(self, annex: Annex) -> Annex:
        """The annex without the way in which the old plan is cited."""
        return Annex(name=annex.name, title=self.text(annex.title, annex.name))

    def text(self, text: str, where: str) -> str:
        """A name with the new year in it, told in a decision."""
        new = roll_text(text, (self._old,), self._by)
        if new != text:
            self.decide(kinds.ROLLED, label=where, detail=f"“{new}”")
        return new

    def decide(self, kind: Kind, code: str = "", label: str = "", detail: str = "") -> None:
        self.decisions.append(Decision(kind=kind, code=code, label=label, detail=detail))


def _identity(plan: Plan) -> str:
    issued = f"ngày {plan.issued:%d/%m/%Y}" if plan.issued else ""
    return " ".join(filter(None, (plan.number, issued)))


def _unit(plan: Plan, year: int) -> Iterator[Decision]:
    """Whether the place itself still is what the old plan was made for."""
    if dt.date(year, 12, 31) < UNITS_SINCE:
        return
    if plan.level is Level.DISTRICT:
        detail = "cấp huyện kết thúc hoạt động từ 01/7/2025; nhiệm vụ về tỉnh và các xã, phường, đặc khu"
        yield Decision(kind=kinds.UNIT, label=plan.issuer, detail=detail)
    new = merged_into(plan.place) if plan.level is Level.PROVINCE else ""
    if new:
        yield Decision(kind=kinds.UNIT, label=plan.issuer, detail=f"từ 01/7/2025 thuộc {new}")


def _agencies(plan: Plan, handover: Handover, kept: Iterable[Agency], year: int) -> tuple[Decision, ...]:
    """What became of every agency that does not simply go on, or that is likely not to."""
    found = [_ended(agency, handover) for agency in handover.ended]
    for agency in handover.leaving:
        day = f"đến hết {agency.valid_to:%d/%m/%Y}" if agency.valid_to else ""
        found.append(Decision(kind=kinds.LEAVING, code=agency.code, label=agency.name, detail=day))
    known = {agency.code for agency in (*handover.ended, *handover.leaving)}
    for agency in kept:
        if agency.code not in known and agency.valid_to is None:
            found += _reformed(plan, agency, dt.date(year, 12, 31))
    return tuple(found)


def _ended(agency: Agency, handover: Handover) -> Decision:
    heirs = handover.heirs[agency.code]
    kind = kinds.REPLACED if len(heirs) == 1 else kinds.SPLIT if heirs else kinds.ENDED
    return Decision(kind=kind, code=agency.code, label=agency.name, detail=handover.names(agency.code))


def _reformed(plan: Plan, agency: Agency, day: dt.date) -> Iterator[Decision]:
    """An agency that the reforms of 2025 most likely ended, though the plan does not say so."""
    entry = abolished(agency)
    if entry is not None and day >= DEPARTMENTS_SINCE:
        yield Decision(kind=kinds.ABOLISHED, code=agency.code, label=agency.name, detail=f"có thể là {entry.likely}")
    if day < UNITS_SINCE:
        return
    if agency.kind is AgencyKind.DISTRICT:
        yield Decision(kind=kinds.DISTRICT, code=agency.code, label=agency.name)
    if agency.kind is AgencyKind.COMMUNE and not _TODAYS_COMMUNE.search(agency.code) and plan.year <= UNITS_SINCE.year:
        yield Decision(kind=kinds.COMMUNE, code=agency.code, label=agency.name)


def _owners(plan: Plan, handover: Handover, about: Iterable[Decision]) -> Iterator[Decision]:
    """Indicators whose reporter is likely gone, was split, or has no known successor."""
    gone = {one.code: one for one in about if one.kind in (kinds.ABOLISHED, kinds.SPLIT, kinds.ENDED)}
    for row in plan.indicators:
        for reporter in row.reporters:
            decision = gone.get(reporter.who)
            if decision is None:
                continue
            heirs = handover.names(reporter.who) if reporter.who in handover.heirs else ""
            likely = heirs or likely_owner(row.code)
            detail = f"{decision.label}{f'; có thể là {likely}' if likely else ''}"
            yield Decision(kind=kinds.OWNER, code=row.code, label=short_label(row.label), detail=detail)
