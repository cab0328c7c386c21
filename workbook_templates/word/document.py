"""A document of ``toolkit.core.report`` as a Word file."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Length, Pt

from toolkit.core.report.text import Annex, Block, DocumentText, Heading, Paragraph, Span
from workbook_templates.word.frame import add_addressees, add_closing, add_letterhead, add_title
from workbook_templates.word.package import set_properties, to_bytes
from workbook_templates.word.page import annex_section, first_section, width
from workbook_templates.word.paragraphs import add_heading, add_paragraph, add_run, even_lines, line
from workbook_templates.word.styles import set_styles
from workbook_templates.word.tables import add_table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_DRAFT_SIZE = 12


def write_document(text: DocumentText) -> bytes:
    """The file; the same text gives the same bytes."""
    document = Document()
    set_styles(document)
    set_properties(document, text.title, text.as_of)
    room = width(first_section(document))
    _draft(document, text.draft)
    add_letterhead(document, text.letterhead, room)
    add_title(document, text, room)
    add_addressees(document, text.to)
    for ground in text.basis:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.first_line_indent = Cm(1)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        for span in ground.spans:
            add_run(paragraph, replace(span, italic=True))
    _blocks(document, text.body, room)
    # The last words and the signature stay on one page.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    add_closing(document, text.closing, room)
    for annex in text.annexes:
        _annex(document, annex)
    return to_bytes(document, text.as_of)


def _draft(document: "WordDocument", draft: Paragraph) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for span in draft.spans:
        add_run(paragraph, span, size=_DRAFT_SIZE)


def _annex(document: "WordDocument", annex: Annex) -> None:
    section = annex_section(document, landscape=annex.landscape)
    if annex.number:
        heading = document.add_paragraph(style="Heading 1")
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        heading.paragraph_format.first_line_indent = Cm(0)
        add_run(heading, Span(f"Phụ lục {annex.number}"))
    title = line(document, even_lines(annex.title.upper(), width(section), size=14), size=14, bold=True)
    title.paragraph_format.space_after = Pt(12)
    _blocks(document, annex.blocks, width(section))


def _blocks(document: "WordDocument", blocks: Iterable[Block], room: Length) -> None:
    for block in blocks:
        if isinstance(block, Heading):
            add_heading(document, block)
        elif isinstance(block, Paragraph):
            add_paragraph(document, block)
        else:
            add_table(document, block, room)
