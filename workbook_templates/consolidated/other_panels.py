"""Panels beside the indicators: in time or late by report, and the share of women."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.a1 import a1
from toolkit.core.consolidation.exact import quotient, rounded, total
from toolkit.core.consolidation.model import Consolidation, Expectation, SubmissionStatus
from toolkit.core.plan.model import ColumnKind, Indicator, Report, Table, TableColumn
from toolkit.core.plan.naming import bare_label
from toolkit.core.text import brief, fold
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import YES
from workbook_templates.consolidated.canvas import Span
from workbook_templates.consolidated.chart_panels import COUNT, NUMBER, TEXT, VALUE, Panel, Series
from workbook_templates.consolidated.chart_style import DARK, DOTS, MIDDLE, PALE, STRIPES, WHITE
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.indicator_columns import IndicatorPlaces
from workbook_templates.consolidated.layout import Content, Live
from workbook_templates.consolidated.matters import number_of
from workbook_templates.consolidated.submissions_sheet import SubmissionPlaces, dated

_ANSWERED = tuple(status for status in SubmissionStatus if status.answered)
_UNSETTLED = (
    SubmissionStatus.FORM_MISSING,
    SubmissionStatus.REJECTED,
    SubmissionStatus.LEFT_OUT,
    SubmissionStatus.HELD,
)
_LABEL = 95
_MOST_BARS = 10
_DECIMALS = 2
_SHARE_OF_WOMEN = re.compile(r"\bty le (?:nu|(?:can bo|dai bieu|uy vien|lanh dao|cong chuc|vien chuc) nu)\b")
"""Labels of indicators that say which part of a whole are women, not which part of the women do something."""


def timeliness_panel(consolidation: Consolidation, places: SubmissionPlaces) -> Panel:
    """How many agencies sent each report in time, late or not at all."""
    plan = consolidation.judgement.plan
    by_report = [
        (report, [one for one in consolidation.expectations if one.report.id == report.id]) for report in plan.reports
    ]
    looks = ({**DARK}, {**MIDDLE}, {**PALE}, {**STRIPES}, {**WHITE})
    return Panel(
        title="Số đơn vị theo tình hình gửi từng báo cáo",
        alt="Biểu đồ số đơn vị gửi đúng hạn, gửi chậm và chưa gửi theo từng báo cáo.",
        spans=(1, 2, 1, 1, 1, 1, 1),
        heads=("TT", "Báo cáo", "Đúng hạn", "Gửi chậm", "Đã nhận, chưa rõ hạn hoặc ngày", "Cần xử lý", "Chưa gửi"),
        rows=[
            _timeliness_row(number, report, expected, places)
            for number, (report, expected) in enumerate(((r, e) for r, e in by_report if e), 1)
        ],
        series=tuple(
            Series(heading=2 + place, column=3 + place, look=look, label="black" if place else "white")
            for place, look in enumerate(looks)
        ),
        subtype="stacked",
    )


def _timeliness_row(
    number: int, report: Report, expected: Sequence[Expectation], places: SubmissionPlaces
) -> Callable[[int, int], list[Span]]:
    received = [one for one in expected if one.status.answered]
    both = sum(1 for one in received if one.due and dated(one))
    late = sum(1 for one in received if one.late_days)
    answered = places.count(report.id, *_ANSWERED)
    known, behind = (terms(report.id, *_ANSWERED) for terms in (places.dated, places.late))
    counts = (
        Live(f"={known}-({behind})", both - late),
        Live(f"={behind}", late),
        Live(f"={answered}-({known})", len(received) - both),
        Live(f"={places.count(report.id, *_UNSETTLED)}", _count(expected, *_UNSETTLED)),
        Live(f"={places.count(report.id, SubmissionStatus.MISSING)}", _count(expected, SubmissionStatus.MISSING)),
    )
    cells: list[Span] = [(1, number, NUMBER), (2, brief(report.title, _LABEL), TEXT)]
    cells += [(1, count, COUNT) for count in counts]
    return lambda at, first: cells


def _count(expected: Sequence[Expectation], *statuses: SubmissionStatus) -> int:
    return sum(1 for one in expected if one.status in statuses)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Share:
    """Women and everybody, or a rate alone."""

    label: str
    women: Live | None
    everybody: Live | None
    rate: Live | None = None


def women_panels(consolidation: Consolidation, indicators: IndicatorPlaces | None, refs: References) -> Iterator[Panel]:
    """Which part are women, by the indicators and the tables that say so."""
    shares = list(_of_indicators(consolidation, indicators)) if indicators is not None else []
    shares += _of_tables(consolidation, refs)
    for start in range(0, len(shares), _MOST_BARS):
        chosen = shares[start : start + _MOST_BARS]
        more = f" ({start // _MOST_BARS + 1}/{-(-len(shares) // _MOST_BARS)})" if len(shares) > _MOST_BARS else ""
        yield Panel(
            title=f"Tỷ lệ nữ{more} (%)",
            alt="Biểu đồ tỷ lệ nữ và phần còn lại theo từng nội dung.",
            spans=(1, 3, 1, 1, 1, 1),
            heads=("TT", "Nội dung", "Số nữ", "Tổng số", "Tỷ lệ nữ", "Còn lại"),
            rows=[_share_row(start + place, share) for place, share in enumerate(chosen, 1)],
            series=(
                Series(heading=4, column=6, look={**DARK}, label="white"),
                Series(heading=5, column=7, look={**DOTS}),
            ),
            subtype="stacked",
            most=100,
        )


def _share_row(number: int, share: _Share) -> Callable[[int, int], list[Span]]:
    rate = share.rate.cached if share.rate else _rate(share.women, share.everybody)
    rest = rounded(Decimal(100) - rate, _DECIMALS) if isinstance(rate, Decimal) else ""

    def cells(at: int, first: int) -> list[Span]:
        part, whole, own = (a1(at, first + place) for place in (4, 5, 6))
        computed = f'=IF(AND(ISNUMBER({part}),N({whole})>0),ROUND({part}*100/{whole},{_DECIMALS}),"")'
        contents: tuple[Content, ...] = (
            share.women,
            share.everybody,
            share.rate or Live(computed, rate),
            Live(f'=IF(ISNUMBER({own}),ROUND(100-{own},{_DECIMALS}),"")', rest),
        )
        names: list[Span] = [(1, number, NUMBER), (3, brief(share.label, _LABEL), TEXT)]
        return names + [(1, content, VALUE) for content in contents]

    return cells


def _rate(women: Live | None, everybody: Live | None) -> Decimal | str:
    part, whole = (live.cached if live else "" for live in (women, everybody))
    if not isinstance(part, Decimal) or not isinstance(whole, Decimal) or not whole:
        return ""
    return rounded(quotient(part, whole, Decimal(100)), _DECIMALS)


def _of_indicators(consolidation: Consolidation, indicators: IndicatorPlaces) -> Iterator[_Share]:
    plan = consolidation.judgement.plan
    for figure in consolidation.figures:
        row = figure.indicator
        if figure.value is None or not is_share_of_women(row):
            continue

        def taken(column: str, cached: Decimal | None, code: str = row.code) -> Live:
            cell = indicators.cell(code, column)
            return Live(f'=IF(ISNUMBER({cell}),{cell},"")', "" if cached is None else cached)

        yield _Share(
            label=f"{number_of(plan, row)}. {bare_label(row.label)}",
            women=taken("numerator", figure.numerator),
            everybody=taken("denominator", figure.denominator),
            rate=taken("value", figure.value),
        )


def is_share_of_women(row: Indicator) -> bool:
    """Whether an indicator says which part of a whole are women."""
    of_women = row.components is not None and re.search(r"\bnu\b", fold(row.components.denominator))
    return row.unit.kind is UnitKind.PERCENT and bool(_SHARE_OF_WOMEN.search(fold(row.label))) and not of_women


def _of_tables(consolidation: Consolidation, refs: References) -> Iterator[_Share]:
    for table in consolidation.judgement.plan.tables:
        for women, others, heading in _pairs(table):
            for row in table.rows or (None,):
                key = row.key if row else ""
                part = _sum(consolidation, refs, table, key, (women,))
                whole = _sum(consolidation, refs, table, key, others)
                if part is None or whole is None or not whole.cached:
                    continue
                label = row.label if row else table.title
                yield _Share(label=f"{label} ({heading})" if heading else label, women=part, everybody=whole)


def _pairs(table: Table) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Column of the women, columns that make up everybody, and what the heading adds ("kỳ trước")."""
    shares = [c for c in table.columns if c.kind is ColumnKind.SHARE and re.search(r"\bnu\b", fold(c.heading))]
    for column in shares:
        before, colon, _ = column.heading.partition(":")
        yield column.of[0], (column.of[1],), before.strip().lower() if colon else ""
    named: dict[str, TableColumn] = {fold(c.heading): c for c in table.columns if c.kind is ColumnKind.COUNT}
    if not shares and {"nu", "nam"} <= set(named):
        yield named["nu"].id, (named["nu"].id, named["nam"].id), ""


def _sum(consolidation: Consolidation, refs: References, table: Table, key: str, columns: Sequence[str]) -> Live | None:
    """What all agencies together gave in columns of a row; None where nobody gave a figure."""
    form = f"table:{table.id}"
    blocks = [block for column in columns if refs.has(block := (form, key, column))]
    figures = [
        datum.value
        for record in consolidation.of_form(form)
        if not key or record.row == key
        for column in columns
        if (datum := record.get(column)) is not None and isinstance(datum.value, Decimal)
    ]
    if not figures:
        return None
    sums = (f'SUMIFS({refs.range(block, Col.VALUE)},{refs.range(block, Col.COUNTED)},"{YES}")' for block in blocks)
    return Live(f"={'+'.join(sums)}", total(figures))
