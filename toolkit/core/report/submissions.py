"""Who has reported and who has not: the paragraph of the body, and the annex."""

from collections.abc import Iterator, Sequence

from toolkit.core.consolidation.model import SubmissionStatus
from toolkit.core.numbers.formats import show_date
from toolkit.core.readback.model import SubmissionLine
from toolkit.core.report.case import Case, grouped, status_of
from toolkit.core.report.text import (
    Annex,
    Column,
    Look,
    Paragraph,
    Span,
    Table,
    TableRow,
    doubt,
    paragraph,
    row,
    without_empty_columns,
)

_ABSENT = (
    SubmissionStatus.MISSING,
    SubmissionStatus.REJECTED,
    SubmissionStatus.LEFT_OUT,
    SubmissionStatus.FORM_MISSING,
)
"""What keeps an agency on the list of those who still owe a report."""
_MOST_NAMED = 10
_COLUMNS = (
    Column(heading="TT", share=1, centred=True),
    Column(heading="Đơn vị", share=4.4),
    Column(heading="Hạn gửi", share=2.25, centred=True),
    Column(heading="Ngày gửi", share=2.25, centred=True),
    Column(heading="Tình trạng", share=2.7),
    Column(heading="Chậm (ngày)", share=1.5, centred=True),
    Column(heading="Ghi chú", share=2.4),
)


def owing(line: SubmissionLine) -> bool:
    """Whether an agency still owes a report."""
    return status_of(line) in _ABSENT


def told(case: Case) -> Iterator[Paragraph]:
    """A paragraph for each kind of report: received of expected, the missing by name, how many came late."""
    for title, lines in by_report(case.book.submissions):
        received = sum(_answered(line) for line in lines)
        missing = [line.agency_name for line in lines if owing(line)]
        held = [line.agency_name for line in lines if status_of(line) is SubmissionStatus.HELD]
        unknown = [line.agency_name for line in lines if status_of(line) is None]
        late = sum(_answered(line) and bool(line.late_days) for line in lines)
        exempt = sum(status_of(line) is SubmissionStatus.EXEMPT for line in lines)
        parts = [f"{received}/{len(lines)} đơn vị đã gửi{f', trong đó {late} đơn vị gửi chậm' if late else ''}"]
        parts += [f"{exempt} đơn vị được miễn"] if exempt else []
        parts += [f"{len(missing)} đơn vị chưa gửi hoặc gửi chưa hợp lệ{_named(missing)}"] if missing else []
        spans: list[str | Span] = [f"{title}: {'; '.join(parts)}."]
        if held:
            spans += [" ", doubt(f"báo cáo tạm giữ, chưa tính: {', '.join(held)}")]
        if unknown:
            spans += [" ", doubt(f"tình trạng ghi trong sổ chưa rõ: {', '.join(unknown)}")]
        yield paragraph(*spans, look=Look.ITEM)


def _named(names: Sequence[str]) -> str:
    """Names behind their number; many of them are left to the annex."""
    return f": {', '.join(names)}" if len(names) <= _MOST_NAMED else ""


def by_report(lines: Sequence[SubmissionLine]) -> list[tuple[str, list[SubmissionLine]]]:
    """Lines under the titles of their reports."""
    return [(of[0].report_title, of) for of in grouped(lines, lambda line: line.report).values()]


def annex(case: Case, number: int) -> Annex:
    """Every expected report with its status, the missing and late ones in bold."""
    rows: list[TableRow] = []
    for title, lines in by_report(case.book.submissions):
        rows.append(row(title, bold=True))
        rows += [_row(place, line) for place, line in enumerate(lines, 1)]
    return Annex(
        number=number,
        title=f"Tình hình gửi báo cáo của các đơn vị, {case.span} (tính đến ngày {show_date(case.book.as_of)})",
        landscape=False,
        blocks=(without_empty_columns(Table(columns=_COLUMNS, rows=tuple(rows))),),
    )


def _row(place: int, line: SubmissionLine) -> TableRow:
    due, dated = (show_date(day) if day else "" for day in (line.due, line.dated))
    late = str(line.late_days) if line.late_days else ""
    status = Span(line.status, bold=owing(line))
    return row(str(place), line.agency_name, due, dated, status, Span(late, bold=True), line.note)


def _answered(line: SubmissionLine) -> bool:
    status = status_of(line)
    return status is not None and status.answered
