"""Pages: A4, margins, and the page number on top in the middle, hidden on the first page of each part."""

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm

from workbook_templates.word.paragraphs import flat

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section

_SHORT, _LONG = Mm(210), Mm(297)
_TOP, _BOTTOM, _LEFT, _RIGHT = Mm(20), Mm(20), Mm(30), Mm(15)
_NUMBER_AT = Mm(10)
"""From the edge of the paper to the page number."""


def first_section(document: "Document") -> "Section":
    """The section of the document itself; page numbers hang here, later sections take them over."""
    section: Section = document.sections[0]
    _paper(section, landscape=False)
    _number(section)
    return section


def annex_section(document: "Document", *, landscape: bool) -> "Section":
    """A section of its own, numbered from 1."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    # The break hangs on an empty paragraph, which must not run over to a page of its own.
    flat(document.paragraphs[-1])
    _paper(section, landscape=landscape)
    # A new section starts as a copy of the one before it.
    for copied in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(copied)
    numbering = OxmlElement("w:pgNumType")
    numbering.set(qn("w:start"), "1")
    section._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")
    return section


def width(section: "Section") -> Length:
    """Room for text between the margins."""
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return Length(room)


def _paper(section: "Section", *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.left_margin, section.right_margin = _LEFT, _RIGHT
    section.header_distance = section.footer_distance = _NUMBER_AT
    section.different_first_page_header_footer = True


def _number(section: "Section") -> None:
    section.first_page_header.is_linked_to_previous = False
    run = section.header.paragraphs[0].add_run()
    for kind in ("begin", "", "end"):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = " PAGE "
        run._r.append(mark)
