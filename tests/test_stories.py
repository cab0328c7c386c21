"""Five stories that must end well, told through a real LibreOffice: what came back, and what the office then sees."""

import datetime as dt
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from samples.addresses import Address, input_addresses
from samples.office.client import Office
from tests.validators.registers import spot
from toolkit.cli import bdgxl
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Achievement, Consolidation, Figure
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan
from toolkit.core.register.read import find_registers, read_first
from toolkit.core.verdict import Standing, Verdict
from validators.judge import judge
from workbook_templates.agency_book import write_agency_book
from workbook_templates.register_book import write_register

pytestmark = pytest.mark.office

PLAN = Path(__file__).parent.parent / "samples" / "plans" / "nghe-an-2022.yaml"
DAY = dt.date(2022, 12, 31)
COVER = "Thông tin đơn vị"
SIGNED, RESAVED = "Sở TTTT/da ky.xlsx", "Sở TTTT/ban luu lai.xlsx"
DISTRICTS = {"a.xlsx": "UBND huyện Anh Sơn", "b.xlsx": "UBND huyện Con Cuông", "c.xlsx": "UBND huyện Đô Lương"}
OLD, STATISTICS = "Sở KHĐT.xlsx", "Cuc Thong ke.xlsx"
Typed = Mapping[tuple[str, str, str], str]
CONTACT: Typed = {
    ("cover", "name", "value"): "Nguyễn Thị Lan",
    ("cover", "phone", "value"): "0912 345 678",
    ("cover", "letter-number", "value"): "125/BC",
    ("cover", "letter-date", "value"): "01/12/2022",
    ("cover", "signer", "value"): "Trần Văn Minh",
}

SELF_CHECK: Typed = {
    ("outline:tu-kiem-tra", "chi-tieu", "text"): "Đã kiểm tra 12 xã, 18 cơ quan; 411 cán bộ nữ trong 1253 cán bộ.",
}


def of_indicator(row: str, **columns: str) -> Typed:
    return {("indicators", row, column): text for column, text in {"note": "Sổ theo dõi", **columns}.items()}


class Officers:
    """People who fill forms in LibreOffice."""

    def __init__(self, office: Office, folder: Path, plan: Plan) -> None:
        self.office, self.plan = office, plan
        self.inbox = folder / "inbox"
        self.blank = folder / "blank.xlsx"

    def book(self, report: str, agency: str, plan: Plan | None = None) -> AgencyBook:
        plan = plan or self.plan
        return agency_book(plan, plan.report_by_id[report], plan.period_by_code["nam"], plan.agency_by_code[agency])

    def fill(self, book: AgencyBook, typed: Typed, name: str) -> dict[tuple[str, str, str], Address]:
        """Type into a fresh form and save it in the inbox."""
        self.blank.write_bytes(write_agency_book(book))
        addresses = input_addresses(self.blank, book)
        self.type_over(self.blank, {addresses[place]: text for place, text in typed.items()}, name)
        return addresses

    def type_over(self, path: Path, typed: Mapping[Address, str], name: str, unprotect: str = "") -> None:
        """Open a file, type or paste, and save it under another name."""
        target = self.inbox / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with self.office.open(path) as workbook:
            if unprotect:
                workbook.unprotect(unprotect)
            for sheet in dict.fromkeys(sheet for sheet, _ in typed):
                cells = [(cell, text) for (where, cell), text in typed.items() if where == sheet]
                workbook.type_cells(sheet, cells, override_validation=True)
            workbook.save_as(target)


def signed_and_saved_again(officers: Officers) -> Callable[[], None]:
    """The director signs 85; the assistant saves the older draft with 84 again, which is done by what is returned."""
    book = officers.book("chi-tieu", "so-tt-tt")
    whole = {"denominator": "100", "status": "Chính thức"}
    typed = {**CONTACT, **of_indicator("6.3", numerator="85", **whole), **of_indicator("6.4", numerator="100", **whole)}
    addresses = officers.fill(book, typed, SIGNED)
    draft = {addresses["indicators", "6.3", "numerator"]: "84"}
    return lambda: officers.type_over(officers.inbox / SIGNED, draft, RESAVED)


