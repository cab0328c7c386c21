"""Findings about what was to come: missing and late reports, and groups that nobody belongs to."""

import datetime as dt
from collections.abc import Iterator, Sequence

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding
from toolkit.core.numbers.formats import show_date
from toolkit.core.plan.model import Report
from toolkit.core.register.model import RegisterUse
from toolkit.core.verdict import Standing
from validators.draft import Draft
from validators.facts import Facts

_ARRIVED = (Standing.COUNTED, Standing.HELD, Standing.REJECTED, Standing.LEFT_OUT)


def missing_findings(
    drafts: Sequence[Draft], facts: Facts, reports: Sequence[Report], as_of: dt.date, register: RegisterUse
) -> Iterator[Finding]:
    """Agencies that owe a report and sent nothing that could be it: neither a form nor a letter.

    What was rejected or held has its own finding.
    """
    arrived = {(draft.agency, draft.report) for draft in drafts if draft.standing in _ARRIVED}
    for report in reports:
        for agency in facts.owners(report).values():
            if (agency.code, report.id) not in arrived and register.answer(report.id, agency.code) is None:
                due = register.due(report, agency.code, facts.period.code)
                overdue = due is None or as_of > due
                yield rule("missing-report" if overdue else "not-yet-due").found(
                    agency=agency.code,
                    report=report.id,
                    agency_name=agency.name,
                    report_title=report.title,
                    due=_due_words(due, as_of),
                )


def tell_lateness(draft: Draft, facts: Facts, register: RegisterUse) -> None:
    """Whether a counted report came after its due date, by the day of its receipt; unknown is not late."""
    due = register.due(facts.plan.report_by_id[draft.report], draft.agency, facts.period.code)
    received, mailed = draft.received, bool(draft.mail_days) and draft.letter is None
    if due is not None and received is not None and received > due:
        draft.tell(
            "late-report",
            agency_name=facts.plan.agency_by_code[draft.agency].name,
            report_title=facts.plan.report_by_id[draft.report].title,
            found=show_date(received) + (" (ngày nhận thư điện tử)" if mailed else ""),
            expected=show_date(due),
            days=str((received - due).days),
        )


def group_findings(facts: Facts, reports: Sequence[Report]) -> Iterator[Finding]:
    """Groups that the plan asks to report and whose members nobody has named: expected nowhere."""
    named = {code for report in reports for code in report.owners}
    if any("indicators" in report.forms for report in reports):
        named |= {reporter.who for indicator in facts.plan.indicators for reporter in indicator.reporters}
    for group in facts.plan.groups:
        if group.code in named and not group.members:
            yield rule("group-without-members").found(found=group.name)


def _due_words(due: dt.date | None, as_of: dt.date) -> str:
    if due is None:
        return ""
    if as_of <= due:
        return f" (hạn {show_date(due)})"
    return f" (hạn {show_date(due)}, quá hạn {(as_of - due).days} ngày)"
