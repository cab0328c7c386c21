"""Protection, print and explanation of an agency workbook."""

import io
import re
import zipfile

from tests.textbook import keys, open_book
from tests.workbook_templates.books import small_book
from tests.workbook_templates.written import BOOKS, data_of, every_book, sheets_of
from toolkit.core.forms.book import AgencyBook
from toolkit.core.stamp import (
    KEY_END,
    KEY_FORM,
    KEY_ROW,
    STAMP_SHEET,
)
from workbook_templates.agency_book import write_agency_book


def test_sheets_are_protected_without_a_password_except_open_lists() -> None:
    sheets = sheets_of(BOOKS[0]).worksheets
    assert [sheet.title for sheet in sheets if not sheet.protection.sheet] == ["Văn bản"]
    assert not any(sheet.protection.password for sheet in sheets)


def test_protection_leaves_resizing_and_filtering_free() -> None:
    protection = sheets_of(BOOKS[0])["Chỉ tiêu"].protection
    assert (protection.formatColumns, protection.formatRows, protection.autoFilter) == (False, False, False)


def test_the_password_of_the_office_protects_every_protected_sheet() -> None:
    workbook = open_book(write_agency_book(small_book(), password="bí mật"))
    sheets = [sheet for sheet in workbook.worksheets if sheet.protection.sheet and sheet.title != STAMP_SHEET]
    assert all(sheet.protection.password for sheet in sheets)


def test_a_long_form_offers_filters() -> None:
    assert sheets_of(BOOKS[3])["Nhiệm vụ"].auto_filter.ref is not None


@every_book
def test_forms_print_on_a4_landscape_one_page_wide_with_repeated_headings(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    for sheet in book.sheets[1:]:
        page = workbook[sheet.name]
        setup = page.page_setup
        assert (setup.paperSize, setup.orientation, setup.fitToWidth or 1, setup.fitToHeight) == (9, "landscape", 1, 0)
        assert page.sheet_properties.pageSetUpPr.fitToPage
        top = keys(page)[f"{KEY_FORM}{sheet.forms[0].spec.id}"]
        assert page.print_title_rows == f"${top}:${top}"


@every_book
def test_pages_are_numbered_and_name_the_agency(book: AgencyBook) -> None:
    for page in sheets_of(book).worksheets[:-1]:
        assert page.oddFooter.right.text == "Trang &P/&N"
        assert page.oddHeader.left.text.strip() == book.agency.name.replace("&", "&&")


@every_book
def test_no_cell_of_a_table_is_merged(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    for sheet, form in book.forms():
        page = workbook[sheet.name]
        places = keys(page)
        table = range(places[f"{KEY_FORM}{form.spec.id}"], places[f"{KEY_END}{form.spec.id}"])
        assert not [area for area in page.merged_cells.ranges if area.min_row in table or area.max_row in table]


@every_book
def test_every_font_is_times_new_roman(book: AgencyBook) -> None:
    fonts = {cell.font.name for page in sheets_of(book).worksheets for row in page.iter_rows() for cell in row}
    assert fonts == {"Times New Roman"}


@every_book
def test_printed_rows_have_heights_within_the_limit_of_excel(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    for sheet, form in book.forms():
        page = workbook[sheet.name]
        rows = [keys(page)[f"{KEY_ROW}{row.key}"] for row in form.rows]
        assert all(15 <= (page.row_dimensions[row].height or 0) <= 409 for row in rows)


def test_prose_has_the_lines_its_outline_allows() -> None:
    sheet = sheets_of(BOOKS[0])["Thuyết minh"]
    assert (sheet.row_dimensions[5].height or 0) >= 6 * 15.75


@every_book
def test_headings_stay_in_view(book: AgencyBook) -> None:
    workbook = sheets_of(book)
    frozen = [workbook[sheet.name].freeze_panes for sheet in book.sheets[1:]]
    assert all(cell is None or int(re.sub(r"\D", "", cell)) == 4 for cell in frozen)
    assert any(frozen)


def test_the_cover_says_who_asks_what_by_when() -> None:
    rows = sheets_of(BOOKS[0])["Thông tin đơn vị"].iter_rows(
        min_row=1, max_row=13, min_col=2, max_col=3, values_only=True
    )
    facts = {str(label): str(value) for label, value in rows}
    assert facts["UBND TỈNH NGHỆ AN"] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert facts["SỞ A"] == "Độc lập - Tự do - Hạnh phúc"
    assert facts["Đơn vị báo cáo"] == "Sở B & C"
    assert facts["Căn cứ"] == "Kế hoạch số 1/KH-UBND ngày 01/03/2022 của UBND tỉnh Nghệ An thử nghiệm biểu mẫu"
    assert facts["Hạn gửi"] == "05/12/2022"
    assert facts["Gửi về"] == "Sở A\nPhòng A, 0238 000 000"


@every_book
def test_the_guide_explains_every_column_that_has_a_guide(book: AgencyBook) -> None:
    guide = "\n".join(str(cell.value) for row in sheets_of(book)["Hướng dẫn"].iter_rows() for cell in row if cell.value)
    for _, form in book.forms():
        if form.spec.counted:
            assert [column.id for column in form.columns if column.guide not in guide] == []


@every_book
def test_the_guide_defines_every_indicator(book: AgencyBook) -> None:
    guide = "\n".join(str(cell.value) for row in sheets_of(book)["Hướng dẫn"].iter_rows() for cell in row if cell.value)
    notes = [note for _, form in book.forms() for row in form.rows for note in row.notes]
    assert [note for note in notes if note not in guide] == []


def test_figures_printed_as_text_show_no_warning_corners() -> None:
    with zipfile.ZipFile(io.BytesIO(data_of(BOOKS[0]))) as archive:
        assert b'numberStoredAsText="1"' in archive.read("xl/worksheets/sheet2.xml")
