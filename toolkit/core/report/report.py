"""The report that is sent on: title, grounds, the sections of the outline, annexes."""

from collections.abc import Iterator

from toolkit.core.consolidation.model import Achievement
from toolkit.core.forms.tasks import TASKS
from toolkit.core.report import result_annex, submissions
from toolkit.core.report.case import Case, achievement_of
from toolkit.core.report.frame import closing, draft_line, letterhead
from toolkit.core.report.outline import Part, Topic, topics
from toolkit.core.report.quoted import collated, prose_of
from toolkit.core.report.results import results
from toolkit.core.report.table_totals import table_totals
from toolkit.core.report.tasks import tasks
from toolkit.core.report.text import (
    Annex,
    Block,
    DocumentText,
    Heading,
    Look,
    Paragraph,
    Span,
    blank,
    block_doubts,
    paragraph,
)
from toolkit.core.report.wording import name_of, plan_words
from toolkit.core.text import lowered

KIND = "BÁO CÁO"
_STEPS = (
    ("Tập trung chỉ đạo thực hiện các chỉ tiêu chưa đạt kế hoạch", (Achievement.MISSED, Achievement.PARTIAL)),
    ("Thu thập, bổ sung số liệu của các chỉ tiêu chưa có số liệu", (Achievement.NO_DATA,)),
    ("Xác định lại mức kế hoạch để đánh giá được các chỉ tiêu", (Achievement.NOT_JUDGED,)),
)
"""What to do about indicators by how they stand."""


def report(case: Case) -> DocumentText:
    """The whole report as a draft."""
    outgoing = case.outgoing
    basis = (paragraph("Căn cứ ", *plan_words(case.plan), "."),)
    body = tuple(_body(case))
    annexes = tuple(_annexes(case))
    marks = block_doubts([*basis, *body, *(block for annex in annexes for block in annex.blocks)])
    return DocumentText(
        title=f"Báo cáo {lowered(outgoing.title)}",
        draft=draft_line(case, marks),
        letterhead=letterhead(case, outgoing.symbol),
        kind=KIND,
        subject=outgoing.title,
        to=outgoing.to,
        basis=basis,
        body=body,
        closing=closing(case),
        annexes=annexes,
        as_of=case.as_of,
    )


def _body(case: Case) -> Iterator[Block]:
    outgoing = case.outgoing
    opening = f"{outgoing.issuer} báo cáo {lowered(outgoing.title)} như sau:"
    yield paragraph(opening)
    placed = topics(case.plan, outgoing.outline, _outlines(case))
    with_results = next(top for top, _ in placed if top.part is Part.RESULTS)
    for top, under in placed:
        yield _heading(top)
        if top is not with_results:
            yield from _section(case, top, has_parts=bool(under))
        for topic in under:
            yield _heading(topic)
            yield from _prose(case, topic)
        if top is with_results:
            yield from _results(case, top, after=sum(topic.level == 2 for topic in under))
    to = f" kính báo cáo {', '.join(outgoing.to)}" if outgoing.to else " trân trọng báo cáo"
    yield paragraph(f"Trên đây là Báo cáo {lowered(outgoing.title)}; {outgoing.issuer}{to}./.")


def _outlines(case: Case) -> list[str]:
    """Outlines that agencies fill in this period."""
    return [form.removeprefix("outline:") for form in _forms(case) if form.startswith("outline:")]


def _forms(case: Case) -> list[str]:
    reports = [one for one in case.plan.reports if any(due.period == case.book.period for due in one.due)]
    return list(dict.fromkeys(form for one in reports for form in one.forms))


def _heading(topic: Topic) -> Heading:
    return Heading(level=topic.level, text=f"{topic.number}. {topic.title}" if topic.number else topic.title)


def _section(case: Case, topic: Topic, *, has_parts: bool) -> Iterator[Block]:
    """A top section: what the tool knows of it, then what the agencies write."""
    known = {Part.GENERAL: _general, Part.DIFFICULTIES: _difficulties, Part.NEXT: _next}.get(topic.part)
    yield from known(case) if known is not None else ()
    if topic.sources or not (has_parts or topic.part is Part.NEXT):
        yield from _prose(case, topic)


