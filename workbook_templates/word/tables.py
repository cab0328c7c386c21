"""Tables: the header row repeats on every page, and no row is split between two."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm

from toolkit.core.report.text import Span, Table, TableRow
from workbook_templates.word import styles
from workbook_templates.word.paragraphs import add_run, gap

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as WordTable
    from docx.table import _Cell, _Row

_SIDE = Mm(1)
"""Between text and the lines of its cell."""
_BELOW = 6
"""Points between a table and what follows."""
_SHADE = "E7E6E6"
_SMALL = 11
_WIDE = 5
"""Tables of more columns take a smaller size."""


def add_table(document: "Document", table: Table, room: Length) -> None:
    """A table over the whole width."""
    total = sum(column.share for column in table.columns)
    widths = [Length(int(room * column.share / total)) for column in table.columns]
    size = _SMALL if len(table.columns) > _WIDE else styles.TABLE_SIZE
    word = bare_table(document, widths)
    word.style = document.styles["Table Grid"]
    head = add_row(word)
    keep_whole(head)
    _mark(head, "w:tblHeader")
    for cell, column, width in zip(head.cells, table.columns, widths, strict=True):
        cell.width = width
        _fill(cell, (Span(column.heading, bold=True),), centred=True, size=size)
        _shade(cell)
    for row in table.rows:
        _add_row(word, row, table, widths, size)
    gap(document, after=_BELOW)


def bare_table(document: "Document", widths: Sequence[Length]) -> "WordTable":
    """A table of fixed columns without lines and rows."""
    word: WordTable = document.add_table(rows=0, cols=len(widths))
    word.autofit = False
    word.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(word.columns, widths, strict=True):
        column.width = width
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(_SIDE.twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    word._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    return word


def add_row(word: "WordTable") -> "_Row":
    """A new row at the end."""
    row: _Row = word.add_row()  # type: ignore[no-untyped-call]
    return row


def _add_row(word: "WordTable", row: TableRow, table: Table, widths: Sequence[Length], size: float) -> None:
    added = add_row(word)
    keep_whole(added)
    for cell, width in zip(added.cells, widths, strict=True):
        cell.width = width
    if len(row.cells) == 1:
        whole = added.cells[0].merge(added.cells[-1])
        _fill(whole, row.cells[0], centred=False, size=size, bold=row.bold)
        # A heading at the foot of a page says nothing.
        whole.paragraphs[0].paragraph_format.keep_with_next = True
        return
    for cell, spans, column in zip(added.cells, row.cells, table.columns, strict=True):
        _fill(cell, spans, centred=column.centred, size=size, bold=row.bold)


def _fill(cell: "_Cell", spans: Sequence[Span], *, centred: bool, size: float, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = styles.CELL
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for span in spans:
        run = add_run(paragraph, span, size=None if size == styles.TABLE_SIZE else size)
        if bold:
            run.bold = True


def keep_whole(row: "_Row") -> None:
    """Never split a row between two pages."""
    _mark(row, "w:cantSplit")


def _mark(row: "_Row", name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: "_Cell") -> None:
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().insert_element_before(shade, "w:noWrap", "w:tcMar", "w:vAlign")
