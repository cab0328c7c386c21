"""The rules on workbooks: writer, office program, reader and validators together. One change, one finding, its cell."""

import datetime as dt
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.validators.mutations import ALL, apart, joined
from tests.validators.plans import YEAR, small_plan
from tests.validators.workbooks import clean_form, read_bytes, returned, spots
from toolkit.core.a1 import a1, parse
from toolkit.core.verdict import Judgement, Standing
from validators.judge import judge


def judged(data: bytes) -> Judgement:
    return judge([read_bytes(data)], small_plan(), YEAR, dt.date(2022, 12, 31), expect=False)


def found(judgement: Judgement) -> list[tuple[str, str, str]]:
    return [(finding.code, finding.place.sheet, finding.place.cell) for finding in judgement.findings]


def test_the_clean_workbook_yields_nothing() -> None:
    judgement = judged(clean_form())
    assert found(judgement) == []
    assert judgement.verdicts[0].standing is Standing.COUNTED


@pytest.mark.parametrize("numbers", apart(mutation.changes for mutation in ALL), ids=lambda n: f"{n[0]}-{n[-1]}")
def test_every_change_raises_exactly_its_finding(numbers: list[int]) -> None:
    """Changes far from one another go into one form; tests/validators/test_rules.py judges each alone."""
    made = [ALL[number] for number in numbers]
    expected = [(mutation.code, *spots()[mutation.at]) for mutation in made]
    assert sorted(found(judged(returned(joined(one.changes for one in made))))) == sorted(expected)


def row_of(row: str, form: str = "indicators") -> int:
    """Excel's number of a row of a form."""
    return next(parse(cell)[0] + 1 for (f, r, _), (_, cell) in spots().items() if (f, r) == (form, row))


def column_of(sheet: Worksheet, heading: str) -> int:
    """Excel's number of a column."""
    return next(cell.column for row in sheet.iter_rows() for cell in row if cell.value == heading)


def put(sheet: str, row: str, heading: str, value: str | None) -> Callable[[Workbook], None]:
    """Overwrite a locked cell of the indicator form."""

    def alter(book: Workbook) -> None:
        target = book[sheet]
        target[a1(row_of(row) - 1, column_of(target, heading) - 1)].value = value

    return alter


@cache
def clean_book() -> Workbook:
    """The clean form, to look at."""
    return load_workbook(BytesIO(clean_form()))


def locked_cell(row: str, heading: str) -> str:
    """Address of a locked cell of the indicator form."""
    sheet = clean_book()["Chỉ tiêu"]
    return a1(row_of(row) - 1, column_of(sheet, heading) - 1)


LABEL, UNIT, TARGET, BASELINE = "Mục tiêu, chỉ tiêu", "Đơn vị tính", "Kế hoạch năm 2022", "Kết quả năm 2021"
LOCKED = {
    "a label with a second space": ("1.1", LABEL, "Tỷ lệ nạn nhân  được hỗ trợ", "locked-spacing"),
    "a target retyped with decimals": ("1.1", TARGET, "65,0", "locked-spacing"),
    "a unit in brackets": ("1.1", UNIT, "(%)", "locked-spacing"),
    "a label reworded": ("1.2", LABEL, "Số cơ quan có nữ lãnh đạo chủ chốt", "locked-label"),
    "a diacritic lost": ("1.2", LABEL, "Số cơ quan có lanh đạo nữ", "locked-label"),
    "a baseline changed": ("1.1", BASELINE, "61", "locked-baseline"),
    "a target lowered": ("1.1", TARGET, "55", "locked-target"),
    "a target deleted": ("1.1", TARGET, None, "locked-target"),
    "a unit changed": ("1.1", UNIT, "người", "locked-unit"),
}


@pytest.mark.parametrize(("row", "heading", "value", "code"), LOCKED.values(), ids=LOCKED.keys())
def test_locked_cells(row: str, heading: str, value: str | None, code: str) -> None:
    judgement = judged(returned({}, alter=put("Chỉ tiêu", row, heading, value)))
    assert found(judgement) == [(code, "Chỉ tiêu", locked_cell(row, heading))]


def test_a_formula_typed_over() -> None:
    def alter(book: Workbook) -> None:
        sheet = book["Cán bộ nữ"]
        sheet.cell(row_of("tinh", "table:can-bo"), column_of(sheet, "Tỷ lệ")).value = 31

    judgement = judged(returned({}, alter=alter))
    assert [(code, sheet) for code, sheet, _ in found(judgement)] == [("locked-formula", "Cán bộ nữ")]


