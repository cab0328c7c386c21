"""What a scan tells about a workbook besides its values: for every filled cell, and for the sheets as such."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.core.a1 import a1
from toolkit.core.intake.foreign.worker import TEXT
from toolkit.core.intake.limits import Limits, Refused

GENERAL = "General"
ERRORS: Mapping[int, str] = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
"""Error values by their number in the binary formats ([MS-XLS] 2.5.10 BErr, [MS-XLSB] 2.5.97.2)."""


class Mark(NamedTuple):
    """One filled cell, without its value."""

    number_format: str = GENERAL
    formula: bool = False
    error: str = ""
    """Name of the error value, if the cell holds one."""
    text: bool = False
    """Whether the cell holds a text, which may be empty."""
    missing: bool = False
    """A formula without a stored result."""


@dataclass(slots=True)
class SheetScan:
    """One sheet; places count from 0."""

    cells: dict[tuple[int, int], Mark] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    protected: bool = False


@dataclass(slots=True)
class BookScan:
    """A workbook; sheets in the order of the file, those without cells (charts) too."""

    sheets: list[SheetScan] = field(default_factory=list)
    epoch_1904: bool = False
    properties: Mapping[str, str] = field(default_factory=dict)
    """Document properties by the names that .xlsx has for them."""
    custom: Mapping[str, str] = field(default_factory=dict)
    active: set[str] = field(default_factory=set)
    """What would run or fetch something, by the names of ``toolkit.core.intake.active``."""


class Tally:
    """Limits over all sheets of a workbook, held while it is scanned."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.cells = self.area = self.text = 0

    def put(self, sheet: SheetScan, row: int, col: int, mark: Mark) -> None:
        """Note a filled cell; Refused where it lies outside, is there already or is one too many."""
        if row >= self.limits.rows or col >= self.limits.columns:
            limit = f"{self.limits.rows} × {self.limits.columns}"
            raise Refused("too-large", "extent", found=f"{row + 1} × {col + 1}", limit=limit)
        if (row, col) in sheet.cells:  # programs differ in which one they show
            raise Refused("damaged", "cell-twice", found=a1(row, col))
        self.room_for(1)
        self.cells += 1
        sheet.cells[row, col] = mark

    def room_for(self, cells: int, length: int = 0) -> None:
        """Refused where so many more filled cells are too many, or their texts, each of a length, too long."""
        self.text += cells * length
        if self.text > TEXT:
            raise Refused("too-large", "texts", found=f"> {TEXT}", limit=str(TEXT))
        if self.cells + cells > self.limits.cells:
            raise Refused("too-large", "cells", found=f"> {self.limits.cells}", limit=str(self.limits.cells))

    def close(self, sheet: SheetScan) -> None:
        """Count the rectangle around a sheet's cells: whoever reads the values holds all of it in memory."""
        rows, cols = {row for row, _ in sheet.cells}, {col for _, col in sheet.cells}
        if rows:
            self.area += (max(rows) - min(rows) + 1) * (max(cols) - min(cols) + 1)
        if self.area > self.limits.area:
            raise Refused("too-large", "area", found=str(self.area), limit=str(self.limits.area))
