"""The body of a Word document as paragraphs and tables in their order, with what merged cells swallow marked.

Works on the XML that python-docx opens and not on its table objects: these leave out cells inside content controls and
tracked insertions, and repeat a merged cell at every position.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from toolkit.core.numbers.legacy import Encoding, decode
from toolkit.core.text import clean

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_WRAPPERS = frozenset(qn(tag) for tag in ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"))
_MOST_COLUMNS = 63
"""Word itself allows no more columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of a table, or the part of a merged cell at one position."""

    text: str = ""
    """Paragraphs and line breaks on lines of their own; empty in all but the first part of a merged cell."""
    continued: bool = False
    """Whether it belongs to a cell that began in a row above."""
    bold: bool = False
    """Whether all of its words are set in bold type by themselves, not by a style."""
    span: int = 1
    """Columns that the cell covers; 0 in the parts behind the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph between the tables, perhaps a blank one; its lines are kept."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: rows of as many cells as it has columns."""

    number: int
    """Position among the tables of the document, from 1."""
    rows: tuple[tuple[Cell, ...], ...]


def blocks(document: "Document") -> Iterator[Paragraph | Table]:
    """Paragraphs and tables of the body in their order; tables inside cells are text of these cells."""
    number = 0
    for element in _children(document.element.body, ("w:p", "w:tbl")):
        if element.tag == qn("w:tbl"):
            number += 1
            yield Table(number=number, rows=_rows(element))
        else:
            yield Paragraph(text=_text([element]))


def _children(element: "Element", tags: tuple[str, ...]) -> "Iterator[Element]":
    """Children with one of the tags, also those inside content controls and tracked insertions."""
    wanted = {qn(tag) for tag in tags}
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _children(child, tags)


def _rows(table: "Element") -> tuple[tuple[Cell, ...], ...]:
    rows = [_row(row) for row in _children(table, ("w:tr",)) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
    width = max(map(len, rows), default=0)
    return tuple((*row, *[Cell()] * (width - len(row))) for row in rows)


def _row(row: "Element") -> list[Cell]:
    cells = [Cell()] * _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
    for cell in _children(row, ("w:tc",)):
        span = _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
        merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
        continued = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
        text = "" if continued else _text(_paragraphs(cell))
        cells.append(Cell(text=text, continued=continued, span=span, bold=bool(text) and _bold(cell)))
        cells += [Cell(continued=continued, span=0)] * (span - 1)
    return cells[:_MOST_COLUMNS]


def _paragraphs(cell: "Element") -> "list[Element]":
    """Paragraphs of a cell, also of tables within it, but not those of text boxes."""
    return [p for p in cell.iter(qn("w:p")) if next(p.iterancestors(qn("w:txbxContent")), None) is None]


def _bold(cell: "Element") -> bool:
    runs = [run for run in cell.iter(qn("w:r")) if any((words.text or "").strip() for words in run.iter(qn("w:t")))]
    marks = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(marks) and all(mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false") for mark in marks)


def _number(element: "Element | None", default: int) -> int:
    text = "" if element is None else element.get(qn("w:val"), "")
    return min(int(text), _MOST_COLUMNS) if text.isdecimal() else default


def _text(paragraphs: "list[Element]") -> str:
    lines = ("".join(_words(paragraph)) for paragraph in paragraphs)
    return "\n".join(filter(None, (_line(line) for whole in lines for line in whole.split("\n"))))


def _line(text: str) -> str:
    encoding, unicode = decode(text)
    kept = "".join(
        c for c in (text if encoding is Encoding.MIXED else unicode) if c >= " " and not "\x7f" <= c <= "\x9f"
    )
    return " ".join(clean(kept).text.split())


def _words(element: "Element") -> Iterator[str]:
    """What a reader sees of a paragraph: no tracked deletions, no field codes, no second version of a text box."""
    for child in element:
        tag = str(child.tag).rpartition("}")[2]
        if tag == "t":
            yield child.text or ""
        elif tag in ("br", "cr"):
            yield "\n"
        elif tag == "tab" or tag == "ptab":
            yield " "
        elif tag == "noBreakHyphen":
            yield "-"
        elif tag not in ("pPr", "rPr", "del", "moveFrom", "Fallback", "p", "instrText", "delText"):
            yield from _words(child)
