"""Figures that the office decided with an agency: they take the form's place while the form still says the old figure.

A decision is a replacement of one figure by another, so it holds only for the figure that it replaces: where the form
says something else by now, the form's own figure stays and the decision is told, because the agency may have sent a
better one since. Figures of one row hang together: a decision that leaves (a), (b) and the rate contradicting each
other is not used, or the province's figure would depend on which of them the indicator's mode looks at; and one that
ends a contradiction gives the rest of the row back.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from toolkit.core.consolidation.exact import decimals, quotient
from toolkit.core.findings.model import Severity
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.numbers.formats import show
from toolkit.core.numbers.grammar import readings
from toolkit.core.plan.model import Indicator
from toolkit.core.register.declare import FIELD_WORDS
from toolkit.core.register.model import Decision, Fate
from toolkit.core.submission import Entry, SourceFile, State
from toolkit.core.text import clean_figure, match_key
from toolkit.core.units import UnitKind
from toolkit.core.verdict import CellCount, Record, Standing
from toolkit.core.vocabulary import NO_FIGURE_STATUSES, STATUS_OFFICIAL
from validators.draft import Draft
from validators.facts import Facts
from validators.register.decided import EMPTY, decided_datum, decided_record, given
from validators.register.log import Log

_STATUS = "status"
_NO_FORM = "chưa có biểu được tính"
_RATE = ("numerator", "denominator", "result")


def apply_decisions(
    decisions: Sequence[Decision],
    drafts: Sequence[Draft],
    register: SourceFile,
    facts: Facts,
    log: Log,
    *,
    expect: bool,
) -> Iterator[Record]:
    """Put decided figures into the records of counted forms; yields records for agencies that have no form.

    With ``expect`` false single files are being looked at, and decisions about other agencies' figures rest.
    """
    rows: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for decision in sorted(decisions, key=lambda one: (one.date, one.row.number)):
        rows[decision.agency, decision.indicator].append(decision)
    counted = [draft for draft in drafts if draft.standing is Standing.COUNTED]
    for (agency, code), of_row in rows.items():
        own = [draft for draft in counted if draft.agency == agency]
        draft = next((one for one in own if _entries(one, code)), None)
        if draft is None and not own and not expect:
            continue
        row = _Row(facts.plan.indicator_by_code[code], draft, log)
        decided = row.decide(of_row)
        if decided and draft is not None:
            _put(draft, code, decided, row.freed(decided, draft))
        elif decided:
            yield decided_record(decided, register, facts)


def _entries(draft: Draft, code: str) -> dict[str, Entry]:
    """The cells of an indicator's row in a form, by column."""
    return {
        entry.column: entry
        for located in draft.sent.forms
        if located.form == INDICATORS
        for entry in located.entries
        if entry.row == code
    }


