"""Plan workbooks as people type and paste them: sheets as text tables on the page of the test."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence

import openpyxl

from toolkit.core.plan.book.read import read_book
from toolkit.core.plan.load import PlanError, build_plan
from toolkit.core.plan.model import Plan
from toolkit.core.plan.source import Source

SOUND: Mapping[str, str] = {
    "Kế hoạch": """
        Mã kế hoạch      | thu-2022
        Tên kế hoạch     | Kế hoạch thử
        Địa phương       | Nghệ An
        Cơ quan ban hành | UBND tỉnh Nghệ An
        Cấp ban hành     | cấp tỉnh
        Năm kế hoạch     | 2022
        Cơ quan tổng hợp | Sở Y tế
    """,
    "Kỳ báo cáo": """
        Mã kỳ | Tên kỳ   | Từ ngày    | Đến ngày
        nam   | Năm 2022 | 01/01/2022 | 31/12/2022
    """,
    "Cơ quan": """
        Mã cơ quan | Tên cơ quan  | Tên gọi khác
        so-y-te    | Sở Y tế      | SYT
        so-noi-vu  | Sở Nội vụ    |
    """,
    "Nhóm cơ quan": """
        Mã nhóm  | Tên nhóm          | Thành viên
        so-nganh | Các Sở, ban, ngành | Sở Y tế; Sở Nội vụ
    """,
    "Báo cáo": """
        Mã báo cáo | Tên báo cáo | Gồm các biểu
        chung      | Báo cáo     | chỉ tiêu; nhiệm vụ
    """,
    "Hạn báo cáo": """
        Mã báo cáo | Mã kỳ | Hạn nộp
        chung      | nam   | 05/12/2022
    """,
    "Chỉ tiêu": """
        TT|Mục tiêu, chỉ tiêu| Loại dòng | Mã chỉ tiêu | Mã mục tiêu | Loại đơn vị tính | Cách tổng hợp | Đơn vị báo cáo
        I | Mục tiêu 1       | mục tiêu  | 1           |             |                  |               |
        1 | Số cơ quan       |           | 1.1         | 1           | số đếm           |một đơn vị chốt| Sở Y tế (chốt)
    """,
}

Changes = Mapping[str, str | None]


def workbook(
    changes: Mapping[str, str | None] | None = None, merged: Mapping[str, Sequence[str]] | None = None
) -> bytes:
    """A sound workbook with some sheets replaced (None: a sheet of that name is left out)."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, table in {**SOUND, **(changes or {})}.items():
        if table is None:
            continue
        sheet = book.create_sheet(name)
        for number, line in enumerate(table.strip("\n ").splitlines(), start=1):
            for col, text in enumerate(line.split("|"), start=1):
                typed = text.strip(" ").replace("\\n", "\n")
                sheet.cell(number, col).value = _value(typed)
                if typed:
                    sheet.cell(number, col).data_type = _kind(typed)
        for cells in (merged or {}).get(name, ()):
            sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _value(typed: str) -> object:
    """#12.5 is a number, #2022-06-05 a true date, everything else text."""
    if not typed:
        return None
    if typed.startswith("#") and "-" in typed:
        return dt.date.fromisoformat(typed[1:])
    return float(typed[1:]) if typed.startswith("#") else typed


def _kind(typed: str) -> str:
    return ("d" if "-" in typed else "n") if typed.startswith("#") else "s"


def source(**changes: str) -> Source:
    """What the workbook says; sheets are named by what they hold."""
    return read_book(workbook({_NAMES[name]: table for name, table in changes.items()}), "ke-hoach.xlsx")


_NAMES = {
    "facts": "Kế hoạch",
    "periods": "Kỳ báo cáo",
    "agencies": "Cơ quan",
    "groups": "Nhóm cơ quan",
    "reports": "Báo cáo",
    "dues": "Hạn báo cáo",
    "indicators": "Chỉ tiêu",
    "tasks": "Nhiệm vụ",
    "tables": "Bảng",
    "table_columns": "Cột của bảng",
    "outlines": "Đề cương",
    "other": "Nháp",
}


def plan(**changes: str) -> Plan:
    """The plan of a workbook with some sheets replaced."""
    return build_plan(source(**changes))


def problems(**changes: str) -> list[str]:
    """What is wrong with the workbook."""
    try:
        plan(**changes)
    except PlanError as error:
        return [str(problem) for problem in error.problems]
    return []


def row_with(heading: str, typed: str) -> str:
    """The sound sheet of indicators with one more column, or another text in one of its columns."""
    lines = [line.strip() for line in SOUND["Chỉ tiêu"].strip().splitlines()]
    headings = [text.strip() for text in lines[0].split("|")]
    cells = [text.strip() for text in lines[2].split("|")]
    if heading in headings:
        cells[headings.index(heading)] = typed
    else:
        headings, cells = [*headings, heading], [*cells, typed]
    return "\n".join(("|".join(headings), lines[1], "|".join(cells)))
