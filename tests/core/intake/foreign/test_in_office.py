"""A form that LibreOffice saved as .xls or .ods, and what LibreOffice makes of it when it goes back to .xlsx."""

from pathlib import Path

import openpyxl
import pytest

from samples.office.client import Office
from tests.core.intake.foreign.opened import opened, shown
from tests.core.intake.returned import INDICATORS, Returned, fill, intake_of
from toolkit.core.submission import Submission

pytestmark = pytest.mark.office

_SHEET = "Chỉ tiêu"
_TYPED = [("I5", "66,67%"), ("I6", "=1/0"), ("L5", "=1+1")]
"""A percentage, an error and a formula, typed into cells of the form."""


@pytest.fixture(scope="module")
def saved(office_in: object, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One filled form in every format, and back in .xlsx from each, by file name; one start for all tests."""
    assert callable(office_in)
    office: Office = office_in("vi-VN")
    folder = tmp_path_factory.mktemp("saved")
    returned = Returned()
    fill(returned)
    (folder / "sent.xlsx").write_bytes(returned.data())
    with office.open(folder / "sent.xlsx") as book:
        book.type_cells(_SHEET, _TYPED, override_validation=True)
        for name in ("a.xlsx", "a.xls", "a.ods"):
            book.save_as(folder / name)
    for name in ("a.xls", "a.ods"):
        with office.open(folder / name) as book:
            book.save_as(folder / f"{name}.xlsx")
    _small(office, folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _small(office: Office, folder: Path) -> None:
    """A workbook so small that .xls keeps it among the small streams; with all kinds of cells."""
    workbook = openpyxl.Workbook()
    workbook.active.append([1])  # type: ignore[union-attr]
    workbook.save(folder / "small.xlsx")
    with office.open(folder / "small.xlsx") as book:
        typed = ["66,67%", "3/4", "=1/0", "=KHONG(1)", '="a"&"b"', '=""', "=1=1", "12,5", "không phát sinh", "12:30"]
        book.type_cells("Sheet", [(f"B{row}", one) for row, one in enumerate(typed, start=3)])
        for name in ("small.xls", "small.ods"):
            book.save_as(folder / name)


def _submission(saved: dict[str, bytes], name: str, folder: Path) -> Submission:
    intake = intake_of(saved[name], folder, name=name)
    assert intake.submission is not None, (intake.problem, intake.details)
    return intake.submission


@pytest.mark.parametrize("name", ["a.xls", "a.ods", "a.xls.xlsx", "a.ods.xlsx"])
def test_every_cell_is_read_as_from_xlsx(name: str, saved: dict[str, bytes], tmp_path: Path) -> None:
    expected, found = (_submission(saved, one, tmp_path) for one in ("a.xlsx", name))
    assert found.forms == expected.forms
    assert (found.stamp, found.missing_forms, found.other_sheets) == (expected.stamp, (), ())
    entries = {entry.cell: entry for form in found.forms if form.form == INDICATORS for entry in form.entries}
    assert "percent-format" in entries["I5"].reading.notes
    assert (entries["I6"].typed, entries["I6"].reading.issue) == ("#DIV/0!", "error-value")


@pytest.mark.parametrize(("name", "said"), [("a.xls", "Excel 97-2003 (.xls)"), ("a.ods", "OpenDocument (.ods)")])
def test_the_stamp_is_left_in_the_sheets_and_the_format_is_told(
    name: str, said: str, saved: dict[str, bytes], tmp_path: Path
) -> None:
    intake = intake_of(saved[name], tmp_path, name=name)
    assert intake.submission is not None
    assert {"sheet", "subject", "cover", f"keys:{_SHEET}"} <= set(intake.carriers)
    assert intake.disagreeing == ()
    assert intake.submission.other_format == said
    assert intake.submission.modified


@pytest.mark.parametrize("name", ["small.xls", "small.ods"])
def test_what_is_typed_is_read(name: str, saved: dict[str, bytes]) -> None:
    (sheet,) = opened(saved[name]).sheets
    year = sheet.cell(3, 1).typed.rpartition("/")[2]
    assert shown(saved[name]) == [
        "A1 1 Decimal",
        "B3 66,67% Decimal",
        f"B4 03/04/{year} Decimal date",
        "B5 #DIV/0! nothing formula error",
        "B6 #NAME? nothing formula error",
        "B7 ab str formula",
        "B8  str formula",
        "B9 TRUE bool formula",
        "B10 12,5 Decimal",
        "B11 không phát sinh str",
        "B12 0,520833333333333 Decimal date",
    ]
