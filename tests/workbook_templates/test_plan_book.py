"""The plan workbook as it is written: drop-downs, prompts, tints, guidance, print set-up, and its mark."""

import io
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import indicator, make_plan
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.package import Package, read_package
from toolkit.core.plan.book.mark import LIMITS, LISTS_SHEET, is_plan_book, marked
from toolkit.core.plan.book.read import read_book
from toolkit.core.plan.book.sheets import SHEETS
from toolkit.core.plan.load import PlanError, build_plan
from toolkit.core.plan.model import Plan
from toolkit.core.vocabulary import DIRECTION_WORDS, MODE_WORDS
from workbook_templates.measure import LINE_POINTS, line_count
from workbook_templates.plan_book.book import write_new_book, write_plan_book


@pytest.fixture(scope="module")
def small() -> Workbook:
    row = indicator("1.1", "single", "so-a", basis={"direction": "proposed", "mode": "assumed"})
    return openpyxl.load_workbook(io.BytesIO(write_plan_book(make_plan(row, number="1/KH-UBND"))))


@pytest.fixture(scope="module")
def new() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_new_book({"year": 2026, "place": "Nghệ An"})))


def _texts(sheet: Worksheet, row: int) -> list[str]:
    return [str(cell.value) for cell in sheet[row] if cell.value is not None]


def test_the_first_columns_are_those_of_the_printed_annexes(small: Workbook, new: Workbook) -> None:
    assert _texts(small["Chỉ tiêu"], 4)[:6] == [
        "TT",
        "Mục tiêu, chỉ tiêu",
        "Đơn vị tính",
        "Kết quả năm 2021",
        "Kế hoạch năm 2022",
        "Đơn vị chủ trì",
    ]
    assert _texts(new["Nhiệm vụ"], 4)[:5] == [
        "TT",
        "Nội dung nhiệm vụ",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Thời gian thực hiện",
    ]


def test_an_objective_heads_its_indicators(small: Workbook) -> None:
    sheet = small["Chỉ tiêu"]
    assert [sheet.cell(row, 7).value for row in (5, 6)] == ["mục tiêu", None]
    assert [sheet.cell(row, 8).value for row in (5, 6)] == ["1", "1.1"]


def test_every_sheet_of_the_guidance_is_there_though_empty(small: Workbook) -> None:
    assert small.sheetnames == ["Hướng dẫn", "Kế hoạch", *(sheet.name for sheet in SHEETS), LISTS_SHEET]
    assert small[LISTS_SHEET].sheet_state == "veryHidden"


def test_all_members_of_a_large_group_can_be_read() -> None:
    codes = [f"xa-{n}" for n in range(124)]
    agencies = [{"code": code, "name": f"UBND xã Nghĩa Thuận {code}"} for code in ["so-a", *codes]]
    group = {"code": "xa", "name": "Các xã", "members": codes}
    made = Plan.model_validate(make_plan(agencies="so-a").model_dump() | {"agencies": agencies, "groups": [group]})
    sheet = openpyxl.load_workbook(io.BytesIO(write_plan_book(made)))["Nhóm cơ quan"]
    text, width = str(sheet["D5"].value), sheet.column_dimensions["D"].width
    assert text.count("; ") == 123
    assert line_count(text, width) * LINE_POINTS <= sheet.row_dimensions[5].height <= 409


def test_examples_are_of_the_year_of_the_plan(new: Workbook) -> None:
    assert [cell.value for cell in new["Kỳ báo cáo"][5]][1:3] == ["6 tháng đầu năm 2026", "01/01/2026"]


def test_a_new_workbook_has_every_sheet_and_examples(new: Workbook) -> None:
    assert new.sheetnames[2:-1] == [sheet.name for sheet in SHEETS]
    assert new["Cơ quan"]["A5"].value == "(ví dụ)"


def test_what_is_known_stands_in_a_new_workbook(new: Workbook) -> None:
    facts = {row[0].value: row[1].value for row in new["Kế hoạch"].iter_rows(min_row=5)}
    assert (facts["Địa phương *"], facts["Năm kế hoạch *"]) == ("Nghệ An", 2026)


