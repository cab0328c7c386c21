"""The sheet ``Tình hình nộp``: where every agency stands with every report it owes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.core.a1 import absolute, sheet_reference
from toolkit.core.consolidation import headings
from toolkit.core.consolidation.model import Consolidation, Expectation, SubmissionStatus
from toolkit.core.forms.cover import COVER
from toolkit.core.plan.model import Report
from toolkit.core.register.declare import Answer
from toolkit.core.register.model import Letter
from toolkit.core.verdict import Standing, Verdict
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.layout import CENTRE, COUNT, DATE, STRONG_CENTRE, Content, Grid, Head, finish
from workbook_templates.writer import Page

_CENTRED = COUNT.but(align="center")
_HEADS = (
    Head("TT", 5, CENTRE),
    Head("Đơn vị", 34),
    Head("Hạn gửi", 11, DATE),
    Head("Ngày văn bản", 11, DATE),
    Head("Tình trạng", 18, STRONG_CENTRE),
    Head("Chậm (ngày)", 7.5, _CENTRED),
    Head("Lần gửi", 6, _CENTRED),
    Head("Ô bị từ chối", 7, _CENTRED),
    Head("Số, ký hiệu văn bản", 15),
    Head("Người ký", 17),
    Head("Người lập biểu", 17),
    Head("Điện thoại", 13),
    Head("Thư điện tử", 21),
    Head("Ghi chú", 25),
    Head(headings.REPORT, 8),
    Head(headings.AGENCY, 8),
)
_HIDDEN = (14, 15)
"""Columns that tell which report of which agency a row is when the workbook is read back."""
_STATUS = 4


@dataclass(slots=True)
class SubmissionPlaces:
    """Where the statuses of each report are."""

    reports: dict[str, tuple[int, int]] = field(default_factory=dict)

    def statuses(self, report: str) -> str:
        """The cells with the statuses of a report."""
        first, last = self.reports[report]
        return sheet_reference(words.SUBMISSIONS, f"{absolute(first, _STATUS)}:{absolute(last, _STATUS)}")


def write_submissions(page: Page, consolidation: Consolidation, header: str) -> SubmissionPlaces:
    """Write the sheet; returns where the statuses are."""
    judgement = consolidation.judgement
    grid = Grid(page, _HEADS)
    grid.title(
        f"Tình hình gửi báo cáo – {judgement.period.name}",
        f"Tính đến ngày {judgement.as_of:%d/%m/%Y}. Việc gửi chậm tính theo ngày văn bản, không theo ngày của tệp.",
    )
    for col in _HIDDEN:
        page.column(col, width=_HEADS[col].width, hidden=True)
    top = grid.head()
    places = SubmissionPlaces()
    for report in judgement.plan.reports:
        expected = [one for one in consolidation.expectations if one.report.id == report.id]
        if not expected:
            continue
        grid.group(["", _report_title(report, judgement.period.code)])
        places.reports[report.id] = (grid.at, grid.at + len(expected) - 1)
        for number, one in enumerate(expected, 1):
            grid.row([number, *_expected(one)], split=False)
    _unexpected(grid, consolidation)
    for status, style in (
        (SubmissionStatus.MISSING, theme.ALARM),
        (SubmissionStatus.REJECTED, theme.ALARM),
        (SubmissionStatus.HELD, theme.ATTENTION),
        (SubmissionStatus.PARTIAL, theme.ATTENTION),
        (SubmissionStatus.FORM_MISSING, theme.ATTENTION),
    ):
        rule = {"type": "cell", "criteria": "==", "value": f'"{status}"'}
        page.condition((top + 1, _STATUS, max(top + 1, grid.at - 1), _STATUS), rule, style)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 2))
    return places


def _report_title(report: Report, period: str) -> str:
    due = report.due_on(period)
    return f"{report.title}" + (f" – hạn {due:%d/%m/%Y}" if due else "")


def _expected(one: Expectation) -> list[Content]:
    verdict = one.verdict
    cover = cover_values(verdict) if verdict else {}
    letter = (verdict.letter if verdict else None) or one.letter
    reason = verdict.reason if verdict else ""
    if verdict and verdict.provisional:
        reason = "Tạm lấy bản mới nhất trong nhiều bản khác nhau; chờ quyết định. " + reason
    if verdict and verdict.nil and not (letter and letter.answer is Answer.NIL):
        reason = "Khai kỳ này không phát sinh. " + reason
    return [
        one.agency.name,
        one.due,
        letter.date if letter else verdict.received if verdict else None,
        one.status.value,
        one.late_days,
        verdict.number if verdict else None,
        verdict.cells.refused or None if verdict else None,
        letter.number if letter else cover.get("letter-number", ""),
        (letter.signer if letter else "") or cover.get("signer", ""),
        cover.get("name", ""),
        cover.get("phone", "") or one.agency.phone,
        cover.get("email", "") or one.agency.email,
        " ".join(filter(None, (_instead_of(one), *_by_letter(one, letter), reason.strip()))),
        one.report.id,
        one.agency.code,
    ]


def _by_letter(one: Expectation, letter: Letter | None) -> Iterator[str]:
    """What the office's register adds: how the letter came, which file it goes with, a due date that was moved."""
    if letter is not None:
        told = [letter.nil_words] if letter.answer is Answer.NIL else []
        told += [f"văn bản gửi qua {letter.channel}"] if letter.channel else []
        told += [f"kèm tệp {letter.file}"] if letter.file else []
        text = ", ".join(told)
        yield f"{text[:1].upper()}{text[1:]}." if text else ""
    if one.postponed is not None and one.postponed.until is not None:
        yield f"Lùi hạn đến {one.postponed.until:%d/%m/%Y} ({one.postponed.words})."


def _instead_of(one: Expectation) -> str:
    """Why an agency reports that the plan does not name."""
    names = [
        f"{agency.name} từ {agency.valid_to + dt.timedelta(days=1):%d/%m/%Y}"
        for agency in one.instead_of
        if agency.valid_to
    ]
    return f"Thay cho {', '.join(names)}." if names else ""


def cover_values(verdict: Verdict) -> dict[str, str]:
    """What the cover says, as typed."""
    return {
        record.row: datum.typed
        for record in verdict.records
        if record.form == COVER and (datum := record.get("value")) is not None
    }


def _unexpected(grid: Grid, consolidation: Consolidation) -> None:
    """Counted files of agencies that owe nothing this period: never left out silently."""
    plan = consolidation.judgement.plan
    owed = {(one.agency.code, one.report.id) for one in consolidation.expectations}
    extra = [
        verdict
        for verdict in consolidation.judgement.verdicts
        if verdict.standing is Standing.COUNTED and (verdict.agency, verdict.report) not in owed
    ]
    if not extra:
        return
    grid.group(["", "Báo cáo nhận được ngoài danh sách phải gửi"])
    for number, verdict in enumerate(sorted(extra, key=lambda v: v.file.name), 1):
        agency = plan.agency_by_code.get(verdict.agency)
        report = plan.report_by_id.get(verdict.report)
        cover = cover_values(verdict)
        contents: list[Content] = [
            number,
            agency.name if agency else verdict.agency,
            None,
            verdict.received,
            SubmissionStatus.ACCEPTED.value,
            None,
            verdict.number,
            verdict.cells.refused or None,
            *(cover.get(name, "") for name in ("letter-number", "signer", "name", "phone", "email")),
            report.title if report else verdict.report,
        ]
        grid.row(contents, split=False)
