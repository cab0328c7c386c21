"""The sheet ``Theo đơn vị``: agencies as rows, indicators as columns, findings as marks and colours."""

from collections import Counter
from collections.abc import Mapping

from toolkit.core.consolidation.contributions import given
from toolkit.core.consolidation.exact import quotient, rounded
from toolkit.core.consolidation.model import Consolidation, Contribution, Figure, SubmissionStatus
from toolkit.core.consolidation.sensitive import small_of_record
from toolkit.core.findings.model import Severity
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.plan.model import Agency, Plan, Role
from toolkit.core.vocabulary import STATUS_NIL, STATUS_NO_DATA, STATUS_OUT_OF_SCOPE
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.layout import CELL, CENTRE, COUNT, FIGURE, NOTE, Content, Grid, Head, Live, finish
from workbook_templates.consolidated.legend import GREY, RED, YELLOW, legend, sign
from workbook_templates.consolidated.matters import is_unsent
from workbook_templates.consolidated.small_counts import SUFFIX, explanation
from workbook_templates.theme import Style
from workbook_templates.writer import Page

Properties = dict[str, str | int | float | bool]
_SMALL = 10
_VALUE = FIGURE.but(font_size=_SMALL, align="center", shrink=True)
_TALLY = COUNT.but(align="center")
_MARK = CENTRE.but(font_size=_SMALL, text_wrap=False, shrink=True)
_ERROR: Properties = {"bg_color": theme.ALARM_FILL, "font_color": theme.ALARM_TEXT, "bold": True}
_WARNING: Properties = {"bg_color": theme.INPUT}
_EMPTY: Properties = {"bg_color": theme.CLOSED}
_STATUS_MARKS = {
    SubmissionStatus.ACCEPTED: "x",
    SubmissionStatus.PARTIAL: "x!",
    SubmissionStatus.WAIVED: "x",
    SubmissionStatus.BY_LETTER: "CV",
    SubmissionStatus.FORM_MISSING: "CV!",
    SubmissionStatus.EXEMPT: "miễn",
    SubmissionStatus.REJECTED: "lỗi",
    SubmissionStatus.LEFT_OUT: "ngoài",
    SubmissionStatus.HELD: "giữ",
    SubmissionStatus.MISSING: "–",
}
_ANSWER_MARKS = {STATUS_NIL: "KPS", STATUS_NO_DATA: "CCSL", STATUS_OUT_OF_SCOPE: "KNV"}
_REPORTS_LEGEND = legend(
    "ở các cột báo cáo: “x” đã nhận",
    "“CV” không phát sinh, bằng công văn",
    "“miễn” được miễn",
    sign(
        ("x!", "CV!", "giữ", "ngoài"),
        YELLOW,
        "đã nhận nhưng có ô bị từ chối; có công văn, thiếu biểu; chờ quyết định; để ngoài tổng hợp",
    ),
    sign(("lỗi", "–"), RED, "đã gửi, biểu không hợp lệ; chưa gửi"),
    "ô trắng: không phải báo cáo",
)
_FIGURES_LEGEND = legend(
    "ở các cột chỉ tiêu: " + sign(("*",), YELLOW, "có nội dung cần làm rõ"),
    sign(("từ chối",), RED, "số không được tổng hợp"),
    sign(("–",), GREY, "chưa có số"),
    "“KPS” không phát sinh",
    "“CCSL” chưa có số liệu",
    "“KNV” không thuộc nhiệm vụ",
    "số trong ngoặc: số đối chiếu hoặc không được cộng",
)
_COLUMNS_PER_PAGE = 26
_ROOMY = (44, 30)
"""Widths of the columns of agencies and of reports where no indicators follow."""


