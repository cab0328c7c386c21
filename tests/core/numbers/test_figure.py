"""The grammar of figures, as a table: unit, what arrives in the cell, what is read."""

from decimal import Decimal

import pytest

from toolkit.core.numbers.figure import read_figure
from toolkit.core.submission import RawCell, Reading, State
from toolkit.core.units import COUNT, YEAR, Unit, UnitKind

UNITS = {
    "%": Unit(kind=UnitKind.PERCENT, printed="(%)"),
    "/100": Unit(kind=UnitKind.PER_100, printed="số bé trai/100 bé gái"),
    "/1000": Unit(kind=UnitKind.PER_1000, printed="ca sinh/1000"),
    "/100000": Unit(kind=UnitKind.PER_100000, printed="ca/100.000 trẻ đẻ sống"),
    "lần": Unit(kind=UnitKind.RATIO, printed="lần"),
    "vụ": Unit(kind=UnitKind.COUNT, printed="vụ", noun="vụ"),
    "số": COUNT,
    "triệu": Unit(kind=UnitKind.AMOUNT, printed="triệu đồng"),
    "năm": YEAR,
}


def read(unit: str, value: str | Decimal | bool | None, **cell: object) -> Reading:
    raw = RawCell(address="H7", value=value, **cell)  # type: ignore[arg-type]
    return read_figure(raw, UNITS[unit], UNITS[unit].decimals)


@pytest.mark.parametrize(
    ("unit", "typed", "value", "notes"),
    [
        # decimal separators
        ("%", "66,67", "66.67", ""),
        ("%", "66.67", "66.67", ""),
        ("lần", ",5", "0.5", ""),
        ("%", "66,670", "66.67", "separator-resolved"),
        ("%", "+5", "5", ""),
        ("triệu", "-5", "-5", ""),
        ("triệu", "−5", "-5", "minus-normalised"),
        # thousands in groups of three
        ("số", "1234567", "1234567", ""),
        ("số", "1.234.567", "1234567", ""),
        ("số", "1,234,567", "1234567", ""),
        ("số", "1 234 567", "1234567", ""),
        ("số", "1\u00a0234", "1234", "spaces-normalised"),
        ("triệu", "1.234,5", "1234.5", ""),
        ("triệu", "1,234.5", "1234.5", ""),
        ("triệu", "1 234,5", "1234.5", ""),
        ("triệu", "1.234,567", "1234.567", "hidden-decimals"),
        ("triệu", "0,234", "0.234", "hidden-decimals"),
        ("triệu", "1234,567", "1234.567", "hidden-decimals"),
        # ambiguous, but the unit or its bounds leave one reading
        ("số", "1.234", "1234", "separator-resolved"),
        ("số", "1,000", "1000", "separator-resolved"),
        ("năm", "2.021", "2021", "separator-resolved"),
        ("%", "12,345", "12.345", "separator-resolved hidden-decimals"),
        # percent signs
        ("%", "66,67%", "66.67", "percent-sign"),
        ("%", "66,67 %", "66.67", "percent-sign"),
        ("%", "66,67\u00a0%", "66.67", "spaces-normalised percent-sign"),
        ("%", "0,67%", "0.67", "percent-sign"),
        ("%", "95 phần trăm", "95", "unit-typed"),
        ("%", "1", "1", "percent-of-one"),
        # other units typed with the figure
        ("vụ", "45 vụ", "45", "unit-typed"),
        ("vụ", "45 VỤ.", "45", "unit-typed"),
        ("số", "45 người", "45", "unit-typed"),
        ("số", "1.234 lượt người", "1234", "separator-resolved unit-typed"),
        ("lần", "1,48 lần", "1.48", "unit-typed"),
        ("năm", "năm 2021", "2021", "unit-typed"),
        ("triệu", "500 triệu", "500", "unit-typed"),
        ("triệu", "500 triệu đồng", "500", "unit-typed"),
        ("/1000", "18‰", "18", "unit-typed"),
        ("/100", "117/100", "117", "ratio-form"),
        ("/100", "117,5 / 100", "117.5", "ratio-form"),
        ("/100", "117 bé trai/100 bé gái", "117", "ratio-form"),
        ("/1000", "18/1.000", "18", "ratio-form"),
        ("/100000", "7,69/100.000", "7.69", "ratio-form"),
        # how it was typed
        ("%", "'66,67", "66.67", "apostrophe-removed"),
        ("%", "６６，６７", "66.67", "full-width-normalised"),
        ("%", "66\u200b,67", "66.67", "zero-width-removed"),
    ],
)
def test_a_text_that_can_only_be_one_figure(unit: str, typed: str, value: str, notes: str) -> None:
    reading = read(unit, typed)
    assert (reading.state, reading.value, reading.issue) == (State.VALUE, Decimal(value), "")
    assert set(reading.notes) == {"number-as-text", *notes.split()}


