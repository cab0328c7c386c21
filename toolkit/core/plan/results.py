"""The results of a year, read back from the provincial workbook that ``bdgxl merge`` wrote.

The file may have been opened and saved by an office program since: columns are found by their headings, rows by the
code in the hidden last column.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from toolkit.core.consolidation import headings
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.kinds import is_package
from toolkit.core.intake.limits import DEFAULT, Refused
from toolkit.core.intake.package import Package, SheetPart, read_package
from toolkit.core.plan.book.mark import PLAN_NAME
from toolkit.core.plan.model import Period, Plan
from toolkit.core.vocabulary import SHEET_INDICATORS


class ResultsError(Exception):
    """A workbook whose results cannot be used; says so in Vietnamese, with what to do."""


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
    """The results of a plan's year; raises ResultsError for anything but a consolidated workbook of this plan."""
    package = _package(path)
    fields = headings.identity_fields(package.custom)
    of_plan = fields.get("plan", "")
    if not of_plan or "period" not in fields:
        what = "là sổ kế hoạch, không phải" if PLAN_NAME in package.names else "không phải"
        raise ResultsError(f"{path.name} {what} sổ tổng hợp do bdgxl merge ghi ra. Chọn tệp tong-hop-….xlsx.")
    if of_plan != plan.id:
        raise ResultsError(f"{path.name} là sổ tổng hợp của kế hoạch {of_plan}, không phải của {plan.id}.")
    period = plan.period_by_code.get(fields["period"])
    if period is None:
        raise ResultsError(f"{path.name}: kế hoạch {plan.id} không có kỳ báo cáo của sổ này. Tổng hợp lại rồi thử lại.")
    sheet = next((one for one in package.sheets if one.name == SHEET_INDICATORS), None)
    found = None if sheet is None else _read(sheet, plan, period)
    if found is None:
        raise ResultsError(
            f"{path.name} không có trang “{SHEET_INDICATORS}” đọc được (thiếu cột ẩn “{headings.CODE}”). "
            "Chạy lại bdgxl merge để có sổ mới."
        )
    return Results(file=path.name, period=period, by_code=found)


def _package(path: Path) -> Package:
    try:
        if path.stat().st_size > DEFAULT.file_bytes:
            raise ResultsError(f"{path.name} quá lớn. Kiểm tra có đúng sổ tổng hợp không.")
        data = path.read_bytes()
    except OSError as error:
        raise ResultsError(f"Không mở được {path}: {error.strerror or error}. Kiểm tra lại đường dẫn.") from error
    try:
        if is_package(data):
            return read_package(Archive(data, DEFAULT))
    except Refused as error:
        raise ResultsError(f"{path.name} bị hỏng. Mở và lưu lại bằng Excel, hoặc tổng hợp lại.") from error
    raise ResultsError(f"{path.name} không phải tệp Excel (.xlsx). Chọn tệp tong-hop-….xlsx.")


def _read(sheet: SheetPart, plan: Plan, period: Period) -> dict[str, Result] | None:
    """Results by code; None where the sheet lacks the columns."""
    top = next((row for row, _, text in sheet.texts() if text == headings.CODE), None)
    if top is None:
        return None
    columns = {text: col for row, col, text in sheet.texts() if row == top}
    wanted = (
        headings.estimate_heading(plan.year) if period.estimate else headings.value_heading(plan.year, estimate=False)
    )
    if not {wanted, headings.STATUS, headings.COVERAGE} <= set(columns):
        return None
    return {
        code: Result(
            value=_figure(sheet, row, columns[wanted]),
            status=sheet.text(row, columns[headings.STATUS]),
            coverage=sheet.text(row, columns[headings.COVERAGE]),
        )
        for row, col, code in sheet.texts()
        if col == columns[headings.CODE] and row > top and code in plan.indicator_by_code
    }


def _figure(sheet: SheetPart, row: int, col: int) -> Decimal | None:
    value = sheet.cell(row, col).value
    return value if isinstance(value, Decimal) and not isinstance(value, bool) else None
