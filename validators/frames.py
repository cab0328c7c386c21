"""All submissions stacked: one long frame of cells and one wide frame of rows for each form.

The index of a frame is a position; what lies at it (submission, entry, label) stays beside the frame, so that pandera
sees typed columns only and every failure finds its way back to a cell.
"""

import datetime as dt
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
import pandas as pd

from toolkit.core.forms.cover import COVER
from toolkit.core.forms.spec import FormSpec, Kind, Layout
from toolkit.core.submission import Entry, LocatedForm, State, Submission
from toolkit.core.text import match_key
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import YES
from validators.facts import CellFacts, Facts, RowFacts
from validators.plan_figures import NAN, baseline, copyable, operator, ordinal, target

CLOSED = "closed"
"""State of a column that this agency's form does not open in a row."""
STATES = pd.CategoricalDtype([*(state.value for state in State), CLOSED])
UNITS = pd.CategoricalDtype([*(kind.value for kind in UnitKind), ""])
OPERATORS = pd.CategoricalDtype([">=", "<=", ">", "<", "=", ""])


@dataclass(frozen=True, slots=True)
class Source:
    """One located form of one submission."""

    number: int
    """Position of the submission among those judged."""
    submission: Submission
    located: LocatedForm
    nil: bool
    facts: Facts

    def label(self, row: str) -> str:
        """A row as findings and records name it."""
        return self.facts.label(self.submission.stamp, self.located, row)


@dataclass(frozen=True, slots=True)
class CellPlace:
    """What lies at one position of a cells frame."""

    source: Source
    entry: Entry
    facts: CellFacts


@dataclass(frozen=True, slots=True)
class RowPlace:
    """What lies at one position of a rows frame."""

    source: Source
    key: str
    facts: RowFacts
    entries: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Stack:
    """One form of all submissions."""

    spec: FormSpec
    cells: pd.DataFrame
    cell_places: list[CellPlace]
    rows: pd.DataFrame
    row_places: list[RowPlace]


def declared_nil(submission: Submission) -> bool:
    """Whether the cover says that nothing occurred in the period."""
    entry = submission.entry(COVER, "nil", "value")
    return entry is not None and entry.reading.value == YES


def stacks(
    submissions: Sequence[Submission], facts: Facts, issues: Iterable[str], by_letter: Container[int] = ()
) -> Iterator[Stack]:
    """Stack the forms of all submissions, one after the other in the order of the sheets.

    ``by_letter``: positions of submissions of which a letter says that nothing occurred in the period.
    """
    sources: dict[str, list[Source]] = {form: [] for form in facts.specs}
    for number, submission in enumerate(submissions):
        nil = declared_nil(submission) or number in by_letter
        for located in submission.forms:
            if located.form in sources:
                sources[located.form].append(Source(number, submission, located, nil, facts))
    known = pd.CategoricalDtype(["", *issues])
    return (_stack(facts.specs[form], found, facts, known) for form, found in sources.items() if found)


def _stack(spec: FormSpec, sources: list[Source], facts: Facts, issues: pd.CategoricalDtype) -> Stack:
    cells: list[CellPlace] = []
    rows: list[RowPlace] = []
    for source in sources:
        stamp, by_row = source.submission.stamp, dict[str, dict[str, Entry]]()
        for entry in source.located.entries:
            cell = facts.cell(stamp, spec.id, entry.row, entry.column)
            if cell is not None:
                cells.append(CellPlace(source, entry, cell))
                by_row.setdefault(entry.row, {})[entry.column] = entry
        for key, entries in by_row.items():
            if spec.layout is not Layout.OPEN or any(e.reading.state is not State.BLANK for e in entries.values()):
                rows.append(RowPlace(source, key, facts.row_facts(stamp, spec.id, key), entries))
    return Stack(spec, _cells_frame(cells, rows, issues), cells, _rows_frame(spec, rows, facts), rows)


def _cells_frame(places: list[CellPlace], rows: list[RowPlace], issues: pd.CategoricalDtype) -> pd.DataFrame:
    used = {(row.source.number, row.key) for row in rows}
    # Facts are shared by thousands of cells: flatten each once, then spread by position.
    order: dict[int, int] = {}
    distinct: list[CellFacts] = []
    which = np.empty(len(places), dtype=np.intp)
    for position, place in enumerate(places):
        number = order.setdefault(id(place.facts), len(distinct))
        if number == len(distinct):
            distinct.append(place.facts)
        which[position] = number

    def spread(values: list[float] | list[bool]) -> np.ndarray:
        return np.array(values)[which] if values else np.array(values)

    readings = [place.entry.reading for place in places]
    known = set(issues.categories)
    return pd.DataFrame(
        {
            "state": pd.Categorical([reading.state.value for reading in readings], dtype=STATES),
            "issue": pd.Categorical([r.issue if r.issue in known else None for r in readings], dtype=issues),
            "value": np.array([_figure(p.entry, p.facts) for p in places], dtype=np.float64),
            "unit": pd.Categorical([p.facts.unit.value if p.facts.unit else "" for p in places], dtype=UNITS),
            "low": spread([float(f.low) for f in distinct]),
            "high": spread([float(f.high) for f in distinct]),
            "floor": spread([float(f.floor) for f in distinct]),
            "ceiling": spread([float(f.ceiling) for f in distinct]),
            "day": np.array([_day(place.entry) for place in places], dtype=np.float64),
            "first_day": spread([ordinal(f.first_day) for f in distinct]),
            "last_day": spread([ordinal(f.last_day) for f in distinct]),
            "millions": spread([f.millions for f in distinct]).astype(bool),
            "integral": spread([f.integral for f in distinct]).astype(bool),
            "required": spread([f.field.required for f in distinct]).astype(bool),
            "excused": np.array(
                [p.source.nil or (p.source.number, p.entry.row) not in used for p in places], dtype=bool
            ),
        }
    )


