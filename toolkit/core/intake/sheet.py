"""The cells of one worksheet, read straight from its XML in one pass.

Everything the reader needs is in the part itself: exact number text, style index, formula, error,
shared strings. A second parser over the same bytes would add nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice

from toolkit.core.a1 import a1
from toolkit.core.intake import ranges
from toolkit.core.intake.limits import DEFAULT, Limits, Refused
from toolkit.core.intake.markup import Element, namespace, own_name, refuse_own, tree
from toolkit.core.intake.rules import reformatted
from toolkit.core.intake.strings import rich_text, unescape
from toolkit.core.stamp import KEY_END, KEY_FORM, KEY_OPEN, KEY_ROW, KEY_STAMP
from toolkit.core.text import is_blank

STAMP_LINE = "plan="
"""How the stamp as one line begins."""
_ADDRESS = re.compile("([A-Za-z]{1,4})([0-9]{1,9})")
_VALUES = frozenset(("n", "s", "str", "b", "e", "d"))
_INLINE = "inlineStr"
"""Kinds of cells: with a value, and with a text in place."""
_LETTERS = 26
_MARKS = (KEY_STAMP, KEY_FORM, KEY_END, KEY_ROW, KEY_OPEN, STAMP_LINE)
_INITIALS = frozenset(mark[0] for mark in _MARKS)


@dataclass(slots=True)
class Cell:
    """One filled cell as the part holds it."""

    kind: str
    """The type letter: n, s, str, inlineStr, b, e or d; the text of s is already resolved."""
    text: str | None
    """None for a formula without a cached value."""
    style: str
    formula: str | None = None


@dataclass(slots=True)
class Grid:
    """Filled cells by row and column, both from 0, and the few facts about the sheet that matter."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    count: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: list[tuple[int, int]] = field(default_factory=list)
    """First and last column of every hidden run."""
    protected: bool = False
    validated: list[ranges.Range] | None = None
    """Ranges whose cells the office program checks; None where the format was not asked."""
    merges: list[ranges.Range] = field(default_factory=list)
    """Merged ranges."""
    reformatted: list[tuple[ranges.Range, str]] = field(default_factory=list)
    """Ranges with number formats that may be shown in place of those of their cells."""
    zeros: bool = True
    """Whether zeros are shown."""
    suspects: list[str] = field(default_factory=list)
    """Formulas with the sign by which a formula asks another program for something."""
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    """Row, column and text of every text that the tool itself may have written."""

    def put(self, row: int, col: int, cell: Cell) -> None:
        """Add a filled cell; Refused where there is one, because programs differ in which of the two they show."""
        cells = self.rows.get(row)
        if cells is None:
            cells = self.rows[row] = {}
        elif col in cells:
            raise Refused("damaged", "cell-twice", found=a1(row, col))
        self.count += 1
        cells[col] = cell
        text = cell.text
        if not text:
            return
        if len(text) > DEFAULT.text:
            raise Refused("too-large", "text", found=f"{a1(row, col)}: {len(text)}", limit=str(DEFAULT.text))
        if text[0] in _INITIALS and cell.kind != "n" and text.startswith(_MARKS):
            self.marks.append((row, col, text.strip()))

    def also(self, row: int, col: int) -> Iterator[str]:
        """Number formats that may be shown in a cell in place of its own."""
        for (top, left, bottom, right), number_format in self.reformatted:
            if top <= row <= bottom and left <= col <= right:
                yield number_format


def is_mark(text: str) -> bool:
    """Whether the tool itself may have written a text into the key column."""
    return text.startswith(_MARKS)


def read_grid(
    data: bytes, strings: list[str], limits: Limits, room: int, rows: int | None = None, formats: Mapping[int, str] = {}
) -> Grid:
    """Read one worksheet, or its first rows only; at most ``room`` filled cells. ``formats``: as rules have them."""
    root = tree(data, "worksheet", limits.elements)
    prefix = namespace(root)
    reader = _GridReader(strings, limits, room, prefix)
    validated = reader.grid.validated = []
    for part in root:
        tag = own_name(part, prefix)
        if tag == "sheetData":
            reader.read(part, limits.rows if rows is None else rows)
        elif tag == "cols":
            hidden = [item for item in part if ranges.unseen(item, "width")]
            reader.grid.hidden_cols = [
                (ranges.column(item.get("min")), ranges.column(item.get("max"))) for item in hidden
            ]
        elif tag == "sheetViews":
            reader.grid.zeros = not any(ranges.is_off(view, "showZeros") for view in part)
        elif tag == "sheetProtection":
            reader.grid.protected = part.get("sheet") in ("1", "true")
        elif tag == "mergeCells":
            reader.grid.merges = [ranges.cells(item.get("ref", "")) for item in part]
        elif tag in ("dataValidations", "extLst"):
            validated += islice(ranges.checked(part), limits.ranges + 1)
        if tag in ("conditionalFormatting", "extLst"):
            reader.grid.reformatted += islice(reformatted(part, formats), limits.ranges + 1)
        # Each of them is compared with each input cell.
        for found in (validated, reader.grid.merges, reader.grid.hidden_cols, reader.grid.reformatted):
            if len(found) > limits.ranges:
                raise Refused("too-large", "ranges", found=str(len(found)), limit=str(limits.ranges))
    return reader.grid


