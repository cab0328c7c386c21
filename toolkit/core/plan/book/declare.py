"""What a sheet of the plan workbook is declared by: columns, each with where its value lives in the plan."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from toolkit.core.plan.annex.headers import heading_key
from toolkit.core.plan.book.codecs import TEXT, Codec

Keys = tuple[str, ...]
"""Where a value lives in its record: ("unit", "kind")."""

OWNER = "^"
"""Key of the column that says which record of another sheet a row belongs to."""
ROW_KIND = "#"
"""Key of the column that tells heading rows from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a sheet, or one row of the sheet of single facts."""

    keys: Keys
    heading: str
    """May name the plan's year as {year} and the year before as {last}."""
    codec: Codec = TEXT
    width: float = 16
    prompt: str = ""
    required: bool = False
    other: str = ""
    """Pattern of headings that printed annexes use for the column, in the form of ``heading_key``."""
    blank: object = None
    """The value that is shown as an empty cell, because it is the usual one."""
    empty: bool = False
    """Whether a blank cell means an empty list or record rather than that nothing is said."""
    lists: str = ""
    """Name of the sheet whose codes are offered as choices."""
    many: bool = False
    """In the sheet of single facts: whether the fact may stand in several rows, one value each."""

    def title(self, year: int | None) -> str:
        """The heading of a plan's year; without a year it is put in words."""
        if year is None:
            return self.heading.format(year="này", last="trước")
        return self.heading.format(year=year, last=year - 1)

    def own(self, key: str) -> bool:
        """Whether a heading, as ``heading_key`` gives it, is the one written here, of whatever year."""
        return bool(_of_any_year(self.heading).fullmatch(key))

    def alike(self, key: str) -> bool:
        """Whether a heading is one that printed annexes use for the column."""
        return bool(self.other) and bool(re.fullmatch(self.other, key))


@cache  # every row of a workbook is held against every heading
def _of_any_year(heading: str) -> re.Pattern[str]:
    pattern = re.escape(heading_key(heading.format(year="0", last="0")))
    return re.compile(pattern.replace("0", r"(?:[0-9]{4}|truoc|nay)"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Heading rows of a sheet: records of another list, standing between the rows they head."""

    part: str
    word: str
    """What the column ROW_KIND says on such a row."""
    keys: dict[str, str] = field(hash=False)
    """Field of the heading → field of the sheet's own records under whose column it stands."""


@dataclass(frozen=True, kw_only=True)
class BookSheet:
    """One sheet: a list of records, one a row."""

    name: str
    part: str
    """List field of the plan."""
    under: str = ""
    """List field inside the records of ``part``; the column OWNER then names the record."""
    title: str
    guidance: str
    columns: tuple[Column, ...]
    headings: Headings | None = None
    basis_of: tuple[str, ...] = ()
    """Fields that a basis of the whole record is about; empty: the first columns."""
    required: bool = False
    """Whether the plan says nothing at all without a row here; NONE_ROW says that there is really none."""
    example: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Plain values for the example row of a new workbook."""

    @cached_property
    def by_keys(self) -> dict[Keys, Column]:
        """Columns by where their values live."""
        return {column.keys: column for column in self.columns}

    @cached_property
    def code(self) -> Column:
        """The column that names a record."""
        return next((c for c in self.columns if c.keys[0] in ("code", "id", "key", "name")), self.columns[0])

    @cached_property
    def printed(self) -> tuple[Keys, ...]:
        """Columns of a printed annex; none where the sheet is no annex."""
        return tuple(c.keys for c in self.columns if c.other and c is not self.code)

    @cached_property
    def basis(self) -> Column | None:
        """The column that says what the document does not state."""
        return next((c for c in self.columns if c.keys[0] in ("basis", "field_basis")), None)


NONE_ROW = "(không có)"
"""In the first column of a sheet: the list is empty, and that is meant."""
EXAMPLE_ROW = "(ví dụ)"
"""In the first column: the row explains and is not read."""
TINTS_CAPTION = "Màu ô, xem cột “Căn cứ”:"
"""Stands above the headings, in front of the words for the tints."""
