"""What leads back to itself, or ends before it begins, is refused by the model."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.builders import indicator, make_plan
from tests.core.plan.histories import plan_of
from toolkit.core.plan.messages import CONTENT_PROBLEMS


def refusals(build: Any) -> list[tuple[str, tuple[str | int, ...]]]:
    with pytest.raises(ValidationError) as caught:
        build()
    found = [(error["type"], error["loc"]) for error in caught.value.errors()]
    assert all(kind in CONTENT_PROBLEMS for kind, _ in found)
    return found


@pytest.mark.parametrize(
    ("table", "place"),
    [
        ("a||2022-02-28|a", 0),
        ("a|||b\nb|||a", 0),
        ("x|||a\na|||b\nb|||c\nc|||a", 1),
    ],
)
def test_successors_in_a_circle_are_refused_once(table: str, place: int) -> None:
    assert refusals(lambda: plan_of(table)) == [("circle", ("agencies", place, "successors"))]


@pytest.mark.parametrize("field", ["parent", "parts"])
def test_indicators_in_a_circle_are_refused_once(field: str) -> None:
    def linked(code: str, other: str) -> dict[str, Any]:
        return indicator(code, "derived", parts=[other]) if field == "parts" else indicator(code, "list", parent=other)

    assert refusals(lambda: make_plan(linked("1.1", "1.2"), linked("1.2", "1.1"))) == [
        ("circle", ("indicators", 0, field))
    ]
    assert refusals(lambda: make_plan(linked("1.1", "1.1"))) == [("circle", ("indicators", 0, field))]


def test_an_agency_that_begins_after_it_ends_is_refused() -> None:
    assert refusals(lambda: plan_of("a|2022-03-01|2022-02-28|")) == [("validity_reversed", ("agencies", 0))]
