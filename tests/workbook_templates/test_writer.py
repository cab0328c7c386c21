"""The checked layer over xlsxwriter."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal

import pytest

from tests.textbook import open_book
from toolkit.core.submission import Value
from workbook_templates import theme
from workbook_templates.writer import Book, LongPage, Page, WriterError, header_text, strict

CREATED = dt.datetime(2022, 3, 28)


def _book() -> Book:
    return Book(title="Biểu", subject="plan=x", created=CREATED, properties={"bdgxl": "plan=x"})


def _long(write: Callable[[LongPage], object]) -> bytes:
    book = _book()
    write(book.long_page("Tờ"))
    return book.to_bytes()


def _written(write: Callable[[Page], object]) -> bytes:
    book = _book()
    write(book.page("Tờ"))
    return book.to_bytes()


_TEXTS = ("=1+1", "+84 912", "-5", "@a", "{=1}", "http://a.vn", "mailto:a@b.vn", "0912345678", "1e5", "TRUE", " x ")
_MARKUP = ("<r>a & b</r>", "<r><t>a</t></r>", "<r></r>")


@pytest.mark.parametrize("text", [*_TEXTS, *_MARKUP])
def test_text_stays_text(text: str) -> None:
    cell = open_book(_written(lambda page: page.text(0, 0, text)))["Tờ"]["A1"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)
    cell = open_book(_long(lambda page: page.record(0, 12, [(0, text, theme.PLAIN)])))["Tờ"]["A1"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


@pytest.mark.parametrize("text", [*_TEXTS, *_MARKUP, "<&>\"'", "a\nb", "\x1b[0m"])
def test_text_that_is_not_shared_stays_the_text_it_is_when_shared(text: str) -> None:
    def write(page: LongPage) -> None:
        page.unshared = frozenset((1,))
        page.record(0, 12, [(0, text, theme.PLAIN), (1, text, theme.PLAIN)])

    data = _long(write)
    shared, own = open_book(data)["Tờ"][1]
    assert (own.value, own.number_format, own.hyperlink) == (shared.value, shared.number_format, None)
    assert b't="inlineStr"' in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_a_row_written_whole_says_what_its_cells_would() -> None:
    day, style = dt.date(2022, 12, 5), theme.PLAIN.but(num_format=theme.FORMAT_DATE)

    def cells(page: Page) -> None:
        page.row(2, 12)
        page.text(2, 0, "Sở Y tế", theme.PLAIN)
        page.number(2, 3, Decimal("66.67"), theme.PLAIN)
        page.date(2, 27, day, style)
        page.file_link(2, 28, "a.xlsx", "a.xlsx", theme.PLAIN)

    def whole(page: LongPage) -> None:
        page.file_link_on(2, 28, "a.xlsx")
        figure: Value = Decimal("66.67")
        row = [(0, "Sở Y tế", theme.PLAIN), (3, figure, theme.PLAIN), (27, day, style), (28, "a.xlsx", theme.PLAIN)]
        page.record(2, 12, row)

    one, other = (open_book(data)["Tờ"] for data in (_written(cells), _long(whole)))
    assert one.dimensions == other.dimensions == "A3:AC3"
    assert one.row_dimensions[3].height == other.row_dimensions[3].height == 12
    for cell, same in zip(one[3], other[3], strict=True):
        assert (cell.value, cell.data_type, cell.number_format) == (same.value, same.data_type, same.number_format)
        assert cell.hyperlink == same.hyperlink or cell.hyperlink.target == same.hyperlink.target


def test_rows_written_whole_come_after_those_written_by_cells_and_in_order() -> None:
    def write(page: LongPage) -> None:
        page.record(4, 12, [(0, "b", theme.PLAIN)])
        with pytest.raises(WriterError):
            page.record(4, 12, [(0, "c", theme.PLAIN)])
        page.record(9, 12, [(0, "c", theme.PLAIN)])
        page.text(0, 0, "a")

    sheet = open_book(_long(write))["Tờ"]
    assert [cell.value for cell in sheet["A"]] == ["a", None, None, None, "b", None, None, None, None, "c"]


@pytest.mark.parametrize("unshared", [(), (0,)])
def test_a_row_written_whole_refuses_a_text_too_long_for_a_cell(unshared: tuple[int, ...]) -> None:
    def write(page: LongPage) -> None:
        page.unshared = frozenset(unshared)
        page.record(0, 12, [(0, "😀" * 16_384, theme.PLAIN)])

    with pytest.raises(WriterError):
        _long(write)


def test_a_row_written_whole_refuses_a_link_too_long_to_be_followed() -> None:
    with pytest.raises(WriterError):
        _long(lambda page: page.file_link_on(0, 0, "a" * 1_001))


def test_a_sheet_that_was_set_down_says_what_it_would_say_otherwise() -> None:
    def write(page: LongPage) -> None:
        page.record(3, 12, [(0, "c", theme.PLAIN)])
        page.text(0, 0, "a", theme.PRINTED)
        page.row(1, 33)
        page.formula(1, 1, "=1+1", theme.PLAIN, cached=2)

    def set_down(page: LongPage) -> None:
        with page:
            write(page)

    assert _long(set_down) == _long(write)


def test_empty_text_is_a_blank_cell_with_its_format() -> None:
    cell = open_book(_written(lambda page: page.text(0, 0, "", theme.INPUT_TEXT)))["Tờ"]["A1"]
    assert (cell.value, cell.protection.locked) == (None, False)


def test_a_figure_is_a_number() -> None:
    assert open_book(_written(lambda page: page.number(0, 0, Decimal("66.67"))))["Tờ"]["A1"].value == 66.67


def test_a_date_is_a_date() -> None:
    day = dt.date(2022, 12, 5)
    style = theme.PLAIN.but(num_format=theme.FORMAT_DATE)
    assert open_book(_written(lambda page: page.date(0, 0, day, style)))["Tờ"]["A1"].value == CREATED.replace(
        month=12, day=5
    )


@pytest.mark.parametrize("cached", ["Chưa nhập", 2, 0])
def test_a_formula_carries_its_present_value(cached: str | int) -> None:
    data = _written(lambda page: page.formula(0, 0, "=B1", theme.PLAIN, cached=cached))
    assert open_book(data)["Tờ"]["A1"].value == "=B1"
    assert open_book(data, values=True)["Tờ"]["A1"].value == cached


def test_programs_are_told_to_calculate_on_load() -> None:
    with zipfile.ZipFile(io.BytesIO(_written(lambda page: None))) as archive:
        assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")


LONG = "x" * 256


@pytest.mark.parametrize(
    "write",
    [
        lambda page: page.text(0, 0, "x" * 32_768),
        lambda page: page.text(1_048_576, 0, "x"),
        lambda page: page.number(0, 16_384, 1),
        lambda page: page.blank(-1, 0, theme.PLAIN),
        lambda page: page.formula(0, 0, "1+1", theme.PLAIN, cached=0),
        lambda page: page.validate(0, 0, {"validate": "list", "source": [LONG]}),
        lambda page: page.validate(0, 0, {"validate": "any", "input_message": LONG}),
        lambda page: page.validate(0, 0, {"validate": "any", "input_message": "x", "input_title": "x" * 33}),
        lambda page: page.validate(0, 0, {"validate": "any", "input_massage": "x"}),
        lambda page: page.validate(0, 0, {"validate": "decimal", "criteria": "between", "minimum": 0}),
        lambda page: page.condition((0, 0, 0, 0), {"type": "unheard-of"}),
        lambda page: page.merge(0, 0, 0, "one cell", theme.PLAIN),
        lambda page: page.table((0, 0, 0, 0), "t", ["a"]),
        lambda page: page.row(1_048_576, 20),
        lambda page: page.column(16_384, width=10),
        lambda page: page.print_setup(orientation="landscape", header="x" * 256),
        lambda page: page.link(0, 0, "Tờ", "x" * 32_768, theme.PLAIN),
        lambda page: page.book.page("Tờ"),
        lambda page: page.book.page("a/b"),
        lambda page: page.book.page("x" * 32),
        lambda page: page.book.name("a b", "Tờ", 0, 0),
        lambda page: page.book.name("A1", "Tờ", 0, 0),
        lambda page: page.book.chart("pyramid"),
    ],
)
def test_whatever_xlsxwriter_refuses_is_an_error(write: Callable[[Page], object]) -> None:
    with pytest.raises(WriterError):
        write(_book().page("Tờ"))


def test_warnings_inside_strict_are_errors() -> None:
    chart = _book().chart("column")
    with pytest.raises(WriterError), strict():
        chart.add_series({})


def test_a_property_beyond_the_limit_is_an_error() -> None:
    with pytest.raises(WriterError):
        Book(title="x", created=CREATED, properties={"bdgxl": LONG})


def test_a_name_points_to_its_cells() -> None:
    book = _book()
    book.page("Tờ 1")
    book.name("danh_sach", "Tờ 1", 1, 2, 4)
    assert open_book(book.to_bytes()).defined_names["danh_sach"].value == "'Tờ 1'!$C$2:$C$5"


def test_equal_input_gives_equal_bytes() -> None:
    first, second = (_written(lambda page: page.text(0, 0, "a", theme.HEADING)) for _ in range(2))
    assert first == second


def test_no_clock_enters_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(_written(lambda page: None))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2022-03-28T00:00:00Z") == core.count("dcterms:W3CDTF") == 2


def test_a_compact_file_holds_the_same_parts() -> None:
    def parts(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    plain, compact = _book(), _book()
    for book in (plain, compact):
        book.page("Tờ").text(0, 0, "a")
    assert parts(plain.to_bytes()) == parts(compact.to_bytes(compact=True))


def test_equal_styles_are_one_format() -> None:
    book = _book()
    assert book.format(theme.PLAIN.but(bold=True)) is book.format(theme.BOLD)


def test_a_chart_says_in_words_what_it_shows() -> None:
    book = _book()
    page = book.page("Tờ")
    chart = book.chart("bar")
    with strict():
        chart.add_series({"values": "='Tờ'!$A$1:$A$2"})
    page.chart(0, 2, chart, alt="Đạt 3 trong 5 chỉ tiêu")
    with zipfile.ZipFile(io.BytesIO(book.to_bytes())) as archive:
        assert 'descr="Đạt 3 trong 5 chỉ tiêu"' in archive.read("xl/drawings/drawing1.xml").decode()


@pytest.mark.parametrize(("text", "shown"), [("Sở B & C", "Sở B && C"), ("x" * 300, "x" * 249 + "…")])
def test_header_texts(text: str, shown: str) -> None:
    assert header_text(text) == shown


@pytest.mark.parametrize("level", [-1, 8])
def test_an_outline_deeper_than_excel_has_it_is_refused(level: int) -> None:
    with pytest.raises(WriterError):
        _written(lambda page: page.row(0, 15, level=level))


def test_properties_that_are_not_given_are_left_out() -> None:
    with zipfile.ZipFile(io.BytesIO(_written(lambda page: page.row(0, 15)))) as archive:
        assert "category" not in archive.read("docProps/core.xml").decode()
