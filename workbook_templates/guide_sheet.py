"""The guide sheet, generated from the forms of the book so that it cannot contradict them."""

from collections.abc import Iterator

from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Column, Field, Form, Kind, Layout, Row
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import SHEET_GUIDE
from workbook_templates import measure, theme
from workbook_templates.form_section import FIRST_COLUMN
from workbook_templates.form_sheet import PERMITTED, finish_page, write_keys, write_lines
from workbook_templates.theme import Style
from workbook_templates.validation import status_heading
from workbook_templates.writer import Book, Page

_TERM, _TEXT = FIRST_COLUMN, FIRST_COLUMN + 1
_WIDTHS = {_TERM: 34.0, _TEXT: 66.0}
_MOST_LINES = 24
"""Longer explanations go on in a further row: Excel's rows end at 409 points."""


def write_guide_sheet(book: Book, agency_book: AgencyBook, password: str = "") -> None:
    """Write legend, how to write figures, what each column takes and what each indicator means."""
    page = book.page(SHEET_GUIDE)
    write_keys(page, agency_book)
    for col, width in _WIDTHS.items():
        page.column(col, width=width)
    lines = _Lines(page)
    lines.title("Hướng dẫn ghi biểu")
    lines.section("Màu của ô")
    for sample, style, text in _legend(agency_book):
        lines.pair(sample, text, style.but(locked=True, align="left", indent=1))
    lines.section("Cách ghi")
    for term, text in _manners(agency_book):
        lines.pair(term, text)
    for sheet, form in agency_book.forms():
        explained = _explained(form)
        if explained:
            lines.section(f"Trang “{sheet.name}”: {form.spec.title}")
        for text, terms in explained.items():
            lines.pair("; ".join(terms), text)
    noted = dict.fromkeys(
        (row.label, _row_text(row)) for _, form in agency_book.forms() for row in form.rows if row.notes
    )
    if noted:
        lines.section("Nội dung từng chỉ tiêu")
        for label, text in noted:
            lines.pair(label, text)
    finish_page(page, agency_book, orientation="portrait")
    page.protect(PERMITTED, password)


