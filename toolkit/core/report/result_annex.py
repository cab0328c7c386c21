"""The annex with the results: the columns of the plan's own annex, and what came of each."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.core.consolidation.headings import indicator_headings
from toolkit.core.plan.model import Order
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.report.case import Case
from toolkit.core.report.indicators import small, unofficial
from toolkit.core.report.order import in_order, national_code
from toolkit.core.report.text import Annex, Column, Span, Table, TableRow, doubt, row, without_empty_columns
from toolkit.core.report.wording import grouped_figure, plain_label

_NARROW = 24
"""Characters that a column of figures takes."""


def annex(case: Case, number: int) -> Annex:
    """All indicators by objective."""
    rows: list[TableRow] = []
    for group in in_order(case):
        rows.append(row(group.title, bold=True))
        rows += [_row(case, line) for line in group.lines]
    return Annex(
        number=number,
        title=f"Kết quả thực hiện các mục tiêu, chỉ tiêu {case.span}",
        landscape=True,
        blocks=(without_empty_columns(Table(columns=tuple(_columns(case)), rows=tuple(rows))),),
    )


def _names(case: Case) -> dict[str, str]:
    return indicator_headings(case.book.year, estimate=case.book.estimate)


def _columns(case: Case) -> Iterator[Column]:
    names = _names(case)
    yield Column(heading="TT", share=1.3, centred=True)
    if case.outgoing.order is Order.NATIONAL:
        yield Column(heading="Mã chỉ tiêu quốc gia", share=1.6, centred=True)
    yield Column(heading="Chỉ tiêu", share=6.6)
    yield Column(heading="Đơn vị tính", share=2.1, centred=True)
    for name in ("baseline", "target", "numerator", "denominator", "value", "estimate", "change"):
        if name in names:
            yield Column(heading=names[name], share=1.7, centred=True)
    yield Column(heading=names["achievement"], share=1.9, centred=True)
    yield Column(heading=names["coverage"], share=1.4, centred=True)
    yield Column(heading="Đơn vị chủ trì", share=4.2)


def _row(case: Case, line: IndicatorLine) -> TableRow:
    code = [national_code(case.plan, line)] if case.outgoing.order is Order.NATIONAL else []
    change = _shown(line.change)
    if line.change is not None and line.change > 0:
        change = f"+{change}"
    few = small(case, line)
    estimate = [Span(_shown(line.estimate), doubt="estimate" in few)] if case.book.estimate else []
    coverage = Span(line.coverage) if line.complete else Span(line.coverage, doubt=True)
    return row(
        line.tt,
        *code,
        (Span(plain_label(line.label)), *_in_words(case, line), *_unofficial(line)),
        line.unit.strip("() "),
        _short(line.baseline_printed),
        _short(line.target_printed),
        Span(_shown(line.numerator), doubt="numerator" in few),
        Span(_shown(line.denominator), doubt="denominator" in few),
        Span(_shown(line.value) or "–", doubt="value" in few, bold=line.value is not None),
        *estimate,
        change,
        Span(line.achievement),
        coverage,
        line.lead,
    )


def _short(printed: str) -> str:
    """What the plan prints, where it is a figure and not prose."""
    return printed if len(printed) <= _NARROW else "bằng lời"


def _in_words(case: Case, line: IndicatorLine) -> Iterator[Span]:
    """Prose where a figure is expected stands below the label, which has room for it."""
    names = _names(case)
    for heading, printed in ((names["baseline"], line.baseline_printed), (names["target"], line.target_printed)):
        if len(printed) > _NARROW:
            yield Span(f"\n{heading}: {printed}", italic=True)


def _unofficial(line: IndicatorLine) -> Iterator[Span]:
    """An estimate is never stapled to a report unseen."""
    if unofficial(line):
        yield Span("\n")
        yield doubt(line.status)


def _shown(value: Decimal | None) -> str:
    return "" if value is None else grouped_figure(value)
