"""The provincial workbook: order of sheets, live formulas, complete data, text that stays text."""

import datetime as dt
import io
import itertools
import random
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from samples.office.client import Office
from samples.office.recalc import recalc_diff
from tests.builders import Inbox, indicator, make_plan
from tests.core.readback.books import half_book, line, year_book
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.findings.model import Severity
from toolkit.core.intake.stamps import OUTPUT_PROPERTY
from toolkit.core.plan.model import Plan
from toolkit.core.verdict import Judgement, Standing
from toolkit.core.vocabulary import STATUS_ESTIMATE, STATUS_NIL, STATUS_OFFICIAL, TASK_DONE
from workbook_templates.consolidated.book import write_consolidated_book
from workbook_templates.consolidated.file_links import escaped

HOSTILE = (
    "=1+1",
    "+84912",
    "-5",
    "@SUM(A1)",
    "http://example.org",
    "mailto:a@b.c",
    "=cmd|' /C calc'!A0",
    "{=1}",
    "'=1",
)
RATE = {"kind": "percent", "printed": "%"}


def full_plan() -> Plan:
    """One indicator of every mode, a task, a table of each kind, and an outline."""
    everyone = "+so-a +so-b +so-c +so-d"
    return make_plan(
        indicator("1", "derived", parts=["1.1", "1.2"]),
        indicator("1.1", "ratio", "so-a ?so-b", parent="1", national_target="60% vào năm 2025, trên 75% vào năm 2030"),
        indicator("1.2", "ratio", everyone, parent="1", target={"printed": ">25", "value": 25, "operator": ">"}),
        indicator("2", "sum", everyone, direction="down", target={"printed": "114/ 100", "value": 114}),
        indicator("3", "share", everyone, target={"printed": "Tăng dần"}),
        indicator("4", "latest", "so-a", unit={"kind": "ratio", "printed": "lần"}, direction="down"),
        indicator("5", "single", "so-b", direction="down", target={"printed": ">25", "value": 25, "operator": ">"}),
        indicator("6", "single", "so-c", unit=RATE, components={"numerator": "a", "denominator": "b"}),
        indicator("7", "list", everyone),
        indicator("8", "single", "so-d", unit={"kind": "text"}),
        indicator("9", "ratio", "so-d", baseline={"printed": "Nội dung về giới từng bước được đưa vào giảng dạy"}),
        indicator("10", "sum", "+so-a +so-b", unit={"kind": "amount", "printed": "triệu đồng"}, direction="keep"),
        tasks=[
            {"code": "1", "number": "1", "text": "Truyền thông", "heading": True},
            {
                "code": "1.1",
                "number": "1.1",
                "text": "Tập huấn " * 300,
                "lead_codes": ["so-a"],
                "coordinator_codes": ["so-b", "so-c"],
                "end": "2022-06-30",
            },
        ],
        tables=[
            {
                "id": "ma-tran",
                "title": "Cán bộ nữ",
                "sheet": "Dữ liệu",
                "columns": [
                    {"id": "tong", "heading": "Tổng số", "kind": "count"},
                    {"id": "nu", "heading": "Nữ", "kind": "count"},
                    {"id": "ty-le", "heading": "Tỷ lệ", "kind": "share", "of": ["nu", "tong"]},
                ],
                "rows": [{"key": "so", "label": "Cấp sở"}, {"key": "phong", "label": "Cấp phòng"}],
            },
            {
                "id": "van-ban",
                "title": "Văn bản",
                "sheet": "Văn bản",
                "columns": [
                    {"id": "ten", "heading": "Tên"},
                    {"id": "ngay", "heading": "Ngày", "kind": "date"},
                    {"id": "so", "heading": "Số bản", "kind": "amount"},
                ],
                "open_rows": 5,
            },
        ],
        outlines=[
            {"id": "chung", "title": "Đề cương", "sections": [{"key": "m1", "number": "I", "title": "Tình hình chung"}]}
        ],
        reports=[
            {
                "id": "chi-tieu",
                "title": "Báo cáo chung",
                "forms": ["indicators", "tasks", "table:ma-tran", "table:van-ban", "outline:chung"],
                "owners": ["so-a", "so-b", "so-c", "so-d"],
                "due": [{"period": "nam", "date": "2022-12-05"}, {"period": "6t", "date": "2022-06-05"}],
            }
        ],
    )


