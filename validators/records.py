"""From judged cells to records: only what passed, each datum with its warnings, and a count of every cell."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from toolkit.core.findings.model import Severity
from toolkit.core.forms.spec import FormSpec
from toolkit.core.submission import Entry, LocatedForm, State
from toolkit.core.verdict import CellCount, Datum, Record
from toolkit.core.vocabulary import FIGURE_STATUSES
from validators.draft import Draft
from validators.facts import FIGURE_SLOTS, Facts
from validators.translate import Outcome
from validators.wording import ANSWER_WORDS

Place = tuple[str, str, str]
_STATUS = "status"


def build_records(draft: Draft, outcomes: Iterable[Outcome], facts: Facts, everywhere: tuple[str, ...] = ()) -> None:
    """Set the records and the cell count of a draft from what was found in its cells.

    A cell is blank, refused (an error concerns it, or it cannot be read), or consolidated: never two of these.
    ``everywhere`` are warnings about the whole file, which every figure carries.
    """
    refused: set[Place] = set()
    marks: dict[Place, list[str]] = defaultdict(list)
    for outcome in outcomes:
        finding = outcome.finding
        for column in outcome.columns:
            place = (finding.form, finding.row, column)
            if finding.severity is Severity.ERROR:
                refused.add(place)
            elif finding.severity is Severity.WARNING and finding.code not in marks[place]:
                marks[place].append(finding.code)
    records: list[Record] = []
    count = CellCount()
    assert draft.submission is not None, "records come from submissions"
    for located in draft.submission.forms:
        if located.form in facts.specs:
            made, cells = _form(draft, located, facts, refused, marks, everywhere)
            records += made
            count += cells
    draft.records, draft.cells = tuple(records), count


def _form(
    draft: Draft,
    located: LocatedForm,
    facts: Facts,
    refused: set[Place],
    marks: dict[Place, list[str]],
    everywhere: tuple[str, ...],
) -> tuple[list[Record], CellCount]:
    spec = facts.specs[located.form]
    rows: dict[str, list[Entry]] = {}
    blank = rejected = 0
    for entry in located.entries:
        if entry.reading.state is State.BLANK:
            blank += 1
        elif not _usable(entry) or (entry.form, entry.row, entry.column) in refused:
            rejected += 1
        else:
            rows.setdefault(entry.row, []).append(entry)
    records = [
        Record(
            agency=draft.agency,
            report=draft.report,
            file=draft.file,
            form=located.form,
            row=row,
            label=_label(draft, facts, located, row),
            sheet=located.sheet,
            data=tuple(_data(entries, spec, marks, everywhere if spec.counted else ())),
        )
        for row, entries in rows.items()
    ]
    kept = sum(len(entries) for entries in rows.values())
    read = len(located.entries)
    return records, CellCount(read=read, consolidated=kept, blank=blank, refused=rejected)


def _usable(entry: Entry) -> bool:
    return entry.reading.state in ANSWER_WORDS or (entry.reading.state.readable and entry.reading.value is not None)


def _label(draft: Draft, facts: Facts, located: LocatedForm, row: str) -> str:
    assert draft.submission is not None, "records come from submissions"
    return facts.label(draft.submission.stamp, located, row)


def _data(
    entries: list[Entry], spec: FormSpec, marks: dict[Place, list[str]], everywhere: tuple[str, ...]
) -> Iterable[Datum]:
    """One datum for each accepted cell.

    An answer in words typed where a figure belongs ("không phát sinh") is the row's status when the status itself was
    left blank; otherwise it stays where it was typed, as text.
    """
    columns = {entry.column for entry in entries}
    for entry in entries:
        column, value = entry.column, entry.reading.value
        if entry.reading.state in ANSWER_WORDS:
            value = ANSWER_WORDS[entry.reading.state]
            if _STATUS not in columns and _takes_answer(spec, column):
                column = _STATUS
                columns.add(_STATUS)
        assert value is not None, "unusable cells are left out"
        own = tuple(marks.get((entry.form, entry.row, entry.column), ()))
        yield Datum(
            column=column,
            cell=entry.cell,
            value=value,
            typed=entry.typed,
            how=entry.reading.how,
            marks=(*own, *everywhere) if isinstance(value, Decimal) else own,
        )


def _takes_answer(spec: FormSpec, column: str) -> bool:
    status = next((c for c in spec.inputs if c.id == _STATUS), None)
    offers = status is not None and status.field is not None and status.field.choices == FIGURE_STATUSES
    return offers and spec.column(column).slot in FIGURE_SLOTS
