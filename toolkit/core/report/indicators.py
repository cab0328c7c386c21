"""One indicator in a sentence, with everything its reader must doubt said beside it."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.core.consolidation.achievement import NO_DIRECTION, NO_TARGET, contradiction
from toolkit.core.consolidation.headings import INDICATOR_KEY
from toolkit.core.consolidation.model import Achievement
from toolkit.core.consolidation.sensitive import MARK, publication_rule, small_of_line
from toolkit.core.plan.model import Indicator, Mode
from toolkit.core.readback.model import DataLine, IndicatorLine
from toolkit.core.report.case import Case, achievement_of, grouped
from toolkit.core.report.quoted import words_of
from toolkit.core.report.text import Look, Paragraph, Span, blank, doubt, paragraph, spaced
from toolkit.core.report.wording import difference, grouped_figure, number_of, plain_label, with_unit
from toolkit.core.text import match_key

VERDICTS = {
    Achievement.EXCEEDED: "vượt kế hoạch",
    Achievement.MET: "đạt kế hoạch",
    Achievement.PARTIAL: "đạt một phần kế hoạch",
    Achievement.MISSED: "chưa đạt kế hoạch",
    Achievement.NOT_JUDGED: "không so được với kế hoạch",
    Achievement.NO_DATA: "chưa có số liệu",
}
"""A figure against its target in running text."""
_UNSURE = (NO_TARGET, NO_DIRECTION)
"""Remarks that the sentence says in its own words."""
_UNOFFICIAL = ("ước", "số năm")
"""Words of a status by which a figure is an estimate or one of an earlier year."""
_EXPLAINED = (Achievement.MISSED, Achievement.PARTIAL, Achievement.NO_DATA)
_SHORT_TARGET = 24
"""Characters of a target that is a figure and no prose."""
_MOST_ANSWERS = 6
"""Different answers to one indicator that a sentence holds."""
_MOST_NAMED = 3
"""Agencies of one answer that are named."""
_SAME_TEXT = 60
"""Characters by which an agency's note is known again in a cell that shortens it."""


def sentence(case: Case, line: IndicatorLine) -> Paragraph:
    """Actual, target, achievement, change against the baseline, and the doubts."""
    indicator = case.plan.indicator_by_code.get(line.code)
    number = number_of(line)
    label = Span(plain_label(line.label), bold=not number)
    start = (Span(f"Chỉ tiêu {number}. " if number else "", bold=True), label)
    if indicator is None:
        shown = f": {grouped_figure(line.value)} {line.unit}" if line.value is not None else ": chưa có số liệu"
        mark = doubt("chỉ tiêu này không có trong kế hoạch")
        return paragraph(*start, f"{shown}. ", mark, look=Look.ITEM)
    told = _result(case, line, indicator)
    return paragraph(*start, ": ", *told, ".", *spaced(_doubts(case, line, indicator)), look=Look.ITEM)


def explanations(case: Case, line: IndicatorLine) -> Iterator[Paragraph]:
    """What the agencies say on an indicator that is not achieved; a blank to be filled where they say nothing."""
    if achievement_of(line) not in _EXPLAINED:
        return
    said = notes(case, line)
    for one in said:
        yield paragraph(Span(f"{one.agency}: ", bold=True), one.note, look=Look.QUOTE)
    # A note beside no figure may be its source as well as the reason: only a person can tell.
    absent = achievement_of(line) is Achievement.NO_DATA
    silent = "" if said else f"; {_owner(line)} chưa giải trình"
    if absent or silent:
        what = "số liệu hoặc nguyên nhân chưa có số liệu" if absent else "nguyên nhân, giải pháp"
        yield paragraph(blank(f"{what}{silent}"), look=Look.QUOTE)


def unofficial(line: IndicatorLine) -> bool:
    """Whether a figure is an estimate, or one of an earlier year."""
    return any(word in line.status.casefold() for word in _UNOFFICIAL)


def small(case: Case, line: IndicatorLine) -> frozenset[str]:
    """Which figures of a line are counts so small that persons could be recognised."""
    row = case.plan.indicator_by_code.get(line.code)
    return frozenset() if row is None else small_of_line(case.plan, row, line)


def notes(case: Case, line: IndicatorLine) -> list[DataLine]:
    """Rows of data of an indicator in which the agency has written a note."""
    return [one for one in case.book.data if one.key == f"{INDICATOR_KEY} {line.code}" and one.note.strip()]


def _owner(line: IndicatorLine) -> str:
    return line.lead or "đơn vị báo cáo"


