"""Rows of the sheet ``Dữ liệu``: every accepted input cell of every counted file, each exactly once."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from toolkit.core.consolidation.contributions import NOT_ASKED
from toolkit.core.consolidation.headings import INDICATOR_KEY, PROSE_KEY, TABLE_KEY, TASK_KEY
from toolkit.core.consolidation.model import Consolidation, Contribution
from toolkit.core.consolidation.order import row_order
from toolkit.core.forms.book import form_specs
from toolkit.core.forms.cover import COVER
from toolkit.core.forms.indicator_spec import CORRECTIONS, INDICATORS
from toolkit.core.forms.spec import Column, FormSpec, Layout, Slot
from toolkit.core.forms.tasks import OTHER_TASKS, TASKS
from toolkit.core.plan.model import Plan
from toolkit.core.submission import Value
from toolkit.core.verdict import Datum, Record
from toolkit.core.vocabulary import NO, SHEET_COVER, SHEET_INDICATORS, SHEET_NARRATIVE, SHEET_TASKS, YES
from workbook_templates.consolidated.words import ROLE_WORDS

Block = tuple[str, str, str]
"""Form, row key ("" in open forms), column id ("" where a row holds all inputs): rows that one formula adds."""


class Col:
    """Columns of ``Dữ liệu``. No enumeration: they are looked up by the million, and its members hash in Python."""

    NUMBER = 0
    FORM = 1
    KEY = 2
    LABEL = 3
    COLUMN = 4
    UNIT = 5
    AGENCY = 6
    ROLE = 7
    COUNTED = 8
    REASON = 9
    NUMERATOR = 10
    DENOMINATOR = 11
    VALUE = 12
    ESTIMATE = 13
    YEAR = 14
    TEXT = 15
    STATUS = 16
    NOTE = 17
    TYPED = 18
    HOW = 19
    FILE = 20
    HASH = 21
    SHEET = 22
    CELLS = 23


SLOTS = {
    Slot.NUMERATOR: Col.NUMERATOR,
    Slot.DENOMINATOR: Col.DENOMINATOR,
    Slot.VALUE: Col.VALUE,
    Slot.ESTIMATE: Col.ESTIMATE,
    Slot.YEAR: Col.YEAR,
    Slot.TEXT: Col.TEXT,
    Slot.STATUS: Col.STATUS,
    Slot.NOTE: Col.NOTE,
}
_PREFIXES = {INDICATORS: INDICATOR_KEY, CORRECTIONS: "ĐC", TASKS: TASK_KEY, OTHER_TASKS: "NVK", COVER: "TT"}
_NAMES = {
    COVER: SHEET_COVER,
    INDICATORS: SHEET_INDICATORS,
    CORRECTIONS: "Đính chính",
    TASKS: SHEET_TASKS,
    OTHER_TASKS: "Nhiệm vụ phối hợp khác",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DataRow:
    """One row of ``Dữ liệu``."""

    block: Block
    form: str
    key: str
    label: str
    column: str
    unit: str
    agency: str
    role: str
    counted: str
    reason: str
    values: Mapping[int, Value] = field(default_factory=dict)
    data: tuple[Datum, ...]
    record: Record


def cellwise(spec: FormSpec) -> bool:
    """Whether each input gets a row of its own: in tables, and where two inputs of a row claim the same slot."""
    slots = [column.slot for column in spec.inputs]
    return spec.id.startswith("table:") or len(slots) != len(set(slots))


class DataRows:
    """All rows, those that one formula adds next to each other.

    They are made while one goes through them: those of a country take more memory than everything they are made of.
    """

    def __init__(self, consolidation: Consolidation) -> None:
        judgement = consolidation.judgement
        self._plan = plan = judgement.plan
        self._specs = form_specs(plan, judgement.period)
        self._contributions = {
            id(one.record): one for figure in consolidation.figures for one in figure.contributions if one.record
        }
        self._rows = row_order(plan)
        self._agencies = {agency.code: place for place, agency in enumerate(plan.agencies)}
        self._structure = judgement.structure
        # The cover says who wrote, not what was reported: it comes last.
        self._records: dict[str, list[Record]] = {form: [] for form in (*(f for f in self._specs if f != COVER), COVER)}
        for record in consolidation.records:
            if record.data:
                self._records[record.form].append(record)

    def __len__(self) -> int:
        return sum(self.by_file().values())

    def by_file(self) -> Counter[str]:
        """How many rows each returned file has."""
        found: Counter[str] = Counter()
        for form, records in self._records.items():
            each = cellwise(self._specs[form])
            for record in records:
                found[record.file.name] += len(record.data) if each else 1
        return found

    def __iter__(self) -> Iterator[DataRow]:
        for form, records in self._records.items():
            if not records:
                continue
            spec = self._specs[form]
            facts = _FormFacts(self._plan, spec)
            if not cellwise(spec):
                for record in sorted(records, key=self._order):
                    yield self._row(record, facts, record.data, None)
                continue
            cells = [(record, datum) for record in records for datum in record.data]
            # Of a row of the plan, and of an open form, all that stands in one column.
            places = {column.id: place for place, column in enumerate(spec.columns)}
            cells.sort(key=lambda cell: (self._place(cell[0]), places[cell[1].column], self._order(cell[0])))
            for record, datum in cells:
                yield self._row(record, facts, (datum,), facts.columns[datum.column])

    def _place(self, record: Record) -> int:
        return self._rows.get((record.form, record.row), -1)

    def _order(self, record: Record) -> tuple[int, int, int, str]:
        """Row, agency, and in open forms the number of the row."""
        place = self._place(record)
        agency = self._agencies.get(record.agency, len(self._agencies))
        number = int(record.row) if record.row.isdecimal() and place < 0 else 0
        return place, agency, number, record.file.name

    def _row(self, record: Record, form: "_FormFacts", data: tuple[Datum, ...], column: Column | None) -> DataRow:
        agency = self._plan.agency_by_code.get(record.agency)
        indicator = self._plan.indicator_by_code.get(record.row) if record.form == INDICATORS else None
        contribution = self._contributions.get(id(record))
        left_out = record.form == INDICATORS and (contribution is None or not contribution.counted)
        role = self._structure.roles(indicator).get(record.agency) if indicator else None
        return DataRow(
            block=(record.form, "" if form.is_open else record.row, column.id if column else ""),
            form=form.name,
            key=f"{form.prefix} {record.row}",
            label=record.label,
            column=column.heading if column else "",
            unit=indicator.unit.shown if indicator else "",
            agency=agency.name if agency else record.agency,
            role=ROLE_WORDS[role] if role else "",
            counted=NO if left_out else YES,
            reason=_reason(contribution) if left_out else "",
            values={form.slots[datum.column]: datum.value for datum in data},
            data=data,
            record=record,
        )


class _FormFacts:
    """What all rows of one form have in common."""

    def __init__(self, plan: Plan, spec: FormSpec) -> None:
        tables = {f"table:{table.id}": table.sheet for table in plan.tables}
        self.name = _NAMES.get(spec.id) or tables.get(spec.id) or SHEET_NARRATIVE
        """A form as readers of the workbook know it: the name of its sheet."""
        kind, _, name = spec.id.partition(":")
        self.prefix = _PREFIXES.get(spec.id) or f"{TABLE_KEY if kind == 'table' else PROSE_KEY} {name}"
        self.is_open = spec.layout is Layout.OPEN
        self.columns = {column.id: column for column in spec.columns}
        self.slots = {column.id: SLOTS[column.slot] for column in spec.inputs if column.slot is not None}


def _reason(contribution: Contribution | None) -> str:
    return contribution.reason if contribution else NOT_ASKED
