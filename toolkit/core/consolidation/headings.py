"""How what a consolidated workbook says is found again: names shared by its writers and by ``toolkit.core.readback``.

Columns are known by their headings, so that a workbook that an office program saved, or in which somebody inserted a
column, is still read. The sheets ``Chỉ tiêu`` and ``Tình hình nộp`` end in hidden columns with codes.
"""

from collections.abc import Mapping

from toolkit.core.plan.model import Period, Plan

_PROPERTY = "bdgxl-tong-hop-"


def identity(plan: Plan, period: Period, as_of: str) -> Mapping[str, str]:
    """Custom properties that say which plan and period a workbook consolidates, by name."""
    fields = {
        "plan": plan.id,
        "plan-number": plan.number,
        "issuer": plan.issuer,
        "level": plan.level.value,
        "year": str(plan.year),
        "period": period.code,
        "period-name": period.name,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "estimate": "1" if period.estimate else "0",
        "as-of": as_of,
    }
    # Excel takes 255 characters.
    return {_PROPERTY + name: text[:255] for name, text in fields.items()}


def identity_fields(custom: Mapping[str, str]) -> dict[str, str]:
    """The fields of :func:`identity` among the custom properties of a file; empty for any other file."""
    return {name.removeprefix(_PROPERTY): text for name, text in custom.items() if name.startswith(_PROPERTY)}


CODE = "Mã chỉ tiêu"
OBJECTIVE = "Mã mục tiêu"
REPORT = "Mã báo cáo"
AGENCY = "Mã đơn vị"
STATUS = "Tình trạng số liệu"
COVERAGE = "Đơn vị có số"


def value_heading(year: int, *, estimate: bool) -> str:
    """Heading of the provincial figure; a period that asks for an estimate does not cover the whole year."""
    return "Kết quả kỳ này" if estimate else f"Kết quả năm {year}"


def estimate_heading(year: int) -> str:
    """Heading of the estimate for the whole year."""
    return f"Ước cả năm {year}"
