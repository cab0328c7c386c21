"""Days and words of one year carried to another."""

import datetime as dt
import re
from collections.abc import Iterable

_SPAN = r"\s*[-–]\s*"


def roll_day(day: dt.date | None, years: int) -> dt.date | None:
    """The same day and month some years later; 29 February becomes the 28th where the year has none."""
    if day is None:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def roll_text(text: str, years: Iterable[int], by: int) -> str:
    """A text in which the given years are later by ``by``; years in a span (2021-2030) stay: it is no yearly thing."""
    wanted = set(years)

    def later(match: re.Match[str]) -> str:
        year = int(match.group())
        return str(year + by) if year in wanted else match.group()

    return re.sub(rf"(?<!\d)(?<!\d{{4}}-)(?<!\d{{4}}–)\d{{4}}(?!\d)(?!{_SPAN}\d{{4}}(?!\d))", later, text)


def says_year(text: str, year: int) -> bool:
    """Whether a text names a year."""
    return re.search(rf"(?<!\d){year}(?!\d)", text) is not None


def roll_id(plan_id: str, old: int, new: int) -> str:
    """The id of a plan for another year: its year replaced, or the new one added."""
    rolled = re.sub(rf"(?<!\d){old}(?!\d)", str(new), plan_id)
    return rolled if rolled != plan_id else f"{plan_id[:35].rstrip('-')}-{new}"
