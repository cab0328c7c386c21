"""Counts of persons that are too small to be published: told once for each form, for the record."""

from collections.abc import Iterator, Sequence

from toolkit.core.consolidation.sensitive import record_values, small_columns, small_of_record, small_range
from toolkit.core.findings.model import Place
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.plan.model import Plan
from toolkit.core.text import shortened
from toolkit.core.verdict import Datum, Record, Standing
from validators.draft import Draft
from validators.facts import Facts

_RESULTS = {"value": "result"}
"""Part of a figure → the column of the indicator form, where they are not called alike."""


def tell_small_counts(drafts: Sequence[Draft], facts: Facts) -> None:
    """Add one finding, at the first such cell, to every counted form that holds a small count of sensitive persons."""
    plan = facts.plan
    if plan.sensitive_below is None:
        return
    for draft in drafts:
        found = list(_small(draft, plan)) if draft.standing is Standing.COUNTED else []
        if not found:
            continue
        record, datum = found[0]
        draft.tell(
            "small-count",
            place=Place(file=draft.file.name, sheet=record.sheet, cell=datum.cell),
            form=record.form,
            row=record.row,
            column=datum.column,
            label=shortened(record.label),
            found=f"{len(found)} ô",
            expected=small_range(plan.sensitive_below),
        )


def _small(draft: Draft, plan: Plan) -> Iterator[tuple[Record, Datum]]:
    tables = {f"table:{table.id}": table for table in plan.tables}
    for record in draft.records:
        names: frozenset[str] = frozenset()
        if record.form == INDICATORS and record.row in plan.indicator_by_code:
            parts = small_of_record(plan, plan.indicator_by_code[record.row], record)
            names = frozenset(_RESULTS.get(part, part) for part in parts)
        elif record.form in tables:
            names = small_columns(plan, tables[record.form], record_values(record))
        yield from ((record, datum) for datum in record.data if datum.column in names)
