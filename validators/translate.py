"""From pandera's failures to findings, with place, label, found and expected.

Pandera reports a failure of a frame-wide check once for every column: here each rule speaks once for each row.
Its own checks (nulls, types) mean that a cell was read in a way the forms do not know; they become a finding as well.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaError, SchemaErrors

from toolkit.core.findings.catalogue import rule as catalogue_rule
from toolkit.core.findings.model import Finding, Place, Severity
from toolkit.core.forms.spec import FormSpec, RowRule, Slot
from toolkit.core.submission import Entry, State
from toolkit.core.text import shortened
from validators.facts import FIGURE_SLOTS
from validators.frames import CellPlace, RowPlace, Source, Stack
from validators.wording import cell_texts, row_texts, shown

_TOTAL, _REQUIRED = "total-in-list", "required-empty"
_INTERNAL = "internal-read-error"
_AS_TEXT = "number-as-text"
"""Goes without saying beside a note that says how the text was read."""
_DATE_AS_TEXT = "date-as-text"
"""Goes without saying where the text is written exactly as the tool would write the day."""
_AS_NAMED = frozenset({"part-above-total", "parts-differ-from-total", "total-in-list", "row-repeated"})
_OF_LISTS = frozenset({"total-in-list", "row-repeated"})
_ROW_FIGURES = frozenset({Slot.NUMERATOR, Slot.DENOMINATOR, Slot.VALUE})


@dataclass(frozen=True, slots=True)
class Outcome:
    """A finding and the input cells it concerns: an error refuses them, a warning marks them."""

    number: int
    """Position of the submission."""
    finding: Finding
    columns: tuple[str, ...]
    """Columns of the finding's form and row."""


@dataclass(frozen=True, slots=True)
class _Failure:
    code: str
    rule: RowRule | None
    positions: list[int]
    detail: str = ""


def judged(stack: Stack, cells: pa.DataFrameSchema, rows: pa.DataFrameSchema) -> Iterator[Outcome]:
    """Validate the frames of one form and say what failed."""
    of_rows = _failures(rows, stack.rows) if stack.spec.rules else []
    totals = {
        (stack.row_places[position].source.number, stack.row_places[position].key)
        for failure in of_rows
        if failure.code == _TOTAL
        for position in failure.positions
    }
    for failure in _failures(cells, stack.cells):
        for position in failure.positions:
            place = stack.cell_places[position]
            # A row that is to be deleted needs nothing filled in.
            if failure.code != _REQUIRED or (place.source.number, place.entry.row) not in totals:
                yield _of_cell(stack.spec, place, failure)
    for failure in of_rows:
        for position in failure.positions:
            yield _of_row(stack.spec, stack.row_places[position], failure)


def noted(stack: Stack, failed: Iterable[Outcome]) -> Iterator[Outcome]:
    """What the reader normalised, for the record. How a refused or blank cell was read is no longer of interest."""
    refused = {
        (outcome.number, outcome.finding.row, outcome.finding.column)
        for outcome in failed
        if outcome.finding.severity is Severity.ERROR
    }
    for place in stack.cell_places:
        entry, reading = place.entry, place.entry.reading
        if not reading.notes or reading.state is State.BLANK:
            continue
        if (place.source.number, entry.row, entry.column) not in refused:
            typed, read = shortened(entry.typed), shown(reading.value, reading.state)
            for note in reading.notes:
                unsaid = (note == _AS_TEXT and len(reading.notes) > 1) or (note == _DATE_AS_TEXT and typed == read)
                if not unsaid:
                    yield _outcome(note, stack.spec, place.source, entry, typed, read)


def columns_of(spec: FormSpec, code: str, rule: RowRule) -> tuple[str, ...]:
    """The columns that a row rule refuses or marks.

    Rules of the plan's tables refuse or mark all columns that they name. Every other rule on indicators concerns (a),
    (b) and the result together: none can be trusted without the others. Status, notes and estimates stand alone.
    """
    if code in _AS_NAMED:
        return rule.columns
    figures = tuple(column.id for column in spec.inputs if column.slot in _ROW_FIGURES)
    return figures if any(column in figures for column in rule.columns) else (rule.columns[0],)


def figure_columns(spec: FormSpec) -> tuple[str, ...]:
    """All columns of a form that hold figures, estimates included."""
    return tuple(column.id for column in spec.inputs if column.slot in FIGURE_SLOTS)


def _failures(schema: pa.DataFrameSchema, frame: pd.DataFrame) -> list[_Failure]:
    try:
        schema.validate(frame, lazy=True)
    except SchemaErrors as errors:
        return [_failure(error, len(frame)) for error in errors.schema_errors]
    return []


def _failure(error: SchemaError, length: int) -> _Failure:
    check, cases = error.check, error.failure_cases
    indexed = isinstance(cases, pd.DataFrame) and "index" in cases and cases["index"].notna().all()
    # Without places (a wrong type, a check that crashed) nothing in the frame can be relied on.
    positions = sorted({int(index) for index in cases["index"]}) if indexed else list(range(length))
    if isinstance(check, pa.Check) and check.error and indexed:
        return _Failure(check.error, (check.statistics or {}).get("rule"), positions)
    return _Failure(_INTERNAL, None, positions, str(check))


def _of_cell(spec: FormSpec, place: CellPlace, failure: _Failure) -> Outcome:
    if failure.code == _INTERNAL:
        return _outcome(_INTERNAL, spec, place.source, place.entry, place.entry.reading.issue or failure.detail, "")
    found, expected = cell_texts(failure.code, place.entry, place.facts)
    return _outcome(failure.code, spec, place.source, place.entry, found, expected)


def _of_row(spec: FormSpec, place: RowPlace, failure: _Failure) -> Outcome:
    if failure.rule is None:
        entry = next(iter(place.entries.values()))
        return _outcome(_INTERNAL, spec, place.source, entry, failure.detail, "", columns=tuple(place.entries))
    found, expected = row_texts(failure.rule, place)
    entry = _spot(failure.rule, place)
    columns = columns_of(spec, failure.code, failure.rule)
    return _outcome(failure.code, spec, place.source, entry, found, expected, columns=columns)


def _spot(rule: RowRule, place: RowPlace) -> Entry:
    """The cell a row finding points to: the rule's first column, the missing component, a list row's first words."""
    columns = rule.columns
    if rule.code == "component-missing":
        empty = [c for c in ("numerator", "denominator") if place.entries[c].reading.state is State.BLANK]
        columns = (*empty, *columns)
    if rule.code in _OF_LISTS:
        columns = tuple(c for c in columns if c in place.entries and place.entries[c].reading.state is not State.BLANK)
    return next(place.entries[column] for column in columns if column in place.entries)


def _outcome(
    code: str,
    spec: FormSpec,
    source: Source,
    entry: Entry,
    found: str,
    expected: str,
    *,
    columns: tuple[str, ...] = (),
) -> Outcome:
    stamp = source.submission.stamp
    finding = catalogue_rule(code).found(
        place=Place(file=source.submission.file.name, sheet=source.located.sheet, cell=entry.cell),
        agency=stamp.agency,
        report=stamp.report,
        form=spec.id,
        row=entry.row,
        column=entry.column,
        label=shortened(source.label(entry.row)),
        found=found,
        expected=expected,
        heading=spec.column(entry.column).heading,
        hint=f": {expected}" if expected else "",
    )
    return Outcome(source.number, finding, columns or (entry.column,))
