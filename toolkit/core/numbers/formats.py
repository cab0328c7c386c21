"""Number formats and date serials: what a number shows, without touching the number."""

import datetime as dt
import re
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

# Literal text, escaped, padded and repeated characters, colours, locales and conditions say nothing about kind.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_EPOCH = dt.date(1899, 12, 30)
_LEAP_BUG = 60  # Excel believes in 29 February 1900
_LAST_SERIAL = 2958465  # 31 December 9999
_FIFTEEN = Context(prec=15, rounding=ROUND_HALF_EVEN)


@lru_cache(maxsize=4096)
def is_percent(number_format: str) -> bool:
    """Whether numbers under this format are shown as percentages (a quoted "%" is only text)."""
    return "%" in number_format and "%" in _LITERAL.sub("", number_format.split(";")[0])


@lru_cache(maxsize=4096)
def is_date(number_format: str) -> bool:
    """Whether numbers under this format are shown as dates or times."""
    code = _LITERAL.sub("", number_format.split(";")[0])
    return code.casefold() not in ("general", "standard") and bool(_DATE.search(code))


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
    return plain(_FIFTEEN.create_decimal(number))


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent; zero has no sign."""
    return Decimal(format(number.normalize(), "f")) if number else Decimal(0)


def show(number: Decimal) -> str:
    """A number as Vietnamese officials write it."""
    return format(number, "f").replace(".", ",")


def show_date(day: dt.date) -> str:
    """A day as Vietnamese officials write it."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
