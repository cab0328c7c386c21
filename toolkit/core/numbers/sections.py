"""Number formats as sections: which of them a number falls under, and whether what it shows is that number.

A section may hold digits, signs and words of its own, show thousands instead of ones, or show nothing. An official then
sees another figure than the one that is stored. Rounding is none of it: 14.4 shown as 14 is told elsewhere.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.?)|_(?P<width>.?)|\*(?P<fill>.?)|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<whole>general|standard|@)|(?P<power>e[+-])|(?P<single>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile("h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"\s*(<=|>=|<>|<|>|=)\s*(\S+)\s*")
_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip
_RED = frozenset(("red", "color3"))
_DATE_LETTERS = frozenset("dmyhs")
_DENOMINATOR = frozenset("0123456789#?")
_LONGEST = 1000
"""Characters of a format; Excel takes 255."""
_MOST = 3
"""Sections for numbers; a fourth one is for texts."""
_DASHES = "\u2010-\u2015\u2212\ufe63\uff0d-"
_DASH = re.compile(f"[{_DASHES}]")
_MINUS = re.compile(rf"^\W*[{_DASHES}]|[{_DASHES}]\W*$|\(\W*$")
"""A minus, or the bracket that stands for one, in front of a number."""
_MINUS_BEHIND = re.compile(rf"\s*[{_DASHES}]+\s*")
_POINT = re.compile(r"(?:^|[^\w])[.,]$")
POWER_UNIT = re.compile("[kcdm]?m[23²³]|CO[2₂]")
"""Units whose name ends with a digit."""
_APART = frozenset(" \u00a0\u2009\u202f'\u2019")
"""What parts the thousands of a number without changing it."""
_SCALED = re.compile(r",(?:\.|$)")
_HALF = Decimal("0.5")
_ZEROS = re.compile(r"[0.,]*0[0.,]*%?")


class Shows(StrEnum):
    """What a format makes of a number."""

    NUMBER = "number"
    NOTHING = "nothing"  # of a zero: the cell looks blank
    OTHER = "other"


@dataclass(slots=True)
class Section:
    """One part of a format."""

    before: str = ""
    between: str = ""
    after: str = ""
    """Text in front of the digits, among them and behind them."""
    digits: str = ""
    """Places for digits, with point and commas."""
    wholes: int = 0
    """How often the number is shown as it is, or as a text."""
    text: bool = False
    percent: int = 0
    date: bool = False
    red: bool = False
    fraction: bool = False
    condition: tuple[str, Decimal] | None = None

    def literal(self, text: str) -> None:
        """Add text that is shown as it stands."""
        if self.digits or self.wholes:
            self.after += text
        else:
            self.before += text

    def place(self, sign: str) -> None:
        """Add a place for a digit, a point or a comma among them."""
        self.between, self.after = self.between + self.after, ""
        self.digits += sign

    def single(self, sign: str, following: str) -> None:
        """Add a character that is neither quoted nor escaped."""
        if sign in "0#?" or (sign == "." and (self.digits or following in "0#?")):
            self.place(sign)
        elif sign == "," and self.digits:
            self.digits += sign
        elif sign == "%":
            self.percent += 1
        elif sign == "/" and self.digits and following in _DENOMINATOR:
            self.fraction = True
        elif not (self.fraction and sign.isdecimal()):
            self.date = self.date or sign.casefold() in _DATE_LETTERS
            self.literal(sign)

    def bracket(self, inside: str) -> None:
        """Add what stands in square brackets: a currency, a condition, a colour, a time or a language."""
        condition = _CONDITION.fullmatch(inside)
        if inside.startswith("$"):
            self.literal(inside[1:].rpartition("-")[0] if "-" in inside else inside[1:])
        elif condition:
            self.condition = (condition[1], _decimal(condition[2]))
        else:
            self.date = self.date or _ELAPSED.fullmatch(inside) is not None
            self.red = self.red or inside.casefold() in _RED


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


@lru_cache(maxsize=4096)
def sections(number_format: str) -> tuple[Section, ...]:
    """The sections for numbers, at least one; of a format that no office program takes, one that shows no number."""
    if not number_format or len(number_format) > _LONGEST:
        return (Section(wholes=0 if number_format else 1),)
    found = list(_sections(number_format))
    numbers = found[:-1] if len(found) > 1 and (found[-1].text or len(found) > _MOST) else found
    return tuple(numbers[:_MOST])


def _sections(number_format: str) -> Iterator[Section]:
    section = Section()
    for token in _TOKEN.finditer(number_format):
        match token.lastgroup:
            case "quoted" | "escaped":
                section.literal(token[token.lastgroup])
            case "fill":
                section.literal(token["fill"].strip())
            case "bracket":
                section.bracket(token["bracket"])
            case "whole":
                section.wholes += 1
                section.text = section.text or token["whole"] == "@"
            case "single" if token["single"] == ";":
                yield section
                section = Section()
            case "single":
                section.single(token["single"], number_format[token.end() : token.end() + 1])
    yield section


@lru_cache(maxsize=4096)
def shows_text(number_format: str) -> bool:
    """Whether a text under this format is shown as it is, with nothing around it that could be read as part of it."""
    if len(number_format) > _LONGEST:
        return False
    *numbers, last = _sections(number_format)
    own = last.text or len(numbers) >= _MOST  # else it has no section for texts, and they are shown as they are
    return not own or (last.wholes == 1 and not last.digits and not _has_figures(last))


def section_of(number_format: str, number: Decimal) -> tuple[Section | None, bool]:
    """The section that a number falls under, and whether it is that of negative numbers, whose sign it has to show.

    None where it falls under none, so that the cell is full of hashes, and where a condition is not understood.
    """
    found = sections(number_format)
    for place, section in enumerate(found):
        if section.condition is not None:
            sign, limit = section.condition
            if limit.is_nan():
                break
            if _COMPARED[sign](number, limit):
                return section, False
        elif place == len(found) - 1 or _usual(place, number, len(found)):
            return section, place == 1 and not found[0].condition
    return None, False


def _usual(place: int, number: Decimal, count: int) -> bool:
    """Whether a number falls under one of the first sections where there is no condition."""
    return number < 0 if place else number > 0 or (not number and count < _MOST)


@lru_cache(maxsize=4096)
def _by_sign(number_format: str) -> tuple[Shows, Shows, Shows] | None:
    """What a format makes of zero, of numbers above it and of those below it; None where it depends on the number."""
    found = sections(number_format)
    if any(section.condition for section in found) or not all(map(_shows_zero, found[:2])):
        return None
    zero, above, below = (_shows(number_format, Decimal(number)) for number in (0, 1, -1))
    return zero, above, below


def shows(number_format: str, number: Decimal) -> Shows:
    """What a format makes of a number."""
    by_sign = _by_sign(number_format)
    return _shows(number_format, number) if by_sign is None else by_sign[(number > 0) - (number < 0)]


def _shows(number_format: str, number: Decimal) -> Shows:
    section, below = section_of(number_format, number)
    if section is None:
        return Shows.OTHER
    if not number:
        return _of_zero(section)
    if section.date and not _has_figures(section):
        return Shows.NUMBER
    if not _plain(section) or _has_figures(section) or (_small(section, number) and not _shows_zero(section)):
        return Shows.OTHER
    minus = bool(_MINUS.search(section.before) or _MINUS_BEHIND.fullmatch(section.after))
    if number > 0 or not below:
        # Where there are conditions, office programs differ in which negative numbers get their sign.
        unsure = number < 0 and any(section.condition for section in sections(number_format))
        return Shows.OTHER if minus or unsure else Shows.NUMBER
    return Shows.NUMBER if minus or section.red else Shows.OTHER


def _of_zero(section: Section) -> Shows:
    words = section.before + section.between + section.after
    empty = not (section.digits or section.wholes or section.date)
    if empty and _ZEROS.fullmatch(words.strip()):
        return Shows.NUMBER
    if _has_figures(section) or not (empty or section.date or _plain(section)):
        return Shows.OTHER
    seen = _MINUS.search(words) if empty else section.date or _shows_zero(section) or _DASH.search(words)
    return Shows.NUMBER if seen else Shows.NOTHING


def _has_figures(section: Section) -> bool:
    """Whether a section holds digits of its own."""
    return any(sign.isnumeric() for sign in section.before + section.between + POWER_UNIT.sub("", section.after))


def _shows_zero(section: Section) -> bool:
    return bool(section.wholes) or section.fraction or "0" in section.digits


def _small(section: Section, number: Decimal) -> bool:
    """Whether a number is rounded to zero."""
    decimals = len(section.digits.partition(".")[2]) + 2 * section.percent
    return abs(number).scaleb(decimals) < _HALF


def _plain(section: Section) -> bool:
    """Whether a section shows its number once, unscaled and in one piece."""
    return (
        section.wholes + bool(section.digits) == 1
        and section.percent <= 1
        and not _SCALED.search(section.digits)
        and not _POINT.search(section.before)
        and _APART.issuperset(section.between)
    )
