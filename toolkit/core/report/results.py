"""The results of the indicators: how many are achieved, which are not and why, and each of them by objective."""

from collections import Counter
from collections.abc import Iterator, Sequence

from toolkit.core.consolidation.achievement import MET
from toolkit.core.consolidation.model import Achievement
from toolkit.core.plan.model import Basis, Mode, Order, Plan
from toolkit.core.plan.naming import label_number
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
    spaced,
)
from toolkit.core.report.wording import name_of, number_of, plain_label

_LISTS = (
    ("Chỉ tiêu đạt và vượt kế hoạch", MET),
    ("Chỉ tiêu đạt một phần kế hoạch", (Achievement.PARTIAL,)),
    ("Chỉ tiêu chưa đạt kế hoạch", (Achievement.MISSED,)),
    ("Chỉ tiêu chưa có số liệu", (Achievement.NO_DATA,)),
    ("Chỉ tiêu không so được với kế hoạch", (Achievement.NOT_JUDGED,)),
)
_SHORT_LISTS = (MET, (Achievement.NOT_JUDGED,))
"""Lists that give numbers only."""
_HEADINGS = {word: word.value for word in Achievement} | {Achievement.NOT_JUDGED: "Không so được"}
"""The table has no room for the longest word."""


def results(case: Case, level: int) -> Iterator[Block]:
    """The whole account of the indicators, its headings from ``level`` on."""
    groups = in_order(case)
    yield summary(case)
    yield from _assumed(case)
    yield paragraph("Tổng hợp kết quả theo mục tiêu", look=Look.CAPTION)
    yield _tally(groups, "Số dòng số liệu" if _compound(case) else "Số chỉ tiêu")
    for title, words in _LISTS:
        yield from _list(case, title, words)
    for group in groups:
        yield Heading(level=level, text=group.title)
        for line in group.lines:
            yield sentence(case, line)
            yield from explanations(case, line)
            yield from _national_target(case, line)


def summary(case: Case) -> Paragraph:
    """How many indicators the plan has, how they stand, and which of them stand so by the figures of some only."""
    lines = case.book.indicators
    counts = _counts(lines)
    told = ", ".join(f"{counts[word]} {_unit(case)} {VERDICTS[word]}" for word in Achievement if counts[word])
    half = ", so với kế hoạch cả năm" if case.book.estimate else ""
    parts = f", gồm {len(lines)} dòng số liệu (cả chỉ tiêu thành phần)" if _compound(case) else ""
    some = [name_of(line) for line in lines if line.value is not None and not line.complete]
    marks = [doubt(f"mới có số liệu của một phần đơn vị: {', '.join(some)}")] if some else []
    return paragraph(
        f"Trong {_headline(case)} chỉ tiêu của Kế hoạch{parts}, tính đến kỳ báo cáo {case.span}{half}: ",
        Span(told, bold=True),
        ". Kết quả từng chỉ tiêu tại Phụ lục 1.",
        *spaced(marks),
    )


def _headline(case: Case) -> int:
    """How many indicators the plan counts: parts belong to their parent, "4.a" and "4.b" are one."""
    return len({_of_plan(case.plan, line) for line in case.book.indicators})


def _of_plan(plan: Plan, line: IndicatorLine) -> tuple[str, str]:
    above = line.code
    while (row := plan.indicator_by_code.get(above)) is not None and row.parent:
        above = row.parent
    return line.objective, label_number(row.label if row is not None else line.label) or above


def _compound(case: Case) -> bool:
    return _headline(case) < len(case.book.indicators)


def _unit(case: Case) -> str:
    """What is counted: indicators, or rows of figures where some indicators have several."""
    return "dòng" if _compound(case) else "chỉ tiêu"


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
        numbers = ", ".join(name_of(line) for line in rows)
        text = f"kế hoạch không nêu cách tính hoặc chiều tăng, giảm của {len(rows)} {_unit(case)}, đang dùng giả định"
        yield paragraph(doubt(f"{text}: {numbers}"))


def _tally(groups: Sequence[Group], counted: str) -> Table:
    columns = (
        Column(heading="Mục tiêu", share=6),
        Column(heading=counted, share=1.5, centred=True),
        *(Column(heading=word, share=1.5, centred=True) for word in _HEADINGS.values()),
    )
    rows = [_tally_row(group.title, group.lines) for group in groups]
    if len(groups) > 1:
        rows.append(_tally_row("Cộng", [line for group in groups for line in group.lines], bold=True))
    return Table(columns=columns, rows=tuple(rows))


def _tally_row(title: str, lines: Sequence[IndicatorLine], *, bold: bool = False) -> TableRow:
    counts = _counts(lines)
    return row(title, str(len(lines)), *(str(counts[word] or "–") for word in _HEADINGS), bold=bold)


def _counts(lines: Sequence[IndicatorLine]) -> Counter[Achievement]:
    return Counter(achievement_of(line) for line in lines)


def _list(case: Case, title: str, words: Sequence[Achievement]) -> Iterator[Paragraph]:
    found = [line for group in in_order(case) for line in group.lines if achievement_of(line) in words]
    if not found:
        return
    rows = f" {_unit(case)}" if _compound(case) else ""
    lead = Span(f"{title} ({len(found)}{rows}): ", bold=True)
    if words in _SHORT_LISTS:
        spans: list[str | Span] = []
        for line in found:
            spans += [", " if spans else "", name_of(line), *_covered(line)]
        yield paragraph(lead, *spans, ".")
        return
    yield paragraph(lead)
    for line in found:
        number = f"{number_of(line)}. " if number_of(line) else ""
        owner = f" – {line.lead}" if line.lead else ""
        end = "." if line is found[-1] else ";"
        yield paragraph(f"{number}{plain_label(line.label)}{owner}", *_covered(line), end, look=Look.ITEM)


def _covered(line: IndicatorLine) -> Iterator[Span]:
    """Behind an indicator in a list: that its figure is that of some agencies only."""
    if line.value is not None and not line.complete:
        yield Span(" ")
        yield Span(f"[mới có số của {line.coverage} đơn vị]", doubt=True)


def _national_target(case: Case, line: IndicatorLine) -> Iterator[Paragraph]:
    """Reports in the order of the strategy also say what it asks for."""
    one = national(line.label) if case.outgoing.order is Order.NATIONAL else None
    if one is not None and one.target:
        yield paragraph(f"Mục tiêu của Chiến lược quốc gia (chỉ tiêu {one.code}): {one.target}.", look=Look.BODY)
