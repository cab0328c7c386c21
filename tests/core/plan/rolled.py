"""Small plans to be rolled to another year, and what was told about it."""

from typing import Any

from tests.builders import make_plan
from toolkit.core.plan.model import Indicator, Plan
from toolkit.core.plan.succession.next_plan import NextPlan


def changed(plan: Plan, **fields: Any) -> Plan:
    return Plan.model_validate(plan.model_dump() | fields)


def agency(code: str, **fields: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Sở {code.removeprefix('so-').upper()}", **fields}


GONE: dict[str, Any] = {"valid_to": "2022-12-31"}
MERGED = [agency("so-a", **GONE, successors=["so-b"]), agency("so-b"), agency("so-c")]
SPLIT = [agency("so-a", **GONE, successors=["so-b", "so-c"]), agency("so-b"), agency("so-c")]


def plan_of(agencies: list[dict[str, Any]] | None = None, *rows: dict[str, Any], **fields: Any) -> Plan:
    made = agencies or [agency("so-a"), agency("so-b"), agency("so-c")]
    plan = make_plan(*rows, agencies=" ".join(one["code"] for one in made))
    return changed(plan, agencies=made, **fields)


def told(made: NextPlan, kind: str) -> list[str]:
    """The decisions of one kind, a line each."""
    return [decision.line for decision in made.decisions if decision.kind.slug == kind]


def row_of(made: NextPlan) -> Indicator:
    return made.plan.indicators[0]
