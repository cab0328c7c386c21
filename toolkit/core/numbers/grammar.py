"""Figures as people type them. Every reading a text allows is listed; choosing is left to the caller."""

import re
from decimal import Decimal

from toolkit.core.numbers.formats import plain

FIGURE = r"[+-]?\s?(?:[0-9]|[.,][0-9])[0-9., ']*"
_MAX_LENGTH = 28  # longer is not a figure, and every figure up to here is exact
_SIGNED = re.compile(r"([+-]?)\s?([0-9., ']+)")
_DIGITS = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([ .,'])[0-9]{3})(?:\1[0-9]{3})*")
_THOUSANDS = 3


def readings(text: str) -> tuple[Decimal, ...]:
    """All numbers a text may mean: none for "abc", two for "1.234", which may be 1234 or 1,234.

    Thousands stand in groups of three behind one separator (space, dot, comma, apostrophe); the
    decimal separator is a comma or a point and differs from it.
    """
    match = _SIGNED.fullmatch(text.strip()) if len(text) <= _MAX_LENGTH else None
    if match is None:
        return ()
    sign, body = match.groups()
    found = []
    for mark in ",.":
        whole, _, fraction = body.partition(mark)
        if body.count(mark) == 1 and _DIGITS.fullmatch(fraction):
            digits = _whole(whole) if whole else "0"
            if digits:
                found.append(f"{digits}.{fraction}")
                if " " in whole and len(fraction) == _THOUSANDS:  # "1 234.567": two kinds of groups are conceivable
                    found.append(digits + fraction)
    digits = _whole(body)
    if digits:
        found.append(digits)
    return tuple(dict.fromkeys(plain(Decimal(f"{sign}{number}")) for number in found))


def _whole(text: str) -> str:
    """The digits of a whole number with or without groups; empty when it is neither."""
    if _DIGITS.fullmatch(text):
        return text
    match = _GROUPED.fullmatch(text)
    return text.replace(match.group(1), "") if match else ""


def choose(numbers: tuple[Decimal, ...], *, whole: bool, low: Decimal | None, high: Decimal | None) -> Decimal | None:
    """The one reading that the unit and the bounds leave; None when several or none remain.

    A text with one reading means that reading, fitting or not: judging it is not the grammar's business.
    In a count "1.000" is a thousand: nobody writes the count one with three decimals.
    """
    kept = list(numbers)
    if len(kept) > 1 and whole:
        kept = [max(kept, key=abs)]
    elif len(kept) > 1:
        kept = [n for n in kept if (low is None or n >= low) and (high is None or n <= high)]
    return kept[0] if len(kept) == 1 else None
