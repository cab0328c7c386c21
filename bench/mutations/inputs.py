"""Wrong and impossible contents of input cells, and blanks where an answer is due."""

from collections.abc import Iterator
from decimal import Decimal

from bench.mutations.answers import answer
from bench.mutations.change import DATE_FORMAT, EMPTY, ERROR, PERCENT_FORMAT, UNCALCULATED, Change, change, number, text
from bench.mutations.spots import Role, Spot
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.cover import COVER
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.forms.spec import Field, Kind, Layout
from toolkit.core.forms.tasks import OTHER_TASKS, TASKS
from toolkit.core.submission import RawCell
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import STATUS_NO_DATA

MIXED = "®¸nh gi¸ µ ở"
"""TCVN3 and Unicode in one cell: no conversion restores it."""
_SERIAL = Decimal(46115)  # what Excel makes of "3/4" in 2026
_OLD_DAY = Decimal(43819)  # 20 December 2019
_RATE_STEP = Decimal("1.5")
_SHARES = frozenset({UnitKind.PERCENT})
_COUNTS = frozenset({UnitKind.COUNT})
_CONTINUOUS = frozenset({UnitKind.AMOUNT, UnitKind.RATIO, UnitKind.PER_100, UnitKind.PER_1000, UnitKind.PER_100000})


def of_input(spot: Spot, book: AgencyBook) -> Iterator[Change]:
    """An input cell of the form that ``answers`` fills."""
    field = spot.field
    assert field is not None, "input cells have a field"
    yield change("error value", ERROR, "error-value")
    yield change("formula without a value", UNCALCULATED, "formula-without-value")
    match field.kind:
        case Kind.FIGURE:
            yield from _figure(field)
        case Kind.CHOICE:
            yield change("outside the list", text("Xong xuôi"), "choice-unknown")
            yield change("a number", number("5"), "choice-unknown")
            yield change("mixed encodings", text(MIXED), "legacy-encoding")
        case Kind.DATE:
            yield change("text", text("đầu tháng 3"), "date-unreadable")
            yield change("a day that is none", text("31/02/2022"), "date-unreadable")
            yield change("a plain number", number("12.5", "0.00"), "date-unreadable")
        case Kind.TEXT:
            yield change("mixed encodings", text(MIXED), "legacy-encoding")
    yield from _missing(spot)
    yield from _contradicting(spot, book)


def _figure(field: Field) -> Iterator[Change]:
    unit = field.unit.kind if field.unit else UnitKind.AMOUNT
    negative = {UnitKind.PERCENT: "percent-out-of-range", UnitKind.YEAR: "year-out-of-range"}
    yield change("text", text("rất nhiều"), "text-in-figure")
    yield change("a truth value", RawCell(address="A1", value=True), "text-in-figure")
    yield change("a date", number(_SERIAL, DATE_FORMAT), "date-in-figure")
    yield change("a date as text", text("12/3/2022"), "date-in-figure")
    yield change("about", text("khoảng 50"), "approximate-figure")
    yield change("at least", text("≥50"), "approximate-figure")
    yield change("another unit", text("12 kg"), "unit-contradicts")
    yield change("mixed encodings", text(MIXED), "legacy-encoding")
    yield change("sixteen digits", number("1e15"), "figure-too-large")
    yield change("negative", number("-1"), negative.get(unit, "negative-count"))
    yield change("negative text", text("-1"), negative.get(unit, "negative-count"))
    if unit in _SHARES:
        yield change("just above 100 %", number("100.01"), "percent-out-of-range")
        yield change("above 100 % as text", text("150,5"), "percent-out-of-range")
        yield change("above 100 % under a % format", number("1.2", PERCENT_FORMAT), "percent-out-of-range")
        yield change("a fraction", number("0.4167"), "percent-as-fraction")
        yield change("a fraction as text", text("0,4167"), "percent-as-fraction")
    if unit in _COUNTS:
        yield change("half a thing", number("12.5"), "fractional-count")
        yield change("half a thing as text", text("12,5"), "fractional-count")
        yield change("percent", text("12 %"), "unit-contradicts")
        yield change("under a % format", number("0.12", PERCENT_FORMAT), "unit-contradicts")
    if unit in _CONTINUOUS:
        yield change("two readings", text("1.234"), "ambiguous-figure")
    if unit is UnitKind.YEAR:
        yield change("long ago", number("1989"), "year-out-of-range")
        yield change("five digits", number("20211"), "year-out-of-range")
    if field.low is not None and field.low > 0:
        yield change("below the plausible", number("0"), "beyond-bounds")


