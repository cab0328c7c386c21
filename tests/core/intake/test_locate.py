"""Forms are found wherever they were moved to, and what differs from the form that was sent is told."""

from pathlib import Path

import pytest

from tests.core.intake.returned import COVER, INDICATORS, LIST, MATRIX, PROSE, TASKS, Returned, filled, located
from toolkit.core.submission import LocatedForm


@pytest.fixture
def form_back() -> Returned:
    """The small book with a figure in each fixed form."""
    returned = Returned()
    returned.type(INDICATORS, "1.2", "result", 7)
    returned.type(MATRIX, "tinh", "nu", 3)
    returned.type(MATRIX, "huyen", "nu", 4)
    return returned


def matrix(returned: Returned, folder: Path) -> LocatedForm:
    return returned.form(folder, MATRIX)


def test_a_column_inserted_in_front(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.insert_cols(1, 2)
    assert filled(matrix(form_back, tmp_path)) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}


def test_a_column_inserted_between(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.insert_cols(3)
    form = matrix(form_back, tmp_path)
    assert filled(form) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}
    assert form.missing_columns == ()


def test_rows_inserted_above(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.insert_rows(1, 3)
    assert filled(matrix(form_back, tmp_path)) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}


def test_rows_in_another_order(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    first, second = form_back.row(MATRIX, "tinh"), form_back.row(MATRIX, "huyen")
    for col in range(1, 6):
        one, other = sheet.cell(first, col), sheet.cell(second, col)
        one.value, other.value = other.value, one.value
    form = matrix(form_back, tmp_path)
    assert filled(form) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}
    assert (form.missing_rows, form.changed) == ((), ())


@pytest.mark.parametrize("distance", [-3, 5])
def test_a_row_moved_out_of_the_table(form_back: Returned, distance: int, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.insert_rows(1, 3)
    row = form_back.row(MATRIX, "huyen")
    target = 2 if distance < 0 else row + distance
    sheet.move_range(f"A{row}:F{row}", rows=target - row)
    assert filled(matrix(form_back, tmp_path)) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}