class _Lines:
    """Writes the guide from top to bottom."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.row = 0

    def title(self, text: str) -> None:
        self.page.text(self.row, _TERM, text, theme.TITLE)
        self.page.row(self.row, 24)
        self.row += 1

    def section(self, text: str) -> None:
        self.page.row(self.row, 9)
        width = sum(_WIDTHS.values())
        write_lines(self.page, self.row + 1, (_TERM, _TEXT), text, theme.SECTION, width)
        self.row += 2

    def pair(self, term: str, text: str, style: Style = theme.PRINTED) -> None:
        style = style.but(valign="top")
        for place, part in enumerate(split_text(text, _WIDTHS[_TEXT], _MOST_LINES)):
            shown = "" if place else term
            self.page.text(self.row, _TERM, shown, style)
            self.page.text(self.row, _TEXT, part, theme.PRINTED.but(valign="top"))
            bold = dict(style.items).get("bold", False) is True
            lines = max(
                measure.line_count(shown, _WIDTHS[_TERM], bold=bold, indent=1),
                measure.line_count(part, _WIDTHS[_TEXT], indent=1),
            )
            self.page.row(self.row, measure.row_points(lines) + 2)
            self.row += 1


def split_text(text: str, width: float, most_lines: int) -> Iterator[str]:
    """Text in parts of at most so many wrapped lines, broken between words."""
    part = ""
    for piece in text.replace("\n", "\n ").split(" "):
        longer = f"{part} {piece}" if part and not part.endswith("\n") else part + piece
        if part and measure.line_count(longer, width) > most_lines:
            yield part.rstrip()
            longer = piece
        part = longer
    yield part


def _legend(agency_book: AgencyBook) -> Iterator[tuple[str, Style, str]]:
    forms = [form for _, form in agency_book.forms()]
    yield "Nền vàng nhạt", theme.INPUT_CELL, "Đơn vị ghi. Ở trang có khóa, bấm phím Tab để sang ô cần ghi tiếp theo."
    yield (
        "Nền vàng đậm",
        theme.INPUT_CELL.but(bg_color=theme.MISSING_FILL),
        "Ô bắt buộc chưa ghi; ghi xong ô trở lại nền vàng nhạt.",
    )
    if any(form.remarks for form in forms):
        yield (
            "Nền cam",
            theme.REVIEW_CELL,
            "Ô đề nghị xem lại: lý do và cách sửa ghi ở cột ngoài cùng bên phải và ở trang “Cần xem lại”.",
        )
    yield "Nền trắng", theme.PRINTED, "In sẵn theo kế hoạch, đã khóa."
    if any(_closed(form) for form in forms):
        yield "Nền xám", theme.CLOSED_CELL, "Dòng này không phải ghi ô đó."
    if any(column.formula is not None for form in forms for column in form.columns):
        yield (
            "Nền xám nhạt",
            theme.COMPUTED_CELL,
            "Máy tự tính hoặc tự kiểm tra việc ghi, đã khóa. Không đánh giá đạt hay chưa đạt.",
        )
    if any(column.alarming for form in forms for column in form.columns):
        alarm = theme.CELL.but(**dict(theme.ALARM.items))
        yield (
            "Chữ đỏ ở ô kiểm tra",
            alarm,
            "Có điều cần xem lại; vẫn gửi được biểu nếu số liệu đúng như vậy, khi đó ghi rõ ở cột ghi chú.",
        )


def _closed(form: Form) -> bool:
    return any(
        column.field is not None and form.field(row, column) is None
        for row in form.rows
        if not row.heading
        for column in form.columns
    )


def _manners(agency_book: AgencyBook) -> Iterator[tuple[str, str]]:
    fields = list(_fields(agency_book))
    units = {field.unit.kind for field in fields if field.unit is not None}
    if any(field.kind is Kind.FIGURE and not (field.unit and field.unit.integral) for field in fields):
        yield (
            "Số thập phân",
            "Dùng dấu phẩy, ví dụ 66,67. Máy đặt theo kiểu Anh – Mỹ (báo lỗi hoặc tự đổi số) thì dùng dấu chấm: 66.67.",
        )
    if UnitKind.PERCENT in units:
        yield "Tỷ lệ phần trăm", "Ghi 66,67 nếu là 66,67%. Không gõ dấu %, không ghi 0,6667."
    if UnitKind.COUNT in units:
        yield (
            "Số đếm",
            "Ghi số nguyên, gõ liền các chữ số, ví dụ 12345; máy tự thêm dấu ngăn cách. Không ghi kèm chữ hay đơn vị.",
        )
    status = next((text for _, form in agency_book.forms() if (text := status_heading(form.spec))), "")
    if status:
        yield (
            "Số 0 và ô trống",
            (
                "Có theo dõi và kết quả bằng không thì ghi 0. "
                f"Không có con số thì để trống và chọn lý do ở cột “{status}”: ô trống không được hiểu là 0."
            ),
        )
    elif any(field.kind is Kind.FIGURE for field in fields if not field.required):
        yield "Số 0 và ô trống", "Có theo dõi và kết quả bằng không thì ghi 0: ô trống không được hiểu là 0."
    if any(field.kind is Kind.DATE for field in fields):
        yield "Ngày", "Ghi ngày/tháng/năm với đủ bốn chữ số của năm, ví dụ 05/12/2022."
    yield (
        "Dán từ tệp khác",
        "Dán dạng chữ (Paste Special – Values hoặc Text) để không làm mất định dạng và danh sách chọn của ô.",
    )
    if any(form.spec.layout is Layout.OPEN and not sheet.protect for sheet, form in agency_book.forms()):
        yield "Thêm dòng", "Ở trang danh sách không khóa, thiếu dòng thì chèn thêm dòng vào giữa bảng."
    yield "Hàng thấp, cột hẹp", "Kéo cao hàng, kéo rộng cột được ở mọi trang, kể cả trang có khóa."


def _fields(agency_book: AgencyBook) -> Iterator[Field]:
    """Every field that a cell of the book has."""
    for _, form in agency_book.forms():
        yield from (column.field for column in form.columns if column.field is not None and not form.rows)
        for row in form.rows:
            yield from (field for column in form.columns if (field := form.field(row, column)) is not None)


def _explained(form: Form) -> dict[str, dict[str, None]]:
    """Explanation → what it explains: the columns, or the rows where each row asks for something else."""
    named = [(column.heading, _column_text(column, form)) for column in form.columns]
    if form.spec.layout is Layout.FIXED and not form.spec.counted:
        prompts = ((row, form.field(row, column)) for row in form.rows for column in form.spec.inputs)
        named = [(row.label, field.prompt) for row, field in prompts if field is not None]
    explained: dict[str, dict[str, None]] = {}
    for term, text in named:
        if text:
            # Several agencies are asked the same.
            explained.setdefault(text, {})[term] = None
    return explained


def _column_text(column: Column, form: Form) -> str:
    parts = [column.guide]
    field = column.field
    if field is not None:
        if not column.guide:
            parts.append(field.prompt)
        if field.choices:
            parts.append(f"Các lựa chọn: {'; '.join(field.choices)}.")
        if field.required and form.spec.layout is Layout.OPEN:
            parts.append("Bắt buộc ở dòng có ghi.")
    return " ".join(part for part in parts if part)


def _row_text(row: Row) -> str:
    unit = [f"Đơn vị tính: {row.unit.shown}."] if row.unit is not None and row.unit.shown else []
    return "\n".join([*unit, *row.notes])
