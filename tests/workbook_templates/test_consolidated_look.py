"""How the provincial workbook reads: outline, ways back, legends, filters, long texts and who has not sent."""

import dataclasses
import datetime as dt
import io
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.findings.model import Severity
from toolkit.core.plan.model import Plan
from toolkit.core.vocabulary import TASK_DONE, TASK_NOT_STARTED
from workbook_templates.consolidated.book import write_consolidated_book
from workbook_templates.consolidated.task_stands import TaskStand, task_stands

PROSE = " ".join(f"chữ{number}" for number in range(5000))[:32_767].strip()
LONGER = " ".join(f"dài{number}" for number in range(9000))
"""Only an .ods form can hold so much in a cell."""
COLOURED = ("Chỉ tiêu", "Tình hình nộp", "Nội dung cần làm rõ", "Nhiệm vụ", "Theo đơn vị", "Đối chiếu")


def plan() -> Plan:
    return make_plan(
        indicator("1", "sum", "+so-a +so-b"),
        indicator("2", "sum", "+so-a +so-b"),
        tasks=[
            {"code": "I", "number": "I", "text": "Truyền thông", "heading": True},
            {"code": "1", "number": "1", "text": "Tập huấn", "lead_codes": ["so-a", "so-b"], "end": "2022-06-30"},
            {"code": "2", "number": "2", "text": "Tổng kết", "lead_codes": ["so-a"], "end": "2023-06-30"},
        ],
        tables=[
            {
                "id": "van-ban",
                "title": "Văn bản",
                "sheet": "Văn bản",
                "columns": [{"id": "ten", "heading": "Tên"}],
                "open_rows": 3,
            }
        ],
        outlines=[{"id": "chung", "title": "Đề cương", "sections": [{"key": "m1", "number": "I", "title": "Chung"}]}],
        reports=[
            {
                "id": report,
                "title": f"Báo cáo {title}",
                "forms": forms,
                "owners": ["so-a", "so-b", "so-c", "so-d"],
                "due": [{"period": "nam", "date": "2022-12-05"}],
            }
            for report, title, forms in (
                ("chinh", "chính", ["indicators", "tasks", "table:van-ban", "outline:chung"]),
                ("phu", "phụ", ["table:van-ban"]),
            )
        ],
    )


def inbox() -> Inbox:
    found = Inbox(plan())
    found.file(
        "so-a",
        {
            ("indicators", "1"): {"result": 7},
            ("tasks", "1"): {"status": TASK_NOT_STARTED},
            ("tasks", "2"): {"status": TASK_DONE, "result": LONGER},
            ("table:van-ban", "1"): {"ten": "tên " * 500},
            ("outline:chung", "m1"): {"text": PROSE},
        },
        received=dt.date(2022, 12, 20),
    )
    found.file("so-b", {("indicators", "1"): {"result": 5}}, received=dt.date(2022, 12, 1))
    found.file("so-c", {("indicators", "1"): {"result": 5}})
    for agency, report in (("so-d", "chinh"), ("so-d", "phu"), ("so-a", "phu")):
        found.finding("Chưa gửi.", code="missing-report", agency=agency, report=report)
    found.finding("Lạ " * 400, severity=Severity.ERROR, file="so-a.xlsx", agency="so-a")
    return found


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_consolidated_book(consolidate(inbox().judgement))))


@pytest.fixture(scope="module")
def stands() -> dict[str, TaskStand]:
    return task_stands(consolidate(inbox().judgement))


def values(book: Workbook, sheet: str) -> Iterator[list[object]]:
    for row in book[sheet].iter_rows(values_only=True):
        yield list(row)


def levels(book: Workbook, sheet: str) -> dict[str, int]:
    """Outline levels of rows by the first text in them."""
    found: dict[str, int] = {}
    for number, row in enumerate(values(book, sheet), 1):
        text = next((str(value) for value in row if isinstance(value, str)), "")
        found.setdefault(text, book[sheet].row_dimensions[number].outlineLevel or 0)
    return found


@pytest.mark.parametrize(
    ("sheet", "above", "below"),
    [
        ("Chỉ tiêu", "I", "1"),
        ("Tình hình nộp", "Báo cáo chính – hạn 05/12/2022", "Sở A"),
        ("Nhiệm vụ", "I", "1"),
        ("Nhiệm vụ", "1", "Sở A"),
        ("Thuyết minh", "I Chung", "Sở A"),
        ("Đối chiếu", "Báo cáo chính: số đơn vị phải gửi", "Đã nhận"),
    ],
)
def test_rows_fold_under_their_heading(book: Workbook, sheet: str, above: str, below: str) -> None:
    found = levels(book, sheet)
    assert found[below] == found[above] + 1


@pytest.mark.parametrize("sheet", ["Chỉ tiêu", "Tình hình nộp", "Nhiệm vụ", "Thuyết minh"])
def test_headings_stand_above_what_they_fold(book: Workbook, sheet: str) -> None:
    outline = book[sheet].sheet_properties.outlinePr
    assert outline is not None
    assert not outline.summaryBelow


def test_footnotes_belong_to_no_group(book: Workbook) -> None:
    assert {level for text, level in levels(book, "Chỉ tiêu").items() if text.startswith("Chú giải")} == {0}