def _result(case: Case, line: IndicatorLine, indicator: Indicator) -> Iterator[Span]:
    """The figure, then how it compares; what the figure of only some agencies compares is highlighted."""
    if achievement_of(line) is Achievement.NO_DATA:
        target = f"; kế hoạch {_target(line, indicator)}" if line.target_printed else ""
        # A survey's figure of an earlier year; its remarks say of which.
        latest = f" {case.span} (số gần nhất: {with_unit(line.value, indicator)})" if line.value is not None else ""
        yield Span(f"chưa có số liệu{latest}{target}")
        return
    parts = []
    if line.value is not None:
        parts.append(f"{case.span} là {with_unit(line.value, indicator)}{_components(line)}")
    else:
        parts.append(f"{case.span}{_listed(case, line, indicator) or ' không có con số tổng hợp'}")
    if line.estimate is not None:
        parts.append(f"ước cả năm {case.book.year} là {with_unit(line.estimate, indicator)}")
    yield Span("; ".join(parts) + "; ")
    compared = [_against_target(line, indicator)]
    if line.change is not None and line.value is not None:
        compared.append(_against_baseline(case, line, indicator))
    yield Span("; ".join(compared), doubt=line.value is not None and not line.complete)


def _answers(case: Case, line: IndicatorLine) -> list[tuple[str, str]]:
    """What each agency gives for an indicator: its name, and its figure or words."""
    rows = [one for one in case.book.data if one.key == f"{INDICATOR_KEY} {line.code}"]
    told = (
        (one.agency, grouped_figure(one.value) if isinstance(one.value, Decimal) else words_of(one)) for one in rows
    )
    return [(agency, text) for agency, text in told if text]


def _listed(case: Case, line: IndicatorLine, indicator: Indicator) -> str:
    """The answers to an indicator that has no figure of its own: ": Có (Sở Y tế), Không (Sở Tư pháp)"."""
    if indicator.mode is not Mode.LIST and indicator.unit.numeric:
        return ""
    answers = grouped(_answers(case, line), lambda pair: pair[1])
    if len(answers) > _MOST_ANSWERS:
        return f" có số liệu của {sum(map(len, answers.values()))} đơn vị, liệt kê riêng"
    names = {
        text: ", ".join(name for name, _ in of) if len(of) <= _MOST_NAMED else f"{len(of)} đơn vị"
        for text, of in answers.items()
    }
    told = ", ".join(f"{text} ({who})" for text, who in names.items())
    return f": {told}" if told else ""


def _components(line: IndicatorLine) -> str:
    if line.numerator is None or line.denominator is None:
        return ""
    return f" ({grouped_figure(line.numerator)}/{grouped_figure(line.denominator)})"


def _against_target(line: IndicatorLine, indicator: Indicator) -> str:
    if not line.target_printed:
        return "kế hoạch không nêu mức để so sánh"
    target = _target(line, indicator)
    if line.value is None:
        return f"kế hoạch {target}"
    named = f"({target})" if len(target) <= _SHORT_TARGET and "(" not in target else f"“{target}”"
    return f"{VERDICTS[achievement_of(line)]} {named}"


def _target(line: IndicatorLine, indicator: Indicator) -> str:
    """The target as printed, with a unit where it is a bare figure."""
    bare = line.target is not None and match_key(line.target_printed).replace(",", ".") == format(line.target, "f")
    return with_unit(line.target, indicator) if bare and line.target is not None else line.target_printed


def _against_baseline(case: Case, line: IndicatorLine, indicator: Indicator) -> str:
    assert line.change is not None
    year = indicator.baseline.year or case.book.year - 1
    was = f" ({with_unit(line.baseline, indicator)})" if line.baseline is not None else ""
    if not line.change:
        return f"không đổi so với năm {year}{was}"
    word = "tăng" if line.change > 0 else "giảm"
    trend = f", chiều hướng {line.trend.lower()}" if line.trend else ""
    return f"{word} {difference(line.change, indicator)} so với năm {year}{was}{trend}"


def _doubts(case: Case, line: IndicatorLine, indicator: Indicator) -> Iterator[Span]:
    if line.value is not None and not line.complete:
        yield doubt(f"mới có số liệu của {line.coverage} đơn vị")
    if unofficial(line):
        yield doubt(f"tình trạng số liệu: {line.status}")
    if small(case, line) and case.plan.sensitive_below is not None:
        yield doubt(publication_rule(case.plan.sensitive_below))
    if indicator.contradictory:
        yield doubt(contradiction(indicator))
    settled = {match_key(text) for text in (*_UNSURE, contradiction(indicator))}
    quoted = tuple(match_key(f"{one.agency}: {one.note}")[:_SAME_TEXT] for one in notes(case, line))
    if indicator.mode is Mode.LIST or not indicator.unit.numeric:
        settled |= {match_key(f"{agency}: {text}") for agency, text in _answers(case, line)}
    for remark in line.notes.split("\n"):
        key = match_key(remark)
        if key and key not in settled and not key.startswith((MARK, *quoted)):
            yield doubt(remark.strip())
