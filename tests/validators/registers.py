"""The office's register as people fill it: the product's own empty one, with cells typed in by heading."""

import datetime as dt
import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from openpyxl import Workbook, load_workbook

from tests.validators.plans import small_plan
from toolkit.core.a1 import a1
from toolkit.core.intake.package import SheetPart
from toolkit.core.intake.sheet import Cell, Grid
from toolkit.core.plan.book.declare import BookSheet
from toolkit.core.register.declare import SHEETS
from toolkit.core.register.model import RegisterFile
from toolkit.core.register.read import read_bytes, read_sheets
from workbook_templates.plan_book.rules import FIRST_ROW, HEADING_ROW
from workbook_templates.register_book import write_register

Row = Mapping[str, object]
"""Key of a column → what is typed there."""
NAME = "so-theo-doi.xlsx"

LETTER: Row = {
    "agency": "Sở Y tế",
    "report": "Báo cáo năm",
    "period": "Năm 2022",
    "number": "125/BC-SYT",
    "date": "01/12/2022",
    "signer": "Trần Văn Minh",
    "channel": "Zalo",
    "answer": "Có số liệu",
}
DECISION: Row = {
    "agency": "Sở Y tế",
    "period": "Năm 2022",
    "indicator": "1.4",
    "field": "Kết quả",
    "old": "41,5",
    "decided": "42",
    "ground": "Điện thoại với đ/c Lan",
    "approver": "Nguyễn Thị Hòa",
    "date": "15/12/2022",
}
WAIVER: Row = {
    "agency": "Sở Y tế",
    "period": "Năm 2022",
    "rule": "Ngoài khoảng thường gặp [beyond-bounds]",
    "row": "1.2",
    "approver": "Nguyễn Thị Hòa",
    "reason": "Đã xác minh",
}


@cache
def empty() -> bytes:
    """The register as the tool makes it."""
    return write_register(small_plan(), dt.date(2022, 12, 1))


def filled(
    letters: Sequence[Row] = (),
    decisions: Sequence[Row] = (),
    waivers: Sequence[Row] = (),
    alter: Callable[[Workbook], None] | None = None,
) -> bytes:
    """A register with these rows."""
    book = load_workbook(io.BytesIO(empty()))
    for sheet, rows in zip(SHEETS, (letters, decisions, waivers), strict=True):
        for number, row in enumerate(rows):
            for key, value in row.items():
                book[sheet.name][spot(sheet.part, key, number)[1]].value = value
    if alter is not None:
        alter(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def register(
    letters: Sequence[Row] = (),
    decisions: Sequence[Row] = (),
    waivers: Sequence[Row] = (),
    alter: Callable[[Workbook], None] | None = None,
) -> RegisterFile:
    """The same, read; without an office program in between where nothing else is altered."""
    if alter is not None:
        return read_bytes(filled(letters, decisions, waivers, alter), NAME)
    return read_sheets(
        [_sheet(sheet, rows) for sheet, rows in zip(SHEETS, (letters, decisions, waivers), strict=True)], NAME
    )


def _sheet(sheet: BookSheet, rows: Sequence[Row]) -> SheetPart:
    keys = [column.keys[0] for column in sheet.columns]
    cells = {HEADING_ROW: {col: Cell("str", column.heading, "0") for col, column in enumerate(sheet.columns)}}
    for number, row in enumerate(rows):
        cells[FIRST_ROW + number] = {
            keys.index(key): Cell("str", str(value), "0") for key, value in row.items() if value is not None
        }
    return SheetPart(name=sheet.name, state="visible", grid=Grid(rows=cells), formats={})


def spot(part: str, key: str, number: int = 0) -> tuple[str, str]:
    """Sheet and address of a cell of the register, by the declaration alone."""
    sheet = next(sheet for sheet in SHEETS if sheet.part == part)
    return sheet.name, a1(FIRST_ROW + number, [column.keys[0] for column in sheet.columns].index(key))
