"""A consolidated workbook read back as it was written, as an office program saved it, and as people leave it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from samples.office.client import Office
from tests.builders import Inbox, indicator, make_plan
from tests.core.plan.consolidated import PLAN, write
from toolkit.core.a1 import parse
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.intake.sheet import Cell
from toolkit.core.plan.book.mark import marked
from toolkit.core.plan.model import Level
from toolkit.core.readback.model import ConsolidatedBook, DataLine, IndicatorLine, ReadbackError
from toolkit.core.readback.package import file_bytes, open_package, sheet_named
from toolkit.core.readback.read import consolidated_of, read_consolidated, read_consolidated_file
from toolkit.core.readback.trace.follow import Tracer
from workbook_templates.consolidated.book import write_consolidated_book


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("so") / "tong-hop.xlsx")


@cache
def read(path: Path) -> ConsolidatedBook:
    return read_consolidated_file(path)


def line(path: Path, code: str) -> IndicatorLine:
    found = read(path).indicator(code)
    assert found is not None
    return found


def test_plan_and_period(path: Path) -> None:
    book = read(path)
    assert (book.plan, book.level, book.year, book.period, book.start, book.end, book.as_of) == (
        PLAN.id,
        Level.PROVINCE,
        2022,
        "nam",
        dt.date(2022, 1, 1),
        dt.date(2022, 12, 31),
        dt.date(2022, 12, 28),
    )


def test_figures_with_their_components(path: Path) -> None:
    one = line(path, "1.1")
    assert (one.numerator, one.denominator, one.value, one.coverage) == (
        Decimal(2),
        Decimal(3),
        Decimal("66.67"),
        "2/2",
    )


def test_a_row_knows_its_objective(path: Path) -> None:
    one = line(path, "1.4")
    assert (one.objective, one.objective_number, one.objective_title) == ("1", "I", "Mục tiêu 1")


def test_figures_of_the_plan_read_as_printed(path: Path) -> None:
    one = line(path, "1.2")
    assert (one.target, one.target_printed, one.baseline_printed) == (Decimal(25), ">25", "40")


def test_headings_are_no_indicators(path: Path) -> None:
    assert [one.code for one in read(path).indicators] == ["1.1", "1.2", "1.3", "1.4"]


def test_data_with_its_source(path: Path) -> None:
    found = read(path).data[0]
    assert isinstance(found, DataLine)
    assert (found.form, found.key, found.agency, found.counted) == ("Chỉ tiêu", "CT 1.1", "Sở A", True)
    assert (found.numerator, found.file, found.hash, found.cells) == (
        Decimal(1),
        "so-a.xlsx",
        "0" * 12,
        "F11, G11, K11",
    )


def test_expected_reports(path: Path) -> None:
    assert [(one.report, one.agency, one.status) for one in read(path).submissions] == [
        ("chi-tieu", "so-a", "Đã nhận"),
        ("chi-tieu", "so-b", "Đã nhận"),
        ("chi-tieu", "so-c", "Chưa gửi"),
        ("chi-tieu", "so-d", "Chưa gửi"),
    ]
    assert read(path).submissions[2].due == dt.date(2022, 12, 5)
    assert read(path).submissions[2].report_title == "Báo cáo chỉ tiêu"


def test_files_of_the_inbox(path: Path) -> None:
    assert [(one.name, one.standing) for one in read(path).files] == [
        ("so-a.xlsx", "Được tính"),
        ("so-b.xlsx", "Được tính"),
    ]


def test_a_half_year_has_estimates(tmp_path: Path) -> None:
    book = read_consolidated_file(write(tmp_path / "6t.xlsx", period="6t"))
    assert book.estimate
    assert [one.estimate for one in book.indicators] == [None, Decimal(250), None, None]


@pytest.mark.office
def test_a_workbook_saved_by_an_office_program_says_the_same(office: Office, path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "luu-lai.xlsx"
    with office.open(path) as book:
        book.recalculate()
        book.save_as(copy)
    saved = read_consolidated_file(copy)
    assert replace(saved, file="", sha256="", saved=False) == replace(read(path), file="", sha256="", saved=False)
    step = Tracer(open_package(file_bytes(copy), copy.name), copy.name).step("Chỉ tiêu", *_cell(saved, "1.1", "value"))
    assert [source.line.agency for source in step.all_sources] == ["Sở A", "Sở B"]


def _cell(book: ConsolidatedBook, code: str, column: str) -> tuple[int, int]:
    found = book.indicator(code)
    assert found is not None
    return parse(found.cells[column])


def altered(path: Path, folder: Path, change: Callable[[Any], object], *, data_only: bool = True) -> Path:
    """A copy as another program saves it; ``data_only`` keeps results in place of formulas."""
    book = openpyxl.load_workbook(path, data_only=data_only)
    change(book)
    copy = folder / "sua.xlsx"
    book.save(copy)
    return copy


@pytest.mark.parametrize("sheet", ["Chỉ tiêu", "Dữ liệu", "Tình hình nộp", "Đối chiếu"])
def test_an_inserted_column_changes_nothing(path: Path, tmp_path: Path, sheet: str) -> None:
    copy = read_consolidated_file(altered(path, tmp_path, lambda book: book[sheet].insert_cols(2)))
    assert (copy.data, copy.submissions, copy.files) == (read(path).data, read(path).submissions, read(path).files)
    assert [one.value for one in copy.indicators] == [one.value for one in read(path).indicators]


@pytest.mark.parametrize("sheet", ["Dữ liệu", "Tình hình nộp", "Đối chiếu"])
def test_a_sheet_that_is_gone_is_named(path: Path, tmp_path: Path, sheet: str) -> None:
    copy = altered(path, tmp_path, lambda book: book.remove(book[sheet]))
    with pytest.raises(ReadbackError, match=f"Thiếu trang “{sheet}”.*Chạy lại bdgxl merge"):
        read_consolidated_file(copy)


def test_a_heading_that_is_gone_is_named(path: Path, tmp_path: Path) -> None:
    copy = altered(path, tmp_path, lambda book: book["Dữ liệu"].delete_cols(9))
    with pytest.raises(ReadbackError, match=r"Trang “Dữ liệu” không đọc được.*“Được tính”"):
        read_consolidated_file(copy)


def test_figures_that_nothing_calculated_are_refused(path: Path, tmp_path: Path) -> None:
    copy = altered(path, tmp_path, lambda book: None, data_only=False)
    with pytest.raises(ReadbackError, match=r"ô không có con số dùng được.*bấm F9"):
        read_consolidated_file(copy)
    assert consolidated_of(open_package(copy.read_bytes(), "sua.xlsx"), "sua.xlsx", "").broken


def test_lost_properties_are_told(path: Path) -> None:
    package = open_package(path.read_bytes(), "t.xlsx")
    package.custom = {name: text for name, text in package.custom.items() if not name.endswith("year")}
    with pytest.raises(ReadbackError, match="thuộc tính của tệp đã bị xóa hoặc sửa"):
        consolidated_of(package, "t.xlsx", "")


def test_the_same_bytes_read_the_same(path: Path) -> None:
    assert read_consolidated(path.read_bytes(), path.name) == read(path)


def test_it_is_no_plan_workbook(path: Path) -> None:
    assert not marked(path)


def test_an_empty_result_is_no_text(path: Path) -> None:
    assert (line(path, "1.3").trend, line(path, "1.3").value) == ("", None)


def edited(path: Path, code: str, column: str, cell: Cell) -> ConsolidatedBook:
    """The workbook with another cell in the row of an indicator; formulas and other results stay."""
    package = open_package(path.read_bytes(), "sua.xlsx")
    sheet = sheet_named(package, "Chỉ tiêu")
    assert sheet is not None
    row, col = parse(line(path, code).cells[column])
    sheet.grid.rows[row][col] = cell
    return consolidated_of(package, "sua.xlsx", "")


@pytest.mark.parametrize(
    ("name", "said"), [("", "Thiếu trang “Chỉ tiêu”"), ("Chi tieu", "đã đổi tên thành “Chi tieu”")]
)
def test_indicators_without_their_sheet_are_refused(path: Path, name: str, said: str) -> None:
    package = open_package(path.read_bytes(), "sua.xlsx")
    sheet = sheet_named(package, "Chỉ tiêu")
    assert sheet is not None
    sheet.name = name
    if not name:
        package.sheets.remove(sheet)
    with pytest.raises(ReadbackError, match=said):
        consolidated_of(package, "sua.xlsx", "")


def test_a_percentage_typed_over_a_result_is_what_its_cell_shows(path: Path) -> None:
    package = open_package(path.read_bytes(), "sua.xlsx")
    sheet = sheet_named(package, "Chỉ tiêu")
    assert sheet is not None
    sheet.formats = {**sheet.formats, "phan-tram": "0.00%"}
    row, col = parse(line(path, "1.1").cells["value"])
    sheet.grid.rows[row][col] = Cell("n", "0.3764", "phan-tram")
    assert consolidated_of(package, "sua.xlsx", "").indicators[0].value == Decimal("37.64")


@pytest.mark.parametrize("column", ["value", "numerator", "change", "baseline"])
def test_words_in_place_of_a_figure_are_named(path: Path, column: str) -> None:
    book = edited(path, "1.1", column, Cell("str", "khoảng 40", "0"))
    assert book.broken == (line(path, "1.1").cells[column],)
    assert "ghi chữ" in book.broken_words


def test_prose_that_the_plan_prints_is_fine(tmp_path: Path) -> None:
    plan = make_plan(indicator("1.1", "single", "so-a", baseline={"printed": "chưa có"}))
    inbox = Inbox(plan)
    inbox.report("so-a", _1_1=41)
    data = write_consolidated_book(consolidate(inbox.judgement))
    assert read_consolidated(data, "t.xlsx").indicators[0].baseline_printed == "chưa có"


def test_two_rows_of_one_code_are_refused(path: Path) -> None:
    with pytest.raises(ReadbackError, match=r"cùng mã chỉ tiêu “1.1”: dòng 6 và 7"):
        edited(path, "1.2", "code", Cell("str", "1.1", "0"))
