"""Letterhead and closing: the two columns at the top and at the end of an official document."""

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length, Pt

from toolkit.core.report.text import Closing, DocumentText, Letterhead, Span
from workbook_templates.word import styles
from workbook_templates.word.paragraphs import add_run, even_lines, gap, line, rule
from workbook_templates.word.tables import add_row, bare_table, keep_whole

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_MOTTO_RULE = Cm(5.7)
"""As long as the motto."""
_ISSUER_RULE = Cm(2.4)
"""A third to a half of the line above."""
_SUBJECT_RULE = Cm(3.2)
_LEFT_SHARE = 0.43
_NAMED_INLINE = 1


def add_letterhead(document: "Document", head: Letterhead, room: Length) -> None:
    """Issuing body, nation, number, place and day."""
    left, right = Length(int(room * _LEFT_SHARE)), Length(room - int(room * _LEFT_SHARE))
    table = bare_table(document, (left, right))
    body, nation = add_row(table).cells
    body.width, nation.width = left, right
    names = [*head.superior.split("\n")] if head.superior else []
    for place, text in enumerate(names):
        line(body, text, size=12, first=not place)
    for place, text in enumerate(even_lines(head.issuer, left, size=12).split("\n")):
        line(body, text, size=12, bold=True, first=not names and not place)
    rule(body, left, _ISSUER_RULE)
    line(nation, _NATION, size=12, bold=True, first=True)
    line(nation, _MOTTO, size=13, bold=True)
    rule(nation, right, _MOTTO_RULE)
    number, day = add_row(table).cells
    number.width, day.width = left, right
    add_run(line(number, "Số:        /", size=13, first=True), head.symbol, size=13)
    if head.about:
        line(number, head.about, size=12)
    text = f"{head.place}, ngày        tháng        năm {head.year}"
    line(day, text, size=13, italic=True, first=True)
    gap(document, after=12)


def add_title(document: "Document", text: DocumentText, room: Length) -> None:
    """Tên loại and trích yếu with the rule below; letters have none."""
    if not text.kind:
        return
    line(document, text.kind, size=14, bold=True)
    line(document, even_lines(text.subject, room, size=14), size=14, bold=True)
    rule(document, room, _SUBJECT_RULE, after=12)


def add_addressees(document: "Document", names: tuple[str, ...]) -> None:
    """Kính gửi: one in the line, several below each other."""
    if len(names) <= _NAMED_INLINE:
        for name in names:
            line(document, f"Kính gửi: {name}", size=14).paragraph_format.space_after = Pt(12)
        return
    paragraph = line(document, "Kính gửi:", size=14, centred=False)
    paragraph.paragraph_format.left_indent = Cm(3)
    for place, name in enumerate(names, 1):
        end = "." if place == len(names) else ";"
        paragraph = line(document, f"- {name}{end}", size=14, centred=False)
        paragraph.paragraph_format.left_indent = Cm(4.5)
    paragraph.paragraph_format.space_after = Pt(12)


def add_closing(document: "Document", closing: Closing, room: Length) -> None:
    """Nơi nhận on the left, the signature with room for it on the right; never torn apart."""
    half = Length(room // 2)
    row = add_row(bare_table(document, (half, half)))
    to, signature = row.cells
    to.width = signature.width = half
    paragraph = line(to, "", size=12, first=True, centred=False)
    add_run(paragraph, Span("Nơi nhận:", bold=True, italic=True), size=12)
    for name in closing.recipients:
        line(to, f"- {name.rstrip('.;')};", size=11, centred=False)
    line(to, f"- {closing.archive}", size=11, centred=False)
    _signature(signature, closing)
    keep_whole(row)
    gap(document)


def _signature(cell: "_Cell", closing: Closing) -> None:
    for place, words in enumerate(closing.signer):
        paragraph = cell.paragraphs[0] if not place else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        add_run(paragraph, Span(words.text, doubt=words.doubt, bold=True), size=styles.BODY_SIZE)
    for _ in range(5):
        line(cell, "", size=styles.BODY_SIZE)
