"""Annexes pasted from Word into the plan workbook: rows without a code are understood, explicit cells come first."""

from tests.core.plan.annex.documents import printed_pages
from tests.core.plan.book.typed import SOUND, plan, problems, source, workbook
from toolkit.core.plan.base import Basis
from toolkit.core.plan.book.read import read_book
from toolkit.core.plan.indicators import Direction, Mode
from toolkit.core.plan.load import build_plan

HEADER = "TT|MỤC TIÊU, CHỈ TIÊU|ĐVT|Kết quả năm 2021|Kế hoạch năm 2022|Đơn vị chủ trì tham mưu thực hiện"
PASTED = f"""
    {HEADER}
    I | Mục tiêu 1: Trong lĩnh vực chính trị | | | |
    1 | Tăng tỷ lệ cơ quan có lãnh đạo nữ | (%) | 46,3 | #47.5 | Sở Nội vụ
    {HEADER}
    2 | Giảm số vụ bạo lực | vụ | 12 | 10 |
"""


def test_a_pasted_annex_becomes_indicators_to_confirm() -> None:
    read = plan(indicators=PASTED)
    first, second = read.indicators
    assert [objective.title for objective in read.objectives] == ["Mục tiêu 1: Trong lĩnh vực chính trị"]
    assert (first.code, first.direction, str(first.baseline.value)) == ("1.1", Direction.UP, "46.3")
    assert first.basis["mode"] is Basis.PROPOSED
    assert (first.baseline.year, first.target.printed, str(first.target.value)) == (2021, "47,5", "47.5")
    assert second.direction is Direction.DOWN


def test_what_is_doubtful_is_told_with_its_cell() -> None:
    remarks = [str(remark) for remark in source(indicators=PASTED).remarks]
    assert any(remark.startswith("ke-hoach.xlsx, trang “Chỉ tiêu”, ô F5, chỉ tiêu 1.2") for remark in remarks)


def test_a_person_comes_before_the_proposal() -> None:
    rows = PASTED.replace("Sở Nội vụ", "Sở Nội vụ | giảm | liệt kê").replace(
        "thực hiện\n", "thực hiện|Chiều|Cách tổng hợp\n", 1
    )
    first = plan(indicators=rows).indicators[0]
    assert (first.direction, first.mode) == (Direction.DOWN, Mode.LIST)
    assert not {"direction", "mode"} & set(first.basis)


def test_rows_with_a_code_stand_beside_pasted_ones() -> None:
    table = SOUND["Chỉ tiêu"].rstrip() + "\n2 | Tăng số lớp | | | | | |"
    read = plan(indicators=table)
    assert [row.code for row in read.indicators] == ["1.1", "1.2"]
    assert read.indicators[0].basis == {}
    assert read.indicators[1].objective == "1"


def test_an_objective_without_a_code_gets_the_printed_number() -> None:
    table = SOUND["Chỉ tiêu"].replace("| mục tiêu  | 1 ", "| mục tiêu  |   ")
    (objective,) = plan(indicators=table).objectives
    assert (objective.code, objective.number, objective.title) == ("1", "I", "Mục tiêu 1")


def test_an_objective_that_does_not_look_like_one_needs_a_code() -> None:
    rows = PASTED.replace("Kế hoạch năm 2022|", "Kế hoạch năm 2022|Loại dòng|").replace(
        "| 12 | 10 |", "| 12 | 10 | mục tiêu"
    )
    (told,) = problems(indicators=rows.replace("(%) | 46,3 | #47.5 |", "(%) | 46,3 | #47.5 | |"))
    assert told.endswith("chưa ghi mã của mục tiêu. Ghi mã, ví dụ 1.")


def test_a_merged_lead_belongs_to_the_rows_it_covers() -> None:
    rows = PASTED.replace(f"    {HEADER}\n    2", "    2")
    read = build_plan(read_book(workbook({"Chỉ tiêu": rows}, {"Chỉ tiêu": ["F3:F4"]}), "x"))
    (reporter,) = read.indicators[1].reporters
    assert (reporter.who, reporter.basis) == ("so-noi-vu", Basis.MERGED_CELL)


def test_paragraphs_that_excel_put_in_rows_of_their_own_are_joined() -> None:
    rows = """
        TT  | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện
        1.1 | Dòng một          | Sở Y tế         | Sở Nội vụ        | Tháng 6/2022
            | dòng hai          |                 |                  |
        1.2 | Việc khác         | Sở Nội vụ       | Sở Y tế          | Tháng 7/2022
    """
    merged = [f"{letter}2:{letter}3" for letter in "ACDE"]
    read = build_plan(read_book(workbook({"Nhiệm vụ": rows}, {"Nhiệm vụ": merged}), "x"))
    assert [task.text for task in read.tasks] == ["Dòng một\ndòng hai", "Việc khác"]
    assert read.tasks[0].lead_codes == ("so-y-te",)


def test_a_row_that_numbers_the_columns_is_no_task() -> None:
    rows = """
        STT | Nhiệm vụ      | Chủ trì | Phối hợp  | Thời gian
        (1) | (2)           | (3)     | (4)       | (5)
        1   | Tập huấn      | Sở Y tế | Sở Nội vụ | Quý III/2022
    """
    assert [task.text for task in plan(tasks=rows).tasks] == ["Tập huấn"]


def test_agencies_that_only_the_annex_names_are_proposed() -> None:
    rows = "TT|Nội dung nhiệm vụ|Cơ quan chủ trì\n1|Tập huấn|Sở Tư pháp"
    read = plan(tasks=rows)
    assert [(a.code, a.basis) for a in read.agencies if a.basis is not Basis.STATED] == [("so-tu-phap", Basis.PROPOSED)]
    assert read.tasks[0].lead_codes == ("so-tu-phap",)


def test_the_annexes_of_nghe_an_are_understood_as_they_are_pasted() -> None:
    sheets = {}
    for sheet, name in (("Nhiệm vụ", "nghe-an-phu-luc-1.tsv"), ("Chỉ tiêu", "nghe-an-phu-luc-2.tsv")):
        pages = printed_pages(name)
        rows = [row for number, page in enumerate(pages) for row in (page if number == 0 else [pages[0][0], *page])]
        sheets[sheet] = "\n".join("|".join(text.replace("\n", "\\n") for text in row) for row in rows)
    read = build_plan(read_book(workbook(sheets), "x"))
    assert (len(read.objectives), len(read.indicators), len(read.tasks)) == (6, 31, 50)
    assert read.indicators[-1].code.startswith("6.")
