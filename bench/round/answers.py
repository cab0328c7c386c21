"""What agencies fill into their forms: complete, plausible and without mistakes; or with one."""

import datetime as dt
import random
from collections.abc import Collection, Mapping
from decimal import Decimal

from samples.addresses import Address
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.bundle import agency_of
from toolkit.core.forms.cover import COVER
from toolkit.core.forms.indicator_spec import CORRECTIONS, INDICATORS
from toolkit.core.forms.spec import AGENCY_COLUMN, Field, Kind, Layout
from toolkit.core.plan.model import Direction, Indicator, Mode

Place = tuple[str, str, str]
"""Form, row and column; rows of lists are "+1", "+2", …"""
Typed = dict[Place, str | int]
_WHOLE, _SIZES = 100_000, 9_999
_FAULTS = {Kind.FIGURE: "khoảng vài chục", Kind.CHOICE: "xong rồi nhé"}


def answers(
    book: AgencyBook,
    places: Mapping[Place, Address],
    day: dt.date,
    chance: random.Random,
    list_rows: Collection[str] = ("+1", "+2"),
) -> Typed:
    """Something for every cell, and a few rows of each list."""
    forms = {form.spec.id: form for _, form in book.forms()}
    said: Typed = {}
    sizes: dict[tuple[str, str], int] = {}
    for place in places:
        form, row, column = place
        spec = forms[form].spec
        if form in (COVER, CORRECTIONS) or (spec.layout is Layout.OPEN and row not in list_rows):
            continue
        printed = forms[form].row_by_key.get(row)
        field = forms[form].field(printed, spec.column(column)) if printed else spec.column(column).field
        if field is None or column == AGENCY_COLUMN.id:
            continue
        size = sizes.setdefault((form, row), chance.randint(1, _SIZES))
        if form == INDICATORS:
            value = _indicator(book.plan.indicator_by_code[row], column, field, size)
        else:
            value = _value(field, column, size)
        if value is not None:
            said[place] = value
    return said | cover(book.agency.name, day)


def cover(name: str, day: dt.date, agency: str = "") -> Typed:
    """Who reports, under which letter; in a bundle of which agency."""
    rows = {"name": f"Người của {name}"[:60], "phone": "0912 345 678", "letter-date": f"{day:%d/%m/%Y}"}
    rows["signer"] = "Giám đốc"
    return {(COVER, f"{agency}/{row}" if agency else row, "value"): text for row, text in rows.items()}


def fault(book: AgencyBook, said: Typed, agency: str = "") -> tuple[Place, str] | None:
    """A cell with what cannot be read there; None where the form has only prose."""
    forms = {form.spec.id: form for _, form in book.forms()}
    for place in said:
        form, row, column = place
        if form == COVER or row.startswith("+") or (agency and agency_of(row)[0] != agency):
            continue
        field = forms[form].field(forms[form].row_by_key[row], forms[form].spec.column(column))
        # Of an indicator a figure: its other cells do not keep it from being consolidated.
        wanted = (Kind.FIGURE,) if form == INDICATORS else tuple(_FAULTS)
        if field is not None and field.kind in wanted and column != "year":
            return place, _FAULTS[field.kind]
    return None


def _indicator(row: Indicator, column: str, field: Field, size: int) -> str | int | None:
    """A little better than planned, so that nobody has to explain anything."""
    if field.kind is Kind.CHOICE:
        return field.choices[0]
    if field.kind is Kind.TEXT:
        return f"Sổ theo dõi số {size}"
    if column == "year":
        return 2022
    rated = row.mode is Mode.RATIO
    if column not in (("numerator", "denominator") if rated else ("result",)):
        return None
    whole = _WHOLE + size
    if column == "denominator":
        return whole
    target = row.target.value if row.target.value is not None else Decimal(50)
    if not rated:
        return 1
    better = target * Decimal("0.99" if row.direction is Direction.DOWN else "1.01")
    wanted = better if row.unit.high is None else min(better, row.unit.high)
    return int(wanted * whole / row.unit.scale)


def _value(field: Field, column: str, size: int) -> str | int:
    if field.kind is Kind.CHOICE:
        return field.choices[0]
    if field.kind is Kind.DATE:
        return "20/05/2022"
    if field.kind is Kind.FIGURE:
        # Men and women add up to the total, which is what every other column says.
        men, women = 60 + size, 90 + 2 * size
        return men if column.endswith("nam") else women if column.endswith("nu") else men + women
    return f"Nội dung báo cáo số {size} của đơn vị"