def copied_for_others(officers: Officers) -> None:
    """One officer fills the form of a first district, copies it for two others and retypes the cover."""
    first, *copies = DISTRICTS
    officers.fill(officers.book("tu-kiem-tra", "huyen-anh-son"), {**CONTACT, **SELF_CHECK}, first)
    rows = load_workbook(officers.blank)[COVER].iter_rows()
    shown = next(cell.coordinate for row in rows for cell in row if cell.value == DISTRICTS[first])
    for name in copies:
        officers.type_over(officers.inbox / first, {(COVER, shown): DISTRICTS[name]}, name, unprotect=COVER)


def last_years_file(officers: Officers) -> None:
    """Last year's form, returned last year; this year somebody replaces the year in it everywhere."""
    plan = officers.plan
    old = plan.model_copy(update={"id": "nghe-an-2021", "year": 2021})
    typed = {**CONTACT, **of_indicator("2.3", numerator="33", denominator="100", status="Chính thức")}
    officers.fill(officers.book("chi-tieu", "so-kh-dt", old), typed, OLD)
    path = officers.inbox / OLD
    with zipfile.ZipFile(path) as package:
        parts = {info: package.read(info).replace(b"2021", b"2022") for info in package.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for info, data in parts.items():
            package.writestr(info.filename, data)


def yearbook_of_last_year(officers: Officers) -> None:
    """The statistics office has last year's survey only, and types the year with the figure."""
    survey = of_indicator("3.1", result="1,45 (NGTK 2021)", status="Chưa có số liệu", note="Năm sau mới có số liệu")
    share = of_indicator("2.2", result="36,5 (NGTK 2021)", status="Chưa có số liệu", note="Năm sau mới có số liệu")
    officers.fill(officers.book("chi-tieu", "cuc-thong-ke"), {**CONTACT, **survey, **share}, STATISTICS)


def kept_register(officers: Officers) -> None:
    """The office enters the signed letter and the letter "không có"."""
    plan = officers.plan
    letters = (
        ("so-tt-tt", "chi-tieu", "125/BC-STTTT", "Có số liệu", SIGNED),
        ("ban-dan-toc", "hoat-dong", "15/BDT", "Không phát sinh", ""),
    )
    typed: dict[Address, str] = {}
    for number, (agency, report, letter, answer, file) in enumerate(letters):
        row = {
            "agency": plan.agency_by_code[agency].name,
            "report": plan.report_by_id[report].title,
            "period": plan.period_by_code["nam"].name,
            "number": letter,
            "date": "01/12/2022",
            "signer": "Giám đốc",
            "channel": "Giấy",
            "answer": answer,
            "file": file,
        }
        typed |= {spot("letters", key, number): text for key, text in row.items() if text}
    officers.blank.write_bytes(write_register(plan, DAY))
    officers.type_over(officers.blank, typed, "../so-theo-doi.xlsx")


@pytest.fixture(scope="module")
def inbox(office_in: Callable[[str], Office], tmp_path_factory: pytest.TempPathFactory) -> Path:
    officers = Officers(office_in("vi-VN"), tmp_path_factory.mktemp("stories"), load_plan(PLAN))
    save_again = signed_and_saved_again(officers)
    copied_for_others(officers)
    last_years_file(officers)
    yearbook_of_last_year(officers)
    kept_register(officers)
    save_again()
    return officers.inbox


def judged(inbox: Path, *, register: bool = True) -> Consolidation:
    plan = load_plan(PLAN)
    kept = read_first(find_registers((inbox,))) if register else None
    intakes = list(read_files(discover(inbox), plan))
    return consolidate(judge(intakes, plan, plan.period_by_code["nam"], DAY, register=kept))


@pytest.fixture(scope="module")
def seen(inbox: Path) -> Consolidation:
    return judged(inbox)


@pytest.fixture(scope="module")
def sheets(inbox: Path) -> Mapping[str, list[str]]:
    """Sheet of the merged workbook → its rows as text."""
    output = inbox.parent / "tong-hop.xlsx"
    arguments = ["merge", str(inbox), "--plan", str(PLAN), "--as-of", "2022-12-31", "-o", str(output)]
    CliRunner().invoke(bdgxl, arguments, catch_exceptions=False)
    book = load_workbook(output, read_only=True)
    return {
        sheet.title: [" | ".join(str(value) for value in row if value is not None) for row in sheet.values]
        for sheet in book.worksheets
    }


def verdict(seen: Consolidation, name: str) -> Verdict:
    return next(one for one in seen.judgement.verdicts if one.file.name == name)


def figure(seen: Consolidation, code: str) -> Figure:
    return next(one for one in seen.figures if one.indicator.code == code)


def codes(seen: Consolidation, name: str) -> set[str]:
    return {finding.code for finding in verdict(seen, name).findings}


def row_of(rows: list[str], *words: str) -> str:
    return next(row for row in rows if all(word in row for word in words))


def test_the_signed_version_counts_and_the_difference_is_shown(inbox: Path, seen: Consolidation) -> None:
    assert (verdict(seen, SIGNED).standing, verdict(seen, RESAVED).standing) == (Standing.COUNTED, Standing.SUPERSEDED)
    (finding,) = (one for one in verdict(seen, RESAVED).findings if one.code == "signed-version-counts")
    assert "“84”" in finding.found
    assert "“85”" in finding.found
    assert "125/BC-STTTT" in finding.message
    assert figure(seen, "6.3").value == Decimal(85)
    # Without the letter the newest file would have counted.
    assert figure(judged(inbox, register=False), "6.3").value == Decimal(84)


def test_one_form_copied_for_others_counts_for_nobody(seen: Consolidation) -> None:
    held = [verdict(seen, name) for name in DISTRICTS]
    assert {one.standing for one in held} == {Standing.HELD}
    assert all(not one.records for one in held)
    assert [codes(seen, name) & {"form-shared", "cover-other-agency", "superseded"} for name in DISTRICTS] == [
        {"form-shared"},
        {"cover-other-agency"},
        {"cover-other-agency"},
    ]


def test_a_letter_that_nothing_occurred_is_an_answer(seen: Consolidation, sheets: Mapping[str, list[str]]) -> None:
    row = row_of(sheets["Tình hình nộp"], "Ban Dân tộc", "15/BDT")
    assert "Không phát sinh (công văn số 15/BDT)" in row
    reminded = {(one.agency, one.report) for one in seen.judgement.findings if one.code == "missing-report"}
    assert ("ban-dan-toc", "hoat-dong") not in reminded
    assert ("ban-dan-toc", "tu-kiem-tra") in reminded  # the letter answers for one report only
    said = [datum for record in seen.judgement.office_records for datum in record.data]
    assert {datum.value for datum in said} == {"Không phát sinh trong kỳ", "Không phát sinh (công văn số 15/BDT)"}
    assert {datum.ground for datum in said} == {"không phát sinh (công văn số 15/BDT)"}


def test_last_years_file_under_this_years_title_is_refused(seen: Consolidation) -> None:
    refused = verdict(seen, OLD)
    assert (refused.standing, refused.agency, refused.records) == (Standing.REJECTED, "so-kh-dt", ())
    (finding,) = refused.findings
    assert (finding.code, finding.found, finding.expected) == ("old-form-retitled", "2021", "2022")
    assert "biểu năm 2021 sửa tiêu đề" in finding.message


def test_the_latest_figure_is_shown_with_its_year(seen: Consolidation, sheets: Mapping[str, list[str]]) -> None:
    survey = figure(seen, "3.1")
    assert (survey.value, survey.year, survey.achievement) == (Decimal("1.45"), 2021, Achievement.NO_DATA)
    row = row_of(sheets["Chỉ tiêu"], "số giờ trung bình làm công việc nội trợ")
    assert "Chưa có số liệu năm 2022; con số là số mới nhất, của năm 2021." in row


def test_an_earlier_figure_where_this_years_is_asked_is_refused(seen: Consolidation) -> None:
    (finding,) = (one for one in verdict(seen, STATISTICS).findings if one.code == "figure-of-year")
    assert (finding.row, finding.found) == ("2.2", "36,5 (NGTK 2021)")
    assert figure(seen, "2.2").value is None
