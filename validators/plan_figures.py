"""What the plan says beside a row, as numbers and words that a frame can hold."""

import datetime as dt

from toolkit.core.findings import tolerances as limits
from toolkit.core.plan.model import Direction, Mode
from validators.facts import RowFacts

NAN = float("nan")


def target(facts: RowFacts) -> float:
    """The target of a row; NaN where there is none."""
    value = facts.indicator.target.value if facts.indicator else None
    return NAN if value is None else float(value)


def baseline(facts: RowFacts) -> float:
    """The baseline of a row; NaN where there is none."""
    value = facts.indicator.baseline.value if facts.indicator else None
    return NAN if value is None else float(value)


def copyable(facts: RowFacts) -> bool:
    """Whether a figure equal to the baseline is told: one of many digits that is meant to move and was not surveyed."""
    indicator = facts.indicator
    if indicator is None or not facts.comparable or indicator.baseline.value is None:
        return False
    digits = indicator.baseline.value.normalize().as_tuple().digits
    meant = indicator.mode is not Mode.LATEST and indicator.direction is not Direction.KEEP
    return meant and len(digits) >= limits.COPIED_DIGITS


def ordinal(day: dt.date | None) -> float:
    """A day as a number that days before it are below; NaN for none."""
    return NAN if day is None else float(day.toordinal())


def operator(facts: RowFacts) -> str:
    """How the target of a row compares; empty where it does not."""
    sign = facts.indicator.operator if facts.indicator else None
    return sign.value if sign else ""
