"""How each mode makes one provincial figure of what the reporters gave. Exact until the last step."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.consolidation.contributions import Given
from toolkit.core.consolidation.exact import Exact, quotient, total
from toolkit.core.plan.model import Indicator, Mode
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import NO, YES

_ADDED = (UnitKind.COUNT, UnitKind.AMOUNT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A figure before rounding."""

    value: Exact | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    estimate: Exact | None = None
    year: int | None = None
    rate_only: bool = False
    """The figure is a rate as reported: nothing to check it against."""


def outcome(indicator: Indicator, counted: Sequence[Given]) -> Outcome:
    """The figure of an indicator that agencies report, from those whose figures count."""
    match indicator.mode:
        case Mode.SINGLE | Mode.LATEST:
            return _single(indicator, counted)
        case Mode.SUM:
            return _sum(counted)
        case Mode.RATIO:
            return _ratio(indicator, counted)
        case Mode.SHARE:
            return _share(indicator, counted)
        case _:
            return Outcome()


def adds_values(indicator: Indicator) -> bool:
    """Whether a derived indicator adds the values of its parts; otherwise it adds their components."""
    return indicator.unit.kind in _ADDED


def derived(indicator: Indicator, parts: Sequence[Outcome], values: Sequence[Decimal | None]) -> Outcome:
    """The figure of a compound: the sum of its parts' components, or of their figures when it is a count."""
    if adds_values(indicator):
        known = [value for value in values if value is not None]
        return Outcome(value=total(known)) if known else Outcome()
    pairs = [(part.numerator, part.denominator) for part in parts]
    whole = [(a, b) for a, b in pairs if a is not None and b is not None]
    return _rate(indicator, [a for a, _ in whole], [b for _, b in whole])


def _single(indicator: Indicator, counted: Sequence[Given]) -> Outcome:
    if len(counted) != 1:
        return Outcome()
    figures = counted[0]
    pair = _rate(indicator, *_pairs(counted))
    return Outcome(
        value=pair.value if figures.result is None else figures.result,
        numerator=pair.numerator,
        denominator=pair.denominator,
        estimate=figures.estimate,
        year=figures.year,
        rate_only=figures.result is not None and not figures.pair and indicator.components is not None,
    )


def _sum(counted: Sequence[Given]) -> Outcome:
    values = [figures.result for figures in counted if figures.result is not None]
    if not values:
        return Outcome()
    estimates = [figures.estimate for figures in counted if figures.estimate is not None]
    complete = len(estimates) == len(counted)
    return Outcome(value=total(values), estimate=total(estimates) if complete else None)


def _ratio(indicator: Indicator, counted: Sequence[Given]) -> Outcome:
    pair = _rate(indicator, *_pairs(counted))
    alone = counted[0] if len(counted) == 1 else None
    estimate = alone.estimate if alone else None
    if pair.value is None and alone is not None and alone.result is not None:
        return Outcome(
            value=alone.result,
            numerator=pair.numerator,
            denominator=pair.denominator,
            estimate=estimate,
            rate_only=not alone.pair,
        )
    return Outcome(value=pair.value, numerator=pair.numerator, denominator=pair.denominator, estimate=estimate)


def _share(indicator: Indicator, counted: Sequence[Given]) -> Outcome:
    answers = [figures.answer for figures in counted if figures.answer in (YES, NO)]
    if not answers:
        return Outcome()
    return _rate(indicator, [Decimal(answers.count(YES))], [Decimal(len(answers))])


def _pairs(counted: Sequence[Given]) -> tuple[list[Decimal], list[Decimal]]:
    both = [(f.numerator, f.denominator) for f in counted]
    pairs = [(a, b) for a, b in both if a is not None and b is not None]
    return [a for a, _ in pairs], [b for _, b in pairs]


def _rate(indicator: Indicator, numerators: list[Decimal], denominators: list[Decimal]) -> Outcome:
    if not denominators:
        return Outcome()
    above, below = total(numerators), total(denominators)
    value = quotient(above, below, indicator.unit.scale) if below > 0 else None
    return Outcome(value=value, numerator=above, denominator=below)