def test_a_changed_unit_refuses_the_figures_of_its_row() -> None:
    (verdict,) = judged(returned({}, alter=put("Chỉ tiêu", "1.1", UNIT, "người"))).verdicts
    (record,) = [record for record in verdict.records if (record.form, record.row) == ("indicators", "1.1")]
    assert {datum.column for datum in record.data} == {"status", "note"}
    assert verdict.cells.refused == 3


def swap(sheet: str, form: str, one: str, other: str) -> Callable[[Workbook], None]:
    """Exchange two rows as sorting does: everything but the hidden key column."""

    def alter(book: Workbook) -> None:
        target = book[sheet]
        for column in range(2, target.max_column + 1):
            first, second = target.cell(row_of(one, form), column), target.cell(row_of(other, form), column)
            first.value, second.value = second.value, first.value

    return alter


SWAPPED = {
    "indicators": ("Chỉ tiêu", "indicators", "1.1", "1.4"),
    "a matrix": ("Cán bộ nữ", "table:can-bo", "tinh", "huyen"),
}


@pytest.mark.parametrize(("sheet", "form", "one", "other"), SWAPPED.values(), ids=SWAPPED.keys())
def test_rows_moved_without_their_keys_are_refused(sheet: str, form: str, one: str, other: str) -> None:
    judgement = judged(returned({}, alter=swap(sheet, form, one, other)))
    (verdict,) = judgement.verdicts
    swapped = [finding for finding in judgement.findings if finding.code == "row-swapped"]
    assert [finding.row for finding in swapped] == [one, other]
    assert swapped[0].label in swapped[1].message
    assert swapped[1].label in swapped[0].message
    assert not {code for code, _, _ in found(judgement)} & {"locked-label", "locked-baseline", "locked-target"}
    assert not [record for record in verdict.records if record.form == form and record.row in (one, other)]
    cells = verdict.cells
    assert cells.read == cells.consolidated + cells.blank + cells.refused


def test_one_label_of_another_row_is_enough() -> None:
    judgement = judged(returned({}, alter=put("Chỉ tiêu", "1.2", LABEL, "Tỷ lệ theo điều tra")))
    assert found(judgement) == [("row-swapped", "Chỉ tiêu", locked_cell("1.2", LABEL))]


def remove_sheet(book: Workbook) -> None:
    del book["Văn bản"]


def shift_checks(sheet: Worksheet, row: int, by: int) -> None:
    """Let in-cell checks follow their rows, as office programs do and openpyxl does not."""
    for check in sheet.data_validations.dataValidation:
        for area in check.sqref.ranges:
            if area.min_row >= row:
                area.shift(row_shift=by)
            elif area.max_row >= row:
                area.expand(down=by)


def delete_row(book: Workbook) -> None:
    book["Chỉ tiêu"].delete_rows(row_of("1.2"))
    shift_checks(book["Chỉ tiêu"], row_of("1.2") + 1, -1)


def double_row(book: Workbook) -> None:
    sheet = book["Chỉ tiêu"]
    last, row = row_of("1.4") + 1, row_of("1.2")
    sheet.insert_rows(last)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(last, column).value = sheet.cell(row, column).value


def add_row(book: Workbook) -> None:
    sheet = book["Cán bộ nữ"]
    row = row_of("huyen", "table:can-bo")
    sheet.insert_rows(row)
    shift_checks(sheet, row, 1)
    sheet.cell(row, column_of(sheet, "Tổng số")).value = 7


def lose_key(book: Workbook) -> None:
    book["Chỉ tiêu"].cell(row_of("1.2"), 1).value = None


def hide_row(book: Workbook) -> None:
    book["Chỉ tiêu"].row_dimensions[row_of("1.2")].hidden = True


def rename_column(book: Workbook) -> None:
    sheet = book["Cán bộ nữ"]
    column = column_of(sheet, "Kinh phí (triệu đồng)")
    next(cell for row in sheet.iter_rows() for cell in row if cell.value == "Kinh phí (triệu đồng)").value = "Tiền"
    assert column


def delete_column(book: Workbook) -> None:
    sheet = book["Cán bộ nữ"]
    sheet.delete_cols(column_of(sheet, "Kinh phí (triệu đồng)"))


