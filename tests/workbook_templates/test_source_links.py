"""Links of the provincial workbook that lead from a figure to the returned files."""

import io
from typing import Any

import openpyxl
import pytest

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from workbook_templates.consolidated import data_sheet
from workbook_templates.consolidated.book import write_consolidated_book
from workbook_templates.consolidated.file_links import file_target

LINKS = {"so-a.xlsx": "inbox/so a.xlsx", "so-b.xlsx": "inbox/so-b.xlsx"}


def book() -> Any:
    inbox = Inbox(make_plan(indicator("1.1", "sum", "+so-a +so-b"), indicator("1.2", "single", "so-c")))
    inbox.report("so-a", _1_1=5)
    inbox.report("so-b", _1_1=7)
    return openpyxl.load_workbook(io.BytesIO(write_consolidated_book(consolidate(inbox.judgement), links=LINKS)))


def links(sheet: Any) -> dict[str, tuple[str, str]]:
    return {
        cell.coordinate: (str(cell.hyperlink.target or "").replace("\\", "/"), cell.hyperlink.location)
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if cell.hyperlink
    }


def test_data_link_to_the_cell_of_the_file() -> None:
    assert links(book()["Dữ liệu"]) == {
        "U5": ("inbox/so%20a.xlsx", "'Chỉ tiêu'!H11"),
        "U6": ("inbox/so-b.xlsx", "'Chỉ tiêu'!H11"),
    }


def test_files_keep_their_names_where_a_sheet_can_take_no_more_links(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_sheet, "MOST_LINKS", 1)
    sheet = book()["Dữ liệu"]
    assert (list(links(sheet)), sheet["U6"].value) == (["U5"], "so-b.xlsx")


def test_the_number_of_agencies_links_to_what_they_gave() -> None:
    sheet = book()["Chỉ tiêu"]
    (address,) = links(sheet)
    assert links(sheet)[address] == ("", "'Dữ liệu'!A5")
    assert str(sheet[address].value).startswith("=")


@pytest.mark.parametrize(
    ("path", "sheet", "cell", "target"),
    [
        ("a.xlsx", "Biểu 'A'", "B7", "a.xlsx#'Biểu ''A'''!B7"),
        ("a.xlsx", "", "B7", "a.xlsx"),
        ("a.xlsx", "Biểu", "B7!x", "a.xlsx"),
        ("a.xlsx", "Biểu\x01", "B7", "a.xlsx"),
        ("a.xlsx", "Biểu\uffff", "B7", "a.xlsx"),
        ("", "Biểu", "B7", ""),
        ("a" * 1000, "Biểu", "B7", ""),
        ("a\x1b.xlsx", "Biểu", "B7", "a%1B.xlsx#'Biểu'!B7"),
        ("a\udcea.xlsx", "Biểu", "B7", "a%EA.xlsx#'Biểu'!B7"),
        ("a\u202exslx.exe", "Biểu", "B7", "a%E2%80%AExslx.exe#'Biểu'!B7"),
        ("a.xlsx", "Bi\u202eểu", "B7", "a.xlsx"),
    ],
)
def test_targets(path: str, sheet: str, cell: str, target: str) -> None:
    assert file_target(path, sheet, cell) == target
