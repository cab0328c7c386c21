"""Styles of the documents: Times New Roman in every script, sizes of Nghị định 30/2020/NĐ-CP, phụ lục I."""

from typing import TYPE_CHECKING

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

FONT = "Times New Roman"
BODY_SIZE = 14
TABLE_SIZE = 12
ITEM = "Mục liệt kê"
NAME = "Tên đơn vị"
QUOTE = "Tư liệu của đơn vị"
CAPTION = "Tên bảng"
CELL = "Ô bảng"
_KEPT = ("Normal", "Header", "Default Paragraph Font", "Normal Table", "No List", "Table Grid")
_HEADINGS = ("Heading 1", "Heading 2", "Heading 3")
_SCRIPTS = ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs")
_BLACK = RGBColor(0, 0, 0)
_QUOTE_LINE = "A6A6A6"
_THEME_FONTS = ("Calibri", "Cambria", "Calibri Light")


def set_styles(document: "Document") -> None:
    """Leave the styles that are used, each in the one font, and add those of this kind of document."""
    _only_used(document)
    _defaults(document)
    _theme(document)
    normal = document.styles["Normal"]
    normal.font.size = Pt(BODY_SIZE)
    layout = normal.paragraph_format
    layout.space_before, layout.space_after = Pt(0), Pt(6)
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE
    layout.widow_control = True
    _heading(document, 1, bold=True, italic=False)
    _heading(document, 2, bold=True, italic=False)
    _heading(document, 3, bold=True, italic=True)
    header = document.styles["Header"]
    header.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    item = _new(document, ITEM)
    item.paragraph_format.first_line_indent = Cm(1)
    item.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    name = _new(document, NAME)
    name.font.bold = True
    name.font.size = Pt(13)
    name.paragraph_format.left_indent = Cm(1)
    name.paragraph_format.keep_with_next = True
    name.paragraph_format.space_after = Pt(2)
    quote = _new(document, QUOTE)
    quote.font.italic = True
    quote.font.size = Pt(13)
    quote.paragraph_format.left_indent = Cm(1)
    quote.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    quote.paragraph_format.space_after = Pt(4)
    _line_left(quote)
    caption = _new(document, CAPTION)
    caption.font.bold = True
    caption.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    caption.paragraph_format.keep_with_next = True
    caption.paragraph_format.space_before = Pt(6)
    cell = _new(document, CELL)
    cell.font.size = Pt(TABLE_SIZE)
    cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)


def _only_used(document: "Document") -> None:
    """The template's tables and lists come in other fonts and colours, and would all be offered to the writer."""
    element = document.styles.element
    for style in list(element.style_lst):
        if style.name_val not in (*_KEPT, *(name.lower() for name in _HEADINGS), "header"):
            element.remove(style)
        elif (link := style.find(qn("w:link"))) is not None:
            style.remove(link)  # to a style of characters that is gone
    latent = element.find(qn("w:latentStyles"))
    if latent is not None:
        element.remove(latent)


def _defaults(document: "Document") -> None:
    """The font and the language of whatever no style says."""
    properties = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for child in list(properties):
        properties.remove(child)
    properties.append(_fonts())
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), "vi-VN")
    properties.append(language)
    for style in document.styles.element.style_lst:
        found = style.find(qn("w:rPr"))
        if found is not None and (fonts := found.find(qn("w:rFonts"))) is not None:
            found.replace(fonts, _fonts())


def _fonts() -> "BaseOxmlElement":
    fonts = OxmlElement("w:rFonts")
    for script in _SCRIPTS:
        fonts.set(qn(script), FONT)
    return fonts


def _theme(document: "Document") -> None:
    """Headings that a writer adds take the fonts of the theme."""
    for part in document.part.package.iter_parts():
        if str(part.partname).startswith("/word/theme/"):
            text = part.blob.decode("utf-8")
            for font in _THEME_FONTS:
                text = text.replace(f'<a:latin typeface="{font}"', f'<a:latin typeface="{FONT}"')
            part._blob = text.encode("utf-8")


def _heading(document: "Document", level: int, *, bold: bool, italic: bool) -> None:
    style = document.styles[f"Heading {level}"]
    style.font.size = Pt(BODY_SIZE)
    style.font.bold, style.font.italic = bold, italic
    style.font.color.rgb = _BLACK
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(6), Pt(6)
    layout.first_line_indent = Cm(1)
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.keep_with_next = True
    layout.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _new(document: "Document", name: str) -> "ParagraphStyle":
    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    return style


def _line_left(style: "ParagraphStyle") -> None:
    """A line beside what agencies write, so that raw material is seen at a glance, in print too."""
    properties = style.element.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:left")
    for key, value in (("val", "single"), ("sz", "12"), ("space", "8"), ("color", _QUOTE_LINE)):
        line.set(qn(f"w:{key}"), value)
    borders.append(line)
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