def copy_sheet(book: Workbook) -> None:
    book.copy_worksheet(book["Cán bộ nữ"]).title = "Cán bộ nữ (2)"


def copy_and_change(book: Workbook) -> None:
    copy_sheet(book)
    copied = book["Cán bộ nữ (2)"]
    copied.cell(row_of("tinh", "table:can-bo"), column_of(copied, "Nữ")).value = 11


def add_sheet(book: Workbook) -> None:
    book.create_sheet("Nháp").append(["tính thử", 5])


def unprotect(book: Workbook) -> None:
    book["Chỉ tiêu"].protection.sheet = False


STRUCTURE: dict[str, tuple[Callable[[Workbook], None], str, str]] = {
    "sheet-missing": (remove_sheet, "sheet-missing", "Văn bản"),
    "row-deleted": (delete_row, "row-deleted", "Chỉ tiêu"),
    "row-duplicated": (double_row, "row-duplicated", "Chỉ tiêu"),
    "row-added": (add_row, "row-added", "Cán bộ nữ"),
    "row-recovered": (lose_key, "row-recovered", "Chỉ tiêu"),
    "row-hidden": (hide_row, "row-hidden", "Chỉ tiêu"),
    "column-recovered": (rename_column, "column-recovered", "Cán bộ nữ"),
    "column-missing": (delete_column, "column-missing", "Cán bộ nữ"),
    "sheet-copied": (copy_sheet, "sheet-copied", "Cán bộ nữ"),
    "sheet-added": (add_sheet, "sheet-added", ""),
    "protection-lost": (unprotect, "protection-lost", ""),
}


@pytest.mark.parametrize(("alter", "code", "sheet"), STRUCTURE.values(), ids=STRUCTURE.keys())
def test_structure(alter: Callable[[Workbook], None], code: str, sheet: str) -> None:
    judgement = judged(returned({}, alter=alter))
    assert [(c, s) for c, s, _ in found(judgement)] == [(code, sheet)]
    assert judgement.verdicts[0].standing is Standing.COUNTED


def test_copied_sheets_that_differ() -> None:
    judgement = judged(returned({}, alter=copy_and_change))
    assert {code for code, _, _ in found(judgement)} == {"row-duplicated", "sheet-copied"}
    assert not [r for r in judgement.verdicts[0].records if (r.form, r.row) == ("table:can-bo", "tinh")]


def test_a_doubled_row_is_not_consolidated() -> None:
    (verdict,) = judged(returned({}, alter=double_row)).verdicts
    assert not [record for record in verdict.records if (record.form, record.row) == ("indicators", "1.2")]


def hide_column(book: Workbook) -> None:
    sheet = book["Chỉ tiêu"]
    sheet.column_dimensions[a1(0, column_of(sheet, "Kết quả") - 1)[:-1]].hidden = True


def merge_results(book: Workbook) -> None:
    """What a hurried officer does with one figure for two rows."""
    sheet = book["Cán bộ nữ"]
    column = column_of(sheet, "Nữ")
    first, last = row_of("tinh", "table:can-bo"), row_of("huyen", "table:can-bo")
    sheet.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)


def cover_result(book: Workbook) -> None:
    """LibreOffice keeps what a merged range covers."""
    sheet = book["Cán bộ nữ"]
    column, row = column_of(sheet, "Nữ"), row_of("huyen", "table:can-bo")
    sheet.merged_cells.add(f"{a1(row - 2, column - 1)}:{a1(row - 1, column - 1)}")


def test_a_hidden_column_is_told_once() -> None:
    judgement = judged(returned({}, alter=hide_column))
    (finding,) = judgement.findings
    assert (finding.code, finding.column, finding.expected) == ("column-hidden", "result", "Kết quả")
    assert judgement.verdicts[0].cells.refused == 0


def test_merged_input_cells_are_marked_at_the_first() -> None:
    judgement = judged(returned({}, alter=merge_results))
    (finding,) = judgement.findings
    first, last = (spots()["table:can-bo", row, "nu"][1] for row in ("tinh", "huyen"))
    assert (finding.code, finding.place.cell, finding.found) == ("cells-merged", f"{first}:{last}", "2")
    (record,) = [r for r in judgement.verdicts[0].records if (r.form, r.row) == ("table:can-bo", "tinh")]
    assert [(datum.column, datum.marks) for datum in record.data if datum.marks] == [("nu", ("cells-merged",))]


