"""What ``bdgxl merge --json`` prints."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.core.consolidation.model import Consolidation, Expectation, Figure


def document(consolidation: "Consolidation", target: Path) -> dict[str, object]:
    """Plan, period, submissions, indicators and findings."""
    judgement = consolidation.judgement
    return {
        "plan": judgement.plan.id,
        "period": judgement.period.code,
        "as_of": judgement.as_of.isoformat(),
        "output": str(target),
        "balanced": consolidation.balanced,
        "submissions": [_submission(one) for one in consolidation.expectations],
        "indicators": [_figure(figure) for figure in consolidation.figures],
        "findings": [finding.as_json() for finding in judgement.findings],
    }


def _submission(one: "Expectation") -> dict[str, object]:
    return {
        "report": one.report.id,
        "agency": one.agency.code,
        "status": one.status.name.lower(),
        "due": one.due.isoformat() if one.due else None,
        "file": one.verdict.file.name if one.verdict else None,
        "letter": one.letter.number if one.letter else None,
        "late_days": one.late_days,
    }


def _figure(figure: "Figure") -> dict[str, object]:
    figures = {
        name: None if value is None else str(value)
        for name, value in (
            ("value", figure.value),
            ("numerator", figure.numerator),
            ("denominator", figure.denominator),
            ("estimate", figure.estimate),
            ("change", figure.change),
        )
    }
    return {
        "code": figure.indicator.code,
        **figures,
        "year": figure.year,
        "achievement": figure.achievement.name.lower().replace("_", "-"),
        "better": figure.better,
        "received": figure.received,
        "expected": figure.expected,
        "remarks": list(figure.remarks),
    }
