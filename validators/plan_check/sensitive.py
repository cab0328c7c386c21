"""Whether figures about victims are marked, so that a count of one or two persons is not published unawares."""

import re

from toolkit.core.consolidation.sensitive import sensitive_places
from toolkit.core.plan.model import Mode
from toolkit.core.plan.national import national
from toolkit.core.text import fold
from validators.plan_check.case import Case, Findings

_NATIONAL = ("3.2", "3.3")
"""The national indicators on violence and on trafficking in persons."""
_PERSONS = re.compile(r"\b(?:nan nhan|(?:bi|gay) (?:bao luc|mua ban|xam hai|quay roi)|mua ban tro ve)\b")


def findings(case: Case) -> Findings:
    """Rows about victims that are not marked, and marks that no threshold gives a meaning to."""
    plan = case.plan
    for i, row in enumerate(plan.indicators):
        asked = row.mode is not Mode.HEADING and row.unit.numeric
        if asked and not row.sensitive and "sensitive" not in row.basis and _about_victims(row.label):
            yield case.finding("victims-not-marked", ("indicators", i, "label"))
    marked = sensitive_places(plan)
    if marked and plan.sensitive_below is None:
        yield case.finding("sensitive-without-threshold", ("sensitive_below",), found=str(marked))


def _about_victims(label: str) -> bool:
    one = national(label)
    return (one is not None and one.code.startswith(_NATIONAL)) or bool(_PERSONS.search(fold(label)))
