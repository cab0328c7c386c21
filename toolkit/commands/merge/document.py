"""What ``bdgxl merge --json`` prints."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.merge.changes_document import changes_document
from toolkit.commands.merge.earlier import Written
from toolkit.core.consolidation.sensitive import small_of_figure
from toolkit.core.tidy.figure_table import slug

if TYPE_CHECKING:
    from toolkit.core.consolidation.model import Consolidation, Expectation, Figure
    from toolkit.core.plan.model import Plan


def document(
    consolidation: "Consolidation", target: Path, written: Written, tables: Sequence[Path]
) -> dict[str, object]:
    """Plan, period, submissions, indicators, findings, and what has changed since the last run."""
    judgement = consolidation.judgement
    return {
        "plan": judgement.plan.id,
        "period": judgement.period.code,
        "as_of": judgement.as_of.isoformat(),
        "output": str(target),
        "balanced": consolidation.balanced,
        "submissions": [submission_document(one) for one in consolidation.expectations],
        "indicators": [_figure(figure, judgement.plan) for figure in consolidation.figures],
        "tidy": [str(path) for path in tables],
        "unchanged": written.same,
        "kept": str(written.kept) if written.kept else None,
        "changes": changes_document(written.changes) if written.changes else None,
        "findings": [finding.as_json() for finding in judgement.findings],
    }


def submission_document(one: "Expectation") -> dict[str, object]:
    """Where one agency stands with one report."""
    return {
        "report": one.report.id,
        "agency": one.agency.code,
        "status": one.status.name.lower(),
        "due": one.due.isoformat() if one.due else None,
        "file": one.verdict.file.name if one.verdict else None,
        "letter": one.letter.number if one.letter else None,
        "late_days": one.late_days,
    }


def _figure(figure: "Figure", plan: "Plan") -> dict[str, object]:
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
        "achievement": slug(figure.achievement),
        "better": figure.better,
        "received": figure.received,
        "expected": figure.expected,
        "remarks": list(figure.remarks),
        "sensitive": figure.indicator.sensitive,
        "small": sorted(small_of_figure(plan, figure)),
    }
