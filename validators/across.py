"""Rules across rows, reports and agencies: over the accepted records only, after every cell has been judged.

A finding lies at the cell of the figure that is asked about, and its warning marks all figures of that row.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from toolkit.core.findings import tolerances as limits
from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding, Place, Severity
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.forms.spec import Layout
from toolkit.core.numbers.formats import plain, show
from toolkit.core.plan.model import Direction, Indicator, Mode, Role
from toolkit.core.text import shortened
from toolkit.core.units import UnitKind
from toolkit.core.verdict import Datum, Record, Standing
from validators.draft import Draft
from validators.facts import Facts

_COUNTED = (UnitKind.COUNT, UnitKind.AMOUNT)
_DEVIATION = 1.4826  # from the median absolute deviation to the standard deviation


@dataclass(frozen=True, slots=True)
class _Told:
    """A finding about one record of one draft."""

    draft: Draft
    record: Record
    code: str
    datum: Datum
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class _Given:
    """What one agency says of one indicator."""

    draft: Draft
    record: Record
    datum: Datum
    """The typed result, else (a)."""
    value: Decimal
    denominator: Decimal | None
    year: Decimal | None

    def where(self) -> str:
        """The figure and where it stands, for the other side of a comparison."""
        place = f"tệp “{self.draft.file.name}”, trang “{self.record.sheet}”, ô {self.datum.cell}"
        return f"{_shown(self.value)} ({place})"


def judge_across(drafts: Sequence[Draft], facts: Facts, accept: Callable[[Finding, Draft], Finding]) -> None:
    """Add what only several rows, reports or agencies together show, and mark the records.

    ``accept`` gives a finding as the office's register has it: what a person accepted marks nothing.
    """
    counted = [draft for draft in drafts if draft.standing is Standing.COUNTED]
    told = [*_same_fact(counted, facts), *_parts(counted, facts), *_half_years(counted, drafts, facts)]
    for indicator in facts.plan.indicators:
        said = list(_given(counted, indicator))
        told += _disagreeing(said, indicator, facts)
        told += _outlying(said, indicator)
    for one in told:
        _tell(one, accept)


def _given(drafts: Sequence[Draft], indicator: Indicator) -> Iterator[_Given]:
    for draft in drafts:
        for record in draft.records:
            if record.form == INDICATORS and record.row == indicator.code:
                result, above, below = (_number(record, name) for name in ("result", "numerator", "denominator"))
                value = result[1] if result else None
                if value is None and above and below and below[1]:
                    value = above[1] / below[1] * indicator.unit.scale
                datum = result or above
                if value is not None and datum is not None:
                    year = _number(record, "year")
                    yield _Given(draft, record, datum[0], value, below[1] if below else None, year[1] if year else None)


def _disagreeing(said: Sequence[_Given], indicator: Indicator, facts: Facts) -> Iterator[_Told]:
    """The official figure against those given for comparison, of the same year where they name one."""
    roles = facts.roles(indicator)
    official = next((one for one in said if roles.get(one.draft.agency) is Role.OFFICIAL), None)
    if official is None:
        return
    for other in said:
        if roles.get(other.draft.agency) is not Role.CROSSCHECK:
            continue
        comparable = indicator.mode is not Mode.LATEST or other.year == official.year
        apart = abs(official.value - other.value)
        rounding = Decimal(1).scaleb(-indicator.precision)
        if comparable and apart > max(rounding, abs(official.value) * Decimal(str(limits.AGREEMENT))):
            yield _told("reporters-disagree", official, other.where())


def _same_fact(drafts: Sequence[Draft], facts: Facts) -> Iterator[_Told]:
    """One printed row that an agency fills in two of its reports."""
    first: dict[tuple[str, str, str, str], tuple[Draft, Record, Datum]] = {}
    for draft in sorted(drafts, key=lambda draft: (draft.agency, draft.report)):
        for record in draft.records:
            spec = facts.specs[record.form]
            if not spec.counted or spec.layout is not Layout.FIXED:
                continue
            for datum in record.data:
                place = (draft.agency, record.form, record.row, datum.column)
                other, there, before = first.setdefault(place, (draft, record, datum))
                figures = isinstance(datum.value, Decimal) and isinstance(before.value, Decimal)
                if other is not draft and figures and datum.value != before.value:
                    where = f"{_shown(before.value)} (tệp “{other.file.name}”, trang “{there.sheet}”, ô {before.cell})"
                    yield _Told(draft, record, "reports-disagree", datum, _shown(datum.value), where)


def _parts(drafts: Sequence[Draft], facts: Facts) -> Iterator[_Told]:
    """A part that counts the same things as the row it belongs to, and counts more of them."""
    for part in facts.plan.indicators:
        whole = facts.plan.indicator_by_code.get(part.parent)
        if whole is None or not {part.unit.kind, whole.unit.kind} <= set(_COUNTED) or part.unit != whole.unit:
            continue
        wholes = {id(one.draft): one for one in _given(drafts, whole)}
        for one in _given(drafts, part):
            parent = wholes.get(id(one.draft))
            if parent is not None and one.value > parent.value:
                yield _told("part-above-parent", one, _shown(parent.value))


def _half_years(counted: Sequence[Draft], drafts: Sequence[Draft], facts: Facts) -> Iterator[_Told]:
    """A count of the year below the count that the same agency sent for an earlier period of the same plan."""
    earlier: dict[tuple[str, str], tuple[Decimal, str]] = {}
    for draft in drafts:
        sent = draft.intake.submission
        period = facts.plan.period_by_code.get(sent.stamp.period) if sent and sent.stamp.plan == facts.plan.id else None
        if sent is None or period is None or period.end >= facts.period.end or period.start < facts.period.start:
            continue
        for located in sent.forms if period.code != facts.period.code else ():
            for entry in located.entries:
                value = entry.reading.value
                if located.form == INDICATORS and entry.column == "result" and isinstance(value, Decimal):
                    earlier[sent.stamp.agency, entry.row] = (value, f"tệp “{draft.file.name}”, ô {entry.cell}")
    for indicator in facts.plan.indicators if earlier else ():
        if indicator.unit.kind not in _COUNTED or indicator.direction is Direction.DOWN:
            continue
        for one in _given(counted, indicator):
            before = earlier.get((one.draft.agency, indicator.code))
            if before is not None and one.value < before[0]:
                yield _told("below-half-year", one, f"{_shown(before[0])} ({before[1]})")


def _outlying(said: Sequence[_Given], indicator: Indicator) -> Iterator[_Told]:
    """A rate far from those of many others: by a slip, or by robust statistics."""
    if indicator.mode is not Mode.RATIO or indicator.unit.kind in _COUNTED:
        return
    base = [one for one in said if one.denominator is not None and one.denominator >= limits.SMALL_DENOMINATOR]
    if len(base) < limits.OUTLIER_REPORTERS:
        return
    values = [float(one.value) for one in base]
    middle = median(values)
    spread = _DEVIATION * median(abs(value - middle) for value in values)
    words = f"trung vị của {len(base)} đơn vị là {_shown(Decimal(str(middle)))}"
    for one, value in zip(base, values, strict=True):
        if _slip(value, middle):
            yield _told("slip-suspected", one, words)
        elif spread and abs(value - middle) > max(limits.OUTLIER_DEVIATIONS * spread, limits.OUTLIER_SHARE * middle):
            yield _told("outlier-among-reporters", one, words)


def _slip(value: float, middle: float) -> bool:
    undone = [value * factor if value < middle else value / factor for factor in limits.SLIP_FACTORS]
    return value > 0 and any(abs(other - middle) <= limits.SLIP_NEARNESS * middle for other in undone)


def _told(code: str, one: _Given, expected: str) -> _Told:
    return _Told(one.draft, one.record, code, one.datum, _shown(one.value), expected)


def _tell(one: _Told, accept: Callable[[Finding, Draft], Finding]) -> None:
    draft, record, datum = one.draft, one.record, one.datum
    finding = rule(one.code).found(
        place=Place(file=draft.file.name, sheet=record.sheet, cell=datum.cell),
        agency=record.agency,
        report=record.report,
        form=record.form,
        row=record.row,
        column=datum.column,
        label=shortened(record.label),
        found=one.found,
        expected=one.expected,
    )
    if any(known.code == finding.code and known.place == finding.place for known in draft.findings):
        return
    finding = accept(finding, draft)
    draft.findings.append(finding)
    if finding.severity is not Severity.WARNING:
        return
    draft.records = tuple(
        _marked(known, one.code) if (known.form, known.row) == (record.form, record.row) else known
        for known in draft.records
    )


def _marked(record: Record, code: str) -> Record:
    """The record with a warning on every figure."""
    return replace(
        record,
        data=tuple(
            replace(datum, marks=(*datum.marks, code))
            if isinstance(datum.value, Decimal) and code not in datum.marks
            else datum
            for datum in record.data
        ),
    )


def _number(record: Record, column: str) -> tuple[Datum, Decimal] | None:
    datum = record.get(column)
    return (datum, datum.value) if datum is not None and isinstance(datum.value, Decimal) else None


def _shown(value: object) -> str:
    return show(plain(round(value, 2))) if isinstance(value, Decimal) else str(value)
