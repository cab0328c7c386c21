"""At the foot of ``Tổng quan``: a link to every sheet, and what it is for."""

from collections.abc import Mapping, Sequence

from toolkit.core.text import brief
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.canvas import MIDDLE, SECTION, Canvas
from workbook_templates.consolidated.legend import SHORTENED

_PURPOSES = {
    words.INDICATORS: "Từng chỉ tiêu so với kế hoạch, năm trước",
    words.COMPARISON: "So với năm trước, kế hoạch, mức quốc gia",
    words.CHARTS: "Biểu đồ để trình bày",
    words.SUBMISSIONS: "Ai đã gửi, gửi chậm; người liên hệ",
    words.ISSUES: "Lỗi và chỗ cần hỏi lại đơn vị",
    words.TASKS: "Từng nhiệm vụ, nhắc việc quá hạn chưa xong",
    words.NARRATIVE: "Lời báo cáo của các đơn vị theo mục",
    words.AGENCIES: "Mỗi đơn vị một dòng: đã gửi gì, số liệu nào",
    words.DATA: "Số liệu gốc của mọi trang, từng ô, từng tệp",
    words.LEDGER: "Mọi báo cáo, tệp và ô có khớp không",
}
_PLACES = ((0, 2), (6, 9), (MIDDLE, MIDDLE + 2))
"""Columns of the link and the text of each block; both run over the empty cells beside them."""
_LENGTHS = (44, 44, 62)
_LINK = theme.PLAIN.but(font_size=10, font_color=theme.ACCENT, underline=1)
_TEXT = theme.PLAIN.but(font_size=9.5, font_color=theme.MUTED)
_ROW_POINTS = 13.5


def write_index(canvas: Canvas, sheets: Sequence[str], tables: Mapping[str, str]) -> None:
    """Links in reading order, down the first block and on in the next; ``tables`` gives titles of tables by sheet."""
    places = " hoặc ".join(f"trang {name}" for name in (words.INDICATORS, words.DATA) if name in sheets)
    title = f"Các trang của sổ (bấm vào tên để mở; {SHORTENED}, bản đủ ở {places})"
    canvas.row((0, [(canvas.columns, title, SECTION.but(font_size=10))]))
    first, rows = canvas.at, -(-len(sheets) // len(_PLACES))
    for place, name in enumerate(sheets):
        block, row = divmod(place, rows)
        link, text = _PLACES[block]
        purpose = _PURPOSES.get(name) or tables.get(name, "")
        canvas.page.link(first + row, link, name, name, _LINK)
        canvas.page.text(first + row, text, brief(purpose, _LENGTHS[block]), _TEXT)
    for _ in range(rows):
        canvas.gap(_ROW_POINTS)
