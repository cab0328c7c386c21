"""Rows that gather other rows: means of rates, rows asked beside their parts, parts that cannot be added."""

from decimal import Decimal

from toolkit.core.consolidation.exact import decimals
from toolkit.core.consolidation.modes import adds_values
from toolkit.core.numbers.formats import show
from toolkit.core.plan.model import Indicator, Mode
from toolkit.core.text import fold
from toolkit.core.units import UnitKind
from validators.plan_check.case import Case, Findings

_ADDED = (UnitKind.COUNT, UnitKind.AMOUNT)
_GIVES_COMPONENTS = (Mode.RATIO, Mode.DERIVED, Mode.SHARE, Mode.SINGLE)


def findings(case: Case) -> Findings:
    """Findings about compounds."""
    for i, row in enumerate(case.plan.indicators):
        children = _children(case, row)
        if not children:
            continue
        codes = ", ".join(child.code for child in children)
        if row.unit.numeric and row.unit.kind not in _ADDED and _is_mean(row, children):
            found = show(row.baseline.value or Decimal(0))
            yield case.finding("mean-of-rates", ("indicators", i, "baseline", "value"), found=found, expected=codes)
        if row.mode not in (Mode.DERIVED, Mode.HEADING) and _same_question(row, children):
            yield case.finding("parent-asked-too", ("indicators", i, "mode"), expected=codes)
        bare = [part for part in children if row.mode is Mode.DERIVED and _without_components(row, part)]
        if bare:
            named = ", ".join(part.code for part in bare)
            yield case.finding("part-without-components", ("indicators", i, "parts"), found=named)


def _children(case: Case, row: Indicator) -> list[Indicator]:
    return [other for other in case.plan.indicators if other.code in row.parts or other.parent == row.code]


def _is_mean(row: Indicator, children: list[Indicator]) -> bool:
    """Whether a result is the plain mean of different results, to its own last decimal.

    Only results: a target may be chosen as the middle of others. Whole numbers meet by chance and prove nothing.
    """
    values = [child.baseline.value for child in children if child.unit.kind is row.unit.kind]
    known = [value for value in values if value is not None]
    whole = row.baseline.value
    if whole is None or len(known) < 2 or len(known) < len(values) or len(set(known)) == 1:
        return False
    if not any(map(decimals, (whole, *known))):
        return False
    mean = sum(known) / Decimal(len(known))
    return abs(mean - whole) * 2 <= Decimal(1).scaleb(-decimals(whole))


def _same_question(row: Indicator, children: list[Indicator]) -> bool:
    asked = [child for child in children if child.mode is not Mode.HEADING]
    included = any(fold(child.label).startswith("trong do") for child in asked)
    return bool(asked) and not included and all(child.unit.kind is row.unit.kind for child in asked)


def _without_components(row: Indicator, part: Indicator) -> bool:
    if part.code not in row.parts or adds_values(row):
        return False
    return part.mode not in _GIVES_COMPONENTS or (part.components is None and part.mode is not Mode.DERIVED)
