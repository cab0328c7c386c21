"""Who is reminded of what, and who is left alone. Imported when needed, for it imports what writes mails."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.drafts import Post, mail_and_short
from toolkit.commands.sent_forms import FormChanged, forms_of, read_form
from toolkit.commands.standing import refusing, standing_words
from toolkit.core.addresses import addresses
from toolkit.core.consolidation.expectations import expectations
from toolkit.core.consolidation.model import Expectation, SubmissionStatus
from toolkit.core.numbers.formats import show_date
from toolkit.core.plan.model import Agency
from toolkit.core.verdict import Judgement
from workbook_templates.mail.draft import Attachment
from workbook_templates.mail.values import ReportWords, common_values, finding_values
from workbook_templates.wording import due_text

if TYPE_CHECKING:
    from toolkit.core.outbox import Issued
    from workbook_templates.mail.texts import Texts

_ASKED = (SubmissionStatus.MISSING, SubmissionStatus.REJECTED)
_ALONE = {
    SubmissionStatus.BY_LETTER: "đã trả lời bằng công văn (không phát sinh)",
    SubmissionStatus.FORM_MISSING: "đã có công văn, còn thiếu biểu",
    SubmissionStatus.HELD: "biểu đang tạm giữ chờ quyết định",
    SubmissionStatus.LEFT_OUT: "biểu đã gửi được để ngoài tổng hợp",
    SubmissionStatus.EXEMPT: "được miễn",
}
_POSTPONED = "đang trong thời gian được lùi hạn"
_OWN = "là đơn vị tổng hợp, còn báo cáo của chính mình"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    """What is owed in an inbox, and where the blank forms are."""

    judgement: Judgement
    owed: tuple[Expectation, ...]
    left_alone: tuple[tuple[Expectation, str], ...]
    """Reports that nobody is reminded of, and why, in Vietnamese."""
    outbox: Path | None
    forms: "dict[tuple[str, str], Issued]"
    """Report and agency → blank form."""

    @classmethod
    def of(cls, judgement: Judgement, outbox: Path | None) -> "Reminding":
        """Part those who are asked from those who are left alone."""
        expected = [(one, _why_not(one, judgement)) for one in expectations(judgement)]
        return cls(
            judgement=judgement,
            owed=tuple(one for one, why in expected if not why and one.status in _ASKED),
            left_alone=tuple((one, why) for one, why in expected if why),
            outbox=outbox,
            forms=forms_of(outbox, judgement.period.code) if outbox is not None else {},
        )


def reminders(case: Reminding, texts: "Texts") -> tuple[list[Post], list[str]]:
    """One mail for each agency that owes something, in the order of the plan; and which forms could not be attached."""
    posts, problems = [], []
    for agency in case.judgement.plan.agencies:
        owed = [one for one in case.owed if one.agency.code == agency.code]
        if owed:
            files, changed = _files(case, owed)
            problems += changed
            posts.append(_post(case, texts, agency, owed, files))
    return posts, problems


def _why_not(one: Expectation, judgement: Judgement) -> str:
    if one.status in _ALONE:
        return _ALONE[one.status]
    if one.status not in _ASKED:
        return ""
    if one.agency.code == judgement.structure.consolidator.code:
        return _OWN
    runs = one.postponed is not None and one.due is not None and one.due >= judgement.as_of
    return _POSTPONED if runs and one.status is SubmissionStatus.MISSING else ""


def _files(case: Reminding, owed: Sequence[Expectation]) -> tuple[dict[str, Attachment], list[str]]:
    """Report → its blank form, as far as it is as it was generated; and why others are not."""
    files, problems = {}, []
    for one in owed:
        form = case.forms.get((one.report.id, one.agency.code))
        if form is None or case.outbox is None:
            continue
        try:
            files[one.report.id] = read_form(case.outbox, form)
        except FormChanged as error:
            problems.append(f"{one.agency.name}: {error}")
    return files, problems


def _post(
    case: Reminding, texts: "Texts", agency: Agency, owed: Sequence[Expectation], files: dict[str, Attachment]
) -> Post:
    judgement = case.judgement
    refused = [one.verdict for one in owed if one.status is SubmissionStatus.REJECTED and one.verdict is not None]
    values = common_values(judgement.plan, judgement.period, [agency.name])
    values["as_of"] = show_date(judgement.as_of)
    values["reports"] = tuple(
        ReportWords(
            title=one.report.title,
            due=show_date(one.due) if one.due else due_text(one.report, judgement.period),
            file=files[one.report.id].name if one.report.id in files else "",
            status=standing_words(one, judgement.as_of),
        )
        for one in owed
    )
    name = "nhac-qua-han" if any(one.late_days for one in owed) else "nhac-truoc-han"
    if refused:
        name = "nhac-bieu-loi"
        values["findings"] = finding_values(finding for verdict in refused for finding in refusing(verdict))
    message, short = mail_and_short(texts, name, values)
    return Post(
        code=agency.code,
        name=agency.name,
        to=addresses(agency.email or next((v.file.mail.address for v in refused if v.file.mail is not None), "")),
        message=message,
        short=short,
        attachments=tuple(files.values()),
    )
