"""What a cell of .ods shows, beside its value: the file has both, and its number formats need not be read."""

import re
from decimal import Decimal, InvalidOperation

from toolkit.core.numbers.grammar import FIGURE, readings
from toolkit.core.numbers.sections import POWER_UNIT

_NUMBER = re.compile(rf"(?P<before>[^0-9]*?)(?P<figure>{FIGURE})(?P<after>.*)", re.DOTALL)
_POWER = re.compile(r"\s*([+-]?[0-9]+(?:[.,][0-9]+)?E[+-]?[0-9]{1,3})\s*")
_FRACTION = re.compile(r"\s*(-?)(?:([0-9]+) +)?([0-9]+)/([0-9]+)\s*")
_BLANKS = re.compile("[\u00a0\u2009\u202f]")
_MINUS = re.compile(r"[-\u2212(]\W*$")
_LONGEST = 200
_HALF = Decimal("0.5")


def shows_value(shown: str, value: str, *, percent: bool) -> bool:
    """Whether a text shows a number, rounded or not, and no other figure."""
    text = _BLANKS.sub(" ", shown)
    try:
        number = Decimal(value) * (100 if percent else 1)
    except InvalidOperation:
        return True  # for whoever reads the values to say
    if not number.is_finite():
        return True
    found = _readings(text)
    return ("%" in text or not percent) and any(abs(one - number) <= room for one, room in found)


def _readings(text: str) -> list[tuple[Decimal, Decimal]]:
    """The numbers that a text may be, each with what rounding may have taken from or added to it."""
    power, fraction = _POWER.fullmatch(text), _FRACTION.fullmatch(text)
    if power:
        number = Decimal(power[1].replace(",", "."))
        return [(number, _HALF.scaleb(_exponent(number)))]
    if fraction:
        sign, whole, over, under = fraction.groups()
        number = int(whole or 0) + Decimal(over) / max(int(under), 1)
        return [(-number if sign else number, _HALF / max(int(under), 1))]
    match = _NUMBER.fullmatch(text)
    if match is None or any(sign.isnumeric() for sign in POWER_UNIT.sub("", match["after"])):
        return []
    figure = match["figure"].strip(" ,.'")
    minus = "-" if _MINUS.search(match["before"]) else ""
    return [(number, _HALF.scaleb(_exponent(number))) for number in readings(minus + figure)]


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def literal(shown: str) -> str:
    """A number format that shows nothing but this text."""
    return f'"{shown.replace(chr(34), "")[:_LONGEST]}"'
