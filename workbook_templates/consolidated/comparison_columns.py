"""Columns of the sheet ``So sánh``: they depend on the period and on the earlier workbooks that were given."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.core.consolidation.comparison import same_span
from toolkit.core.consolidation.headings import estimate_heading, value_heading
from toolkit.core.plan.model import Period, Plan
from toolkit.core.plan.national_targets import national_targets
from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.text import lowered
from workbook_templates.consolidated.layout import CELL, CENTRE, FIGURE, STRONG_CENTRE, Head

_NARROW = 8.5
_NATIONAL = "Mức quốc gia"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonColumns:
    """What stands in which column, left to right."""

    heads: dict[str, Head]
    """By name; "earlier:0" and the like belong to the first of the earlier workbooks."""
    previous: tuple[ConsolidatedBook, ...]
    years: tuple[int, ...]
    """Years of the national targets."""

    def place(self, name: str) -> int:
        """Number of a column."""
        return list(self.heads).index(name)

    def has(self, name: str) -> bool:
        """Whether there is such a column."""
        return name in self.heads


def comparison_columns(plan: Plan, period: Period, previous: Sequence[ConsolidatedBook]) -> ComparisonColumns:
    """The columns for a period and the earlier workbooks that have indicators, in the order of their periods."""
    books = tuple(sorted((book for book in previous if book.indicators), key=lambda book: (book.end, book.start)))
    found = [targets for row in plan.indicators if (targets := national_targets(row)) is not None and targets.targets]
    years = tuple(sorted({year for targets in found for year in targets.years}))
    heads = {
        "tt": Head("TT", 5, CENTRE),
        "label": Head("Mục tiêu, chỉ tiêu", 30, CELL),
        "national": Head("Mã quốc gia", 6.5, CENTRE),
        "unit": Head("Đơn vị tính", 7.5, CENTRE),
    }
    if any(row.baseline.printed for row in plan.indicators):
        heads["baseline"] = Head(f"Kết quả năm {plan.year - 1} in trong kế hoạch", _NARROW, FIGURE)
    for place, book in enumerate(books):
        heads[f"earlier:{place}"] = Head(f"{book.period_name}: kết quả", _NARROW, FIGURE)
        if book.estimate and not same_span(period, book):
            heads[f"foreseen:{place}"] = Head(f"{book.period_name}: ước cả năm", _NARROW, FIGURE)
    heads["value"] = Head(value_heading(plan.year, estimate=period.estimate), _NARROW, FIGURE.but(bold=True))
    if period.estimate:
        heads["estimate"] = Head(estimate_heading(plan.year), _NARROW, FIGURE)
    if any(row.target.printed for row in plan.indicators):
        heads["target"] = Head(f"Kế hoạch năm {plan.year}", _NARROW, FIGURE)
        heads["to_target"] = Head("Kết quả hơn (+), kém (-) kế hoạch", 9, FIGURE)
        if period.estimate:
            heads["estimate_to_target"] = Head("Ước cả năm hơn (+), kém (-) kế hoạch", 9, FIGURE)
    if "baseline" in heads:
        heads["since_baseline"] = Head(f"Tăng, giảm so với {plan.year - 1} trong kế hoạch", 9, FIGURE)
    for place, book in enumerate(books):
        heads[f"since:{place}"] = Head(f"Tăng, giảm so với {lowered(book.period_name)}", 9, FIGURE)
        if f"foreseen:{place}" in heads and book.year == plan.year:
            heads[f"off:{place}"] = Head(f"Chênh lệch so với ước {lowered(book.period_name)}", 9, FIGURE)
    for year in years:
        heads[f"national:{year}"] = Head(f"{_NATIONAL} {year}", 8, FIGURE)
    if found and not years:
        heads["national:0"] = Head(_NATIONAL, 8, FIGURE)
    if found:
        heads["reached"] = Head("So với mức quốc gia", 9.5, STRONG_CENTRE)
    heads["notes"] = Head("Lưu ý", 28, CELL)
    return ComparisonColumns(heads=heads, previous=books, years=years)
