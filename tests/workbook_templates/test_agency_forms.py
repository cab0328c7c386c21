"""The forms of an agency workbook: their cells, rules and formulas."""

import dataclasses
import re
from decimal import Decimal

import pytest

from tests.textbook import keys, marks, open_book, rule_at
from tests.workbook_templates.books import small_book, with_form, with_prefill
from tests.workbook_templates.written import BOOKS, cell_of, data_of, every_book, inputs_of, sheet_of, sheets_of
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Column, Field, Kind, Layout, Slot
from toolkit.core.stamp import (
    KEY_END,
    KEY_FORM,
    KEY_OPEN,
    KEY_ROW,
)
from workbook_templates.agency_book import write_agency_book


@every_book
def test_every_column_of_every_form_stands_in_its_heading_row(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    for sheet, form in book.forms():
        page = workbook[sheet.name]
        row = keys(page)[f"{KEY_FORM}{form.spec.id}"]
        headings = [cell.value for cell in page[row][1:] if cell.value]
        assert headings == [column.heading for column in form.columns]


@every_book
def test_every_row_stands_between_the_keys_of_its_form(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    for sheet, form in book.forms():
        page = workbook[sheet.name]
        places = keys(page)
        top, end = places[f"{KEY_FORM}{form.spec.id}"], places[f"{KEY_END}{form.spec.id}"]
        expected = [f"{KEY_ROW}{row.key}" for row in form.rows]
        if form.spec.layout is Layout.OPEN:
            expected = [f"{KEY_OPEN}{number}" for number in range(1, form.spec.open_rows + 1)]
        assert [page.cell(row, 1).value for row in range(top + 1, end)] == expected


@every_book
def test_printed_texts_stand_in_their_cells(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    for sheet, form in book.forms():
        page = workbook[sheet.name]
        for row in form.rows:
            for column in form.columns:
                if text := row.printed.get(column.id):
                    cell = page[cell_of(page, form, f"{KEY_ROW}{row.key}", column.heading)]
                    assert (cell.value, cell.data_type) == (text, "s")


@every_book
def test_exactly_the_inputs_are_unlocked(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    expected = {
        (sheet.name, cell_of(workbook[sheet.name], form, key, heading))
        for sheet, form in book.forms()
        for key, heading, _ in inputs_of(form)
    }
    open_cells = {
        (page.title, cell.coordinate)
        for page in workbook.worksheets
        for row in page.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert open_cells == expected


@every_book
def test_a_drop_down_offers_exactly_the_choices_of_its_field(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    for sheet, form in book.forms():
        page = workbook[sheet.name]
        for key, heading, field in inputs_of(form):
            if field.kind is Kind.CHOICE:
                rule = rule_at(page, cell_of(page, form, key, heading))
                ((name, cells),) = workbook.defined_names[rule.formula1].destinations
                assert tuple(cell.value for (cell,) in workbook[name][cells]) == field.choices


@every_book
def test_every_figure_has_a_rule(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    for sheet, form in book.forms():
        page = workbook[sheet.name]
        for key, heading, field in inputs_of(form):
            if field.kind is Kind.FIGURE:
                assert rule_at(page, cell_of(page, form, key, heading)).type in ("whole", "decimal")


@every_book
def test_a_formula_starts_with_the_value_of_an_empty_form(book: AgencyBook) -> None:
    workbook = open_book(data_of(book), values=True)
    for sheet, form in book.forms():
        page = workbook[sheet.name]
        for row in form.rows:
            for column in form.columns:
                if column.formula and not row.heading:
                    address = cell_of(page, form, f"{KEY_ROW}{row.key}", column.heading)
                    assert (page[address].value or "") == column.formula.empty


@every_book
def test_formulas_never_point_to_single_cells(book: AgencyBook) -> None:
    for page in sheets_of(book).worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert not re.search(r"(?<![A-Z$])\$?[A-Z]{1,2}\$?[0-9]", re.sub(r'"[^"]*"', "", str(cell.value)))


def test_alarming_texts_are_marked() -> None:
    sheet = sheets_of(BOOKS[0])["Chỉ tiêu"]
    form = next(form for _, form in BOOKS[0].forms() if form.spec.id == "indicators")
    marked = {rule.formula[0].strip('"') for _, rule in marks(sheet)}
    assert set(form.spec.column("check").alarming) <= marked


def test_a_column_that_no_row_uses_is_left_out() -> None:
    book = small_book("so-b")
    form = next(form for _, form in book.forms() if form.spec.id == "indicators")
    single = with_form(book, "indicators", rows=(form.rows[0], form.rows[2]))
    assert "Số đạt (a)" not in [cell.value for cell in sheet_of(single, "Chỉ tiêu")[3]]


def test_adding_a_column_is_one_change() -> None:
    book = small_book()
    form = next(form for _, form in book.forms() if form.spec.id == "indicators")
    extra = Column(
        id="contact",
        heading="Người theo dõi",
        field=Field(kind=Kind.CHOICE, choices=("Nam", "Nữ"), choice_list="gioi_tinh", prompt="Chọn."),
        slot=Slot.TEXT,
        guide="Giới tính của người theo dõi.",
    )
    wider = with_form(book, "indicators", spec=dataclasses.replace(form.spec, columns=(*form.spec.columns, extra)))
    workbook = open_book(write_agency_book(wider))
    sheet = workbook["Chỉ tiêu"]
    assert sheet["N3"].value == "Người theo dõi"
    assert rule_at(sheet, "N5").formula1 == "gioi_tinh"
    assert "gioi_tinh" in workbook.defined_names
    guide = [cell.value for row in workbook["Hướng dẫn"].iter_rows() for cell in row]
    assert "Giới tính của người theo dõi. Các lựa chọn: Nam; Nữ." in guide


def test_a_form_without_rows_says_so() -> None:
    sheet = sheet_of(with_form(small_book(), "tasks", rows=()), "Nhiệm vụ")
    assert sheet.cell(keys(sheet)[f"{KEY_END}tasks"], 2).value == "Không có nội dung giao riêng cho đơn vị."


@pytest.mark.parametrize(
    ("entered", "value"), [(Decimal("66.67"), 66.67), (Decimal(-3), -3), ("1.234", "1.234"), ("=1+1", "=1+1")]
)
def test_what_is_prefilled_is_a_number_or_a_text_as_it_was_given(entered: str | Decimal, value: object) -> None:
    sheet = sheet_of(with_prefill(small_book(), "indicators", "1.1", {"result": entered}), "Chỉ tiêu")
    cell = sheet["I5"]
    assert (cell.value, cell.data_type) == (value, "n" if isinstance(value, float | int) else "s")


def test_prefilled_text_is_never_evaluated() -> None:
    sheet = sheet_of(with_prefill(small_book(), "tasks", "1", {"result": "=HYPERLINK(1)"}), "Nhiệm vụ")
    assert (sheet["H4"].value, sheet["H4"].data_type) == ("=HYPERLINK(1)", "s")


def test_the_self_check_of_a_prefilled_row_is_left_to_the_program() -> None:
    data = write_agency_book(with_prefill(small_book(), "tasks", "1", {"result": "Đã làm"}))
    assert not open_book(data, values=True)["Nhiệm vụ"]["J4"].value


def test_a_row_is_high_enough_for_a_long_prefilled_text() -> None:
    sheet = sheet_of(with_prefill(small_book(), "tasks", "1", {"result": "một hai ba bốn năm " * 20}), "Nhiệm vụ")
    assert (sheet.row_dimensions[4].height or 0) > 11 * 15.75
