"""The one order of records, from the plan alone: the same inbox gives the same workbook in any order of files."""

from collections.abc import Iterable

from toolkit.core.forms.book import form_specs
from toolkit.core.forms.cover import cover_form
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.forms.tasks import TASKS
from toolkit.core.plan.model import Plan
from toolkit.core.verdict import Judgement, Record

_LAST = 1_000_000


def row_order(plan: Plan) -> dict[tuple[str, str], int]:
    """(form, row key) → place in the plan; rows of open forms are not in it."""
    order: dict[tuple[str, str], int] = {}

    def add(form: str, keys: Iterable[str]) -> None:
        for place, key in enumerate(keys):
            order[form, key] = place

    add("cover", (row.key for row in cover_form().rows))
    add(INDICATORS, (indicator.code for indicator in plan.indicators))
    add(TASKS, (task.code for task in plan.tasks))
    for table in plan.tables:
        add(f"table:{table.id}", (row.key for row in table.rows))
    for outline in plan.outlines:
        add(f"outline:{outline.id}", (section.key for section in outline.sections))
    return order


def ordered_records(judgement: Judgement, records: Iterable[Record]) -> tuple[Record, ...]:
    """By report and form in plan order, then row, then agency."""
    plan = judgement.plan
    reports = {report.id: place for place, report in enumerate(plan.reports)}
    forms = {form: place for place, form in enumerate(form_specs(plan, judgement.period))}
    agencies = {agency.code: place for place, agency in enumerate(plan.agencies)}
    rows = row_order(plan)

    def key(record: Record) -> tuple[int, int, int, str, int, str]:
        place = rows.get((record.form, record.row))
        if place is None:
            place = int(record.row) if record.row.isdecimal() else _LAST
        return (
            reports.get(record.report, _LAST),
            forms.get(record.form, _LAST),
            place,
            record.row,
            agencies.get(record.agency, _LAST),
            record.file.name,
        )

    return tuple(sorted(records, key=key))