def test_every_sheet_leads_back_to_the_first(book: Workbook) -> None:
    without = [
        s.title for s in book.worksheets[1:] if not s["A1"].hyperlink or "Tổng quan" not in s["A1"].hyperlink.location
    ]
    assert without == []


def test_the_way_back_is_not_printed(book: Workbook) -> None:
    printed = {sheet.title: str(sheet.print_area) for sheet in book.worksheets[1:] if sheet.title != "Biểu đồ"}
    assert [title for title, area in printed.items() if "!$A$2:" not in area] == []


def test_the_first_sheet_says_what_every_other_is_for(book: Workbook) -> None:
    links = {cell.value: cell for row in book["Tổng quan"].iter_rows() for cell in row if cell.hyperlink}
    assert set(links) == set(book.sheetnames[1:])
    texts = {str(cell.value) for row in book["Tổng quan"].iter_rows() for cell in row}
    assert "Mọi báo cáo, tệp và ô có khớp không" in texts


@pytest.mark.parametrize("sheet", COLOURED)
def test_colours_are_explained_where_they_are_used(book: Workbook, sheet: str) -> None:
    assert any(str(row[0] or row[1]).startswith("Chú giải – ") for row in values(book, sheet))


@pytest.mark.parametrize("sheet", ["Tình hình nộp", "Nội dung cần làm rõ", "Văn bản", "Theo đơn vị", "Dữ liệu"])
def test_tables_can_be_filtered(book: Workbook, sheet: str) -> None:
    assert book[sheet].auto_filter.ref


def test_who_has_not_sent_stands_in_one_row_for_all_reports(book: Workbook) -> None:
    rows = [row for row in values(book, "Nội dung cần làm rõ") if row[9] == "missing-report"]
    assert [(row[2], row[7]) for row in rows] == [
        ("Sở A", "Chưa gửi 1 báo cáo: Phụ."),
        ("Sở D", "Chưa gửi 2 báo cáo: Chính; Phụ."),
    ]


def test_a_shortened_finding_says_where_the_whole_is(book: Workbook) -> None:
    messages = [str(row[7]) for row in values(book, "Nội dung cần làm rõ")]
    assert any(message.endswith("… (nguyên văn ở ô nêu bên)") for message in messages)


def test_prose_as_long_as_a_cell_holds_comes_back_whole(book: Workbook) -> None:
    pieces = [str(row[1]) for row in values(book, "Thuyết minh") if str(row[0]) in ("Sở A", "Sở A (tiếp)")]
    assert len(pieces) > 1
    assert " ".join(pieces).split() == PROSE.split()


def test_text_longer_than_a_cell_holds_goes_on_in_the_next(book: Workbook) -> None:
    row = next(row for row in values(book, "Dữ liệu") if any(str(value).startswith("dài0 ") for value in row))
    start = next(place for place, value in enumerate(row) if str(value).startswith("dài0 "))
    assert "".join(str(value) for value in [row[start], *row[24:]] if value) == LONGER


def test_rows_that_go_on_repeat_whose_they_are(book: Workbook) -> None:
    rows = [row for row in values(book, "Văn bản") if str(row[1]).startswith("tên ")]
    assert len(rows) > 1
    assert {row[0] for row in rows} == {"Sở A"}


def test_the_file_says_what_it_is(book: Workbook) -> None:
    facts = book.properties
    assert (facts.creator, facts.category) == ("UBND tỉnh Nghệ An", "Báo cáo tổng hợp")
    assert facts.keywords == "bình đẳng giới, 1/KH-UBND, Năm 2022, năm 2022"


def test_reports_are_counted_as_in_time_late_and_missing() -> None:
    data = write_consolidated_book(consolidate(inbox().judgement))
    shown = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Tổng quan"]
    row = next(list(row) for row in shown.iter_rows(values_only=True) if row[0] == "Báo cáo chính")
    # The date of Sở C is not known, so that it is neither in time nor late.
    assert row[3:9] == [4, 3, 1, 1, 0, 1]


def test_sorting_the_submissions_changes_no_count(book: Workbook) -> None:
    formulas = [str(cell.value) for row in book["Tổng quan"].iter_rows(max_col=9) for cell in row]
    counted = [text for text in formulas if "Tình hình nộp" in text and text.startswith("=")]
    assert counted
    assert all('"chinh"' in text or '"phu"' in text for text in counted)


def test_a_task_whose_time_is_over_says_who_is_behind(stands: dict[str, TaskStand]) -> None:
    assert stands["1"].late == "Quá hạn (đến 30/06/2022): 1 đơn vị chưa hoàn thành, 1 đơn vị chưa báo cáo."


def test_a_task_whose_time_is_not_over_is_not_late(stands: dict[str, TaskStand]) -> None:
    assert stands["2"].late == ""


def test_a_finished_task_is_not_late(stands: dict[str, TaskStand]) -> None:
    done = dataclasses.replace(stands["2"], task=stands["1"].task)
    assert done.late == ""


def test_a_task_that_is_only_not_reported_is_not_late(stands: dict[str, TaskStand]) -> None:
    untold = dataclasses.replace(stands["1"], records=())
    assert (untold.late, len(untold.silent)) == ("", 2)


def test_the_leader_is_told_of_overdue_tasks(book: Workbook) -> None:
    texts = [str(cell.value) for row in book["Tổng quan"].iter_rows() for cell in row]
    assert "– Nhiệm vụ quá hạn (1): 1; xem trang Nhiệm vụ." in texts
