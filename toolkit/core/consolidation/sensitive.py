"""Counts of persons so small that somebody could be recognised: which figures they are, and which rates give them away.

The plan says what is sensitive (``sensitive`` of an indicator or a table column) and below which number
(``sensitive_below``). A rate is as telling as its components: 50 % of 2 persons is one person. Nothing here changes a
figure; what is found is marked wherever the figure is shown.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from toolkit.core.consolidation.contributions import given
from toolkit.core.consolidation.model import Consolidation, Figure
from toolkit.core.plan.model import ColumnKind, Indicator, Plan, Table
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.units import UnitKind
from toolkit.core.verdict import Record

MARK = "†"
"""Stands behind a small count, and in front of what is said about it."""
_REMARKED = re.compile(rf"{MARK} Có số đếm (?:bằng 1|từ 1 đến (\d+)) về nạn nhân")
"""The remark of :func:`with_remarks`, as a consolidated workbook repeats it."""
COUNTED_UNITS = (UnitKind.COUNT, UnitKind.AMOUNT)
COUNTED_COLUMNS = (ColumnKind.COUNT, ColumnKind.AMOUNT)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallCounts:
    """The small counts of a consolidation."""

    figures: Mapping[str, frozenset[str]]
    """Indicator code → the parts of its provincial figure that are small ("numerator", "value" …)."""
    tables: Mapping[str, int]
    """Table id → how many cells of the agencies in it are small."""
    agencies: int
    """Rows of single agencies in the indicator forms that hold a small count."""

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.figures or self.agencies or any(self.tables.values()))


def sensitive_places(plan: Plan) -> int:
    """How many indicators and table columns the plan marks as sensitive."""
    columns = [column for table in plan.tables for column in table.columns]
    return sum(row.sensitive for row in plan.indicators) + sum(column.sensitive for column in columns)


def small_range(below: int) -> str:
    """Which counts are small, in Vietnamese."""
    return f"từ 1 đến {below - 1}" if below > 2 else "bằng 1"


def publication_rule(below: int) -> str:
    """What holds for small counts, in Vietnamese, without a stop at the end."""
    return f"số đếm {small_range(below)} về nạn nhân, người dễ bị nhận ra: không công bố, kể cả tỷ lệ tính từ số đó"


def mark_words(below: int) -> str:
    """What the mark means, in Vietnamese, for legends."""
    return f"“{MARK}” {publication_rule(below)}"


def is_small(value: Decimal | None, below: int | None) -> bool:
    """Whether a count is at least 1 and below the plan's threshold; nothing is where the plan has none."""
    return value is not None and below is not None and 1 <= value < below


def small_parts(
    plan: Plan,
    row: Indicator,
    *,
    numerator: Decimal | None,
    denominator: Decimal | None,
    value: Decimal | None,
    estimate: Decimal | None = None,
) -> frozenset[str]:
    """Which of numerator, denominator, value and estimate of a row give away a small count, by these names."""
    below = plan.sensitive_below
    if not row.sensitive or below is None:
        return frozenset()
    components, results = {"numerator": numerator, "denominator": denominator}, {"value": value, "estimate": estimate}
    small = {name for name, count in components.items() if is_small(count, below)}
    if row.unit.kind in COUNTED_UNITS:
        small |= {name for name, count in results.items() if is_small(count, below)}
    elif small and value is not None:
        small.add("value")
    return frozenset(small)


def small_of_figure(plan: Plan, figure: Figure) -> frozenset[str]:
    """The same of a provincial figure."""
    return small_parts(
        plan,
        figure.indicator,
        numerator=figure.numerator,
        denominator=figure.denominator,
        value=figure.value,
        estimate=figure.estimate,
    )


def small_of_line(plan: Plan, row: Indicator, line: IndicatorLine) -> frozenset[str]:
    """The same of an indicator's row in a consolidated workbook, this one or an earlier one."""
    return small_parts(
        plan, row, numerator=line.numerator, denominator=line.denominator, value=line.value, estimate=line.estimate
    )


def remarked_below(line: IndicatorLine) -> int | None:
    """The threshold below which counts of a workbook's row are small, as its remark says; None where there is none."""
    found = _REMARKED.search(line.notes)
    return None if found is None else int(found.group(1) or 1) + 1


def small_of_remark(line: IndicatorLine) -> frozenset[str]:
    """As :func:`small_of_line`, by what the workbook itself remarks: its plan is not at hand."""
    below = remarked_below(line)
    components = {name for name in ("numerator", "denominator") if is_small(getattr(line, name), below)}
    if components:
        return frozenset(components | {"value"})
    return frozenset(name for name in ("value", "estimate") if is_small(getattr(line, name), below))


def small_of_record(plan: Plan, row: Indicator, record: Record | None) -> frozenset[str]:
    """The same of what one agency gave; a rate that is only computed of its components goes by them."""
    figures = given(record)
    return small_parts(
        plan,
        row,
        numerator=figures.numerator,
        denominator=figures.denominator,
        value=figures.result,
        estimate=figures.estimate,
    )


def small_columns(plan: Plan, table: Table, values: Mapping[str, Decimal | None]) -> frozenset[str]:
    """Ids of the columns of a table row (or sum) that give away a small count; shares by what they are computed of."""
    below = plan.sensitive_below
    counts = {
        column.id
        for column in table.columns
        if column.sensitive and column.kind in COUNTED_COLUMNS and is_small(values.get(column.id), below)
    }
    shares = {column.id for column in table.columns if column.kind is ColumnKind.SHARE and counts & set(column.of)}
    return frozenset(counts | shares)


def record_values(record: Record) -> dict[str, Decimal | None]:
    """The figures of a record by column."""
    return {datum.column: datum.value if isinstance(datum.value, Decimal) else None for datum in record.data}


def with_remarks(plan: Plan, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures, those with a small count with the remark that says so."""
    return tuple(_remarked(plan, figure) for figure in figures)


def _remarked(plan: Plan, figure: Figure) -> Figure:
    if plan.sensitive_below is None or not small_of_figure(plan, figure):
        return figure
    return replace(figure, remarks=(*figure.remarks, f"{MARK} Có {publication_rule(plan.sensitive_below)}."))


def small_counts(consolidation: Consolidation) -> SmallCounts:
    """Every small count of a consolidation, provincial and of single agencies."""
    plan = consolidation.judgement.plan
    figures = {
        figure.indicator.code: small for figure in consolidation.figures if (small := small_of_figure(plan, figure))
    }
    agencies = sum(
        bool(small_of_record(plan, figure.indicator, one.record))
        for figure in consolidation.figures
        for one in figure.contributions
    )
    tables = {table.id: _in_table(plan, table, consolidation.of_form(f"table:{table.id}")) for table in plan.tables}
    return SmallCounts(
        figures=figures, tables={name: count for name, count in tables.items() if count}, agencies=agencies
    )


def _in_table(plan: Plan, table: Table, records: tuple[Record, ...]) -> int:
    """Small cells of the records; a sum of few of them is counted with them and needs no count of its own."""
    return sum(len(small_columns(plan, table, record_values(record))) for record in records)
