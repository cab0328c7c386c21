"""Columns of the sheet ``Chỉ tiêu``, where its cells are, and what is said about a figure."""

from dataclasses import dataclass, field

from toolkit.core.a1 import absolute, sheet_reference
from toolkit.core.consolidation import headings
from toolkit.core.consolidation.contributions import given
from toolkit.core.consolidation.model import Figure
from toolkit.core.plan.model import Basis, Indicator, Plan
from toolkit.core.text import shortened
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.layout import CELL, CENTRE, CODE, FIGURE, STRONG_CENTRE, Head

_MOST_NOTES = 3
_NOTE_LENGTH = 220
HIDDEN = 2
"""Columns at the end that tell which indicator a row is when the workbook is read back."""
_INTEGER = FIGURE.but(num_format=theme.FORMAT_INTEGER)
_LOOK = {
    "tt": (5, CENTRE),
    "label": (30, CELL),
    "unit": (7.5, CENTRE),
    "baseline": (8.5, FIGURE),
    "target": (8.5, FIGURE),
    "numerator": (8.5, _INTEGER),
    "denominator": (8.5, _INTEGER),
    "value": (8.5, FIGURE.but(bold=True)),
    "estimate": (8.5, FIGURE),
    "change": (8.5, FIGURE),
    "trend": (8, CENTRE),
    "achievement": (9, STRONG_CENTRE),
    "status": (9.5, CENTRE),
    "coverage": (6.5, CENTRE),
    "lead": (15, CELL),
    "notes": (30, CELL),
    "marks": (5.5, CENTRE),
    "code": (8, CODE),
    "objective": (8, CODE),
}
"""Width in characters and style of each column."""
BASIS_NOTES = (
    ("reporters", Basis.MERGED_CELL, "Đơn vị chủ trì lấy theo ô gộp phía trên trong văn bản."),
    ("reporters", Basis.ASSUMED, "Vai trò báo cáo của các đơn vị là giả định, văn bản không nêu."),
    ("unit", Basis.ASSUMED, "Đơn vị tính hiểu theo nội dung chỉ tiêu, khác cách in trong văn bản."),
    ("direction", Basis.ASSUMED, "Chiều tăng, giảm là giả định, văn bản không nêu."),
    ("components", Basis.ASSUMED, "Nội dung (a), (b) là giả định, văn bản không nêu công thức."),
    ("mode", Basis.ASSUMED, "Cách tổng hợp là giả định, văn bản không nêu."),
    ("", Basis.PROPOSED, "Có chỗ công cụ đọc từ phụ lục in và đề xuất, chưa ai xác nhận trong kế hoạch."),
)
"""Field (any, where empty), basis, and the footnote on it."""


@dataclass(slots=True)
class IndicatorPlaces:
    """Where on the sheet the figures are, for the formulas of ``Tổng quan``."""

    columns: dict[str, int]
    rows: dict[str, int] = field(default_factory=dict)
    objectives: dict[str, tuple[int, int]] = field(default_factory=dict)

    def cell(self, code: str, column: str) -> str:
        """A cell of an indicator's row."""
        return sheet_reference(words.INDICATORS, absolute(self.rows[code], self.columns[column]))

    def range(self, objective: str, column: str) -> str:
        """A column over the rows of an objective."""
        first, last = self.objectives[objective]
        col = self.columns[column]
        return sheet_reference(words.INDICATORS, f"{absolute(first, col)}:{absolute(last, col)}")


def columns(plan: Plan, *, estimate: bool) -> dict[str, Head]:
    """Columns by name, left to right; the last ones, as many as HIDDEN says, hold codes."""
    names = headings.indicator_headings(plan.year, estimate=estimate)
    return {name: Head(heading, *_LOOK[name]) for name, heading in names.items()}


def notes(figure: Figure) -> str:
    """Doubts first, then what the agencies themselves say."""
    said = [
        f"{one.agency.name}: {shortened(note, _NOTE_LENGTH)}"
        for one in figure.contributions
        if (note := given(one.record).note)
    ]
    more = len(said) - _MOST_NOTES
    if more > 0:
        said = [*said[:_MOST_NOTES], f"… và {more} đơn vị khác (xem trang {words.DATA})."]
    return "\n".join([*figure.remarks, *said])


def marks(row: Indicator) -> list[int]:
    """Numbers of the footnotes on what the plan does not state."""
    return [
        number
        for number, (field_name, basis, _) in enumerate(BASIS_NOTES, 1)
        if basis in ([row.basis.get(field_name)] if field_name else row.basis.values())
    ]
