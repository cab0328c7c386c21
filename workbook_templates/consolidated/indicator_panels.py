"""Panels of indicators: achievement by objective, figures against target and baseline, figures in other units."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.a1 import a1
from toolkit.core.consolidation.headings import indicator_headings
from toolkit.core.consolidation.model import Achievement, Consolidation, Figure
from toolkit.core.plan.model import Indicator, Objective, Plan
from toolkit.core.plan.naming import bare_label
from toolkit.core.text import brief
from toolkit.core.units import UnitKind
from workbook_templates import theme
from workbook_templates.consolidated.canvas import Span
from workbook_templates.consolidated.chart_panels import (
    COUNT,
    MARK,
    NUMBER,
    TEXT,
    VALUE,
    Panel,
    Series,
    achievement_series,
)
from workbook_templates.consolidated.chart_style import DARK, MIDDLE, STRIPES, WHITE
from workbook_templates.consolidated.indicator_columns import IndicatorPlaces
from workbook_templates.consolidated.layout import Content, Live
from workbook_templates.consolidated.matters import number_of
from workbook_templates.consolidated.printed import as_number
from workbook_templates.consolidated.small_counts import suffix

_ABSENT = " *"
_MOST_BARS = 9
"""Indicators of one chart; more of an objective go into a second one."""
_LABEL = 95


def achievement_panel(consolidation: Consolidation, indicators: IndicatorPlaces) -> Panel:
    """How many indicators of each objective are achieved, and how far."""
    plan = consolidation.judgement.plan
    objectives = [objective for objective in plan.objectives if objective.code in indicators.objectives]

    def row(objective: Objective) -> Callable[[int, int], list[Span]]:
        own = [figure for figure in consolidation.figures if figure.indicator.objective == objective.code]
        cells = indicators.range(objective.code, "achievement")
        counts: list[Span] = [
            (1, Live(f'=COUNTIF({cells},"{word}")', sum(1 for f in own if f.achievement is word)), COUNT)
            for word in Achievement
        ]
        names: list[Span] = [(1, objective.mark, NUMBER), (1, brief(objective.subject, _LABEL), TEXT)]
        return lambda at, first: [*names, *counts]

    return Panel(
        title="Số dòng số liệu theo mục tiêu và mức đạt so với kế hoạch",
        alt="Biểu đồ số chỉ tiêu theo từng mục tiêu, chia theo mức đạt so với kế hoạch.",
        spans=(1,) * 8,
        heads=("TT", "Mục tiêu", *(word.value for word in Achievement)),
        rows=[row(objective) for objective in objectives],
        series=achievement_series(2, 2),
        subtype="stacked",
    )


def target_panels(consolidation: Consolidation, indicators: IndicatorPlaces) -> Iterator[Panel]:
    """Percentages against target and baseline, a chart for each objective."""
    plan = consolidation.judgement.plan
    for objective in plan.objectives:
        every = [f for f in consolidation.figures if f.indicator.objective == objective.code and _percent(f)]
        parts = [every[start : start + _MOST_BARS] for start in range(0, len(every), _MOST_BARS)]
        for number, figures in enumerate(parts, 1):
            if not _says_something(figures):
                continue
            more = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
            title = f"{objective.number}. {objective.title}" if objective.number else objective.title
            columns = _columns(consolidation, figures)
            places = range(2, 2 + len(columns))
            yield Panel(
                title=f"{brief(title, 80)}{more} (%)",
                alt=f"Biểu đồ kết quả các chỉ tiêu tính bằng phần trăm của {objective.title}.",
                spans=(1, 7 - len(columns), *(1,) * len(columns)),
                heads=("Chỉ tiêu", "Nội dung", *(column.heading for column in columns)),
                rows=[_figure_row(plan, figure, columns, indicators) for figure in figures],
                series=tuple(
                    Series(
                        heading=place,
                        column=6 - len(columns) + place,
                        look=MARK if column.name == "target" else {**column.look},
                        marker=column.name == "target",
                        # Beside one another all figures would run into each other; the table below has them.
                        label="black" if column.name == "value" else "",
                    )
                    for place, column in zip(places, columns, strict=True)
                ),
                kind="column",
                most=100,
                note="* chưa có số liệu" if any(figure.value is None for figure in figures) else "",
            )


def other_panels(consolidation: Consolidation, indicators: IndicatorPlaces) -> Iterator[Panel]:
    """Figures in other units: each has a scale of its own, and so a chart of its own."""
    plan = consolidation.judgement.plan
    for figure in consolidation.figures:
        row = figure.indicator
        if _percent(figure) or not _says_something([figure]):
            continue
        columns = _columns(consolidation, [figure])
        span = 8 - len(columns)
        yield Panel(
            title=f"{number_of(plan, row)}. {brief(bare_label(row.label), 70)} ({row.counted_unit.strip('()')})",
            alt=f"Biểu đồ kết quả chỉ tiêu {number_of(plan, row)} so với năm trước và kế hoạch.",
            spans=(span, *(1,) * len(columns)),
            heads=("Nội dung", *(column.heading for column in columns)),
            rows=[_across_row(plan, figure, span, columns, indicators)],
            series=tuple(
                Series(heading=place, column=span + place - 1, look={**column.look})
                for place, column in enumerate(columns, 1)
            ),
            points=105,
            across=True,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column of figures: its name on ``Chỉ tiêu``, its heading, and how its bars look."""

    name: str
    heading: str
    look: Mapping[str, object]


