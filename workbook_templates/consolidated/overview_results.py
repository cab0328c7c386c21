"""On ``Tổng quan``: indicators that are not achieved, achievement by objective, and the chart."""

from collections.abc import Sequence
from itertools import zip_longest

from toolkit.core.a1 import cell_range
from toolkit.core.consolidation.contributions import given
from toolkit.core.consolidation.model import Achievement, Consolidation, Figure
from toolkit.core.plan.model import Objective
from toolkit.core.plan.naming import bare_label
from toolkit.core.text import brief
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.canvas import LEFT, MIDDLE, RIGHT, SECTION, Canvas, Span, heading_cells
from workbook_templates.consolidated.indicator_columns import IndicatorPlaces
from workbook_templates.consolidated.layout import (
    CELL,
    CENTRE,
    COUNT,
    FIGURE,
    NOTE,
    STRONG,
    STRONG_CENTRE,
    STRONG_COUNT,
    Content,
    Live,
)
from workbook_templates.consolidated.matters import number_of, owner_of
from workbook_templates.consolidated.overview_chart import insert_objectives_chart
from workbook_templates.consolidated.small_counts import suffix

_MOST_ROWS = 10
_ORDER = (Achievement.MISSED, Achievement.PARTIAL, Achievement.NO_DATA, Achievement.NOT_JUDGED)
_TRENDS = (words.BETTER, words.UNCHANGED, words.WORSE)
_FIRST_COUNT = MIDDLE + 2
"""Column of the first count by objective."""
_COUNTS = 1 + len(Achievement) + len(_TRENDS)
_BODY = theme.PLAIN.but(font_size=11, text_wrap=True, valign="top")
_TALLY = COUNT.but(align="center", num_format="0;-0;–")
_TOTAL = STRONG_COUNT.but(align="center")


