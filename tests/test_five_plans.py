"""Every sample plan goes the whole way: forms, answers, judgement, provincial workbook, and nothing typed is lost.

One long file because its tests share the inboxes and workbooks of all five plans, which are dear to make.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from xml.sax.saxutils import unescape

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from samples.addresses import input_addresses
from samples.office.client import Office
from samples.office.recalc import recalc_diff
from tests.validators.filling import Place, answer, cell
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.findings.model import Finding, Severity
from toolkit.core.forms.book import AgencyBook, agency_books
from toolkit.core.forms.spec import Column, Form, Kind, Layout, Row
from toolkit.core.intake.read import Intake, read_file
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan
from toolkit.core.submission import RawCell
from toolkit.core.verdict import Judgement
from validators.judge import judge
from workbook_templates.agency_book import write_agency_book
from workbook_templates.consolidated.book import write_consolidated_book

FILES = sorted((Path(__file__).parent.parent / "samples" / "plans").glob("*.yaml"))
PERIODS = [
    (file.stem, period.code)
    for file in FILES
    for plan in (load_plan(file),)
    for period in plan.periods
    # Half-years of indicators: tests/workbook_templates/test_consolidated.py has them.
    if period == plan.periods[-1] or not plan.indicators
]
WITHOUT_INDICATORS = ("binh-phuoc-2023", "lang-son-2016", "son-tinh-2024")
every_plan = pytest.mark.parametrize("name", [file.stem for file in FILES])
every_period = pytest.mark.parametrize(("name", "period"), PERIODS)
EMPTY_WORDS = re.compile(
    r"\bNone\b|Kế hoạch (số|ngày)(?! [\d/])|\b(số|ngày|hạn) (của (UBND|Ban)\b|– )"
    r"|(?<!quá )(?<!đúng )(?<!Đúng )(?<!rõ hạn hoặc )\b(ngày|hạn) *([,;:&]|$)"
)
"""What stands where a document gives no number or no date and nobody thought of that."""
_TEXT = re.compile(r">([^<>]+)<")


@cache
def plan_of(name: str) -> Plan:
    return load_plan(next(file for file in FILES if file.stem == name))


@cache
def bare_plan(name: str) -> Plan:
    """The plan as a document without number and dates would give it."""
    data = plan_of(name).model_dump() | {"number": "", "issued": None, "contact": ""}
    for period in data["periods"]:
        period |= {"due": None, "cutoff": None}
    for report in data["reports"]:
        for due in report["due"]:
            due |= {"date": None, "printed": ""}
    return Plan.model_validate(data)


def open_cells(book: AgencyBook) -> Iterator[tuple[Place, Form, Row | None, Column]]:
    """Every cell to fill; of a list its first row."""
    for _, form in book.forms():
        keys = ["1"] if form.spec.layout is Layout.OPEN else [row.key for row in form.rows]
        for key in keys:
            row = form.row_by_key.get(key)
            for column in form.spec.inputs:
                if row is None or form.field(row, column) is not None:
                    yield (form.spec.id, key, column.id), form, row, column


def fitting(book: AgencyBook, form: Form, row: Row | None, column: Column) -> RawCell:
    """A value that passes every check; figures agree with one another."""
    field = column.field if row is None else form.field(row, column)
    assert field is not None
    if row is not None and row.key == "nil":
        return cell("Không")
    if field.kind is Kind.CHOICE:
        return cell(field.choices[0])
    if field.kind is Kind.DATE:
        return cell(Decimal((dt.date(book.plan.year, 3, 1) - dt.date(1899, 12, 30)).days), date=True)
    if field.kind is Kind.TEXT:
        return cell(f"{book.agency.name} ghi {column.id} {row.key if row else ''}".strip())
    if row is not None and row.unit is not None:
        half = {"numerator": 7, "denominator": 14, "result": int(row.unit.scale) // 2, "year": book.plan.year - 1}
        return cell(Decimal(half.get(column.id, half["result"])))
    sums = {rule.columns for rule in form.spec.rules if rule.code == "parts-differ-from-total"}
    whole = any(column.id == rule.columns[1] for rule in form.spec.rules if rule.code == "part-above-total")
    women = any(column.id == columns[2] for columns in sums)
    return cell(Decimal(5 if whole else 3 if women else 2))


def enough(books: Iterable[AgencyBook]) -> list[AgencyBook]:
    """Books in which every row of every form of every report comes at least once."""
    seen: set[tuple[str, str, str]] = set()
    chosen = []
    for book in books:
        rows = {(book.report.id, form.spec.id, row.key) for _, form in book.forms() for row in form.rows}
        if not rows <= seen:
            chosen.append(book)
            seen |= rows
    return chosen


def filled(book: AgencyBook) -> dict[Place, RawCell]:
    return {place: fitting(book, form, row, column) for place, form, row, column in open_cells(book)}


def inbox(plan: Plan, period: str) -> list[Intake]:
    """Filled forms, as they are read."""
    books = enough(agency_books(plan, plan.period_by_code[period]))
    return [answer(name=book.file_name, book=book, cells=filled(book)) for book in books]


def judged(intakes: list[Intake], plan: Plan, period: str) -> Judgement:
    return judge(intakes, plan, plan.period_by_code[period], dt.date(plan.year, 12, 31), expect=False)


@cache
def merged(name: str, period: str, *, bare: bool = False) -> tuple[dict[tuple[str, str], str], list[Finding], bytes]:
    """What was typed, by agency and text, the findings, and the provincial workbook."""
    plan = bare_plan(name) if bare else plan_of(name)
    intakes = inbox(plan, period)
    typed = {
        (intake.file.name, f"{form.sheet}!{entry.cell}"): entry.typed
        for intake in intakes
        if intake.submission is not None
        for form in intake.submission.forms
        for entry in form.entries
        if entry.typed
    }
    judgement = judged(intakes, plan, period)
    return typed, list(judgement.findings), write_consolidated_book(consolidate(judgement))


@cache
def consolidated(name: str, period: str) -> openpyxl.Workbook:
    """The provincial workbook, its sheets to be read row by row."""
    return openpyxl.load_workbook(io.BytesIO(merged(name, period)[2]), read_only=True, data_only=True)


def rows_of(name: str, period: str, sheet: str) -> Iterator[tuple[object, ...]]:
    """Rows of a sheet of the provincial workbook."""
    return consolidated(name, period)[sheet].iter_rows(values_only=True)


@cache
def form_file(name: str, *, bare: bool = False, agency: int = 0) -> tuple[AgencyBook, bytes]:
    """One form of the plan's last period."""
    plan = bare_plan(name) if bare else plan_of(name)
    book = list(agency_books(plan, plan.periods[-1]))[agency]
    return book, write_agency_book(book)