class _Row:
    """One row of one agency, while its decisions are taken one after the other."""

    def __init__(self, indicator: Indicator, draft: Draft | None, log: Log) -> None:
        self._indicator, self._log = indicator, log
        entries = _entries(draft, indicator.code) if draft is not None else {}
        self._form = entries
        self._standing = {column: (entry.reading.value, entry.typed) for column, entry in entries.items()}
        records = [r for r in draft.records if (r.form, r.row) == (INDICATORS, indicator.code)] if draft else []
        self._accepted = {
            datum.column: datum.value
            for record in records
            for datum in record.data
            if isinstance(datum.value, Decimal) and datum.column in FIELD_WORDS
        }

    def decide(self, decisions: Sequence[Decision]) -> dict[str, Decision]:
        """The decisions that hold, by column; those that do not are told."""
        decided: dict[str, Decision] = {}
        for decision in decisions:
            value, typed = self._standing.get(decision.field, (None, ""))
            if self._is_old(decision, value, typed):
                decided[decision.field] = decision
                self._standing[decision.field] = (decision.value, show(decision.value))
            elif value == decision.value:
                self._log.settle(decision.row, Fate.IDLE)
            else:
                self._outdated(decision, typed)
        contradiction = self._contradiction({**self._accepted, **{key: one.value for key, one in decided.items()}})
        if not decided or not contradiction:
            for decision in decided.values():
                self._log.settle(decision.row, Fate.USED)
            return decided
        last = max(decided.values(), key=lambda one: (one.date, one.row.number))
        told = {"agency": last.agency, "label": self._indicator.label, "found": contradiction}
        self._log.tell("decision-contradicts", last.row, "decided", **told)
        return {}

    def freed(self, decided: Mapping[str, Decision], draft: Draft) -> list[Entry]:
        """Cells that were refused only because the row contradicted itself, and that the decisions agree with."""
        code = self._indicator.code
        wrong = {
            finding.column
            for finding in draft.findings
            if (finding.form, finding.row, finding.severity) == (INDICATORS, code, Severity.ERROR)
        }
        known = {**self._accepted, **{column: one.value for column, one in decided.items()}}
        free = {
            column: entry
            for column, entry in self._form.items()
            if column in _RATE
            and column not in {*known, *wrong}
            and entry.reading.state.readable
            and isinstance(entry.reading.value, Decimal)
        }
        figures = known | {column: entry.reading.value for column, entry in free.items()}
        return [] if self._contradiction(figures) else list(free.values())

    def _is_old(self, decision: Decision, value: object, typed: str) -> bool:
        same_words = match_key(decision.old) == match_key(typed)
        return same_words or value in readings(clean_figure(decision.old).text)

    def _outdated(self, decision: Decision, typed: str) -> None:
        found = typed.strip() or (EMPTY if decision.field in self._form else _NO_FORM)
        self._log.tell(
            "decision-outdated",
            decision.row,
            "old",
            agency=decision.agency,
            label=self._indicator.label,
            found=found,
            expected=decision.old or EMPTY,
            ground=f"{decision.row.text('indicator')} = {show(decision.value)}",
        )

    def _contradiction(self, figures: Mapping[str, object]) -> str:
        """How (a), (b) and the rate of a row contradict each other; empty when they do not."""
        above, below, rate = (figures.get(name) for name in _RATE)
        if not isinstance(above, Decimal) or not isinstance(below, Decimal):
            return ""
        if self._indicator.unit.kind is UnitKind.PERCENT and above > below:
            return f"(a) là {show(above)}, lớn hơn (b) là {show(below)}"
        if not below:
            return f"(b) bằng 0 nhưng (a) là {show(above)}" if above else ""
        exact = quotient(above, below, self._indicator.unit.scale)
        if not isinstance(rate, Decimal) or abs(exact - Fraction(rate)) < Fraction(1, 10 ** decimals(rate)):
            return ""
        return f"(a) {show(above)} và (b) {show(below)} không cho kết quả {show(rate)}"


def _put(draft: Draft, code: str, decided: Mapping[str, Decision], freed: Sequence[Entry]) -> None:
    """Put decided figures in the place of what the form says, and count their cells as decided.

    ``freed`` are the cells of the row that nothing speaks against any more.
    """
    entries = _entries(draft, code)
    old = next((r for r in draft.records if (r.form, r.row) == (INDICATORS, code)), None)
    cells = {entries[column].cell for column in decided}
    kept = [datum for datum in old.data if datum.cell not in cells] if old is not None else []
    replaced = len(old.data) - len(kept) if old is not None else 0
    ground = "; ".join(decision.words for decision in decided.values())
    status = next((datum for datum in kept if datum.column == _STATUS and datum.value in NO_FIGURE_STATUSES), None)
    if status is not None:
        # "Chưa có số liệu" has ended with the decision; left standing, it would keep the figure out.
        kept[kept.index(status)] = replace(status, value=STATUS_OFFICIAL, how=ground, ground=ground)
    data = [
        *kept,
        *map(given, freed),
        *(decided_datum(decision, entries[column]) for column, decision in decided.items()),
    ]
    located = next(form for form in draft.sent.forms if form.form == INDICATORS)
    record = Record(
        agency=draft.agency,
        report=draft.report,
        file=draft.file,
        form=INDICATORS,
        row=code,
        label=old.label if old is not None else code,
        sheet=located.sheet,
        data=tuple(sorted(data, key=lambda datum: list(entries).index(datum.column))),
    )
    draft.records = tuple(record if one is old else one for one in draft.records)
    if old is None:
        draft.records = (*draft.records, record)
    blank = sum(entries[column].reading.state is State.BLANK for column in decided)
    turned = int(status is not None)
    draft.cells += CellCount(
        consolidated=len(freed) - replaced - turned,
        decided=len(decided) + turned,
        blank=-blank,
        refused=replaced + blank - len(decided) - len(freed),
    )
    draft.findings = [
        finding.accepted(decided[finding.column].words)
        if (finding.form, finding.row) == (INDICATORS, code) and finding.column in decided
        else finding
        for finding in draft.findings
    ]
