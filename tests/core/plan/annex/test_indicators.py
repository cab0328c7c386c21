"""Printed rows of an indicator annex, one reading each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.plan.annex.printed import NAMES, OBJECTIVE, indicators, only, values
from toolkit.core.plan.model import Indicator, Objective
from toolkit.core.plan.names import Names


def test_an_objective() -> None:
    (objective,) = indicators(OBJECTIVE).objectives
    assert objective.value == {"code": "2", "number": "II", "title": "Mục tiêu 2: Trong lĩnh vực kinh tế"}


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        (["1 | Chỉ tiêu 1: Tăng A | % | 1 | 2"], ["2.1"]),
        (["2,1 | Chỉ tiêu 2: a. Tăng A | % | 1 | 2", "2.1.1 | Tỷ lệ B | % | 1 | 2"], ["2.2a", "2.2a.1"]),
        (["4 | Chỉ tiêu 4.a:Tỷ lệ A | % | 1 | 2", "| Chỉ tiêu 4.b. Tăng B | % | 1 | 2"], ["2.4a", "2.4b"]),
        (["1 | Chỉ tiêu 1: A | | |", "1.1 | B | % | 1 | 2", "1.2. | C | % | 1 | 2"], ["2.1", "2.1.1", "2.1.2"]),
        (["3 | Chỉ tiêu 3: A | % | 1 | 2", "| a) B | % | 1 | 2", "| b) C | % | 1 | 2"], ["2.3", "2.3a", "2.3b"]),
        (["| Tỷ lệ A | % | 1 | 2", "| Tỷ lệ B | % | 1 | 2"], ["2.1", "2.2"]),
        (["1 | Tỷ lệ A | % | 1 | 2", "1 | Tỷ lệ B | % | 1 | 2"], ["2.1", "2.1-2"]),
    ],
)
def test_codes(lines: list[str], codes: list[str]) -> None:
    assert [value["code"] for value in values(indicators(OBJECTIVE, *lines))] == codes


def test_a_code_that_no_number_gives_is_proposed() -> None:
    assert only("| Tỷ lệ A | % | 1 | 2")["basis"]["code"] == "proposed"


def test_numbers_start_anew_in_every_objective() -> None:
    reading = indicators(OBJECTIVE, "1 | Tỷ lệ A | % | 1 | 2", "III | Mục tiêu 3: B", "1 | Tỷ lệ C | % | 1 | 2")
    assert [value["code"] for value in values(reading)] == ["2.1", "3.1"]


@pytest.mark.parametrize("cell", ["^", "", "-nt-", "như trên"])
def test_a_lead_lost_in_a_merge_comes_from_above_with_a_doubt(cell: str) -> None:
    reading = indicators(OBJECTIVE, "1 | Tỷ lệ A | % | 1 | 2 | Sở Y tế", f"2 | Tỷ lệ B | % | 1 | 2 | {cell}")
    value = values(reading)[1]
    assert value["reporters"] == [{"who": "so-y-te", "role": "official", "basis": "merged-cell"}]
    assert value["basis"]["reporters"] == "merged-cell"
    assert [doubt.part for doubt in reading.doubts] == ["chỉ tiêu 2.2"]


@pytest.mark.parametrize("cell", ["^", "", "-nt-"])
def test_a_lead_is_never_taken_from_another_objective(cell: str) -> None:
    reading = indicators(
        OBJECTIVE, "1 | Tỷ lệ A | % | 1 | 2 | Sở Y tế", "III | Mục tiêu 3: B", f"1 | Tỷ lệ B | % | 1 | 2 | {cell}"
    )
    value = values(reading)[1]
    assert "reporters" not in value
    assert value["mode"] == "list"
    assert "không lấy đơn vị của mục tiêu khác" in reading.doubts[-1].remedy


@pytest.mark.parametrize(
    ("leads", "roles"),
    [
        ("Sở Y tế", ["official"]),
        ("Sở Y tế, Sở Tư pháp", ["official", "crosscheck"]),
        ("Sở Y tế phối hợp với Sở Tư pháp", ["official", "crosscheck"]),
        ("Sở Y tế, Sở Tư pháp, Sở Nội vụ", ["addend", "addend", "addend"]),
        ("Các huyện, thành phố, thị xã", ["addend"]),
        ("các Trường Sư phạm; Sở Y tế", ["crosscheck", "official"]),
    ],
)
def test_roles(leads: str, roles: list[str]) -> None:
    value = only(f"1 | Tăng tỷ lệ nữ tiến sĩ trong tổng số người có trình độ tiến sĩ | % | 1 | 2 | {leads}")
    assert [reporter["role"] for reporter in value["reporters"]] == roles
    assert value["mode"] == "ratio"


def test_several_rates_without_counts_are_never_added() -> None:
    value = only("1 | Tỷ lệ A | % | 1 | 2 | Sở Y tế, Sở Tư pháp, Sở Nội vụ")
    assert (value["mode"], [r["role"] for r in value["reporters"]]) == (
        "single",
        ["official", "crosscheck", "crosscheck"],
    )


def test_a_rate_of_a_whole_says_its_counts() -> None:
    value = only("1 | Chỉ tiêu 1: Tỷ lệ cán bộ nữ trong tổng số cán bộ của tỉnh. | % | 1 | 2 | Sở Nội vụ")
    assert value["components"] == {"numerator": "Số cán bộ nữ", "denominator": "Tổng số cán bộ của tỉnh"}
    assert value["basis"]["components"] == "proposed"


def test_a_parent_of_rates_is_derived() -> None:
    rate = "Tỷ lệ nữ tiến sĩ trong tổng số người có trình độ tiến sĩ"
    parent, first, second = values(
        indicators(
            OBJECTIVE,
            "1 | Chỉ tiêu 1: Tăng tỷ lệ A | % | 1 | 2 | Sở Y tế",
            f"1.1 | {rate} | % | 1 | 2 | Sở Y tế",
            "1.2 | Tỷ lệ nữ thạc sĩ | % | 1 | 2 | Sở Tư pháp",
        )
    )
    assert (parent["mode"], parent["parts"]) == ("derived", ["2.1.1", "2.1.2"])
    assert "reporters" not in parent
    assert first["parent"] == second["parent"] == "2.1"


def test_a_row_with_a_code_is_context_only() -> None:
    reading = indicators(
        "3:: III | Mục tiêu 3: A", "3.7:: 7 | Tỷ lệ A | % | 1 | 2 | Sở Y tế", "7.1 | Tỷ lệ B | % | 1 | 2 |"
    )
    (value,) = values(reading)
    assert (reading.objectives, value["code"], value["parent"]) == ((), "3.7.1", "3.7")
    assert value["reporters"][0]["who"] == "so-y-te"


def test_an_unknown_agency_is_proposed_and_a_class_is_a_group() -> None:
    reading = indicators(
        OBJECTIVE, "1 | Tỷ lệ A | % | 1 | 2 | Sở Giao thông công chính, các hợp tác xã", names=Names(())
    )
    assert [agency["code"] for agency in reading.agencies] == ["so-giao-thong-cong-chinh"]
    assert [group["code"] for group in reading.groups] == ["hop-tac-xa"]


def test_words_that_name_nobody_are_told() -> None:
    reading = indicators(OBJECTIVE, "1 | Tỷ lệ A | % | 1 | 2 | theo phân công")
    assert "theo phân công" in reading.doubts[0].message


def test_rows_without_an_objective_are_told() -> None:
    reading = indicators("1 | Tỷ lệ A | % | 1 | 2 | Sở Y tế")
    assert [objective.value["code"] for objective in reading.objectives] == ["1"]
    assert "không thuộc mục tiêu nào" in reading.doubts[0].message


def test_lettered_sections_are_objectives() -> None:
    rate = "% | 1 | 2 | Sở Y tế"
    reading = indicators(
        "A | Lĩnh vực chính trị",
        f"1 | Tỷ lệ A | {rate}",
        f"2 | Tỷ lệ B | {rate}",
        "B | Kinh tế",
        f"1 | Tỷ lệ C | {rate}",
    )
    assert [(one.value["code"], one.value["number"]) for one in reading.objectives] == [("1", "A"), ("2", "B")]
    assert [value["code"] for value in values(reading)] == ["1.1", "1.2", "2.1"]


def test_letters_below_objectives_are_none() -> None:
    reading = indicators("I | Mục tiêu 1: X", "A | Nhóm | | |", "1 | Tỷ lệ A | % | 1 | 2 | Sở Y tế")
    assert [one.value["code"] for one in reading.objectives] == ["1"]


def test_the_second_paragraph_of_a_lead_belongs_to_the_row_above() -> None:
    reading = indicators(OBJECTIVE, "1 | Tỷ lệ A | % | 1 | 2 | Sở Y tế", "| | | | | Sở Tư pháp")
    (value,) = values(reading)
    assert value["leads"] == "Sở Y tế\nSở Tư pháp"
    assert reading.joined == {2}


def test_the_name_of_a_class_follows_the_text() -> None:
    leads = "UBND các xã, phường; UBND cấp xã"
    (group,) = indicators(OBJECTIVE, f"1 | Tỷ lệ A | % | 1 | 2 | {leads}", names=Names(())).groups
    assert (group["code"], group["name"]) == ("cac-xa", "Các xã, phường")
    assert group["aliases"] == ["UBND các xã, phường", "UBND cấp xã"]


words = st.sampled_from(
    [
        *("", "^", "1", "2,1", "2.1.1", "I", "IV", "x", "Mục tiêu 2: A", "Chỉ tiêu 2: a. Tăng tỷ lệ A", "a) Giảm B"),
        *("Tỷ lệ nữ tiến sĩ", "%", "(%)", "lần", "người", "ca/1000", "66,67", ">25", "117/ 100", "chưa có", "1.234"),
        *("Sở Y tế", "Sở Y tế, Cục Thông kê", "Các Sở, ngành; địa phương", "-nt-", "theo quy định", "Sở Mới", "\u00a0"),
    ]
)


@settings(max_examples=40)
@given(st.lists(st.lists(words, min_size=6, max_size=6), max_size=7), st.booleans())
def test_whatever_is_printed_becomes_valid_rows_that_are_all_there(rows: list[list[str]], known: bool) -> None:
    reading = indicators(*(" | ".join(row) for row in rows), names=NAMES if known else Names(()))
    parsed = [Indicator.model_validate(value) for value in values(reading)]
    objectives = {Objective.model_validate(one.value).code for one in reading.objectives}
    assert len({row.code for row in parsed}) == len(parsed)
    assert {row.objective for row in parsed} <= objectives
    assert {row.parent for row in parsed if row.parent} <= {row.code for row in parsed}
    covered = {one.row for one in (*reading.indicators, *reading.objectives)}
    assert covered | reading.joined == set(range(len(rows)))
    assert not covered & reading.joined
