"""The whole way: form, LibreOffice, returned file, provincial workbook."""

import datetime as dt
import json
import os
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from samples.addresses import input_addresses
from samples.office.client import Office
from samples.office.recalc import recalc_diff
from toolkit.cli import bdgxl
from toolkit.core.forms.book import AgencyBook, agency_books
from toolkit.core.forms.spec import Kind
from toolkit.core.plan.load import load_plan
from workbook_templates.agency_book import write_agency_book

SAMPLES = Path(__file__).parent.parent / "samples"
PLAN = SAMPLES / "plans" / "nghe-an-2022.yaml"
EVERY_FORM = bool(os.environ.get("BDGXL_EVERY_FORM"))
"""Type into every cell of all forms instead of one form of each report (about ten minutes).

Of the blank rows of a list, which are all alike, the short way takes the first two and the last.
"""


def merge(inbox: Path, output: Path, *more: str) -> Result:
    arguments = ["merge", str(inbox), "--plan", str(PLAN), "--as-of", "2022-12-31", "-o", str(output), *more]
    return CliRunner().invoke(bdgxl, arguments, catch_exceptions=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two merges of one inbox: on the console, and then with ``--json`` into another workbook."""

    output: Path
    again: Path
    result: Result
    document: Result
    before: dict[Path, int]
    after: dict[Path, int]
    """Files of the inbox and when they were changed, before and after both."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Merged:
    """The sample inbox, from a copy: the first merge puts the office's register beside it."""
    folder = tmp_path_factory.mktemp("samples")
    inbox = shutil.copytree(SAMPLES / "inbox", folder / "inbox")
    before = changed(inbox)
    output, again = folder / "ra" / "tong-hop.xlsx", folder / "ra" / "again.xlsx"
    output.parent.mkdir()
    result, document = merge(inbox, output), merge(inbox, again, "--json")
    return Merged(output=output, again=again, result=result, document=document, before=before, after=changed(inbox))


def changed(inbox: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in inbox.rglob("*")}


@pytest.fixture
def merged(both: Merged) -> Path:
    return both.output


def test_merge_of_the_samples_has_findings_and_writes(both: Merged) -> None:
    assert (both.result.exit_code, both.output.exists()) == (1, True)


def test_json_is_one_document(both: Merged) -> None:
    assert isinstance(json.loads(both.document.stdout), dict)


def test_two_merges_are_identical_byte_by_byte(both: Merged) -> None:
    assert both.again.read_bytes() == both.output.read_bytes()


def test_inbox_is_not_touched(both: Merged) -> None:
    assert both.before
    assert both.after == both.before


@pytest.mark.office
def test_hard_recalculation_changes_no_stored_result(merged: Path, office: Office) -> None:
    assert recalc_diff(office, merged) == []


@pytest.mark.office
def test_planted_wrong_result_is_noticed(merged: Path, office: Office, tmp_path: Path) -> None:
    planted = tmp_path / "planted.xlsx"
    with zipfile.ZipFile(merged) as old, zipfile.ZipFile(planted, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            # The figure of 3.2a.2, computed from 96 and 112.
            new.writestr(info, data.replace(b"<v>85.71</v>", b"<v>85.72</v>"))
    assert any("85.72" in line for line in recalc_diff(office, planted))


def _text(book: AgencyBook, place: tuple[str, str, str], number: int) -> str:
    """Something valid to type, different from cell to cell where the cell leaves room for that."""
    form_id, row_key, column = place
    form = next(form for _, form in book.forms() if form.spec.id == form_id)
    row = form.row_by_key.get(row_key)
    field = form.field(row, form.spec.column(column)) if row else form.spec.column(column).field
    assert field is not None
    if place == ("cover", "nil", "value"):
        return "Không"
    if form_id == "indicators" and row and row.unit and column in ("numerator", "denominator", "result"):
        # Half of the whole in every row, so that the three figures agree.
        half = {"numerator": 7, "denominator": 14, "result": int(row.unit.scale) // 2}
        return str(half[column])
    if field.kind is Kind.CHOICE:
        return field.choices[number % 2]
    if field.kind is Kind.DATE:
        return (dt.date(2022, 1, 1) + dt.timedelta(days=number % 365)).strftime("%d/%m/%Y")
    if field.kind is Kind.FIGURE:
        wholes = {rule.columns[1] for rule in form.spec.rules if rule.code == "part-above-total"}
        return "2021" if column == "year" else str(number + (5000 if column in wholes else 1))
    return f"Chữ số {number}"


def _books() -> list[AgencyBook]:
    plan = load_plan(PLAN)
    books = list(agency_books(plan, plan.period_by_code["nam"]))
    if EVERY_FORM:
        return books
    wanted = {("chi-tieu", "cuc-thong-ke"), ("hoat-dong", "cong-an-tinh"), ("tu-kiem-tra", "so-noi-vu")}
    return [book for book in books if (book.report.id, book.agency.code) in wanted]


def _cells(path: Path, book: AgencyBook) -> list[tuple[tuple[str, str, str], tuple[str, str]]]:
    """What is typed into, by form, row and column, with its sheet and address."""
    places = input_addresses(path, book)
    last = {form: row for form, row, _ in places if row.startswith("+")}
    return [
        (place, at)
        for place, at in places.items()
        if EVERY_FORM or place[1] in ("+1", "+2", last.get(place[0])) or not place[1].startswith("+")
    ]


@pytest.mark.office
@pytest.mark.timeout(1800)
def test_every_cell_typed_arrives_with_its_agency_sheet_and_cell(office: Office, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    typed: dict[tuple[str, str, str], tuple[str, str]] = {}
    for book in _books():
        blank = tmp_path / book.file_name
        blank.write_bytes(write_agency_book(book))
        by_sheet: dict[str, list[tuple[str, str]]] = {}
        for number, (place, (sheet, cell)) in enumerate(_cells(blank, book)):
            text = _text(book, place, number)
            by_sheet.setdefault(sheet, []).append((cell, text))
            typed[book.file_name, sheet, cell] = (book.agency.name, text)
        with office.open(blank) as workbook:
            for sheet, entries in by_sheet.items():
                workbook.type_cells(sheet, entries)
            workbook.save_as(inbox / book.file_name)
    merge(inbox, tmp_path / "out.xlsx")
    assert _arrived(tmp_path / "out.xlsx") == typed


def _arrived(path: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    """File, sheet and cell → agency and typed text, from the sheet ``Dữ liệu``."""
    rows = openpyxl.load_workbook(path, read_only=True)["Dữ liệu"].iter_rows(values_only=True)
    heads = next(row for row in rows if row[0] == "STT")
    found: dict[tuple[str, str, str], tuple[str, str]] = {}
    for values in rows:
        row = dict(zip(heads, values, strict=True))
        for pair in str(row["Như đã gõ"]).split("; "):
            cell, text = pair.split("=", 1)
            found[str(row["Tệp"]), str(row["Trang"]), cell] = (str(row["Đơn vị báo cáo"]), text)
    return found
