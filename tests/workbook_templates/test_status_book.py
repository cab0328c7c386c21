"""The workbook of ``bdgxl status``: the consolidated workbook's sheet for each report, and rows for the register."""

import datetime as dt
from typing import Any

from tests.builders import Inbox, indicator, make_plan
from tests.textbook import open_book
from toolkit.core.consolidation.documents import ReceivedDocument
from toolkit.core.consolidation.expectations import expectations
from toolkit.core.consolidation.headings import SubmissionHeading
from toolkit.core.plan.model import Plan
from toolkit.core.register.declare import LETTERS
from toolkit.core.submission import Mail
from workbook_templates.status_book import PROPOSALS, write_status_book

MAIL = Mail(address="a@b.vn", sender="Sở B", subject="=Báo cáo", received=dt.date(2022, 12, 3))


def plan() -> Plan:
    one = {"id": "chi-tieu", "title": "Báo cáo chỉ tiêu: 6 tháng/cả năm", "forms": ["indicators"], "owners": ["so-a"]}
    due = [{"period": "nam", "date": "2022-12-05"}]
    reports = [one | {"due": due}, one | {"id": "hai", "title": "Báo cáo hai", "owners": ["so-a", "so-b"], "due": due}]
    return make_plan(indicator("1.1", "sum", "+so-a"), agencies="so-a so-b", reports=reports)


def book(*documents: ReceivedDocument) -> Any:
    judgement = Inbox(plan()).judgement
    return open_book(write_status_book(judgement, expectations(judgement), documents))


def rows(sheet: Any) -> list[list[object]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def document(agency: str, mail: Mail | None = MAIL) -> ReceivedDocument:
    return ReceivedDocument(file="thu.eml/BC.pdf", agency=agency, mail=mail, kind="PDF")


def proposed(*documents: ReceivedDocument) -> list[dict[str, object]]:
    keys = [column.keys[0] for column in LETTERS.columns]
    found = rows(book(*documents)[PROPOSALS])
    head = next(at for at, row in enumerate(found) if row[0] == LETTERS.columns[0].heading)
    assert found[head] == [column.heading for column in LETTERS.columns]
    return [dict(zip(keys, row, strict=True)) for row in found[head + 1 :]]


def test_every_report_has_a_sheet_with_a_name_that_excel_takes() -> None:
    assert book().sheetnames == ["1. Báo cáo chỉ tiêu 6 tháng cả…", "2. Báo cáo hai", PROPOSALS]


def test_a_sheet_lists_those_who_owe_its_report_alone() -> None:
    found = rows(book()["2. Báo cáo hai"])
    head = next(row for row in found if row[0] == SubmissionHeading.NUMBER)
    names = [row[head.index(SubmissionHeading.AGENCY_NAME)] for row in found if isinstance(row[0], int)]
    assert names == ["Sở A", "Sở B"]


def test_a_document_that_came_by_mail_is_a_row_for_the_register() -> None:
    (row,) = proposed(document("so-b"))
    assert (row["agency"], row["report"], row["period"]) == ("Sở B", "Báo cáo hai", "Năm 2022")
    assert row["note"] == "PDF “thu.eml/BC.pdf”, thư của Sở B <a@b.vn>, nhận ngày 03/12/2022: “=Báo cáo”"
    assert not [row[key] for key in ("number", "date", "signer", "answer", "file") if row[key]]


def test_which_of_several_reports_it_is_about_is_not_guessed() -> None:
    (row,) = proposed(document("so-a"))
    assert (row["agency"], row["report"]) == ("Sở A", None)


def test_what_came_from_nobody_known_is_proposed_without_an_agency() -> None:
    (row,) = proposed(document(""))
    assert row["agency"] is None


def test_what_did_not_come_by_mail_is_not_proposed() -> None:
    assert not proposed(document("so-b", mail=None))
