"""Unit and figures of an indicator, from what its row prints."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from toolkit.core.numbers.grammar import FIGURE, choose, readings
from toolkit.core.numbers.words import unit_fits
from toolkit.core.plan.annex.numbering import label_number
from toolkit.core.plan.indicators import Operator
from toolkit.core.text import clean_figure, fold
from toolkit.core.units import Unit, UnitKind

_PER = re.compile(r"(?:/|\btren )\s*(100000|100 000|100\.000|1000|1\.000|1 000|100)(?!\d)")
_PER_KINDS = {"100": UnitKind.PER_100, "1000": UnitKind.PER_1000, "100000": UnitKind.PER_100000}
_RATE = re.compile(r"(?:tang |giam |duy tri |nang )?(?:ty le|ti le|ty trong|ti trong)\b")
_MONEY = re.compile(r"(?:nghin |ngan |trieu |ty |ti )?dong")
_BIRTHS = re.compile(r"gioi tinh khi sinh")
_MOTHERS = re.compile(r"tu vong (?:ba )?me\b")
_MATERNAL_RATIO = re.compile(
    r"(?:giam )?(?:ty so|ti so|ty suat|ti suat|ty le|ti le) (?:chet|tu vong) (?:cua )?(?:ba )?me\b"
)
_PLAIN_COUNT = re.compile(r"(?:tang |giam )?so (?!gio\b)")
_OPERATORS = (
    (re.compile(r"(?:>=|=>|≥|⩾|it nhat|toi thieu|khong duoi|khong it hon|tu(?= .* tro len))\s*"), Operator.AT_LEAST),
    (re.compile(r"(?:<=|=<|≤|⩽|khong qua|khong vuot qua|toi da|nhieu nhat|tu(?= .* tro xuong))\s*"), Operator.AT_MOST),
    (re.compile(r"(?:>|tren|hon)\s*"), Operator.ABOVE),
    (re.compile(r"(?:<|duoi)\s*"), Operator.BELOW),
    (re.compile(r"=\s*"), Operator.EQUAL),
)
_TAIL = re.compile(r"\s*tro (?:len|xuong)$")
_REACHED = re.compile(
    r"(?:phan dau )?"
    r"(?:(?:(?:tang|nang|giam|ha)(?: len| xuong| thap)?(?: den| con| dat| muc)+|(?:tang|nang) len|(?:giam|ha) xuong"
    r"|(?:tiep tuc )?(?:duy tri|giu(?: vung)?|on dinh)(?: o)?(?: muc)?|dat(?: muc)?|con|la)(?: khoang(?= tu))?\s+)?"
)
"""Words in front of the level that is to be reached. "Giảm 20" is none: it is a change and no level."""
_NUMBER = re.compile(rf"({FIGURE}(?<![ ]))\s*(.*)", re.DOTALL)
_QUOTIENT = re.compile(r"/\s*([0-9][0-9. ]*)")


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A printed cell of figures: the figure and the operator in front of it, where it has them."""

    value: Decimal | None = None
    operator: Operator | None = None
    meanings: tuple[Decimal, ...] = ()
    """Where there is no one figure: the numbers that the cell may mean ("1.500" is 1500 or 1,5)."""


def read_unit(printed: str, label: str, figures: tuple[str, ...]) -> tuple[Unit, bool]:
    """The unit of a row, and whether it is what the document prints (False: proposed against or without its words).

    A base that the label names ("trên 100.000 trẻ đẻ sống") counts before a bare noun or "%". ``figures`` are the
    printed baseline and target. A row without a unit and without figures has none (text).
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
        if per := (UnitKind.PER_100000 if _MOTHERS.search(about) else _per(about)):
            return Unit(kind=per, printed=printed), False
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
    if per := (UnitKind.PER_100000 if _MATERNAL_RATIO.match(about) else _per(about)):
        return Unit(kind=per, printed=printed), False
    noun = printed.strip("() .")
    return Unit(kind=UnitKind.COUNT, printed=printed, noun=noun), True


def _per(words: str) -> UnitKind | None:
    match = _PER.search(words)
    return _PER_KINDS[re.sub(r"\D", "", match.group(1))] if match else None


def unit_against_label(unit: Unit, label: str) -> str:
    """Vietnamese: how a unit contradicts the first words of a label; empty where it does not."""
    about = label_number(label).rest
    if unit.kind is UnitKind.COUNT and _RATE.match(about):
        return f"tên nói tỷ lệ mà đơn vị tính in là “{unit.printed}”"
    if unit.kind is UnitKind.PERCENT and unit.printed and _PLAIN_COUNT.match(about):
        return f"tên nói số lượng mà đơn vị tính in là “{unit.printed}”"
    return ""


def fraction(unit: Unit, printed: Iterable[str], figures: Iterable[PrintedFigure | None]) -> bool:
    """Whether per cents may have been lost on the way: "0,98" and "1" where 98 % and 100 % are meant."""
    values = [figure.value for figure in figures if figure and figure.value is not None]
    return (
        unit.kind is UnitKind.PERCENT
        and bool(values)
        and all(0 <= value <= 1 for value in values)
        and any(value != 0 for value in values)
        and not any("%" in text for text in printed)
    )


def read_printed(printed: str, unit: Unit) -> PrintedFigure:
    """The figure in a printed cell; empty for text, for a range and for a figure of another unit."""
    if not unit.numeric:
        return PrintedFigure()
    words = fold(clean_figure(printed).text)
    words = words[_reached(words) :]
    operator = None
    for form, meaning in _OPERATORS:
        match = form.match(words)
        if match:
            operator, words = meaning, _TAIL.sub("", words[match.end() :])
            words = words[_reached(words) :]
            break
    parts = _NUMBER.fullmatch(words)
    if parts is None or (parts.group(2) and not _belongs(parts.group(2), unit)):
        return PrintedFigure()
    meanings = readings(parts.group(1).strip())
    value = choose(meanings, whole=unit.integral, low=unit.low, high=unit.high)
    return PrintedFigure(value, operator) if value is not None else PrintedFigure(meanings=meanings)


def _reached(words: str) -> int:
    match = _REACHED.match(words)
    return match.end() if match else 0


def _belongs(words: str, unit: Unit) -> bool:
    """Whether words behind a figure say its unit, or the population of its rate ("117/ 100")."""
    quotient = _QUOTIENT.fullmatch(words.strip())
    if quotient:
        return Decimal(re.sub(r"\D", "", quotient.group(1))) == unit.scale != 1
    return unit_fits(words, unit) is True


def unit_value(unit: Unit) -> dict[str, Any]:
    """The unit as plain values."""
    return unit.model_dump(mode="json", exclude_defaults=True)
