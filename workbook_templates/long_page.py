"""A sheet of very many rows, which wait as they will stand in the file.

xlsxwriter keeps an object for every cell until the file is closed; for the data of a country that takes more memory
than everything else together. Here a sheet is set down as soon as it is written, and the longest one takes its rows
whole and at once, without an object for any cell. All the rest stays xlsxwriter's: formats, shared strings, links,
filters, checks, printing.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, Self, cast

from xlsxwriter.url import Url  # type: ignore[import-untyped, unused-ignore]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped, unused-ignore]

from toolkit.core.a1 import column_letter
from toolkit.core.submission import Value
from workbook_templates.checks import WriterError, check
from workbook_templates.page import LONGEST_TEXT, Page, file_url, looks_rich
from workbook_templates.theme import Style
from workbook_templates.waiting import WaitingRows

if TYPE_CHECKING:
    from workbook_templates.writer import Book

EXCEL_LINKS, LONGEST_ADDRESS = 65_530, 1_000
"""Links that a sheet of Excel takes, and characters that one takes for certain."""


class _Links(defaultdict[int, Any]):
    """The links of a sheet by row and column, of which most are kept as column and address until they are written."""

    def __init__(self) -> None:
        super().__init__(dict)
        self._made: tuple[int, dict[int, Url]] = (-1, {})
        """The row that was asked for last, for xlsxwriter asks for each several times."""

    def __getitem__(self, row: int) -> dict[int, Url]:
        found = super().__getitem__(row)
        if isinstance(found, dict):
            return found
        if self._made[0] != row:
            self._made = (row, {found[0]: file_url(found[1])})
        return self._made[1]


class LongSheet(Worksheet):
    """A sheet of xlsxwriter with rows that are written before the workbook is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.above, self.ready = WaitingRows(), WaitingRows()
        """The rows that came by cells, and those that came whole, which stand below them."""
        self.hyperlinks = _Links()

    def set_down(self) -> None:
        """Write all rows; no cell can be changed or looked up afterwards."""
        held: Any = self.fh
        self.fh = cast(Any, self.above)
        self._write_held()
        self.fh = held
        self.table.clear()
        self.row_info.clear()

    def _write_held(self) -> None:
        """Write the rows that xlsxwriter holds, looking no further than the last of them."""
        bottom: Any = self.dim_rowmax
        last = max([*self.table, *self.row_info], default=None)
        if last is not None:
            self.dim_rowmax = cast(Any, last)
            super()._write_rows()
            self.dim_rowmax = bottom

    def _write_rows(self) -> None:
        self._write_held()
        for waiting in (self.above, self.ready):
            waiting.hand_over(cast(IO[str], self.fh))


class LongPage(Page):
    """A page that takes whole rows, from top to bottom, and is set down at the end of its ``with``."""

    def __init__(self, book: "Book", raw: Any) -> None:
        super().__init__(book, raw)
        self.unshared: frozenset[int] = frozenset()
        """Columns whose texts hardly ever repeat: in whole rows they stand in their cells, not among shared strings."""
        self._last = -1
        self._places: dict[tuple[int, Style], tuple[str, str]] = {}
        """What stands before and after the row's number at the beginning of a cell."""

    def record(self, row: int, points: float, cells: Iterable[tuple[int, Value, Style]]) -> None:
        """Write a row of a height in points: column, content and style of each cell, from left to right.

        Everything here runs millions of times for the workbook of a country.
        """
        if row <= self._last:
            raise WriterError(f"row {row} comes after row {self._last}: {self.name}")
        self._last = row
        places, strings, unshared = self._places, self.raw.str_table.string_table, self.unshared
        number = row + 1
        written = [f'<row r="{number}" ht="{points:g}" customHeight="1">']
        col = again = 0
        for col, content, style in cells:
            before, after = places.get((col, style)) or self._place(col, style)
            if isinstance(content, str) and col in unshared:
                written.append(f'{before}{number}{after} t="inlineStr"><is>{self._inline(row, col, content)}</is></c>')
            elif isinstance(content, str):
                # What xlsxwriter has made of another text must not be taken for this one.
                index = strings.get(content) if content[:3] != "<r>" else None
                if index is None:
                    index = self._string(row, col, content, style)
                else:
                    again += 1
                written.append(f'{before}{number}{after} t="s"><v>{index}</v></c>')
            else:
                written.append(f"{before}{number}{after}><v>{self._number(content):.16G}</v></c>")
        written.append("</row>")
        self.raw.ready.write("".join(written))
        self.raw.str_table.count += again
        check(self.raw._check_dimensions(row, col), "row", (self.name, row))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the cells: nothing is written after that, and no chart may show them."""
        self.raw.set_down()

    def file_link_on(self, row: int, col: int, path: str) -> None:
        """Put a link, as :meth:`file_link` does, on a cell that comes with its row: the only one there."""
        self.raw.hlink_count += 1
        if self.raw.hlink_count > EXCEL_LINKS or len(path) > LONGEST_ADDRESS:
            raise WriterError(f"file link at {(self.name, row, col)}: {path}")
        self.raw.hyperlinks[row] = (col, path)

    def _place(self, col: int, style: Style) -> tuple[str, str]:
        place = f'<c r="{column_letter(col)}', f'" s="{self.book.format(style)._get_xf_index()}"'
        self._places[col, style] = place
        return place

    def _string(self, row: int, col: int, text: str, style: Style) -> int:
        """Place of a text among the shared strings."""
        if looks_rich(text):
            self.text(row, col, text, style)
            return int(self.raw.table[row].pop(col).string)
        self._check_length(row, col, text)
        return int(self.raw.str_table._get_shared_string_index(text))

    def _inline(self, row: int, col: int, text: str) -> str:
        self._check_length(row, col, text)
        return f'<t xml:space="preserve">{self.raw._escape_data(self.raw._escape_control_characters(text))}</t>'

    def _check_length(self, row: int, col: int, text: str) -> None:
        if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            raise WriterError(f"text at {(self.name, row, col)} is too long")

    def _number(self, content: Decimal | dt.date) -> float:
        if isinstance(content, Decimal):
            return float(content)
        moment = dt.datetime(content.year, content.month, content.day)
        return float(self.raw._convert_date_time(moment))
