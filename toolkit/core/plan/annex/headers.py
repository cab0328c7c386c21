"""Header rows of printed annexes, recognised by what their words mean and not by their position."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic

from toolkit.core.plan.annex.model import Column, IndicatorColumn, TaskColumn
from toolkit.core.text import fold

_NOISE = re.compile(r"[^a-z0-9 ]+")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_BARE_YEAR = re.compile(r"(?:nam )?(?:19|20)[0-9]{2}")
_RELATIVE = re.compile(r"\bnam (?:truoc|nay)$")
_MOST = 80
"""No heading is longer than this, whereas texts below a header often start with the same words."""

_TT = r"tt|stt|so tt|so thu tu|so"

# Folded, without punctuation; the whole heading must match, and the first that does counts.
INDICATOR_HEADINGS: Mapping[IndicatorColumn, str] = {
    IndicatorColumn.TT: _TT,
    IndicatorColumn.UNIT: r"dvt|don vi(?: tinh)?",
    IndicatorColumn.BASELINE: (
        r"(?:ket qua|thuc hien|so lieu|hien trang|uoc thuc hien|ket qua thuc hien|th)(?: dat duoc)?"
        r"(?: (?:den )?(?:het )?nam)?(?: (?:truoc|[0-9]{4}))?|nam truoc"
    ),
    IndicatorColumn.TARGET: (
        r"(?:ke hoach|muc tieu|chi tieu|kh|chi tieu ke hoach|ke hoach thuc hien|chi tieu phan dau)"
        r"(?: den)?(?: nam)?(?: (?:nay|[0-9]{4}))"
        r"|(?:ke hoach|muc tieu|chi tieu) nam|ke hoach|kh"
    ),
    IndicatorColumn.LEADS: (
        r"(?:co quan|don vi|so nganh|cac co quan|cac don vi)(?: don vi)? (?:chu tri|thuc hien|bao cao|phu trach|"
        r"chiu trach nhiem|theo doi)(?: .*)?|chu tri(?: .*)?"
    ),
    IndicatorColumn.LABEL: r"(?:noi dung |ten |cac )?(?:muc tieu )?(?:va )?(?:cac )?chi tieu(?: .*)?|muc tieu|noi dung",
}
TASK_HEADINGS: Mapping[TaskColumn, str] = {
    TaskColumn.TT: _TT,
    TaskColumn.TEXT: (
        r"(?:ten |cac )?(?:noi dung|nhiem vu|hoat dong|cong viec)(?: (?:cac )?(?:nhiem vu|hoat dong|cong viec|"
        r"thuc hien|giai phap|va|chu yeu|trong tam))*"
    ),
    TaskColumn.LEADS: (
        r"(?:cac )?(?:co quan|don vi)(?: don vi)? (?:chu tri|thuc hien|chiu trach nhiem)(?: (?:thuc hien|tham muu))*|"
        r"chu tri(?: thuc hien)?"
    ),
    TaskColumn.COORDINATORS: r"(?:(?:cac )?(?:co quan|don vi) (?:don vi )?)?phoi hop(?: thuc hien)?",
    TaskColumn.TIMING: r"(?:thoi gian|thoi han|tien do|ky han)(?: (?:thuc hien|hoan thanh|trien khai|va|hoac))*",
}

_NEEDED_INDICATOR = (IndicatorColumn.LABEL, (IndicatorColumn.TARGET, IndicatorColumn.UNIT, IndicatorColumn.BASELINE))
_NEEDED_TASK = (TaskColumn.TEXT, (TaskColumn.LEADS, TaskColumn.COORDINATORS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Header(Generic[Column]):
    """A header row: which column of the annex stands at which position of the row."""

    columns: Mapping[Column, int]
    years: Mapping[Column, int]
    """The year that a heading names, where it names one ("Kết quả năm 2021")."""
    choices: Mapping[Column, tuple[int, ...]]
    """The years of all headings that could be a column's; those that were not chosen stay unread."""
    guessed: bool = False
    """Whether the figure columns are known by a bare year alone ("Năm 2021", "Năm 2022")."""


def indicator_header(cells: Sequence[str], year: int | None = None) -> Header[IndicatorColumn] | None:
    """The header of an indicator annex; None where the row is none. Needs a label and a figure or unit column.

    ``year`` is the plan's year, which decides between several columns of figures.
    """
    found = _header(cells, INDICATOR_HEADINGS, year)
    if year is not None and not {IndicatorColumn.BASELINE, IndicatorColumn.TARGET} & set(found.columns):
        found = _by_bare_years(cells, found, year)
    label, others = _NEEDED_INDICATOR
    return found if label in found.columns and any(column in found.columns for column in others) else None


