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
from workbook_templates.consolidated.layout import CELL, CENTRE, FIGURE, STRONG_CENTRE, Head

_MOST_NOTES = 3
_NOTE_LENGTH = 220
HIDDEN = ("code", "objective")
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
    """Columns by name, left to right; those of HIDDEN tell which indicator a row is when the workbook is read back."""
    year = plan.year
    heads = {
        "tt": Head("TT", 5, CENTRE),
        "label": Head("Mục tiêu, chỉ tiêu", 30),
        "unit": Head("Đơn vị tính", 7.5, CENTRE),
        "baseline": Head(f"Kết quả năm {year - 1}", 8.5, FIGURE),
        "target": Head(f"Kế hoạch năm {year}", 8.5, FIGURE),
        "numerator": Head("Số đạt (a)", 8.5, FIGURE.but(num_format=theme.FORMAT_INTEGER)),
        "denominator": Head("Tổng số (b)", 8.5, FIGURE.but(num_format=theme.FORMAT_INTEGER)),
        "value": Head(headings.value_heading(year, estimate=estimate), 8.5, FIGURE.but(bold=True)),
    }
    if estimate:
        heads["estimate"] = Head(headings.estimate_heading(year), 8.5, FIGURE)
    return heads | {
        "change": Head(f"Tăng, giảm so với {year - 1}", 8.5, FIGURE),
        "trend": Head(f"Chiều hướng so với {year - 1}", 8, CENTRE),
        "achievement": Head("So với kế hoạch", 9, STRONG_CENTRE),
        "status": Head(headings.STATUS, 9.5, CENTRE),
        "coverage": Head(headings.COVERAGE, 6.5, CENTRE),
        "lead": Head("Đơn vị chủ trì tham mưu thực hiện", 15, CELL),
        "notes": Head("Lưu ý và giải trình", 30, CELL),
        "marks": Head("Chú dẫn", 5.5, CENTRE),
        "code": Head(headings.CODE, 8, CENTRE),
        "objective": Head(headings.OBJECTIVE, 8, CENTRE),
    }


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
