"""Units, figures and directions of an indicator annex, one reading each."""

from decimal import Decimal

import pytest

from tests.core.plan.annex.printed import OBJECTIVE, indicators, only, values


@pytest.mark.parametrize(
    ("row", "kind", "proposed"),
    [
        ("1 | Tỷ lệ A | (%) | 1 | 2", "percent", False),
        ("1 | Giảm tỷ số giới tính khi sinh | (%) | 117/ 100 | 114/ 100", "per-100", True),
        ("1 | Giảm tỷ lệ tử vong bà mẹ | (%) | 8,5 | 25", "per-100000", True),
        ("1 | Giảm tỷ suất sinh | ca sinh/1000 | 4 | 10", "per-1000", False),
        ("1 | Tỷ số tử vong mẹ | ca/100.000 trẻ đẻ sống | 40 | 38", "per-100000", False),
        ("1 | Số giờ | lần | 1,5 | 1,4", "ratio", False),
        ("1 | Số cơ quan | cơ quan | 1 | 2", "count", False),
        ("1 | Kinh phí | triệu đồng | 100 | 120", "amount", False),
        ("1 | Tỷ lệ A | | 1 | 2", "percent", True),
        ("1 | Tiêu đề | | |", "text", False),
    ],
)
def test_units(row: str, kind: str, proposed: bool) -> None:
    value = only(row)
    assert (value["unit"]["kind"], "unit" in value.get("basis", {})) == (kind, proposed)


@pytest.mark.parametrize(
    ("label", "direction", "stated"),
    [
        ("Chỉ tiêu 1: Tăng tỷ lệ A", "up", True),
        ("Chỉ tiêu 2: b. Giảm tỷ lệ A", "down", True),
        ("Duy trì tỷ lệ A", "keep", True),
        ("Phấn đấu giảm tỷ lệ A", "down", True),
        ("Tỷ lệ A", "up", False),
        ("Tỷ suất tử vong A", "down", False),
    ],
)
def test_directions(label: str, direction: str, stated: bool) -> None:
    value = only(f"1 | {label} | % | 50 | 60")
    assert (value["direction"], "direction" not in value["basis"]) == (direction, stated)


@pytest.mark.parametrize(
    ("printed", "figure", "operator"),
    [
        ("66,67", "66.67", None),
        (">25", "25", ">"),
        ("≥ 30%", "30", ">="),
        ("Trên 90%", "90", ">"),
        ("dưới 10", "10", "<"),
        ("không quá 5", "5", "<="),
        ("Đạt ít nhất 60%", "60", ">="),
        ("từ 30% trở lên", "30", ">="),
        ("Có nội dung về giới", None, None),
        ("30-40", None, None),
        ("khoảng 60", None, None),
        ("45 vụ", None, None),
    ],
)
def test_figures(printed: str, figure: str | None, operator: str | None) -> None:
    target = only(f"1 | Tỷ lệ A | % | 1 | {printed} | Sở Y tế")["target"]
    assert target == {
        "printed": printed,
        **({"value": Decimal(figure)} if figure else {}),
        **({"operator": operator} if operator else {}),
    }


def test_what_is_no_figure_is_kept_and_told() -> None:
    reading = indicators(OBJECTIVE, "1 | Tỷ lệ A | % | chưa có | 2 | Sở Y tế")
    assert values(reading)[0]["baseline"] == {"printed": "chưa có", "year": 2021}
    assert [doubt.place.document for doubt in reading.doubts] == ["dòng 2, baseline"]


@pytest.mark.parametrize(
    ("row", "direction", "stated"),
    [
        ("Tỷ lệ A | % | 30 | Giảm còn 20", "down", True),
        ("Tỷ lệ A | % | 30 | Tăng lên 45", "up", True),
        ("Tỷ số A | % | 30 | Dưới 40", "down", False),
        ("Tỷ lệ A | % | 30 | ≤ 20", "down", False),
        ("Tỷ số giới tính khi sinh | bé trai/100 bé gái | 110 | 112", "down", False),
        ("Tỷ lệ A | % | 30 | 20", "none", False),
        ("Tăng tỷ lệ A | % | 30 | Dưới 20", "up", True),
    ],
)
def test_a_direction_is_taken_from_evidence(row: str, direction: str, stated: bool) -> None:
    value = only(f"1 | {row} | Sở Y tế")
    assert (value["direction"], "direction" not in value["basis"]) == (direction, stated)


def test_a_direction_that_the_figures_contradict_is_left_open_and_told() -> None:
    reading = indicators(OBJECTIVE, "1 | Tỷ lệ A | % | 30 | 20 | Sở Y tế")
    assert ["không rõ chiều" in doubt.message for doubt in reading.doubts] == [True]


@pytest.mark.parametrize(
    ("printed", "figure", "operator"),
    [
        ("Giảm còn 20", "20", None),
        ("Giảm xuống dưới 20", "20", "<"),
        ("Tăng lên 45", "45", None),
        ("Phấn đấu đạt 90%", "90", None),
        ("Duy trì 95%", "95", None),
        ("Giảm 20", None, None),
    ],
)
def test_a_level_in_words(printed: str, figure: str | None, operator: str | None) -> None:
    target = only(f"1 | Tỷ lệ A | % | 30 | {printed} | Sở Y tế")["target"]
    assert target["printed"] == printed
    assert (target.get("value"), target.get("operator")) == (Decimal(figure) if figure else None, operator)


@pytest.mark.parametrize(
    ("row", "kind", "told"),
    [
        ("Tỷ số tử vong mẹ (trên 100.000 trẻ đẻ sống) | Ca | 40 | 38", "per-100000", "đơn vị tính in là “Ca”"),
        ("Tỷ số tử vong mẹ | Ca | 40 | 38", "per-100000", "đơn vị tính in là “Ca”"),
        ("Tỷ lệ A | Người | 40 | 42", "count", "tên nói tỷ lệ"),
        ("Số người A | % | 40 | 42", "percent", "tên nói số lượng"),
        ("Kinh phí | triệu đồng | 1.500 | 1600", "amount", "“1.500” có thể là 1,5 hoặc 1500"),
        ("Tỷ lệ A | % | 0,98 | 1", "percent", "phần của một"),
    ],
)
def test_units_and_figures_that_need_a_second_look(row: str, kind: str, told: str) -> None:
    reading = indicators(OBJECTIVE, f"1 | {row} | Sở Y tế")
    assert values(reading)[0]["unit"]["kind"] == kind
    assert told in " ".join(doubt.message for doubt in reading.doubts)
    assert "không phải là một con số" not in str(reading.doubts)
