"""Printed rows of an assignment annex, one reading each."""

from datetime import date

import pytest

from tests.core.plan.annex.printed import tasks, values


def test_a_task() -> None:
    (value,) = values(
        tasks("1.3 | Tổ chức A | Sở Y tế, Sở Tư pháp | Các Sở, ngành, các địa phương | Từ ngày 15/11-15/12/2022")
    )
    assert value == {
        "code": "1.3",
        "number": "1.3",
        "text": "Tổ chức A",
        "leads": "Sở Y tế, Sở Tư pháp",
        "lead_codes": ["so-y-te", "so-tu-phap"],
        "coordinators": "Các Sở, ngành, các địa phương",
        "coordinator_codes": ["so-nganh", "cac-huyen"],
        "timing": "Từ ngày 15/11-15/12/2022",
        "start": date(2022, 11, 15),
        "end": date(2022, 12, 15),
        "place": "mục 1.3",
    }


def test_a_heading_has_neither_agencies_nor_a_time() -> None:
    (value,) = values(tasks("3. | Củng cố bộ máy | | |"))
    assert (value["code"], value["number"], value["heading"]) == ("3", "3.", True)


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (["1 | A | Sở Y tế", "| B | Sở Y tế"], ["1", "2"]),
        (["1.1 | A | Sở Y tế", "| B | Sở Y tế"], ["1.1", "1.2"]),
        (["1 | A | Sở Y tế", "1 | B | Sở Y tế"], ["1", "1-2"]),
        (["7:: 7 | A | Sở Y tế", "| B | Sở Y tế"], ["8"]),
    ],
)
def test_codes(lines: list[str], codes: list[str]) -> None:
    assert [value["code"] for value in values(tasks(*lines))] == codes


@pytest.mark.parametrize("cell", ["^", "-nt-"])
def test_a_cell_of_a_merge_comes_from_above_with_a_doubt(cell: str) -> None:
    reading = tasks("1 | A | Sở Y tế | | Tháng 6/2022", f"2 | B | {cell} | | {cell}")
    value = values(reading)[1]
    assert (value["lead_codes"], value["end"]) == (["so-y-te"], date(2022, 6, 30))
    assert value["basis"] == {"lead_codes": "merged-cell", "start": "merged-cell", "end": "merged-cell"}
    assert "lấy theo dòng trên: Sở Y tế" in reading.doubts[0].message


def test_a_merge_does_not_reach_over_a_heading() -> None:
    reading = tasks("1 | A | Sở Y tế", "2 | Tiêu đề | | |", "2.1 | B | ^ | Sở Tư pháp")
    assert "lead_codes" not in values(reading)[2]
    assert "không rõ cơ quan chủ trì" in reading.doubts[-1].message


def test_a_blank_lead_outside_a_merge_stays_blank_and_is_told() -> None:
    reading = tasks("1 | A | Sở Y tế", "2 | B | | Sở Tư pháp")
    assert "lead_codes" not in values(reading)[1]
    assert [doubt.part for doubt in reading.doubts] == ["nhiệm vụ 2"]


def test_an_uncertain_name_marks_the_field() -> None:
    (value,) = values(tasks("1 | A | Cục Thông kê"))
    assert (value["lead_codes"], value["basis"]) == (["cuc-thong-ke"], {"lead_codes": "proposed"})


def test_the_second_paragraph_of_a_cell_belongs_to_the_task_above() -> None:
    reading = tasks("1 | A | Sở Y tế | Sở Tư pháp | Quý I", "| | | Sở Nội vụ |")
    (value,) = values(reading)
    assert value["coordinator_codes"] == ["so-tu-phap", "so-noi-vu"]
    assert reading.joined == {1}