def full_inbox(period: str = "nam") -> Inbox:
    inbox = Inbox(full_plan(), period=period)
    mid = {"estimate": "90"} if period == "6t" else {}
    inbox.file(
        "so-a",
        {
            ("cover", "name"): {"value": "=Nguyễn Thị Hà"},
            ("indicators", "1.1"): {"numerator": 2, "denominator": 3, "result": "66,67", "note": "=1+1", **mid},
            ("indicators", "1.2"): {"numerator": 1, "denominator": 9, "status": STATUS_OFFICIAL},
            ("indicators", "2"): {"result": 7, **mid},
            ("indicators", "3"): {"result": "Có"},
            ("indicators", "4"): {"result": "1,48", "year": 2021, "status": STATUS_ESTIMATE},
            ("indicators", "7"): {"result": 1},
            ("indicators", "10"): {"result": "0,1"},
            ("tasks", "1.1"): {"status": TASK_DONE, "result": "@xong", "note": "-"},
            ("table:ma-tran", "so"): {"tong": 10, "nu": 3},
            ("table:ma-tran", "phong"): {"tong": 7},
            ("table:van-ban", "1"): {"ten": "=HYPERLINK(1)", "ngay": dt.date(2022, 3, 24), "so": "1,5"},
            ("table:van-ban", "2"): {"ten": "http://example.org", "so": 2},
            ("outline:chung", "m1"): {"text": "=chữ " * 4000},
            ("corrections", "1"): {"label": "Chỉ tiêu 2", "old": "=5", "new": "6", "note": "gõ nhầm"},
            ("other-tasks", "1"): {"label": "Việc khác", "result": "+xong"},
        },
        received=dt.date(2022, 12, 20),
    )
    inbox.file(
        "so-b",
        {
            ("indicators", "1.1"): {"result": "70"},
            ("indicators", "1.2"): {"result": "12,5"},
            ("indicators", "2"): {"result": 5, "status": STATUS_ESTIMATE, **mid},
            ("indicators", "3"): {"result": "Không"},
            ("indicators", "5"): {"result": 30},
            ("indicators", "10"): {"result": "0,2"},
            ("table:ma-tran", "so"): {"tong": 5, "nu": 5},
        },
        refused=2,
        provisional=True,
    )
    inbox.file(
        "so-c",
        {
            ("indicators", "1.2"): {"numerator": 0, "denominator": 4},
            ("indicators", "2"): {"status": STATUS_NIL},
            ("indicators", "6"): {"numerator": 1, "denominator": 800},
        },
        name="thư mục/=cmd #1 %20.xlsx",
    )
    inbox.file("so-d", standing=Standing.HELD, reason="=1+1")
    inbox.file("so-d", standing=Standing.SUPERSEDED, name="so-d (1).xlsx")
    inbox.file("", standing=Standing.IGNORED, name="bao cao.docx", reason="Không phải bảng tính")
    for place, text in enumerate(HOSTILE):
        inbox.finding(text, severity=list(Severity)[place % 3], file="so-b.xlsx", agency="so-b", label=text, found=text)
    inbox.finding(
        "Thiếu nguồn", file="so-a.xlsx", sheet="Chỉ tiêu", cell="L12", agency="so-a", form="indicators", row="1.1"
    )
    return inbox


def book(judgement: Judgement, **options: Any) -> bytes:
    return write_consolidated_book(consolidate(judgement), **options)


