"""Nothing that was typed on a form's sheet vanishes: what is not read is told, what the tool printed is not."""

from pathlib import Path

import pytest

from tests.core.intake.returned import COVER, INDICATORS, LIST, MATRIX, TASKS, Returned, filled, located
from tests.workbook_templates.books import NGHE_AN
from toolkit.core.forms.book import agency_books
from toolkit.core.plan.load import load_plan


def test_nothing_printed_is_told(tmp_path: Path) -> None:
    assert [cell for form in Returned().submission(tmp_path).forms for cell in form.added] == []


def test_nothing_printed_in_a_real_plan_is_told(tmp_path: Path) -> None:
    plan = load_plan(NGHE_AN)
    forms = Returned(next(agency_books(plan, plan.periods[0]))).submission(tmp_path).forms
    assert [cell for form in forms for cell in form.added] == []


@pytest.mark.parametrize(
    ("form", "told_by", "address"),
    [
        (MATRIX, MATRIX, "H1"),
        (MATRIX, MATRIX, "H3"),
        (MATRIX, MATRIX, "D6"),
        (MATRIX, MATRIX, "C9"),
        (INDICATORS, "corrections", "G8"),
        (INDICATORS, "corrections", "P1"),
        (COVER, COVER, "F2"),
        (COVER, COVER, "C25"),
        (COVER, COVER, "C40"),
        (TASKS, "other-tasks", "L16"),
    ],
)
@pytest.mark.parametrize("value", ["Số khác", 12])
def test_cells_outside_are_told(form: str, told_by: str, address: str, value: str | int, tmp_path: Path) -> None:
    returned = Returned()
    returned.heading(form)[0][address] = value
    submission = returned.submission(tmp_path)
    assert located(submission, told_by).added == ((address, str(value)),)


def test_a_row_inserted_above(tmp_path: Path) -> None:
    returned = Returned()
    sheet, _ = returned.heading(MATRIX)
    sheet.insert_rows(2)
    sheet["C2"] = 5
    assert returned.form(tmp_path, MATRIX).added == (("C2", "5"),)


def test_a_list_is_read_on_below_its_end(tmp_path: Path) -> None:
    returned = Returned()
    sheet, heading = returned.heading(LIST)
    column = returned.column(LIST, "so")
    for row in (heading + 5, heading + 6, heading + 8):  # on the end marker, below it, and after a gap
        sheet.cell(row, column).value = f"{row}/KH"
    form = returned.form(tmp_path, LIST)
    assert list(filled(form).values()) == [f"{heading + 5}/KH", f"{heading + 6}/KH"]
    assert form.added == ((f"B{heading + 8}", f"{heading + 8}/KH"),)


def test_a_list_without_keys_is_read_past_blank_rows(tmp_path: Path) -> None:
    returned = Returned()
    returned.type(LIST, "+1", "so", "1/KH")
    returned.type(LIST, "+4", "so", "4/KH")
    returned.heading(LIST)[0].delete_cols(1)
    assert list(filled(returned.form(tmp_path, LIST)).values()) == ["1/KH", "4/KH"]


def test_two_forms_without_keys_end_where_the_next_begins(tmp_path: Path) -> None:
    returned = Returned()
    returned.type(INDICATORS, "1.2", "result", 7)
    returned.type("corrections", "+3", "label", "Số vụ")
    sheet, _ = returned.heading(INDICATORS)
    row = returned.row(INDICATORS, "1.2")
    sheet.delete_cols(1)
    sheet.insert_rows(row)
    submission = returned.submission(tmp_path)
    assert filled(located(submission, INDICATORS))["1.2", "result"] == "7"
    assert list(filled(located(submission, "corrections")).values()) == ["Số vụ"]


def test_of_two_columns_with_one_heading_neither_is_read(tmp_path: Path) -> None:
    returned = Returned()
    cell = returned.type(MATRIX, "tinh", "nu", 3)
    sheet, heading = returned.heading(MATRIX)
    assert cell == "D4"
    sheet.insert_cols(4)
    sheet.cell(heading, 4).value = sheet.cell(heading, 5).value
    sheet["D4"] = 8
    form = returned.form(tmp_path, MATRIX)
    assert filled(form) == {}
    assert form.missing_columns == ("nu",)
    assert {("D4", "8"), ("E4", "3")} <= set(form.added)
