"""Reading a figure: what a cell holds, with the row's unit, becomes an exact number or a reason why not."""

import re
from decimal import Decimal

from toolkit.core.numbers.formats import from_serial, is_percent, plain, show, shown
from toolkit.core.numbers.formulas import formula_fault, formula_notes
from toolkit.core.numbers.grammar import FIGURE, choose, readings
from toolkit.core.numbers.legacy import Encoding, decode
from toolkit.core.numbers.sections import Shows, shows_text
from toolkit.core.numbers.words import answer, approximate, unit_fits
from toolkit.core.submission import RawCell, Reading, State
from toolkit.core.text import clean_figure, is_blank, reordered
from toolkit.core.units import Unit, UnitKind

_TOO_LARGE = Decimal(10) ** 15
"""Nobody reports figures of this size, and Excel does not keep all of their digits."""
_PLAIN_YEARS = range(1990, 2101)
_WITH_WORDS = re.compile(rf"({FIGURE}(?<![ ]))\s*([^0-9].*)", re.DOTALL)
_DATED = re.compile(rf"({FIGURE}[^0-9()]*)\([^()]*?\b((?:19|20)[0-9]{{2}})\b[^()]*\)")
"""A figure with its source and year in brackets: "36,5 (NGTK 2021)"."""
_YEAR = re.compile(r"n[aă]m\s*([0-9]{4})", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{2}|[0-9]{4})|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*")
_QUOTIENT = re.compile(r"([0-9][0-9.,]*)\s?/\s?([0-9][0-9.,]*).*", re.DOTALL)
_NUMBERS = re.compile(r"(?<![\w/.,])[0-9](?:[0-9.,]*[0-9])?(?![\w/])")


def read_figure(
    cell: RawCell,
    unit: Unit,
    decimals: int,
    low: Decimal | None = None,
    high: Decimal | None = None,
    *,
    dated: bool = False,
) -> Reading:
    """Read a figure of a unit. The bounds only choose between readings; judging the value is left to the schema.

    ``dated``: whether a figure that names its own year is welcome, as in rows of surveys; elsewhere it belongs to
    another year than the one asked for, or its source to another column.
    """
    if cell.error:
        return Reading(state=State.ERROR, issue="error-value")
    fault = formula_fault(cell)
    if fault is not None:
        return fault
    notes = formula_notes(cell)
    bounds = (unit.low if low is None else low, unit.high if high is None else high)
    if isinstance(cell.value, bool):
        return _unreadable("text-in-figure")
    if isinstance(cell.value, Decimal):
        return _Figure(unit, decimals, bounds, notes, dated).from_number(cell.value, cell)
    if is_blank(cell.value):
        return Reading(state=State.BLANK, notes=notes)
    return _Figure(unit, decimals, bounds, notes, dated).from_text(str(cell.value), cell)


def _unreadable(issue: str, expected: str = "", notes: tuple[str, ...] = ()) -> Reading:
    return Reading(state=State.UNREADABLE, issue=issue, expected=expected, notes=notes)


