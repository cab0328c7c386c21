"""Marks on small counts in the provincial workbook: where they stand, and that they touch no figure."""

import io
from functools import cache
from typing import Any

import openpyxl
import pytest

from tests.builders import Inbox, indicator, make_plan
from tests.core.readback.books import line, year_book
from toolkit.core.consolidation.consolidate import consolidate
from workbook_templates.consolidated.book import write_consolidated_book

_TABLE = {
    "id": "bl",
    "title": "Bạo lực",
    "sheet": "Bạo lực",
    "columns": [
        {"id": "so", "heading": "Số vụ", "kind": "count"},
        {"id": "nguoi", "heading": "Nạn nhân", "kind": "count", "sensitive": True},
    ],
    "rows": [{"key": "xa", "label": "Cấp xã"}],
}


@cache
def book(*, sensitive: bool = True) -> Any:
    """A rate of two victims, and a table with one."""
    plan = make_plan(
        indicator("1", "ratio", "+so-a +so-b", sensitive=sensitive),
        indicator("2", "sum", "+so-a"),
        tables=[_TABLE],
        sensitive_below=5 if sensitive else None,
    )
    plan = plan.model_copy(
        update={"reports": (plan.reports[0].model_copy(update={"forms": ("indicators", "table:bl")}),)}
    )
    inbox = Inbox(plan)
    rows = {
        ("indicators", "1"): {"numerator": 1, "denominator": 2},
        ("indicators", "2"): {"result": 3},
        ("table:bl", "xa"): {"so": 2, "nguoi": 1},
    }
    inbox.file("so-a", rows)
    return openpyxl.load_workbook(io.BytesIO(write_consolidated_book(consolidate(inbox.judgement))))


def marks(sheet: str, **options: bool) -> set[str]:
    """Cells, or ranges of cells, that are marked as long as they hold a small count."""
    rules = book(**options)[sheet].conditional_formatting
    return {
        str(cells.sqref)
        for cells in rules
        for rule in cells.rules
        if rule.dxf.numFmt and "†" in rule.dxf.numFmt.formatCode
    }


def headed(sheet: str, *headings: str, row: int) -> set[str]:
    """Cells of a row under these headings."""
    found = {
        cell.value: cell.column_letter for line in book()[sheet].iter_rows() for cell in line if cell.value in headings
    }
    return {f"{found[heading]}{row}" for heading in headings}


def row_of(sheet: str, text: str) -> int:
    """The row in which a text stands."""
    return next(int(cell.row) for line in book()[sheet].iter_rows() for cell in line if cell.value == text)


def test_components_and_rate_of_a_sensitive_indicator_are_marked() -> None:
    at = row_of("Chỉ tiêu", "Chỉ tiêu 1")
    assert marks("Chỉ tiêu") == headed("Chỉ tiêu", "Số đạt (a)", "Tổng số (b)", "Kết quả năm 2022", row=at)


def test_the_data_are_marked_where_they_stand() -> None:
    first, second = row_of("Dữ liệu", "CT 1"), row_of("Dữ liệu", "Nạn nhân")
    assert marks("Dữ liệu") == {f"K{first}", f"L{first}", f"M{first}", f"M{second}"}


def test_a_sensitive_column_is_marked_in_sums_and_rows() -> None:
    assert marks("Bạo lực") == {"D5:D6"}


@pytest.mark.parametrize("sheet", ["Theo đơn vị", "So sánh"])
def test_a_figure_that_is_repeated_is_marked(sheet: str) -> None:
    formats = [cell.number_format for line in book()[sheet].iter_rows() for cell in line]
    assert [text for text in formats if "†" in text] == ['#,##0.00"†"']


@pytest.mark.parametrize(("value", "shape"), [(4, '#,##0"†"'), (5, "#,##0")])
def test_a_small_count_of_an_earlier_year_is_marked(value: int, shape: str) -> None:
    unit = {"kind": "count", "printed": "vụ"}
    inbox = Inbox(make_plan(indicator("1", "sum", "+so-a", unit=unit, sensitive=True), sensitive_below=5))
    inbox.report("so-a", _1={"result": 30})
    previous = (year_book(2021, line("1", value, unit="vụ")),)
    data = write_consolidated_book(consolidate(inbox.judgement), previous=previous)
    sheet = openpyxl.load_workbook(io.BytesIO(data))["So sánh"]
    assert [cell.number_format for row in sheet.iter_rows() for cell in row if cell.value == value] == [shape]


def test_the_overview_says_how_many_and_where() -> None:
    (said,) = (cell.value for line in book()["Tổng quan"].iter_rows() for cell in line if "†" in str(cell.value))
    assert said == (
        "– Số đếm từ 1 đến 4 về nạn nhân, người dễ bị nhận ra: không công bố, kể cả tỷ lệ tính từ số đó. Các số này có "
        "dấu †: 1 chỉ tiêu (I.1), 1 ô ở bảng Bạo lực, 1 số của từng đơn vị (trang Theo đơn vị)."
    )


def test_a_plan_without_threshold_marks_nothing() -> None:
    sheets = ("Chỉ tiêu", "Dữ liệu", "Bạo lực")
    assert [marks(sheet, sensitive=False) for sheet in sheets] == [set(), set(), set()]
