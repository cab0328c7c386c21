"""The sheet ``Tình hình nộp``: where every agency stands with every report it owes."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.core.a1 import absolute, sheet_reference
from toolkit.core.consolidation.covers import Contact, contacts_of, cover_values
from toolkit.core.consolidation.headings import SubmissionHeading
from toolkit.core.consolidation.model import Consolidation, Expectation, SubmissionStatus
from toolkit.core.plan.model import Report
from toolkit.core.register.declare import Answer
from toolkit.core.register.model import Letter
from toolkit.core.verdict import Standing, Verdict
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.layout import (
    CENTRE,
    CODE,
    COUNT,
    DATE,
    NOTE,
    STRONG_CENTRE,
    Content,
    Grid,
    Head,
    finish,
)
from workbook_templates.consolidated.legend import BROWN, RED, legend, sign
from workbook_templates.writer import Page

_CENTRED = COUNT.but(align="center")
_HEADS = (
    Head(SubmissionHeading.NUMBER, 5, CENTRE),
    Head(SubmissionHeading.AGENCY_NAME, 30),
    Head(SubmissionHeading.DUE, 10.5, DATE),
    Head(SubmissionHeading.DATED, 10.5, DATE),
    Head(SubmissionHeading.STATUS, 16, STRONG_CENTRE),
    Head(SubmissionHeading.LATE, 7.5, _CENTRED),
    Head(SubmissionHeading.TIMES, 6, _CENTRED),
    Head(SubmissionHeading.REFUSED, 7, _CENTRED),
    Head(SubmissionHeading.LETTER_NUMBER, 13),
    Head(SubmissionHeading.SIGNER, 14.5),
    Head(SubmissionHeading.AUTHOR, 14.5),
    Head(SubmissionHeading.PHONE, 11.5),
    Head(SubmissionHeading.EMAIL, 18.5),
    Head(SubmissionHeading.NOTE, 26),
    Head(SubmissionHeading.REPORT, 8, CODE),
    Head(SubmissionHeading.AGENCY, 8, CODE),
)
_HIDDEN = 2
"""Columns at the end that tell which report of which agency a row is when the workbook is read back."""
_DUE, _DATED, _STATUS, _LATE, _NOTE, _REPORT = 2, 3, 4, 5, 13, 14
_URGENT = (SubmissionStatus.MISSING, SubmissionStatus.REJECTED)
_UNSETTLED = (
    SubmissionStatus.HELD,
    SubmissionStatus.PARTIAL,
    SubmissionStatus.FORM_MISSING,
    SubmissionStatus.LEFT_OUT,
)
_LEGEND = legend(
    sign(_URGENT, RED, "phải đôn đốc"),
    sign(_UNSETTLED, BROWN, "phải xử lý tiếp, xem cột Ghi chú"),
    "“Chậm (ngày)” của báo cáo chưa gửi tính đến ngày nêu trên",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionPlaces:
    """Where the rows of expected reports are; each says in a hidden column which report it is about.

    Rows are counted by that column, so that sorting or filtering the sheet changes no total.
    """

    first: int
    last: int

    def owed(self, report: str) -> str:
        """Terms of a formula: how many owe a report, all of them but those who were let off."""
        return f'COUNTIF({self._cells(_REPORT)},"{report}")-{self.count(report, SubmissionStatus.EXEMPT)}'

    def count(self, report: str, *statuses: SubmissionStatus) -> str:
        """Terms of a formula: how many stand so with a report."""
        return self._terms(report, statuses, "")

    def late(self, report: str, *statuses: SubmissionStatus) -> str:
        """Terms of a formula: how many of them came after their due date."""
        return self._terms(report, statuses, f',{self._cells(_LATE)},">0"')

    def dated(self, report: str, *statuses: SubmissionStatus) -> str:
        """Terms of a formula: how many of them have both a due date and a date of receipt."""
        return self._terms(report, statuses, f',{self._cells(_DUE)},">0",{self._cells(_DATED)},">0"')

    def _terms(self, report: str, statuses: tuple[SubmissionStatus, ...], more: str) -> str:
        rows = f'{self._cells(_REPORT)},"{report}",{self._cells(_STATUS)}'
        return "+".join(f'COUNTIFS({rows},"{status}"{more})' for status in statuses)

    def _cells(self, col: int) -> str:
        return sheet_reference(words.SUBMISSIONS, f"{absolute(self.first, col)}:{absolute(self.last, col)}")


def write_submissions(page: Page, consolidation: Consolidation, header: str) -> SubmissionPlaces:
    """Write the sheet; returns where its rows are."""
    judgement = consolidation.judgement
    grid = Grid(page, _HEADS, hidden=_HIDDEN)
    grid.title(
        f"Tình hình gửi báo cáo – {judgement.period.name}",
        f"Tính đến ngày {judgement.as_of:%d/%m/%Y}. "
        "Ngày gửi là ngày nhận thư điện tử; nếu sổ theo dõi ghi văn bản, hoặc tệp không đến qua thư, là ngày văn bản.",
    )
    grid.line(_LEGEND, NOTE)
    top = grid.head()
    first = grid.at
    contacts = contacts_of(consolidation.expectations)
    for report in judgement.plan.reports:
        expected = [one for one in consolidation.expectations if one.report.id == report.id]
        if not expected:
            continue
        grid.group(["", _report_title(report, judgement.period.code)])
        for number, one in enumerate(expected, 1):
            grid.row([number, *_expected(one, contacts[one.report.id, one.agency.code])])
    last = max(first, grid.at - 1)
    _unexpected(grid, consolidation)
    for statuses, style in ((_URGENT, theme.ALARM), (_UNSETTLED, theme.ATTENTION)):
        for status in statuses:
            rule = {"type": "cell", "criteria": "==", "value": f'"{status}"'}
            page.condition((first, _STATUS, max(first, grid.at - 1), _STATUS), rule, style)
    page.autofilter(top, 0, max(first, grid.at - 1), _NOTE)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 2))
    return SubmissionPlaces(first=first, last=last)


def _report_title(report: Report, period: str) -> str:
    due = report.due_on(period)
    return f"{report.title}" + (f" – hạn {due:%d/%m/%Y}" if due else "")


def _expected(one: Expectation, contact: Contact) -> list[Content]:
    verdict = one.verdict
    cover = cover_values(verdict) if verdict else {}
    letter = _letter(one)
    reason = verdict.reason if verdict else ""
    if verdict and verdict.provisional:
        reason = "Tạm lấy bản mới nhất trong nhiều bản khác nhau; chờ quyết định. " + reason
    if verdict and verdict.nil and not (letter and letter.answer is Answer.NIL):
        reason = "Khai kỳ này không phát sinh. " + reason
    return [
        one.agency.name,
        one.due,
        dated(one),
        one.status.value,
        one.late_days,
        verdict.number if verdict else None,
        verdict.cells.refused or None if verdict else None,
        letter.number if letter else cover.get("letter-number", ""),
        (letter.signer if letter else "") or cover.get("signer", ""),
        cover.get("name", ""),
        contact.phone,
        contact.email,
        " ".join(filter(None, (_instead_of(one), *_by_letter(one, letter), _by_mail(verdict), reason.strip()))),
        one.report.id,
        one.agency.code,
    ]


def _letter(one: Expectation) -> Letter | None:
    return (one.verdict.letter if one.verdict else None) or one.letter


def dated(one: Expectation) -> dt.date | None:
    """The day by which an agency answered: of the office's letter, the mail or the document; None where unknown."""
    letter = _letter(one)
    if letter is not None:
        return letter.date
    return one.verdict.received if one.verdict else None


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


def _by_mail(verdict: Verdict | None) -> str:
    """From whom and when the file came by mail."""
    mail = verdict.file.mail if verdict is not None else None
    return f"Kèm {mail.words}." if mail is not None else ""


def _instead_of(one: Expectation) -> str:
    """Why an agency reports that the plan does not name."""
    names = [
        f"{agency.name} từ {agency.valid_to + dt.timedelta(days=1):%d/%m/%Y}"
        for agency in one.instead_of
        if agency.valid_to
    ]
    return f"Thay cho {', '.join(names)}." if names else ""


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
        grid.row(contents)
