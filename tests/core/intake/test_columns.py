"""Columns are found by their headings, and what is printed in locked cells is compared with what was sent."""

from pathlib import Path

import pytest

from tests.core.intake.returned import INDICATORS, MATRIX, PROSE, Returned, filled
from toolkit.core.submission import LocatedForm


@pytest.fixture
def form_back() -> Returned:
    """The small book with figures in its matrix."""
    returned = Returned()
    returned.type(MATRIX, "tinh", "nu", 3)
    returned.type(MATRIX, "huyen", "nu", 4)
    return returned


def matrix(returned: Returned, folder: Path) -> LocatedForm:
    return returned.form(folder, MATRIX)


def test_columns_in_another_order(form_back: Returned, tmp_path: Path) -> None:
    sheet, heading = form_back.heading(MATRIX)
    one, other = form_back.column(MATRIX, "tong"), form_back.column(MATRIX, "nu")
    for row in range(heading, heading + 3):
        a, b = sheet.cell(row, one), sheet.cell(row, other)
        a.value, b.value = b.value, a.value
    assert filled(matrix(form_back, tmp_path)) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}


@pytest.mark.parametrize("text", ["NỮ", " Nữ \n", "Nu\u031b\u0303"])
def test_a_heading_typed_differently(form_back: Returned, text: str, tmp_path: Path) -> None:
    sheet, heading = form_back.heading(MATRIX)
    sheet.cell(heading, form_back.column(MATRIX, "nu")).value = text
    assert matrix(form_back, tmp_path).missing_columns == ()


@pytest.mark.parametrize("text", [None, "Số phụ nữ"])
@pytest.mark.parametrize("column", ["tong", "nu"])
def test_a_heading_that_is_gone_is_placed_by_its_neighbours(
    form_back: Returned, column: str, text: str | None, tmp_path: Path
) -> None:
    sheet, heading = form_back.heading(MATRIX)
    sheet.cell(heading, form_back.column(MATRIX, column)).value = text
    form = matrix(form_back, tmp_path)
    assert (form.missing_columns, form.by_position) == ((column,), (column,))
    assert filled(form) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}


def test_the_heading_of_the_last_column_wiped_is_where_it_was_sent(form_back: Returned, tmp_path: Path) -> None:
    sheet, heading = form_back.heading(PROSE)
    column = form_back.column(PROSE, "text")
    form_back.type(PROSE, "s1-1", "text", "Đã thực hiện")
    sheet.cell(heading, column).value = None
    form = form_back.form(tmp_path, PROSE)
    assert (form.missing_columns, form.by_position) == (("text",), ("text",))
    assert form.missing_headings == (sheet.cell(heading, column).coordinate,)
    assert "Đã thực hiện" in filled(form).values()


def test_a_deleted_column(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    sheet.delete_cols(form_back.column(MATRIX, "tong"))
    form = matrix(form_back, tmp_path)
    assert (form.missing_columns, form.by_position) == (("tong",), ())
    assert filled(form) == {("tinh", "nu"): "3", ("huyen", "nu"): "4"}


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ("Cấp tỉnh", None),
        (" Cấp  tỉnh", " Cấp  tỉnh"),
        ("Cấp xã", "Cấp xã"),
        (None, ""),
        (12, "12"),
    ],
)
def test_a_label(form_back: Returned, found: object, told: str | None, tmp_path: Path) -> None:
    cell = form_back.type(MATRIX, "tinh", "label", found)
    expected = () if told is None else (("tinh", "label", cell, "Cấp tỉnh", told),)
    assert matrix(form_back, tmp_path).changed == expected


@pytest.mark.parametrize(
    ("found", "number_format", "changed"),
    [(50, "General", False), ("50", "@", False), (50.0, "0.00", False), (0.5, "0%", True), (60, "General", True)],
)
def test_a_target_that_became_a_number(number_format: str, found: object, changed: bool, tmp_path: Path) -> None:
    returned = Returned()
    returned.type(INDICATORS, "1.1", "target", found, number_format)
    assert bool(returned.form(tmp_path, INDICATORS).changed) is changed


def test_a_formula_replaced_by_a_figure(form_back: Returned, tmp_path: Path) -> None:
    cell = form_back.type(MATRIX, "tinh", "ty-le", 99)
    changed = matrix(form_back, tmp_path).changed
    assert [(row, column, address, found) for row, column, address, _, found in changed] == [
        ("tinh", "ty-le", cell, "99")
    ]


def test_a_formula_replaced_by_another(form_back: Returned, tmp_path: Path) -> None:
    cell = form_back.type(MATRIX, "tinh", "ty-le", "=1+1")
    changed = matrix(form_back, tmp_path).changed
    assert [(address, found) for _, _, address, _, found in changed] == [(cell, "=1+1")]


def test_a_formula_as_another_program_writes_it_is_no_replacement(form_back: Returned, tmp_path: Path) -> None:
    sent = str(form_back.cell(MATRIX, "tinh", "ty-le").value)
    rewritten = sent.replace("INDEX(", "index(").replace("AND(", "AND(TRUE(),").replace("100", "100.0")
    form_back.type(MATRIX, "tinh", "ty-le", rewritten)
    assert matrix(form_back, tmp_path).changed == ()


def test_content_of_closed_cells_is_told(form_back: Returned, tmp_path: Path) -> None:
    cell = form_back.type(INDICATORS, "1.2", "numerator", 5)
    assert form_back.form(tmp_path, INDICATORS).added == ((cell, "5"),)


def test_content_beside_the_columns_is_told(form_back: Returned, tmp_path: Path) -> None:
    sheet, _ = form_back.heading(MATRIX)
    row = form_back.row(MATRIX, "tinh")
    sheet.cell(row, 9).value = "xem công văn"
    assert matrix(form_back, tmp_path).added == ((f"I{row}", "xem công văn"),)
