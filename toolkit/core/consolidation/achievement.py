"""A provincial figure against its target and against its baseline."""

from collections.abc import Iterable
from decimal import Decimal

from toolkit.core.consolidation.exact import decimals, rounded
from toolkit.core.consolidation.model import Achievement
from toolkit.core.plan.model import Direction, Indicator, Operator

MET = (Achievement.MET, Achievement.EXCEEDED)
MISSED = (Achievement.MISSED,)

NO_TARGET = "Kế hoạch không nêu con số để so sánh."
NO_DIRECTION = "Kế hoạch không nêu chiều tăng hay giảm nên không so được với kế hoạch."


def contradiction(indicator: Indicator) -> str:
    """What a reader must decide when the printed operator says the opposite of the direction."""
    word = "giảm" if indicator.direction is Direction.DOWN else "tăng"
    return (
        f"Kế hoạch ghi “{indicator.target.printed}” trong khi chỉ tiêu phải {word}: đề nghị xác định lại mức kế hoạch."
    )


def not_judged(indicator: Indicator) -> str:
    """Why a figure of this indicator cannot be judged; empty when it can."""
    if indicator.target.value is None:
        return NO_TARGET
    if indicator.contradictory:
        return contradiction(indicator)
    return "" if indicator.operator else NO_DIRECTION


def against_target(indicator: Indicator, value: Decimal) -> Achievement:
    """Judge a figure by the effective operator of its target."""
    target = indicator.target.value
    if target is None or not_judged(indicator):
        return Achievement.NOT_JUDGED
    match indicator.operator:
        case Operator.AT_LEAST if value > target:
            return Achievement.EXCEEDED
        case Operator.AT_MOST if value < target:
            return Achievement.EXCEEDED
        case Operator.AT_LEAST | Operator.AT_MOST | Operator.EQUAL:
            met = value == target
        case Operator.ABOVE:
            met = value > target
        case _:
            met = value < target
    return Achievement.MET if met else Achievement.MISSED


def of_compound(own: Achievement, parts: Iterable[Achievement]) -> Achievement:
    """A compound is met in part when one of its parts is met and another is not, or a part itself is met in part."""
    judged = set(parts)
    some_met, some_missed = (judged.intersection((*words, Achievement.PARTIAL)) for words in (MET, MISSED))
    return Achievement.PARTIAL if some_met and some_missed else own


def against_baseline(indicator: Indicator, value: Decimal) -> tuple[Decimal | None, bool | None]:
    """Change since the baseline, and whether it goes the way the indicator is meant to move."""
    baseline = indicator.baseline.value
    if baseline is None:
        return None, None
    change = rounded(value - baseline, change_decimals(indicator))
    match indicator.direction:
        case Direction.UP:
            better = None if change == 0 else change > 0
        case Direction.DOWN:
            better = None if change == 0 else change < 0
        case Direction.KEEP:
            better = change >= 0
        case _:
            better = None
    return change, better


def change_decimals(indicator: Indicator) -> int:
    """Decimals of the change: the finer of the figure's and the baseline's."""
    baseline = indicator.baseline.value
    return max(indicator.precision, 0 if baseline is None else decimals(baseline))


def surpassed(indicator: Indicator) -> bool:
    """Whether the baseline was better than the target already: a target to be looked at, not a fault."""
    baseline, target = indicator.baseline.value, indicator.target.value
    if baseline is None or target is None or not_judged(indicator):
        return False
    return (indicator.direction is Direction.UP and baseline > target) or (
        indicator.direction is Direction.DOWN and baseline < target
    )
