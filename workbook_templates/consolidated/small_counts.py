"""Marks on small counts of sensitive persons: a dagger behind the figure, which stays the figure it is.

Where a cell follows corrections the mark is a conditional format, so that it comes and goes with the figure.
"""

from collections.abc import Iterable

from toolkit.core.a1 import column_letter
from toolkit.core.consolidation.model import Consolidation, Figure
from toolkit.core.consolidation.sensitive import (
    COUNTED_COLUMNS,
    COUNTED_UNITS,
    MARK,
    mark_words,
    publication_rule,
    sensitive_places,
    small_counts,
    small_of_figure,
)
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.plan.model import ColumnKind, Indicator, Plan, Table
from toolkit.core.text import brief
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.matters import number_of
from workbook_templates.theme import Style
from workbook_templates.writer import Page

SUFFIX = f'"{MARK}"'
"""Ends the number format of a marked figure."""
_MOST_NAMES = 300


def explanation(plan: Plan) -> str:
    """What the mark means, for legends and footnotes; empty where the plan marks nothing."""
    if plan.sensitive_below is None or not sensitive_places(plan):
        return ""
    return mark_words(plan.sensitive_below)


def suffix(plan: Plan, figure: Figure, part: str = "value") -> str:
    """What ends the number format of a provincial figure, or of its estimate, on sheets that repeat it.

    Figures of the plan ("baseline", "target") are public and end in nothing.
    """
    return SUFFIX if part in small_of_figure(plan, figure) else ""


def mark_indicator(page: Page, plan: Plan, row: Indicator, at: int, columns: dict[str, int]) -> None:
    """Mark the row of an indicator on the sheet ``Chỉ tiêu``."""
    if not row.sensitive or plan.sensitive_below is None:
        return
    whole = theme.FORMAT_INTEGER
    result = theme.figure_format(row.precision)
    components = [columns["numerator"], columns["denominator"]]
    for col in components:
        _mark(page, (at, col, at, col), _any_small([col], at, plan.sensitive_below), whole)
    counted = row.unit.kind in COUNTED_UNITS
    for name in ("value", "estimate") if counted else ("value",):
        if name in columns:
            col = columns[name]
            telling = [col] if counted else components
            _mark(page, (at, col, at, col), _any_small(telling, at, plan.sensitive_below), result)


def mark_data(page: Page, plan: Plan, refs: References) -> None:
    """Mark the rows of sensitive indicators and columns on the sheet ``Dữ liệu``."""
    below = plan.sensitive_below
    if below is None:
        return
    columns = {(f"table:{t.id}", c.id) for t in plan.tables for c in t.columns if c.sensitive}
    for (form, key, column), (first, last) in refs.blocks.items():
        row = plan.indicator_by_code.get(key) if form == INDICATORS else None
        if (form, column) in columns:
            _mark(
                page, (first, Col.VALUE, last, Col.VALUE), _any_small([Col.VALUE], first, below), theme.FORMAT_GENERAL
            )
        if row is None or not row.sensitive:
            continue
        components = [Col.NUMERATOR, Col.DENOMINATOR]
        for col in components:
            _mark(page, (first, col, last, col), _any_small([col], first, below), theme.FORMAT_GENERAL)
        counted = row.unit.kind in COUNTED_UNITS
        for col in (Col.VALUE, Col.ESTIMATE) if counted else (Col.VALUE,):
            telling = [col] if counted else components
            _mark(page, (first, col, last, col), _any_small(telling, first, below), theme.FORMAT_GENERAL)


def mark_table(page: Page, plan: Plan, table: Table, rows: tuple[int, int], cols: dict[str, int]) -> None:
    """Mark sensitive columns of a table's sheet, sums included, and the shares computed of them."""
    below, (first, last) = plan.sensitive_below, rows
    if below is None or last < first:
        return
    telling = {column.id for column in table.columns if column.sensitive and column.kind in COUNTED_COLUMNS}
    formats = {ColumnKind.COUNT: theme.FORMAT_INTEGER, ColumnKind.AMOUNT: theme.FORMAT_AMOUNT}
    for column in table.columns:
        of = [name for name in column.of if name in telling]
        of += [column.id] if column.id in telling else []
        if of:
            col = cols[column.id]
            small = _any_small([cols[name] for name in of], first, below)
            _mark(page, (first, col, last, col), small, formats.get(column.kind, "0.00"))


def small_count_matter(consolidation: Consolidation) -> str:
    """The sentence of ``Tổng quan`` on how many small counts there are, and where; empty where there is none."""
    plan = consolidation.judgement.plan
    found = small_counts(consolidation)
    if plan.sensitive_below is None or not found:
        return ""
    where = []
    if found.figures:
        names = "; ".join(number_of(plan, plan.indicator_by_code[code]) for code in found.figures)
        where.append(f"{len(found.figures)} chỉ tiêu ({brief(names, _MOST_NAMES)})")
    where += [f"{count} ô ở bảng {table.sheet}" for table in plan.tables if (count := found.tables.get(table.id))]
    where += [f"{found.agencies} số của từng đơn vị (trang {words.AGENCIES})"] if found.agencies else []
    rule = publication_rule(plan.sensitive_below)
    return f"{rule[:1].upper()}{rule[1:]}. Các số này có dấu {MARK}: {', '.join(where)}."


def _any_small(cols: Iterable[int], at: int, below: int) -> str:
    """Whether any of these columns holds a small count in the row of the cell that is formatted."""
    cells = [f"${column_letter(col)}{at + 1}" for col in cols]
    tests = [f"AND(N({cell})>=1,N({cell})<{below})" for cell in cells]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def _mark(page: Page, cells: tuple[int, int, int, int], small: str, number_format: str) -> None:
    # A rate that is not computed yet is text, and no number format touches it.
    page.condition(cells, {"type": "formula", "criteria": f"={small}"}, Style.of(num_format=f"{number_format}{SUFFIX}"))
