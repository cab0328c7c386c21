"""Room that text takes."""

import pytest

from workbook_templates import measure


def test_a_diacritic_takes_no_room() -> None:
    assert measure.text_pixels("ệ") == measure.text_pixels("e")


def test_a_horn_takes_a_little_room() -> None:
    assert measure.text_pixels("o") < measure.text_pixels("ơ") < measure.text_pixels("m")


def test_a_digit_of_the_body_font_is_the_unit_of_widths() -> None:
    assert measure.text_pixels("0") == pytest.approx(measure.DIGIT_PIXELS)


def test_bold_is_wider() -> None:
    assert measure.text_pixels("bình đẳng giới", bold=True) > measure.text_pixels("bình đẳng giới")


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("ngắn", 1), ("một hai ba bốn năm sáu", 2), ("a\nb\nc", 3), ("m" * 36, 4)]
)
def test_wrapped_lines(text: str, lines: int) -> None:
    assert measure.line_count(text, 16) == lines


def test_text_that_fits_takes_one_line() -> None:
    text = "Sở Lao động - Thương binh và Xã hội"
    width = measure.column_width(measure.text_pixels(text))
    assert measure.fits(text, width)
    assert measure.line_count(text, width) == 1


def test_an_indent_leaves_less_room() -> None:
    text = "một hai ba bốn năm"
    assert measure.line_count(text, 17, indent=3) > measure.line_count(text, 17)


def test_no_row_is_higher_than_excel_allows() -> None:
    assert measure.row_points(100) == 409


def test_the_longest_word_fits_its_column() -> None:
    assert measure.fits("Thương", measure.longest_word_width(("Thương binh",)))


def test_a_title_is_broken_into_lines_of_about_the_same_length() -> None:
    title = "BÁO CÁO KẾT QUẢ THỰC HIỆN CHƯƠNG TRÌNH QUỐC GIA VỀ BÌNH ĐẲNG GIỚI"
    first, second = measure.balanced(title, 80, bold=True, size=14).split("\n")
    assert abs(measure.text_pixels(first) - measure.text_pixels(second)) < 0.2 * measure.text_pixels(first)


def test_a_short_title_stays_as_it_is() -> None:
    assert measure.balanced("BÁO CÁO", 80) == "BÁO CÁO"