class _GridReader:
    """One pass over the rows of a sheet."""

    def __init__(self, strings: list[str], limits: Limits, room: int, prefix: str) -> None:
        self.grid = Grid()
        self.strings, self.limits, self.room, self.prefix = strings, limits, room, prefix
        self.value_tag, self.formula_tag, self.inline_tag = f"{prefix}v", f"{prefix}f", f"{prefix}is"
        self.masters: dict[str, str] = {}

    def read(self, data: Element, rows: int) -> None:
        row_tag = f"{self.prefix}row"
        row = -1
        for element in data if rows == self.limits.rows else data[:rows]:
            if element.tag != row_tag:
                refuse_own(element, self.prefix)
                continue
            number = element.get("r")
            row = ranges.row(number) if number else row + 1
            if ranges.unseen(element, "ht"):
                self.grid.hidden_rows.add(row)
            self.read_row(element, row, numbered=bool(number))

    def read_row(self, element: Element, row: int, *, numbered: bool) -> None:
        """The cells of a row; refused where one says that it stands in another row, for programs differ in where."""
        tag = f"{self.prefix}c"
        col, skipped = -1, ""
        for cell in element:
            address = cell.get("r")
            if not len(cell) and address:  # formatted, but empty: most cells of a form
                skipped = address
                continue
            if cell.tag != tag:
                refuse_own(cell, self.prefix)
                continue
            if address:
                place, col = _place(address)
                if place != row:
                    if numbered:
                        raise Refused("damaged", "address", found=address[:20])
                    row = place
            else:
                col = (_place(skipped)[1] if skipped else col) + 1
            skipped = ""
            if len(cell):
                self.add(cell, row, col)

    def add(self, element: Element, row: int, col: int) -> None:
        part = element[0]
        kind = element.get("t", "n")
        formula: str | None = None
        if part.tag == self.value_tag and len(element) == 1 and kind in _VALUES and not len(part):
            text: str | None = part.text or ""
        else:
            text, formula = self.parts(element, kind)
            if text is None and formula is None:
                return
        if kind == "s" and text is not None:
            if not text.isdecimal() or len(text) > ranges.DIGITS or int(text) >= len(self.strings):
                raise Refused("damaged", "shared-string", found=text[:20])
            text = self.strings[int(text)]
        elif kind == "str" and text is not None:
            text = unescape(text)
        if not 0 <= row < self.limits.rows or col >= self.limits.columns:
            if is_blank(text):
                return
            limit = f"{self.limits.rows} × {self.limits.columns}"
            raise Refused("too-large", "extent", found=element.get("r", ""), limit=limit)
        if self.grid.count >= self.room:
            raise Refused("too-large", "cells", found=f"> {self.limits.cells}", limit=str(self.limits.cells))
        self.grid.put(row, col, Cell(kind, text, element.get("s", "0"), formula))

    def parts(self, element: Element, kind: str) -> tuple[str | None, str | None]:
        """Value and formula of a cell that is more than a value.

        Refused where its value is none of its kind, or there are two: the number of a text would pass for a figure.
        """
        texts: list[str] = []
        formula = None
        for part in element:
            if part.tag == self.formula_tag:
                formula = self.formula(part)
            elif part.tag == self.value_tag or part.tag == self.inline_tag:
                inside = part.tag == self.inline_tag
                if texts or (kind != _INLINE if inside else kind not in _VALUES):
                    raise Refused("damaged", "cell-kind", found=element.get("r", ""))
                texts.append(rich_text(part, self.prefix) if inside else part.text or "")
                for strange in () if inside else part:
                    refuse_own(strange, self.prefix)
            else:
                refuse_own(part, self.prefix)
        return texts[0] if texts else None, formula

    def formula(self, element: Element) -> str:
        """The formula's text; followers of a shared formula get the master's, which says enough."""
        text = element.text or ""
        group = element.get("si") if element.get("t") == "shared" else None
        if group is not None:
            text = text or self.masters.get(group, "")
            self.masters[group] = text
        if "|" in text:
            self.grid.suspects.append(text)
        return text or "…"


_columns: dict[str, int] = {}


def _place(address: str) -> tuple[int, int]:
    """Row and column of an address, from 0. Column letters are few, so they are remembered."""
    letters = address.rstrip("0123456789")
    col = _columns.get(letters)
    digits = address[len(letters) :]
    if col is None or not digits or len(digits) > ranges.DIGITS:
        match = _ADDRESS.fullmatch(address)
        if match is None:
            raise Refused("damaged", "address", found=address[:20])
        col = -1
        for letter in letters.upper():
            col = (col + 1) * _LETTERS + ord(letter) - ord("A")
        _columns[letters] = col
    return int(digits) - 1, col
