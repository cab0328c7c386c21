"""``bdgxl feedback``: back to each agency goes its form with the cells to look at again, and a mail that says so."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import ExitCode, cannot_write, check_codes, progress, sheet_password
from toolkit.commands.drafts import (
    Post,
    check_folder,
    mail_and_short,
    names_shown,
    office_texts,
    post_lines,
    write_posts,
)
from toolkit.commands.findings_text import wrapped
from toolkit.commands.judged import judged_inbox
from toolkit.commands.reading import How, reading_options
from toolkit.core.addresses import addresses
from toolkit.core.findings.model import Severity
from toolkit.core.output import OutputError

if TYPE_CHECKING:
    from toolkit.core.feedback.model import Feedback, Remark
    from toolkit.core.findings.model import Finding
    from toolkit.core.verdict import Judgement
    from workbook_templates.mail.texts import Texts
    from workbook_templates.mail.values import FindingWords, ReportWords

_FOLDER = "tra-lai"
_TEXT = "tra-lai"
_MOST_FINDINGS = 25
"""Lines of a mail; the form has them all."""


@click.command("feedback")
@options.INBOX
@options.output_folder(f"Thư mục nhận biểu và thư trả lại; mặc định là {_FOLDER} bên cạnh hộp nhận.")
@options.PLAN
@options.PERIOD
@options.AS_OF
@click.option("--agency", "codes", metavar="MÃ", multiple=True, help="Chỉ trả lại đơn vị này; ghi được nhiều lần.")
@click.option("--errors", is_flag=True, help="Chỉ trả lại biểu có lỗi, tức là có số liệu chưa được tổng hợp.")
@click.option("--password", "ask", is_flag=True, help="Hỏi mật khẩu khóa trang của biểu, như bdgxl template.")
@reading_options
def command(
    inbox: Path,
    output: Path | None,
    plan_path: Path | None,
    period_code: str | None,
    as_of: dt.date | None,
    codes: tuple[str, ...],
    errors: bool,
    ask: bool,
    how: How,
) -> None:
    """Trả lại biểu cho từng đơn vị để làm rõ: biểu đã ghi sẵn, ô cần xem lại có màu, kèm thư nháp và lời nhắn Zalo.

    Ví dụ: bdgxl feedback inbox/ -o tra-lai/
    """
    folder = output or inbox.absolute().parent / _FOLDER
    check_folder(folder)
    judgement = judged_inbox(inbox, plan_path, period_code, as_of, how)
    check_codes("đơn vị", codes, {agency.code: agency.name for agency in judgement.plan.agencies})

    from toolkit.core.feedback.collect import feedbacks

    found = [one for one in feedbacks(judgement) if not errors or _has_error(one)]
    chosen = [one for one in found if not codes or one.agency.code in codes]
    posts = list(_posts(judgement, chosen, office_texts(inbox), sheet_password(ask)))
    try:
        written = write_posts(folder, posts, lambda code: not codes or code in codes)
    except OutputError as error:
        cannot_write(error)
    for line in (*_summary(chosen), *post_lines(posts, written, folder, judgement.period), *_nobody(judgement)):
        click.echo(line)
    raise SystemExit(ExitCode.FINDINGS if chosen else ExitCode.DONE)


def _has_error(feedback: "Feedback") -> bool:
    return any(remark.finding.severity is Severity.ERROR for remark in feedback.remarks)


def _posts(judgement: "Judgement", feedbacks: "Sequence[Feedback]", texts: "Texts", password: str) -> Iterator[Post]:
    """One mail an agency, with the forms of all its reports."""
    by_agency: dict[str, list[Feedback]] = {}
    for feedback in feedbacks:
        by_agency.setdefault(feedback.agency.code, []).append(feedback)
    with progress(len(by_agency), "Soạn biểu trả lại") as advance:
        for own in by_agency.values():
            yield _post(judgement, own, texts, password)
            advance(1)


def _post(judgement: "Judgement", own: "Sequence[Feedback]", texts: "Texts", password: str) -> Post:
    from workbook_templates.agency_book import write_feedback_book
    from workbook_templates.mail.draft import Attachment
    from workbook_templates.mail.values import common_values

    agency = own[0].agency
    forms = [one for one in own if one.book is not None]
    values = common_values(judgement.plan, judgement.period, [agency.name])
    values |= {
        "reports": tuple(_report(judgement, one) for one in forms),
        "findings": tuple(_findings(own)),
        "number": max(one.number for one in own),
    }
    message, short = mail_and_short(texts, _TEXT, values)
    return Post(
        code=agency.code,
        name=agency.name,
        to=addresses(agency.email or next(filter(None, (one.reply_to for one in own)), "")),
        message=message,
        short=short,
        attachments=tuple(
            Attachment(name=one.file_name, data=write_feedback_book(one, password=password)) for one in forms
        ),
        also_by_hand=True,
    )


def _report(judgement: "Judgement", feedback: "Feedback") -> "ReportWords":
    from workbook_templates.mail.values import ReportWords
    from workbook_templates.wording import due_text

    assert feedback.report is not None, "a form belongs to a report"
    return ReportWords(
        title=feedback.report.title,
        due=due_text(feedback.report, judgement.period),
        file=feedback.file_name,
        status=f"lần gửi thứ {feedback.number}",
    )


def _findings(own: "Sequence[Feedback]") -> "Iterator[FindingWords]":
    from workbook_templates.mail.values import FindingWords, finding_values

    told = finding_values(_told(one, remark) for one in own for remark in one.remarks)
    yield from told[:_MOST_FINDINGS]
    more = len(told) - _MOST_FINDINGS
    if more > 0:
        yield FindingWords(
            word="", place="", message=f"Và {more} nội dung khác.", remedy="Xem trang “Cần xem lại” của biểu gửi kèm."
        )


def _told(feedback: "Feedback", remark: "Remark") -> "Finding":
    """The finding as the mail tells it: cells of a workbook for several agencies are not those of the attached form."""
    finding = replace(remark.finding, message=remark.message)
    if not feedback.bundled:
        return finding
    return replace(finding, place=replace(finding.place, file="", cell=""))


def _summary(chosen: "Sequence[Feedback]") -> Iterator[str]:
    agencies = {one.agency.code for one in chosen}
    forms = sum(one.book is not None for one in chosen)
    remarks = sum(len(one.remarks) for one in chosen)
    if not chosen:
        yield "Không có nội dung nào phải trả lại đơn vị."
        return
    yield from wrapped(f"Trả lại {len(agencies)} đơn vị, {forms} biểu, {remarks} nội dung cần xem lại.")
    borrowed = [one.agency.name for one in chosen if not one.agency.email and one.reply_to]
    if borrowed:
        names = names_shown(list(dict.fromkeys(borrowed)))
        told = f"Kế hoạch chưa ghi thư điện tử; thư nháp gửi về địa chỉ của chính thư hoặc biểu đã nhận: {names}."
        yield from wrapped(told, "  ", "    ")
    for one in chosen:
        if one.book is None:
            files = ", ".join(f"“{file}”" for file in one.files)
            yield from wrapped(f"{one.agency.name}: chưa rõ tệp {files} là báo cáo nào nên chỉ có thư.", "  ", "    ")


def _nobody(judgement: "Judgement") -> Iterator[str]:
    """Files with errors of which nobody can say whose they are: they go back to nobody, and that is said."""
    errors = [finding for finding in judgement.findings if finding.severity is Severity.ERROR]
    known = {finding.place.file for finding in judgement.findings if finding.agency}
    lost = list(dict.fromkeys(f.place.file for f in errors if f.place.file and f.place.file not in known))
    if lost:
        told = f"Chưa biết của đơn vị nào nên không trả lại được: {', '.join(lost)}. Xem bdgxl validate."
        yield from (click.style(line, fg="yellow") for line in wrapped(told))