@pytest.mark.parametrize(
    ("unit", "typed", "issue", "expected"),
    [
        ("triệu", "1.234", "ambiguous-figure", "có thể là 1,234 hoặc 1234"),
        ("triệu", "1,234", "ambiguous-figure", "có thể là 1,234 hoặc 1234"),
        ("lần", "1,500", "ambiguous-figure", "có thể là 1,5 hoặc 1500"),
        ("/1000", "1.234", "ambiguous-figure", "có thể là 1,234 hoặc 1234"),
        ("triệu", "1 234.567", "ambiguous-figure", "có thể là 1234,567 hoặc 1234567"),
        ("%", "123.456", "ambiguous-figure", "có thể là 123,456 hoặc 123456"),
        ("triệu", "1.234 triệu", "ambiguous-figure", "có thể là 1,234 hoặc 1234"),
        ("%", "0,67", "percent-as-fraction", "0,67 % hoặc 67 %"),
        ("%", "0.005", "percent-as-fraction", "0,005 % hoặc 0,5 %"),
        ("%", "45 người", "unit-contradicts", "chỉ ghi con số theo đơn vị tính “%”"),
        ("vụ", "45 người", "unit-contradicts", "chỉ ghi con số theo đơn vị tính “vụ”"),
        ("vụ", "45%", "unit-contradicts", "chỉ ghi con số theo đơn vị tính “vụ”"),
        ("số", "45%", "unit-contradicts", "chỉ ghi con số"),
        ("/1000", "120 ca sinh", "unit-contradicts", "chỉ ghi con số theo đơn vị tính “ca sinh/1000”"),
        ("số", "1" + "0" * 26, "figure-too-large", ""),
        ("triệu", "-1000000000000000", "figure-too-large", ""),
        ("số", "\u202e21", "text-in-figure", ""),
        ("triệu", "5 tỷ đồng", "unit-contradicts", "chỉ ghi con số theo đơn vị tính “triệu đồng”"),
        ("triệu", "5.000.000 đồng", "unit-contradicts", "chỉ ghi con số theo đơn vị tính “triệu đồng”"),
        ("%", "≥95", "approximate-figure", ""),
        ("%", ">= 95%", "approximate-figure", ""),
        ("%", ">25", "approximate-figure", ""),
        ("%", "khoảng 50", "approximate-figure", ""),
        ("%", "~50", "approximate-figure", ""),
        ("%", "Trên 90%", "approximate-figure", ""),
        ("%", "ước đạt khoảng 90", "approximate-figure", ""),
        ("%", "90 trở lên", "approximate-figure", ""),
        ("%", "50+", "approximate-figure", ""),
        ("%", "45-50", "approximate-figure", ""),
        ("%", "từ 45 đến 50%", "approximate-figure", ""),
        ("số", "20/12/2022", "date-in-figure", ""),
        ("số", "12.5.2022", "date-in-figure", ""),
        ("%", "117/100", "text-in-figure", "nếu là 117 trên 100: ghi số đạt và tổng số vào hai cột riêng"),
        ("/1000", "18/100", "text-in-figure", "nếu là 18 trên 100: ghi số đạt và tổng số vào hai cột riêng"),
        ("số", "12/45", "text-in-figure", "nếu là 12 trên 45: ghi số đạt và tổng số vào hai cột riêng"),
        ("%", "đạt 95", "text-in-figure", "có thể là 95"),
        ("số", "có 12 vụ", "text-in-figure", "có thể là 12"),
        ("số", "12 xyz", "text-in-figure", "có thể là 12"),
        ("số", "3 nam, 4 nữ", "text-in-figure", ""),
        ("số", "rất nhiều", "text-in-figure", ""),
        ("số", "12.34.567", "text-in-figure", ""),
        ("số", "1.234,5,6", "text-in-figure", ""),
        ("số", "1e5", "text-in-figure", ""),
        ("số", "9" * 400, "text-in-figure", ""),
        ("số", "¬®­µ", "text-in-figure", ""),
        ("số", "Tr\xadêng ®¹i học", "legacy-encoding", ""),
    ],
)
def test_a_text_that_is_no_certain_figure(unit: str, typed: str, issue: str, expected: str) -> None:
    reading = read(unit, typed)
    assert (reading.state, reading.value) == (State.UNREADABLE, None)
    assert (reading.issue, reading.expected) == (issue, expected)


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("-", State.NIL),
        ("–", State.NIL),
        ("không", State.NIL),
        ("Không có", State.NIL),
        ("KHÔNG PHÁT SINH.", State.NIL),
        ("0 phát sinh", State.NIL),
        ("khong phat sinh", State.NIL),
        ("Kh«ng cã", State.NIL),
        ("Không phát sinh trong kỳ", State.NIL),
        ("chưa có số liệu", State.NO_DATA),
        ("chưa có", State.NO_DATA),
        ("không có số liệu", State.NO_DATA),
        ("N/A", State.NO_DATA),
        ("không thuộc phạm vi", State.OUT_OF_SCOPE),
        ("Không thuộc nhiệm vụ đơn vị", State.OUT_OF_SCOPE),
    ],
)
def test_an_answer_in_words(typed: str, state: State) -> None:
    reading = read("%", typed)
    assert (reading.state, reading.value, reading.issue) == (state, None, "")
    assert "answer-in-words" in reading.notes