def opened(data: bytes, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


@pytest.fixture(scope="module")
def data() -> bytes:
    links = {"so-a.xlsx": "inbox/so-a.xlsx", "so-b.xlsx": "inbox/so-b.xlsx"}
    return book(full_inbox().judgement, links=links)


def test_sheets_in_reading_order(data: bytes) -> None:
    assert opened(data).sheetnames == [
        "Tổng quan",
        "Chỉ tiêu",
        "So sánh",
        "Biểu đồ",
        "Tình hình nộp",
        "Nội dung cần làm rõ",
        "Nhiệm vụ",
        "Dữ liệu (bảng)",
        "Văn bản",
        "Thuyết minh",
        "Theo đơn vị",
        "Dữ liệu",
        "Đối chiếu",
    ]


def test_the_tool_knows_its_own_output(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert f'name="{OUTPUT_PROPERTY}"' in archive.read("docProps/custom.xml").decode()


def test_equal_inputs_give_equal_bytes(data: bytes) -> None:
    links = {"so-a.xlsx": "inbox/so-a.xlsx", "so-b.xlsx": "inbox/so-b.xlsx"}
    assert book(full_inbox().judgement, links=links) == data


def test_the_order_of_files_does_not_matter() -> None:
    judgement = full_inbox().judgement
    shuffled = list(judgement.verdicts)
    random.Random(1).shuffle(shuffled)
    other = Judgement(
        plan=judgement.plan,
        period=judgement.period,
        as_of=judgement.as_of,
        verdicts=tuple(shuffled),
        findings=judgement.findings[::-1],
    )
    assert book(other) == book(judgement)


def test_text_never_becomes_a_formula_or_a_link(data: bytes) -> None:
    for sheet in opened(data):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert not any(text in str(cell.value) for text in ("cmd", "HYPERLINK", "=1+1")), cell.coordinate
                if cell.hyperlink and cell.hyperlink.target:
                    assert cell.hyperlink.target.replace("\\", "/").startswith("inbox/so-")


def test_findings_link_to_file_and_cell(data: bytes) -> None:
    sheet = opened(data)["Nội dung cần làm rõ"]
    links = [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert ("inbox/so-a.xlsx", "'Chỉ tiêu'!L12") in {
        (str(link.target).replace("\\", "/"), link.location) for link in links
    }


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("inbox/so-y-te.xlsx", "inbox/so-y-te.xlsx"),
        ("inbox/Sở Y tế (1).xlsx", "inbox/Sở%20Y%20tế%20(1).xlsx"),
        ("a#b%41.xlsx", "a%23b%2541.xlsx"),
        ("\\\\may-chu\\tep", "%5C%5Cmay-chu%5Ctep"),
        ("http://x", "http%3A//x"),
        ("a\x01\x85\uffff.xlsx", "a%01%C2%85%EF%BF%BF.xlsx"),
        ("/etc/passwd", "etc/passwd"),
    ],
)
def test_paths_are_escaped(path: str, link: str) -> None:
    assert escaped(path) == link


def test_every_accepted_cell_arrives_in_the_data_once(data: bytes) -> None:
    judgement = full_inbox().judgement
    expected = sorted(
        f"{record.file.name}|{datum.cell}={datum.typed}"
        for verdict in judgement.verdicts
        for record in verdict.records
        for datum in record.data
    )
    found = []
    for row in list(opened(data, values=True)["Dữ liệu"].iter_rows(min_row=5, values_only=True)):
        cells = str(row[23]).split(", ")
        typed = str(row[18])
        for place, cell in enumerate(cells):
            after = cells[place + 1] if place + 1 < len(cells) else None
            start = typed.index(f"{cell}=")
            end = typed.index(f"; {after}=") if after else len(typed)
            found.append(f"{row[20]}|{typed[start:end]}")
    assert sorted(found) == expected


def test_blocks_of_the_data_are_contiguous(data: bytes) -> None:
    rows = opened(data, values=True)["Dữ liệu"].iter_rows(min_row=5, max_col=5, values_only=True)
    # An open table is one block per column, whatever the row.
    blocks = [(form, "" if form == "Văn bản" else key, column) for _, form, key, _, column in rows]
    runs = [block for block, _ in itertools.groupby(blocks)]
    assert len(runs) == len(set(blocks))


def test_no_volatile_function_and_no_whole_column(data: bytes) -> None:
    formulas = "\n".join(
        str(cell.value) for sheet in opened(data) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    )
    assert not re.search(r"\b(TODAY|NOW|RAND|OFFSET|INDIRECT|IFS|XLOOKUP|TEXTJOIN|MAXIFS|LET)\(", formulas)
    assert not re.search(r"\$?[A-Z]+:\$?[A-Z]+(?![0-9])", formulas)


def test_the_overview_is_one_page_with_a_chart(data: bytes) -> None:
    sheet = opened(data)["Tổng quan"]
    # One by one is the default of the format, so that xlsxwriter writes neither number.
    assert getattr(sheet.sheet_properties.pageSetUpPr, "fitToPage", False)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, None)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "xl/charts/chart1.xml" in archive.namelist()


