"""Targets of the national strategy, read from the text of a plan."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import indicator, make_plan
from toolkit.core.plan.model import Operator
from toolkit.core.plan.national import NATIONAL, national_target
from toolkit.core.plan.national_targets import (
    NO_FIGURE,
    NO_WAY,
    OTHER_UNIT,
    OTHER_WAY,
    NationalTargets,
    national_targets,
)

PER_100 = {"kind": "per-100", "printed": "bé trai/100 bé gái"}


def targets(text: str, **fields: Any) -> NationalTargets:
    data = {"unit": {"kind": "percent", "printed": "%"}, "national_target": f"NQ 28/NQ-CP: {text}", **fields}
    found = national_targets(make_plan(indicator("1", "single", "so-a", **data)).indicators[0])
    assert found is not None
    return found


def read(text: str, **fields: Any) -> list[tuple[object, ...]]:
    return [(one.figure, one.operator.value, one.year) for one in targets(text, **fields).targets]


@pytest.mark.parametrize(
    ("text", "fields", "found"),
    [
        ("60% vào năm 2025, 75% vào năm 2030", {}, [(60, ">=", 2025), (75, ">=", 2030)]),
        ("dưới 30% vào năm 2025, dưới 25% vào năm 2030", {"direction": "down"}, [(30, "<", 2025), (25, "<", 2030)]),
        ("ít nhất 27% vào năm 2025, khoảng 30% vào năm 2030", {}, [(27, ">=", 2025), (30, ">=", 2030)]),
        ("trên 30% vào năm 2025", {}, [(30, ">", 2025)]),
        ("111 bé trai/100 bé gái vào năm 2025, 109 vào năm 2030", {"direction": "down", "unit": PER_100},
         [(111, "<=", 2025), (109, "<=", 2030)]),
        ("1,7 lần vào năm 2025", {"direction": "down", "unit": {"kind": "ratio"}}, [(Decimal("1.7"), "<=", 2025)]),
        ("100%", {"direction": "keep"}, [(100, ">=", None)]),
    ],
)  # fmt: skip
def test_figure_operator_and_year(text: str, fields: dict[str, Any], found: list[tuple[object, ...]]) -> None:
    assert read(text, **fields) == found
    assert targets(text, **fields).reason == ""


def test_a_target_from_a_year_onwards_holds_later_and_not_before() -> None:
    found = targets("100% từ năm 2025 trở đi")
    assert [found.of(year) is not None for year in (2024, 2025, 2030)] == [False, True, True]


def test_a_target_of_one_year_does_not_hold_in_another() -> None:
    assert targets("60% vào năm 2025").of(2030) is None


@pytest.mark.parametrize(
    ("text", "fields", "reason"),
    [
        ("60% vào năm 2025", {"unit": {"kind": "count"}}, OTHER_UNIT),
        ("dưới 30% vào năm 2025 (khu vực nông nghiệp)", {"direction": "down"}, "mức quốc gia tính khu vực nông nghiệp"),
        ("nội dung được giảng dạy chính thức từ năm 2025 trở đi", {}, NO_FIGURE),
        ("60% vào năm 2025, nhiều hơn vào năm 2030", {}, NO_FIGURE),
        ("60% vào năm 2025", {"direction": "down"}, ""),
        ("dưới 30% vào năm 2025", {}, OTHER_WAY),
        ("60% vào năm 2025", {"direction": "none"}, NO_WAY),
    ],
)
def test_why_a_figure_is_not_compared(text: str, fields: dict[str, Any], reason: str) -> None:
    assert targets(text, **fields).reason == reason


def test_no_target_at_all() -> None:
    assert national_targets(make_plan(indicator("1", "single", "so-a")).indicators[0]) is None


def test_every_figure_of_the_strategy_is_read() -> None:
    unread = [
        one.code
        for one in NATIONAL
        if one.target
        and not targets(national_target(one).removeprefix("NQ 28/NQ-CP: "), direction=one.direction).targets
    ]
    # The one target that is no figure.
    assert unread == ["5.1"]


def test_operators_are_those_of_the_words() -> None:
    assert targets("không quá 5% vào năm 2025", direction="down").targets[0].operator is Operator.AT_MOST
