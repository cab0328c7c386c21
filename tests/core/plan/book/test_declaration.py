"""The declaration of the plan workbook: it covers the model, and its words are unambiguous."""

import inspect
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from toolkit.core.plan.agencies import AgencyKind
from toolkit.core.plan.annex.headers import heading_key
from toolkit.core.plan.base import Basis, Level
from toolkit.core.plan.book.declare import OWNER, ROW_KIND, BookSheet
from toolkit.core.plan.book.facts import FACTS
from toolkit.core.plan.book.notations import BasisCodec
from toolkit.core.plan.book.sheets import SHEETS
from toolkit.core.plan.indicators import Direction, Indicator, Mode, Operator, Reporter, Role
from toolkit.core.plan.model import Order, Outgoing, Plan, Report, Task
from toolkit.core.plan.tables import ColumnKind, NotAbove
from toolkit.core.text import fold
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import (
    AGENCY_KIND_WORDS,
    BASIS_SHORT,
    COLUMN_KIND_WORDS,
    DIRECTION_WORDS,
    FIELD_WORDS,
    LEVEL_WORDS,
    MODE_WORDS,
    OPERATOR_WORDS,
    ORDER_WORDS,
    REPORTER_WORDS,
    UNIT_KIND_WORDS,
)

IN_ONE_CELL = (Reporter, NotAbove)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _fields(model: type[BaseModel], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Paths of all fields of a model, lists of further models as one field each."""
    for name, field in model.model_fields.items():
        inner = next(_models(field.annotation), None)
        listed = "tuple" in str(field.annotation)
        if inner is None or listed:
            yield (*before, name)
        else:
            yield from _fields(inner, (*before, name))


def test_every_field_of_the_plan_has_a_row_or_a_sheet() -> None:
    declared = {column.keys for column in FACTS} | {(sheet.part,) for sheet in SHEETS}
    declared |= {(sheet.headings.part,) for sheet in SHEETS if sheet.headings}
    assert declared == set(_fields(Plan))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_every_field_of_a_record_has_a_column(sheet: BookSheet) -> None:
    model = next(_models(Plan.model_fields[sheet.part].annotation))
    if sheet.under:
        model = next(_models(model.model_fields[sheet.under].annotation))
    own = {(inner.under,) for inner in SHEETS if inner.part == sheet.part and not sheet.under}
    columns = {column.keys for column in sheet.columns} - {(OWNER,), (ROW_KIND,)}
    assert columns == set(_fields(model)) - own


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_two_columns_have_one_heading(sheet: BookSheet) -> None:
    keys = [heading_key(column.title(2022)) for column in sheet.columns]
    assert len(set(keys)) == len(keys)


def test_names_of_sheets_fit_excel() -> None:
    assert all(len(sheet.name) <= 31 for sheet in SHEETS)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (Level, LEVEL_WORDS),
        (AgencyKind, AGENCY_KIND_WORDS),
        (Direction, DIRECTION_WORDS),
        (Operator, OPERATOR_WORDS),
        (Mode, MODE_WORDS),
        (Role, REPORTER_WORDS),
        (UnitKind, UNIT_KIND_WORDS),
        (ColumnKind, COLUMN_KIND_WORDS),
        (Basis, BASIS_SHORT),
        (Order, ORDER_WORDS),
    ],
)
def test_every_value_has_a_word_of_its_own(values: type[StrEnum], words: dict[str, str]) -> None:
    assert list(words) == [value.value for value in values]
    assert len({fold(word) for word in words.values()}) == len(words)


@pytest.mark.parametrize(
    ("name", "keys", "model"),
    [
        ("Chỉ tiêu", "basis", Indicator),
        ("Nhiệm vụ", "basis", Task),
        ("Báo cáo", "field_basis", Report),
        ("Báo cáo gửi đi", "field_basis", Outgoing),
    ],
)
def test_every_field_can_be_named_in_the_basis_column(name: str, keys: str, model: type[BaseModel]) -> None:
    (sheet,) = (sheet for sheet in SHEETS if sheet.name == name)
    codec = sheet.by_keys[keys,].codec
    assert isinstance(codec, BasisCodec)
    assert set(codec.fields) >= set(model.model_fields) - {"basis", "field_basis"}
    assert len({fold(word) for word in codec.fields.values()}) == len(codec.fields)


@pytest.mark.parametrize("model", [Indicator, Task, Report, Outgoing])
def test_every_field_that_a_basis_may_name_has_a_word(model: type[BaseModel]) -> None:
    assert set(model.model_fields) <= set(FIELD_WORDS)
