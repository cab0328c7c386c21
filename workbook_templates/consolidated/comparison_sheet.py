"""The sheet ``So sánh``: each result beside its baseline, its target, earlier results and the national targets."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.core.a1 import a1
from toolkit.core.consolidation.comparison import (
    Earlier,
    against,
    against_national,
    baseline_differs,
    comparable_target,
    earlier,
    places_of,
    steps,
    to_target,
    word,
)
from toolkit.core.consolidation.exact import decimals
from toolkit.core.consolidation.model import Achievement, Consolidation, Figure
from toolkit.core.consolidation.sensitive import mark_words, remarked_below, small_of_line, small_of_remark
from toolkit.core.plan.model import Direction, Indicator, Mode, Plan
from toolkit.core.plan.national import national
from toolkit.core.plan.national_targets import national_targets
from toolkit.core.readback.model import ConsolidatedBook
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.comparison_columns import ComparisonColumns, comparison_columns
from workbook_templates.consolidated.indicator_columns import IndicatorPlaces
from workbook_templates.consolidated.layout import CELL, FIGURE, GROUP, NOTE, STRONG, Content, Grid, Live, finish
from workbook_templates.consolidated.legend import BROWN, legend, sign
from workbook_templates.consolidated.printed import as_number, printed_style
from workbook_templates.consolidated.small_counts import SUFFIX, explanation, suffix
from workbook_templates.theme import Style
from workbook_templates.writer import Page

_PARENT = GROUP.but(bg_color=theme.LOCKED)
_NOTHING = "–"
_UNREACHED = "Chưa đạt"
_BLANK = '""'
_DIRECTION = "Hơn, kém kế hoạch tính theo chiều của chỉ tiêu: số dương là tốt hơn kế hoạch, cả với chỉ tiêu phải giảm."
Cell = tuple[Content, Style | None]
"""What a cell holds, and its style where that is not the column's."""
_EMPTY: Cell = (None, None)


def write_comparison(
    page: Page,
    consolidation: Consolidation,
    indicators: IndicatorPlaces,
    previous: Sequence[ConsolidatedBook],
    header: str,
) -> None:
    """Write the sheet of a period that asks for indicators; its results point at ``Chỉ tiêu``."""
    judgement = consolidation.judgement
    plan = judgement.plan
    columns = comparison_columns(plan, judgement.period, previous)
    grid = Grid(page, list(columns.heads.values()))
    grid.title(
        f"So sánh với kế hoạch, kỳ trước và mức quốc gia – {judgement.period.name}",
        _DIRECTION if columns.has("to_target") else "",
    )
    grid.line(_legend(plan, columns), NOTE)
    top = grid.head()
    sheet = _Sheet(grid, consolidation, indicators, columns)
    for objective in plan.objectives:
        rows = [row for row in plan.indicators if row.objective == objective.code]
        if rows:
            grid.group([objective.number, objective.title])
        for row in rows:
            sheet.indicator(row)
    last = grid.at - 1
    _conditions(page, columns, top + 1, last)
    grid.ungroup()
    grid.gap()
    for line in _sources(columns, previous):
        grid.line(line, NOTE)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 2))


