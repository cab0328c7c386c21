"""Provincial figures against earlier consolidated workbooks and against the national strategy."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.consolidation.exact import decimals, rounded, same_within_rounding, shown
from toolkit.core.consolidation.model import Consolidation, Figure
from toolkit.core.plan.model import Direction, Indicator, Operator, Period, Plan
from toolkit.core.plan.national_targets import NationalTarget, NationalTargets
from toolkit.core.readback.matching import counted_unit, match
from toolkit.core.readback.model import ConsolidatedBook, IndicatorLine
from toolkit.core.text import fold
from toolkit.core.units import UnitKind

_GROWING = (UnitKind.COUNT, UnitKind.AMOUNT, UnitKind.PER_1000)
"""Units of figures that grow through the year, so that a half-year says nothing against a whole one."""
OTHER_SPAN = "số của kỳ dài ngắn khác nhau nên không tính tăng, giảm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What an earlier consolidated workbook says of one indicator."""

    line: IndicatorLine | None
    """None where it has no such row."""
    change: bool = False
    """Whether a change of the result against it says something."""
    same: bool = False
    """Whether its row measures the same thing."""
    remark: str = ""
    """Vietnamese: why it is not compared, or what differs."""


def earlier(row: Indicator, period: Period, book: ConsolidatedBook) -> Earlier:
    """An indicator's row in an earlier workbook, and whether it can be compared with."""
    line = book.indicator(row.code)
    if line is None:
        return Earlier(line=None)
    found = match(unit=row.counted_unit, label=row.label, other_unit=counted_unit(line), other_label=line.label)
    if not found.comparable:
        return Earlier(line=line, remark=f"{book.period_name}: {found.remark}, không so sánh.")
    grows = row.unit.kind in _GROWING and not same_span(period, book)
    told = [found.remark] if found.remark else []
    told += [OTHER_SPAN] if grows and line.value is not None else []
    remark = f"{book.period_name}: {'; '.join(told)}." if told else ""
    return Earlier(line=line, change=not grows, same=True, remark=remark)


def same_span(period: Period, book: ConsolidatedBook) -> bool:
    """Whether both cover the same part of a year."""
    here, there = ((one.start.month, one.end.month, one.estimate) for one in (period, book))
    return here == there


def other_place(plan: Plan, book: ConsolidatedBook) -> bool:
    """Whether a workbook is not of the body that issued the plan: its figures would be compared for nothing."""
    return (fold(book.issuer), book.level) != (fold(plan.issuer), plan.level)


def baseline_differs(row: Indicator, period: Period, previous: Sequence[ConsolidatedBook]) -> str:
    """What the consolidated workbook of last year says where the plan prints another baseline; else empty."""
    printed = row.baseline.value
    for book in previous:
        if book.estimate or book.year != (row.baseline.year or period.end.year - 1) or printed is None:
            continue
        found = earlier(row, period, book)
        last = found.line.value if found.same and found.line else None
        if last is not None and not same_within_rounding(printed, last):
            return f"Kế hoạch in {shown(printed)}, sổ tổng hợp năm {book.year} là {shown(last)}."
    return ""


def differing_baselines(consolidation: Consolidation, previous: Sequence[ConsolidatedBook]) -> tuple[Figure, ...]:
    """Figures whose printed baseline is not what was consolidated last year."""
    period = consolidation.judgement.period
    return tuple(f for f in consolidation.figures if baseline_differs(f.indicator, period, previous))


def places_of(row: Indicator, *others: Decimal | None) -> int:
    """Decimals of a difference: the finest of the figures it is taken between."""
    return max([row.precision, *(decimals(other) for other in others if other is not None)])


def comparable_target(row: Indicator) -> bool:
    """Whether its target and its direction say what is better."""
    return not row.contradictory and row.direction is not Direction.NONE


def to_target(row: Indicator, value: Decimal | None) -> Decimal | None:
    """How far a figure is beyond its target in the direction that counts; negative where it falls short."""
    target = row.target.value
    if value is None or target is None or not comparable_target(row):
        return None
    distance = target - value if row.direction is Direction.DOWN else value - target
    return rounded(distance, places_of(row, target))


def against(row: Indicator, value: Decimal | None, other: Decimal | None) -> Decimal | None:
    """Change against an earlier figure."""
    if value is None or other is None:
        return None
    return rounded(value - other, places_of(row, other))


def steps(targets: NationalTargets) -> tuple[NationalTarget, ...]:
    """National targets from the latest to the first."""
    return tuple(sorted(targets.targets, key=lambda target: -(target.year or 0)))


def word(target: NationalTarget, *, reached: bool) -> str:
    """What is said of a figure that reaches a target, or that does not reach even the first."""
    if target.year is None:
        return "Đạt" if reached else "Chưa đạt"
    return f"{'Đạt' if reached else 'Chưa đạt'} mức {target.year}"


def against_national(targets: NationalTargets | None, value: Decimal | None) -> str:
    """A figure against the national targets; empty where there is nothing to compare."""
    if targets is None or targets.reason or value is None or not targets.targets:
        return ""
    ordered = steps(targets)
    for target in ordered:
        if meets(value, target):
            return word(target, reached=True)
    return word(ordered[-1], reached=False)


def meets(value: Decimal, target: NationalTarget) -> bool:
    """Whether a figure reaches a national target."""
    match target.operator:
        case Operator.AT_LEAST:
            return value >= target.figure
        case Operator.AT_MOST:
            return value <= target.figure
        case Operator.ABOVE:
            return value > target.figure
        case Operator.BELOW:
            return value < target.figure
        case _:
            return value == target.figure
