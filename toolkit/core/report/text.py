"""The parts of a drafted document: letterhead, headings, paragraphs, tables, annexes, closing.

A draft marks what its writer has to look at: such words carry ``doubt`` and are shown highlighted, in brackets.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Span:
    """Some words in one look."""

    text: str
    doubt: bool = False
    """Words of the draft to its writer: highlighted, to be settled and removed before signing."""
    bold: bool = False
    italic: bool = False


class Look(Enum):
    """What a paragraph is."""

    BODY = "body"
    ITEM = "item"  # one of a list, with a dash
    NAME = "name"  # the agency whose words follow
    QUOTE = "quote"  # words of an agency, raw material
    CAPTION = "caption"  # stands above a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the document; level 1 is "I.", level 2 "1."."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph."""

    spans: tuple[Span, ...]
    look: Look = Look.BODY

    @property
    def text(self) -> str:
        """Its words alone."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table."""

    heading: str
    share: float
    """Its part of the width, against the shares of the others."""
    centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row; one with a single cell runs over all columns and heads those below it."""

    cells: tuple[tuple[Span, ...], ...]
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header row."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """A "Phụ lục" behind the signature, with page numbers of its own."""

    number: int
    """0: the one list that goes with a letter."""
    title: str
    landscape: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands above the text: who writes, number, place and day."""

    superior: str
    """Empty where the issuing body prints none."""
    issuer: str
    symbol: Span
    """Behind the blank number: "BC-SLĐTBXH"."""
    about: str = ""
    """Trích yếu of a letter ("V/v …"); reports have a title instead."""
    place: str
    year: int
    """Day and month stay blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Nơi nhận and the signature block."""

    recipients: tuple[str, ...]
    """Without the dash and the semicolon."""
    archive: str
    """The last line, "Lưu: VT, BĐG."."""
    signer: tuple[Span, ...]
    """Authority and office, a line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentText:
    """A whole document."""

    title: str
    """Of the file, in its properties."""
    draft: Paragraph
    """The first line: that this is a draft, of what, and that marked places want a look."""
    letterhead: Letterhead
    kind: str
    """Tên loại ("BÁO CÁO"); empty for a letter."""
    subject: str
    """Trích yếu below the kind."""
    to: tuple[str, ...]
    """Kính gửi."""
    basis: tuple[Paragraph, ...]
    """Căn cứ, a paragraph each."""
    body: tuple[Block, ...]
    closing: Closing
    annexes: tuple[Annex, ...]
    as_of: dt.date
    """The day on which the figures stand; times in the file come from it."""


def paragraph(*parts: str | Span, look: Look = Look.BODY) -> Paragraph:
    """A paragraph of plain words and spans."""
    return Paragraph(spans=tuple(Span(part) if isinstance(part, str) else part for part in parts if part), look=look)


def row(*cells: str | Span | tuple[Span, ...], bold: bool = False) -> TableRow:
    """A row of plain words, spans or several of them."""
    return TableRow(cells=tuple(_cell(cell) for cell in cells), bold=bold)


def doubt(text: str) -> Span:
    """What the writer of the document has to look at; ``text`` without an end mark."""
    return Span(f"[cần xem lại: {text.rstrip('. ')}]", doubt=True)


def blank(text: str) -> Span:
    """What only the writer of the document can say."""
    return Span(f"[cần bổ sung: {text.rstrip('. ')}]", doubt=True)


def spaced(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans with a space before each."""
    for span in spans:
        yield Span(" ")
        yield span


def block_doubts(blocks: Iterable[Block]) -> int:
    """How many places the writer of the document has to look at."""
    return sum(span.doubt for block in blocks for span in _spans(block))


def _spans(block: Block) -> Iterator[Span]:
    if isinstance(block, Paragraph):
        yield from block.spans
    elif isinstance(block, Table):
        for line in block.rows:
            for cell in line.cells:
                yield from cell


def without_empty_columns(table: Table) -> Table:
    """A table less the columns in which no row says anything."""
    full = [row for row in table.rows if len(row.cells) == len(table.columns)]
    kept = [
        place
        for place in range(len(table.columns))
        if not full or any(span.text.strip() for row in full for span in row.cells[place])
    ]
    rows = (
        TableRow(cells=tuple(row.cells[place] for place in kept), bold=row.bold) if row in full else row
        for row in table.rows
    )
    return Table(columns=tuple(table.columns[place] for place in kept), rows=tuple(rows))


def _cell(cell: str | Span | tuple[Span, ...]) -> tuple[Span, ...]:
    if isinstance(cell, str):
        return (Span(cell),)
    return (cell,) if isinstance(cell, Span) else cell
