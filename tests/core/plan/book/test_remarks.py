"""Nothing that somebody typed into a plan workbook is lost silently."""

import io

import openpyxl
import pytest

from tests.builders import indicator, make_plan
from tests.core.plan.book.test_printed import HEADER, PASTED
from tests.core.plan.book.typed import SOUND, problems, source, workbook
from toolkit.core.plan.book.read import read_book
from workbook_templates.plan_book.book import write_new_book, write_plan_book


def _told(data: bytes) -> list[str]:
    return [str(remark).removeprefix("x.xlsx, ") for remark in read_book(data, "x.xlsx").remarks]


def _saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.fixture
def written() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write_plan_book(make_plan(indicator("1.1", "single", "so-a")))))


def test_examples_of_another_year_are_passed_over() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_new_book({"year": 2025})))
    assert _told(_saved(book)) == []


def test_an_example_that_was_typed_over_is_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_new_book({"year": 2025})))
    book["Cơ quan"]["B5"].value = "Sở Tư pháp"
    assert _told(_saved(book)) == [
        "trang “Cơ quan”, ô A5: dòng còn ghi “(ví dụ)” nên không đọc. Xóa chữ “(ví dụ)” nếu là dòng thật."
    ]


@pytest.mark.parametrize("name", ["Hạn báo cáo", "Chỉ tiêu", "Nhiệm vụ", "Mục đề cương"])
def test_a_sheet_that_was_deleted_is_told(written: openpyxl.Workbook, name: str) -> None:
    del written[name]
    (told,) = _told(_saved(written))
    assert told.startswith(f"x.xlsx: thiếu trang “{name}”")


@pytest.mark.parametrize(("name", "col", "heading"), [("Chỉ tiêu", 31, "Căn cứ"), ("Hạn báo cáo", 3, "Hạn nộp")])
def test_a_column_that_was_deleted_is_told(written: openpyxl.Workbook, name: str, col: int, heading: str) -> None:
    sheet = written[name]
    sheet.delete_cols(col)
    (told,) = _told(_saved(written))
    assert told.startswith(f"trang “{name}”, ô A4: trang thiếu cột “{heading}”")


def test_a_workbook_that_never_had_all_sheets_is_not_told_so() -> None:
    assert source().remarks == ()


@pytest.mark.parametrize(
    ("name", "cell"),
    [("Kế hoạch", "C6"), ("Kế hoạch", "D7"), ("Kế hoạch", "B3"), ("Kế hoạch", "A3"), ("Cơ quan", "B3")],
)
def test_what_is_typed_around_the_cells_that_are_read_is_told(written: openpyxl.Workbook, name: str, cell: str) -> None:
    written[name][cell].value = "hỏi lại Sở"
    (told,) = _told(_saved(written))
    assert told.startswith(f"trang “{name}”, ô {cell}: ô ")
    assert "không đọc: 'hỏi lại Sở'" in told


def test_rows_that_were_joined_are_told() -> None:
    rows = """
        TT  | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện
        1.1 | Tập huấn          | Sở Y tế         | Sở Nội vụ        | Tháng 6/2022
            | Truyền thông      |                 |                  | Tháng 9/2022
    """
    data = workbook({"Nhiệm vụ": rows}, {"Nhiệm vụ": [f"{letter}2:{letter}3" for letter in "ACD"]})
    assert (
        "trang “Nhiệm vụ”, ô B3: dòng này được đọc chung với dòng 2 vì các ô khác gộp dọc. "
        "Nếu là dòng riêng thì bỏ gộp ô (Unmerge Cells) và ghi đủ từng ô." in _told(data)
    )


def test_a_pasted_heading_of_another_year_is_told() -> None:
    table = PASTED.replace(f"    {HEADER}\n    2", f"    {HEADER.replace('2021', '2020')}\n    2")
    told = [str(remark) for remark in source(indicators=table).remarks]
    assert sum("ghi năm 2020, còn cột “Kết quả năm 2021” là năm 2021" in line for line in told) == 1
    assert not any("ghi năm" in str(remark) for remark in source(indicators=PASTED).remarks)


def test_a_pasted_heading_of_another_order_is_a_mistake() -> None:
    turned = "TT|MỤC TIÊU, CHỈ TIÊU|ĐVT|Kế hoạch năm 2022|Kết quả năm 2021|Đơn vị chủ trì"
    found = problems(indicators=PASTED.replace(f"    {HEADER}\n    2", f"    {turned}\n    2"))
    assert any(
        "trang “Chỉ tiêu”, ô D4: tiêu đề dán vào là “Kế hoạch năm 2022”, còn cột này là “Kết quả năm 2021”" in line
        for line in found
    )


def test_a_fact_without_a_name_is_told() -> None:
    told = source(facts=" | không tên\n" + SOUND["Kế hoạch"].strip("\n")).remarks
    assert [(one.place.cell, "không thuộc mục nào" in one.message) for one in told] == [("B1", True)]
