"""A form that was sent out, changed the way people change it, and came back."""

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.workbook_templates.books import NGHE_AN, small_book
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Field, Kind, Layout, Row
from toolkit.core.intake.read import Intake, read_file
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan
from toolkit.core.submission import LocatedForm, Submission
from workbook_templates.agency_book import write_agency_book

INDICATORS, TASKS, COVER = "indicators", "tasks", "cover"
MATRIX, LIST, PROSE = "table:can-bo", "table:van-ban", "outline:de-cuong"


@cache
def book() -> AgencyBook:
    """The book of the small plan; every kind of form occurs once."""
    return small_book()


@cache
def sent() -> bytes:
    """Its file."""
    return write_agency_book(book())


@cache
def nghe_an() -> Plan:
    """The sample plan."""
    return load_plan(NGHE_AN)


class Returned:
    """An open workbook; places are named by form, row and column, and looked up without the reader's help."""

    def __init__(self, agency_book: AgencyBook | None = None, data: bytes | None = None) -> None:
        self.book = agency_book or book()
        self.workbook = openpyxl.load_workbook(
            io.BytesIO(data or (sent() if agency_book is None else write(self.book)))
        )

    def heading(self, form: str) -> tuple[Worksheet, int]:
        """Sheet and heading row of a form."""
        for sheet in self.workbook.worksheets:
            for row in range(1, sheet.max_row + 1):
                if sheet.cell(row, 1).value == f"#form:{form}":
                    return sheet, row
        raise KeyError(form)

    def row(self, form: str, key: str) -> int:
        """Row of a printed row, or of blank row "+1" of a list."""
        sheet, row = self.heading(form)
        wanted = f"+:{key[1:]}" if key.startswith("+") else f"r:{key}"
        while sheet.cell(row, 1).value != wanted:
            assert sheet.cell(row, 1).value != f"#end:{form}", key
            row += 1
        return row

    def column(self, form: str, column: str) -> int:
        """Column of the sheet."""
        sheet, row = self.heading(form)
        declared = next(found for _, found in self.book.forms() if found.spec.id == form)
        heading = declared.spec.column(column).heading
        return next(cell.column for cell in sheet[row] if cell.value == heading)

    def cell(self, form: str, key: str, column: str) -> Cell:
        """One cell."""
        sheet, _ = self.heading(form)
        cell = sheet.cell(self.row(form, key), self.column(form, column))
        assert isinstance(cell, Cell)
        return cell

    def type(self, form: str, key: str, column: str, value: Any, number_format: str = "") -> str:
        """Enter a value; returns the address."""
        cell = self.cell(form, key, column)
        cell.value = value
        if number_format:
            cell.number_format = number_format
        return cell.coordinate

    def data(self) -> bytes:
        """The file."""
        stream = io.BytesIO()
        self.workbook.save(stream)
        return stream.getvalue()

    def intake(self, folder: Path) -> Intake:
        """What the reader makes of it."""
        return intake_of(self.data(), folder, self.book.plan)

    def submission(self, folder: Path) -> Submission:
        """The submission, which there must be."""
        intake = self.intake(folder)
        assert intake.submission is not None, (intake.problem, intake.details)
        return intake.submission

    def form(self, folder: Path, form: str) -> LocatedForm:
        """One located form."""
        return located(self.submission(folder), form)


def write(agency_book: AgencyBook) -> bytes:
    """The file that was sent."""
    return write_agency_book(agency_book)


def intake_of(data: bytes, folder: Path, plan: Plan | None = None, name: str = "bieu.xlsx") -> Intake:
    """What the reader makes of some bytes."""
    path = folder / name
    path.write_bytes(data)
    return read_file(path, name, plan or book().plan)


def located(submission: Submission, form: str) -> LocatedForm:
    """One form of a submission."""
    return next(found for found in submission.forms if found.form == form)


def filled(form: LocatedForm) -> dict[tuple[str, str], str]:
    """Row and column → text of the entries that hold something."""
    return {(entry.row, entry.column): entry.typed for entry in form.entries if entry.typed}


def sample(field: Field, number: int) -> str | int | float:
    """Something that fits the field and differs from cell to cell."""
    match field.kind:
        case Kind.CHOICE:
            return field.choices[number % len(field.choices)]
        case Kind.DATE:
            return f"{number % 28 + 1:02d}/12/2022"
        case Kind.TEXT:
            return f"Nội dung {number}"
        case Kind.FIGURE:
            if field.unit is not None and field.unit.integral:
                return 1990 + number % 40
            return (number % 90) + 1.25


def fill(returned: Returned) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Fill every input cell; returns address and text by form, row and column."""
    written: dict[tuple[str, str, str], tuple[str, str]] = {}
    for _, form in returned.book.forms():
        rows: list[tuple[str, Row | None]] = [(row.key, row) for row in form.rows]
        if form.spec.layout is Layout.OPEN:
            rows = [(str(place), None) for place in range(1, form.spec.open_rows + 1)]
        for key, row in rows:
            for column in form.columns:
                field = column.field if row is None else form.field(row, column)
                if field is not None:
                    value = sample(field, len(written))
                    address = returned.type(form.spec.id, key if row else f"+{key}", column.id, value)
                    written[form.spec.id, key, column.id] = (address, str(value).replace(".", ","))
    return written


def entries(submission: Submission) -> Iterator[tuple[tuple[str, str, str], tuple[str, str]]]:
    """Address and text by form, row and column."""
    for form in submission.forms:
        for entry in form.entries:
            yield (form.form, entry.row, entry.column), (entry.cell, entry.typed)
