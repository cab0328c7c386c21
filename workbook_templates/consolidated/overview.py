"""The sheet ``Tổng quan``: one page from which a deputy director signs."""

from collections.abc import Sequence
from itertools import zip_longest

from toolkit.core.consolidation.model import Consolidation, Expectation, SubmissionStatus
from toolkit.core.forms.tasks import TASKS
from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.text import brief
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.canvas import LEFT, MIDDLE, RIGHT, SECTION, WIDTHS, Canvas, Span, heading_cells
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.indicator_columns import IndicatorPlaces
from workbook_templates.consolidated.layout import (
    CELL,
    CENTRE,
    COUNT,
    STRONG_COUNT,
    Content,
    Live,
    finish,
)
from workbook_templates.consolidated.matters import matters
from workbook_templates.consolidated.overview_index import write_index
from workbook_templates.consolidated.overview_results import Results
from workbook_templates.consolidated.overview_tasks import write_open_tasks, write_task_counts
from workbook_templates.consolidated.small_counts import small_count_matter
from workbook_templates.consolidated.submissions_sheet import SubmissionPlaces, dated
from workbook_templates.theme import Style
from workbook_templates.wording import letterhead
from workbook_templates.writer import Page

_MOST_NAMES = 150
_ANSWERED = tuple(status for status in SubmissionStatus if status.answered)
_UNSETTLED = (
    SubmissionStatus.FORM_MISSING,
    SubmissionStatus.REJECTED,
    SubmissionStatus.LEFT_OUT,
    SubmissionStatus.HELD,
)
_RECEIVED_HEADS = (
    "Báo cáo",
    "Hạn gửi",
    "Phải gửi",
    "Đã nhận",
    "Đúng hạn",
    "Gửi chậm",
    "Cần xử lý",
    "Chưa gửi",
    "Đơn vị chưa gửi",
)
_BODY = theme.PLAIN.but(font_size=11, text_wrap=True, valign="top")
_CENTRE = theme.PLAIN.but(align="center")
_BOLD = _CENTRE.but(bold=True)
_TOTAL = STRONG_COUNT.but(align="center")
_GAP = 6.0
_CHART_POINTS = 150


def write_overview(
    page: Page,
    consolidation: Consolidation,
    indicators: IndicatorPlaces | None,
    submissions: SubmissionPlaces,
    refs: References,
    sheets: list[str],
    header: str,
    previous: Sequence[ConsolidatedBook] = (),
) -> None:
    """Write the sheet; the others must have been laid out before, for its figures point at them.

    ``indicators`` is None in a period that does not ask for indicators.
    """
    sheet = _Overview(Canvas(page, WIDTHS), consolidation, submissions, previous)
    sheet.letterhead()
    sheet.received()
    if indicators is not None:
        sheet.results(indicators)
    else:
        sheet.tasks(refs)
    sheet.decisions()
    sheet.index(sheets)
    sheet.signature()
    finish(page, header=header)
    page.one_page()


