"""A form that goes back: cells to look at again, what is said beside them, and the sheet that lists it all."""

from functools import cache

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.core.feedback.judged import going_back, judged, only, opened
from tests.validators.filling import cell
from tests.validators.workbooks import read_bytes, returned, spots
from toolkit.core.feedback.model import Feedback
from toolkit.core.stamp import Stamp
from toolkit.core.vocabulary import REMARK, REMARKS, SHEET_REVIEW
from workbook_templates import theme

AT = ("indicators", "1.2", "result")


@cache
def feedback() -> Feedback:
    def write(book: Workbook) -> None:
        book["Chỉ tiêu"]["Z5"].value = "=đã gọi điện"
        book["Chỉ tiêu"]["Z5"].data_type = "s"

    return only(returned({AT: cell("khoảng 12")}, alter=write))


@cache
def book() -> Workbook:
    return opened(feedback())


def remarks_column(sheet: Worksheet) -> int:
    return next(found.column for row in sheet.iter_rows() for found in row if found.value == REMARKS)


def texts(sheet: Worksheet) -> list[str]:
    return [str(found.value) for row in sheet.iter_rows() for found in row if found.value is not None]


def test_the_cell_has_its_colour_and_what_was_typed() -> None:
    sheet, address = spots()[AT]
    found = book()[sheet][address]
    assert (found.value, found.fill.fgColor.rgb) == ("khoảng 12", f"FF{theme.REVIEW[1:]}")


def test_other_cells_keep_theirs() -> None:
    sheet, address = spots()["indicators", "1.1", "result"]
    assert book()[sheet][address].fill.fgColor.rgb == f"FF{theme.INPUT[1:]}"


def test_message_and_remedy_stand_beside_the_row() -> None:
    sheet = book()[spots()[AT][0]]
    row = sheet[spots()[AT][1]].row
    said = str(sheet.cell(row, remarks_column(sheet)).value)
    remark = next(one for one in feedback().remarks if one.spot is not None)
    assert said == f"{REMARK}{remark.finding.message} {remark.ask}"


def test_the_first_sheet_lists_it_with_a_link_to_the_cell() -> None:
    sheet, address = spots()[AT]
    assert book().sheetnames[0] == SHEET_REVIEW
    links = [found.hyperlink.location for row in book()[SHEET_REVIEW].iter_rows() for found in row if found.hyperlink]
    assert f"'{sheet}'!{address}" in links


def test_what_has_no_cell_is_listed_as_text() -> None:
    listed = [found for row in book()[SHEET_REVIEW].iter_rows() for found in row if found.value == "=đã gọi điện"]
    assert [found.data_type for found in listed] == ["s", "s"]  # in the finding, and below in the list


def test_a_form_without_anything_to_look_at_has_no_further_column() -> None:
    assert REMARKS not in texts(book()["Cán bộ nữ"])


def test_the_stamp_says_which_time_it_is_sent() -> None:
    stamp = Stamp.parse_text(str(book().properties.subject))
    assert stamp is not None
    assert stamp.number == "2"


def test_nothing_of_the_tools_own_is_taken_for_an_entry() -> None:
    """The remarks and the list are no text outside the form, no further column and no added sheet."""
    judgement = judged({"b.xlsx": going_back(feedback())})
    assert [finding.code for finding in judgement.findings] == ["approximate-figure"]


def test_what_is_written_into_the_column_of_remarks_is_told() -> None:
    def answer(changed: Workbook) -> None:
        sheet = changed[spots()[AT][0]]
        sheet.cell(sheet[spots()["indicators", "1.1", "result"][1]].row, remarks_column(sheet)).value = "đúng rồi"

    judgement = judged({"b.xlsx": returned({}, base=going_back(feedback()), alter=answer)})
    assert [
        (finding.code, finding.found) for finding in judgement.findings if finding.code != "approximate-figure"
    ] == [("row-added", "đúng rồi")]


def test_the_same_feedback_gives_the_same_bytes() -> None:
    assert going_back(feedback()) == going_back(feedback())


def test_it_is_recognised_as_the_form_of_its_agency() -> None:
    intake = read_bytes(going_back(feedback()))
    assert intake.submission is not None
    assert intake.submission.stamp.agency == "so-y-te"
