"""The chain for other programs: names are English, texts as the workbook shows them."""

from collections.abc import Sequence
from typing import Any

from toolkit.core.readback.trace.inbox import Check
from toolkit.core.readback.trace.model import Source, Step


def document(step: Step, checks: Sequence[Check] | None) -> dict[str, Any]:
    """What ``--json`` prints."""
    found: dict[str, Any] = {"trace": _step(step)}
    if checks is not None:
        found["inbox"] = [{"row": check.row, "agrees": check.agrees, "said": check.said} for check in checks]
    return found


def _step(step: Step) -> dict[str, Any]:
    return {
        "sheet": step.sheet,
        "cell": step.address,
        "heading": step.heading,
        "label": step.label,
        "shown": step.shown,
        "formula": step.formula,
        "words": step.words,
        "conditions": list(step.conditions),
        "note": step.note,
        "steps": [_step(below) for below in step.steps],
        "sources": [_source(source) for source in step.sources],
    }


def _source(source: Source) -> dict[str, Any]:
    line = source.line
    return {
        "row": source.row,
        "agency": line.agency,
        "entered": source.entered,
        "reason": source.reason,
        "figures": dict(source.figures),
        "file": line.file,
        "hash": line.hash,
        "sheet": line.sheet,
        "typed": dict(source.typed),
        "how": line.how,
        "by_hand": source.by_hand,
    }
