"""Where every expected agency stands with every report it owes."""

import datetime as dt

from toolkit.core.consolidation.model import Expectation, SubmissionStatus
from toolkit.core.plan.model import Agency, Report
from toolkit.core.verdict import Judgement, Standing, Verdict

_UNSETTLED = ((Standing.HELD, SubmissionStatus.HELD), (Standing.REJECTED, SubmissionStatus.REJECTED))


def expectations(judgement: Judgement) -> tuple[Expectation, ...]:
    """One entry per report and owner of the period, in the order of the plan."""
    return tuple(
        _expectation(judgement, report, agency)
        for report in judgement.plan.reports
        for agency in judgement.plan.owners(report, judgement.period.code)
    )


def _expectation(judgement: Judgement, report: Report, agency: Agency) -> Expectation:
    status, verdict = _standing(judgement, report, agency)
    due = report.due_on(judgement.period.code)
    arrived = verdict.received if verdict is not None else judgement.as_of
    return Expectation(
        agency=agency,
        report=report,
        due=due,
        status=status,
        verdict=verdict,
        late_days=_late(due, arrived),
        instead_of=judgement.structure.instead_of(agency, judgement.plan.owed_by(report)),
    )


def _standing(judgement: Judgement, report: Report, agency: Agency) -> tuple[SubmissionStatus, Verdict | None]:
    counted = judgement.counted(report.id, agency.code)
    if counted is not None:
        return (SubmissionStatus.PARTIAL if counted.cells.refused else SubmissionStatus.ACCEPTED), counted
    for standing, status in _UNSETTLED:
        for verdict in judgement.verdicts:
            if verdict.standing is standing and verdict.agency == agency.code and verdict.report == report.id:
                return status, verdict
    return SubmissionStatus.MISSING, None


def _late(due: dt.date | None, arrived: dt.date | None) -> int | None:
    if due is None or arrived is None or arrived <= due:
        return None
    return (arrived - due).days
