"""The sheet ``Dữ liệu``, and the references by which summary sheets point into it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.core.a1 import absolute, sheet_reference
from toolkit.core.submission import Value
from toolkit.core.verdict import Record
from toolkit.core.vocabulary import NO, YES
from workbook_templates import theme
from workbook_templates.consolidated.data_rows import Block, Col, DataRow
from workbook_templates.consolidated.layout import HEADING, SUBTITLE, TITLE, Head, finish, put
from workbook_templates.consolidated.words import DATA
from workbook_templates.theme import Style
from workbook_templates.writer import Page

# Wrapped text in a row of fixed height is cut at the cell's edge instead of running over the empty cells beside it.
_PLAIN = theme.PLAIN.but(font_size=10, text_wrap=True, valign="top")
_CENTRE = _PLAIN.but(align="center")
_SMALL = _PLAIN.but(font_size=9)
_FIGURE = _PLAIN.but(align="right", text_wrap=False, num_format=theme.FORMAT_GENERAL)
_YEAR = _CENTRE.but(num_format=theme.FORMAT_YEAR)
_EDIT = _CENTRE.but(bg_color=theme.INPUT)
_DATE = _CENTRE.but(num_format=theme.FORMAT_DATE)
_ROW_POINTS = 13.0

HEADS = (
    Head("STT", 6, _CENTRE),
    Head("Biểu", 12, _PLAIN),
    Head("Mã dòng", 14, _PLAIN),
    Head("Nội dung", 34, _PLAIN),
    Head("Cột", 16, _PLAIN),
    Head("Đơn vị tính", 9, _PLAIN),
    Head("Đơn vị báo cáo", 26, _PLAIN),
    Head("Vai trò", 10, _PLAIN),
    Head("Được tính", 8, _EDIT),
    Head("Lý do", 24, _PLAIN),
    Head("Số đạt (a)", 10, _FIGURE),
    Head("Tổng số (b)", 10, _FIGURE),
    Head("Kết quả / giá trị", 11, _FIGURE),
    Head("Ước cả năm", 10, _FIGURE),
    Head("Năm số liệu", 8, _YEAR),
    Head("Nội dung chữ", 34, _PLAIN),
    Head("Tình trạng", 16, _PLAIN),
    Head("Ghi chú", 24, _PLAIN),
    Head("Như đã gõ", 30, _SMALL),
    Head("Cách đọc", 20, _SMALL),
    Head("Tệp", 26, _SMALL),
    Head("Mã băm", 12, _SMALL),
    Head("Trang", 12, _SMALL),
    Head("Ô", 14, _SMALL),
)
_FIRST = 3
"""Row of the first datum: title, explanation and headings come before it."""
_PAGES_WIDE = 3
_EXCEL_TEXT = 32_767
EXPLANATION = (
    "Mỗi dòng là một dòng biểu của một đơn vị, chép nguyên từ tệp gửi về. "
    "Các trang tổng hợp tính bằng công thức từ trang này: "
    "sửa số hoặc đổi cột “Được tính” thì số tổng hợp thay đổi theo; "
    "nhận xét bằng chữ ở các trang đó chỉ cập nhật khi chạy lại lệnh."
)


@dataclass(slots=True)
class References:
    """Where in ``Dữ liệu`` every block and every row is."""

    blocks: dict[Block, tuple[int, int]] = field(default_factory=dict)
    places: dict[tuple[str, str, str, str, str], int] = field(default_factory=dict)
    """(agency, file, form, row, column or "" where a row holds all inputs) → row number."""
    last: int = _FIRST

    def has(self, block: Block) -> bool:
        """Whether anybody gave anything for a block."""
        return block in self.blocks

    def has_form(self, form: str) -> bool:
        """Whether anybody gave anything in a form."""
        return any(block[0] == form for block in self.blocks)

    def form_range(self, form: str, col: Col) -> str:
        """One column over all rows of a form, which stand together."""
        spans = [span for block, span in self.blocks.items() if block[0] == form]
        first, last = min(first for first, _ in spans), max(last for _, last in spans)
        return sheet_reference(DATA, f"{absolute(first, col)}:{absolute(last, col)}")

    def range(self, block: Block, col: Col) -> str:
        """The exact cells of a block in one column."""
        first, last = self.blocks[block]
        return sheet_reference(DATA, f"{absolute(first, col)}:{absolute(last, col)}")

    def column(self, col: Col) -> str:
        """A whole column of data."""
        return sheet_reference(DATA, f"{absolute(_FIRST, col)}:{absolute(self.last, col)}")

    def cell(self, record: Record, column: str, col: Col) -> str:
        """One cell of a record ("" for the column where its row holds all inputs); KeyError when there is none."""
        place = (record.agency, record.file.name, record.form, record.row, column)
        return sheet_reference(DATA, absolute(self.places[place], col))


def references(rows: Sequence[DataRow]) -> References:
    """Number the rows as :func:`write_data` writes them."""
    found = References()
    for at, row in enumerate(rows, _FIRST):
        first, _ = found.blocks.get(row.block, (at, at))
        found.blocks[row.block] = (first, at)
        column = row.data[0].column if row.column else ""
        record = row.record
        found.places[record.agency, record.file.name, record.form, record.row, column] = at
        found.last = at
    return found


def write_data(page: Page, rows: Sequence[DataRow], header: str) -> None:
    """Write the sheet."""
    page.text(0, 0, "Dữ liệu các đơn vị báo cáo", TITLE)
    page.row(0, 22)
    page.text(1, 0, EXPLANATION, SUBTITLE)
    for place, head in enumerate(HEADS):
        page.column(place, width=head.width)
        page.text(_FIRST - 1, place, head.text, HEADING)
    page.row(_FIRST - 1, 33)
    for at, row in enumerate(rows, _FIRST):
        _write(page, at, at - _FIRST + 1, row)
    last = max(_FIRST, _FIRST + len(rows) - 1)
    page.autofilter(_FIRST - 1, 0, last, len(HEADS) - 1)
    page.validate(
        _FIRST,
        Col.COUNTED,
        {"validate": "list", "source": [YES, NO], "error_title": "Được tính", "error_message": "Chọn Có hoặc Không."},
        last_row=last,
    )
    finish(page, header=header, repeat=(_FIRST - 1, _FIRST - 1), freeze=(_FIRST, Col.LABEL))
    page.spread(_PAGES_WIDE, repeat_columns=(Col.NUMBER, Col.KEY))


def _write(page: Page, at: int, number: int, row: DataRow) -> None:
    fixed: dict[Col, Value | int] = {
        Col.NUMBER: number,
        Col.FORM: row.form,
        Col.KEY: row.key,
        Col.LABEL: row.label,
        Col.COLUMN: row.column,
        Col.UNIT: row.unit,
        Col.AGENCY: row.agency,
        Col.ROLE: row.role,
        Col.COUNTED: row.counted,
        Col.REASON: row.reason,
        Col.TYPED: typed(row),
        Col.HOW: "; ".join(dict.fromkeys(datum.how for datum in row.data if datum.how)),
        Col.FILE: row.record.file.name,
        Col.HASH: row.record.file.sha256[:12],
        Col.SHEET: row.record.sheet,
        Col.CELLS: ", ".join(datum.cell for datum in row.data),
    }
    page.row(at, _ROW_POINTS)
    for col in Col:
        content = row.values.get(col, fixed.get(col))
        # Most cells are empty, and at national scale writing this sheet takes longer than everything else.
        if content is not None and content != "":
            put(page, at, col, content, _style(col, content))


def _style(col: Col, content: Value | int | None) -> Style:
    if isinstance(content, str) or content is None or isinstance(content, int | Decimal):
        style = HEADS[col].style
        # A text answer in a column of figures stands in the middle, so that nobody takes it for a figure.
        return _CENTRE if col is Col.VALUE and isinstance(content, str) else style
    return _DATE


def typed(row: DataRow) -> str:
    """Every accepted cell with its address and what was typed in it."""
    text = "; ".join(f"{datum.cell}={datum.typed}" for datum in row.data)
    if len(text) <= _EXCEL_TEXT:
        return text
    # Only prose is that long, and it stands unabridged in its own column.
    return "; ".join(f"{datum.cell}=(nguyên văn ở cột Nội dung chữ)" for datum in row.data)
