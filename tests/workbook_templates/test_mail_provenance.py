"""What the consolidated workbook says of files that came by mail."""

import datetime as dt
import io
from dataclasses import replace

import openpyxl
import pytest

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.headings import LedgerHeading, SubmissionHeading
from toolkit.core.submission import Mail
from workbook_templates.consolidated.book import write_consolidated_book
from workbook_templates.consolidated.file_links import link_target

MAIL = Mail(address="so-a@example.vn", sender="Sở A", received=dt.date(2022, 12, 5))
SAID = "thư của Sở A <so-a@example.vn>, nhận ngày 05/12/2022"


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    inbox = Inbox(make_plan(indicator("1.1", "ratio", "+so-a +so-b")))
    inbox.report("so-a", _1_1={"numerator": 1, "denominator": 2})
    inbox.report("so-b", _1_1={"numerator": 1, "denominator": 2})
    first = inbox.verdicts[0]
    inbox.verdicts[0] = replace(first, file=replace(first.file, name="thu.eml/so-a.xlsx", mail=MAIL))
    return openpyxl.load_workbook(io.BytesIO(write_consolidated_book(consolidate(inbox.judgement))))


def under(book: openpyxl.Workbook, sheet: str, heading: str) -> list[str]:
    """The texts below a heading."""
    head = next(cell for row in book[sheet].iter_rows() for cell in row if cell.value == heading)
    return [str(cell.value) for cell in book[sheet][head.column_letter][head.row :] if cell.value]


def test_the_list_of_files_says_from_whom_and_when(book: openpyxl.Workbook) -> None:
    assert under(book, "Đối chiếu", LedgerHeading.REASON)[-1:] == [f"Kèm {SAID}"]


def test_the_stand_of_the_agencies_says_from_whom_and_when(book: openpyxl.Workbook) -> None:
    assert [text for text in under(book, "Tình hình nộp", SubmissionHeading.NOTE) if "Kèm" in text] == [f"Kèm {SAID}."]


@pytest.mark.parametrize(
    ("file", "target"),
    [
        ("a.xlsx", "in/a.xlsx#'Trang'!B2"),
        ("thu.eml/a.xlsx", "in/thu.eml"),
        ("thu.eml/a.zip/b.xlsx", "in/thu.eml"),
        ("a.xlsx/so-a", "in/a.xlsx#'Trang'!B2"),
        ("mất.eml/a.xlsx", ""),
    ],
)
def test_a_link_leads_to_what_can_be_opened(file: str, target: str) -> None:
    links = {"a.xlsx": "in/a.xlsx", "thu.eml": "in/thu.eml"}
    assert link_target(links, file, "Trang", "B2") == target