def _missing(spot: Spot) -> Iterator[Change]:
    """Blanks where an answer is due."""
    assert spot.field is not None, "input cells have a field"
    spec = spot.form.spec
    code = ""
    if spec.id == COVER:
        code = "contact-missing" if spot.field.required else ""
    elif spec.id == INDICATORS:
        alone = spot.form.row_by_key[spot.key].fields.get("numerator") is None
        codes = {"numerator": "component-missing", "denominator": "component-missing", "note": "source-missing"}
        codes |= {"status": "status-assumed", "result": "required-empty" if alone else ""}
        code = codes.get(spot.column.id, "")
    elif spec.id == TASKS:
        code = {"status": "required-empty", "result": "done-without-result"}.get(spot.column.id, "")
    elif spot.field.required:
        code = "required-empty"
    if code:
        yield change("blanked", EMPTY, code)


def _contradicting(spot: Spot, book: AgencyBook) -> Iterator[Change]:
    """Figures and answers that are possible alone and not beside the rest of their row."""
    spec, column = spot.form.spec, spot.column.id
    rules = {(rule.code, rule.columns[0]): rule for rule in spec.rules}
    if spec.id == INDICATORS:
        yield from _of_rate(spot, book)
    if ("part-above-total", column) in rules:
        whole = _answered(spot, rules["part-above-total", column].columns[1], book)
        yield change("above its total", number(whole + 1), "part-above-total")
    if ("parts-differ-from-total", column) in rules:
        whole = _answered(spot, column, book)
        yield change("another sum", number(whole + 1), "parts-differ-from-total")
    dated = spot.field is not None and spot.field.kind is Kind.DATE
    if dated and spec.layout is Layout.OPEN and spec.id != OTHER_TASKS:
        yield change("years ago", number(_OLD_DAY, DATE_FORMAT), "date-outside-year")


def _of_rate(spot: Spot, book: AgencyBook) -> Iterator[Change]:
    row, column = spot.form.row_by_key[spot.key], spot.column.id
    rated = row.fields.get("numerator") is not None
    # Beside an earlier year's figure of a survey it says: nothing new, this is the latest.
    if column == "status" and row.fields.get("year") is None:
        yield change("no data beside a figure", text(STATUS_NO_DATA), "status-contradicts-figure")
    if column == "denominator":
        yield change("zero", number("0"), "denominator-zero")
    if column == "numerator" and row.unit is not None and row.unit.kind is UnitKind.PERCENT:
        whole = _answered(spot, "denominator", book)
        yield change("(a) above (b)", number(whole + 1), "numerator-above-denominator")
    if column == "result" and rated:
        rate = _answered(spot, "result", book)
        other = rate + _RATE_STEP if rate < 2 * _RATE_STEP else rate - _RATE_STEP
        yield change("another rate", number(other), "rate-differs")


def _answered(spot: Spot, column: str, book: AgencyBook) -> Decimal:
    """The figure in another cell of the row."""
    other = spot.form.spec.column(column)
    field = spot.form.field(spot.row, other) if spot.row else other.field
    assert field is not None, "rules of a row name its input cells"
    beside = Spot(
        form=spot.form,
        row=spot.row,
        key=spot.key,
        column=other,
        sheet=spot.sheet,
        place=spot.place,
        role=Role.INPUT,
        field=field,
    )
    return Decimal(str(answer(beside, field, book, 0)))
