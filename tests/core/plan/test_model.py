"""What the plan model refuses, and the questions it answers."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from toolkit.core.plan.messages import CONTENT_PROBLEMS
from toolkit.core.plan.model import (
    Agency,
    Direction,
    Indicator,
    Mode,
    Operator,
    Period,
    Plan,
    Quantity,
    Reporter,
    Role,
    Table,
    TableColumn,
    Target,
)
from toolkit.core.units import Unit, UnitKind

PERCENT = {"kind": "percent"}
COUNT = {"kind": "count"}
RATE = {"numerator": "Số nữ", "denominator": "Tổng số"}
OFFICIAL = {"who": "so-a", "role": "official"}
ADDEND = {"who": "so-b", "role": "addend"}
SECOND = {"who": "so-b", "role": "official"}


def row(**fields: Any) -> dict[str, Any]:
    return {"code": "1.1", "objective": "1", "label": "Tỷ lệ nữ", "unit": PERCENT, "reporters": [OFFICIAL], **fields}


def refusals(model: Any, data: dict[str, Any]) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(ValidationError) as caught:
        model.model_validate(data)
    return [(error["type"], error["loc"]) for error in caught.value.errors()]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"mode": "ratio"}, "ratio_components"),
        ({"mode": "derived", "reporters": []}, "derived_parts"),
        ({"mode": "derived", "parts": ["1.2"]}, "never_asked"),
        ({"mode": "heading"}, "never_asked"),
        ({"mode": "single", "reporters": []}, "one_official"),
        ({"mode": "single", "reporters": [OFFICIAL, SECOND]}, "one_official"),
        ({"mode": "latest", "reporters": [ADDEND]}, "one_official"),
        ({"mode": "ratio", "components": RATE, "reporters": []}, "official_or_addends"),
        ({"mode": "ratio", "components": RATE, "reporters": [OFFICIAL, ADDEND]}, "official_or_addends"),
        ({"mode": "sum", "unit": COUNT, "reporters": [OFFICIAL, ADDEND]}, "official_or_addends"),
        ({"mode": "sum", "reporters": [ADDEND]}, "added_percent"),
        ({"mode": "share", "unit": COUNT}, "share_percent"),
        ({"mode": "single", "basis": {"unitt": "assumed"}}, "basis_field"),
    ],
)
def test_a_mode_that_cannot_work_is_refused(fields: dict[str, Any], code: str) -> None:
    assert refusals(Indicator, row(**fields)) == [(code, ())]
    assert code in CONTENT_PROBLEMS


@pytest.mark.parametrize(
    "fields",
    [
        {"mode": "ratio", "components": RATE},
        {"mode": "ratio", "components": RATE, "reporters": [ADDEND]},
        {"mode": "sum", "unit": COUNT, "reporters": [ADDEND]},
        {"mode": "derived", "parts": ["1.2"], "reporters": []},
        {"mode": "list", "reporters": []},
        {"mode": "share"},
        {"mode": "heading", "reporters": []},
    ],
)
def test_a_mode_that_fits_is_taken(fields: dict[str, Any]) -> None:
    assert Indicator.model_validate(row(**fields)).code == "1.1"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"open_rows": 0}, "rows_or_open"),
        ({"rows": [{"key": "a", "label": "A"}]}, "rows_or_open"),
        ({"not_above": [{"part": "nu", "whole": "tong"}]}, "unknown_columns"),
        ({"sheet": "Tháng 1/2022"}, "string_pattern_mismatch"),
        ({"sheet": "x" * 32}, "string_too_long"),
        ({"columns": [{"id": "a", "heading": "A", "kind": "share", "of": ["nu"]}]}, "share_of_two"),
        ({"columns": [{"id": "a", "heading": "A", "of": ["nu", "nam"]}]}, "share_of_two"),
    ],
)
def test_a_table_that_cannot_work_is_refused(fields: dict[str, Any], code: str) -> None:
    table = {"id": "t", "title": "Bảng", "sheet": "Bảng", "columns": [{"id": "nu", "heading": "Nữ"}], "open_rows": 5}
    ((found, _),) = refusals(Table, table | fields)
    assert found == code
    assert code in CONTENT_PROBLEMS


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    data = {"code": "nam", "name": "Năm", "start": "2022-12-31", "end": "2022-01-01"}
    assert refusals(Period, data) == [("period_reversed", ())]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x85b", "\ufeffa"])
def test_control_characters_are_refused(text: str) -> None:
    assert refusals(Agency, {"code": "a", "name": text}) == [("control_character", ())]


@pytest.mark.parametrize("value", [0, 1.5, True])
def test_a_number_is_no_date(value: object) -> None:
    assert refusals(Period, {"code": "n", "name": "N", "start": value, "end": "2022-01-01"}) == [
        ("date_form", ("start",))
    ]


@pytest.mark.parametrize("value", [True, "NaN", "Infinity", "1e30", "46,3", ""])
def test_what_is_no_figure_is_refused(value: object) -> None:
    assert len(refusals(Quantity, {"value": value})) == 1


def test_equal_figures_are_spelled_alike() -> None:
    spelled = [str(Quantity.model_validate({"value": text}).value) for text in ("46.30", "46.3", "-0", "0.00", "100.0")]
    assert spelled == ["46.3", "46.3", "0", "0", "100"]


def plan(**fields: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": "p",
        "title": "Kế hoạch",
        "place": "Tỉnh",
        "issuer": "UBND tỉnh",
        "level": "province",
        "year": 2022,
        "consolidator": "so-a",
        "periods": [{"code": "nam", "name": "Năm", "start": "2022-01-01", "end": "2022-12-31"}],
        "agencies": [{"code": code, "name": code} for code in ("so-a", "so-b", "so-c")],
        "groups": [{"code": "nhom", "name": "Nhóm", "members": ["so-c", "so-b"]}],
        "reports": [
            {"id": "r", "title": "R", "forms": ["indicators"], "due": [{"period": "nam", "date": "2022-12-05"}]}
        ],
        "objectives": [{"code": "1", "title": "M"}],
        "indicators": [row(mode="single")],
    }
    return data | fields


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("consolidator",), "x", ("consolidator",)),
        (("groups", 0, "members"), ["so-b", "x"], ("groups", 0, "members", 1)),
        (("agencies", 0, "successors"), ["x"], ("agencies", 0, "successors", 0)),
        (("reports", 0, "owners"), ["nhom", "x"], ("reports", 0, "owners", 1)),
        (("reports", 0, "forms"), ["table:x"], ("reports", 0, "forms", 0)),
        (("indicators", 0, "objective"), "2", ("indicators", 0, "objective")),
        (("indicators", 0, "parent"), "1.2", ("indicators", 0, "parent")),
        (("indicators", 0, "parts"), ["9"], ("indicators", 0, "parts", 0)),
        (("indicators", 0, "reporters", 0, "who"), "x", ("indicators", 0, "reporters", 0, "who")),
        (("tasks",), [{"code": "1", "text": "T", "lead_codes": ["x"]}], ("tasks", 0, "lead_codes", 0)),
    ],
)
def test_a_code_nobody_declared_is_refused_at_its_place(
    path: tuple[str | int, ...], value: object, place: tuple[str | int, ...]
) -> None:
    # Rows are shared constants: the reporter of the row above is copied before it is changed.
    data = plan(indicators=[row(mode="single", reporters=[dict(OFFICIAL)])])
    spot: Any = data
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    assert refusals(Plan, data) == [("not_declared", place)]


def test_an_unknown_period_is_refused() -> None:
    data = plan(reports=[{"id": "r", "title": "R", "forms": ["indicators"], "due": [{"period": "x"}]}])
    assert refusals(Plan, data) == [("period_unknown", ("reports", 0, "due", 0, "period"))]


def test_a_basis_names_a_field_of_its_part() -> None:
    tasks = [{"code": "1", "text": "T", "basis": {"lead": "assumed"}}]
    assert refusals(Plan, plan(tasks=tasks)) == [("basis_field", ("tasks", 0))]
    reports = [{"id": "r", "title": "R", "forms": ["indicators"], "due": [], "field_basis": {"x": "assumed"}}]
    assert refusals(Plan, plan(reports=reports)) == [("basis_field", ("reports", 0))]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"agencies": [{"code": "so-a", "name": "A"}] * 2, "groups": []}, ("agencies", 1, "code")),
        ({"groups": [{"code": "so-b", "name": "Nhóm"}]}, ("groups", 0, "code")),
        ({"indicators": [row(mode="single")] * 3}, ("indicators", 1, "code")),
        ({"tasks": [{"code": "1", "text": "T"}] * 2}, ("tasks", 1, "code")),
        ({"outlines": [{"id": "o", "title": "O", "sections": [{"key": "a", "title": "A"}] * 2}]}, None),
    ],
)
def test_a_code_declared_twice_is_refused_once(fields: dict[str, Any], place: tuple[str | int, ...] | None) -> None:
    assert refusals(Plan, plan(**fields)) == [("declared_twice", place or ("outlines", 0, "sections", 1, "key"))]


def test_two_tables_cannot_share_a_sheet() -> None:
    columns = [{"id": "a", "heading": "A"}]
    tables = [
        {"id": "t1", "title": "T", "sheet": "Bảng", "columns": columns, "open_rows": 1},
        {"id": "t2", "title": "T", "sheet": "BẢNG", "columns": columns, "open_rows": 1},
    ]
    assert refusals(Plan, plan(tables=tables)) == [("declared_twice", ("tables", 1, "sheet"))]


def test_groups_expand_in_the_order_of_the_plan_each_agency_once() -> None:
    sample = Plan.model_validate(plan())
    assert [agency.code for agency in sample.expand(("nhom", "so-b"))] == ["so-b", "so-c"]


def test_the_first_naming_of_a_reporter_counts() -> None:
    reporters = [{"who": "so-b", "role": "official"}, {"who": "nhom", "role": "crosscheck"}]
    sample = Plan.model_validate(plan(indicators=[row(mode="single", reporters=reporters)]))
    found = [(agency.code, reporter.role) for agency, reporter in sample.reporters(sample.indicators[0])]
    assert found == [("so-b", Role.OFFICIAL), ("so-c", Role.CROSSCHECK)]


def test_a_report_without_owners_is_owed_by_every_reporter() -> None:
    sample = Plan.model_validate(plan())
    assert [agency.code for agency in sample.owners(sample.reports[0], "nam")] == ["so-a"]


def test_nobody_owes_a_report_in_a_period_without_a_date() -> None:
    periods = [*plan()["periods"], {"code": "6t", "name": "6T", "start": "2022-01-01", "end": "2022-06-30"}]
    sample = Plan.model_validate(plan(periods=periods))
    assert sample.owners(sample.reports[0], "6t") == ()
    assert sample.reports[0].due_on("6t") is None


def test_an_abolished_agency_owes_nothing_at_the_end_of_the_period() -> None:
    agencies = [{"code": "so-a", "name": "A", "valid_to": "2022-06-30"}, {"code": "so-b", "name": "B"}]
    sample = Plan.model_validate(plan(agencies=agencies, groups=[]))
    assert sample.owners(sample.reports[0], "nam") == ()


def test_the_same_plan_is_equal_whether_or_not_it_was_asked_anything() -> None:
    asked, fresh = Plan.model_validate(plan()), Plan.model_validate(plan())
    assert asked.agency_by_code["so-a"].name == "so-a"
    assert asked.period_by_code["nam"].end == date(2022, 12, 31)
    assert asked == fresh


def test_a_plan_cannot_be_changed() -> None:
    sample = Plan.model_validate(plan())
    with pytest.raises(ValidationError):
        sample.year = 2023  # type: ignore[misc]


def indicator(direction: Direction, operator: Operator | None) -> Indicator:
    return Indicator(
        code="1",
        objective="1",
        label="x",
        unit=Unit(kind=UnitKind.COUNT),
        mode=Mode.SINGLE,
        direction=direction,
        target=Target(value=Decimal(25), operator=operator),
        reporters=(Reporter(who="so-a", role=Role.OFFICIAL),),
    )


@pytest.mark.parametrize(
    ("direction", "printed", "operator", "contradictory"),
    [
        (Direction.UP, None, Operator.AT_LEAST, False),
        (Direction.KEEP, None, Operator.AT_LEAST, False),
        (Direction.DOWN, None, Operator.AT_MOST, False),
        (Direction.NONE, None, None, False),
        (Direction.DOWN, Operator.ABOVE, Operator.ABOVE, True),
        (Direction.UP, Operator.BELOW, Operator.BELOW, True),
        (Direction.DOWN, Operator.BELOW, Operator.BELOW, False),
    ],
)
def test_the_printed_operator_goes_before_the_direction(
    direction: Direction, printed: Operator | None, operator: Operator | None, contradictory: bool
) -> None:
    sample = indicator(direction, printed)
    assert (sample.operator, sample.contradictory) == (operator, contradictory)


def test_the_precision_is_the_units_unless_the_row_says_otherwise() -> None:
    sample = indicator(Direction.UP, None)
    assert sample.precision == 0
    assert sample.model_copy(update={"decimals": 3}).precision == 3


def test_a_share_names_its_two_columns() -> None:
    assert TableColumn.model_validate({"id": "a", "heading": "A", "kind": "share", "of": ["nu", "tong"]}).of == (
        "nu",
        "tong",
    )
