"""Reading a day: a date serial, or the ways Vietnamese officials write a date. The day comes before the month."""

import datetime as dt
import re
from decimal import Decimal

from toolkit.core.numbers.formats import from_serial, show_date, shown
from toolkit.core.numbers.formulas import formula_fault, formula_notes
from toolkit.core.numbers.sections import Shows, shows_text
from toolkit.core.submission import RawCell, Reading, State
from toolkit.core.text import clean_figure, fold, is_blank

_DAY_FIRST = re.compile(r"(?:ngay )?([0-9]{1,2}) ?[/.-] ?([0-9]{1,2}) ?[/.-] ?([0-9]{4}|[0-9]{2})")
_WORDS = re.compile(r"(?:ngay )?([0-9]{1,2}) thang ([0-9]{1,2}),? nam ([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[t ][0-9:.]+z?)?")
_YEARS = range(1900, 2101)
_CENTURY = 2000


def read_date(cell: RawCell) -> Reading:
    """Read a day; anything that is not certainly one is an issue."""
    if cell.error:
        return Reading(state=State.ERROR, issue="error-value")
    fault = formula_fault(cell)
    if fault is not None:
        return fault
    notes = formula_notes(cell)
    if isinstance(cell.value, bool):
        return Reading(state=State.UNREADABLE, issue="date-unreadable")
    if isinstance(cell.value, Decimal):
        if shown(cell.value, cell.formats) is Shows.OTHER:
            return Reading(state=State.UNREADABLE, issue="format-contradicts")
        return _from_number(cell.value, cell.date, notes)
    if is_blank(cell.value):
        return Reading(state=State.BLANK, notes=notes)
    if not all(map(shows_text, cell.formats)):
        return Reading(state=State.UNREADABLE, issue="format-contradicts")
    return _from_text(str(cell.value), notes)


def _from_number(serial: Decimal, dated: bool, notes: tuple[str, ...]) -> Reading:
    day = from_serial(serial)
    if day is None or day.year not in _YEARS:
        return Reading(state=State.UNREADABLE, issue="date-unreadable")
    if dated:
        return Reading(state=State.VALUE, value=day, notes=notes)
    probable = f"có thể là {show_date(day)}" if day.year >= _CENTURY else ""
    return Reading(state=State.UNREADABLE, issue="date-unreadable", expected=probable)


def _from_text(typed: str, notes: tuple[str, ...]) -> Reading:
    cleaned = clean_figure(typed)
    text = fold(cleaned.text).rstrip(".")
    notes = (*notes, *cleaned.changes, "date-as-text")
    iso = _ISO.fullmatch(text)
    local = _DAY_FIRST.fullmatch(text) or _WORDS.fullmatch(text)
    match = iso or local
    if match is None:
        return Reading(state=State.UNREADABLE, issue="date-unreadable")
    first, middle, last = (int(part) for part in match.groups())
    year, month, day = (first, middle, last) if iso else (last, middle, first)
    if year < 100:
        year += _CENTURY
        notes = (*notes, "year-completed")
    found = _day(year, month, day)
    if found is None:
        swapped = _day(year, day, month)
        return Reading(
            state=State.UNREADABLE,
            issue="date-unreadable",
            expected=f"có thể là {show_date(swapped)}" if swapped else "",
        )
    return Reading(state=State.VALUE, value=found, notes=notes, how=f"“{typed.strip()}” là {show_date(found)}")


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year in _YEARS else None
    except ValueError:
        return None
