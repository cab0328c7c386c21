"""Words into paragraphs: text stays text, and what is in doubt is highlighted."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Length, Mm, Pt

from toolkit.core.report.text import Heading, Look, Paragraph, Span
from toolkit.core.text import plain
from workbook_templates.measure import DIGIT_PIXELS, fits
from workbook_templates.word import styles

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as WordParagraph
    from docx.text.run import Run

_STYLES = {Look.ITEM: styles.ITEM, Look.NAME: styles.NAME, Look.QUOTE: styles.QUOTE, Look.CAPTION: styles.CAPTION}
_DASH = "- "
_INDENT = Cm(1)
_HAIR = Pt(1)
_SIDES = Mm(4)
"""Margins of the cell that a title may stand in."""
_EMU_PER_PIXEL = 9525
_JOINTS = ("và", "của", "hoặc", "về", "tỉnh", "huyện", "năm", "6")
"""Words before which a title may be broken."""
_NO_CHARACTERS = {0xFFFE: None, 0xFFFF: None}
"""XML has no place for them."""


def add_heading(document: "Document", heading: Heading) -> None:
    """A heading in a real heading style, so that the navigation pane shows it."""
    add_run(document.add_paragraph(style=f"Heading {heading.level}"), Span(heading.text))


def add_paragraph(document: "Document", paragraph: Paragraph) -> None:
    """A paragraph of the body."""
    added = document.add_paragraph(style=_STYLES.get(paragraph.look))
    if paragraph.look is Look.BODY:
        added.paragraph_format.first_line_indent = _INDENT
        added.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    elif paragraph.look is Look.ITEM:
        add_run(added, Span(_DASH))
    add_runs(added, paragraph.spans)


def add_runs(paragraph: "WordParagraph", spans: Iterable[Span]) -> None:
    """Spans one behind the other."""
    for span in spans:
        add_run(paragraph, span)


def add_run(paragraph: "WordParagraph", span: Span, *, size: float | None = None) -> "Run":
    """Words as plain text: no character of theirs is read as a field, a control or a link."""
    run = paragraph.add_run(plain(span.text, lines=True).translate(_NO_CHARACTERS))
    run.bold = True if span.bold else None
    run.italic = True if span.italic else None
    if size is not None:
        run.font.size = Pt(size)
    if span.doubt:
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW
    return run


def line(
    place: "_Cell | Document",
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    first: bool = False,
    centred: bool = True,
) -> "WordParagraph":
    """A line of letterhead or closing; ``first`` takes the paragraph that a cell already has."""
    paragraph = place.paragraphs[0] if first else place.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    add_run(paragraph, Span(text, bold=bold, italic=italic), size=size)
    return paragraph


def even_lines(text: str, room: Length, *, size: float) -> str:
    """A bold title too long for one line, broken into two where its words allow it, else left to the program.

    Syllables that make up a word ("Thương binh", "Chiến lược") are never torn apart by it.
    """
    width = (room - _SIDES) / _EMU_PER_PIXEL / DIGIT_PIXELS
    words = text.split(" ")
    if fits(text, width, bold=True, size=size):
        return text
    pairs = [
        (" ".join(words[:place]), " ".join(words[place:]))
        for place in range(1, len(words))
        if words[place].casefold() in _JOINTS or words[place].startswith("(")
    ]
    good = [pair for pair in pairs if all(fits(part, width, bold=True, size=size) for part in pair)]
    # A remark in brackets stays in one piece.
    whole = [pair for pair in good if pair[1].startswith("(")] or good
    if not whole:
        return text
    best = min(whole, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
    return "\n".join(best)


def gap(document: "Document", *, after: float = 0) -> None:
    """A paragraph that takes no room: Word asks for one behind a table."""
    paragraph = document.add_paragraph()
    flat(paragraph)
    paragraph.paragraph_format.space_after = Pt(after)


def flat(paragraph: "WordParagraph") -> None:
    """Make an empty paragraph as low as it can be, so that it never starts a page of its own."""
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = _HAIR


def rule(place: "_Cell | Document", room: Length, length: Length, *, after: float = 6) -> None:
    """A thin line in the middle, as long as asked, under what stands above it."""
    paragraph = place.add_paragraph()
    side = Length(max(0, (room - length) // 2))
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = side
    layout.space_before, layout.space_after = Pt(1), Pt(after)
    layout.line_spacing = _HAIR
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
