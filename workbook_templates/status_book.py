"""The workbook of ``bdgxl status``: who stands where with each report, and letters to be put into the register."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.core.consolidation.model import Consolidation, Expectation
from toolkit.core.intake.stamps import OUTPUT_PROPERTY
from toolkit.core.register.declare import LETTERS, REGISTER_FILE
from toolkit.core.verdict import CellCount, Judgement
from workbook_templates.consolidated.layout import TOP, Content, Grid, Head, finish
from workbook_templates.consolidated.submissions_sheet import write_submissions
from workbook_templates.wording import shorten
from workbook_templates.writer import Book, Page

if TYPE_CHECKING:
    from toolkit.core.consolidation.documents import ReceivedDocument

OUTPUT_VALUE = "status"
"""What the property says by which the tool knows its own outputs."""
PROPOSALS = "Đề nghị ghi sổ"
_LONGEST_SHEET = 31
_CHANNEL = "Thư điện tử"
_WIDTHS = {"note": 60}
"""Columns that hold more here than in the register."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']+")
_TOLD = (
    f"Văn bản Word, PDF đến kèm thư, chưa thấy ghi ở trang “{LETTERS.name}” của sổ theo dõi. Mở từng văn bản, ghi số, "
    f"ngày, nội dung trả lời, rồi chép các dòng sang trang đó của {REGISTER_FILE}; dòng không phải báo cáo thì bỏ qua."
)


def write_status_book(
    judgement: Judgement, expected: Sequence[Expectation], documents: "Sequence[ReceivedDocument]"
) -> bytes:
    """The workbook, a sheet for each report that somebody owes; equal input gives equal bytes."""
    plan = judgement.plan
    book = Book(
        title=f"Tình hình gửi báo cáo bình đẳng giới – {judgement.period.name}",
        subject=f"{plan.number} {plan.title}".strip(),
        author=plan.issuer,
        created=dt.datetime(judgement.as_of.year, judgement.as_of.month, judgement.as_of.day),
        properties={OUTPUT_PROPERTY: OUTPUT_VALUE},
    )
    header = f"{plan.issuer} – Kế hoạch số {plan.number}" if plan.number else plan.issuer
    reports = [report for report in plan.reports if any(one.report.id == report.id for one in expected)]
    for number, report in enumerate(reports, 1):
        page = book.page(_sheet_name(f"{number}. {report.title}"))
        write_submissions(page, _of_report(judgement, expected, report.id), header)
    _write_proposals(book.page(PROPOSALS), judgement, expected, documents, header)
    return book.to_bytes()


def _sheet_name(title: str) -> str:
    return shorten(_FORBIDDEN.sub(" ", title), _LONGEST_SHEET).strip()


def _of_report(judgement: Judgement, expected: Sequence[Expectation], report: str) -> Consolidation:
    """One report of an inbox, as the sheet of the consolidated workbook takes it."""
    verdicts = tuple(verdict for verdict in judgement.verdicts if verdict.report == report)
    return Consolidation(
        judgement=replace(judgement, verdicts=verdicts),
        figures=(),
        expectations=tuple(one for one in expected if one.report.id == report),
        records=(),
        cells=CellCount(),
        balances=(),
    )


def _write_proposals(
    page: Page,
    judgement: Judgement,
    expected: Sequence[Expectation],
    documents: "Sequence[ReceivedDocument]",
    header: str,
) -> None:
    """Rows under the headings of the register, to be copied as they stand; what only a person knows is blank."""
    heads = [Head(column.heading, max(column.width, _WIDTHS.get(column.keys[0], 0)), TOP) for column in LETTERS.columns]
    open_ = [one for one in documents if one.mail is not None and not (one.registered or _registered(one, expected))]
    grid = Grid(page, heads)
    grid.title(PROPOSALS, _TOLD if open_ else "Không có văn bản Word, PDF nào đến kèm thư mà chưa ghi sổ.")
    top = grid.head()
    for document in open_:
        grid.row(_proposal(judgement, expected, document))
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 1))


def _registered(document: "ReceivedDocument", expected: Sequence[Expectation]) -> bool:
    """Whether the register has a letter for every report of the agency: then nothing is left to be put there."""
    of_agency = [one for one in expected if one.agency.code == document.agency]
    return bool(of_agency) and all(one.letter is not None for one in of_agency)


def _proposal(judgement: Judgement, expected: Sequence[Expectation], document: "ReceivedDocument") -> list[Content]:
    agency = judgement.plan.agency_by_code.get(document.agency)
    owed = [one.report for one in expected if one.agency.code == document.agency]
    mail = document.mail
    assert mail is not None, "only documents that came by mail are proposed"
    known = {
        "agency": agency.name if agency else "",
        "report": owed[0].title if len(owed) == 1 else "",
        "period": judgement.period.name,
        "channel": _CHANNEL,
        "note": f"{document.kind} “{document.file}”, {mail.words}" + (f": “{mail.subject}”" if mail.subject else ""),
    }
    return [known.get(column.keys[0], "") for column in LETTERS.columns]
