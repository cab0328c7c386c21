"""Whose form a file is, and whether it belongs to the plan and period being judged."""

import dataclasses

from toolkit.core.findings.catalogue import FAMILIES, RULES
from toolkit.core.intake.kinds import Kind
from toolkit.core.intake.wording import ACTIVE
from toolkit.core.plan.model import Period, Plan
from toolkit.core.stamp import Stamp
from toolkit.core.submission import Submission
from toolkit.core.verdict import Standing
from validators.draft import Draft
from validators.facts import Facts
from validators.seal import broken_seal

_UNKNOWN = "không rõ"
_CONTAINERS = frozenset({"mail", "archive"})
_TOLD_APART = frozenset({"own-output", "bundle-split", *(rule.code for rule in FAMILIES["Mail and archives"])})
"""Of what nobody takes for a form, that which has a rule of its own."""
_DOCUMENTS = {Kind.PDF.value: "PDF", Kind.WORD.value: "Word"}
_MAIN_CARRIERS = frozenset({"sheet", "names"})
_IDENTITY = ("plan", "report", "period", "agency")
_SHEET_KEYS = "keys:"


def identify(draft: Draft, facts: Facts) -> None:
    """Decide what a file is: ignored, rejected, held, or a submission of an agency for a report of this period."""
    intake = draft.intake
    if intake.problem or intake.ignored:
        _problem(draft, facts.plan)
    elif intake.submission is None:
        draft.refuse(Standing.REJECTED, "internal-read-error", found=_UNKNOWN)
    else:
        _submission(draft, intake.submission, facts)
    if intake.active:
        draft.tell("active-content", found=", ".join(ACTIVE[name] for name in intake.active))


def problem_rule(problem: str, *, ignored: bool) -> str:
    """Code of the rule that tells a problem of the reader. What nobody would take for a form needs no rule each."""
    if problem in _CONTAINERS:
        return "not-opened"
    if ignored:
        return problem if problem in _TOLD_APART else "ignored-file"
    return problem if problem in RULES else "internal-read-error"


def _problem(draft: Draft, plan: Plan) -> None:
    intake = draft.intake
    code = problem_rule(intake.problem, ignored=intake.ignored)
    found = intake.details.get("found") or (_UNKNOWN if code != "internal-read-error" else intake.problem)
    draft.refuse(
        Standing.IGNORED if intake.ignored else Standing.REJECTED,
        code,
        found=found,
        expected=intake.details.get("expected", ""),
    )
    if intake.ignored:
        draft.reason = found
        draft.document = _DOCUMENTS.get(intake.details.get("kind", ""), "")
    if intake.stamp is not None:
        _attribute(draft, intake.stamp, plan)


def _submission(draft: Draft, submission: Submission, facts: Facts) -> None:
    plan, stamp = facts.plan, submission.stamp
    # A form of another plan or period says nothing about this one: its figures are not looked at.
    if stamp.plan != plan.id:
        draft.refuse(Standing.REJECTED, "wrong-plan", found=stamp.plan, expected=plan.id)
    elif stamp.period != facts.period.code:
        found = _period_name(plan, stamp.period)
        draft.refuse(Standing.REJECTED, "wrong-period", found=found, expected=facts.period.name)
    elif stamp.agency not in plan.agency_by_code:
        draft.refuse(Standing.REJECTED, "unknown-agency", found=stamp.agency)
    elif stamp.report not in plan.report_by_id:
        draft.refuse(Standing.REJECTED, "unknown-report", found=stamp.report)
    else:
        draft.take(submission)
        _known(draft, stamp, facts)
        return
    _attribute(draft, stamp, plan)


def _known(draft: Draft, stamp: Stamp, facts: Facts) -> None:
    report, agency = facts.plan.report_by_id[stamp.report], facts.plan.agency_by_code[stamp.agency]
    broken = broken_seal(draft.intake.bundle or stamp, facts.plan)
    if broken is not None:
        code, found, expected = broken
        draft.refuse(Standing.REJECTED, code, found=found, expected=expected)
        return
    if agency.code not in facts.owners(report):
        draft.refuse(
            Standing.HELD,
            "unexpected-report",
            agency_name=agency.name,
            report_title=report.title,
            period_name=facts.period.name,
        )
        return
    _carriers(draft, stamp, facts)
    form = facts.form_hash(draft.sent)
    if stamp.form != form:
        draft.tell("form-outdated", found=stamp.form, expected=form)


def _carriers(draft: Draft, stamp: Stamp, facts: Facts) -> None:
    """Whether the carriers of the stamp agree, and whether the main ones are left."""
    carriers = draft.intake.carriers
    read = {located.sheet for located in draft.sent.forms}
    for carrier, other in carriers.items():
        beside = carrier.startswith(_SHEET_KEYS) and carrier.removeprefix(_SHEET_KEYS) not in read
        differing = [name for name in _IDENTITY if getattr(other, name) != getattr(stamp, name)]
        # A sheet of an earlier form kept for reference does no harm: nothing is read from it.
        if differing and not beside:
            names = [_carrier_name(one) for one in carriers if carriers[one] == stamp]
            found = f"{_identity_words(other, facts.plan, differing)} ({_carrier_name(carrier)})"
            expected = f"{_identity_words(stamp, facts.plan, differing)} ({', '.join(names)})"
            draft.refuse(Standing.HELD, "stamp-disagrees", found=found, expected=expected)
            return
    if carriers and not _MAIN_CARRIERS & set(carriers):
        draft.tell("stamp-recovered", found=", ".join(map(_carrier_name, carriers)))


def _carrier_name(carrier: str) -> str:
    if carrier.startswith(_SHEET_KEYS):
        return f"cột ẩn của trang “{carrier.removeprefix(_SHEET_KEYS)}”"
    words = {"sheet": "trang ẩn", "names": "tên ô", "property": "thuộc tính tệp", "subject": "chủ đề tệp"}
    return words.get(carrier, "dòng mã trên trang “Thông tin đơn vị”")


def _identity_words(stamp: Stamp, plan: Plan, fields: list[str]) -> str:
    agency = plan.agency_by_code.get(stamp.agency)
    words = {
        "plan": f"kế hoạch {stamp.plan}",
        "report": f"loại báo cáo {stamp.report}",
        "period": f"kỳ {_period_name(plan, stamp.period)}",
        "agency": agency.name if agency else stamp.agency,
    }
    return ", ".join(words[name] for name in fields)


def _attribute(draft: Draft, stamp: Stamp, plan: Plan) -> None:
    """Let the finding of a file that does not belong here stand under the agency that sent it.

    Whoever sent last year's form for a report of this year has sent something, and is told so; a form of another
    period of this plan is simply another report.
    """
    if stamp.agency not in plan.agency_by_code:
        return
    draft.findings = [dataclasses.replace(finding, agency=stamp.agency) for finding in draft.findings]
    if stamp.plan != plan.id and stamp.report in plan.report_by_id:
        draft.agency, draft.report = stamp.agency, stamp.report


def _period_name(plan: Plan, code: str) -> str:
    period: Period | None = plan.period_by_code.get(code)
    return period.name if period else code
