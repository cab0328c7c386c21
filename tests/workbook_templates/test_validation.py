"""What a cell shows, accepts and says."""

from decimal import Decimal

import pytest

from tests.workbook_templates.books import nghe_an_book, small_book
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Field, FormSpec, Kind, Layout
from toolkit.core.units import Unit, UnitKind
from workbook_templates.validation import MAX_MESSAGE, MAX_TITLE, input_style, number_format, validation
from workbook_templates.wording import shorten, vietnamese

SPEC = FormSpec(id="x", title="x", columns=(), layout=Layout.FIXED)


def _figure(kind: UnitKind, **more: object) -> Field:
    return Field(kind=Kind.FIGURE, unit=Unit(kind=kind), **more)  # type: ignore[arg-type]


def _rule(field: Field) -> dict[str, object]:
    return validation(field, SPEC, "Kết quả", "C7") or {}


def _limits(field: Field) -> tuple[object, ...]:
    rule = _rule(field)
    return tuple(rule.get(name) for name in ("validate", "criteria", "value", "minimum", "maximum"))


def test_a_percentage_lies_between_its_bounds() -> None:
    assert _limits(_figure(UnitKind.PERCENT)) == ("decimal", "between", None, 0, 100)


def test_a_count_is_a_whole_number_from_zero_up() -> None:
    assert _limits(_figure(UnitKind.COUNT)) == ("integer", ">=", 0, None, None)


def test_bounds_of_the_plan_count() -> None:
    field = _figure(UnitKind.RATIO, low=Decimal("0.5"), high=Decimal(3))
    assert _limits(field) == ("decimal", "between", None, 0.5, 3)


def test_a_figure_without_bounds_is_still_a_number() -> None:
    assert _limits(Field(kind=Kind.FIGURE))[:2] == ("decimal", "between")


@pytest.mark.parametrize("kind", [UnitKind.PERCENT, UnitKind.COUNT, UnitKind.YEAR])
def test_a_wrong_figure_is_stopped(kind: UnitKind) -> None:
    assert _rule(_figure(kind))["error_type"] == "stop"


def test_a_choice_comes_from_the_named_list() -> None:
    rule = _rule(Field(kind=Kind.CHOICE, choices=("Có", "Không"), choice_list="co_khong"))
    assert (rule["validate"], rule["source"], rule["error_type"]) == ("list", "=co_khong", "stop")


def test_a_doubtful_date_is_only_questioned() -> None:
    rule = _rule(Field(kind=Kind.DATE))
    assert (rule["validate"], rule["error_type"]) == ("custom", "warning")


def test_text_is_not_checked() -> None:
    assert _rule(Field(kind=Kind.TEXT, prompt="Ghi tên."))["validate"] == "any"


def test_text_without_a_prompt_needs_no_rule() -> None:
    assert validation(Field(kind=Kind.TEXT), SPEC, "x", "A1") is None


def test_the_hint_of_a_percentage_says_to_leave_the_sign_out() -> None:
    assert str(_rule(_figure(UnitKind.PERCENT))["input_message"]).endswith("Không gõ dấu %.")


def test_a_refusal_says_what_to_do_about_decimal_marks() -> None:
    assert "Máy báo lỗi khi gõ dấu phẩy thì gõ dấu chấm." in str(_rule(_figure(UnitKind.RATIO))["error_message"])


def test_a_refusal_names_the_column_for_missing_figures() -> None:
    book = small_book()
    form = next(form for _, form in book.forms() if form.spec.id == "indicators")
    rule = validation(_figure(UnitKind.COUNT), form.spec, "Kết quả", "C7") or {}
    assert "chọn lý do ở cột “Tình trạng số liệu”" in rule["error_message"]


def test_a_required_cell_is_not_offered_a_zero() -> None:
    assert "ghi 0" not in str(_rule(_figure(UnitKind.COUNT, required=True))["error_message"])


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (UnitKind.COUNT, "#,##0"),
        (UnitKind.YEAR, "0"),
        (UnitKind.PERCENT, "General"),
        (UnitKind.RATIO, "General"),
        (UnitKind.AMOUNT, "#,##0.00"),
    ],
)
def test_what_was_typed_stays_visible(kind: UnitKind, expected: str) -> None:
    assert number_format(_figure(kind)) == expected


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.CHOICE, Kind.DATE])
def test_what_is_no_figure_is_kept_as_typed(kind: Kind) -> None:
    assert dict(input_style(Field(kind=kind)).items)["num_format"] == "@"


def test_figures_shrink_instead_of_showing_hashes() -> None:
    assert dict(input_style(_figure(UnitKind.COUNT)).items)["shrink"] is True


@pytest.mark.parametrize(
    "book",
    [
        small_book(),
        small_book(period="6t"),
        nghe_an_book("chi-tieu", "so-y-te"),
        nghe_an_book("hoat-dong", "so-ld-tbxh"),
    ],
)
def test_titles_and_messages_fit_excel(book: AgencyBook) -> None:
    for _, form in book.forms():
        for column in form.spec.inputs:
            for field in [column.field, *(form.field(row, column) for row in form.rows)]:
                rule = validation(field, form.spec, column.heading, "C7") if field else None
                for name, text in (rule or {}).items():
                    if name.endswith(("_title", "_message")):
                        assert len(text) <= (MAX_TITLE if name.endswith("_title") else MAX_MESSAGE)


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("Kết quả", 32, "Kết quả"),
        ("Tình trạng số liệu", 12, "Tình trạng…"),
        ("x" * 40, 10, "xxxxx…"),
        ("😀" * 4, 7, "😀😀😀…"),
    ],
)
def test_long_texts_are_cut_at_words(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@pytest.mark.parametrize(
    ("number", "text"), [("0", "0"), ("100", "100"), ("1234.5", "1.234,5"), ("0.50", "0,5"), ("100000", "100.000")]
)
def test_figures_in_sentences(number: str, text: str) -> None:
    assert vietnamese(Decimal(number)) == text
