"""Whether every part of the plan reaches a form of somebody who owes a report with that form."""

from toolkit.core.plan.model import Role
from validators.plan_check.case import Case, Findings, listed


def findings(case: Case) -> Findings:
    """Findings about parts that no report asks for, and agencies that are asked in no report."""
    plan = case.plan
    used = {form for report in plan.reports for form in report.forms}
    parts = [(("tables", i), f"table:{t.id}", f"bảng “{t.title}”") for i, t in enumerate(plan.tables)]
    parts += [(("outlines", i), f"outline:{o.id}", f"đề cương “{o.title}”") for i, o in enumerate(plan.outlines)]
    if case.asked:
        yield from _reporters(case) if "indicators" in used else _unused(case, "indicators", "chỉ tiêu nào")
    if any(not task.heading for task in plan.tasks):
        yield from _leads(case) if "tasks" in used else _unused(case, "tasks", "nhiệm vụ nào")
    for loc, form, words in parts:
        if form not in used:
            yield case.finding("form-unused", loc, found=words)


def _unused(case: Case, part: str, words: str) -> Findings:
    yield case.finding("form-unused", (part,), found=words)


def _asked(case: Case, form: str) -> frozenset[str]:
    """Codes of the agencies that owe a report with a form."""
    plan = case.plan
    return frozenset(
        agency.code for report in plan.reports if form in report.forms for agency in plan.expand(plan.owed_by(report))
    )


def _reporters(case: Case) -> Findings:
    asked = _asked(case, "indicators")
    for i, row in case.asked:
        for j, reporter in enumerate(row.reporters):
            missing = [agency.name for agency in case.plan.expand((reporter.who,)) if agency.code not in asked]
            if missing and reporter.role is not Role.CROSSCHECK:
                loc = ("indicators", i, "reporters", j, "who")
                yield case.finding("reporter-without-report", loc, found=listed(missing))


def _leads(case: Case) -> Findings:
    asked = _asked(case, "tasks")
    led_by: dict[str, list[str]] = {}
    for task in case.plan.tasks:
        for agency in case.plan.expand(task.lead_codes):
            led_by.setdefault(agency.code, []).append(task.code)
    for i, agency in enumerate(case.plan.agencies):
        led = led_by.get(agency.code, [])
        if led and agency.code not in asked:
            yield case.finding("lead-without-report", ("agencies", i), found=f"nhiệm vụ {listed(led)}")
