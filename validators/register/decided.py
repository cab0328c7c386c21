"""Accepted cells that rest on a decision of the office, and the words for what they replace."""

from collections.abc import Mapping

from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.register.model import Decision
from toolkit.core.submission import Entry, SourceFile
from toolkit.core.verdict import Datum, Record
from validators.facts import Facts

EMPTY = "ô trống"


def given(entry: Entry) -> Datum:
    """What a form says in a cell."""
    value = entry.reading.value
    assert value is not None, "only cells with a figure are freed"
    return Datum(column=entry.column, cell=entry.cell, value=value, typed=entry.typed, how=entry.reading.how)


def decided_datum(decision: Decision, entry: Entry) -> Datum:
    """A decided figure in the place of what a form says in a cell."""
    return Datum(
        column=decision.field,
        cell=entry.cell,
        value=decision.value,
        typed=entry.typed.strip() or EMPTY,
        how=decision.words,
        ground=decision.words,
    )


def decided_record(decided: Mapping[str, Decision], register: SourceFile, facts: Facts) -> Record:
    """The decided figures of an agency that has no form: the register is their source."""
    first = next(iter(decided.values()))
    reports = (r for r in facts.plan.reports if INDICATORS in r.forms and first.agency in facts.owners(r))
    return Record(
        agency=first.agency,
        report=next(reports).id,
        file=register,
        form=INDICATORS,
        row=first.indicator,
        label=facts.plan.indicator_by_code[first.indicator].label,
        sheet=first.row.sheet,
        data=tuple(
            Datum(
                column=column,
                cell=decision.row.place("decided").cell,
                value=decision.value,
                typed=decision.row.cells["decided"].typed,
                how=decision.words,
                ground=decision.words,
            )
            for column, decision in decided.items()
        ),
    )
