"""Figures against earlier workbooks, their targets and the national ones."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import indicator, make_plan
from tests.core.readback.books import half_book, line, year_book
from toolkit.core.consolidation.comparison import (
    Earlier,
    against,
    against_national,
    baseline_differs,
    earlier,
    other_place,
    to_target,
)
from toolkit.core.plan.model import Indicator, Plan
from toolkit.core.plan.national_targets import national_targets
from toolkit.core.readback.model import ConsolidatedBook

RATE = {"kind": "percent", "printed": "%"}


def plan_of(**fields: Any) -> Plan:
    return make_plan(indicator("1.1", "single", "so-a", **{"unit": RATE, **fields}))


def row(**fields: Any) -> Indicator:
    return plan_of(**fields).indicators[0]


def against_book(book: ConsolidatedBook, **fields: Any) -> Earlier:
    plan = plan_of(**fields)
    return earlier(plan.indicators[0], plan.period_by_code["nam"], book)


def test_a_row_of_the_same_code_unit_and_label_is_compared_silently() -> None:
    found = against_book(year_book(2021, line(value=40)))
    assert (found.same, found.change, found.remark) == (True, True, "")


def test_a_workbook_without_the_indicator() -> None:
    assert against_book(year_book(2021, line("9"))) == Earlier(line=None)


def test_another_unit_is_shown_and_not_compared() -> None:
    found = against_book(year_book(2021, line(value=40, unit="người")))
    assert (found.same, found.remark) == (False, "Năm 2021: đơn vị tính khác (người), không so sánh.")


@pytest.mark.parametrize(("kind", "same"), [("per-100000", True), ("percent", False)])
def test_a_unit_printed_wrongly_counts_as_what_it_is(kind: str, same: bool) -> None:
    notes = "Văn bản in đơn vị “%”; số được tính theo đơn vị trên 100.000."
    found = against_book(
        year_book(2021, line(value=40, notes=notes)),
        unit={"kind": kind, "printed": "%"},
        basis={"unit": "assumed"} if kind != "percent" else {},
    )
    assert found.same is same


@pytest.mark.parametrize(("unit", "change"), [(RATE, True), ({"kind": "count", "printed": "%"}, False)])
def test_a_count_of_half_a_year_says_nothing_against_that_of_a_whole_one(unit: dict[str, str], change: bool) -> None:
    assert against_book(half_book(2022, line(value=40)), unit=unit).change is change


@pytest.mark.parametrize(
    ("baseline", "last", "told"),
    [
        ({"printed": "40", "value": 40}, "41.2", "Kế hoạch in 40, sổ tổng hợp năm 2021 là 41,2."),
        ({"printed": "41", "value": 41}, "41.2", ""),
        ({"printed": "Tăng dần"}, "41.2", ""),
        ({"printed": "40", "value": 40, "year": 2019}, "41.2", ""),
    ],
)
def test_a_printed_baseline_that_is_not_what_was_consolidated(baseline: dict[str, Any], last: str, told: str) -> None:
    plan = plan_of(baseline=baseline)
    previous = [year_book(2021, line(value=last))]
    assert baseline_differs(plan.indicators[0], plan.period_by_code["nam"], previous) == told


@pytest.mark.parametrize(
    ("fields", "value", "distance"),
    [
        ({}, "52.5", "2.5"),
        ({"direction": "down"}, "52.5", "-2.5"),
        ({"direction": "none"}, "52.5", None),
        ({"direction": "down", "target": {"printed": ">25", "value": 25, "operator": ">"}}, "30", None),
        ({"target": {"printed": "Tăng dần"}}, "30", None),
    ],
)
def test_the_distance_to_a_target_counts_in_the_direction_of_the_indicator(
    fields: dict[str, Any], value: str, distance: str | None
) -> None:
    assert to_target(row(**fields), Decimal(value)) == (None if distance is None else Decimal(distance))


def test_a_change_keeps_the_finest_decimals() -> None:
    assert against(row(decimals=1), Decimal("50.5"), Decimal("40.125")) == Decimal("10.375")


@pytest.mark.parametrize(
    ("text", "fields", "value", "said"),
    [
        ("60% vào năm 2025, 75% vào năm 2030", {}, "80", "Đạt mức 2030"),
        ("60% vào năm 2025, 75% vào năm 2030", {}, "60", "Đạt mức 2025"),
        ("60% vào năm 2025, 75% vào năm 2030", {}, "59.99", "Chưa đạt mức 2025"),
        ("trên 30% vào năm 2025", {}, "30", "Chưa đạt mức 2025"),
        ("dưới 30% vào năm 2025", {"direction": "down"}, "29", "Đạt mức 2025"),
        ("100%", {}, "100", "Đạt"),
        ("100%", {}, "99", "Chưa đạt"),
        ("60% vào năm 2025 (cả nước)", {}, "80", ""),
    ],
)
def test_a_figure_against_the_national_targets(text: str, fields: dict[str, Any], value: str, said: str) -> None:
    targets = national_targets(row(national_target=f"NQ 28/NQ-CP: {text}", **fields))
    assert against_national(targets, Decimal(value)) == said


def test_a_figure_that_is_not_there_reaches_nothing() -> None:
    assert against_national(national_targets(row(national_target="NQ 28/NQ-CP: 60% vào năm 2025")), None) == ""


@pytest.mark.parametrize(("issuer", "other"), [("UBND tỉnh Nghệ An", False), ("UBND tỉnh Quảng Nam", True)])
def test_a_workbook_of_another_place(issuer: str, other: bool) -> None:
    assert other_place(plan_of(), year_book(2021, issuer=issuer)) is other