def test_every_sheet_prints_on_landscape_a4(data: bytes) -> None:
    for sheet in opened(data):
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape"), sheet.title


def test_no_row_is_higher_than_excel_allows(data: bytes) -> None:
    for sheet in opened(data):
        assert all((row.height or 0) <= 409 for row in sheet.row_dimensions.values()), sheet.title


def test_long_prose_is_complete(data: bytes) -> None:
    sheet = opened(data)["Thuyết minh"]
    text = " ".join(str(row[1]) for row in sheet.iter_rows(values_only=True) if row[1] and str(row[1])[:4] == "=chữ")
    assert text.split() == ("=chữ " * 4000).split()


def test_an_empty_inbox_still_gives_a_workbook() -> None:
    found = opened(book(Inbox(full_plan()).judgement))
    assert found.sheetnames[0] == "Tổng quan"


def test_targets_are_numbers_that_read_as_printed(data: bytes) -> None:
    sheet = opened(data)["Chỉ tiêu"]
    cells = {cell.number_format: cell.value for row in sheet.iter_rows(min_col=5, max_col=5) for cell in row}
    assert cells['">"0'] == 25
    assert cells['0"/ 100"'] == 114


@pytest.mark.office
@pytest.mark.parametrize("period", ["nam", "6t"])
def test_a_hard_recalculation_changes_nothing(office: Office, tmp_path: Path, period: str) -> None:
    path = tmp_path / "tong-hop.xlsx"
    rows = (line("1.1", "60.5"), line("2", 12, unit="người", coverage="1/2"), line("4", 1, unit="khác"))
    previous = (year_book(2021, *rows), half_book(2022 if period == "nam" else 2021, *rows))
    path.write_bytes(book(full_inbox(period).judgement, previous=previous))
    assert recalc_diff(office, path) == []


@pytest.mark.office
def test_an_empty_inbox_recalculates(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(book(Inbox(full_plan()).judgement))
    assert recalc_diff(office, path) == []


@pytest.mark.office
def test_ties_round_as_in_exact_arithmetic(office: Office, tmp_path: Path) -> None:
    chance = random.Random(7)
    ties = [(n, 800) for n in range(1, 80, 2)] + [(n, 100_000) for n in range(1005, 99_995, 1370)]
    pairs = ties + [(chance.randrange(10**7), chance.randrange(1, 10**7)) for _ in range(100)]
    plan = make_plan(*(indicator(str(place), "ratio", "so-a") for place in range(len(pairs))))
    inbox = Inbox(plan)
    cells = {("indicators", str(n)): {"numerator": a, "denominator": b} for n, (a, b) in enumerate(pairs)}
    inbox.file("so-a", cells)
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(book(inbox.judgement))
    assert recalc_diff(office, path) == []


@pytest.mark.office
def test_a_planted_wrong_value_is_noticed(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.xlsx"
    source = io.BytesIO(book(full_inbox().judgement))
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<v>66.67</v></c>", b"<v>66.68</v></c>") if "sheet2.xml" in name else part)
    assert recalc_diff(office, path)


@pytest.mark.office
def test_an_officers_correction_moves_the_total(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(book(full_inbox().judgement))
    with office.open(path) as live:
        before = {cell.formula: cell.value for cell in live.cells("Chỉ tiêu").values() if cell.formula}
        rows = live.cells("Dữ liệu")
        place = next(
            a[1:] for a, c in rows.items() if a[0] == "C" and c.value == "CT 2" and rows[f"M{a[1:]}"].value == 7
        )
        live.type_cells("Dữ liệu", [(f"I{place}", "Không")])
        after = {cell.formula: cell.value for cell in live.cells("Chỉ tiêu").values() if cell.formula}
    assert 12.0 in before.values()
    assert 12.0 not in after.values()
    assert 5.0 in after.values()