class _Sheet:
    def __init__(
        self, grid: Grid, consolidation: Consolidation, indicators: IndicatorPlaces, columns: ComparisonColumns
    ) -> None:
        self._grid = grid
        self._period = consolidation.judgement.period
        self._plan = consolidation.judgement.plan
        self._figures = {figure.indicator.code: figure for figure in consolidation.figures}
        self._indicators = indicators
        self._columns = columns

    def indicator(self, row: Indicator) -> None:
        figure = self._figures.get(row.code)
        if figure is None:
            self._grid.group([row.tt, row.label], _PARENT, level=1)
            self._grid.level = 1
            return
        found = [earlier(row, self._period, book) for book in self._columns.previous]
        label = STRONG if row.mode is Mode.DERIVED else CELL.but(indent=1) if row.parent else CELL
        known = national(row.label)
        foreseen = FIGURE.but(num_format=theme.figure_format(row.precision) + suffix(self._plan, figure, "estimate"))
        own = FIGURE.but(num_format=theme.figure_format(row.precision) + suffix(self._plan, figure), bold=True)
        cells: dict[str, Cell] = {
            "tt": (row.tt, None),
            "label": (row.label, label),
            "unit": (row.unit.shown, None),
            "national": (known.code if known else "", None),
            "value": (self._taken(row, "value", figure.value), own),
            "estimate": (self._taken(row, "estimate", figure.estimate), foreseen),
            "notes": ("\n".join(self._notes(row, figure, found)), None),
        }
        for name, quantity in (("baseline", row.baseline), ("target", row.target)):
            shape = as_number(quantity.printed, quantity.value)
            content = quantity.printed if shape is None else self._taken(row, name, quantity.value)
            cells[name] = (content, shape or printed_style(quantity.printed))
        cells.update(self._against_plan(row, figure))
        cells.update(self._against_earlier(row, figure, found))
        cells.update(self._against_national(row, figure))
        chosen = [cells.get(name, _EMPTY) for name in self._columns.heads]
        self._grid.row([content for content, _ in chosen], [style for _, style in chosen], split=False)

    def _at(self, name: str) -> str:
        return a1(self._grid.at, self._columns.place(name))

    def _taken(self, row: Indicator, column: str, cached: Decimal | None) -> Live:
        """A figure of ``Chỉ tiêu``."""
        cell = self._indicators.cell(row.code, column) if column in self._indicators.columns else _BLANK
        return Live(f'=IF(ISNUMBER({cell}),{cell},"")', "" if cached is None else cached)

    def _given(self, name: str, printed: str, value: Decimal) -> str:
        """The cell of a figure of the plan, or the figure where its cell holds words."""
        return format(value, "f") if as_number(printed, value) is None else self._at(name)

    def _against_plan(self, row: Indicator, figure: Figure) -> Iterator[tuple[str, Cell]]:
        target, baseline = row.target, row.baseline
        if target.value is not None and comparable_target(row):
            cell = self._given("target", target.printed, target.value)
            pairs = [("to_target", "value", figure.value)]
            pairs += [("estimate_to_target", "estimate", figure.estimate)] if self._period.estimate else []
            for name, of, value in pairs:
                own = self._at(of)
                terms = f"{cell}-{own}" if row.direction is Direction.DOWN else f"{own}-{cell}"
                yield name, _difference(own, terms, places_of(row, target.value), to_target(row, value))
        if baseline.value is not None:
            own, cell = self._at("value"), self._given("baseline", baseline.printed, baseline.value)
            cached = against(row, figure.value, baseline.value)
            yield "since_baseline", _difference(own, f"{own}-{cell}", places_of(row, baseline.value), cached)

    def _against_earlier(self, row: Indicator, figure: Figure, found: Sequence[Earlier]) -> Iterator[tuple[str, Cell]]:
        own = self._at("value")
        for place, one in enumerate(found):
            value, foreseen = (one.line.value, one.line.estimate) if one.line else (None, None)
            line = one.line
            small = small_of_line(self._plan, row, line) | small_of_remark(line) if line else frozenset()
            for name, part, other in (("earlier", "value", value), ("foreseen", "estimate", foreseen)):
                shape = theme.figure_format(decimals(other)) if other is not None else theme.FORMAT_GENERAL
                shape += SUFFIX if part in small else ""
                yield f"{name}:{place}", (_NOTHING if other is None else other, FIGURE.but(num_format=shape))
            pairs = (("since", "earlier", value if one.change else None), ("off", "foreseen", foreseen))
            for name, of, other in pairs:
                if one.same and other is not None and self._columns.has(f"{name}:{place}"):
                    terms = f"{own}-{self._at(f'{of}:{place}')}"
                    cached = against(row, figure.value, other)
                    yield f"{name}:{place}", _difference(own, terms, places_of(row, other), cached)

    def _against_national(self, row: Indicator, figure: Figure) -> Iterator[tuple[str, Cell]]:
        targets = national_targets(row)
        if targets is None or not targets.targets:
            return
        for year in self._columns.years or (0,):
            target = targets.of(year)
            if target is not None:
                yield f"national:{year}", (target.figure, as_number(target.printed, target.figure))
        if targets.reason:
            return
        own = self._at("value")
        ordered = steps(targets)
        judged = f'"{word(ordered[-1], reached=False)}"'
        for target in reversed(ordered):
            cell = self._at(f"national:{target.year or next(iter(self._columns.years), 0)}")
            judged = f'IF({own}{target.operator}{cell},"{word(target, reached=True)}",{judged})'
        yield "reached", (Live(f'=IF(ISNUMBER({own}),{judged},"")', against_national(targets, figure.value)), None)

    # What is said about it

    def _notes(self, row: Indicator, figure: Figure, found: Sequence[Earlier]) -> Iterator[str]:
        yield from filter(None, [baseline_differs(row, self._period, self._columns.previous)])
        for book, one in zip(self._columns.previous, found, strict=True):
            if one.remark:
                yield one.remark
            line = one.line
            if line is not None and line.value is not None and not line.complete:
                yield f"{book.period_name}: số liệu mới có {line.coverage} đơn vị."
        targets = national_targets(row)
        if targets is not None and targets.reason:
            said = f" ({targets.text})" if not targets.targets else ""
            yield f"Không so với mức quốc gia{said}: {targets.reason}."
        if row.contradictory and figure.achievement is Achievement.NOT_JUDGED:
            yield f"Không tính hơn, kém: kế hoạch ghi “{row.target.printed}”, trái với chiều của chỉ tiêu."