def _columns(consolidation: Consolidation, figures: Sequence[Figure]) -> list[_Column]:
    """Baseline, result, estimate and target, those that the indicators of a chart have."""
    judgement = consolidation.judgement
    names = indicator_headings(judgement.plan.year, estimate=judgement.period.estimate)
    columns = [_Column(name="value", heading=names["value"], look=DARK)]
    if any(figure.indicator.baseline.value is not None for figure in figures):
        columns.insert(0, _Column(name="baseline", heading=names["baseline"], look=WHITE))
    if any(figure.estimate is not None for figure in figures):
        columns.append(_Column(name="estimate", heading=names["estimate"], look=MIDDLE))
    if any(figure.indicator.target.value is not None for figure in figures):
        columns.append(_Column(name="target", heading=names["target"], look=STRIPES))
    return columns


def _says_something(figures: Sequence[Figure]) -> bool:
    """Whether there is a result, and something beside it to see it against."""
    results = [figure.value for figure in figures if figure.value is not None]
    planned = [quantity.value for f in figures for quantity in (f.indicator.baseline, f.indicator.target)]
    return bool(results) and (len(results) > 1 or any(value is not None for value in planned))


def _percent(figure: Figure) -> bool:
    return figure.indicator.unit.kind is UnitKind.PERCENT


def _figure_row(
    plan: Plan, figure: Figure, columns: Sequence[_Column], indicators: IndicatorPlaces
) -> Callable[[int, int], list[Span]]:
    row = figure.indicator
    number = row.tt or row.code
    span = 7 - len(columns)
    place = 1 + span + [column.name for column in columns].index("value")

    def cells(at: int, first: int) -> list[Span]:
        own = a1(at, first + place)
        absent = number if figure.value is not None else number + _ABSENT
        quoted = number.replace('"', '""')
        return [
            (1, Live(f'="{quoted}"&IF(ISNUMBER({own}),"","{_ABSENT}")', absent), NUMBER),
            (span, brief(bare_label(row.label), _LABEL), TEXT),
            *_values(plan, figure, columns, indicators),
        ]

    return cells


def _across_row(
    plan: Plan, figure: Figure, span: int, columns: Sequence[_Column], indicators: IndicatorPlaces
) -> Callable[[int, int], list[Span]]:
    spans: list[Span] = [(span, brief(bare_label(figure.indicator.label), _LABEL), TEXT)]
    spans += _values(plan, figure, columns, indicators)
    return lambda at, first: spans


def _values(plan: Plan, figure: Figure, columns: Sequence[_Column], indicators: IndicatorPlaces) -> Iterator[Span]:
    for column in columns:
        style = VALUE.but(num_format=theme.FORMAT_GENERAL + suffix(plan, figure, column.name))
        yield 1, _content(figure, column.name, indicators), style


def _content(figure: Figure, column: str, indicators: IndicatorPlaces) -> Content:
    row = figure.indicator
    match column:
        case "value" | "estimate":
            return _taken(row, column, figure.value if column == "value" else figure.estimate, indicators)
        case _:
            return _planned(row, column, indicators)


def _taken(row: Indicator, column: str, cached: Decimal | None, indicators: IndicatorPlaces) -> Live:
    cell = indicators.cell(row.code, column)
    return Live(f'=IF(ISNUMBER({cell}),{cell},"")', "" if cached is None else cached)


def _planned(row: Indicator, column: str, indicators: IndicatorPlaces) -> Content:
    """A figure of the plan; an empty cell where it gives none, for a chart would take words for nought."""
    quantity = row.baseline if column == "baseline" else row.target
    if quantity.value is None or as_number(quantity.printed, quantity.value) is None:
        return quantity.value
    return Live(f"={indicators.cell(row.code, column)}", quantity.value)
