"""The results of the indicators: how many are achieved, which are not and why, and each of them by objective."""

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.core.consolidation.achievement import MET
from toolkit.core.consolidation.model import Achievement
from toolkit.core.plan.model import Basis, Mode, Order
from toolkit.core.plan.national import national
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.report.case import Case, achievement_of
from toolkit.core.report.indicators import VERDICTS, explanations, sentence
from toolkit.core.report.order import Group, in_order
from toolkit.core.report.text import (
    Block,
    Column,
    Heading,
    Look,
    Paragraph,
    Span,
    Table,
    TableRow,
    doubt,
    paragraph,
    row,
)
from toolkit.core.report.wording import number_of, plain_label

_LISTS = (
    ("Chỉ tiêu đạt và vượt kế hoạch", MET),
    ("Chỉ tiêu đạt một phần kế hoạch", (Achievement.PARTIAL,)),
    ("Chỉ tiêu chưa đạt kế hoạch", (Achievement.MISSED,)),
    ("Chỉ tiêu chưa có số liệu", (Achievement.NO_DATA,)),
    ("Chỉ tiêu không so được với kế hoạch", (Achievement.NOT_JUDGED,)),
)
_SHORT_LISTS = (MET, (Achievement.NOT_JUDGED,))
"""Lists that give numbers only."""
_HEADINGS = ("Vượt", "Đạt", "Đạt một phần", "Chưa đạt", "Chưa có số liệu", "Không so được")


def results(case: Case, level: int) -> Iterator[Block]:
    """The whole account of the indicators, its headings from ``level`` on."""
    groups = in_order(case)
    yield summary(case)
    yield from _assumed(case)
    yield paragraph("Tổng hợp kết quả theo mục tiêu", look=Look.CAPTION)
    yield _tally(groups)
    for title, words in _LISTS:
        yield from _list(case, title, words)
    for group in groups:
        yield Heading(level=level, text=group.title)
        for line in group.lines:
            yield sentence(case, line)
            yield from explanations(case, line)
            yield from _national_target(case, line)


def summary(case: Case) -> Paragraph:
    """How many indicators the plan has, and how they stand."""
    counts = _counts(case.book.indicators)
    told = [f"{counts[word]} chỉ tiêu {VERDICTS[word]}" for word in Achievement if counts[word]]
    half = ", so với kế hoạch cả năm" if case.book.estimate else ""
    return paragraph(
        f"Trong {len(case.book.indicators)} chỉ tiêu của Kế hoạch, tính đến kỳ báo cáo {case.span}{half}: ",
        Span(", ".join(told), bold=True),
        ". Kết quả từng chỉ tiêu tại Phụ lục 1.",
    )


def _assumed(case: Case) -> Iterator[Paragraph]:
    """How figures come about where the plan does not say it: once for all of them."""
    known = case.plan.indicator_by_code
    bases = (Basis.ASSUMED, Basis.PROPOSED)
    rows = [
        line
        for line in case.book.indicators
        if (one := known.get(line.code)) is not None
        and one.mode is not Mode.LIST
        and any(one.basis.get(name) in bases for name in ("mode", "components", "direction"))
    ]
    if rows:
        numbers = ", ".join(number_of(line) for line in rows)
        text = f"kế hoạch không nêu cách tính hoặc chiều tăng, giảm của {len(rows)} chỉ tiêu, đang dùng giả định"
        yield paragraph(doubt(f"{text}: {numbers}"))


def _tally(groups: Sequence[Group]) -> Table:
    columns = (
        Column(heading="Mục tiêu", share=6),
        Column(heading="Số chỉ tiêu", share=1.5, centred=True),
        *(Column(heading=word, share=1.5, centred=True) for word in _HEADINGS),
    )
    rows = [_tally_row(group.title, group.lines) for group in groups]
    if len(groups) > 1:
        rows.append(_tally_row("Cộng", [line for group in groups for line in group.lines], bold=True))
    return Table(columns=columns, rows=tuple(rows))


def _tally_row(title: str, lines: Sequence[IndicatorLine], *, bold: bool = False) -> TableRow:
    counts = _counts(lines)
    return row(title, str(len(lines)), *(str(counts[word] or "–") for word in Achievement), bold=bold)


def _counts(lines: Sequence[IndicatorLine]) -> Counter[Achievement]:
    return Counter(achievement_of(line) for line in lines)


def _list(case: Case, title: str, words: Sequence[Achievement]) -> Iterator[Paragraph]:
    found = [line for group in in_order(case) for line in group.lines if achievement_of(line) in words]
    if not found:
        return
    lead = Span(f"{title} ({len(found)}): ", bold=True)
    if words in _SHORT_LISTS:
        yield paragraph(lead, ", ".join(number_of(line) for line in found) + ".")
        return
    yield paragraph(lead)
    for line in found:
        owner = f" – {line.lead}" if line.lead else ""
        end = "." if line is found[-1] else ";"
        yield paragraph(f"{number_of(line)}. {plain_label(line.label)}{owner}{end}", look=Look.ITEM)


def _national_target(case: Case, line: IndicatorLine) -> Iterator[Paragraph]:
    """Reports in the order of the strategy also say what it asks for."""
    one = national(line.label) if case.outgoing.order is Order.NATIONAL else None
    if one is not None and one.target:
        yield paragraph(f"Mục tiêu của Chiến lược quốc gia (chỉ tiêu {one.code}): {one.target}.", look=Look.BODY)
