"""Cells that differ from what was written, told apart from what office programs write otherwise."""

from decimal import Decimal

import pytest

from toolkit.core.intake.package import Package, SheetPart
from toolkit.core.intake.sheet import Cell, Grid
from toolkit.core.readback.cells import compare_cells


def package(*cells: Cell, sheet: str = "Cán bộ nữ") -> Package:
    """A workbook of one sheet with these cells in its first row."""
    grid = Grid(rows={0: dict(enumerate(cells))})
    return Package(sheets=[SheetPart(sheet, "visible", grid, {})], names={}, properties={}, custom={})


def number(text: str, formula: str | None = None) -> Cell:
    return Cell("n", text, "0", formula)


def text(content: str) -> Cell:
    return Cell("s", content, "0")


def differing(saved: Cell, written: Cell) -> list[tuple[str, str, str]]:
    return [(one.cell, one.before, one.after) for one in compare_cells(package(saved), package(written))]


def test_a_number_in_place_of_a_formula_is_told_even_where_it_is_the_same() -> None:
    assert differing(number("7"), number("7", "SUM(B1:C1)")) == [("A1", "7", "=SUM(B1:C1) (7)")]


def test_a_text_that_was_changed_or_taken_out_is_told() -> None:
    assert differing(text("mới"), text("cũ")) == [("A1", "mới", "cũ")]
    assert [one.cell for one in compare_cells(package(), package(text("cũ")))] == ["A1"]


@pytest.mark.parametrize(
    ("saved", "written"),
    [
        (number("12", "SUM(B1:C1)"), number("7", "SUM(B1:C1)")),  # a datum was changed, the formula is the same
        (number("7", "sum($B$1:C1)"), number("7", "SUM(B1:C1)")),
        (number(str(Decimal(1) / 3)), number("0.333333333333333")),
        (text("hai\r\ndòng "), text("hai\ndòng")),
    ],
)
def test_what_programs_write_otherwise_is_passed_over(saved: Cell, written: Cell) -> None:
    assert differing(saved, written) == []


def test_what_is_told_already_is_not_told_again() -> None:
    found = compare_cells(package(text("mới")), package(text("cũ")), known={("Cán bộ nữ", "A1")})
    assert list(found) == []


def test_sheets_that_came_or_went_are_told() -> None:
    found = compare_cells(package(sheet="Riêng"), package())
    assert [(one.sheet, one.cell) for one in found] == [("Cán bộ nữ", ""), ("Riêng", "")]
