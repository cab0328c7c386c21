"""Where every expected agency stands with every report it owes."""

import datetime as dt

from toolkit.core.consolidation.model import Expectation, SubmissionStatus
from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Severity
from toolkit.core.plan.model import Agency, Report
from toolkit.core.register.declare import Answer
from toolkit.core.register.model import Letter
from toolkit.core.verdict import Judgement, Standing, Verdict

_MISSING = "missing-report"


def expectations(judgement: Judgement) -> tuple[Expectation, ...]:
    """One entry per report and owner of the period, in the order of the plan."""
    return tuple(
        _expectation(judgement, report, agency)
        for report in judgement.plan.reports
        for agency in judgement.plan.owners(report, judgement.period.code)
    )


def _expectation(judgement: Judgement, report: Report, agency: Agency) -> Expectation:
    register = judgement.register
    letter = register.answer(report.id, agency.code)
    status, verdict = _standing(judgement, report, agency, letter)
    due = register.due(report, agency.code, judgement.period.code)
    arrived: dt.date | None = letter.date if letter is not None else judgement.as_of
    if verdict is not None:
        arrived = verdict.received
    return Expectation(
        agency=agency,
        report=report,
        due=due,
        status=status,
        verdict=verdict,
        letter=letter,
        postponed=register.postponement(report.id, agency.code),
        late_days=None if status is SubmissionStatus.EXEMPT else _late(due, arrived),
        instead_of=judgement.structure.instead_of(agency, judgement.plan.owed_by(report)),
    )


def _standing(
    judgement: Judgement, report: Report, agency: Agency, letter: Letter | None
) -> tuple[SubmissionStatus, Verdict | None]:
    """Status and the file it rests on. A form that counts or is held says more than a letter, a rejected one less."""
    counted = judgement.counted(report.id, agency.code)
    if counted is not None:
        return _accepted(counted), counted
    held, rejected, left_out = (
        next(iter(judgement.of_duty(report.id, agency.code, standing)), None)
        for standing in (Standing.HELD, Standing.REJECTED, Standing.LEFT_OUT)
    )
    if held is not None:
        return SubmissionStatus.HELD, held
    if letter is not None and letter.answer is Answer.NIL:
        return SubmissionStatus.BY_LETTER, None
    if rejected is not None:
        return SubmissionStatus.REJECTED, rejected
    if left_out is not None:
        return SubmissionStatus.LEFT_OUT, left_out
    if letter is not None:
        return SubmissionStatus.FORM_MISSING, None
    exempt = any(
        finding.waived and (finding.code, finding.agency, finding.report) == (_MISSING, agency.code, report.id)
        for finding in judgement.findings
    )
    return SubmissionStatus.EXEMPT if exempt else SubmissionStatus.MISSING, None


def _accepted(counted: Verdict) -> SubmissionStatus:
    if counted.cells.refused:
        return SubmissionStatus.PARTIAL
    waived = any(finding.waived and rule(finding.code).severity is Severity.ERROR for finding in counted.findings)
    return SubmissionStatus.WAIVED if waived else SubmissionStatus.ACCEPTED


def _late(due: dt.date | None, arrived: dt.date | None) -> int | None:
    if due is None or arrived is None or arrived <= due:
        return None
    return (arrived - due).days
