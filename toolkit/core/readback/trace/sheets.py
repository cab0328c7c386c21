"""The sheets of a consolidated workbook as a reader sees them: cells, what heads a column, what a row is about."""

from collections.abc import Sequence

from toolkit.core.a1 import column_letter, parse
from toolkit.core.intake.package import Package, SheetPart
from toolkit.core.intake.sheet import Cell
from toolkit.core.readback.model import ReadbackError
from toolkit.core.readback.package import sheet_named
from toolkit.core.readback.trace.blocks import Blocks
from toolkit.core.readback.trace.formula import Value
from toolkit.core.submission import RawCell
from toolkit.core.text import fold, nfc, shortened

_FEWEST = 3
"""Texts that make a row of headings."""
_MARK = 2
"""Letters of a mark, such as "x!" for a report that came: it says nothing about the row."""
_LABEL_COLUMNS = 3
"""Columns from the left that say what a row is about: number, label, and in tables the row of the form."""


class CellError(Exception):
    """A cell that was asked for and does not exist; says so in Vietnamese, with what to write instead."""


class Sheets:
    """The cells of a workbook."""

    def __init__(self, package: Package) -> None:
        self._parts = {sheet.name: sheet for sheet in package.sheets}
        self._package = package
        self._headings: dict[str, list[int]] = {}
        self._blocks: dict[str, Blocks | None] = {}

    def locate(self, text: str) -> tuple[str, int, int]:
        """Sheet, row and column of "Chỉ tiêu!H12"; the sheet may be written without diacritics, quotes or capitals."""
        name, mark, address = nfc(text).strip().rpartition("!")
        shown = ", ".join(f"“{sheet}”" for sheet in self._parts)
        if not mark:
            raise CellError(f"'{text}' chưa nêu trang. Ghi cả trang và ô, ví dụ \"Chỉ tiêu!H12\". Các trang: {shown}.")
        wanted = fold(name.strip().strip("'").replace("''", "'"))
        sheet = next((one for one in self._parts if fold(one) == wanted), None)
        if sheet is None:
            raise CellError(f"Sổ không có trang '{name.strip()}'. Các trang: {shown}.")
        try:
            return (sheet, *parse(address.strip()))
        except ValueError as error:
            raise CellError(f"'{address}' không phải địa chỉ ô. Ghi như H12: cột rồi đến dòng.") from error

    def cell(self, sheet: str, row: int, col: int) -> RawCell:
        """A cell; ReadbackError where a formula names a sheet that is gone."""
        return self._part(sheet).cell(row, col)

    def value(self, sheet: str, row: int, col: int) -> Value:
        """What a cell shows."""
        return self.cell(sheet, row, col).value

    def heading(self, sheet: str, row: int, col: int) -> str:
        """What heads a cell: its column in the headings above it; where tables stand beside each other, of its own."""
        part, blocks = self._part(sheet), self._beside(sheet)
        if blocks is not None:
            return shortened(blocks.heading(row, col))
        top = max((one for one in self._heading_rows(sheet) if one < row), default=None)
        return "" if top is None else shortened(part.text(top, col))

    def column(self, sheet: str, row: int, col: int) -> str:
        """A column by its heading, else by its letter."""
        heading = self.heading(sheet, row, col)
        return f"“{heading}”" if heading else f"cột {column_letter(col)}"

    def label(self, sheet: str, row: int, col: int) -> str:
        """What a row is about: the texts at its left."""
        part, blocks = self._part(sheet), self._beside(sheet)
        if blocks is not None:
            return _label(blocks.left(row, col))
        left = [(at, part.text(row, at)) for at in sorted(part.grid.rows.get(row, {})) if at < col]
        return _label([(at, text) for at, text in left if not part.cell(row, at).formula])

    def _heading_rows(self, sheet: str) -> list[int]:
        """Rows of headings: the first row of at least three texts and nothing else, and those that look like it."""
        if sheet not in self._headings:
            part = self._part(sheet)
            rows = [row for row in sorted(part.grid.rows) if _is_heading(part, row)]
            look = _styles(part, rows[0]) if rows else frozenset()
            self._headings[sheet] = [row for row in rows if _styles(part, row) <= look]
        return self._headings[sheet]

    def _beside(self, sheet: str) -> Blocks | None:
        """The tables of a sheet that holds several side by side; the overview always may."""
        if sheet not in self._blocks:
            blocks = Blocks(self._part(sheet))
            several = sheet == next(iter(self._parts), "") or blocks.several
            self._blocks[sheet] = blocks if several else None
        return self._blocks[sheet]

    def _part(self, sheet: str) -> SheetPart:
        part = self._parts.get(sheet) or sheet_named(self._package, sheet)
        if part is None:
            raise ReadbackError(f"Công thức trỏ đến trang “{sheet}” nhưng sổ không còn trang này. Tổng hợp lại.")
        return part


def _label(left: Sequence[tuple[int, str]]) -> str:
    """What a row is about, by its texts and their columns."""
    said = [(at, text) for at, text in left if len(text) > _MARK or (text and not at)]
    first = [text for at, text in said if at < _LABEL_COLUMNS][:2] or [text for _, text in said[:1]]
    return shortened(" ".join(first))


def _filled(part: SheetPart, row: int) -> dict[int, Cell]:
    return {col: cell for col, cell in part.grid.rows[row].items() if cell.text or cell.formula}


def _is_heading(part: SheetPart, row: int) -> bool:
    cells = _filled(part, row)
    return len(cells) >= _FEWEST and all(part.text(row, col) and not cell.formula for col, cell in cells.items())


def _styles(part: SheetPart, row: int) -> frozenset[str]:
    return frozenset(cell.style for cell in _filled(part, row).values())
