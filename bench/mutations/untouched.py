"""Untouched correct forms, as sent and after LibreOffice saved them: nothing may be said of them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from samples.office.client import Office
from toolkit.core.findings.model import Finding, Severity
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover
from toolkit.core.plan.model import Period, Plan
from toolkit.core.verdict import Standing
from validators.judge import judge


def false_alarms(inbox: Path, plan: Plan, period: Period) -> tuple[int, list[Finding]]:
    """Number of forms that count, and every error and warning of an inbox of correct forms."""
    judgement = judge(list(read_files(discover(inbox), plan)), plan, period, period.end)
    counted = sum(verdict.standing is Standing.COUNTED for verdict in judgement.verdicts)
    return counted, [finding for finding in judgement.findings if finding.severity is not Severity.INFO]


def resave(sent: Iterable[Path], folder: Path, tell: Callable[[Path], object] = id) -> None:
    """Open every workbook in one LibreOffice and save it as .xlsx again."""
    with Office("vi-VN") as office:
        for path in sent:
            with office.open(path) as book:
                book.save_as(folder / path.name)
            tell(path)
