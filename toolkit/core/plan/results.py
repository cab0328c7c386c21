"""The results of a year, read back from the provincial workbook that ``bdgxl merge`` wrote."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from toolkit.core.plan.model import Period, Plan
from toolkit.core.readback.model import ReadbackError
from toolkit.core.readback.read import read_consolidated_file
from toolkit.core.vocabulary import SHEET_INDICATORS


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What the workbook says of one indicator."""

    value: Decimal | None
    """The figure for the whole year, or its estimate where the period ends before the year does."""
    status: str = ""
    """As printed: "Chính thức", "Ước thực hiện" …"""
    coverage: str = ""
    """As printed: agencies with a figure / agencies expected, "7/9"."""

    @property
    def complete(self) -> bool:
        """Whether every expected agency is in the figure."""
        received, _, expected = self.coverage.partition("/")
        return received == expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The results of one consolidated workbook."""

    file: str
    period: Period
    by_code: Mapping[str, Result]


def read_results(path: Path, plan: Plan) -> Results:
    """The results of a plan's year; raises ReadbackError for anything but a consolidated workbook of this plan."""
    book = read_consolidated_file(path)
    if book.plan != plan.id:
        raise ReadbackError(f"{path.name} là sổ tổng hợp của kế hoạch {book.plan}, không phải của {plan.id}.")
    period = plan.period_by_code.get(book.period)
    if period is None:
        raise ReadbackError(
            f"{path.name}: kế hoạch {plan.id} không có kỳ báo cáo của sổ này. Tổng hợp lại rồi thử lại."
        )
    if plan.indicators and not book.indicators:
        raise ReadbackError(f"{path.name} không có trang “{SHEET_INDICATORS}”. Chạy lại bdgxl merge để có sổ mới.")
    return Results(
        file=path.name,
        period=period,
        by_code={
            line.code: Result(
                value=line.estimate if period.estimate else line.value, status=line.status, coverage=line.coverage
            )
            for line in book.indicators
            if line.code in plan.indicator_by_code
        },
    )
