"""A thin checked layer over xlsxwriter, through which every workbook of the product is written.

xlsxwriter reports a mistake by a warning or a negative return value and goes on, which leaves a workbook without
a drop-down or with a text cut short. Here each of them raises ``WriterError``. Text is always written as text,
whatever it begins with; a formula always carries the value it has when the file is opened; and equal input gives
equal bytes, because the only date in the file is the one handed in.

    book = Book(title="…", subject="…", created=dt.datetime(2022, 3, 28))
    page = book.page("Chỉ tiêu")
    page.column(0, width=10, hidden=True)
    page.text(3, 1, "Sở Y tế", theme.PRINTED)
    page.formula(3, 2, "=1+1", theme.COMPUTED_CELL, cached=2)
    data = book.to_bytes()

Rows and columns count from 0. Charts are set up with xlsxwriter's own objects inside ``with strict():``.
"""

import copy
import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter  # type: ignore[import-untyped, unused-ignore]
from xlsxwriter.exceptions import FileCreateError  # type: ignore[import-untyped, unused-ignore]
from xlsxwriter.packager import Packager  # type: ignore[import-untyped, unused-ignore]

from toolkit.core.a1 import absolute, sheet_reference
from toolkit.core.leftovers import scratch
from toolkit.core.output import cannot_wait, temporary_files
from workbook_templates import theme
from workbook_templates.checks import WriterError, check, strict
from workbook_templates.header import header_text
from workbook_templates.long_page import LongPage, LongSheet
from workbook_templates.page import Page
from workbook_templates.theme import Style

__all__ = ["Book", "LongPage", "Page", "WriterError", "header_text", "strict"]

_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # "none": a font of the theme would show as the theme's own, which is Calibri.
    "default_format_properties": {"font_name": theme.FONT, "font_size": theme.SIZE, "font_scheme": "none"},
    "default_column_width": 72,  # pixels; stands for a font whose digits are 8 pixels wide
    "default_row_height": 21,
}


class Book:
    """A workbook being written."""

    def __init__(
        self,
        *,
        title: str,
        subject: str = "",
        author: str = "",
        keywords: str = "",
        category: str = "",
        created: dt.datetime,
        properties: Mapping[str, str] | None = None,
        large: bool = False,
    ) -> None:
        """``large``: the parts wait in temporary files until they are packed, which takes longer and no memory."""
        self._stream = io.BytesIO()
        self._large = large
        self._formats: dict[Style, Any] = {}
        with strict():
            # A copy: xlsxwriter writes into the nested properties.
            self.raw: Any = xlsxwriter.Workbook(self._stream, {**copy.deepcopy(_OPTIONS), "in_memory": not large})
            facts = {"title": title, "subject": subject, "author": author, "keywords": keywords, "category": category}
            self.raw.set_properties({**{name: text for name, text in facts.items() if text}, "created": created})
            for name, value in (properties or {}).items():
                check(self.raw.set_custom_property(name, value, "text"), "custom property", name)

    def page(self, name: str) -> Page:
        """Add a sheet; its name must be free and valid."""
        with strict():
            return Page(self, self.raw.add_worksheet(name))

    def long_page(self, name: str) -> LongPage:
        """Add a sheet for very many rows."""
        with strict():
            return LongPage(self, self.raw.add_worksheet(name, worksheet_class=LongSheet))

    def has(self, name: str) -> bool:
        """Whether a sheet of this name has been added."""
        return name in self.raw.sheetnames

    def names(self) -> list[str]:
        """The names of the sheets, in order."""
        return list(self.raw.sheetnames)

    def format(self, style: Style) -> Any:
        """The workbook's one format for a style."""
        known = self._formats.get(style)
        if known is None:
            with strict():
                known = self._formats[style] = self.raw.add_format(dict(style.items))
        return known

    def name(self, name: str, sheet: str, row: int, col: int, last_row: int | None = None) -> None:
        """Define a name for a cell, or for the cells down to ``last_row``."""
        address = absolute(row, col)
        if last_row is not None:
            address += f":{absolute(last_row, col)}"
        with strict():
            check(self.raw.define_name(name, f"={sheet_reference(sheet, address)}"), "defined name", name)

    def chart(self, kind: str, subtype: str = "") -> Any:
        """A chart to be set up inside ``with strict():`` and placed with ``Page.chart``."""
        with strict():
            chart = self.raw.add_chart({"type": kind, "subtype": subtype} if subtype else {"type": kind})
        if chart is None:
            raise WriterError(f"unknown chart type {kind}")
        return chart

    def to_bytes(self, *, compact: bool = False) -> bytes:
        """Finish the workbook; ``compact`` takes a little longer for a file that will be mailed."""
        packager = _Parts()
        if compact:
            self.raw._get_packager = lambda: packager
        with strict():
            if self._large:
                self._close_on_disk()
            else:
                self.raw.close()
        return _packed(packager.parts) if compact else self._stream.getvalue()

    def _close_on_disk(self) -> None:
        """Close with the parts in a folder of our own: xlsxwriter leaves them where they are when it is broken off."""
        with temporary_files(), scratch() as folder:
            self.raw.tmpdir = str(folder)
            try:
                self.raw.close()
            except FileCreateError as error:  # of xlsxwriter, around what the system has said
                raise cannot_wait(error.args[0]) from error


class _Parts(Packager):  # type: ignore[misc, unused-ignore]
    """Keeps the parts of a workbook, which xlsxwriter would pack in its own way."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[tuple[io.StringIO | io.BytesIO, str, bool]] = []
        """Content, name, and whether it is bytes."""

    def _create_package(self) -> list[Any]:
        self.parts = super()._create_package()  # type: ignore[no-untyped-call, unused-ignore]
        return []


def _packed(parts: Sequence[tuple[io.StringIO | io.BytesIO, str, bool]]) -> bytes:
    """The parts as tightly as zip can pack them, and without a mark of the operating system."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for content, name, _ in parts:
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            target.writestr(entry, content.getvalue(), zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()