def _difference(own: str, terms: str, places: int, cached: Decimal | None) -> Cell:
    live = Live(f'=IF(ISNUMBER({own}),ROUND({terms},{places}),"")', "" if cached is None else cached)
    return live, FIGURE.but(num_format=theme.signed_format(places))


def _legend(plan: Plan, columns: ComparisonColumns) -> str:
    signs = [f"kết quả, kế hoạch lấy từ trang {words.INDICATORS}; số hơn kém và tăng giảm là công thức"]
    signs += [f"“{_NOTHING}”: sổ kỳ trước không có chỉ tiêu này hoặc không có số"] if columns.previous else []
    signs += [f"số âm ({BROWN}) ở cột hơn, kém: chưa bằng kế hoạch"] if columns.has("to_target") else []
    if columns.has("reached"):
        signs += [sign((f"{_UNREACHED} mức …",), BROWN, "kết quả chưa tới mức của Nghị quyết 28/NQ-CP")]
    signs += list(filter(None, [explanation(plan) or _earlier_marks(columns.previous)]))
    return legend(*signs)


def _earlier_marks(previous: Sequence[ConsolidatedBook]) -> str:
    """What the mark means where only earlier workbooks have it."""
    lines = (line for book in previous for line in book.indicators if small_of_remark(line))
    below = max((remarked_below(line) or 0 for line in lines), default=0)
    return mark_words(below) if below else ""


def _sources(columns: ComparisonColumns, previous: Sequence[ConsolidatedBook]) -> Iterator[str]:
    for book in columns.previous:
        day = f"{book.as_of:%d/%m/%Y}"
        yield (
            f"{book.period_name}: chép từ trang {words.INDICATORS} của tệp {book.file} (số liệu tính đến {day}, "
            f"mã băm {book.sha256[:12]}), chỉ tiêu cùng mã và cùng đơn vị tính."
        )
    for book in previous:
        if not book.indicators:
            yield f"{book.period_name}: tệp {book.file} không có chỉ tiêu nào để so sánh."
    if columns.has("reached"):
        yield "Mức quốc gia: Nghị quyết số 28/NQ-CP ngày 03/3/2021 về Chiến lược quốc gia về bình đẳng giới 2021-2030."


def _conditions(page: Page, columns: ComparisonColumns, first: int, last: int) -> None:
    for name in ("to_target", "estimate_to_target"):
        if columns.has(name):
            col = columns.place(name)
            page.condition((first, col, last, col), {"type": "cell", "criteria": "<", "value": 0}, theme.ATTENTION)
    if columns.has("reached"):
        col = columns.place("reached")
        rule = {"type": "text", "criteria": "begins with", "value": _UNREACHED}
        page.condition((first, col, last, col), rule, theme.ATTENTION)
