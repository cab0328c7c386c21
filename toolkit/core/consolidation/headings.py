"""How the figures of a consolidated workbook are found again: names shared by its writer and by ``plan next``.

The sheet ``Chỉ tiêu`` has a hidden last column with the code of each indicator; columns are known by their headings.
"""

PLAN_PROPERTY = "bdgxl-plan"
PERIOD_PROPERTY = "bdgxl-period"
"""Custom properties that name the plan and the period of a consolidated workbook."""

CODE = "Mã chỉ tiêu"
STATUS = "Tình trạng số liệu"
COVERAGE = "Đơn vị có số"


def value_heading(year: int, *, estimate: bool) -> str:
    """Heading of the provincial figure; a period that asks for an estimate does not cover the whole year."""
    return "Kết quả kỳ này" if estimate else f"Kết quả năm {year}"


def estimate_heading(year: int) -> str:
    """Heading of the estimate for the whole year."""
    return f"Ước cả năm {year}"
