"""Small counts: what is one, that a rate is as telling as its components, and that no figure changes."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import Inbox, indicator, make_plan
from tests.core.readback.books import line
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Figure
from toolkit.core.consolidation.sensitive import (
    is_small,
    publication_rule,
    small_columns,
    small_counts,
    small_of_figure,
    small_of_remark,
    small_parts,
)
from toolkit.core.plan.model import Plan

COLUMNS = [
    {"id": "tong", "heading": "Tổng số", "kind": "count"},
    {"id": "nan-nhan", "heading": "Nạn nhân", "kind": "count", "sensitive": True},
    {"id": "ty-le", "heading": "Tỷ lệ", "kind": "share", "of": ["nan-nhan", "tong"]},
]


def plan_with(mode: str = "ratio", *, sensitive: bool = True, **fields: Any) -> Plan:
    row = indicator("1", mode, "+so-a +so-b", sensitive=sensitive)
    return make_plan(row, **({"sensitive_below": 5} | fields))


def figure_of(plan: Plan, **given: object) -> Figure:
    inbox = Inbox(plan)
    for agency, said in given.items():
        inbox.report(agency.replace("_", "-"), _1=said)
    return consolidate(inbox.judgement).figures[0]


@pytest.mark.parametrize(("count", "small"), [("0", False), ("1", True), ("4", True), ("5", False), (None, False)])
def test_a_count_from_one_to_below_the_threshold_is_small(count: str | None, small: bool) -> None:
    assert is_small(None if count is None else Decimal(count), 5) is small


def test_nothing_is_small_where_the_plan_sets_no_threshold() -> None:
    plan = plan_with("sum", sensitive_below=None)
    assert small_of_figure(plan, figure_of(plan, so_a=2)) == frozenset()


def test_nothing_is_small_that_the_plan_does_not_mark() -> None:
    plan = plan_with("sum", sensitive=False)
    assert small_of_figure(plan, figure_of(plan, so_a=2)) == frozenset()


def test_a_rate_of_a_small_denominator_gives_it_away() -> None:
    plan = plan_with()
    figure = figure_of(plan, so_a={"numerator": 0, "denominator": 2}, so_b={"numerator": 0, "denominator": 2})
    assert small_of_figure(plan, figure) == {"denominator", "value"}


def test_a_small_rate_of_many_is_no_small_count() -> None:
    plan = plan_with()
    figure = figure_of(plan, so_a={"numerator": 10, "denominator": 500})
    assert figure.value == 2
    assert small_of_figure(plan, figure) == frozenset()


def test_counts_of_agencies_that_add_up_to_many_are_no_small_figure() -> None:
    plan = plan_with("sum")
    assert small_of_figure(plan, figure_of(plan, so_a=3, so_b=4)) == frozenset()


def test_an_estimate_of_a_count_may_be_small() -> None:
    plan = plan_with("sum")
    row = plan.indicators[0]
    parts = {"numerator": None, "denominator": None, "value": Decimal(9), "estimate": Decimal(3)}
    assert small_parts(plan, row, **parts) == {"estimate"}


def test_a_small_column_gives_itself_and_its_share_away() -> None:
    plan = make_plan(
        sensitive_below=5, tables=[{"id": "bl", "title": "B", "sheet": "B", "columns": COLUMNS, "open_rows": 3}]
    )
    values = {"tong": Decimal(3), "nan-nhan": Decimal(2)}
    assert small_columns(plan, plan.tables[0], values) == {"nan-nhan", "ty-le"}


def test_the_figure_stays_and_says_why_it_is_marked() -> None:
    figure = figure_of(plan_with("sum"), so_a=1, so_b=2)
    assert figure.value == 3
    assert figure.remarks == (
        "† Có số đếm từ 1 đến 4 về nạn nhân, người dễ bị nhận ra: không công bố, kể cả tỷ lệ tính từ số đó.",
    )


def test_agencies_are_counted_beside_the_figures() -> None:
    inbox = Inbox(plan_with("sum"))
    inbox.report("so-a", _1=3)
    inbox.report("so-b", _1=4)
    found = small_counts(consolidate(inbox.judgement))
    assert (dict(found.figures), found.agencies) == ({}, 2)


def test_the_rule_names_the_one_count_below_two() -> None:
    assert publication_rule(2).startswith("số đếm bằng 1 về nạn nhân")


@pytest.mark.parametrize("below", [2, 5])
@pytest.mark.parametrize(
    ("fields", "small"),
    [
        ({"numerator": Decimal(1), "denominator": Decimal(2), "value": 50}, {"numerator", "value"}),
        ({"numerator": Decimal(30), "denominator": Decimal(60), "value": 50}, set()),
        ({"value": 1}, {"value"}),
    ],
)
def test_an_earlier_workbook_says_itself_what_is_small(below: int, fields: dict[str, Any], small: set[str]) -> None:
    remarked = line(notes=f"† Có {publication_rule(below)}.", **fields)
    assert small_of_remark(remarked) - {"denominator"} == small
    assert not small_of_remark(line(**fields))
