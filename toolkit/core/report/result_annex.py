"""The annex with the results: the columns of the plan's own annex, and what came of each."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.core.plan.model import Order
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.report.case import Case
from toolkit.core.report.indicators import small, unofficial
from toolkit.core.report.order import in_order, national_code
from toolkit.core.report.text import Annex, Column, Span, Table, TableRow, doubt, row
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
        blocks=(Table(columns=tuple(_columns(case)), rows=tuple(rows)),),
    )


def _columns(case: Case) -> Iterator[Column]:
    year = case.book.year
    yield Column(heading="TT", share=1.3, centred=True)
    if case.outgoing.order is Order.NATIONAL:
        yield Column(heading="Mã chỉ tiêu quốc gia", share=1.6, centred=True)
    yield Column(heading="Chỉ tiêu", share=7.5)
    yield Column(heading="Đơn vị tính", share=1.8, centred=True)
    for heading in (f"Kết quả năm {year - 1}", f"Kế hoạch năm {year}", "Số đạt (a)", "Tổng số (b)"):
        yield Column(heading=heading, share=1.7, centred=True)
    if case.book.estimate:
        yield Column(heading="Kết quả kỳ này", share=1.7, centred=True)
        yield Column(heading=f"Ước cả năm {year}", share=1.7, centred=True)
    else:
        yield Column(heading=f"Kết quả năm {year}", share=1.7, centred=True)
    yield Column(heading=f"Tăng, giảm so với {year - 1}", share=1.7, centred=True)
    yield Column(heading="So với kế hoạch", share=1.9, centred=True)
    yield Column(heading="Đơn vị có số", share=1.4, centred=True)
    yield Column(heading="Đơn vị chủ trì", share=3)


def _row(case: Case, line: IndicatorLine) -> TableRow:
    estimate = [_shown(line.estimate)] if case.book.estimate else []
    code = [national_code(case.plan, line)] if case.outgoing.order is Order.NATIONAL else []
    change = _shown(line.change)
    if line.change is not None and line.change > 0:
        change = f"+{change}"
    few = small(case, line)
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
    year = case.book.year
    for heading, printed in (
        (f"Kết quả năm {year - 1}", line.baseline_printed),
        (f"Kế hoạch năm {year}", line.target_printed),
    ):
        if len(printed) > _NARROW:
            yield Span(f"\n{heading}: {printed}", italic=True)


def _unofficial(line: IndicatorLine) -> Iterator[Span]:
    """An estimate is never stapled to a report unseen."""
    if unofficial(line):
        yield Span("\n")
        yield doubt(line.status)


def _shown(value: Decimal | None) -> str:
    return "" if value is None else grouped_figure(value)