def task_header(cells: Sequence[str], year: int | None = None) -> Header[TaskColumn] | None:
    """The header of an assignment annex; None where the row is none. Needs a text and a lead or co-ordinator column."""
    found = _header(cells, TASK_HEADINGS, year)
    text, others = _NEEDED_TASK
    return found if text in found.columns and any(column in found.columns for column in others) else None


def heading_key(text: str) -> str:
    """A heading without diacritics, letter case and punctuation."""
    return " ".join(_NOISE.sub(" ", fold(text)).split())


def bare_year(text: str) -> bool:
    """Whether a heading is only a year: "2021", "Năm 2021"."""
    return bool(_BARE_YEAR.fullmatch(heading_key(text)))


def is_number_heading(text: str) -> bool:
    """Whether a cell is the heading of the numbers: "TT", "Số TT"."""
    return bool(re.fullmatch(_TT, heading_key(text)))


def _header(cells: Sequence[str], headings: Mapping[Column, str], year: int | None) -> Header[Column]:
    found: dict[Column, list[tuple[int, int | None]]] = {}
    for position, text in enumerate(cells):
        key = heading_key(text) if len(text) <= _MOST else ""
        column = next((c for c, form in headings.items() if re.fullmatch(form, key)), None)
        if key and column is not None:
            found.setdefault(column, []).append((position, _named_year(key, year)))
    columns: dict[Column, int] = {}
    years: dict[Column, int] = {}
    wanted = year
    for column in sorted(found, key=lambda c: c != IndicatorColumn.TARGET):
        if column == IndicatorColumn.BASELINE and wanted is not None:
            chosen = _best(found[column], wanted - 1)
        elif column in (IndicatorColumn.TARGET, IndicatorColumn.BASELINE):
            chosen = _best(found[column], wanted)
        else:
            chosen = min(found[column], key=lambda one: (one[1] is not None, one[0]))
        columns[column], said = chosen
        if said is not None:
            years[column] = said
        if column == IndicatorColumn.TARGET:
            wanted = wanted or said
    choices = {column: tuple(said for _, said in ones if said is not None) for column, ones in found.items()}
    in_order = dict(sorted(columns.items(), key=lambda one: one[1]))
    return Header(columns=in_order, years=years, choices=choices)


def _named_year(key: str, year: int | None) -> int | None:
    named = _YEAR.search(key)
    if named:
        return int(named.group())
    if year is not None and _RELATIVE.search(key):
        return year - 1 if key.endswith("truoc") else year
    return None


def _best(found: Sequence[tuple[int, int | None]], wanted: int | None) -> tuple[int, int | None]:
    """The column of the wanted year, else one that names no year, else that of the latest; of equal ones the first."""
    return max(found, key=lambda one: (one[1] is not None and one[1] == wanted, one[1] is None, one[1] or 0, -one[0]))


def _by_bare_years(cells: Sequence[str], found: Header[IndicatorColumn], year: int) -> Header[IndicatorColumn]:
    """The two columns that are headed by nothing but the plan's year and the year before; else what was found."""
    bare = {int(heading_key(text)[-4:]): n for n, text in enumerate(cells) if bare_year(text)}
    if sorted(bare) != [year - 1, year] or sum(map(bare_year, cells)) != len(bare):
        return found
    years = {IndicatorColumn.BASELINE: year - 1, IndicatorColumn.TARGET: year}
    columns = {**found.columns, **{column: bare[said] for column, said in years.items()}}
    return Header(columns=columns, years=years, choices=found.choices, guessed=True)


def column_numbers(cells: Sequence[str]) -> bool:
    """Whether a row below the header only counts the columns: "(1) (2) (3)" or "A B 1 2"."""
    marks = [key for key in map(heading_key, cells) if key]
    letters = [mark for mark in marks if len(mark) == 1 and mark.isalpha()]
    figures = [int(mark) for mark in marks if mark.isdecimal()]
    return (
        len(marks) > 2
        and len(letters) + len(figures) == len(marks)
        and letters == [chr(ord("a") + n) for n in range(len(letters))]
        and figures == list(range(1, len(figures) + 1))
    )
