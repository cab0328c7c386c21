"""Who gets which forms of an outbox, in which words. Imported when needed, for it imports what writes mails."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.common import sheet_password
from toolkit.commands.drafts import Post, mail_and_short, names_shown
from toolkit.commands.sent_forms import FormChanged, read_form
from toolkit.core.addresses import Addresses, addresses
from toolkit.core.forms.book import agency_book
from toolkit.core.forms.bundle import bundle_book
from toolkit.core.numbers.formats import show_date
from toolkit.core.plan.model import Agency, AgencyKind, Period, Plan, Report
from workbook_templates.mail.draft import Attachment
from workbook_templates.mail.values import ReportWords, common_values
from workbook_templates.wording import due_text

if TYPE_CHECKING:
    from toolkit.core.forms.book import AgencyBook
    from toolkit.core.outbox import Issued
    from workbook_templates.mail.texts import Texts

_TEXT = "gui"
_BUNDLE = "goi"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """The forms of one period that are to go out."""

    outbox: Path
    plan: Plan
    period: Period
    forms: "Sequence[Issued]"
    small: tuple[Agency, ...] = ()
    """Agencies that get one workbook together instead of their own forms."""

    @property
    def reports(self) -> list[Report]:
        """The reports that there are forms of, in the order of the plan."""
        there = {form.report for form in self.forms}
        return [report for report in self.plan.reports if report.id in there]


def small_agencies(plan: Plan, codes: Sequence[str]) -> tuple[Agency, ...]:
    """Agencies that share a workbook: the communes, or whichever are named."""
    return tuple(one for one in plan.agencies if (one.code in codes if codes else one.kind is AgencyKind.COMMUNE))


def sent_posts(case: Sending, texts: "Texts") -> tuple[list[Post], dict[str, str]]:
    """The mails, in the order of the plan; and agency code → why it gets none: half of what it owes is not sent."""
    posts, problems = [], _unknown(case)
    small = {agency.code for agency in case.small}
    for agency in case.plan.agencies:
        own = {form.report: form for form in case.forms if form.agency == agency.code and agency.code not in small}
        try:
            sent = [(report, read_form(case.outbox, own[report.id])) for report in case.reports if report.id in own]
        except FormChanged as error:
            problems[agency.code] = f"{agency.name}: {error}"
            continue
        if sent and agency.code not in problems:
            posts.append(_post(case, texts, agency, sent))
    return [*posts, *_bundle(case, texts)], problems


def _unknown(case: Sending) -> dict[str, str]:
    """Forms of agencies or reports that the plan does not have."""
    return {
        form.agency: f"{form.file}: kế hoạch không có đơn vị {form.agency} hoặc báo cáo {form.report}. "
        "Chỉ rõ kế hoạch đã dùng để sinh biểu bằng --plan TỆP."
        for form in case.forms
        if form.agency not in case.plan.agency_by_code or form.report not in case.plan.report_by_id
    }


def _post(case: Sending, texts: "Texts", agency: Agency, sent: Sequence[tuple[Report, Attachment]]) -> Post:
    books = [agency_book(case.plan, report, case.period, agency) for report, _ in sent]
    files = tuple(attachment for _, attachment in sent)
    values = common_values(case.plan, case.period, [agency.name])
    values |= {"reports": _reports(case, books, files), "bundle": False}
    message, short = mail_and_short(texts, _TEXT, values)
    to = addresses(agency.email)
    return Post(code=agency.code, name=agency.name, to=to, message=message, short=short, attachments=files)


def _bundle(case: Sending, texts: "Texts") -> Iterator[Post]:
    """One mail to all small agencies with one workbook a report; a folder too where some have no address."""
    from workbook_templates.agency_book import write_agency_book

    books = []
    for report in case.reports:
        owing = [agency for agency in case.plan.owners(report, case.period.code) if agency in case.small]
        books += [bundle_book(case.plan, report, case.period, owing)] if owing else []
    if not books:
        return
    agencies = list(dict.fromkeys(agency for book in books for agency in book.agencies))
    found = [addresses(agency.email) for agency in agencies]
    files = tuple(
        Attachment(name=book.file_name, data=write_agency_book(book, password=sheet_password(ask=False)))
        for book in books
    )
    names = [agency.name for agency in agencies]
    values = common_values(case.plan, case.period, names) | {"reports": _reports(case, books, files), "bundle": True}
    message, short = mail_and_short(texts, _TEXT, values)
    yield Post(
        code=_BUNDLE,
        name=names_shown(names),
        to=Addresses(
            usable=tuple(dict.fromkeys(address for one in found for address in one.usable)),
            unusable=tuple(text for one in found for text in one.unusable),
        ),
        message=message,
        short=short,
        attachments=files,
        unreached=tuple(agency.name for agency, one in zip(agencies, found, strict=True) if not one.usable),
    )


def _reports(case: Sending, books: "Sequence[AgencyBook]", files: Sequence[Attachment]) -> tuple[ReportWords, ...]:
    return tuple(
        ReportWords(
            title=book.report.title,
            due=_due(book.report, case.period),
            file=file.name,
            sheets=tuple(sheet.name for sheet in book.sheets),
        )
        for book, file in zip(books, files, strict=True)
    )


def _due(report: Report, period: Period) -> str:
    """The day alone where the plan gives one: what the document says of it stands on the form."""
    due = report.due_on(period.code)
    return show_date(due) if due is not None else due_text(report, period)
