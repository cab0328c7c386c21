"""Baselines and targets: the figure against the words it was taken from and against the row's bounds."""

import re
from decimal import Decimal

from toolkit.core.numbers.formats import show
from toolkit.core.numbers.grammar import readings
from toolkit.core.plan.model import Indicator, Operator, Quantity, Target
from toolkit.core.plan.source import Path
from validators.plan_check.case import Case, Findings

_NUMBER = re.compile(r"\d(?:[\d.,]*\d)?")
_SIGN = re.compile(r"\s*(>=|=>|≥|⩾|<=|=<|≤|⩽|>|<|=)")
_OPERATORS = {
    ">=": Operator.AT_LEAST,
    "=>": Operator.AT_LEAST,
    "≥": Operator.AT_LEAST,
    "⩾": Operator.AT_LEAST,
    "<=": Operator.AT_MOST,
    "=<": Operator.AT_MOST,
    "≤": Operator.AT_MOST,
    "⩽": Operator.AT_MOST,
    ">": Operator.ABOVE,
    "<": Operator.BELOW,
    "=": Operator.EQUAL,
}


def findings(case: Case) -> Findings:
    """Findings about figures of rows that are measured in numbers."""
    for i, row in enumerate(case.plan.indicators):
        if not row.unit.numeric:
            continue
        for field, quantity in (("baseline", row.baseline), ("target", row.target)):
            loc: Path = ("indicators", i, field)
            yield from _printed(case, (*loc, "value" if quantity.value is not None else "printed"), quantity)
            yield from _bounds(case, (*loc, "value"), row, quantity.value)
        yield from _operator(case, ("indicators", i, "target", "operator"), row.target)


def _printed(case: Case, loc: Path, quantity: Quantity | Target) -> Findings:
    printed, value = quantity.printed, quantity.value
    if not printed:
        return
    numbers = [readings(number) for number in _NUMBER.findall(printed)]
    if value is None and len(numbers) == 1 and len(numbers[0]) > 1:
        yield case.finding("figure-ambiguous", loc, found=printed, expected=" hoặc ".join(map(show, numbers[0])))
    elif value is None:
        yield case.finding("figure-in-words", loc, found=printed)
    elif not any(abs(value) in meant for meant in numbers):
        yield case.finding("figure-differs", loc, found=show(value), expected=printed)
    elif len(numbers) > 1:
        yield case.finding("figure-with-remark", (*loc[:-1], "printed"), found=printed, expected=show(value))


def _bounds(case: Case, loc: Path, row: Indicator, value: Decimal | None) -> Findings:
    low = row.unit.low if row.low is None else row.low
    high = row.unit.high if row.high is None else row.high
    if value is None or not ((low is not None and value < low) or (high is not None and value > high)):
        return
    if low is None or high is None:
        span = f"từ {show(low)} trở lên" if low is not None else f"đến {show(high or Decimal(0))}"
    else:
        span = f"từ {show(low)} đến {show(high)}"
    yield case.finding("figure-beyond-unit", loc, found=show(value), expected=span)


def _operator(case: Case, loc: Path, target: Target) -> Findings:
    sign = _SIGN.match(target.printed)
    if sign and target.value is not None and target.operator is not _OPERATORS[sign.group(1)]:
        found = "không khai" if target.operator is None else f"“{target.operator.value}”"
        yield case.finding("operator-differs", loc, found=found, expected=target.printed)