def write_agencies(page: Page, consolidation: Consolidation, refs: References, header: str) -> None:
    """Write the sheet."""
    judgement = consolidation.judgement
    plan = judgement.plan
    figures = [figure for figure in consolidation.figures if figure.contributions]
    reports = [report for report in plan.reports if any(e.report.id == report.id for e in consolidation.expectations)]
    agency_width, report_width = (30, 9) if figures else _ROOMY
    heads = [Head("Đơn vị", agency_width, CELL.but(font_size=_SMALL))]
    heads += [Head(_initials(report.title, most=6 if figures else 12), report_width, _MARK) for report in reports]
    heads += [Head("Lỗi", 5.5, _TALLY), Head("Cần làm rõ", 6.5, _TALLY)]
    heads += [Head(_number(plan, figure), 7.6, _VALUE) for figure in figures]
    grid = Grid(page, heads)
    # On several pages the first column is printed on each, with as much of its titles as it can hold.
    first = 1 if len(heads) > _COLUMNS_PER_PAGE else 0
    grid.title("Tổng hợp theo đơn vị", judgement.period.name)
    small = legend(explanation(plan)) if figures and explanation(plan) else ""
    for line in filter(
        None, (_REPORTS_LEGEND, _FIGURES_LEGEND if figures else "", small, words.FOLLOW if figures else "")
    ):
        grid.line(line, NOTE, first=first, columns=min(len(heads) - first, _COLUMNS_PER_PAGE - 10))
    top = grid.head(style=theme.HEADING.but(font_size=9))
    sheet = _Sheet(consolidation, refs, figures)
    statuses = {(e.agency.code, e.report.id): _STATUS_MARKS[e.status] for e in consolidation.expectations}
    for agency in plan.agencies:
        marks = [statuses.get((agency.code, report.id)) for report in reports]
        cells = [sheet.cell(agency, figure) for figure in figures]
        if any(marks) or any(content is not None for content, _ in cells):
            errors, warnings = sheet.counts(agency)
            contents: list[Content] = [agency.name, *marks, errors, warnings, *(content for content, _ in cells)]
            styles: list[Style | None] = [None, *(_mark_style(mark) for mark in marks), None, None]
            grid.row(contents, [*styles, *(style for _, style in cells)], split=False)
    if grid.at > top + 1:
        page.autofilter(top, 0, grid.at - 1, grid.last_col)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 1))
    if len(heads) > _COLUMNS_PER_PAGE:
        page.spread(-(-len(heads) // _COLUMNS_PER_PAGE), repeat_columns=(0, 0))


class _Sheet:
    def __init__(self, consolidation: Consolidation, refs: References, figures: list[Figure]) -> None:
        self._refs = refs
        self._plan = consolidation.judgement.plan
        self._contributions: dict[tuple[str, str], Contribution] = {}
        for figure in figures:
            for one in figure.contributions:
                self._contributions.setdefault((one.agency.code, figure.indicator.code), one)
        # A report that did not come is told by the mark in its column.
        findings = [finding for finding in consolidation.judgement.findings if not is_unsent(finding)]
        self._found: Mapping[tuple[str, Severity], int] = Counter((f.agency, f.severity) for f in findings)
        self._rows = {(f.agency, f.row, f.severity) for f in findings if f.form == INDICATORS and f.row}

    def counts(self, agency: Agency) -> tuple[int | None, int | None]:
        """Errors and warnings of an agency."""
        errors, warnings = (self._found.get((agency.code, s), 0) for s in (Severity.ERROR, Severity.WARNING))
        return errors or None, warnings or None

    def cell(self, agency: Agency, figure: Figure) -> tuple[Content, Style | None]:
        """What one agency gave for one indicator, and how it is marked."""
        code = figure.indicator.code
        one = self._contributions.get((agency.code, code))
        if one is None:
            return None, None
        content = self._figure(figure, one)
        if content is None:
            if (agency.code, code, Severity.ERROR) in self._rows:
                return "từ chối", _MARK.but(**_ERROR)
            mark = _ANSWER_MARKS.get(given(one.record).status) or given(one.record).answer
            return mark or "–", _MARK if mark else _MARK.but(**_EMPTY)
        places = theme.figure_format(figure.indicator.precision)
        marked = (agency.code, code, Severity.WARNING) in self._rows
        star = '"*"' if marked else ""
        star += SUFFIX if small_of_record(self._plan, figure.indicator, one.record) else ""
        aside = not one.counted or one.role is Role.CROSSCHECK
        style = _VALUE.but(num_format=f"({places}){star}" if aside else f"{places}{star}")
        return content, style.but(**_WARNING) if marked else style

    def _figure(self, figure: Figure, one: Contribution) -> Content:
        if one.record is None:
            return None
        figures, record = given(one.record), one.record

        def place(col: int) -> str:
            return self._refs.cell(record, "", col)

        if figures.result is not None:
            return Live(f"={place(Col.VALUE)}", figures.result)
        if figures.numerator is None or not figures.denominator:
            return None
        scale, places = figure.indicator.unit.scale, figure.indicator.precision
        value = rounded(quotient(figures.numerator, figures.denominator, scale), places)
        above, below = place(Col.NUMERATOR), place(Col.DENOMINATOR)
        return Live(f'=IF(N({below})>0,ROUND({above}*{scale}/{below},{places}),"")', value)


def _mark_style(mark: str | None) -> Style | None:
    if mark in ("lỗi", "–"):
        return _MARK.but(**_ERROR)
    return _MARK.but(**_WARNING) if mark in ("x!", "CV!", "giữ", "ngoài") else None


def _number(plan: Plan, figure: Figure) -> str:
    """The indicator as the annex numbers it: objective, then TT."""
    row = figure.indicator
    return f"{plan.objective_by_code[row.objective].mark}\n{row.tt or row.code}"


def _initials(title: str, *, most: int) -> str:
    """The first words of a report's title."""
    short = title.removeprefix("Báo cáo").strip()
    words = short.split()
    text = " ".join(words[:most]) + (" …" if len(words) > most else "")
    return text[:1].upper() + text[1:]