class _Figure:
    """One figure being read: the unit decides, notes gather."""

    def __init__(
        self,
        unit: Unit,
        decimals: int,
        bounds: tuple[Decimal | None, Decimal | None],
        notes: tuple[str, ...],
        dated: bool,
    ) -> None:
        self.dated = dated
        self.unit, self.decimals, (self.low, self.high) = unit, decimals, bounds
        self.notes = list(notes)
        self.how = ""

    @property
    def percent(self) -> bool:
        return self.unit.kind is UnitKind.PERCENT

    def from_number(self, value: Decimal, cell: RawCell) -> Reading:
        if cell.date:
            return _unreadable("date-in-figure", _behind_date(value))
        shown_as = shown(value, cell.formats)
        if shown_as is Shows.OTHER:
            return _unreadable("format-contradicts")
        if shown_as is Shows.NOTHING or not (value or cell.zeros):
            self.notes.append("zero-hidden")
        if not is_percent(cell.number_format, value):
            return self.fraction(value) or self.accept(value)
        percents = plain(value * 100)
        if not self.percent and value:
            return _unreadable("unit-contradicts", self.only_the_figure())
        self.notes.append("percent-format")
        self.how = f"{show(value)} dưới định dạng % là {show(percents)}" if value else ""
        return self.accept(percents)

    def from_text(self, typed: str, cell: RawCell) -> Reading:
        if reordered(typed):
            return _unreadable("text-in-figure")
        encoding, unicode = decode(typed)
        if encoding is Encoding.MIXED:
            return _unreadable("legacy-encoding")
        if encoding is not Encoding.UNICODE:
            self.notes.append("legacy-converted")
        cleaned = clean_figure(unicode)
        self.notes += cleaned.changes
        text = cleaned.text
        if is_blank(text):
            return Reading(state=State.BLANK, notes=tuple(self.notes))
        if not all(map(shows_text, cell.formats)):
            return _unreadable("format-contradicts")
        state = answer(text)
        if state is not None:
            return Reading(state=state, notes=(*self.notes, "answer-in-words"), how=f"“{text}” là câu trả lời bằng chữ")
        if cell.date or _DATE.fullmatch(text):
            return _unreadable("date-in-figure", notes=tuple(self.notes))
        if approximate(text):
            return _unreadable("approximate-figure", notes=tuple(self.notes))
        self.notes.append("number-as-text")
        return self.from_typed(text)

    def from_typed(self, text: str) -> Reading:
        year = _YEAR.fullmatch(text) if self.unit.kind is UnitKind.YEAR else None
        if year:
            self.notes.append("unit-typed")
            text = year.group(1)
        found = readings(text)
        if found:
            value = self.one_of(found)
            if value is None:
                return self.ambiguous(found)
            return self.fraction(value) or self.accept(value)
        dated = _DATED.fullmatch(text)
        if dated and self.unit.kind is not UnitKind.YEAR:
            return self.with_year(text, dated.group(1).strip(), int(dated.group(2)))
        parts = _WITH_WORDS.fullmatch(text)
        if parts:
            return self.with_words(text, parts.group(1).strip(), parts.group(2).strip())
        return _unreadable("text-in-figure", self.embedded(text))

    def with_words(self, text: str, figure: str, words: str) -> Reading:
        fits = unit_fits(words, self.unit)
        found = readings(figure)
        if fits is False and found:
            return _unreadable("unit-contradicts", self.only_the_figure())
        if fits is None or not found:
            return _unreadable("text-in-figure", _quotient(text) or self.embedded(text))
        signed = words.startswith("%")
        self.notes.append("percent-sign" if signed else "ratio-form" if "/" in words else "unit-typed")
        value = self.one_of(found)
        if value is None:
            return self.ambiguous(found)
        self.how = f"“{text}” là {show(value)}"
        return self.accept(value)

    def with_year(self, text: str, figure: str, year: int) -> Reading:
        if not self.dated:
            return _unreadable("figure-of-year", f"{figure}, số năm {year}", tuple(self.notes))
        reading = self.from_typed(figure)
        if reading.value is None:
            return reading
        how = f"“{text}” là {show(Decimal(str(reading.value)))}, số của năm {year}"
        return reading._replace(year=year, notes=(*reading.notes, "year-typed"), how=how)

    def one_of(self, found: tuple[Decimal, ...]) -> Decimal | None:
        value = choose(found, whole=self.unit.integral, low=self.low, high=self.high)
        if value is not None and len(found) > 1:
            self.notes.append("separator-resolved")
            self.how = f"đọc là {show(value)} vì cách đọc khác không hợp với đơn vị tính hoặc khoảng cho phép"
        return value

    def ambiguous(self, found: tuple[Decimal, ...]) -> Reading:
        either = " hoặc ".join(show(value) for value in sorted(found))
        return _unreadable("ambiguous-figure", f"có thể là {either}", tuple(self.notes))

    def fraction(self, value: Decimal) -> Reading | None:
        """The finding that a bare number between 0 and 1 in a percent row is; None where it can only be meant as it is.

        1 is read as 1 % with a note: as a fraction it would be exactly 100 %, and forms that hold such
        fractions hold others too. Where the row's upper bound excludes the hundredfold, the figure stands.
        """
        if not self.percent or not 0 < value <= 1:
            return None
        scaled = plain(value * 100)
        if self.high is not None and scaled > self.high:
            return None
        if value == 1:
            self.notes.append("percent-of-one")
            self.how = "đọc là 1 %, không phải 100 %"
            return None
        return _unreadable("percent-as-fraction", f"{show(value)} % hoặc {show(scaled)} %", tuple(self.notes))

    def accept(self, value: Decimal) -> Reading:
        if abs(value) >= _TOO_LARGE:
            return _unreadable("figure-too-large", notes=tuple(self.notes))
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > self.decimals:
            self.notes.append("hidden-decimals")
        state = State.VALUE if value else State.ZERO
        return Reading(state=state, value=value, notes=tuple(self.notes), how=self.how)

    def only_the_figure(self) -> str:
        printed = self.unit.printed.strip("() ")
        generic = printed in ("", "số")
        return "chỉ ghi con số" if generic else f"chỉ ghi con số theo đơn vị tính “{printed}”"

    def embedded(self, text: str) -> str:
        """The only number inside a sentence, as a hint."""
        inside = [readings(part) for part in _NUMBERS.findall(text)]
        return f"có thể là {show(inside[0][0])}" if len(inside) == 1 and len(inside[0]) == 1 else ""


def _quotient(text: str) -> str:
    match = _QUOTIENT.fullmatch(text)
    return f"nếu là {match.group(1)} trên {match.group(2)}: ghi số đạt và tổng số vào hai cột riêng" if match else ""


def _behind_date(serial: Decimal) -> str:
    """What was probably typed before the office program made a date of it."""
    day = from_serial(serial)
    if day is None:
        return "có thể là giờ, phút" if 0 < serial < 1 else f"có thể là {show(serial)}"
    if day.year not in _PLAIN_YEARS:  # a small figure in a cell that was formatted as a date
        return f"có thể là {show(serial)}"
    if day.day == 1 and day.month == 1:
        return f"có thể là 1/1 hoặc năm {day.year}"
    either = f"có thể là {day.day}/{day.month}"
    both = day.day <= 12 and day.day != day.month
    return f"{either} hoặc {day.month}/{day.day}" if both else either
