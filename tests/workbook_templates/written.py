"""Books as they are written, and where their cells are."""

from functools import cache
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.textbook import column_of, keys, open_book
from tests.workbook_templates.books import nghe_an_book, small_book
from toolkit.core.a1 import a1
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Field, Form, Layout
from toolkit.core.stamp import KEY_FORM, KEY_OPEN, KEY_ROW
from workbook_templates.agency_book import write_agency_book

BOOKS = [
    small_book(),
    small_book(period="6t"),
    nghe_an_book("chi-tieu", "so-y-te"),
    nghe_an_book("hoat-dong", "so-ld-tbxh"),
]
every_book = pytest.mark.parametrize("book", BOOKS, ids=lambda book: f"{book.report.id}-{book.period.code}")


@cache
def _bytes(place: int) -> bytes:
    return write_agency_book(BOOKS[place])


def data_of(book: AgencyBook) -> bytes:
    """The file of one of these books, written once."""
    return _bytes(BOOKS.index(book))


def sheets_of(book: AgencyBook) -> Any:
    """One of these books as a workbook."""
    return open_book(data_of(book))


def sheet_of(book: AgencyBook, name: str) -> Any:
    """A sheet of any book."""
    return open_book(write_agency_book(book))[name]


def inputs_of(form: Form) -> list[tuple[str, str, Field]]:
    """(key, heading, field) of every open cell."""
    rows = [(f"{KEY_ROW}{row.key}", row) for row in form.rows]
    found = [(key, c.heading, form.field(row, c)) for key, row in rows for c in form.columns]
    if form.spec.layout is Layout.OPEN:
        numbers = range(1, form.spec.open_rows + 1)
        found = [(f"{KEY_OPEN}{number}", column.heading, column.field) for number in numbers for column in form.columns]
    return [(key, heading, field) for key, heading, field in found if field is not None]


def cell_of(sheet: Worksheet, form: Form, key: str, heading: str) -> str:
    top = keys(sheet)[f"{KEY_FORM}{form.spec.id}"]
    # Keys such as "+:1" may come twice on a sheet: once for each form.
    row = next(row for row in range(top, sheet.max_row + 1) if sheet.cell(row, 1).value == key)
    return a1(row - 1, column_of(sheet, top, heading) - 1)
