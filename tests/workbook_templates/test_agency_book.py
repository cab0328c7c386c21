"""The workbook that an agency fills, as a whole, and the identity it carries."""

from tests.textbook import check_golden, dump, keys
from tests.workbook_templates.books import small_book
from tests.workbook_templates.written import BOOKS, data_of, every_book, sheets_of
from toolkit.core.forms.book import AgencyBook
from toolkit.core.stamp import KEY_ROW, KEY_STAMP, NAME_PREFIX, PROPERTY, STAMP_SHEET, Stamp
from workbook_templates.agency_book import write_agency_book


def test_the_golden_book_of_every_kind_of_form() -> None:
    check_golden("bieu-mau-du-loai.txt", dump(data_of(BOOKS[0])))


def test_the_golden_book_of_the_sample_plan() -> None:
    check_golden("bieu-mau-so-y-te.txt", dump(data_of(BOOKS[2])))


def test_sheets_come_in_order() -> None:
    names = ["Thông tin đơn vị", "Chỉ tiêu", "Nhiệm vụ", "Văn bản", "Cán bộ", "Thuyết minh", "Hướng dẫn", STAMP_SHEET]
    assert sheets_of(BOOKS[0]).sheetnames == names


def test_only_the_last_sheet_is_hidden_from_everyone() -> None:
    assert [sheet.sheet_state for sheet in sheets_of(BOOKS[0]).worksheets] == [*["visible"] * 7, "veryHidden"]


def test_equal_plans_give_equal_bytes() -> None:
    assert write_agency_book(small_book()) == write_agency_book(small_book())


@every_book
def test_files_stay_small(book: AgencyBook) -> None:
    assert len(data_of(book)) < 40 * 1024


def test_the_hidden_sheet_carries_the_stamp_as_text() -> None:
    sheet = sheets_of(BOOKS[0])[STAMP_SHEET]
    assert {sheet.cell(row, 1).value: sheet.cell(row, 2).value for row in range(1, 8)} == BOOKS[0].stamp.items()


def test_defined_names_carry_the_stamp() -> None:
    workbook = sheets_of(BOOKS[0])
    found = {}
    for name, defined in workbook.defined_names.items():
        if name.startswith(NAME_PREFIX):
            ((sheet, cell),) = defined.destinations
            found[name.removeprefix(NAME_PREFIX)] = workbook[sheet][cell].value
    assert found == BOOKS[0].stamp.items()


@every_book
def test_the_key_column_of_every_sheet_carries_the_stamp(book: AgencyBook) -> None:
    texts = [sheet["A1"].value for sheet in sheets_of(book).worksheets[:-1]]
    assert {Stamp.parse_text(str(text).removeprefix(KEY_STAMP)) for text in texts} == {book.stamp}


@every_book
def test_the_document_properties_carry_the_stamp(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    assert Stamp.parse_text(workbook.properties.subject or "") == book.stamp
    assert Stamp.parse_text(str(workbook.custom_doc_props[PROPERTY].value)) == book.stamp
    assert workbook.properties.title == f"{book.report.title} – {book.agency.name}"


@every_book
def test_the_cover_shows_the_stamp(book: AgencyBook) -> None:
    cells = [cell.value for row in sheets_of(book).worksheets[0].iter_rows(min_col=2) for cell in row]
    assert [Stamp.parse_text(str(text)) for text in cells if Stamp.parse_text(str(text))] == [book.stamp]


@every_book
def test_the_key_column_is_hidden(book: AgencyBook) -> None:
    assert all(sheet.column_dimensions["A"].hidden for sheet in sheets_of(book).worksheets[:-1])


def test_the_key_map_finds_every_row() -> None:
    workbook = sheets_of(BOOKS[0])
    sheet = workbook[STAMP_SHEET]
    start = keys(sheet)["#keys"]
    for row in range(start + 1, sheet.max_row + 1):
        key, _, name, cell = (sheet.cell(row, col).value for col in range(1, 5))
        assert workbook[str(name)][str(cell)].value == f"{KEY_ROW}{key}"
