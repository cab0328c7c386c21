"""Number formats and date serials: what a number shows, without touching the number."""

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

from toolkit.core.numbers.sections import Shows, section_of, sections, shows

_ONE = Decimal(1)
_EPOCH = dt.date(1899, 12, 30)
_LEAP_BUG = 60  # Excel believes in 29 February 1900
_LAST_SERIAL = 2958465  # 31 December 9999
DIGITS = 15
"""Significant digits that Excel keeps of a number."""
_EXCEL = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)


def is_percent(number_format: str, number: Decimal = _ONE) -> bool:
    """Whether a number under this format is shown as a percentage (a quoted "%" is only text)."""
    everywhere = _kinds(number_format)[0]
    if everywhere is not None:
        return everywhere
    section, _ = section_of(number_format, number)
    return section is not None and section.percent > 0


def is_date(number_format: str, number: Decimal = _ONE) -> bool:
    """Whether a number under this format is shown as a date or time."""
    everywhere = _kinds(number_format)[1]
    if everywhere is not None:
        return everywhere
    section, _ = section_of(number_format, number)
    return section is not None and section.date


@lru_cache(maxsize=4096)
def _kinds(number_format: str) -> tuple[bool | None, bool | None]:
    """Whether all numbers are percentages, and whether all are dates; None where that depends on the number."""
    found = sections(number_format)
    percent, date = {section.percent > 0 for section in found}, {section.date for section in found}
    return percent.pop() if len(percent) == 1 else None, date.pop() if len(date) == 1 else None


def shown(number: Decimal, formats: Sequence[str]) -> Shows:
    """What becomes of a number that may be shown in each of some formats, the cell's own first."""
    if len(formats) == 1:
        return shows(formats[0], number)
    kinds = {(is_percent(one, number), is_date(one, number)) for one in formats}
    found = {shows(one, number) for one in formats}
    if len(kinds) > 1 or Shows.OTHER in found:
        return Shows.OTHER
    return Shows.NOTHING if Shows.NOTHING in found else Shows.NUMBER


def from_serial(serial: Decimal) -> dt.date | None:
    """The day of a date serial (days since 1899-12-30); None where it shows no day."""
    if not 1 <= serial <= _LAST_SERIAL:
        return None
    days = int(serial)
    return _EPOCH + dt.timedelta(days=days if days >= _LEAP_BUG else days + 1)


def exact(number: Decimal) -> Decimal:
    """A number as Excel shows it at most: 15 significant digits, so that 0.6667000000000001 is 0.6667 again."""
    if not number:
        return Decimal(0)
    return plain(_EXCEL.create_decimal(number))


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent; zero has no sign."""
    return Decimal(format(number.normalize(), "f")) if number else Decimal(0)


def show(number: Decimal) -> str:
    """A number as Vietnamese officials write it."""
    return format(number, "f").replace(".", ",")


def show_date(day: dt.date) -> str:
    """A day as Vietnamese officials write it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
