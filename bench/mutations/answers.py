"""A correct answer for every input cell of a form: filled like this, a form yields no error and no warning.

Nothing is random, so that two runs judge the same forms: rows differ by their number, agencies by their name.
"""

import datetime as dt
import io
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import load_workbook

from bench.mutations.spots import Spot, spots_of
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.cover import COVER
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.forms.spec import Field, FormSpec, Kind
from toolkit.core.plan.model import Indicator, Operator
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import NO
from workbook_templates.agency_book import write_agency_book

Answer = str | int | float | dt.date
_DAY = dt.date(2022, 12, 1)
_WHOLES: Mapping[UnitKind, int] = {UnitKind.PERCENT: 400, UnitKind.PER_100: 400, UnitKind.PER_1000: 20_000}
_LARGE_WHOLE = 400_000
_CONTACTS = {
    "name": "Nguyễn Thị Lan",
    "position": "Chuyên viên",
    "phone": "0912 345 678",
    "email": "lan.nt@nghean.gov.vn",
    "letter-number": "125/BC",
    "signer": "Trần Văn Minh",
}


def filled_form(book: AgencyBook) -> tuple[bytes, list[Spot]]:
    """The form of an agency with every input cell filled, as a file, and all its cells."""
    workbook = load_workbook(io.BytesIO(write_agency_book(book)))
    spots = spots_of(workbook, book)
    for number, spot in enumerate(spots):
        if spot.field is not None:
            workbook[spot.sheet][spot.cell] = answer(spot, spot.field, book, number)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue(), spots


def answer(spot: Spot, field: Field, book: AgencyBook, number: int) -> Answer:
    """What a correct form says in a cell."""
    spec = spot.form.spec
    if spec.id == COVER:
        return _of_cover(spot.key, book)
    if spec.id == INDICATORS and spot.column.id in ("numerator", "denominator", "result", "estimate", "year"):
        return _of_indicator(spot.column.id, book.plan.indicator_by_code[spot.key])
    match field.kind:
        case Kind.CHOICE:
            return field.choices[0]
        case Kind.DATE:
            return _DAY
        case Kind.FIGURE:
            return _of_table(spec, spot.column.id)
        case Kind.TEXT:
            return f"Nội dung số {number} của {book.agency.name}"


def _of_cover(row: str, book: AgencyBook) -> Answer:
    if row == "number":
        return 1
    if row == "letter-date":
        return _DAY
    if row == "nil":
        return NO
    return f"{_CONTACTS[row]}, {book.agency.name}" if row == "name" else _CONTACTS[row]


def _of_indicator(column: str, indicator: Indicator) -> Answer:
    """Figures that agree with each other and meet the target, or come near where 0 or 100 leave no room beyond it."""
    if column == "year":
        return _DAY.year - 1
    if indicator.components is None:
        value = _near(indicator)
        return int(value) if indicator.unit.integral else float(round(value, 2))
    whole = _WHOLES.get(indicator.unit.kind, _LARGE_WHOLE)
    part = int(_near(indicator) * whole / indicator.unit.scale)
    if column == "denominator":
        return whole
    return part if column == "numerator" else float(round(Decimal(part) * indicator.unit.scale / whole, 2))


def _near(indicator: Indicator) -> Decimal:
    """A figure a little beyond the target."""
    target = indicator.target.value or Decimal(2)
    if indicator.operator in (Operator.AT_MOST, Operator.BELOW):
        return target * Decimal("0.98")
    return min(target * Decimal("1.02"), indicator.unit.high or target * 2)


def _of_table(spec: FormSpec, column: str) -> int:
    """Totals above their parts; men and women make up their total."""
    sums = {rule.columns[0]: rule.columns[1:] for rule in spec.rules if rule.code == "parts-differ-from-total"}
    wholes = {rule.columns[1] for rule in spec.rules if rule.code == "part-above-total"}
    if column in sums:
        return sum(_of_table(spec, part) for part in sums[column])
    place = [each.id for each in spec.columns].index(column)
    return 100 + place if column in wholes else 20 + place
