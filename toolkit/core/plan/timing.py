"""When a task is to be done, read from the words that a plan prints."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass

from toolkit.core.text import fold

_DAY = r"(\d{1,2}) ?[/.-] ?(\d{1,2})(?: ?[/.-] ?(\d{4}))?"
_TO = r" ?(?:-|–|den(?: het)?(?: ngay)?) ?"
_AND = r" ?(?:[,;&+/]|va) ?"
_YEAR = r"(?: ?/ ?| nam | )?(\d{4})?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_QUARTER = r"(?:iv|i{1,3}|[1-4])"

_DAYS = re.compile(rf"(?<!\d){_DAY}{_TO}{_DAY}(?!\d)")
_ONE_DAY = re.compile(rf"(?<![\d/.-]){_DAY}(?![\d/])")
_MONTHS = re.compile(rf"\b(?:thang |t)(\d{{1,2}}(?!\d)(?:(?:{_TO}|{_AND})(?:thang |t)?\d{{1,2}}(?!\d))*){_YEAR}(?!\d)")
_QUARTERS = re.compile(rf"\bquy ({_QUARTER}\b(?:(?:{_TO}|{_AND})(?:quy )?{_QUARTER}\b)*){_YEAR}(?!\d)")
_ONE_OF_LIST = re.compile(rf"({_TO})?(?:{_AND})?(?:thang |quy |t)?(\d{{1,2}}|{_QUARTER}\b)")
_LEFT_OUT = re.compile(rf"; ?(?:{_TO}|{_AND}|; ?)(?:\d|{_QUARTER}\b)")
"""Words behind a time that go on with its list in a way that the forms do not know."""
_HALF = re.compile(rf"6 thang (dau|cuoi) nam{_YEAR}")
_WHOLE_YEAR = re.compile(r"(?:(?:thoi gian )?thuc hien )?(?:(?:trong )?ca )?nam (\d{4})")
_IN_WORDS = re.compile(r"ngay (\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?")
_CITED = re.compile(r"\d*/(?!(?:iv|i{1,3})\b)[a-z][\w-]*(?: ngay [\d/.-]+)?")
"""Another document's number and date."""
_FINISHED = re.compile(r"\bhoan thanh\b|\bxong\b")
_BEFORE = re.compile(r"\b(?:truoc|cham nhat|khong qua|den het)\b")


@dataclass(frozen=True, slots=True)
class Timing:
    """First and last day; empty where the words give none."""

    start: dt.date | None = None
    end: dt.date | None = None


_UNREAD = Timing()


def read_timing(text: str, year: int) -> Timing:
    """The days that a timing names: "Tháng 6/2022", "Quý III/2016", "Từ ngày 15/11-15/12/2022", "trước ngày 5/12".

    ``year`` stands where the words name none. Words that ask for something to be finished or done before a day give the
    last day only. Months or quarters in a list are one span where they follow each other ("Quý II, III"). Words that
    name no day ("Thường xuyên trong năm"), several separate ones ("Tháng 6, 12"), or an impossible one give nothing:
    the timing then counts as printed.
    """
    words = _CITED.sub(" ", _numbered(fold(text).strip(" .;")))
    found: list[Timing] = []
    for form, reader in _READERS:
        for match in form.finditer(words):
            span = reader(match.groups(), year)
            if span is None:
                return _UNREAD
            found.append(span)
        words = form.sub(" ; ", words)
    if len(found) != 1 or _LEFT_OUT.search(words):
        return _UNREAD
    if _FINISHED.search(words) or _BEFORE.search(words):
        return Timing(end=found[0].end)
    return found[0]


def _numbered(words: str) -> str:
    """Days written in words ("ngày 5 tháng 12 năm 2022") as figures."""
    return _IN_WORDS.sub(lambda m: f"ngay {m[1]}/{m[2]}" + (f"/{m[3]}" if m[3] else ""), words)


def _day_to_day(groups: tuple[str | None, ...], year: int) -> Timing | None:
    day, month, of, last_day, last_month, last_of = groups
    last_year = int(last_of or of or year)
    return _span(_date(day, month, of or last_year), _date(last_day, last_month, last_year))


def _single_day(groups: tuple[str | None, ...], year: int) -> Timing | None:
    day = _date(groups[0], groups[1], groups[2] or year)
    return _span(day, day)


def _month_list(groups: tuple[str | None, ...], year: int) -> Timing | None:
    return _run(groups[0] or "", 1, int(groups[1] or year))


def _quarter_list(groups: tuple[str | None, ...], year: int) -> Timing | None:
    return _run(groups[0] or "", 3, int(groups[1] or year))


def _run(listed: str, length: int, year: int) -> Timing | None:
    """One span of months or quarters, each ``length`` months long; None where the list leaves some out or goes back."""
    numbers: list[int] = []
    for to, text in _ONE_OF_LIST.findall(listed):
        number = _ROMAN.get(text) or int(text)
        if numbers and not (number > numbers[-1] and (to or number == numbers[-1] + 1)):
            return None
        numbers.append(number)
    return _months(numbers[0] * length - length + 1, numbers[-1] * length, year)


def _half(groups: tuple[str | None, ...], year: int) -> Timing | None:
    first = 1 if groups[0] == "dau" else 7
    return _months(first, first + 5, int(groups[1] or year))


def _whole(groups: tuple[str | None, ...], year: int) -> Timing | None:
    return _months(1, 12, int(groups[0] or year))


# Each form is looked for in what the forms above it left.
_READERS = (
    (_DAYS, _day_to_day),
    (_HALF, _half),
    (_MONTHS, _month_list),
    (_QUARTERS, _quarter_list),
    (_ONE_DAY, _single_day),
    (_WHOLE_YEAR, _whole),
)


def _months(first: int, last: int, year: int) -> Timing | None:
    if not (1 <= first <= last <= 12 and 1 <= year <= 9999):
        return None
    return Timing(dt.date(year, first, 1), dt.date(year, last, monthrange(year, last)[1]))


def _date(day: str | None, month: str | None, year: str | int) -> dt.date | None:
    try:
        return dt.date(int(year), int(month or 0), int(day or 0))
    except ValueError:
        return None


def _span(first: dt.date | None, last: dt.date | None) -> Timing | None:
    return Timing(first, last) if first and last and first <= last else None
