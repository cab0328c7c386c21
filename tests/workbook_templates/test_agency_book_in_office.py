"""The agency workbook in the hands of LibreOffice: it computes, refuses and keeps what it should."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from samples.office.client import Book, Office
from tests.workbook_templates.books import small_book, with_prefill
from toolkit.core.vocabulary import CHECK_BLANK, CHECK_DONE, CHECK_PARTIAL, STATUS_NO_DATA, STATUS_OFFICIAL
from workbook_templates.agency_book import write_agency_book

pytestmark = pytest.mark.office

INDICATORS = "Chỉ tiêu"
COVER = "Thông tin đơn vị"


@pytest.fixture(scope="module")
def form_in(
    office_in: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Book]]:
    """Give the blank form as it is open on a machine of a locale; opened once for all tests."""
    path = tmp_path_factory.mktemp("bieu") / "bieu.xlsx"
    path.write_bytes(write_agency_book(small_book()))
    with contextlib.ExitStack() as opened:
        yield cache(lambda locale: opened.enter_context(office_in(locale).open(path)))


@pytest.fixture
def form(form_in: Callable[[str], Book]) -> Book:
    return form_in("vi-VN")


def _contents(form: Book, sheet: str) -> dict[str, float | str]:
    return {address: cell.value for address, cell in form.cells(sheet).items()}


def _values(form: Book, sheet: str, typed: Iterable[tuple[str, str]]) -> dict[str, float | str]:
    """The values of a sheet after someone typed into blank cells, which are blank again afterwards."""
    typed, before = list(typed), _contents(form, sheet)
    assert form.type_cells(sheet, typed) == []
    found = _contents(form, sheet)
    form.type_cells(sheet, [(address, "") for address, _ in typed])
    assert _contents(form, sheet) == before
    return found


def test_the_rate_follows_from_its_components(form: Book) -> None:
    assert _values(form, INDICATORS, [("G5", "12"), ("H5", "18")])["J5"] == 66.67


def test_the_share_of_a_table_follows_from_its_columns(form: Book) -> None:
    assert _values(form, "Cán bộ", [("C4", "8"), ("D4", "3")])["E4"] == 37.5


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
def test_the_self_check_says_how_far_a_row_is(form: Book, typed: list[tuple[str, str]], shown: str) -> None:
    assert _values(form, INDICATORS, typed)["M5"] == shown


def test_the_self_check_of_a_prefilled_row_is_computed_on_load(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "bieu.xlsx"
    filled = with_prefill(small_book(), "indicators", "1.1", {"result": Decimal(50), "status": STATUS_OFFICIAL})
    path.write_bytes(write_agency_book(filled))
    with office.open(path) as opened:
        assert _contents(opened, INDICATORS)["M5"] == CHECK_DONE


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
def test_what_does_not_fit_is_refused(form: Book, sheet: str, cell: str, text: str) -> None:
    assert form.type_cells(sheet, [(cell, text)]) == [cell]


@pytest.mark.parametrize(("locale", "text"), [("vi-VN", "66,67"), ("en-US", "66.67")])
def test_decimals_are_typed_as_the_machine_has_it(form_in: Callable[[str], Book], locale: str, text: str) -> None:
    assert _values(form_in(locale), INDICATORS, [("I5", text)])["I5"] == 66.67


@pytest.mark.parametrize("locale", ["vi-VN", "en-US"])
def test_a_date_stays_as_it_was_typed_on_any_machine(form_in: Callable[[str], Book], locale: str) -> None:
    assert _values(form_in(locale), COVER, [("C21", "05/12/2022")])["C21"] == "05/12/2022"


def test_a_typed_formula_stays_text_in_a_text_cell(form: Book) -> None:
    assert _values(form, INDICATORS, [("C11", "=1+1")])["C11"] == "=1+1"


def test_no_formula_shows_an_error(form: Book) -> None:
    form.recalculate()
    assert [cell for cells in form.formulas().values() for cell in cells.values() if cell.error] == []
