"""Sample plans with addresses, and with further communes where more agencies are asked for."""

from pathlib import Path

from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import AgencyKind, Plan

_LOCAL = (AgencyKind.DISTRICT, AgencyKind.COMMUNE)
_WITHOUT_ADDRESS = 9
"""Of so many agencies one has no address."""


def enlarged(path: Path, count: int) -> Plan:
    """A plan with addresses and at least so many agencies: the further ones are communes, in classes that hold such.

    Raises OSError, and whatever reading the plan raises.
    """
    plan = load_plan(path)
    kinds = {agency.code: agency.kind for agency in plan.agencies}
    further = [f"xa-thu-{number}" for number in range(1, count - len(plan.agencies) + 1)]
    data = plan.model_dump(mode="json")
    data["agencies"] += [
        {"code": code, "name": f"UBND xã Thử {code.rpartition('-')[2]}", "kind": AgencyKind.COMMUNE} for code in further
    ]
    for place, agency in enumerate(data["agencies"], 1):
        agency["email"] = "" if place % _WITHOUT_ADDRESS == 0 else f"{agency['code']}@bdg.example.vn"
    for group in data["groups"]:
        if any(kinds.get(code) in _LOCAL for code in group["members"]):
            group["members"] += further
    return Plan.model_validate(data)
