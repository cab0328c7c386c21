"""What every part of a plan shares: immutability, clean text, exact figures, and the basis of a fact."""

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

# Neither a workbook nor YAML can carry these characters.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")

_DEVICE = re.compile("con|prn|aux|nul|com[0-9]|lpt[0-9]")
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def clean_text(text: str) -> str:
    """One form of every text: NFC, line feeds only, no control characters, no blanks around it."""
    if _CONTROL.search(text):
        raise PydanticCustomError("control_character", "the text holds a control character")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def clean_texts(data: Any) -> Any:
    """The texts of a mapping, and of the plain lists in it, cleaned; everything else untouched."""
    return {key: _clean(value) for key, value in data.items()} if isinstance(data, dict) else data


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, (list, tuple)):
        return tuple(clean_text(item) if isinstance(item, str) else item for item in value)
    return value


def _only_dates(value: Any) -> Any:
    # pydantic would read a bare number as seconds since 1970.
    if isinstance(value, dt.datetime) or not isinstance(value, (dt.date, str)):
        raise PydanticCustomError("date_form", "a date is written year-month-day")
    return value


def _likely_day(day: dt.date) -> dt.date:
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise PydanticCustomError("date_range", "no plan has such a day")
    return day


def is_device(code: str) -> bool:
    """Whether Windows keeps a name for a device: no file or folder can have it, whatever its ending."""
    return _DEVICE.fullmatch(code) is not None


def _no_device(code: str) -> str:
    if is_device(code):
        raise PydanticCustomError("device_name", "no file can have this name on Windows")
    return code


def _only_figures(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, (int, float, str, Decimal)):
        raise PydanticCustomError("decimal_type", "a figure is a number")
    return value


def _plain(value: Decimal) -> Decimal:
    """The one spelling of a figure, so that 46.30 and 46.3 give the same plan and the same hash."""
    whole = value.to_integral_value()
    return abs(whole) if value == whole == 0 else whole if value == whole else value.normalize()


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
FileSlug = Annotated[Slug, AfterValidator(_no_device)]
"""A code after which files and folders are named."""
Text = Annotated[str, StringConstraints(min_length=1)]
Date = Annotated[dt.date, BeforeValidator(_only_dates), AfterValidator(_likely_day)]
Figure = Annotated[
    Decimal, BeforeValidator(_only_figures), Field(max_digits=20, decimal_places=8), AfterValidator(_plain)
]
YearNumber = Annotated[int, Field(strict=True, ge=_FIRST_YEAR, le=_LAST_YEAR)]


class Entity(BaseModel):
    """Base of every part of a plan: immutable, strict about unknown fields, with clean text."""

    # A cell of a workbook holds 32,767 characters, and every text of a plan ends up in one.
    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=30_000)

    @model_validator(mode="before")
    @classmethod
    def _clean_texts(cls, data: Any) -> Any:
        return clean_texts(data)


class Basis(StrEnum):
    """Where a fact of the plan comes from."""

    STATED = "stated"
    MERGED_CELL = "merged-cell"  # a lead lost in a vertical merge, inherited from above within the objective
    ASSUMED = "assumed"  # chosen by us; shown to the reader as such
    PROPOSED = "proposed"  # read from a printed annex by the tool and not yet confirmed by a person


def check_basis(of: type[Entity], basis: Mapping[str, Basis]) -> None:
    """Raise PydanticCustomError where a basis is given for something that is no field of its part."""
    unknown = sorted(set(basis) - set(of.model_fields))
    if unknown:
        raise PydanticCustomError("basis_field", "basis names no field: {names}", {"names": ", ".join(unknown)})


class Level(StrEnum):
    """Administrative level that issued the plan."""

    NATIONAL = "national"
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
