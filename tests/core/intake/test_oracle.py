"""The targeted reader against openpyxl: every cell, on generated workbooks and on those LibreOffice saves."""

import datetime as dt
import io
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import to_excel

from samples.office.client import Office
from tests.core.intake.returned import Returned, book, filled, intake_of, located, nghe_an, sent, write
from toolkit.core.a1 import a1
from toolkit.core.forms.book import agency_books
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.limits import DEFAULT
from toolkit.core.intake.package import read_package
from toolkit.core.numbers.formats import exact
from toolkit.core.stamp import STAMP_SHEET

Found = dict[tuple[str, str], tuple[object, str, bool]]
"""Sheet and address → value, number format, whether a formula."""


def ours(data: bytes) -> Found:
    found: Found = {}
    for sheet in read_package(Archive(data, DEFAULT)).sheets:
        if sheet.name == STAMP_SHEET:  # read in part, on purpose
            continue
        for row, cells in sheet.grid.rows.items():
            for col in cells:
                cell = sheet.cell(row, col)
                value = None if cell.value == "" else cell.value
                found[sheet.name, a1(row, col)] = (cell.error or value, cell.number_format, bool(cell.formula))
    return {place: cell for place, cell in found.items() if cell[0] is not None or cell[2]}


def theirs(data: bytes) -> Found:
    cells = ((place, cell) for place, cell in _openpyxl(data) if place[0] != STAMP_SHEET)
    return {place: cell for place, cell in cells if cell[0] is not None or cell[2]}


def _openpyxl(data: bytes) -> Iterator[tuple[tuple[str, str], tuple[object, str, bool]]]:
    values, formulas = (openpyxl.load_workbook(io.BytesIO(data), data_only=only) for only in (True, False))
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                value = values[sheet.title][cell.coordinate].value
                yield (sheet.title, cell.coordinate), (_plain(value), cell.number_format, cell.data_type == "f")


def _plain(value: object) -> object:
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        value = to_excel(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return exact(Decimal(repr(value)))
    return None if value == "" else value


TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="_\ufffe\uffff"), min_size=1, max_size=30
)
NUMBERS = st.floats(-1e300, 1e300).map(lambda number: 0.0 if abs(number) < 1e-300 else number)
VALUES = st.one_of(TEXTS, NUMBERS, st.integers(-(10**9), 10**9), st.booleans())
FORMATS = st.sampled_from(["General", "0.00", "0%", "0.00%", "@", '0.00"%"', "#,##0", "[$-42A]0.0"])
CELLS = st.dictionaries(
    st.tuples(st.integers(0, 40), st.integers(0, 30)), st.tuples(VALUES, FORMATS), min_size=1, max_size=25
)


@settings(max_examples=25)
@given(cells=CELLS, plain_strings=st.booleans())
def test_generated_workbooks(cells: dict[tuple[int, int], tuple[object, str]], plain_strings: bool) -> None:
    stream = io.BytesIO()
    options = {"in_memory": True, "constant_memory": plain_strings}  # the latter writes strings in place
    with xlsxwriter.Workbook(stream, options) as workbook:
        sheet = workbook.add_worksheet("Chỉ tiêu & <khác>")
        for (row, col), (value, number_format) in sorted(cells.items()):
            style = workbook.add_format({"num_format": number_format})
            if isinstance(value, bool):
                sheet.write_boolean(row, col, value, style)
            elif isinstance(value, str):
                sheet.write_string(row, col, value, style)
            else:
                assert isinstance(value, (int, float))
                sheet.write_number(row, col, value, style)
    data = stream.getvalue()
    assert ours(data) == theirs(data)


@pytest.mark.parametrize("number_format", ["dd/mm/yyyy", "d-mmm", "h:mm", "[$-42A]dd mmmm yyyy"])
def test_dates(number_format: str) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in range(1, 40):
        sheet.cell(row, 1, 43_000 + row * 97).number_format = number_format
    stream = io.BytesIO()
    workbook.save(stream)
    assert ours(stream.getvalue()) == theirs(stream.getvalue())


@pytest.mark.parametrize("agency", ["so-ld-tbxh", "so-y-te"])
def test_forms_as_they_are_sent(agency: str) -> None:
    plan = nghe_an()
    for agency_book in agency_books(plan, plan.period_by_code["nam"]):
        if agency_book.agency.code == agency:
            data = write(agency_book)
            assert ours(data) == theirs(data)


def test_forms_that_openpyxl_saved() -> None:
    data = Returned().data()
    assert ours(data) == theirs(data)


@pytest.mark.office
def test_forms_that_libreoffice_saved(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "sent.xlsx"
    path.write_bytes(sent())
    with office.open(path) as opened:
        opened.save_as(tmp_path / "saved.xlsx")
    data = (tmp_path / "saved.xlsx").read_bytes()
    assert ours(data) == theirs(data)
    intake = intake_of(data, tmp_path)
    assert intake.submission is not None
    assert (intake.stamp, intake.disagreeing) == (book().stamp, ())
    before = intake_of(sent(), tmp_path).submission
    assert before is not None
    assert intake.submission.forms == before.forms
    assert intake.submission.producer.startswith("LibreOffice")


@pytest.mark.office
def test_libreoffice_takes_away_that_everything_is_to_be_computed(office: Office, tmp_path: Path) -> None:
    (tmp_path / "sent.xlsx").write_bytes(sent())
    with office.open(tmp_path / "sent.xlsx") as opened:
        opened.save_as(tmp_path / "saved.xlsx")
    saved = (tmp_path / "saved.xlsx").read_bytes()
    assert [read_package(Archive(data, DEFAULT)).sheets[0].stale for data in (sent(), saved)] == [True, False]


@pytest.mark.office
@pytest.mark.parametrize(
    ("locale", "typed", "value", "note", "issue"),
    [
        ("vi-VN", "66,67", "66.67", "", ""),
        ("vi-VN", "66,67%", "66.67", "percent-format", ""),
        ("vi-VN", "0,6667", "", "", "percent-as-fraction"),
        ("vi-VN", "3/4", "", "", "date-in-figure"),
        ("vi-VN", "≥95", "", "", "approximate-figure"),
        ("en-US", "66,67", "66.67", "number-as-text", ""),
        ("en-US", "66.67", "66.67", "", ""),
        ("en-US", "50%", "50", "percent-format", ""),
        ("en-US", "3/4", "", "", "date-in-figure"),
    ],
)
def test_what_people_type_and_what_is_read(
    office_in: object, locale: str, typed: str, value: str, note: str, issue: str, tmp_path: Path
) -> None:
    assert callable(office_in)
    returned = Returned()
    sheet, address = returned.heading("indicators")[0].title, returned.cell("indicators", "1.1", "result").coordinate
    (tmp_path / "sent.xlsx").write_bytes(sent())
    with office_in(locale).open(tmp_path / "sent.xlsx") as opened:
        opened.type_cells(sheet, [(address, typed)], override_validation=True)
        opened.save_as(tmp_path / "saved.xlsx")
    submission = intake_of((tmp_path / "saved.xlsx").read_bytes(), tmp_path).submission
    assert submission is not None
    form = located(submission, "indicators")
    assert list(filled(form)) == [("1.1", "result")]
    reading = next(entry.reading for entry in form.entries if entry.cell == address)
    assert (str(reading.value or ""), reading.issue) == (value, issue)
    assert note in reading.notes or not note