def _results(case: Case, topic: Topic, *, after: int) -> Iterator[Block]:
    """Indicators, tasks, tables and prose as sections numbered behind those of the outline."""
    parts: list[tuple[str, list[Block]]] = []
    if case.book.indicators:
        parts.append(("Kết quả thực hiện các mục tiêu, chỉ tiêu", list(results(case, 3))))
    if case.plan.tasks and TASKS in _forms(case):
        parts.append(("Kết quả thực hiện nhiệm vụ được giao", list(tasks(case, 3))))
    totals = list(table_totals(case))
    if totals:
        parts.append(("Số liệu tổng hợp từ các bảng của đơn vị", totals))
    prose: list[Block] = list(_collated(case, topic))
    if prose or not (parts or after):
        parts.append(("Nội dung theo báo cáo của các đơn vị", prose or [_nothing()]))
    for number, (title, blocks) in enumerate(parts, after + 1):
        yield Heading(level=2, text=f"{number}. {title}")
        yield from blocks


def _prose(case: Case, topic: Topic) -> Iterator[Paragraph]:
    """What the agencies write in a section; a blank where they write nothing and the section takes prose."""
    found = list(_collated(case, topic))
    yield from found
    if not found and (topic.sources or topic.level == 1):
        yield _nothing()


def _nothing() -> Paragraph:
    return paragraph(blank("chưa đơn vị nào có nội dung ở mục này"))


def _collated(case: Case, topic: Topic) -> Iterator[Paragraph]:
    yield from collated(prose_of(case, topic.sources))


def _general(case: Case) -> Iterator[Paragraph]:
    if case.book.submissions:
        yield paragraph("Tình hình gửi báo cáo (chi tiết tại phụ lục cuối báo cáo):")
        yield from submissions.told(case)


def _difficulties(case: Case) -> Iterator[Paragraph]:
    absent = {line.agency for line in case.book.submissions if submissions.owing(line)}
    asked = {line.agency for line in case.book.submissions}
    if absent:
        yield paragraph(f"Còn {len(absent)}/{len(asked)} đơn vị chưa gửi đủ các báo cáo của kỳ.")
    partial = [name_of(line) for line in case.book.indicators if line.value is None or not line.complete]
    if partial:
        text = f"Số liệu chưa có hoặc chưa đầy đủ ở {len(partial)} chỉ tiêu, chỉ tiêu thành phần"
        yield paragraph(f"{text}: {', '.join(partial)}.")


def _next(case: Case) -> Iterator[Paragraph]:
    """What follows from the results, as a proposal; the rest only the office knows."""
    for text, words in _STEPS:
        # A figure without a target cannot fall short of it.
        aimed = [line for line in case.book.indicators if line.target_printed or line.value is None]
        names = [name_of(line) for line in aimed if achievement_of(line) in words]
        if names:
            yield _proposal(f"{text}: {', '.join(names)}")
    if any(submissions.owing(line) for line in case.book.submissions):
        yield _proposal("Đôn đốc các đơn vị chưa gửi đủ báo cáo; chấn chỉnh việc gửi chậm, gửi thiếu số liệu")
    when = f"6 tháng cuối năm {case.book.year}" if case.book.estimate else f"năm {case.book.year + 1}"
    yield paragraph(blank(f"phương hướng, nhiệm vụ trọng tâm {when}"), look=Look.ITEM)


def _proposal(text: str) -> Paragraph:
    """What the figures suggest and only the office can decide: highlighted as a whole."""
    return paragraph(Span(f"{text}. [cần xem lại: gợi ý rút từ số liệu, biên tập lại]", doubt=True), look=Look.ITEM)


def _annexes(case: Case) -> Iterator[Annex]:
    number = 0
    if case.book.indicators:
        number += 1
        yield result_annex.annex(case, number)
    if case.book.submissions:
        yield submissions.annex(case, number + 1)
