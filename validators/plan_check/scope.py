"""Agencies through time: whether those who owe something exist when a period ends."""

import datetime as dt

from toolkit.core.numbers.formats import show_date
from toolkit.core.plan.model import Agency, AgencyKind, Level
from toolkit.core.plan.reform_2025 import DEPARTMENTS_SINCE, UNITS_SINCE, abolished
from validators.plan_check.case import Case, Findings, listed


def findings(case: Case) -> Findings:
    """Findings about agencies that are gone, and about groups that nobody belongs to."""
    period = case.last_period
    for i, agency in enumerate(case.plan.agencies):
        if agency.code not in case.owing:
            continue
        ended = agency.valid_to is not None and agency.valid_to < period.end
        if ended and not case.plan.at(period.end).heirs(agency.code):
            found = show_date(agency.valid_to or period.end)
            yield case.finding("agency-ended", ("agencies", i, "valid_to"), found=found, expected=period.name)
        elif not ended:
            yield from _reform(case, i, agency)
    if case.plan.level is Level.DISTRICT and period.end >= UNITS_SINCE:
        yield case.finding("district-abolished", ("level",), found=case.plan.issuer, expected=period.name)
    yield from _split(case)
    yield from _empty_groups(case)


def _reform(case: Case, i: int, agency: Agency) -> Findings:
    """What ended in 2025, unless the plan itself says until when the agency exists."""
    period = case.last_period
    if agency.kind is AgencyKind.DISTRICT and _still_there(agency, UNITS_SINCE, period.end):
        yield case.finding("district-abolished", ("agencies", i), found=agency.name, expected=period.name)
    if abolished(agency) is not None and _still_there(agency, DEPARTMENTS_SINCE, period.end):
        yield case.finding("department-merged", ("agencies", i), found=agency.name, expected=period.name)


def _still_there(agency: Agency, since: dt.date, end: dt.date) -> bool:
    return end >= since and (agency.valid_to is None or agency.valid_to >= since)


def _split(case: Case) -> Findings:
    """Official reporters that ended without exactly one successor; those without any are told as such."""
    period = case.last_period
    for i, row in case.asked:
        unsettled = case.plan.at(period.end).unsettled(row)
        if unsettled is not None and unsettled[1]:
            loc = ("indicators", i, "reporters")
            yield case.finding("official-split", loc, found=unsettled[0].name, expected=period.name)


def _empty_groups(case: Case) -> Findings:
    for i, group in enumerate(case.plan.groups):
        if group.members:
            continue
        duties = (
            ("chỉ tiêu", [r.code for _, r in case.asked if any(by.who == group.code for by in r.reporters)]),
            ("chủ trì nhiệm vụ", [task.code for task in case.plan.tasks if group.code in task.lead_codes]),
            ("báo cáo", [report.id for report in case.plan.reports if group.code in report.owners]),
        )
        owed = "; ".join(f"{word} {listed(codes)}" for word, codes in duties if codes)
        if owed:
            yield case.finding("empty-group-owes", ("groups", i), found=owed)