@pytest.mark.parametrize("nothing", [None, "", " ", "\u00a0", "\u200b", "'", "\n"])
def test_nothing_is_blank_and_never_zero(nothing: str | None) -> None:
    assert read("%", nothing).state is State.BLANK


@pytest.mark.parametrize("zero", ["0", "0,0", "-0", "0%"])
def test_zero_is_an_answer(zero: str) -> None:
    assert (read("%", zero).state, read("%", zero).value) == (State.ZERO, Decimal(0))


def test_zero_as_a_number() -> None:
    assert read("%", Decimal(0)) == Reading(state=State.ZERO, value=Decimal(0))


@pytest.mark.parametrize(
    ("unit", "number", "cell", "value", "notes"),
    [
        ("%", "66.67", {}, "66.67", ""),
        ("%", "66.6666666666667", {}, "66.6666666666667", "hidden-decimals"),
        ("%", "0.6667", {"number_format": "0.00%"}, "66.67", "percent-format"),
        ("%", "0.5", {"number_format": "0%"}, "50", "percent-format"),
        ("%", "1", {"number_format": "0%"}, "100", "percent-format"),
        ("%", "0.005", {"number_format": "0.0%"}, "0.5", "percent-format"),
        ("%", "1", {}, "1", "percent-of-one"),
        ("%", "100", {}, "100", ""),
        ("%", "150", {}, "150", ""),  # out of bounds: for the schema to say
        ("%", "-3", {}, "-3", ""),
        ("vụ", "12", {}, "12", ""),
        ("vụ", "12.5", {}, "12.5", "hidden-decimals"),  # a fraction of a count: for the schema to say
        ("vụ", "12", {"formula": "SUM(H8:H9)"}, "12", "formula-in-input"),
        ("triệu", "1E+3", {}, "1000", ""),
    ],
)
def test_a_number(unit: str, number: str, cell: dict[str, object], value: str, notes: str) -> None:
    reading = read(unit, Decimal(number), **cell)
    assert (reading.state, reading.value, reading.issue) == (State.VALUE, Decimal(value), "")
    assert set(reading.notes) == set(notes.split())


@pytest.mark.parametrize("fraction", ["0.6667", "0.0001", "0.9999"])
def test_a_bare_fraction_in_a_percent_row_is_for_a_person_to_decide(fraction: str) -> None:
    assert read("%", Decimal(fraction)).issue == "percent-as-fraction"


def test_a_literal_percent_sign_in_the_format_scales_nothing() -> None:
    assert read("%", Decimal("0.67"), number_format='0.00"%"').issue == "percent-as-fraction"


def test_a_percent_format_contradicts_a_count() -> None:
    assert read("vụ", Decimal("0.45"), number_format="0%").issue == "unit-contradicts"


def test_bounds_that_exclude_the_hundredfold_let_a_small_percentage_stand() -> None:
    cell = RawCell(address="H7", value=Decimal("0.5"))
    assert read_figure(cell, UNITS["%"], 2, high=Decimal(5)).value == Decimal("0.5")


def test_bounds_choose_between_readings() -> None:
    cell = RawCell(address="H7", value="1.234")
    assert read_figure(cell, UNITS["triệu"], 2, low=Decimal(100)).value == 1234
    assert read_figure(cell, UNITS["triệu"], 2, high=Decimal(100)).value == Decimal("1.234")


def test_bounds_do_not_judge_what_has_one_reading() -> None:
    cell = RawCell(address="H7", value="1234")
    assert read_figure(cell, UNITS["triệu"], 2, high=Decimal(100)).value == 1234


