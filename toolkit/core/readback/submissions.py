"""The sheet ``Tình hình nộp`` read back."""

import re

from toolkit.core.consolidation.headings import SubmissionHeading
from toolkit.core.intake.package import SheetPart
from toolkit.core.readback.model import ReadbackError, SubmissionLine
from toolkit.core.readback.table import HeadedTable

_NEEDED = (
    SubmissionHeading.AGENCY_NAME,
    SubmissionHeading.DUE,
    SubmissionHeading.STATUS,
    SubmissionHeading.REPORT,
    SubmissionHeading.AGENCY,
)
_FORMERLY_DATED = "Ngày văn bản"
"""Heading of that column in workbooks of earlier versions."""
_DUE = re.compile(r" – hạn \d{2}/\d{2}/\d{4}$")


def read_submissions(sheet: SheetPart) -> list[SubmissionLine]:
    """The expected reports; ReadbackError where columns that are needed are gone."""
    table = HeadedTable.find(sheet, _NEEDED)
    if table is None:
        raise ReadbackError(
            f"Trang “{sheet.name}” không đọc được: thiếu cột “{SubmissionHeading.STATUS}”, “{SubmissionHeading.DUE}”, "
            f"hoặc cột ẩn “{SubmissionHeading.REPORT}”, “{SubmissionHeading.AGENCY}”. "
            "Chạy lại bdgxl merge để có sổ mới."
        )
    lines: list[SubmissionLine] = []
    title = ""
    titles: dict[str, str] = {}
    for row in table.rows:
        report = table.text(row, SubmissionHeading.REPORT)
        if report:
            lines.append(_line(table, row, titles.setdefault(report, title)))
        else:
            title = _DUE.sub("", table.text(row, SubmissionHeading.AGENCY_NAME))
    return lines


def _line(table: HeadedTable, row: int, title: str) -> SubmissionLine:
    late = table.number(row, SubmissionHeading.LATE)
    return SubmissionLine(
        row=row,
        report=table.text(row, SubmissionHeading.REPORT),
        report_title=title,
        agency=table.text(row, SubmissionHeading.AGENCY),
        agency_name=table.text(row, SubmissionHeading.AGENCY_NAME),
        due=table.date(row, SubmissionHeading.DUE),
        dated=table.date(row, SubmissionHeading.DATED) or table.date(row, _FORMERLY_DATED),
        status=table.text(row, SubmissionHeading.STATUS),
        late_days=None if late is None else int(late),
        letter_number=table.text(row, SubmissionHeading.LETTER_NUMBER),
        signer=table.text(row, SubmissionHeading.SIGNER),
        author=table.text(row, SubmissionHeading.AUTHOR),
        phone=table.text(row, SubmissionHeading.PHONE),
        email=table.text(row, SubmissionHeading.EMAIL),
        note=table.text(row, SubmissionHeading.NOTE),
    )
