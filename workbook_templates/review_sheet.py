"""The first sheet of a form that goes back: what to look at again, each with a link to its cell."""

from collections.abc import Iterable, Sequence

from toolkit.core.a1 import a1
from toolkit.core.feedback.model import Feedback, Loose, Remark
from toolkit.core.forms.book import AgencyBook
from toolkit.core.text import shortened
from toolkit.core.vocabulary import SHEET_GUIDE
from workbook_templates import measure, theme
from workbook_templates.form_section import FIRST_COLUMN, Section
from workbook_templates.form_sheet import PERMITTED, finish_page, write_keys, write_lines
from workbook_templates.theme import Style
from workbook_templates.writer import Page

_HEADS = (
    ("STT", 5.0),
    ("Mức độ", 12.0),
    ("Trang, ô", 22.0),
    ("Dòng", 34.0),
    ("Hiện ghi", 20.0),
    ("Nội dung", 46.0),
    ("Đề nghị", 46.0),
)
_LAST = FIRST_COLUMN + len(_HEADS) - 1
_WIDTH = sum(width for _, width in _HEADS)
_LINK = theme.PRINTED.but(font_color=theme.ACCENT, underline=1, valign="top")
_TEXT = theme.PRINTED.but(valign="top")
_MOST = 700
"""Characters of one cell: what the highest row of Excel shows at these widths."""
_CARRIED = (
    "Biểu này đã có sẵn những gì đơn vị đã ghi lần trước. Đề nghị xem các nội dung dưới đây (bấm vào cột “Trang, ô” để "
    "đến đúng ô nền cam), sửa trong biểu rồi gửi lại chính tệp này."
)
_BLANK = (
    "Biểu này còn trống, vì biểu đơn vị đã gửi chưa ghi gì, không đọc được hoặc chưa rõ có phải của đơn vị không. "
    "Đề nghị ghi vào biểu này rồi gửi lại."
)
_LOOSE = "Nội dung không nằm trong ô nào của biểu"
_LOOSE_GUIDANCE = (
    "Những nội dung dưới đây ghi ngoài các ô của biểu, trên dòng bị lặp hoặc đè lên chữ in sẵn, nên không chuyển được "
    "vào biểu này và chưa được tính. Nội dung nào cần thì đề nghị ghi lại vào đúng ô."
)

Placed = Sequence[tuple[str, Section]]
"""Every section of the book with the name of its sheet."""


def write_review_sheet(page: Page, feedback: Feedback, book: AgencyBook, placed: Placed, password: str = "") -> None:
    """Write the sheet; ``placed`` says where the forms of the book stand."""
    write_keys(page, book)
    for place, (_, width) in enumerate(_HEADS):
        page.column(FIRST_COLUMN + place, width=width)
    cols = (FIRST_COLUMN, _LAST)
    carried = any(row.prefill for sheet, form in book.forms() for row in form.rows if form.spec.counted)
    lead = f"{book.agency.name} – {book.report.title}, kỳ {book.period.name}. Lần gửi thứ {feedback.number}."
    write_lines(page, 0, cols, "Các nội dung đề nghị xem lại", theme.TITLE, _WIDTH)
    write_lines(page, 1, cols, f"{lead} {_CARRIED if carried else _BLANK}", theme.GUIDANCE, _WIDTH)
    top = 2
    _heads(page, top, [heading for heading, _ in _HEADS])
    row = top + 1
    for number, remark in enumerate(feedback.remarks, 1):
        _remark(page, row, number, remark, placed)
        row += 1
    if feedback.loose:
        row = _loose(page, row + 1, feedback.loose)
    page.freeze(top + 1, 0)
    page.start_at(top + 1, FIRST_COLUMN + 2)
    finish_page(page, book, orientation="landscape", repeat=top)
    page.protect(PERMITTED, password)


def _heads(page: Page, row: int, headings: Sequence[str]) -> None:
    for place, heading in enumerate(headings):
        page.text(row, FIRST_COLUMN + place, heading, theme.HEADING)
    page.row(row, measure.row_points(1) + 4)


def _remark(page: Page, row: int, number: int, remark: Remark, placed: Placed) -> None:
    finding = remark.finding
    where = target(remark, placed)
    said = (
        str(number),
        finding.word,
        f"{where[0]}, ô {where[1]}" if where else _place_words(remark),
        finding.label,
        finding.found,
        remark.message,
        remark.ask,
    )
    texts = _line(page, row, [shortened(text, _MOST) for text in said])
    if where:
        page.link(row, FIRST_COLUMN + 2, where[0], texts[2], _LINK, cell=where[1])


def target(remark: Remark, placed: Placed) -> tuple[str, str] | None:
    """Sheet and address in the fresh form of what a remark is about; None where no cell of it is meant."""
    spot = remark.spot
    if spot is None:
        return None
    for sheet, section in placed:
        if section.form.spec.id == spot.form and spot.row in section.row_of:
            return sheet, a1(section.row_of[spot.row], section.columns[spot.column])
    return None


def _place_words(remark: Remark) -> str:
    place = remark.finding.place
    parts = [f"trang “{place.sheet}”" if place.sheet else "", f"ô {place.cell}" if place.cell else ""]
    words = ", ".join(part for part in parts if part)
    file = place.file.rpartition("/")[2]
    return f"tệp “{file}”" + (f", {words}" if words else "") if file else words or f"xem trang “{SHEET_GUIDE}”"


def _loose(page: Page, row: int, loose: Iterable[Loose]) -> int:
    cols = (FIRST_COLUMN, _LAST)
    write_lines(page, row, cols, _LOOSE, theme.SECTION, _WIDTH)
    write_lines(page, row + 1, cols, _LOOSE_GUIDANCE, theme.GUIDANCE, _WIDTH)
    row += 2
    for number, one in enumerate(loose, 1):
        place = f"trang “{one.sheet}”" + (f", ô {one.cell}" if one.cell else "")
        for part in _parts(one.text):
            _line(page, row, [str(number), "", place, "", "", part, ""])
            row += 1
    return row


def _parts(text: str) -> Iterable[str]:
    """Long text goes on in further rows: rows of Excel end at 409 points."""
    return (text[start : start + _MOST] for start in range(0, len(text), _MOST))


def _line(page: Page, row: int, texts: Sequence[str]) -> Sequence[str]:
    lines = 1
    for place, text in enumerate(texts):
        style: Style = _TEXT.but(align="center", indent=0) if place < 2 else _TEXT
        page.text(row, FIRST_COLUMN + place, text, style)
        lines = max(lines, measure.line_count(text, _HEADS[place][1], indent=1))
    page.row(row, measure.row_points(lines) + 3)
    return texts
