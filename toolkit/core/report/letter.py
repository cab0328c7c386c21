"""Công văn đôn đốc: one letter to all that still owe a report, with the list of what each of them owes."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from toolkit.core.consolidation.model import SubmissionStatus
from toolkit.core.numbers.formats import show_date
from toolkit.core.readback.model import SubmissionLine
from toolkit.core.report.case import Case, status_of
from toolkit.core.report.frame import closing, draft_line, letterhead
from toolkit.core.report.submissions import by_report, owing
from toolkit.core.report.text import (
    Annex,
    Block,
    Column,
    DocumentText,
    Table,
    TableRow,
    blank,
    block_doubts,
    doubt,
    paragraph,
    row,
)
from toolkit.core.report.wording import plan_words
from toolkit.core.text import lowered, match_key

_ASKED: Mapping[SubmissionStatus | None, str] = {
    SubmissionStatus.REJECTED: "đề nghị sửa và gửi lại",
    SubmissionStatus.LEFT_OUT: "đã có tệp gửi về, đề nghị gửi bản thay thế nếu chưa gửi",
    SubmissionStatus.FORM_MISSING: "đề nghị gửi biểu",
}
"""What is asked of those whose report came but cannot be used."""
_MOST_NAMED = 6
"""Addressees that "Kính gửi" names; more are named in the list."""
_LISTED = "Các cơ quan, đơn vị có tên trong danh sách kèm theo"
_COLUMNS = (
    Column(heading="TT", share=0.8, centred=True),
    Column(heading="Đơn vị", share=5),
    Column(heading="Hạn gửi", share=2.1, centred=True),
    Column(heading="Quá hạn (ngày)", share=1.5, centred=True),
    Column(heading="Tình trạng", share=3),
    Column(heading="Liên hệ", share=4.2),
)


def overdue(book_lines: Sequence[SubmissionLine], as_of: dt.date) -> list[SubmissionLine]:
    """Reports that are owed on a day; not those whose time, moved or not, is not over yet."""
    return [line for line in book_lines if owing(line) and (line.due is None or line.due < as_of)]


def letter(case: Case) -> DocumentText:
    """The letter as a draft; there must be somebody to send it to."""
    late = overdue(case.book.submissions, case.as_of)
    own = case.plan.at(case.period.end).consolidator.code
    lines = [line for line in late if line.agency != own]
    names = tuple(dict.fromkeys(line.agency_name for line in lines))
    body = tuple(_body(case, lines, own_late=len(late) - len(lines)))
    about = f"V/v đôn đốc gửi báo cáo kết quả thực hiện công tác bình đẳng giới {case.span}"
    return DocumentText(
        title=f"Công văn đôn đốc gửi báo cáo, {case.span}",
        draft=draft_line(case, block_doubts(body)),
        letterhead=letterhead(case, case.outgoing.letter_symbol, about),
        kind="",
        subject="",
        to=names if len(names) <= _MOST_NAMED else (_LISTED,),
        basis=(),
        body=body,
        closing=closing(case, ("Như trên",)),
        annexes=(_list(case, lines),),
        as_of=case.as_of,
    )


def _body(case: Case, lines: Sequence[SubmissionLine], *, own_late: int) -> Iterator[Block]:
    agencies = len({line.agency for line in lines})
    issuer = case.outgoing.issuer
    owed = len({line.agency for line in case.book.submissions})
    titles = [lowered(title) for title, _ in by_report(lines)]
    # Titles mostly say the period themselves.
    span = "" if any(match_key(case.span) in match_key(title) for title in titles) else f" {case.span}"
    yield paragraph(
        "Thực hiện ",
        *plan_words(case.plan),
        f", các cơ quan, đơn vị, địa phương phải gửi {'; '.join(titles)}{span} để tổng hợp. "
        f"Tính đến ngày {show_date(case.as_of)}, còn {agencies}/{owed} đơn vị chưa gửi hoặc gửi chưa hợp lệ "
        f"{len(lines)} báo cáo đã đến hạn (danh sách kèm theo).",
    )
    yield paragraph(
        f"Để bảo đảm tiến độ tổng hợp, {issuer} đề nghị các cơ quan, đơn vị có tên trong danh sách khẩn trương hoàn "
        "thiện và gửi báo cáo (văn bản có ký, đóng dấu và tệp Excel theo đúng biểu mẫu đã gửi) trước ngày "
        "       tháng        năm        . ",
        blank("thời hạn mới"),
    )
    yield paragraph(
        "Trường hợp không phát sinh số liệu, đề nghị có văn bản trả lời nêu rõ. Đơn vị đã gửi báo cáo nhưng có tên "
        "trong danh sách, đề nghị thông báo lại để kiểm tra, đối chiếu."
    )
    if own_late:
        mark = f"đơn vị tổng hợp cũng chưa gửi {own_late} báo cáo của mình, không có tên trong danh sách"
        yield paragraph(doubt(mark))
    if case.plan.contact:
        yield paragraph(f"Mọi vướng mắc xin liên hệ {issuer}. {case.plan.contact}.")
    yield paragraph(f"{issuer} đề nghị các cơ quan, đơn vị quan tâm, phối hợp thực hiện./.")


def _list(case: Case, lines: Sequence[SubmissionLine]) -> Annex:
    rows: list[TableRow] = []
    for title, of in by_report(lines):
        rows.append(row(title, bold=True))
        rows += [_row(case, place, line) for place, line in enumerate(of, 1)]
    return Annex(
        number=0,
        title=(
            f"Danh sách đơn vị chưa gửi báo cáo hoặc gửi chưa hợp lệ, {case.span} "
            f"(tính đến ngày {show_date(case.as_of)})"
        ),
        landscape=False,
        blocks=(Table(columns=_COLUMNS, rows=tuple(rows)),),
    )


def _row(case: Case, place: int, line: SubmissionLine) -> TableRow:
    due = show_date(line.due) if line.due else "chưa nêu"
    late = str((case.as_of - line.due).days) if line.due else ""
    return row(str(place), line.agency_name, due, late, _standing(line), _contact(case, line))


def _standing(line: SubmissionLine) -> str:
    """How a report stands; of one that came and is not accepted also why, and what is asked."""
    asked = _ASKED.get(status_of(line))
    if asked is None:
        return line.status
    told = line.note.strip() and status_of(line) is not SubmissionStatus.LEFT_OUT  # that is the office's own decision
    why = f" ({lowered(line.note.strip().rstrip('.'))})" if told else ""
    return f"{line.status}{why}: {asked}"


def _contact(case: Case, line: SubmissionLine) -> str:
    """Whoever answers for the report, else for another one of the agency, else the number that the plan gives."""
    others = [one for one in case.book.submissions if one.agency == line.agency]
    known = next((one for one in (line, *others) if one.phone or one.email), line)
    told = [known.author, known.phone, known.email]
    agency = case.plan.agency_by_code.get(line.agency)
    if not any(told) and agency is not None:
        told = [agency.phone, agency.email]
    return "\n".join(filter(None, told))
