"""Every cell of a form that a person may change, found by its key column and headings without bdgxl's own reader."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from toolkit.core.a1 import a1
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Column, Field, Form, Row
from toolkit.core.stamp import KEY_END, KEY_FORM, KEY_OPEN, KEY_ROW


class Role(StrEnum):
    """What a cell is for."""

    INPUT = "input"
    PRINTED = "printed"
    FORMULA = "formula"
    CLOSED = "closed"  # sent blank and locked
    BESIDE = "beside"  # right of the form's columns
    HEADING = "heading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One cell of a form."""

    form: Form
    row: Row | None
    """None in open rows and in the row of headings."""
    key: str
    """The row's key; rows of lists are numbered "1", "2", …; empty in the row of headings."""
    column: Column
    """Of a cell beside the form: its last column."""
    sheet: str
    place: tuple[int, int]
    """Row and column from 0."""
    role: Role
    field: Field | None = None
    """Of an input cell."""

    @property
    def cell(self) -> str:
        """A1 address."""
        return a1(*self.place)

    @property
    def printed(self) -> str:
        """The locked text of a printed cell or a heading."""
        if self.role is Role.HEADING:
            return self.column.heading
        return self.row.printed.get(self.column.id, "") if self.row else ""


def spots_of(workbook: Workbook, book: AgencyBook) -> list[Spot]:
    """All cells of all forms of a workbook, top to bottom."""
    forms = {form.spec.id: form for _, form in book.forms()}
    return [spot for sheet in workbook.worksheets for spot in _of_sheet(sheet, forms)]


def _of_sheet(sheet: Worksheet, forms: dict[str, Form]) -> Iterator[Spot]:
    form: Form | None = None
    columns: dict[str, int] = {}
    for number, cells in enumerate(sheet.iter_rows()):
        key = str(cells[0].value or "")
        if key.startswith(KEY_FORM):
            form = forms[key.removeprefix(KEY_FORM)]
            headings = {str(cell.value): place for place, cell in enumerate(cells) if cell.value is not None}
            columns = {column.id: headings[column.heading] for column in form.columns}
            yield from _headings(sheet.title, number, form, columns)
        elif key.startswith(KEY_END):
            form = None
        elif form is not None and key.startswith((KEY_ROW, KEY_OPEN)):
            yield from _cells(sheet.title, number, form, key, columns)


def _headings(sheet: str, number: int, form: Form, columns: dict[str, int]) -> Iterator[Spot]:
    for column in form.columns:
        place = (number, columns[column.id])
        yield Spot(form=form, row=None, key="", column=column, sheet=sheet, place=place, role=Role.HEADING)


def _cells(sheet: str, number: int, form: Form, mark: str, columns: dict[str, int]) -> Iterator[Spot]:
    key = mark.removeprefix(KEY_ROW).removeprefix(KEY_OPEN)
    row = None if mark.startswith(KEY_OPEN) else form.row_by_key[key]
    for column in form.columns:
        place = (number, columns[column.id])
        field = column.field if row is None else form.field(row, column)
        role = _role(row, column, field)
        if role is not None:
            yield Spot(form=form, row=row, key=key, column=column, sheet=sheet, place=place, role=role, field=field)
    place = (number, max(columns.values()) + 1)
    yield Spot(form=form, row=row, key=key, column=form.columns[-1], sheet=sheet, place=place, role=Role.BESIDE)


def _role(row: Row | None, column: Column, field: Field | None) -> Role | None:
    """None for what neither is filled nor was sent with anything in it: the computed columns of lists."""
    if field is not None:
        return Role.INPUT
    if row is None:
        return None
    if row.printed.get(column.id):
        return Role.PRINTED
    return Role.FORMULA if column.formula is not None and not row.heading else Role.CLOSED