def _rows_frame(spec: FormSpec, places: list[RowPlace], facts: Facts) -> pd.DataFrame:
    if not spec.rules:
        return pd.DataFrame(index=range(len(places)))
    data: dict[str, object] = {
        "source": np.array([place.source.number for place in places], dtype=np.int64),
        "plan_year": np.full(len(places), facts.plan.year, dtype=np.int64),
        "words": [_words(spec, place) for place in places],
        "content": [_content(place) for place in places],
        "nil": np.array([place.source.nil for place in places], dtype=bool),
        "unit": pd.Categorical([p.facts.unit.value if p.facts.unit else "" for p in places], dtype=UNITS),
        "scale": np.array([float(p.facts.scale) for p in places], dtype=np.float64),
        "decimals": np.array([p.facts.decimals for p in places], dtype=np.int64),
        "shared": np.array([p.facts.shared for p in places], dtype=bool),
        "explains_miss": np.array([p.facts.explains_miss for p in places], dtype=bool),
        "explains_absence": np.array([p.facts.explains_absence for p in places], dtype=bool),
        "target": np.array([target(p.facts) for p in places], dtype=np.float64),
        "baseline": np.array([baseline(p.facts) for p in places], dtype=np.float64),
        "comparable": np.array([p.facts.comparable for p in places], dtype=bool),
        "copyable": np.array([copyable(p.facts) for p in places], dtype=bool),
        "operator": pd.Categorical([operator(p.facts) for p in places], dtype=OPERATORS),
    }
    for column in spec.inputs:
        entries = [place.entries.get(column.id) for place in places]
        cells = [
            facts.cell(place.source.submission.stamp, spec.id, place.key, column.id) if entry else None
            for place, entry in zip(places, entries, strict=True)
        ]
        data[f"{column.id}.state"] = pd.Categorical(
            [entry.reading.state.value if entry else CLOSED for entry in entries], dtype=STATES
        )
        data[f"{column.id}.required"] = np.array([bool(c and c.field.required) for c in cells], dtype=bool)
        if column.field is not None and column.field.kind is Kind.FIGURE:
            pairs = list(zip(entries, cells, strict=True))
            data[column.id] = np.array([_figure(e, c) for e, c in pairs], dtype=np.float64)
            data[f"{column.id}.typed"] = np.array([_decimals(e) for e in entries], dtype=np.int64)
            data[f"{column.id}.floor"] = np.array([float(c.floor) if c else NAN for c in cells], dtype=np.float64)
            data[f"{column.id}.ceiling"] = np.array([float(c.ceiling) if c else NAN for c in cells], dtype=np.float64)
        elif column.field is not None and column.field.kind is Kind.CHOICE:
            choices = pd.CategoricalDtype([*column.field.choices, ""])
            data[f"{column.id}.choice"] = pd.Categorical(
                [str(e.reading.value or "") if e else "" for e in entries], dtype=choices
            )
    return pd.DataFrame(data)


def _words(spec: FormSpec, place: RowPlace) -> str:
    """The first words or day written in a row, as they compare; numbering is no name."""
    kinds = {column.id: column.field.kind for column in spec.inputs if column.field is not None}
    for column, entry in place.entries.items():
        if kinds[column] is Kind.FIGURE:
            continue
        text = str(entry.reading.value or entry.typed)
        if kinds[column] is Kind.DATE or any(map(str.isalpha, text)):
            words = match_key(text).casefold().strip(" .:")
            if words:
                return words
    return ""


def _content(place: RowPlace) -> str:
    """Everything a row says, as it compares."""
    said = ((column, e.reading.value, e.reading.state, e.typed) for column, e in place.entries.items())
    return repr([(column, state.value, typed if value is None else str(value)) for column, value, state, typed in said])


def _figure(entry: Entry | None, facts: CellFacts | None) -> float:
    """The figure of a cell as pandera compares it; exact values stay in the entry."""
    if entry is None or facts is None or facts.unit is None or not entry.reading.state.readable:
        return NAN
    value = entry.reading.value
    return float(value) if isinstance(value, Decimal) else NAN


def _decimals(entry: Entry | None) -> int:
    """Decimals as typed, which set how exactly two figures must agree."""
    value = entry.reading.value if entry else None
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _day(entry: Entry) -> float:
    value = entry.reading.value if entry.reading.state.readable else None
    return ordinal(value if isinstance(value, dt.date) else None)
