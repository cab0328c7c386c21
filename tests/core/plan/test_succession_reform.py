"""What the plan of a later year still says of agencies and levels that the reforms of 2025 ended: all of it is told."""

from pathlib import Path

import pytest

from tests.builders import indicator
from tests.core.plan.rolled import agency, plan_of, told
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.reform_2025 import abolished_in, levels_in
from toolkit.core.plan.succession.next_plan import next_plan

NGHE_AN = Path(__file__).parents[3] / "samples" / "plans" / "nghe-an-2022.yaml"
LABOUR = {"code": "so-ld", "name": "Sở LĐ-TB&XH"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bộ Lao động, Thương binh và Xã hội", ["Bộ Lao động - Thương binh và Xã hội"]),
        ("Gửi Bộ LĐ-TB&XH, Bộ Y tế", ["Bộ Lao động - Thương binh và Xã hội"]),
        ("do Sở LĐTBXH chủ trì", ["Sở Lao động - Thương binh và Xã hội"]),
        ("Sở Lao động", []),
        ("Bộ Nội vụ", []),
    ],
)
def test_names_that_are_no_more_are_found_however_they_are_spelled(text: str, names: list[str]) -> None:
    assert list(abolished_in(text)) == names


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Tỷ lệ huyện, thành, thị có cơ sở", ("huyện",)),
        ("cán bộ Cấp huyện; xã, phường, thị trấn", ("cấp huyện", "thị trấn")),
        ("thị xã Cửa Lò và quận 1", ("thị xã", "quận")),
        ("cấp xã; quân đội; thị trường", ()),
    ],
)
def test_levels_that_are_no_more_are_found(text: str, words: tuple[str, ...]) -> None:
    assert levels_in(text) == words


def test_the_consolidator_and_the_recipients_are_to_be_decided() -> None:
    plan = plan_of([LABOUR, agency("so-b")], consolidator="so-ld", recipients=["Bộ LĐ-TB&XH", "UBND tỉnh"])
    made = next_plan(plan, 2026)
    assert told(made, "consolidator-gone")[0].startswith("Sở LĐ-TB&XH (so-ld): có thể là Sở Nội vụ")
    assert told(made, "recipient-abolished") == [
        "Bộ LĐ-TB&XH: nơi nhận báo cáo tổng hợp; có thể là Bộ Nội vụ (bình đẳng giới, lao động, việc làm)"
    ]
    assert not told(next_plan(plan, 2023), "consolidator-gone")


def test_a_row_about_districts_is_told_with_every_text_that_says_so() -> None:
    row = indicator("1.1", "ratio", "so-a", label="Tỷ lệ cán bộ nữ cấp huyện", leads="UBND các huyện")
    assert told(next_plan(plan_of(None, row), 2026), "text-level") == [
        "Tỷ lệ cán bộ nữ cấp huyện (1.1): tên chỉ tiêu: “cấp huyện”; đơn vị chủ trì: “huyện”"
    ]


def test_every_deadline_that_was_moved_is_told() -> None:
    old = load_plan(NGHE_AN)
    lines = told(next_plan(old, 2026), "due-moved")
    dues = [due for report in old.reports for due in report.due if due.date]
    assert len(lines) == len(dues) + sum(1 for period in old.periods for day in (period.cutoff, period.due) if day)
    assert lines[0].endswith("05/06/2022 thành 05/06/2026; văn bản ghi “Định kỳ 6 tháng trước ngày 05 tháng 6”")


def test_a_table_that_names_the_old_year_is_told() -> None:
    assert any("(can-bo-nu)" in line for line in told(next_plan(load_plan(NGHE_AN), 2026), "text-year"))