def texts(plan: Plan, data: bytes) -> list[str]:
    """What a workbook says beside the tasks of the plan: cells, headers, footers and properties."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [part for part in package.namelist() if part.endswith(".xml") and "theme" not in part]
        found = [unescape(text) for part in names for text in _TEXT.findall(package.read(part).decode())]
    tasks = {task.text for task in plan.tasks}
    return [text for text in dict.fromkeys(found) if text not in tasks]


@every_period
def test_every_agency_that_owes_a_report_gets_a_form_with_something_to_fill(name: str, period: str) -> None:
    plan = plan_of(name)
    owed = [(report.id, agency.code) for report in plan.reports for agency in plan.owners(report, period)]
    books = list(agency_books(plan, plan.period_by_code[period]))
    assert [(book.report.id, book.agency.code) for book in books] == owed
    assert owed
    assert all(any(form.spec.counted for _, form in book.forms()) for book in books)


@every_period
def test_fitting_answers_are_judged_without_errors(name: str, period: str) -> None:
    _, findings, _ = merged(name, period)
    assert [finding.message for finding in findings if finding.severity is not Severity.INFO] == []


@every_period
def test_everything_typed_arrives_in_the_provincial_workbook(name: str, period: str) -> None:
    rows = rows_of(name, period, "Dữ liệu")
    heads = next(row for row in rows if row[0] == "STT")
    arrived = {}
    for values in rows:
        row = dict(zip(heads, values, strict=True))
        for pair in str(row["Như đã gõ"]).split("; "):
            address, text = pair.split("=", 1)
            arrived[str(row["Tệp"]), f"{row['Trang']}!{address}"] = text
    assert arrived == merged(name, period)[0]


@every_period
def test_another_merge_of_the_same_files_in_another_order_gives_the_same_bytes(name: str, period: str) -> None:
    plan = plan_of(name)
    again = consolidate(judged(inbox(plan, period)[::-1], plan, period))
    assert write_consolidated_book(again) == merged(name, period)[2]


@every_period
def test_two_readers_read_the_same_stored_values(name: str, period: str) -> None:
    other = CalamineWorkbook.from_filelike(io.BytesIO(merged(name, period)[2]))
    seen = {sheet: told(other.get_sheet_by_name(sheet).to_python(skip_empty_area=False)) for sheet in other.sheet_names}
    sheets = consolidated(name, period).worksheets
    assert seen == {sheet.title: told(sheet.iter_rows(values_only=True)) for sheet in sheets}


def told(rows: Iterable[Iterable[object]]) -> dict[tuple[int, int], object]:
    """The cells that say something: one reader gives a blank cell no value, the other the empty text."""
    cells = {(at, col): value for at, row in enumerate(rows) for col, value in enumerate(row)}
    days = {place: value.date() for place, value in cells.items() if isinstance(value, dt.datetime)}
    return {place: value for place, value in {**cells, **days}.items() if value not in (None, "")}


@pytest.mark.office
@every_period
def test_a_hard_recalculation_changes_nothing(office: Office, tmp_path: Path, name: str, period: str) -> None:
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(merged(name, period)[2])
    assert recalc_diff(office, path) == []


@pytest.mark.office
def test_a_hard_recalculation_notices_a_wrong_stored_value(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.xlsx"
    with zipfile.ZipFile(io.BytesIO(merged("lang-son-2016", "nam")[2])) as right, zipfile.ZipFile(path, "w") as wrong:
        for part in right.namelist():
            text = right.read(part).decode()
            sheet = part.startswith("xl/worksheets/sheet")
            wrong.writestr(part, re.sub(r"</f><v>(\d)", r"</f><v>1\1", text, count=1) if sheet else text)
    planted = recalc_diff(office, path)
    assert planted
    assert {line.split("!")[0] for line in planted} <= set(consolidated("lang-son-2016", "nam").sheetnames)


@every_plan
def test_a_form_filled_in_a_workbook_is_read_and_accepted(name: str, tmp_path: Path) -> None:
    book, data = form_file(name)
    path = tmp_path / book.file_name
    path.write_bytes(data)
    addresses = input_addresses(path, book)
    workbook = openpyxl.load_workbook(path)
    for (form, row, column), value in filled(book).items():
        sheet, address = addresses.get((form, row, column)) or addresses[form, f"+{row}", column]
        workbook[sheet][address] = value.typed if value.date or isinstance(value.value, str) else value.value
    workbook.save(path)
    judgement = judge([read_file(path, path.name, book.plan)], book.plan, book.period, dt.date.max, expect=False)
    assert [finding.message for finding in judgement.findings if finding.severity is not Severity.INFO] == []
    assert judgement.verdicts[0].cells.consolidated == len(addresses) - _left_blank(book)


def _left_blank(book: AgencyBook) -> int:
    """Cells of the further rows of lists."""
    lists = [form for _, form in book.forms() if form.spec.layout is Layout.OPEN]
    return sum((form.spec.open_rows - 1) * len(form.spec.inputs) for form in lists)


@every_plan
def test_forms_of_plans_without_indicators_have_no_indicator_sheet(name: str) -> None:
    plan = plan_of(name)
    sheets = {sheet.name for book in agency_books(plan, plan.periods[-1]) for sheet in book.sheets}
    assert ("Chỉ tiêu" in sheets) == (name not in WITHOUT_INDICATORS)


@every_plan
def test_the_provincial_workbook_has_a_sheet_of_indicators_only_with_indicators(name: str) -> None:
    sheets = consolidated(name, plan_of(name).periods[-1].code).sheetnames
    assert ("Chỉ tiêu" in sheets) == (name not in WITHOUT_INDICATORS)


@pytest.mark.parametrize("name", WITHOUT_INDICATORS)
def test_a_provincial_workbook_without_indicators_does_not_speak_of_them(name: str) -> None:
    sheets = ("Tổng quan", "Theo đơn vị", "Tình hình nộp")
    own = [str(value) for sheet in sheets for row in rows_of(name, "nam", sheet) for value in row]
    assert [text for text in own if "chỉ tiêu" in text.casefold()] == []


@every_period
def test_no_sheet_of_the_provincial_workbook_is_empty(name: str, period: str) -> None:
    assert [sheet.title for sheet in consolidated(name, period).worksheets if sheet.max_row < 4] == []


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("name", WITHOUT_INDICATORS)
def test_a_form_says_nothing_where_the_document_gives_no_number_or_date(name: str, bare: bool) -> None:
    book, data = form_file(name, bare=bare)
    assert [text for text in texts(book.plan, data) if EMPTY_WORDS.search(text)] == []


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("name", WITHOUT_INDICATORS)
def test_the_provincial_workbook_says_nothing_where_there_is_no_number_or_date(name: str, bare: bool) -> None:
    data = merged(name, "nam", bare=bare)[2]
    assert [text for text in texts(plan_of(name), data) if EMPTY_WORDS.search(text)] == []


def test_a_form_of_a_district_does_not_speak_of_a_province() -> None:
    book, data = form_file("son-tinh-2024", agency=-1)
    assert book.agency.name == "UBND xã Tịnh Trà"
    assert [text for text in texts(book.plan, data) if re.search(r"\b(tỉnh|[Ss]ở, )", text)] == []
