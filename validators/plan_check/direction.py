"""Which way an indicator is meant to move, against its label, its operator and its target.

A direction that the tool only proposed is no ground for finding fault with a printed figure: that it waits for
confirmation is told already.
"""

from decimal import Decimal

from toolkit.core.numbers.formats import show
from toolkit.core.plan.model import Basis, Direction, Indicator, Mode
from toolkit.core.vocabulary import DIRECTION_WORDS
from validators.plan_check.case import Case, Findings
from validators.plan_check.verbs import verb


def findings(case: Case) -> Findings:
    """Findings about directions and targets."""
    for i, row in enumerate(case.plan.indicators):
        if row.mode is not Mode.HEADING and row.unit.numeric:
            yield from _row(case, i, row)


def _row(case: Case, i: int, row: Indicator) -> Findings:
    said = verb(row.label)
    at = ("indicators", i, "direction")
    if said and row.direction not in (said[0], Direction.NONE):
        yield case.finding("verb-against-direction", at, found=_way(row.direction), expected=said[1])
        return
    if row.direction is Direction.NONE and row.operator is None and row.target.value is not None:
        yield case.finding("direction-missing", at, found=row.target.printed or show(row.target.value))
    if said is None and _unstated(row) and _inherited(case, row) is None:
        yield case.finding("direction-unstated", at, found=_way(row.direction))
    if said is None and row.basis.get("direction") is Basis.PROPOSED:
        return
    if row.contradictory:
        loc = ("indicators", i, "target", "operator")
        yield case.finding("operator-against-direction", loc, found=row.target.printed, expected=_way(row.direction))
    yield from _target(case, i, row, said[1] if said else "")


def _target(case: Case, i: int, row: Indicator, said: str) -> Findings:
    """The target against the result of the year before."""
    baseline, target = row.baseline.value, row.target.value
    if baseline is None or target is None:
        return
    loc = ("indicators", i, "target", "value")
    if _worse(row.direction, baseline, target):
        moved = f"{_shown(row.baseline.printed, baseline)} → {_shown(row.target.printed, target)}"
        if said and row.direction is not Direction.KEEP:
            yield case.finding("target-against-verb", loc, found=f"kế hoạch đi từ {moved}", expected=said)
        else:
            yield case.finding("target-below-reached", loc, found=moved)
    elif said and baseline == target and row.direction is not Direction.KEEP and not _at_limit(row, target):
        yield case.finding("verb-without-change", loc, found=_shown(row.target.printed, target), expected=said)


def _unstated(row: Indicator) -> bool:
    """Whether the document prints the label and leaves the direction to the reader."""
    return row.basis.get("direction") is Basis.ASSUMED and "label" not in row.basis


def _worse(direction: Direction, baseline: Decimal, target: Decimal) -> bool:
    return target > baseline if direction is Direction.DOWN else direction is not Direction.NONE and target < baseline


def _at_limit(row: Indicator, value: Decimal) -> bool:
    """Whether the figure cannot get any better: 100 % of a rise, 0 of a fall."""
    return value == (row.unit.low if row.direction is Direction.DOWN else row.unit.high)


def _inherited(case: Case, row: Indicator) -> Direction | None:
    """The direction that the label of the row above it in the plan gives ("a. Tăng tỷ lệ …")."""
    parent = case.plan.indicator_by_code.get(row.parent)
    said = verb(parent.label) if parent else None
    return said[0] if said else None


def _way(direction: Direction) -> str:
    return DIRECTION_WORDS[direction.value]


def _shown(printed: str, value: Decimal) -> str:
    return printed or show(value)
