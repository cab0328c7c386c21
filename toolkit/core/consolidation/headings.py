"""How what a consolidated workbook says is found again: names shared by its writers and by ``toolkit.core.readback``.

Columns are known by their headings, so that a workbook that an office program saved, or in which somebody inserted a
column, is still read. The sheets ``Chỉ tiêu`` and ``Tình hình nộp`` end in hidden columns with codes.
"""

from collections.abc import Mapping
from enum import StrEnum

from toolkit.core.plan.model import Period, Plan

IDENTITY_PREFIX = "bdgxl-tong-hop-"
"""Begins the names of the custom properties of :func:`identity`."""


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
    return {IDENTITY_PREFIX + name: text[:255] for name, text in fields.items()}


def identity_fields(custom: Mapping[str, str]) -> dict[str, str]:
    """The fields of :func:`identity` among the custom properties of a file; empty for any other file."""
    return {
        name.removeprefix(IDENTITY_PREFIX): text for name, text in custom.items() if name.startswith(IDENTITY_PREFIX)
    }


INPUTS = "inputs"
"""Field, among those of :func:`identity`, with the fingerprint of :mod:`toolkit.core.consolidation.inputs`."""
DATA_SHEET = "Dữ liệu"
SUBMISSIONS_SHEET = "Tình hình nộp"
LEDGER_SHEET = "Đối chiếu"
ISSUES_SHEET = "Nội dung cần làm rõ"

CODE = "Mã chỉ tiêu"
OBJECTIVE = "Mã mục tiêu"
REPORT = "Mã báo cáo"
AGENCY = "Mã đơn vị"
STATUS = "Tình trạng số liệu"
COVERAGE = "Đơn vị có số"
COUNTED_UNIT = "số được tính theo đơn vị"
"""Stands in the notes before the unit of a figure that is not in the unit its document prints."""


def value_heading(year: int, *, estimate: bool) -> str:
    """Heading of the provincial figure; a period that asks for an estimate does not cover the whole year."""
    return "Kết quả kỳ này" if estimate else f"Kết quả năm {year}"


def estimate_heading(year: int) -> str:
    """Heading of the estimate for the whole year."""
    return f"Ước cả năm {year}"


def indicator_headings(year: int, *, estimate: bool) -> dict[str, str]:
    """Headings of the sheet ``Chỉ tiêu`` by the names of its columns, left to right; the last two are hidden."""
    return {
        "tt": "TT",
        "label": "Mục tiêu, chỉ tiêu",
        "unit": "Đơn vị tính",
        "baseline": f"Kết quả năm {year - 1}",
        "target": f"Kế hoạch năm {year}",
        "numerator": "Số đạt (a)",
        "denominator": "Tổng số (b)",
        "value": value_heading(year, estimate=estimate),
        **({"estimate": estimate_heading(year)} if estimate else {}),
        "change": f"Tăng, giảm so với {year - 1}",
        "trend": f"Chiều hướng so với {year - 1}",
        "achievement": "So với kế hoạch",
        "status": STATUS,
        "coverage": COVERAGE,
        "lead": "Đơn vị chủ trì tham mưu thực hiện",
        "notes": "Lưu ý và giải trình",
        "marks": "Chú dẫn",
        "code": CODE,
        "objective": OBJECTIVE,
    }


class DataHeading(StrEnum):
    """Headings of the sheet ``Dữ liệu``, left to right."""

    NUMBER = "STT"
    FORM = "Biểu"
    KEY = "Mã dòng"
    LABEL = "Nội dung"
    COLUMN = "Cột"
    UNIT = "Đơn vị tính"
    AGENCY = "Đơn vị báo cáo"
    ROLE = "Vai trò"
    COUNTED = "Được tính"
    REASON = "Lý do"
    NUMERATOR = "Số đạt (a)"
    DENOMINATOR = "Tổng số (b)"
    VALUE = "Kết quả / giá trị"
    ESTIMATE = "Ước cả năm"
    YEAR = "Năm số liệu"
    TEXT = "Nội dung chữ"
    STATUS = "Tình trạng"
    NOTE = "Ghi chú"
    TYPED = "Như đã gõ"
    HOW = "Cách đọc"
    FILE = "Tệp"
    HASH = "Mã băm"
    SHEET = "Trang"
    CELLS = "Ô"


INDICATOR_KEY = "CT"
"""Opens the keys of indicator rows on ``Dữ liệu``: "CT 1.1"."""
TASK_KEY = "NV"
TABLE_KEY = "B"
"""Followed by the id of the table, then the row: "B van-ban 2"."""
PROSE_KEY = "TM"
"""Followed by the id of the outline, then the section."""
DATA_CONTINUED = "Phần chữ tiếp theo"
"""Heads the columns right of them that go on with a text too long for a cell."""


TYPED_ELSEWHERE = "(nguyên văn ở cột Nội dung chữ)"
"""Stands for a text too long to be repeated in the column of what was typed."""


class SubmissionHeading(StrEnum):
    """Headings of the sheet ``Tình hình nộp``, left to right; the last two are hidden."""

    NUMBER = "TT"
    AGENCY_NAME = "Đơn vị"
    DUE = "Hạn gửi"
    DATED = "Ngày gửi"
    STATUS = "Tình trạng"
    LATE = "Chậm (ngày)"
    TIMES = "Lần gửi"
    REFUSED = "Ô bị từ chối"
    LETTER_NUMBER = "Số, ký hiệu văn bản"
    SIGNER = "Người ký"
    AUTHOR = "Người lập biểu"
    PHONE = "Điện thoại"
    EMAIL = "Thư điện tử"
    NOTE = "Ghi chú"
    REPORT = REPORT
    AGENCY = AGENCY


class FindingHeading(StrEnum):
    """Headings of the sheet ``Nội dung cần làm rõ``, left to right."""

    NUMBER = "TT"
    SEVERITY = "Mức độ"
    AGENCY_NAME = "Đơn vị"
    FILE = "Tệp"
    SHEET = "Trang"
    CELL = "Ô"
    LABEL = "Dòng biểu"
    MESSAGE = "Nội dung"
    REMEDY = "Cách xử lý"
    CODE = "Mã"


class LedgerHeading(StrEnum):
    """Headings of the sheet ``Đối chiếu``, left to right; the last one is hidden."""

    NUMBER = "TT"
    NAME = "Nội dung đối chiếu / tên tệp"
    COUNT = "Số lượng"
    STANDING = "Kết luận / tình trạng"
    AGENCY_NAME = "Đơn vị"
    REASON = "Lý do"
    HASH = "Mã băm"
    REPORT = REPORT


FILES_GROUP = "Các tệp trong hộp nhận"
"""Stands above the list of files on ``Đối chiếu``."""

BELOW = "đơn vị cấp dưới"
"""Ends the remark that a figure lacks agencies below those that report it: it is carried up all levels."""

TABLE_AGENCY = "Đơn vị"
TABLE_SUM = "Cộng các đơn vị đã báo cáo"
"""First heading of the sheets of tables, and what stands below it in rows that add up a fixed table."""
