"""A plan as plain values, taken apart into the rows of the plan workbook's sheets."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.core.plan.book.codecs import Shown
from toolkit.core.plan.book.declare import OWNER, ROW_KIND, BookSheet, Column, Keys
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.model import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a sheet."""

    values: Mapping[str, Any]
    heading: bool = False
    """Whether it is a heading row between the records of the sheet."""


def plan_values(plan: Plan) -> dict[str, Any]:
    """The whole plan as plain values, defaults included: a cell says what the plan says."""
    return plan.model_dump()


def parties_of(values: Mapping[str, Any]) -> Parties:
    """The agencies and groups of plain values, by which cells name them."""
    return Parties(values.get("agencies", ()), values.get("groups", ()))


def records(sheet: BookSheet, values: Mapping[str, Any]) -> list[Record]:
    """The rows of a sheet in their order."""
    items: Sequence[Mapping[str, Any]] = values.get(sheet.part, ())
    if sheet.under:
        return [
            Record(values={OWNER: item.get("id"), **inner}) for item in items for inner in item.get(sheet.under, ())
        ]
    if sheet.headings is None:
        return [Record(values=item) for item in items]
    return list(_headed(sheet, items, values.get(sheet.headings.part, ())))


def _headed(
    sheet: BookSheet, items: Sequence[Mapping[str, Any]], headings: Sequence[Mapping[str, Any]]
) -> Iterator[Record]:
    """Each heading in its order, in front of the first record that belongs to it."""
    assert sheet.headings is not None
    left = [Record(values=_heading(sheet, heading), heading=True) for heading in headings]
    codes = [heading.get("code") for heading in headings]
    written = 0
    for item in items:
        due = codes.index(item.get("objective")) + 1 if item.get("objective") in codes else 0
        yield from left[written:due]
        written = max(written, due)
        yield Record(values=item)
    yield from left[written:]


def _heading(sheet: BookSheet, heading: Mapping[str, Any]) -> dict[str, Any]:
    assert sheet.headings is not None
    places = sheet.headings.keys
    return {ROW_KIND: sheet.headings.word} | {places[key]: value for key, value in heading.items() if key in places}


def shown(column: Column, record: Mapping[str, Any], parties: Parties) -> Shown:
    """What the cell of a record shows."""
    value = value_at(record, column.keys)
    if value is None or value == column.blank:
        return ""
    return column.codec.encode(value, parties)


def example_text(sheet: BookSheet, column: Column) -> str:
    """What a cell of the example row shows; {year} stands for the year of the plan."""
    return str(shown(column, sheet.example, Parties()))


def value_at(record: Mapping[str, Any], keys: Keys) -> Any:
    """A value inside a record; None where there is none."""
    value: Any = record
    for key in keys:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value
