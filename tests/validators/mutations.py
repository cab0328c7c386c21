"""One change to a correct form for each rule on cells and rows: the finding it must raise, and where.

One table, long because every rule has its line in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tests.validators.filling import Place, cell
from toolkit.core.submission import RawCell


@dataclass(frozen=True)
class Mutation:
    """A change, and the one finding that follows."""

    code: str
    changes: Mapping[Place, RawCell | None]
    at: Place
    """Where the finding lies."""
    refused: frozenset[Place] = field(default_factory=frozenset)
    """Input cells that must not be consolidated because of it."""

    @property
    def title(self) -> str:
        """Name of the test."""
        return f"{self.code}: {self.at[1]} {self.at[2]}"


def number(text: str, **more: object) -> RawCell:
    """A numeric cell."""
    return cell(Decimal(text), **more)


def indicator(row: str, column: str) -> Place:
    """A cell of the indicator form."""
    return "indicators", row, column


def staff(row: str, column: str) -> Place:
    """A cell of the table of staff."""
    return "table:can-bo", row, column


def course(row: str, column: str) -> Place:
    """A cell of the list of courses, whose third row is as large as the two above it."""
    return "table:lop", row, column


Changes = Mapping[Place, RawCell | None]
"""Changes of a correct form."""
_LISTS = ("table:lop", "table:van-ban")


def apart(many: Iterable[Changes]) -> list[list[int]]:
    """Positions in groups that one form can carry at once: no two changes in one row, nor in one list."""
    groups: list[tuple[list[int], set[str | tuple[str, str]]]] = []
    for number, changes in enumerate(many):
        touched = {form if form in _LISTS else (form, row) for form, row, _ in changes}
        free = next((group for group in groups if not touched & group[1]), None)
        if free is None:
            groups.append(free := ([], set()))
        free[0].append(number)
        free[1].update(touched)
    return [numbers for numbers, _ in groups]


def joined(many: Iterable[Changes]) -> dict[Place, RawCell | None]:
    """All of these changes."""
    return {place: raw for changes in many for place, raw in changes.items()}


def _one(code: str, place: Place, raw: RawCell | None, *, refused: bool = False, **more: RawCell | None) -> Mutation:
    del more
    return Mutation(code, {place: raw}, place, frozenset({place}) if refused else frozenset())


_RATE = frozenset({indicator("1.1", "numerator"), indicator("1.1", "denominator"), indicator("1.1", "result")})
_PARTS = frozenset({staff("tinh", "nu"), staff("tinh", "tong-so")})
_WOMEN = frozenset({course("1", "nu"), course("1", "so-nguoi")})
_SUM = frozenset({course("3", "so-nguoi"), course("3", "nam"), course("3", "nu")})
_A, _B, _C = indicator("1.1", "numerator"), indicator("1.1", "denominator"), indicator("1.1", "result")
_COUNT, _SURVEY = indicator("1.2", "result"), indicator("1.4", "result")
_ODD_DAY = number("44635", date=True, number_format='dd/mm/"2022"')

ISSUES: tuple[Mutation, ...] = (
    _one("text-in-figure", _COUNT, cell("rất nhiều"), refused=True),
    _one("date-in-figure", _COUNT, number("46115", date=True, number_format="d-mmm"), refused=True),
    _one("error-value", _COUNT, cell(None, error="#DIV/0!", formula="1/0"), refused=True),
    _one("error-value", indicator("1.2", "note"), cell(None, error="#REF!"), refused=True),
    _one("formula-without-value", _COUNT, cell(None, formula="SUM(A1:A9)", missing=True), refused=True),
    _one("formula-broken", _COUNT, number("12", formula="SUM(#REF!)"), refused=True),
    _one("formula-broken", indicator("1.2", "note"), cell("Sổ", formula="#REF!"), refused=True),
    _one("formula-differs", _COUNT, number("12", formula="5+8"), refused=True),
    _one("approximate-figure", _COUNT, cell("khoảng 50"), refused=True),
    _one("approximate-figure", _SURVEY, cell("≥45"), refused=True),
    _one("ambiguous-figure", staff("tinh", "kinh-phi"), cell("1.234"), refused=True),
    _one("figure-of-year", _COUNT, cell("12 (báo cáo 2020)"), refused=True),
    _one("data-year-contradicts", _SURVEY, cell("41,5 (NGTK 2020)"), refused=True),
    _one("figure-too-large", _COUNT, number("1e15"), refused=True),
    _one("percent-as-fraction", _SURVEY, number("0.415"), refused=True),
    _one("unit-contradicts", _COUNT, cell("12 %"), refused=True),
    _one("format-contradicts", _COUNT, number("12", number_format='0"0"'), refused=True),
    _one("format-contradicts", _SURVEY, number("41.5", number_format=";;;"), refused=True),
    _one("format-contradicts", ("table:van-ban", "1", "ngay"), _ODD_DAY, refused=True),
    _one("legacy-encoding", indicator("1.2", "note"), cell("®¸nh gi¸ µ ở"), refused=True),
    _one("choice-unknown", ("tasks", "1.1", "status"), cell("Xong"), refused=True),
    _one("choice-unknown", indicator("1.1", "status"), cell("Tạm"), refused=True),
    _one("date-unreadable", ("table:van-ban", "1", "ngay"), cell("đầu tháng 3"), refused=True),
)

BOUNDS: tuple[Mutation, ...] = (
    _one("percent-out-of-range", _SURVEY, number("100.01"), refused=True),
    _one("percent-out-of-range", _SURVEY, number("-0.01"), refused=True),
    _one("negative-count", _COUNT, number("-1"), refused=True),
    _one("negative-count", staff("tinh", "kinh-phi"), number("-0.5"), refused=True),
    _one("fractional-count", _COUNT, number("12.5"), refused=True),
    _one("year-out-of-range", indicator("1.4", "year"), number("20211"), refused=True),
    _one("year-out-of-range", indicator("1.4", "year"), number("1989"), refused=True),
    _one("beyond-bounds", _COUNT, number("501")),
)

REQUIRED: tuple[Mutation, ...] = (
    _one("required-empty", staff("huyen", "tong-so"), None),
    _one("required-empty", ("tasks", "1.2", "status"), None),
    Mutation("required-empty", {_COUNT: None}, _COUNT),
    Mutation("required-empty", {_COUNT: None, indicator("1.2", "status"): None}, _COUNT),
    Mutation("required-empty", {_A: None, _B: None, _C: None}, _C),
    _one("required-empty", ("table:van-ban", "1", "so"), None),
    _one("required-empty", course("2", "so-nguoi"), None),
    _one("contact-missing", ("cover", "name", "value"), None),
    _one("contact-missing", ("cover", "phone", "value"), cell("   ")),
    _one("contact-missing", ("cover", "letter-date", "value"), None),
)

ROWS: tuple[Mutation, ...] = (
    Mutation("component-missing", {_A: None}, _A),
    Mutation("component-missing", {_B: None}, _B),
    Mutation("component-missing", {_A: None, _B: None}, _A),
    Mutation("denominator-zero", {_B: number("0"), _C: None}, _B, _RATE - {_C}),
    Mutation("denominator-zero", {_A: number("0"), _B: number("0")}, _B, _RATE),
    Mutation("numerator-above-denominator", {_A: number("22"), _C: None}, _A, _RATE - {_C}),
    Mutation("rate-differs", {_C: number("66.68")}, _C, _RATE),
    Mutation("rate-differs", {_C: number("76.67")}, _C, _RATE),
    Mutation("rate-differs", {indicator("1.3", "result"): number("113")}, indicator("1.3", "result")),
    Mutation("part-above-total", {staff("tinh", "nu"): number("41")}, staff("tinh", "nu"), _PARTS),
    Mutation("part-above-total", {course("1", "nu"): number("31")}, course("1", "nu"), _WOMEN),
    Mutation("parts-differ-from-total", {course("1", "nu"): number("17")}, course("1", "so-nguoi")),
    Mutation("parts-differ-from-total", {course("2", "nam"): number("13")}, course("2", "so-nguoi")),
    *(
        Mutation("total-in-list", {course("3", "ten"): cell(words)}, course("3", "ten"), _SUM | {course("3", "ten")})
        for words in ("Tổng cộng", "TỔNG SỐ:", "Cộng", " Tổng ")
    ),
    Mutation(
        "total-in-list",
        {course("3", "ten"): cell("Tổng cộng"), course("3", "so-nguoi"): None},
        course("3", "ten"),
        frozenset({course("3", "ten"), course("3", "nam"), course("3", "nu")}),
    ),
    Mutation("total-in-list", {course("3", "ten"): None}, course("3", "so-nguoi"), _SUM),
    Mutation("row-repeated", {course("2", "ten"): cell("Lớp Đô Lương")}, course("2", "ten")),
    Mutation(
        "status-contradicts-figure",
        {indicator("1.1", "status"): cell("Chưa có số liệu")},
        indicator("1.1", "status"),
        _RATE,
    ),
    Mutation(
        "status-contradicts-figure",
        {indicator("1.2", "status"): cell("Không phát sinh trong kỳ")},
        indicator("1.2", "status"),
        frozenset({_COUNT}),
    ),
    Mutation(
        "status-contradicts-figure",
        {_COUNT: number("0"), indicator("1.2", "status"): cell("Không thuộc nhiệm vụ đơn vị")},
        indicator("1.2", "status"),
        frozenset({_COUNT}),
    ),
    _one("status-assumed", indicator("1.1", "status"), None),
    _one("source-missing", indicator("1.1", "note"), None),
    Mutation(
        "explanation-missing",
        {_COUNT: number("9"), indicator("1.2", "note"): None},
        indicator("1.2", "note"),
    ),
    Mutation(
        "explanation-missing",
        {indicator("1.3", "numerator"): number("2445"), indicator("1.3", "note"): None},
        indicator("1.3", "note"),
    ),
    Mutation(
        "explanation-missing",
        {
            _COUNT: None,
            indicator("1.2", "status"): cell("Chưa có số liệu"),
            indicator("1.2", "note"): None,
        },
        indicator("1.2", "note"),
    ),
)

_BOYS, _GIRLS, _SEX_RATIO = (indicator("1.3", column) for column in ("numerator", "denominator", "result"))
_MONEY, _ISSUED = staff("tinh", "kinh-phi"), ("table:van-ban", "1", "ngay")

PLAUSIBLE: tuple[Mutation, ...] = (
    _one("slip-suspected", _COUNT, number("100")),
    _one("slip-suspected", _SURVEY, number("4.15")),
    Mutation("slip-suspected", {_BOYS: number("241")}, _SEX_RATIO),
    Mutation("far-from-baseline", {_BOYS: number("300")}, _SEX_RATIO),
    Mutation("same-as-baseline", {_BOYS: None, _GIRLS: None, _SEX_RATIO: number("116")}, _SEX_RATIO),
    _one("done-without-result", ("tasks", "1.1", "result"), None),
    _one("date-outside-year", _ISSUED, number("44561", date=True)),  # 31 December 2021
    _one("date-outside-year", _ISSUED, number("44927", date=True)),  # 1 January 2023
    _one("amount-in-dong", _MONEY, number("1000000")),
)

NOTES: tuple[Mutation, ...] = (
    _one("formula-in-input", _COUNT, number("12", formula="5+7")),
    _one("formula-external", _COUNT, number("12", formula="[1]Sheet1!A1")),
    _one("formula-unproven", _COUNT, number("12", formula="SUM(B2:B9)", stale=True)),
    _one("formula-in-input", _SURVEY, number("41.5", formula="SUM(Bảng1[Nữ])")),
    _one("percent-format", _SURVEY, number("0.415", number_format="0.00%")),
    _one("percent-sign", _SURVEY, cell("41,5%")),
    _one("year-typed", _SURVEY, cell("41,5 (NGTK 2021)")),
    _one("unit-typed", _COUNT, cell("12 cơ quan")),
    _one("percent-of-one", _SURVEY, number("1")),
    _one("zero-hidden", staff("tinh", "nu"), number("0", number_format="#,###")),
    _one("hidden-decimals", _SURVEY, number("41.50001")),
    _one("hidden-decimals", _C, number("66.66666667")),
    _one("number-as-text", _COUNT, cell("12")),
    _one("separator-resolved", staff("huyen", "tong-so"), cell("1.075")),
    _one("choice-normalised", ("tasks", "1.1", "status"), cell("hoàn thành")),
)

PANDERA: tuple[Mutation, ...] = ISSUES + BOUNDS + REQUIRED + ROWS + PLAUSIBLE
ALL: tuple[Mutation, ...] = PANDERA + NOTES

FINE: Mapping[str, Mapping[Place, RawCell | None]] = {
    "a share of exactly 0": {
        _A: number("0"),
        _C: number("0"),
    },
    "a share of exactly 100": {_SURVEY: number("100")},
    "a equal to b": {_A: number("21"), _C: number("100")},
    "rounded to whole percents": {_C: number("67")},
    "cut instead of rounded": {_C: number("66.66")},
    "only the components": {_C: None},
    "more boys than girls": {indicator("1.3", "result"): number("114.78")},
    "a count of zero": {staff("tinh", "nu"): number("0")},
    "the highest plausible count": {_COUNT: number("500")},
    "a part equal to its total": {staff("tinh", "nu"): number("40")},
    "an optional cell left blank": {staff("tinh", "kinh-phi"): None},
    "zero and nothing occurred": {
        _A: number("0"),
        _B: number("0"),
        _C: None,
        indicator("1.1", "status"): cell("Không phát sinh trong kỳ"),
    },
    "nothing occurred, cells blank, no note": {
        _A: None,
        _B: None,
        _C: None,
        indicator("1.1", "status"): cell("Không phát sinh trong kỳ"),
        indicator("1.1", "note"): None,
    },
    "not in the agency's remit": {
        _COUNT: None,
        indicator("1.2", "status"): cell("Không thuộc nhiệm vụ đơn vị"),
        indicator("1.2", "note"): None,
    },
    "no data, explained": {_COUNT: None, indicator("1.2", "status"): cell("Chưa có số liệu")},
    "the total is known, the part is not": {
        _A: None,
        _C: None,
        indicator("1.1", "status"): cell("Chưa có số liệu"),
    },
    "missed and explained": {_COUNT: number("3")},
    "an estimate in December": {indicator("1.1", "status"): cell("Ước thực hiện")},
    "a target met exactly": {_COUNT: number("10")},
    "men and women not told apart": {course("1", "nam"): None},
    "an item that begins like a total": {course("3", "ten"): cell("Tổng kết công tác năm")},
    "a row without words that is no sum": {
        course("3", "ten"): None,
        course("3", "so-nguoi"): number("61"),
        course("3", "nu"): number("37"),
    },
    "an earlier figure of a survey, and none of this year": {indicator("1.4", "status"): cell("Chưa có số liệu")},
    "a jump of a small count": {_COUNT: number("1")},
    "last year's rate again, proven by (a) and (b)": {
        _BOYS: number("2436"),
        _GIRLS: number("2100"),
        _SEX_RATIO: number("116"),
    },
    "a rate of a few cases": {_BOYS: number("1"), _GIRLS: number("10")},
    "a tenth of nothing near the target": {_COUNT: number("200")},
    "a ratio that fell by less than five times": {_BOYS: number("500")},
    "first and last day of the year": {
        _ISSUED: number("44562", date=True),
        ("table:van-ban", "2", "ngay"): number("44926", date=True),
        ("table:van-ban", "2", "so"): cell("13/KH-SYT"),
    },
    "a letter of the next year": {("cover", "letter-date", "value"): number("44600", date=True)},
    "just below a million": {_MONEY: number("999999.99")},
    "first and last year": {indicator("1.4", "year"): number("1990")},
}
"""Ordinary practice that must raise nothing."""
