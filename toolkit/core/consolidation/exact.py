"""Exact arithmetic on figures: quotients are fractions, and rounding happens once, half up, at the end."""

from decimal import Decimal
from fractions import Fraction

Exact = Fraction | Decimal | int


def rounded(value: Exact, decimals: int) -> Decimal:
    """Round half up, away from zero, as Excel's ROUND does and as officials do by hand."""
    exact = Fraction(value)
    scaled = abs(exact) * 10**decimals
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(f"{'-' if exact < 0 and units else ''}{units}E-{decimals}")


def quotient(numerator: Decimal, denominator: Decimal, scale: Decimal) -> Fraction:
    """``numerator × scale ÷ denominator``; the denominator must not be zero."""
    return Fraction(numerator) * Fraction(scale) / Fraction(denominator)


def total(values: list[Decimal]) -> Decimal:
    """The sum of figures without any rounding, however many digits they have."""
    exact = sum((Fraction(value) for value in values), Fraction(0))
    places = max((decimals(value) for value in values), default=0)
    return rounded(exact, places)


def decimals(value: Decimal) -> int:
    """Decimals a figure carries as written."""
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def shown(value: Decimal) -> str:
    """A figure as Vietnamese texts write it: decimal comma, no idle zeros."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def same_within_rounding(one: Decimal, other: Decimal) -> bool:
    """Whether two figures can be one fact written with different precision."""
    places = min(decimals(one), decimals(other))
    return abs(Fraction(one) - Fraction(other)) * 2 <= Fraction(1, 10**places)
