"""A consolidated workbook of a small plan, as ``bdgxl merge`` writes it."""

from pathlib import Path

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.plan.model import Plan
from workbook_templates.consolidated.book import write_consolidated_book

PLAN = make_plan(
    indicator("1.1", "ratio", "+so-a +so-b"),
    indicator("1.2", "single", "so-b", target={"printed": ">25", "value": 25}),
    indicator("1.3", "single", "so-c"),
    indicator("1.4", "derived", parts=["1.1"]),
    indicator("1.5", "heading"),
)


def write(path: Path, plan: Plan = PLAN, period: str = "nam") -> Path:
    """The workbook of two reports; the third agency has sent nothing."""
    inbox = Inbox(plan, period=period)
    inbox.report("so-a", _1_1={"numerator": 1, "denominator": 2, "status": "Chính thức"})
    inbox.report(
        "so-b",
        _1_1={"numerator": 1, "denominator": 1, "status": "Chính thức"},
        _1_2={"result": 120, "status": "Ước thực hiện"} | ({"estimate": 250} if period == "6t" else {}),
    )
    path.write_bytes(write_consolidated_book(consolidate(inbox.judgement)))
    return path
