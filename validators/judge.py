"""Judging a whole inbox: every file gets a verdict, every finding comes in one pass, and nothing stops at the first.

Order: whose form each file is; which submission of an agency counts; then all counted and held submissions are stacked
and judged form by form. Superseded submissions and copies are not judged cell by cell: their faults are no longer news.
"""

import datetime as dt
import functools
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from toolkit.core.findings.model import Place, ordered
from toolkit.core.forms.spec import FormSpec
from toolkit.core.plan.model import Period, Plan
from toolkit.core.text import shortened
from toolkit.core.verdict import Judgement, Standing
from validators.across import judge_across
from validators.bundles import pass_over_unnamed, tell_bundles
from validators.cell_checks import ISSUES
from validators.covers import tell_periods
from validators.draft import Draft
from validators.expected import group_findings, missing_findings, tell_lateness
from validators.facts import Facts
from validators.frames import Source, stacks
from validators.identity import identify
from validators.levels import coverage_outcomes, settle_levels
from validators.mail import tell_mail
from validators.overlaps import agencies_below, contained_outcomes
from validators.records import build_records
from validators.register.desk import Desk
from validators.register.letters import NIL_WITH_FIGURES
from validators.schemas import cells_schema, rows_schema
from validators.sets import decide_sets, leave_out
from validators.small_counts import tell_small_counts
from validators.structure import structure_findings
from validators.tampering import tampering_outcomes
from validators.translate import Outcome, judged, noted
from validators.unseen import unseen_outcomes

if TYPE_CHECKING:
    import pandera.pandas as pa

    from toolkit.core.intake.read import Intake
    from toolkit.core.register.model import RegisterFile

_NIL_WITH_FIGURES = "nil-with-figures"


def judge(
    intakes: Sequence["Intake"],
    plan: Plan,
    period: Period,
    as_of: dt.date,
    *,
    reports: Sequence[str] = (),
    expect: bool = True,
    register: "RegisterFile | None" = None,
    excluded: Collection[str] = (),
    strict: bool = False,
) -> Judgement:
    """Judge all files of an inbox together.

    ``reports`` narrows what is expected to some reports; with ``expect`` false nothing is said of what did not come
    (single files are being looked at, not an inbox). ``register`` is the office's own, where there is one.
    ``excluded`` names files that are left out; ``strict`` holds submissions between which nothing but a date decides.
    The result does not depend on the order of the files.
    """
    facts = Facts(plan, period)
    drafts = [Draft(intake=intake) for intake in sorted(intakes, key=lambda intake: intake.file.name)]
    for draft in drafts:
        identify(draft, facts)
    leave_out(drafts, excluded)
    pass_over_unnamed(drafts, plan)
    desk = Desk(register, facts, expect=expect)
    tell_mail(drafts, plan, excluded, desk.use.letters)
    desk.tie(drafts)
    decide_sets(drafts, facts, strict=strict)
    settle_levels(drafts, facts)
    desk.receive(drafts)
    for draft in drafts:
        empty = draft.submission is not None and not draft.submission.content and not draft.nil
        if draft.standing is Standing.COUNTED and empty:
            draft.refuse(Standing.REJECTED, "nothing-filled")
            # Perhaps something is filled in where it cannot be read.
            draft.findings += structure_findings(draft.sent, facts)
    tell_periods(drafts, facts)
    judge_content([draft for draft in drafts if draft.standing in (Standing.COUNTED, Standing.HELD)], facts, desk)
    tell_bundles(drafts, facts, excluded)
    judge_across(drafts, facts, desk.accept)
    tell_small_counts(drafts, facts)
    desk.decide(drafts)
    for draft in drafts:
        if draft.standing is Standing.COUNTED:
            tell_lateness(draft, facts, desk.use)
        draft.findings = ordered(desk.accept(finding, draft) for finding in draft.findings)
    findings = [finding for draft in drafts for finding in draft.findings]
    if expect:
        wanted = [report for report in plan.reports if not reports or report.id in reports]
        due = [report for report in wanted if any(due.period == period.code for due in report.due)]
        missing = missing_findings(drafts, facts, due, as_of, desk.use)
        findings += [desk.accept(finding) for finding in (*missing, *group_findings(facts, due))]
    findings += desk.finish(drafts)
    return Judgement(
        plan=plan,
        period=period,
        as_of=as_of,
        verdicts=tuple(draft.verdict() for draft in drafts),
        findings=tuple(ordered(findings)),
        register=desk.use,
        office_records=desk.records,
    )


def judge_content(drafts: list[Draft], facts: Facts, desk: Desk) -> None:
    """Judge the content of submissions and build the records of those that count."""
    drafts = [draft for draft in drafts if draft.submission is not None]
    submissions = [draft.submission for draft in drafts if draft.submission is not None]
    outcomes: list[list[Outcome]] = [[] for _ in drafts]
    below = agencies_below(drafts, facts)
    nil = [number for number, draft in enumerate(drafts) if draft.nil]
    for stack in stacks(submissions, facts, ISSUES, nil):
        cells, rows = _schemas(stack.spec, frozenset(stack.cells["issue"].dropna()))
        failed = list(judged(stack, cells, rows))
        for outcome in (*failed, *noted(stack, failed)):
            outcomes[outcome.number].append(outcome)
    for number, (draft, submission) in enumerate(zip(drafts, submissions, strict=True)):
        for located in submission.forms:
            if located.form in facts.specs:
                source = Source(number, submission, located, draft.nil, facts)
                outcomes[number] += [*tampering_outcomes(source, facts), *unseen_outcomes(source)]
                outcomes[number] += [*coverage_outcomes(source), *contained_outcomes(source, below)]
        outcomes[number] = [replace(one, finding=desk.accept(one.finding, draft)) for one in outcomes[number]]
        draft.findings += structure_findings(submission, facts)
        draft.findings += [outcome.finding for outcome in outcomes[number]]
        doubts = [_NIL_WITH_FIGURES] if draft.nil and _nil_contradicted(draft, facts) else []
        doubts += [NIL_WITH_FIGURES] if desk.nil_contradicted(draft) else []
        if draft.standing is Standing.COUNTED:
            build_records(draft, outcomes[number], facts, tuple(doubts))


@functools.lru_cache(maxsize=64)
def _schemas(spec: FormSpec, found: frozenset[str]) -> "tuple[pa.DataFrameSchema, pa.DataFrameSchema]":
    return cells_schema(spec, found), rows_schema(spec)


def _nil_contradicted(draft: Draft, facts: Facts) -> bool:
    """A form that declares that nothing occurred and yet gives figures other than zero."""
    assert draft.submission is not None, "only submissions declare anything"
    for located in draft.submission.forms:
        spec = facts.specs.get(located.form)
        for entry in located.entries if spec is not None and spec.counted else ():
            value = entry.reading.value
            if isinstance(value, Decimal) and value:
                place = Place(file=draft.file.name, sheet=located.sheet, cell=entry.cell)
                draft.tell(_NIL_WITH_FIGURES, place=place, found=f"{shortened(entry.typed)} (ô {entry.cell})")
                return True
    return False
