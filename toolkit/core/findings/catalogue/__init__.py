"""The catalogue: everything the product can tell a person, each rule declared once.

``RULES`` holds every rule by code in the order of the families; ``rule`` looks one up; ``DETAILS`` says which names,
besides ``found``, ``expected``, ``label``, ``sheet``, ``cell`` and ``file``, the templates of a scope may use.
"""

from collections.abc import Mapping
from types import MappingProxyType

from toolkit.core.findings.catalogue import (
    across,
    cells,
    files,
    identity,
    levels,
    mail,
    notes,
    plan_document,
    plan_indicators,
    plan_parties,
    plan_wording,
    plausible,
    register,
    rows,
    sets,
    structure,
    tampering,
)
from toolkit.core.findings.model import Rule, Scope

FAMILIES: Mapping[str, tuple[Rule, ...]] = MappingProxyType(
    {
        "Files": files.RULES,
        "Mail and archives": mail.RULES,
        "Identity": identity.RULES,
        "Several submissions": sets.RULES,
        "Workbooks of a lower level": levels.RULES,
        "Structure": structure.RULES,
        "Tampering": tampering.RULES,
        "Cells": cells.RULES,
        "Rows": rows.RULES,
        "Plausibility": plausible.RULES,
        "Across rows, forms and agencies": across.RULES,
        "How cells were read": notes.RULES,
        "Register": register.RULES,
        "Plans: the document": plan_document.RULES,
        "Plans: wording": plan_wording.RULES,
        "Plans: indicators": plan_indicators.RULES,
        "Plans: who reports": plan_parties.RULES,
    }
)
"""Family → its rules, in the order of the documentation."""

DETAILS: Mapping[Scope, frozenset[str]] = MappingProxyType(
    {
        Scope.PLAN: frozenset({"field"}),
        Scope.TAMPERING: frozenset({"heading"}),
        Scope.CELL: frozenset({"heading", "hint"}),
        Scope.ROW: frozenset({"heading"}),
        Scope.REGISTER: frozenset({"heading", "hint", "agency_name", "report_title", "ground"}),
        Scope.SET: frozenset({"agency_name", "report_title", "period_name", "due", "days", "ground"}),
    }
)
"""Names that whoever makes a finding of a scope always gives."""

RULES: Mapping[str, Rule] = MappingProxyType({rule.code: rule for rules in FAMILIES.values() for rule in rules})


def rule(code: str) -> Rule:
    """The rule of a code; KeyError for an unknown one."""
    return RULES[code]
