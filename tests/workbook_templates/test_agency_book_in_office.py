"""The agency workbook in the hands of LibreOffice: it computes, refuses and keeps what it should."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from samples.office.client import Office
from tests.workbook_templates.books import small_book, with_prefill
from toolkit.core.forms.book import AgencyBook
from toolkit.core.vocabulary import CHECK_BLANK, CHECK_DONE, CHECK_PARTIAL, STATUS_NO_DATA, STATUS_OFFICIAL
from workbook_templates.agency_book import write_agency_book

pytestmark = pytest.mark.office

INDICATORS = "Chỉ tiêu"
COVER = "Thông tin đơn vị"


def _values(
    office: Office, folder: Path, sheet: str, typed: Iterable[tuple[str, str]], book: AgencyBook | None = None
) -> dict[str, float | str]:
    """The values of a sheet after someone typed."""
    path = folder / "bieu.xlsx"
    path.write_bytes(write_agency_book(book or small_book()))
    with office.open(path) as opened:
        assert opened.type_cells(sheet, typed) == []
        return {address: cell.value for address, cell in opened.cells(sheet).items()}


def _refused(office: Office, folder: Path, sheet: str, typed: Iterable[tuple[str, str]]) -> list[str]:
    path = folder / "bieu.xlsx"
    path.write_bytes(write_agency_book(small_book()))
    with office.open(path) as opened:
        return opened.type_cells(sheet, typed)


def test_the_rate_follows_from_its_components(office: Office, tmp_path: Path) -> None:
    assert _values(office, tmp_path, INDICATORS, [("G5", "12"), ("H5", "18")])["J5"] == 66.67


def test_the_share_of_a_table_follows_from_its_columns(office: Office, tmp_path: Path) -> None:
    assert _values(office, tmp_path, "Cán bộ", [("C4", "8"), ("D4", "3")])["E4"] == 37.5


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ([], CHECK_BLANK),
        ([("G5", "12")], CHECK_PARTIAL),
        ([("I5", "66,67")], CHECK_PARTIAL),
        ([("I5", "66,67"), ("K5", STATUS_OFFICIAL)], CHECK_DONE),
        ([("K5", STATUS_NO_DATA)], CHECK_DONE),
        ([("G5", "18"), ("H5", "12")], "(a) lớn hơn (b), đề nghị kiểm tra"),
        ([("G5", "12"), ("H5", "18"), ("I5", "60")], "Kết quả khác (a)/(b), đề nghị kiểm tra"),
    ],
)
def test_the_self_check_says_how_far_a_row_is(
    office: Office, tmp_path: Path, typed: list[tuple[str, str]], shown: str
) -> None:
    assert _values(office, tmp_path, INDICATORS, typed)["M5"] == shown


def test_the_self_check_of_a_prefilled_row_is_computed_on_load(office: Office, tmp_path: Path) -> None:
    book = with_prefill(small_book(), "indicators", "1.1", {"result": "50", "status": STATUS_OFFICIAL})
    assert _values(office, tmp_path, INDICATORS, [], book)["M5"] == CHECK_DONE


@pytest.mark.parametrize(
    ("sheet", "cell", "text"),
    [
        (INDICATORS, "I5", "150"),
        (INDICATORS, "I5", "-1"),
        (INDICATORS, "I5", "hai phần ba"),
        (INDICATORS, "G5", "1,5"),
        (INDICATORS, "I6", "501"),
        (INDICATORS, "K5", "Đã có"),
        (INDICATORS, "C5", "nhãn khác"),
        (INDICATORS, "D11", "ô bên cạnh"),
        (COVER, "C21", "hôm qua"),
        (COVER, "C24", "Chưa rõ"),
        ("Văn bản", "D4", "mười triệu"),
    ],
)
def test_what_does_not_fit_is_refused(office: Office, tmp_path: Path, sheet: str, cell: str, text: str) -> None:
    assert _refused(office, tmp_path, sheet, [(cell, text)]) == [cell]


@pytest.mark.parametrize(("locale", "text"), [("vi-VN", "66,67"), ("en-US", "66.67")])
def test_decimals_are_typed_as_the_machine_has_it(office_in: object, tmp_path: Path, locale: str, text: str) -> None:
    assert callable(office_in)
    assert _values(office_in(locale), tmp_path, INDICATORS, [("I5", text)])["I5"] == 66.67


@pytest.mark.parametrize("locale", ["vi-VN", "en-US"])
def test_a_date_stays_as_it_was_typed_on_any_machine(office_in: object, tmp_path: Path, locale: str) -> None:
    assert callable(office_in)
    assert _values(office_in(locale), tmp_path, COVER, [("C21", "05/12/2022")])["C21"] == "05/12/2022"


def test_a_typed_formula_stays_text_in_a_text_cell(office: Office, tmp_path: Path) -> None:
    assert _values(office, tmp_path, INDICATORS, [("C11", "=1+1")])["C11"] == "=1+1"


def test_no_formula_shows_an_error(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    path.write_bytes(write_agency_book(small_book()))
    with office.open(path) as opened:
        opened.recalculate()
        found = [cell for cells in opened.formulas().values() for cell in cells.values() if cell.error]
    assert found == []
