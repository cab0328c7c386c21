"""Unit, direction and figures of an indicator, from what its row prints."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from toolkit.core.numbers.grammar import FIGURE, choose, readings
from toolkit.core.numbers.words import unit_fits
from toolkit.core.plan.annex.numbering import label_number
from toolkit.core.plan.indicators import Direction, Operator
from toolkit.core.text import clean_figure, fold
from toolkit.core.units import Unit, UnitKind

_PER = re.compile(r"(?:/|\btren )\s*(100000|100 000|100\.000|1000|1\.000|1 000|100)(?!\d)")
_PER_KINDS = {"100": UnitKind.PER_100, "1000": UnitKind.PER_1000, "100000": UnitKind.PER_100000}
_RATE = re.compile(r"(?:tang |giam |duy tri |nang )?(?:ty le|ti le|ty trong|ti trong)\b")
_MONEY = re.compile(r"(?:nghin |ngan |trieu |ty |ti )?dong")
_BIRTHS = re.compile(r"gioi tinh khi sinh")
_MOTHERS = re.compile(r"tu vong (?:ba )?me\b")
_UP = re.compile(r"(?:phan dau )?(?:tang|nang|day manh|mo rong)\b")
_DOWN = re.compile(r"(?:phan dau )?(?:giam|han che|ha thap|thu hep)\b")
_KEEP = re.compile(r"(?:phan dau )?(?:tiep tuc )?(?:duy tri|giu|on dinh)\b")
_BAD = re.compile(r"\b(?:tu vong|tao hon|mu chu|bo hoc|that nghiep|mat can bang)\b")

_OPERATORS = (
    (re.compile(r"(?:>=|=>|≥|⩾|it nhat|toi thieu|khong duoi|khong it hon|tu(?= .* tro len))\s*"), Operator.AT_LEAST),
    (re.compile(r"(?:<=|=<|≤|⩽|khong qua|khong vuot qua|toi da|nhieu nhat|tu(?= .* tro xuong))\s*"), Operator.AT_MOST),
    (re.compile(r"(?:>|tren|hon)\s*"), Operator.ABOVE),
    (re.compile(r"(?:<|duoi)\s*"), Operator.BELOW),
    (re.compile(r"=\s*"), Operator.EQUAL),
)
_TAIL = re.compile(r"\s*tro (?:len|xuong)$")
_REACHED = re.compile(r"(?:dat|la)\s+")
_NUMBER = re.compile(rf"({FIGURE}(?<![ ]))\s*(.*)", re.DOTALL)
_QUOTIENT = re.compile(r"/\s*([0-9][0-9. ]*)")


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A printed cell of figures: the figure and the operator in front of it, where it has them."""

    value: Decimal | None = None
    operator: Operator | None = None


def read_unit(printed: str, label: str, figures: tuple[str, ...]) -> tuple[Unit, bool]:
    """The unit of a row, and whether it is what the document prints (False: proposed against or without its words).

    ``figures`` are the printed baseline and target. A row without a unit and without figures has none (text).
    """
    words, about = fold(printed).strip("() ."), label_number(label).rest
    quotient = _per(" ".join(figures))
    if not words:
        if not any(figures):
            return Unit(kind=UnitKind.TEXT), True
        percent = any("%" in text for text in figures) or _RATE.match(about)
        return Unit(kind=UnitKind.PERCENT if percent else UnitKind.AMOUNT), False
    if words in ("%", "phan tram", "ty le %", "ti le %"):
        if quotient is UnitKind.PER_100 or _BIRTHS.search(about):
            return Unit(kind=UnitKind.PER_100, printed=printed), False
        if _MOTHERS.search(about):
            return Unit(kind=UnitKind.PER_100000, printed=printed), False
        return Unit(kind=UnitKind.PERCENT, printed=printed), True
    if words in ("‰", "phan nghin"):
        return Unit(kind=UnitKind.PER_1000, printed=printed), True
    if per := _per(words):
        return Unit(kind=per, printed=printed), True
    if words == "lan":
        return Unit(kind=UnitKind.RATIO, printed=printed), True
    if words in ("co/khong", "co / khong", "co, khong"):
        return Unit(kind=UnitKind.YES_NO, printed=printed), True
    if _MONEY.fullmatch(words):
        return Unit(kind=UnitKind.AMOUNT, printed=printed), True
    noun = printed.strip("() .")
    return Unit(kind=UnitKind.COUNT, printed=printed, noun=noun), True


def _per(words: str) -> UnitKind | None:
    match = _PER.search(words)
    return _PER_KINDS[re.sub(r"\D", "", match.group(1))] if match else None


def read_direction(label: str, unit: Unit, baseline: Decimal | None, target: Decimal | None) -> tuple[Direction, bool]:
    """Which way an indicator is meant to move, and whether its label says so with a verb.

    Without a verb more is taken to be better, except for rates of harm; what is and stays 100 % is kept.
    """
    if not unit.numeric:
        return Direction.NONE, True
    words = label_number(label).rest
    for form, direction in ((_UP, Direction.UP), (_DOWN, Direction.DOWN), (_KEEP, Direction.KEEP)):
        if form.match(words):
            return direction, True
    if _BAD.search(words):
        return Direction.DOWN, False
    full = unit.kind is UnitKind.PERCENT and baseline == target == unit.high
    return (Direction.KEEP if full else Direction.UP), False


def read_printed(printed: str, unit: Unit) -> PrintedFigure:
    """The figure in a printed cell; empty for text, for a range and for a figure of another unit."""
    if not unit.numeric:
        return PrintedFigure()
    text = clean_figure(printed).text
    operator = None
    words = _REACHED.sub("", fold(text), count=1) if _REACHED.match(fold(text)) else fold(text)
    for form, meaning in _OPERATORS:
        match = form.match(words)
        if match:
            operator, words = meaning, _TAIL.sub("", words[match.end() :])
            break
    parts = _NUMBER.fullmatch(words)
    if parts is None or (parts.group(2) and not _belongs(parts.group(2), unit)):
        return PrintedFigure()
    value = choose(readings(parts.group(1).strip()), whole=unit.integral, low=unit.low, high=unit.high)
    return PrintedFigure(value, operator) if value is not None else PrintedFigure()


def _belongs(words: str, unit: Unit) -> bool:
    """Whether words behind a figure say its unit, or the population of its rate ("117/ 100")."""
    quotient = _QUOTIENT.fullmatch(words.strip())
    if quotient:
        return Decimal(re.sub(r"\D", "", quotient.group(1))) == unit.scale != 1
    return unit_fits(words, unit) is True


def unit_value(unit: Unit) -> dict[str, Any]:
    """The unit as plain values."""
    return unit.model_dump(mode="json", exclude_defaults=True)