@pytest.mark.parametrize(
    ("serial", "expected"),
    [
        ("46115", "có thể là 3/4 hoặc 4/3"),  # 3 April 2026
        ("44915", "có thể là 20/12"),  # 20 December 2022
        ("44562", "có thể là 1/1 hoặc năm 2022"),
        ("45", "có thể là 45"),  # a count in a cell that was formatted as a date
        ("0.75", "có thể là giờ, phút"),
    ],
)
def test_a_date_that_the_office_program_made(serial: str, expected: str) -> None:
    reading = read("%", Decimal(serial), number_format="d-mmm", date=True)
    assert (reading.issue, reading.expected) == ("date-in-figure", expected)


def test_an_error_value_is_not_blank() -> None:
    assert read("%", None, error="#REF!") == Reading(state=State.ERROR, issue="error-value")


def test_a_formula_that_was_never_calculated() -> None:
    assert read("%", None, formula="A1", missing=True).issue == "formula-without-value"


def test_a_formula_that_shows_nothing_is_blank() -> None:
    assert read("%", "", formula='IF(A1="","",A1)').state is State.BLANK


@pytest.mark.parametrize("truth", [True, False])
def test_a_truth_value_is_no_figure(truth: bool) -> None:
    assert read("số", truth).issue == "text-in-figure"


def test_a_number_larger_than_any_figure() -> None:
    assert read("số", Decimal("1e307")).issue == "figure-too-large"
    assert read("số", Decimal("999999999999999")).state is State.VALUE


def test_zero_has_no_sign() -> None:
    assert str(read("triệu", "-0").value) == "0"


@pytest.mark.parametrize("typed", ["12 ca sinh/1000", "12 ca sinh trên 1000", "12 trên 1.000", "12‰", "12/1000"])
def test_a_rate_with_its_base(typed: str) -> None:
    assert read("/1000", typed).value == 12


@pytest.mark.parametrize("code", ['0"0"', '"20"00', "-0", "0,", ";;;", '[=14]"20";0'])
def test_a_format_that_shows_another_figure(code: str) -> None:
    assert read("vụ", Decimal(14), number_format=code).issue == "format-contradicts"


@pytest.mark.parametrize("code", ['0"0"', "0%", "dd/mm/yyyy", ";;;"])
def test_a_rule_of_the_sheet_that_may_show_another_figure(code: str) -> None:
    assert read("vụ", Decimal(14), also=("0.00", code)).issue == "format-contradicts"


def test_a_rule_of_the_sheet_that_shows_the_figure_changes_nothing() -> None:
    assert read("vụ", Decimal(14), also=("#,##0", "0.00")) == read("vụ", Decimal(14))


def test_a_sheet_that_shows_no_zeros() -> None:
    assert read("vụ", Decimal(0), zeros=False).notes == ("zero-hidden",)
    assert read("%", Decimal("0.5"), number_format="0%", zeros=False).value == 50


@pytest.mark.parametrize(
    "code", ['0;-0;0;"1"@', "0;-0;0;", ";;;", '@"0"', "@@", "0;0;0;0", "0" + '""' * 500 + ';;;"9"@']
)
def test_a_format_that_shows_another_text(code: str) -> None:
    assert read("vụ", "14", number_format=code).issue == "format-contradicts"
    assert read("vụ", "14", also=(code,)).issue == "format-contradicts"


@pytest.mark.parametrize(
    "code",
    ["@", "0", "0;-0;0;General", ";;", '0;-0;0;@" vụ"', '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "0;-0", '"5"'],
)
def test_a_format_that_shows_the_text(code: str) -> None:
    assert read("vụ", "14", number_format=code).value == 14


def test_a_percent_sign_that_is_only_text_scales_nothing() -> None:
    assert read("%", Decimal("0.6667"), number_format='0.0000"%;"').issue == "percent-as-fraction"


def test_a_format_that_makes_percentages_of_small_numbers() -> None:
    assert read("vụ", Decimal(14), number_format="[>1000]0;0%").issue == "unit-contradicts"


def test_a_zero_that_is_not_shown() -> None:
    assert read("vụ", Decimal(0), number_format="#,###").notes == ("zero-hidden",)


def test_a_sum_whose_stored_value_is_another_one() -> None:
    reading = read("vụ", Decimal(14), formula="3+4")
    assert (reading.issue, reading.expected) == ("formula-differs", "có thể là 7")


def test_a_sum_that_is_stored_as_a_text() -> None:
    assert read("vụ", "14", formula="3+4").issue == "formula-differs"


@pytest.mark.parametrize(
    ("formula", "note"),
    [("SUM(A1:A9)", "formula-unproven"), ("3+4", "formula-in-input"), ("[1]Sheet1!A1", "formula-external")],
)
def test_a_formula_that_no_program_has_computed(formula: str, note: str) -> None:
    assert read("vụ", Decimal(7), formula=formula, stale=True).notes == (note,)