def test_a_covered_figure_is_refused() -> None:
    judgement = judged(returned({}, alter=cover_result))
    covered = spots()["table:can-bo", "huyen", "nu"][1]
    (finding,) = [finding for finding in judgement.findings if finding.code == "figure-covered"]
    assert (finding.place.cell, finding.found) == (covered, "26")
    assert not [
        r for r in judgement.verdicts[0].records if (r.form, r.row) == ("table:can-bo", "huyen") and r.get("nu")
    ]
    assert {f.code for f in judgement.findings} == {"figure-covered", "cells-merged"}


def test_what_was_added_on_a_copied_sheet_is_told_there() -> None:
    def alter(book: Workbook) -> None:
        copy_sheet(book)
        copied = book["Cán bộ nữ (2)"]
        copied.cell(row_of("tinh", "table:can-bo"), copied.max_column + 2).value = "thêm 5"

    judgement = judged(returned({}, alter=alter))
    assert {(f.code, f.place.sheet) for f in judgement.findings} == {
        ("sheet-copied", "Cán bộ nữ"),
        ("row-added", "Cán bộ nữ (2)"),
    }


def rename_sheet(book: Workbook) -> None:
    book["Cán bộ nữ"].title = "CB nữ"


def reorder_sheets(book: Workbook) -> None:
    book.move_sheet("Chỉ tiêu", offset=2)


def move_column(book: Workbook) -> None:
    """Cut a column and put it in front of another, its checks with it."""
    sheet = book["Cán bộ nữ"]
    one, other = column_of(sheet, "Tổng số"), column_of(sheet, "Nữ")
    for row in range(1, sheet.max_row + 1):
        first, second = sheet.cell(row, one), sheet.cell(row, other)
        if "MergedCell" not in {type(first).__name__, type(second).__name__}:
            first.value, second.value = second.value, first.value


def move_row(book: Workbook) -> None:
    """Sort two rows with everything in them, the hidden key too."""
    sheet = book["Cán bộ nữ"]
    one, other = row_of("tinh", "table:can-bo"), row_of("huyen", "table:can-bo")
    for column in range(1, sheet.max_column + 1):
        first, second = sheet.cell(one, column), sheet.cell(other, column)
        first.value, second.value = second.value, first.value


def strip_validation(book: Workbook) -> None:
    book["Cán bộ nữ"].data_validations.dataValidation = []


def corrected_copy(book: Workbook) -> None:
    """A copy of the values alone, as pasted into a new sheet."""
    source, target = book["Cán bộ nữ"], book.create_sheet("Bản sửa")
    for row in source.iter_rows(min_col=2):
        for one in row:
            if not str(one.value or "").startswith(("=", "#", "r:")):
                target.cell(one.row, one.column).value = one.value


ARRANGED: dict[str, tuple[Callable[[Workbook], None], str, str]] = {
    "sheet-renamed": (rename_sheet, "CB nữ", "CB nữ"),
    "sheets-reordered": (reorder_sheets, "", ""),
    "column-moved": (move_column, "Cán bộ nữ", "“Nữ”"),
    "row-moved": (move_row, "Cán bộ nữ", "“Cấp huyện”"),
    "validation-lost": (strip_validation, "Cán bộ nữ", "6"),
    "sheet-resembles-form": (corrected_copy, "Bản sửa", "Bản sửa"),
}


@pytest.mark.parametrize(("alter", "sheet", "said"), ARRANGED.values(), ids=ARRANGED.keys())
def test_what_was_moved_or_lost(
    alter: Callable[[Workbook], None], sheet: str, said: str, request: pytest.FixtureRequest
) -> None:
    judgement = judged(returned({}, alter=alter))
    code = request.node.callspec.id
    assert [(f.code, f.place.sheet, f.found) for f in judgement.findings] == [(code, sheet, said)]
    assert judgement.verdicts[0].cells.refused == 0


def test_what_stands_beside_the_form_on_a_copied_sheet_is_told() -> None:
    def alter(book: Workbook) -> None:
        copy_sheet(book)
        book["Cán bộ nữ (2)"]["M40"].value = "ghi thêm"

    assert ("row-added", "Cán bộ nữ (2)", "M40") in found(judged(returned({}, alter=alter)))
