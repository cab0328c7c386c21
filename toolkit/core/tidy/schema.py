"""Tables of tidy data as declarations: the files, the data dictionary and the tests all follow these."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Cell = str | Decimal | int | bool | dt.date | None
Row = Mapping[str, Cell]
"""Name of a field → its value; a missing name and None both mean that there is none."""


class FieldType(StrEnum):
    """Types of Table Schema that the tables use."""

    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class TidyField:
    """One column of a table."""

    name: str
    title: str
    """Vietnamese, a few words."""
    description: str = ""
    """Vietnamese, a sentence or two."""
    type: FieldType = FieldType.STRING
    required: bool = False
    choices: Mapping[str, str] | None = None
    """The only values it takes → what each of them means, in Vietnamese."""

    @property
    def explained(self) -> str:
        """The description, with the meaning of every choice."""
        meanings = "; ".join(f"{value}: {meaning}" for value, meaning in (self.choices or {}).items())
        return " ".join(filter(None, (self.description, f"{meanings}." if meanings else "")))


@dataclass(frozen=True, slots=True, kw_only=True)
class TidyTable:
    """One table: its columns and the columns that tell its rows apart."""

    name: str
    title: str
    description: str
    fields: tuple[TidyField, ...]
    key: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the fields in order."""
        return tuple(field.name for field in self.fields)
