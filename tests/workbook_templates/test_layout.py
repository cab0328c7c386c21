"""Rows of a table: split, cut, folded."""

import datetime as dt
from typing import Any

from tests.textbook import open_book
from workbook_templates import theme
from workbook_templates.consolidated.layout import CODE, FIGURE, Grid, Head
from workbook_templates.consolidated.row_text import text_lines
from workbook_templates.writer import Book, Page

LONG = " ".join(f"từ{number}" for number in range(3000))


def _sheet(write: Any, *heads: Head) -> Any:
    book = Book(title="", created=dt.datetime(2022, 3, 28))
    grid = Grid(book.page("Tờ"), heads or (Head("Đơn vị", 20), Head("Nội dung", 60)))
    write(grid)
    return open_book(book.to_bytes())["Tờ"]


def test_a_long_text_goes_on_in_the_rows_below() -> None:
    sheet = _sheet(lambda grid: grid.row(["Sở A", LONG], carried=["Sở A (tiếp)"]))
    assert " ".join(str(row[1]) for row in sheet.iter_rows(values_only=True)) == LONG


def test_rows_below_begin_with_what_is_carried() -> None:
    sheet = _sheet(lambda grid: grid.row(["Sở A", LONG], carried=["Sở A (tiếp)"]))
    assert {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)} == {"Sở A (tiếp)"}


def test_a_carried_column_that_is_itself_too_long_loses_nothing() -> None:
    sheet = _sheet(lambda grid: grid.row([LONG, "x"], carried=["tiếp"]))
    assert " ".join(str(row[0]) for row in sheet.iter_rows(values_only=True)) == LONG


def test_a_row_that_cannot_be_split_says_where_the_rest_is() -> None:
    sheet = _sheet(lambda grid: grid.row(["Sở A", LONG], split=False))
    assert sheet.max_row == 1
    assert str(sheet["B1"].value).endswith(" … (đọc tiếp ở trang Dữ liệu)")


def test_the_word_on_the_rest_fits_into_the_row() -> None:
    sheet = _sheet(lambda grid: grid.row(["Sở A", LONG], split=False))
    style = theme.CELL.but(font_size=11)
    assert text_lines(str(sheet["B1"].value), 60, style) * 14.5 < 409


def test_a_line_too_long_for_a_row_goes_on_below() -> None:
    sheet = _sheet(lambda grid: grid.line(LONG * 2, theme.PLAIN))
    assert sheet.max_row > 1
    assert " ".join(str(row[0]) for row in sheet.iter_rows(values_only=True)).replace(" ", "") == (LONG * 2).replace(
        " ", ""
    )


def test_hidden_codes_do_not_make_rows_higher() -> None:
    heads = (Head("Đơn vị", 20), Head("Mã", 4, CODE))
    sheet = _sheet(lambda grid: grid.row(["Sở A", "mot-ma-rat-dai"]), *heads)
    assert sheet.row_dimensions[1].height < 25


def test_a_text_that_does_not_wrap_takes_one_line() -> None:
    assert text_lines(LONG, 10, FIGURE) == 1


def test_what_follows_a_gap_belongs_to_no_group() -> None:
    def write(grid: Grid) -> None:
        grid.group(["Nhóm"])
        grid.row(["Sở A"])
        grid.gap()
        grid.row(["Sở B"])

    sheet = _sheet(write)
    assert [sheet.row_dimensions[row].outlineLevel for row in (1, 2, 4)] == [0, 1, 0]


def test_a_workbook_without_a_first_sheet_to_go_to_has_no_way_back() -> None:
    assert _sheet(lambda grid: grid.title("Sổ theo dõi"))["A1"].value == "Sổ theo dõi"


def _page() -> Page:
    return Book(title="", created=dt.datetime(2022, 3, 28)).page("Tờ")


def test_a_page_with_a_chart_is_printed_whole() -> None:
    page = _page()
    chart = page.book.chart("bar")
    chart.add_series({"values": ["Tờ", 0, 0, 1, 0]})
    page.chart(0, 0, chart, alt="Biểu đồ")
    page.print_from(1)
    assert not open_book(page.book.to_bytes())["Tờ"].print_area
