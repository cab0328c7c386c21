"""The table of a sheet as it stands now: its columns by their headings, wherever somebody moved them."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Self

from toolkit.core.a1 import a1
from toolkit.core.intake.package import SheetPart
from toolkit.core.numbers.formats import from_serial, is_percent, plain
from toolkit.core.readback.model import ReadbackError
from toolkit.core.submission import RawCell, Value
from toolkit.core.text import match_key


class HeadedTable:
    """The rows below the headings of a sheet."""

    def __init__(self, sheet: SheetPart, top: int, columns: dict[str, int]) -> None:
        self.sheet = sheet
        self.top = top
        """Row of the headings."""
        self.columns = columns

    @classmethod
    def find(cls, sheet: SheetPart, wanted: Iterable[str]) -> Self | None:
        """The table whose heading row has all these headings; None where the sheet has no such row."""
        needed = set(wanted)
        for row in sorted(sheet.grid.rows):
            columns: dict[str, int] = {}
            for col in sorted(sheet.grid.rows[row]):
                columns.setdefault(match_key(sheet.text(row, col)), col)
            if needed <= columns.keys():
                return cls(sheet, row, columns)
        return None

    @classmethod
    def needed(cls, sheet: SheetPart, wanted: Sequence[str]) -> Self:
        """The same; ReadbackError where columns are gone."""
        table = cls.find(sheet, wanted)
        if table is None:
            names = ", ".join(f"“{heading}”" for heading in wanted)
            raise ReadbackError(
                f"Trang “{sheet.name}” không đọc được: thiếu một trong các cột {names}. "
                "Chạy lại bdgxl merge để có sổ mới."
            )
        return table

    @property
    def rows(self) -> Iterator[int]:
        """Numbers of the filled rows, top to bottom."""
        return (row for row in sorted(self.sheet.grid.rows) if row > self.top)

    def address(self, row: int, heading: str) -> str:
        """Address of a cell; empty where the sheet has no such column."""
        return a1(row, self.columns[heading]) if heading in self.columns else ""

    def cell(self, row: int, heading: str) -> RawCell:
        """A cell; a blank one where there is nothing."""
        col = self.columns.get(heading)
        return RawCell(address="", value=None) if col is None else self.sheet.cell(row, col)

    def text(self, row: int, heading: str) -> str:
        """A cell as text, also where somebody typed a number."""
        col = self.columns.get(heading, -1)
        if col not in self.sheet.grid.rows.get(row, {}):
            return ""  # most cells, and large workbooks have very many
        text = self.sheet.text(row, col)
        return text or ("" if (cell := self.sheet.cell(row, col)).value is None else cell.typed)

    def number(self, row: int, heading: str) -> Decimal | None:
        """A figure as its cell shows it: 0.3764 under 0.00% is 37.64; None for anything else."""
        return _figure(self.cell(row, heading))

    def value(self, row: int, heading: str) -> Value | None:
        """Whatever a cell holds: a day where it shows one."""
        cell = self.cell(row, heading)
        if isinstance(cell.value, bool):
            return cell.typed
        if isinstance(cell.value, Decimal) and cell.date:
            return from_serial(cell.value) or cell.value
        return cell.value or None if isinstance(cell.value, str) else _figure(cell)

    def date(self, row: int, heading: str) -> dt.date | None:
        """A day; None for anything else."""
        value = self.value(row, heading)
        return value if isinstance(value, dt.date) else None


def _figure(cell: RawCell) -> Decimal | None:
    if not isinstance(cell.value, Decimal) or cell.date:
        return None
    return plain(cell.value * 100) if is_percent(cell.number_format, cell.value) else cell.value
