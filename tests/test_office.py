"""The office harness itself: it types, refuses, recalculates and prints as a person's office program does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import psutil
import pytest
import xlsxwriter
from openpyxl.utils.datetime import to_excel

from samples.office.client import Book, Office
from samples.office.programs import OfficeError
from samples.office.recalc import recalc_diff

pytestmark = pytest.mark.office

SHEET = "Chỉ tiêu"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A protected sheet: A is open, B takes 0 to 100, C takes Có or Không, D is locked and full."""
    path = tmp_path / "Biểu mẫu.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        open_cell = workbook.add_format({"locked": False})
        for column in "ABC":
            sheet.write_blank(f"{column}1", None, open_cell)
        sheet.data_validation("B1", {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100})
        sheet.data_validation("C1", {"validate": "list", "source": ["Có", "Không"]})
        sheet.write("D1", "khoá")
        sheet.protect()
    return path


def typed(book: Book, address: str, text: str) -> float | str | None:
    """Type into one cell and return what it then holds."""
    book.type_cells(SHEET, [(address, text)])
    cell = book.cells(SHEET).get(address)
    return cell.value if cell else None


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("vi-VN", "66,67", 66.67),
        ("vi-VN", "66.67", "66.67"),
        ("vi-VN", "1.234,5", 1234.5),
        ("vi-VN", "50%", 0.5),
        ("vi-VN", "117/100", "117/100"),
        ("vi-VN", "3/4", to_excel(date(date.today().year, 4, 3))),
        ("vi-VN", "- họp tổng kết", "- họp tổng kết"),
        ("vi-VN", "-", "-"),
        ("en-US", "66,67", "66,67"),
        ("en-US", "66.67", 66.67),
        ("en-US", "3/4", to_excel(date(date.today().year, 3, 4))),
    ],
)
def test_typing_follows_the_locale(
    office_in: Callable[[str], Office], form: Path, locale: str, text: str, value: float | str
) -> None:
    with office_in(locale).open(form) as book:
        assert typed(book, "A1", text) == value


def test_a_formula_can_be_typed(office: Office, form: Path) -> None:
    with office.open(form) as book:
        book.type_cells(SHEET, [("A1", "=1+1,5")])
        cell = book.cells(SHEET)["A1"]
    assert (cell.value, cell.formula) == (2.5, "=1+1.5")


def test_the_empty_text_deletes(office: Office, form: Path) -> None:
    with office.open(form) as book:
        typed(book, "A1", "5")
        assert typed(book, "A1", "") is None


@pytest.mark.parametrize("text", ["mới", "=1", "-", ""])
def test_a_locked_cell_keeps_its_content(office: Office, form: Path, text: str) -> None:
    with office.open(form) as book:
        assert book.type_cells(SHEET, [("D1", text), ("A1", "sau")]) == ["D1"]
        assert {address: cell.value for address, cell in book.cells(SHEET).items()} == {"A1": "sau", "D1": "khoá"}


@pytest.mark.parametrize(
    ("address", "text", "refused"),
    [("B1", "50", False), ("B1", "500", True), ("B1", "abc", True), ("C1", "Có", False), ("C1", "Chưa", True)],
)
def test_a_validation_rule_acts(office: Office, form: Path, address: str, text: str, refused: bool) -> None:
    with office.open(form) as book:
        assert book.type_cells(SHEET, [(address, text)]) == ([address] if refused else [])


def test_a_validation_rule_can_be_overridden(office: Office, form: Path) -> None:
    with office.open(form) as book:
        assert book.type_cells(SHEET, [("B1", "500")], override_validation=True) == []


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_what_is_typed_is_saved(office: Office, form: Path, tmp_path: Path, suffix: str) -> None:
    copy = tmp_path / f"đã điền{suffix}"
    with office.open(form) as book:
        typed(book, "A1", "66,67")
        book.save_as(copy)
    with office.open(copy) as book:
        assert book.cells(SHEET)["A1"].value == 66.67


def test_a_person_sees_the_number_as_the_locale_writes_it(office: Office, form: Path) -> None:
    with office.open(form) as book:
        typed(book, "A1", "66,67")
        assert book.shown(SHEET, ["A1", "D1"]) == ["66,67", "khoá"]


@pytest.mark.parametrize("content", [None, b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"])
def test_what_is_no_workbook_is_refused(office: Office, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "hỏng.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(OfficeError), office.open(path):
        pass


def test_correct_stored_results_pass(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "đúng.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet(SHEET)
        date_format = workbook.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_formula("A1", "=2/3", None, 2 / 3)
        sheet.write_formula("A2", '="Đã "&"nhập"', None, "Đã nhập")
        sheet.write_formula("A3", '=""', None, "")
        sheet.write_formula("A4", "=1=1", None, True)
        sheet.write_formula("A5", "=DATE(2022,12,31)", date_format, 44926)
    assert recalc_diff(office, path) == []


@pytest.mark.parametrize(
    ("formula", "stored", "calculated"),
    [
        ("=100*2/3", 50, "66.66666666666667"),
        ("=1+1", "2", "2.0"),
        ('="Đã "&"nhập"', 0, "'Đã nhập'"),
        ("=1/0", 0, "error #DIV/0!"),
        ("=NA()", "#N/A", "error #N/A"),
    ],
)
def test_a_wrong_stored_result_is_found(
    office: Office, tmp_path: Path, formula: str, stored: float | str, calculated: str
) -> None:
    path = tmp_path / "sai.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet(SHEET).write_formula("A1", formula, None, stored)
    assert recalc_diff(office, path) == [f"{SHEET}!A1: stored {stored!r}, calculated {calculated} by {formula}"]


def test_pages_become_pictures(office: Office, form: Path, tmp_path: Path) -> None:
    (page,) = office.render_png(form, tmp_path / "trang")
    assert page.read_bytes().startswith(b"\x89PNG")


def test_an_office_that_does_not_answer_is_ended(form: Path) -> None:
    with Office(timeout=60) as office:
        office.timeout = 0
        with pytest.raises(OfficeError, match="no answer"):
            office.open(form)
        with pytest.raises(OfficeError):
            office.open(form)


def test_an_office_program_that_has_ended_is_known(form: Path) -> None:
    with Office() as office:
        assert not office.gone
        for process in psutil.Process(office._driver.pid).children(recursive=True):
            process.kill()
        with pytest.raises(OfficeError):
            office.open(form)
        assert office.gone
