"""The check of a plan: every family of rules over one plan, gravest findings first.

A plan has few rows and its rules compare texts, references and days; a frame of typed columns would say nothing that
these plain functions do not, so pandera has no part in it.
"""

from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.model import Finding
from toolkit.core.plan.model import Plan
from toolkit.core.plan.source import Source
from validators.plan_check import (
    compounds,
    confirmation,
    contacts,
    dates,
    direction,
    duplicates,
    figures,
    forms,
    identity,
    mentions,
    numbering,
    ownership,
    scope,
    sensitive,
    units,
    wording,
)
from validators.plan_check.case import Case

_FAMILIES = (
    identity,
    numbering,
    dates,
    duplicates,
    wording,
    confirmation,
    units,
    figures,
    direction,
    compounds,
    ownership,
    mentions,
    scope,
    forms,
    sensitive,
    contacts,
)
_ORDER = {code: position for position, code in enumerate(RULES)}


def check_plan(plan: Plan, source: Source) -> list[Finding]:
    """What is wrong or odd in a plan, by severity, rule and position in the plan; nothing for a clean plan.

    ``source`` is what the plan was built of: it tells the file, line or cell of every value.
    """
    case = Case(plan, source)
    found = [finding for family in _FAMILIES for finding in family.findings(case)]
    return sorted(found, key=lambda finding: (finding.severity.rank, _ORDER[finding.code]))
