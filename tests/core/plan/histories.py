"""Plans whose agencies begin, end and pass on their tasks, as a table on the page."""

from typing import Any

from tests.builders import make_plan
from toolkit.core.plan.model import Plan


def agencies(table: str) -> list[dict[str, Any]]:
    """One agency a line: code | first day | last day | successors."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [
        {
            "code": code,
            "name": f"Sở {code.removeprefix('so-').upper()}",
            "valid_from": start or None,
            "valid_to": end or None,
            "successors": successors.split(),
        }
        for code, start, end, successors in rows
    ]


def plan_of(table: str, *indicators: dict[str, Any], **fields: Any) -> Plan:
    """A plan with these agencies; ``owners`` names who owes its report."""
    made = agencies(table)
    codes = [agency["code"] for agency in made]
    if "owners" in fields:
        fields["reports"] = [report(fields.pop("owners").split())]
    plan = make_plan(*indicators, agencies=" ".join(codes), **fields)
    return Plan.model_validate(plan.model_dump() | {"agencies": made})


def report(owners: list[str], forms: tuple[str, ...] = ("indicators",)) -> dict[str, Any]:
    """A report that is due at mid-year and at the end of the year."""
    due = [{"period": "nam", "date": "2022-12-05"}, {"period": "6t", "date": "2022-06-05"}]
    return {"id": "r", "title": "Báo cáo", "forms": list(forms), "owners": owners, "due": due}