class Results:
    """Writes the two middle sections side by side, and the chart above the right one."""

    def __init__(self, canvas: Canvas, consolidation: Consolidation, indicators: IndicatorPlaces) -> None:
        self._canvas = canvas
        self._consolidation = consolidation
        self._plan = consolidation.judgement.plan
        self._structure = consolidation.judgement.structure
        self._indicators = indicators

    def write(self, chart_at: int) -> None:
        """What is not achieved, with reason and owner; beside it the results by objective."""
        chart_end = self._canvas.at - 1
        year = self._plan.year - 1
        left: list[Span] = [(len(LEFT), "2. Chỉ tiêu chưa đạt, chưa có số liệu hoặc chưa đánh giá được", SECTION)]
        right: list[Span] = [(len(RIGHT), f"3. Kết quả theo mục tiêu, so với kế hoạch và năm {year}", SECTION)]
        self._canvas.row((0, left), (MIDDLE, right))
        spans = (1, 3, 1, 1, 1, 2, 1)
        heads = ("TT", "Chỉ tiêu", "Kế hoạch", "Kết quả", "So với kế hoạch", "Đơn vị chủ trì", "Lý do, lưu ý")
        tallies = ("", "Mục tiêu", "Số dòng số liệu", *(a.value for a in Achievement), *_TRENDS)
        tally_spans = (1,) * (2 + _COUNTS)
        self._canvas.row((0, heading_cells(spans, heads)), (MIDDLE, heading_cells(tally_spans, tallies, size=8.5)))
        first = self._canvas.at
        objectives = [o for o in self._plan.objectives if o.code in self._indicators.objectives]
        rows = self._open_rows(spans)
        sums = [0] * _COUNTS
        for place, (open_row, objective) in enumerate(zip_longest(rows, [*objectives, None])):
            blocks: list[tuple[int, Sequence[Span]]] = [(0, open_row)] if open_row else []
            if objective is not None:
                counts = self._counts(objective)
                sums = [one + int(live.cached) for one, live in zip(sums, counts, strict=True)]
                blocks.append((MIDDLE, self._tally(objective, counts)))
            elif place == len(objectives):
                blocks.append((MIDDLE, _totals(sums, first, self._canvas.at - 1)))
            self._canvas.row(*blocks)
        insert_objectives_chart(
            self._canvas.page,
            rows=(first, first + len(objectives) - 1),
            category=MIDDLE,
            first_count=_FIRST_COUNT + 1,
            at=(chart_at, MIDDLE),
            points=self._canvas.points(chart_at, chart_end) - 6,
            characters=RIGHT,
        )

    def _open_rows(self, spans: Sequence[int]) -> list[list[Span]]:
        figures = sorted(
            (figure for figure in self._consolidation.figures if figure.achievement in _ORDER),
            key=lambda figure: _ORDER.index(figure.achievement),
        )
        if not figures:
            return [[(len(LEFT), "Không có.", _BODY)]]
        rows = [self._open_row(spans, figure) for figure in figures[:_MOST_ROWS]]
        rest = figures[_MOST_ROWS:]
        if rest:
            names = "; ".join(number_of(self._plan, figure.indicator) for figure in rest)
            text = f"… và {len(rest)} chỉ tiêu khác: {names} (xem trang {words.INDICATORS})."
            rows.append([(len(LEFT), text, NOTE.but(text_wrap=True))])
        return rows

    def _open_row(self, spans: Sequence[int], figure: Figure) -> list[Span]:
        row = figure.indicator
        places = theme.figure_format(row.precision)
        value: Content = None
        if figure.value is not None:
            value = Live(f"={self._indicators.cell(row.code, 'value')}", figure.value)
        contents: Sequence[Content] = (
            number_of(self._plan, row),
            brief(bare_label(row.label), 84),
            row.target.printed,
            value,
            Live(f"={self._indicators.cell(row.code, 'achievement')}", figure.achievement.value),
            brief(owner_of(self._structure, row), 34),
            brief(" ".join(_reasons(figure)), 78),
        )
        shape = places + suffix(self._plan, figure)
        bold = FIGURE.but(bold=True, num_format=shape, align="center", shrink=True)
        styles = (CENTRE.but(text_wrap=False, shrink=True), CELL, CENTRE, bold, STRONG_CENTRE, CELL, CELL)
        return list(zip(spans, contents, styles, strict=True))

    def _tally(self, objective: Objective, counts: Sequence[Live]) -> list[Span]:
        cells: list[Span] = [
            (1, objective.mark, CENTRE),
            (1, brief(objective.subject, 90), CELL.but(font_size=10)),
        ]
        return cells + [(1, live, _TALLY) for live in counts]

    def _counts(self, objective: Objective) -> list[Live]:
        figures = [f for f in self._consolidation.figures if f.indicator.objective == objective.code]
        achievement = self._indicators.range(objective.code, "achievement")
        trend = self._indicators.range(objective.code, "trend")
        found = [
            Live(f'=COUNTIF({achievement},"{word}")', sum(1 for f in figures if f.achievement is word))
            for word in Achievement
        ]
        trends = [trend_of(figure) for figure in figures]
        found += [Live(f'=COUNTIF({trend},"{word}")', trends.count(word)) for word in _TRENDS]
        at = self._canvas.at
        numbers = cell_range(at, _FIRST_COUNT + 1, at, _FIRST_COUNT + len(Achievement))
        return [Live(f"=SUM({numbers})", len(figures)), *found]


def _totals(sums: Sequence[int], first: int, last: int) -> list[Span]:
    cells: list[Span] = [(1, None, STRONG), (1, "Cộng", STRONG)]
    for place, count in enumerate(sums):
        col = _FIRST_COUNT + place
        cells.append((1, Live(f"=SUM({cell_range(first, col, last, col)})", count), _TOTAL))
    return cells


def trend_of(figure: Figure) -> str:
    """The word of the trend column."""
    if figure.change is None or (figure.better is None and figure.change != 0):
        return ""
    return words.UNCHANGED if figure.change == 0 else words.BETTER if figure.better else words.WORSE


def _reasons(figure: Figure) -> list[str]:
    notes = [given(one.record).note for one in figure.contributions if one.counted]
    said = [note for note in notes if note]
    # Of what is not achieved, the agency's own reason matters most.
    missed = figure.achievement in (Achievement.MISSED, Achievement.PARTIAL)
    return [*said, *figure.remarks] if missed else [*figure.remarks, *said]