class _Overview:
    def __init__(
        self,
        canvas: Canvas,
        consolidation: Consolidation,
        submissions: SubmissionPlaces,
        previous: Sequence[ConsolidatedBook],
    ) -> None:
        self._canvas = canvas
        self._consolidation = consolidation
        self._judgement = consolidation.judgement
        self._plan = consolidation.judgement.plan
        self._submissions = submissions
        self._previous = previous
        self._chart_at = 0
        self._last = 3 if consolidation.figures else 1

    def letterhead(self) -> None:
        """Who, what, when."""
        issuer, body = letterhead(self._plan, self._judgement.period)
        self._halves(issuer, _CENTRE.but(bold=not body), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", _BOLD)
        self._halves(body, _BOLD, "Độc lập - Tự do - Hạnh phúc", _BOLD.but(underline=1))
        title = "TỔNG HỢP KẾT QUẢ THỰC HIỆN CÔNG TÁC BÌNH ĐẲNG GIỚI"
        self._across(f"{title} – {self._judgement.period.name.upper()}", theme.TITLE.but(align="center"))
        number = f" số {self._plan.number}" if self._plan.number else ""
        issued = f" ngày {self._plan.issued:%d/%m/%Y}" if self._plan.issued else ""
        day = f"{self._judgement.as_of:%d/%m/%Y}"
        text = f"Theo Kế hoạch{number}{issued} của {self._plan.issuer}; số liệu tính đến ngày {day}"
        self._across(text, _CENTRE.but(italic=True, font_size=11))

    def received(self) -> None:
        """Received of expected, with the missing named."""
        self._canvas.gap(_GAP)
        self._canvas.row((0, [(len(LEFT), "1. Tình hình gửi báo cáo", SECTION)]))
        self._chart_at = self._canvas.at - 1
        spans = (2, 1, 1, 1, 1, 1, 1, 1, 1)
        self._canvas.row((0, heading_cells(spans, _RECEIVED_HEADS, size=10)))
        date = CENTRE.but(num_format=theme.FORMAT_DATE, font_size=10)
        plain = COUNT.but(align="center")
        names = CELL.but(font_size=10)
        styles = (names, date, _TOTAL, _TOTAL, plain, plain, plain, plain, names)
        for report in self._plan.reports:
            expected = [one for one in self._consolidation.expectations if one.report.id == report.id]
            if not expected:
                continue
            contents: Sequence[Content] = (
                brief(report.title, 130),
                report.due_on(self._judgement.period.code) or words.NO_DATE,
                *_counts(self._submissions, report.id, expected),
                _missing(expected),
            )
            self._canvas.row((0, list(zip(spans, contents, styles, strict=True))))

    def results(self, indicators: IndicatorPlaces) -> None:
        """Indicators; the chart stands beside the first section and needs room, however few reports there are."""
        short = _CHART_POINTS - self._canvas.points(self._chart_at, self._canvas.at - 1)
        self._canvas.gap(max(_GAP, short))
        Results(self._canvas, self._consolidation, indicators).write(self._chart_at)

    def tasks(self, refs: References) -> None:
        """Tasks by status, in periods that do not ask for indicators."""
        if not refs.has_form(TASKS):
            return
        self._canvas.gap(_GAP)
        self._canvas.row((0, [(len(LEFT), "2. Tình hình thực hiện nhiệm vụ", SECTION)]))
        write_task_counts(self._canvas, self._consolidation, refs, self._chart_at)
        self._last = 3 if write_open_tasks(self._canvas, self._consolidation, 3) else 2

    def decisions(self) -> None:
        """What only a person can decide, in two columns."""
        self._canvas.gap(_GAP)
        self._across(f"{self._last + 1}. Nội dung đề nghị lãnh đạo xem xét, quyết định", SECTION)
        self._canvas.gap(2)
        texts = [*matters(self._consolidation, self._previous), small_count_matter(self._consolidation)]
        found = [f"– {text}" for text in texts if text] or ["Không có."]
        for left, right in zip_longest(found[::2], found[1::2]):
            blocks: list[tuple[int, Sequence[Span]]] = [(0, [(len(LEFT), left, _BODY)])]
            if right:
                blocks.append((MIDDLE, [(len(RIGHT), right, _BODY)]))
            self._canvas.row(*blocks)

    def index(self, sheets: Sequence[str]) -> None:
        """Links to the other sheets."""
        self._canvas.gap(_GAP)
        write_index(self._canvas, sheets, {table.sheet: table.title for table in self._plan.tables})

    def signature(self) -> None:
        """Room to sign."""
        self._canvas.gap(_GAP)
        note = _CENTRE.but(italic=True, font_size=11)
        self._halves("NGƯỜI TỔNG HỢP", _BOLD, "LÃNH ĐẠO DUYỆT", _BOLD)
        self._halves("(Ký, ghi rõ họ tên)", note, "(Ký, ghi rõ họ tên)", note)
        # A blank cell keeps the room for the signatures inside the printed area.
        self._canvas.page.blank(self._canvas.at, self._canvas.columns - 1, theme.PLAIN)
        self._canvas.gap(36)

    def _across(self, text: str, style: Style) -> None:
        self._canvas.row((0, [(self._canvas.columns, text, style)]))

    def _halves(self, left: str, left_style: Style, right: str, right_style: Style) -> None:
        self._canvas.row((0, [(len(LEFT), left, left_style)]), (MIDDLE, [(len(RIGHT), right, right_style)]))


def _counts(places: SubmissionPlaces, report: str, expected: Sequence[Expectation]) -> list[Content]:
    """Owed, received, in time, late, to be dealt with, missing; nobody is in time where a date is not known."""
    received = [one for one in expected if one.status.answered]
    late = [one for one in received if one.late_days]
    both = [one for one in received if one.due and dated(one)]
    exempt = _of(expected, SubmissionStatus.EXEMPT)
    late_terms = places.late(report, *_ANSWERED)
    timely: list[Content] = [
        Live(f"={places.dated(report, *_ANSWERED)}-({late_terms})", len(both) - len(late)),
        Live(f"={late_terms}", len(late)),
    ]
    if not any(one.due for one in expected):
        timely = ["–", "–"]
    return [
        Live(f"={places.owed(report)}", len(expected) - exempt),
        Live(f"={places.count(report, *_ANSWERED)}", len(received)),
        *timely,
        Live(f"={places.count(report, *_UNSETTLED)}", _of(expected, *_UNSETTLED)),
        Live(f"={places.count(report, SubmissionStatus.MISSING)}", _of(expected, SubmissionStatus.MISSING)),
    ]


def _of(expected: Sequence[Expectation], *statuses: SubmissionStatus) -> int:
    return sum(1 for one in expected if one.status in statuses)


def _missing(expected: Sequence[Expectation]) -> str:
    names = [one.agency.name for one in expected if one.status is SubmissionStatus.MISSING]
    text, left = "", len(names)
    for name in names:
        if len(text) + len(name) > _MOST_NAMES:
            return f"{text} … và {left} đơn vị khác (xem trang {words.SUBMISSIONS})"
        text += f"; {name}" if text else name
        left -= 1
    return text
