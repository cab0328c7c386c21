"""The guidance sheet: what the workbook is for, how to fill it, what to confirm, and what to do next."""

from collections.abc import Iterable

from toolkit.core.plan.book.declare import EXAMPLE_ROW, NONE_ROW
from toolkit.core.plan.book.facts import FACTS_SHEET
from toolkit.core.plan.book.sheets import SHEETS
from toolkit.core.vocabulary import SHEET_GUIDE
from workbook_templates import measure, theme
from workbook_templates.form_sheet import PERMITTED, write_lines
from workbook_templates.guide_sheet import split_text
from workbook_templates.plan_book import look
from workbook_templates.theme import Style
from workbook_templates.writer import Book, Page

_WIDTHS = (30.0, 88.0)
_MOST_LINES = 20

_STEPS = (
    (
        "1. Thông tin chung",
        f"Ghi trang “{FACTS_SHEET}”, rồi “Kỳ báo cáo”, “Cơ quan”, “Báo cáo”, “Hạn báo cáo”. Mã do người lập đặt; đặt "
        "rồi thì giữ nguyên, vì biểu gửi đi mang mã này.",
    ),
    (
        "2. Dán phụ lục",
        "Trong Word chọn cả bảng phụ lục, chép (Ctrl+C); sang trang “Chỉ tiêu” hoặc “Nhiệm vụ”, chọn ô trống đầu tiên "
        "dưới cột TT, dán dạng giá trị (Paste Special, Text) để giữ nguyên số thứ tự. Tiêu đề cột lặp lại và ô gộp cứ "
        "để nguyên. Ô “Mã” để trống: công cụ tự hiểu dòng in, đề xuất mã, đơn vị tính, chiều, số liệu, đơn vị báo cáo.",
    ),
    (
        "3. Xem công cụ hiểu thế nào",
        "Lệnh: bdgxl plan export ke-hoach.xlsx -o ke-hoach-day-du.xlsx. Tệp mới ghi đủ các cột; điều công cụ đề xuất "
        "được tô màu và ghi “chờ xác nhận” ở cột “Căn cứ”.",
    ),
    (
        "4. Xác nhận",
        "Xem từng ô có màu, sửa nếu sai. Đúng rồi thì ở cột “Căn cứ” xóa phần nói về cột đó; ô hết màu. Ở cột “Đơn vị "
        "báo cáo” xóa chữ “, chờ xác nhận” trong ngoặc. Chỗ văn bản không nêu mà đơn vị tự chọn thì đổi thành "
        "“giả định”. Ghi chú “Cần xác nhận …” ở trang “Kế hoạch”: làm xong việc nào thì xóa ghi chú đó.",
    ),
    (
        "5. Kiểm tra và sinh biểu",
        "bdgxl plan check ke-hoach.xlsx: chỉ ra chỗ sai, chỗ mâu thuẫn, từng ô. bdgxl plan show ke-hoach.xlsx: ai báo "
        "cáo gì, hạn nào. bdgxl template ke-hoach.xlsx --period nam: sinh biểu cho từng đơn vị.",
    ),
)
_MANNERS = (
    ("Nhiều giá trị trong một ô", "Mỗi giá trị một dòng trong ô (Alt+Enter) hoặc cách nhau bằng dấu chấm phẩy."),
    ("Tên cơ quan", "Ghi tên, tên gọi khác hoặc mã đều được, miễn là có ở trang “Cơ quan” hoặc “Nhóm cơ quan”."),
    ("Đơn vị báo cáo", "Sau tên ghi vai trò: (chốt) là số chính thức; (cộng) là số được cộng; (đối chiếu) chỉ để so."),
    ("Ngày và số", "Ngày ghi 05/06/2022. Số ghi 66,67, không kèm dấu % hay chữ."),
    ("Căn cứ", "Để trống là văn bản nêu rõ. Ví dụ: “Chiều: giả định; Đơn vị báo cáo: ô gộp”."),
    ("Thêm, bớt", "Thêm dòng, đổi chỗ cột, lọc, tô màu đều được. Tiêu đề cột và tên trang giữ nguyên."),
    (
        "Dòng đặc biệt",
        f"Dòng có “{EXAMPLE_ROW}” ở ô đầu không được đọc, xóa đi cũng được. “{NONE_ROW}” ở ô đầu: trang này không "
        "có dòng nào.",
    ),
)


def write_guide(book: Book) -> None:
    """Write the sheet and protect it."""
    page = book.page(SHEET_GUIDE)
    for col, width in enumerate(_WIDTHS):
        page.column(col, width=width)
    page.text(0, 0, "Sổ kế hoạch: hướng dẫn", theme.TITLE)
    page.row(0, 26)
    about = (
        "Sổ này là kế hoạch bình đẳng giới dưới dạng bảng. Từ đây công cụ sinh biểu mẫu cho từng đơn vị, kiểm tra biểu "
        "gửi về và tổng hợp."
    )
    write_lines(page, 1, (0, 1), about, theme.PLAIN, sum(_WIDTHS))
    row = _section(page, 3, "Các bước", _STEPS)
    row = _section(page, row + 1, "Màu ô", ())
    for basis, style in look.TINTS.items():
        word, _, meaning = look.TINT_WORDS[basis].partition(": ")
        row = _pair(page, row, word, f"{meaning[:1].upper()}{meaning[1:]}.", look.CELL.but(**style.properties))
    row = _section(page, row + 1, "Cách ghi", _MANNERS)
    sheets = [(FACTS_SHEET, "Thông tin chung: số, ngày, tên, địa phương, cơ quan tổng hợp, nơi nhận, ghi chú.")]
    sheets += [(sheet.name, f"{sheet.title}. {sheet.guidance}") for sheet in SHEETS]
    _section(page, row + 1, "Các trang", sheets)
    font = f'&"{theme.FONT},Italic"&9 '
    page.print_setup(orientation="portrait", footer=f"&L{font}&A&R{font}Trang &P/&N")
    page.protect(PERMITTED)


def _section(page: Page, row: int, title: str, pairs: Iterable[tuple[str, str]]) -> int:
    page.text(row, 0, title, theme.SECTION)
    page.row(row, 24)
    row += 1
    for term, text in pairs:
        row = _pair(page, row, term, text, look.CELL.but(bold=True))
    return row


def _pair(page: Page, row: int, term: str, text: str, style: Style) -> int:
    for place, part in enumerate(split_text(text, _WIDTHS[1], _MOST_LINES)):
        page.text(row, 0, "" if place else term, style)
        page.text(row, 1, part, look.CELL)
        lines = max(measure.line_count(term, _WIDTHS[0], bold=True), measure.line_count(part, _WIDTHS[1]))
        page.row(row, measure.row_points(lines) + 2)
        row += 1
    return row
