"""One indicator in a sentence, with everything its reader must doubt said beside it."""

from collections.abc import Iterator

from toolkit.core.consolidation.achievement import NO_DIRECTION, NO_TARGET, contradiction
from toolkit.core.consolidation.model import Achievement
from toolkit.core.consolidation.sensitive import MARK, publication_rule, small_parts
from toolkit.core.plan.model import Indicator
from toolkit.core.readback.model import DataLine, IndicatorLine
from toolkit.core.report.case import Case, achievement_of
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
_SAME_TEXT = 60
"""Characters by which an agency's note is known again in a cell that shortens it."""


def sentence(case: Case, line: IndicatorLine) -> Paragraph:
    """Actual, target, achievement, change against the baseline, and the doubts."""
    indicator = case.plan.indicator_by_code.get(line.code)
    start: tuple[str | Span, ...] = (Span(f"Chỉ tiêu {number_of(line)}. ", bold=True), plain_label(line.label))
    if indicator is None:
        shown = f": {grouped_figure(line.value)} {line.unit}" if line.value is not None else ": chưa có số liệu"
        mark = doubt("chỉ tiêu này không có trong kế hoạch")
        return paragraph(*start, f"{shown}. ", mark, look=Look.ITEM)
    told = _result(case, line, indicator)
    return paragraph(*start, f": {told}.", *spaced(_doubts(case, line, indicator)), look=Look.ITEM)


def explanations(case: Case, line: IndicatorLine) -> Iterator[Paragraph]:
    """What the agencies say on an indicator that is not achieved; a blank to be filled where they say nothing."""
    if achievement_of(line) not in _EXPLAINED:
        return
    said = notes(case, line)
    for one in said:
        yield paragraph(Span(f"{one.agency}: ", bold=True), one.note, look=Look.QUOTE)
    if not said:
        yield paragraph(blank(f"nguyên nhân, giải pháp; {_owner(line)} chưa giải trình"), look=Look.QUOTE)


def unofficial(line: IndicatorLine) -> bool:
    """Whether a figure is an estimate, or one of an earlier year."""
    return any(word in line.status.casefold() for word in _UNOFFICIAL)


def small(case: Case, line: IndicatorLine) -> frozenset[str]:
    """Which figures of a line are counts so small that persons could be recognised."""
    row = case.plan.indicator_by_code.get(line.code)
    if row is None:
        return frozenset()
    return small_parts(
        case.plan, row, numerator=line.numerator, denominator=line.denominator, value=line.value, estimate=line.estimate
    )


def notes(case: Case, line: IndicatorLine) -> list[DataLine]:
    """Rows of data of an indicator in which the agency has written a note."""
    return [one for one in case.book.data if one.key == f"CT {line.code}" and one.note.strip()]


def _owner(line: IndicatorLine) -> str:
    return line.lead or "đơn vị báo cáo"


def _result(case: Case, line: IndicatorLine, indicator: Indicator) -> str:
    if line.value is None and achievement_of(line) is Achievement.NO_DATA:
        target = f"; kế hoạch {_target(line, indicator)}" if line.target_printed else ""
        return f"chưa có số liệu{target}"
    parts = []
    if line.value is not None:
        parts.append(f"{case.span} là {with_unit(line.value, indicator)}{_components(line)}")
    else:
        parts.append(f"{case.span} không có con số tổng hợp")
    if line.estimate is not None:
        parts.append(f"ước cả năm {case.book.year} là {with_unit(line.estimate, indicator)}")
    parts.append(_against_target(line, indicator))
    if line.change is not None and line.value is not None:
        parts.append(_against_baseline(case, line, indicator))
    return "; ".join(parts)


def _components(line: IndicatorLine) -> str:
    if line.numerator is None or line.denominator is None:
        return ""
    return f" ({grouped_figure(line.numerator)}/{grouped_figure(line.denominator)})"


def _against_target(line: IndicatorLine, indicator: Indicator) -> str:
    if not line.target_printed:
        return "kế hoạch không nêu mức để so sánh"
    verdict = VERDICTS[achievement_of(line)] if line.value is not None else ""
    return f"kế hoạch {_target(line, indicator)}{f', {verdict}' if verdict else ''}"


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
    for remark in line.notes.split("\n"):
        key = match_key(remark)
        if key and key not in settled and not key.startswith((MARK, *quoted)):
            yield doubt(remark.strip())