def test_an_untouched_new_workbook_tells_exactly_what_is_missing() -> None:
    with pytest.raises(PlanError) as caught:
        build_plan(read_book(write_new_book({}), "moi.xlsx"))
    assert [(p.place.sheet, p.place.cell, p.message) for p in caught.value.problems] == [
        *(("Kế hoạch", f"B{row}", "còn trống") for row in (5, 8, 9, 10, 11, 12, 13)),
        *((sheet, "", "chưa có dòng nào") for sheet in ("Kỳ báo cáo", "Cơ quan", "Báo cáo")),
    ]


def _lists(book: Workbook, sheet: str) -> dict[str, str]:
    """First cell of each drop-down → what it refers to."""
    found = book[sheet].data_validations.dataValidation
    return {str(rule.sqref).split(":")[0]: rule.formula1 for rule in found if rule.type == "list"}


def _choices(book: Workbook, reference: str) -> list[str]:
    sheet, cells = reference.rsplit("!", 1)
    return [cell.value for (cell,) in book[sheet.strip("'")][cells.replace("$", "")]]


def test_choices_are_offered_as_drop_downs(small: Workbook) -> None:
    lists = _lists(small, "Chỉ tiêu")
    assert _choices(small, lists["M5"]) == list(DIRECTION_WORDS.values())
    assert _choices(small, lists["R5"]) == list(MODE_WORDS.values())


def test_codes_of_other_sheets_are_offered(small: Workbook) -> None:
    assert _lists(small, "Hạn báo cáo")["A5"].startswith("'Báo cáo'!$A$5:")
    assert _lists(small, "Kế hoạch")["B13"].startswith("'Cơ quan'!$B$5:")


def test_nothing_is_refused(small: Workbook) -> None:
    for sheet in small.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert rule.errorStyle == "warning" or not rule.showErrorMessage or rule.type is None, (sheet.title, rule)


def test_only_the_guidance_is_protected(small: Workbook) -> None:
    assert [sheet.title for sheet in small.worksheets if sheet.protection.sheet] == ["Hướng dẫn"]


def test_cells_to_confirm_are_tinted_as_long_as_the_basis_says_so(small: Workbook) -> None:
    rules = {
        str(cells.sqref).split(":")[0]: [rule.formula[0] for rule in cells.rules]
        for cells in small["Chỉ tiêu"].conditional_formatting
    }
    assert rules["M5"][0] == 'ISNUMBER(FIND("; Chiều: chờ xác nhận","; "&$AE5))'
    assert small["Chỉ tiêu"]["AE6"].value == "Chiều: chờ xác nhận; Cách tổng hợp: giả định"


def test_cells_are_text_so_that_no_code_becomes_a_date(small: Workbook) -> None:
    sheet = small["Chỉ tiêu"]
    assert {sheet.cell(6, col).number_format for col in range(1, 32)} == {"@"}
    assert {small["Chỉ tiêu"].column_dimensions[letter].width > 5 for letter in "ABCDEF"} == {True}


def test_headings_stay_in_view_and_on_every_page(small: Workbook) -> None:
    sheet = small["Chỉ tiêu"]
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$4:$4"
    assert sheet.auto_filter.ref.startswith("A4:AE")
    assert sheet.page_setup.orientation == "landscape"


def test_prompts_explain_columns(small: Workbook) -> None:
    prompts = [rule.prompt for rule in small["Chỉ tiêu"].data_validations.dataValidation if rule.prompt]
    assert any("(chốt), (cộng) hoặc (đối chiếu)" in prompt for prompt in prompts)


def test_the_guidance_names_every_sheet_and_the_next_commands(new: Workbook) -> None:
    text = "\n".join(str(cell.value) for row in new["Hướng dẫn"] for cell in row if cell.value)
    assert all(sheet.name in text for sheet in SHEETS)
    assert all(command in text for command in ("bdgxl plan export", "bdgxl plan check", "bdgxl template"))


def _package(data: bytes) -> Package:
    return read_package(Archive(data, LIMITS), LIMITS)


def test_the_mark_is_carried_three_times(tmp_path: Path) -> None:
    data = write_new_book({})
    package = _package(data)
    assert is_plan_book(package)
    assert is_plan_book(replace(package, custom={}))
    assert is_plan_book(replace(package, names={}))
    assert is_plan_book(replace(package, custom={}, names={}))
    path = tmp_path / "bat-ky.xlsx"
    path.write_bytes(data)
    assert marked(path)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"id: a\n"])
def test_other_files_carry_no_mark(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "khac.xlsx"
    path.write_bytes(data)
    assert not marked(path)