def test_a_deleted_row(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.delete_rows(form_back.row(MATRIX, "tinh"))
    form = matrix(form_back, tmp_path)
    assert form.missing_rows == ("tinh",)
    assert filled(form) == {("huyen", "nu"): "4"}


def test_of_a_repeated_row_no_copy_is_read(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    row = form_back.row(MATRIX, "tinh")
    copy = [cell.value for cell in sheet[row]]
    sheet.insert_rows(row + 1)
    for col, value in enumerate(copy, start=1):
        sheet.cell(row + 1, col).value = value
    form = matrix(form_back, tmp_path)
    assert form.repeated_rows == (("tinh", (f"A{row}:E{row}", f"A{row + 1}:E{row + 1}")),)
    assert filled(form) == {("huyen", "nu"): "4"}
    assert form.missing_rows == ()


def test_an_added_row_is_told_and_not_read(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    row = form_back.row(MATRIX, "huyen")
    sheet.insert_rows(row)
    sheet.cell(row, 2).value = "Cấp xã"
    sheet.cell(row, 4).value = 12
    form = matrix(form_back, tmp_path)
    assert form.added == ((f"B{row}", "Cấp xã"), (f"D{row}", "12"))
    assert filled(form) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}


def test_an_inserted_empty_row_is_nothing(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.insert_rows(form_back.row(MATRIX, "huyen"))
    assert matrix(form_back, tmp_path).added == ()


def test_a_row_that_lost_its_key_is_found_by_what_it_prints(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.cell(form_back.row(MATRIX, "tinh"), 1).value = None
    form = matrix(form_back, tmp_path)
    assert (form.recovered_rows, form.missing_rows, form.added) == (("tinh",), (), ())
    assert filled(form)["tinh", "nu"] == "3"


def test_a_form_that_lost_its_key_column_is_found_by_its_headings(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.delete_cols(1)
    form = matrix(form_back, tmp_path)
    assert filled(form) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}
    assert set(form.recovered_rows) == {"tinh", "huyen"}


def test_the_end_marker_is_not_needed(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.cell(form_back.row(MATRIX, "huyen") + 1, 1).value = None
    assert filled(matrix(form_back, tmp_path)) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}


# lists


def test_a_list_is_numbered_without_gaps(tmp_path: Path) -> None:
    returned = Returned()
    returned.type(LIST, "+2", "so", "12/KH")
    returned.type(LIST, "+4", "so", "13/KH")
    form = returned.form(tmp_path, LIST)
    assert filled(form) == {("1", "so"): "12/KH", ("2", "so"): "13/KH"}
    assert len(form.entries) == 6


def test_rows_inserted_into_a_list_are_read(tmp_path: Path) -> None:
    returned = Returned()
    returned.type(LIST, "+1", "so", "12/KH")
    returned.type(LIST, "+2", "so", "14/KH")
    sheet, _ = returned.heading(LIST)
    row = returned.row(LIST, "+2")
    sheet.insert_rows(row)
    sheet.cell(row, returned.column(LIST, "so")).value = "13/KH"
    assert list(filled(returned.form(tmp_path, LIST)).values()) == ["12/KH", "13/KH", "14/KH"]


def test_a_list_row_copied_with_its_key_is_read_twice(tmp_path: Path) -> None:
    returned = Returned()
    returned.type(LIST, "+1", "so", "12/KH")
    sheet, _ = returned.heading(LIST)
    row = returned.row(LIST, "+1")
    values = [cell.value for cell in sheet[row]]
    sheet.insert_rows(row + 1)
    for col, value in enumerate(values, start=1):
        sheet.cell(row + 1, col).value = value
    form = returned.form(tmp_path, LIST)
    assert filled(form) == {("1", "so"): "12/KH", ("2", "so"): "12/KH"}
    assert form.repeated_rows == ()


def test_a_list_that_overwrote_its_end_is_read_to_its_last_row(tmp_path: Path) -> None:
    returned = Returned()
    sheet, heading = returned.heading(LIST)
    for number in range(1, 8):  # seven rows pasted over four, and over the row with the end marker
        sheet.cell(heading + number, 1).value = None
        sheet.cell(heading + number, returned.column(LIST, "so")).value = f"{number}/KH"
    assert len(filled(returned.form(tmp_path, LIST))) == 7


# copies


def test_a_copied_sheet_that_says_the_same_counts_once(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    copy = form_back.workbook.copy_worksheet(sheet)
    form_back.workbook.move_sheet(copy, -9)
    form = matrix(form_back, tmp_path)
    assert (form.sheet, form.copies, form.repeated_rows) == (sheet.title, (copy.title,), ())
    assert filled(form) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}


def test_rows_in_which_copied_sheets_differ_are_not_read(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    copy = form_back.workbook.copy_worksheet(sheet)
    cell = form_back.cell(MATRIX, "tinh", "nu")
    copy[cell.coordinate].value = 5
    form = matrix(form_back, tmp_path)
    assert [row for row, _ in form.repeated_rows] == ["tinh"]
    assert filled(form) == {("huyen", "nu"): "4"}


def test_a_list_in_two_versions_is_not_read(tmp_path: Path) -> None:
    returned = Returned()
    cell = returned.type(LIST, "+1", "so", "12/KH")
    returned.type(LIST, "+2", "so", "13/KH")
    copy = returned.workbook.copy_worksheet(returned.heading(LIST)[0])
    copy[cell].value = "21/KH"
    form = returned.form(tmp_path, LIST)
    assert [row for row, _ in form.repeated_rows] == ["1", "2"]
    assert form.entries == ()


# the file as a whole


def test_a_missing_sheet(form_back: Returned, tmp_path: Path) -> None:
    form_back.workbook.remove(form_back.heading(MATRIX)[0])
    submission = form_back.submission(tmp_path)
    assert submission.missing_forms == (MATRIX,)
    assert filled(located(submission, INDICATORS)) == {("1.2", "result"): "7"}


def test_two_forms_on_one_sheet_do_not_mix(form_back: Returned, tmp_path: Path) -> None:
    form_back.type(TASKS, "1", "result", "Đã tuyên truyền")
    form_back.type("other-tasks", "+1", "label", "Việc khác")
    submission = form_back.submission(tmp_path)
    assert filled(located(submission, TASKS)) == {("1", "result"): "Đã tuyên truyền"}
    assert filled(located(submission, "other-tasks")) == {("1", "label"): "Việc khác"}
    assert located(submission, TASKS).added == ()


def test_other_sheets_are_named(form_back: Returned, tmp_path: Path) -> None:
    sheet = form_back.workbook.create_sheet("Phụ lục")
    sheet["A1"] = "thêm"
    form_back.workbook.create_sheet("Trống")
    assert form_back.submission(tmp_path).other_sheets == ("Phụ lục",)


def test_hidden_rows_with_content_are_named(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.row_dimensions[form_back.row(MATRIX, "tinh")].hidden = True
    assert matrix(form_back, tmp_path).hidden_rows == ("tinh",)


def test_protection_taken_off(form_back: Returned, tmp_path: Path) -> None:
    assert matrix(form_back, tmp_path).protected
    form_back.heading(MATRIX)[0].protection.sheet = False
    assert not matrix(form_back, tmp_path).protected


def test_prose_keeps_its_lines(tmp_path: Path) -> None:
    returned = Returned()
    returned.type(PROSE, "s1-1", "text", "Dòng một\nDòng hai")
    assert filled(returned.form(tmp_path, PROSE)) == {("s1-1", "text"): "Dòng một\nDòng hai"}


def test_a_phone_number_that_became_a_number(tmp_path: Path) -> None:
    returned = Returned()
    returned.type(COVER, "phone", "value", 912345678, "General")
    entry = next(e for e in returned.form(tmp_path, COVER).entries if e.row == "phone")
    assert (entry.reading.value, entry.reading.notes) == ("912345678", ("text-from-number",))
