"""A fresh form with what was entered: nothing is lost, nothing is read in another way."""

import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tests.core.feedback.judged import going_back, judged, only
from tests.validators.filling import Place, book_of, cell
from tests.validators.filling import submission as filled_submission
from tests.validators.workbooks import clean_form, read_bytes, returned
from toolkit.core.feedback.prefill import numbered, prefilled
from toolkit.core.numbers.formats import plain
from toolkit.core.submission import RawCell, Submission
from toolkit.core.text import is_blank
from workbook_templates.agency_book import write_agency_book

FAULT: dict[Place, RawCell | None] = {("indicators", "1.2", "result"): cell("khoảng 12")}


def submission(data: bytes) -> Submission:
    intake = read_bytes(data)
    assert intake.submission is not None
    return intake.submission


def said(sent: Submission) -> dict[tuple[str, str, str], tuple[object, ...]]:
    """What every cell says in which something can be seen, and what it was taken for, but for the submission number."""
    return {
        (entry.form, entry.row, entry.column): (
            entry.typed,
            entry.reading.value,
            entry.reading.state,
            entry.reading.issue,
        )
        for form in sent.forms
        for entry in form.entries
        if not is_blank(entry.typed) and entry.row != "number"
    }


def sent_again(sent: Submission) -> Submission:
    """The same entries, written into a fresh form and read from it."""
    return submission(write_agency_book(prefilled(book_of(), sent)[0]))


def test_a_form_that_goes_back_untouched_says_the_same() -> None:
    assert said(sent_again(submission(clean_form()))) == said(submission(clean_form()))


ODD = st.one_of(
    st.sampled_from(("khoảng 50", "≥95", "3/4", "=1+1", "1.234", "1,234", "66,67%", "-", "0,5", "+84", "@x", "TRUE")),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30),
    st.decimals(-(10**9), 10**9, places=3).map(plain),
)


@settings(max_examples=12, deadline=None)
@given(st.lists(ODD, min_size=9, max_size=9))
def test_whatever_was_typed_stands_in_the_fresh_form_and_is_read_alike(typed: list[str | Decimal]) -> None:
    places: tuple[Place, ...] = (
        ("indicators", "1.1", "result"),
        ("indicators", "1.2", "result"),
        ("indicators", "1.3", "numerator"),
        ("indicators", "1.1", "note"),
        ("tasks", "1.1", "result"),
        ("table:can-bo", "tinh", "kinh-phi"),
        ("table:lop", "2", "so-nguoi"),
        ("table:lop", "2", "ten"),
        ("outline:de-cuong", "i", "text"),
    )
    first = filled_submission(dict(zip(places, map(cell, typed), strict=True)))
    assert said(sent_again(first)) == said(first)


def test_a_list_longer_than_the_form_offers_keeps_every_row() -> None:
    def lengthen(book: Workbook) -> None:
        sheet = book["Lớp tập huấn"]
        end = next(row for row in range(1, 40) if str(sheet.cell(row, 1).value).startswith("#end"))
        sheet.insert_rows(end, 6)
        for number in range(6):
            sheet.cell(end + number, 2).value = f"Lớp thêm {number}"
            sheet.cell(end + number, 3).value = 10

    first = submission(returned({}, alter=lengthen))
    assert said(sent_again(first)) == said(first)


def test_a_percentage_by_its_format_stays_one() -> None:
    first = submission(returned({("indicators", "1.1", "result"): cell(Decimal("0.6667"), number_format="0.00%")}))
    assert said(sent_again(first))["indicators", "1.1", "result"][0] == "66,67%"


def test_what_stands_beside_the_form_is_listed() -> None:
    def write(book: Workbook) -> None:
        book["Chỉ tiêu"]["Z5"].value = "đã gọi điện ngày 5/12"

    feedback = only(returned(FAULT, alter=write))
    assert [(one.sheet, one.cell, one.text) for one in feedback.loose] == [("Chỉ tiêu", "Z5", "đã gọi điện ngày 5/12")]


def test_figures_of_a_row_that_stands_there_twice_are_listed_and_not_entered() -> None:
    def double(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        source = next(row for row in range(1, 30) if sheet.cell(row, 1).value == "r:1.2")
        target = next(row for row in range(1, 30) if str(sheet.cell(row, 1).value).startswith("#end"))
        sheet.insert_rows(target)
        for col in range(1, 14):
            sheet.cell(target, col).value = sheet.cell(source, col).value
        sheet.cell(target, 9).value = 13

    feedback = only(returned({}, alter=double))
    assert {one.text for one in feedback.loose} >= {"12", "13"}
    again = submission(going_back(feedback)).entry("indicators", "1.2", "result")
    assert again is not None
    assert again.typed == ""


def test_figures_under_another_unit_are_listed_and_not_entered() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        row = next(row for row in range(1, 30) if sheet.cell(row, 1).value == "r:1.2")
        sheet.cell(row, 4).value = "người"

    feedback = only(returned({}, alter=change))
    assert "12" in {one.text for one in feedback.loose}
    again = submission(going_back(feedback)).entry("indicators", "1.2", "result")
    assert again is not None
    assert again.typed == ""


@pytest.mark.parametrize("typed", ["1", "2", "", "xin gửi"])
def test_the_stamp_keeps_the_submission_number_whatever_stands_on_the_cover(typed: str) -> None:
    workbook = load_workbook(io.BytesIO(write_agency_book(numbered(book_of(), 3))))
    sheet = workbook["Thông tin đơn vị"]
    row = next(row for row in range(1, 40) if sheet.cell(row, 1).value == "r:number")
    sheet.cell(row, 3).value = typed
    stream = io.BytesIO()
    workbook.save(stream)
    assert judged({"a.xlsx": stream.getvalue()}).verdicts[0].number == 3


def test_a_first_form_says_nothing_of_its_number() -> None:
    assert "number" not in submission(clean_form()).stamp.text()
