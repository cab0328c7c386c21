"""The rows of a trend: indicators followed through the periods by code, unit and label."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.core.consolidation.exact import decimals, rounded, same_within_rounding, shown
from toolkit.core.consolidation.model import Achievement
from toolkit.core.plan.model import Direction
from toolkit.core.plan.naming import bare_label
from toolkit.core.plan.national import national
from toolkit.core.readback.matching import counted_unit, match
from toolkit.core.readback.model import ConsolidatedBook, IndicatorLine
from toolkit.core.readback.trend_model import TrendPeriod, TrendPoint, TrendRow
from toolkit.core.vocabulary import BETTER

_FEWEST = 2


def trend_rows(
    books: Sequence[ConsolidatedBook],
    periods: Sequence[TrendPeriod],
    line: Sequence[TrendPeriod],
    years: Sequence[int],
) -> Iterator[TrendRow]:
    """Rows in the order of the latest workbook; an indicator whose unit or meaning changed has a row for each."""
    chains: dict[str, list[dict[str, IndicatorLine]]] = {}
    for book in reversed(books):
        for own in book.indicators:
            _join(chains.setdefault(own.code, []), book, own)
    for found in chains.values():
        for lines in found:
            yield _row(lines, len(found) > 1, books, periods, line, years)


def _join(chains: list[dict[str, IndicatorLine]], book: ConsolidatedBook, own: IndicatorLine) -> None:
    """Add a row to the chain of rows that measure the same thing, else begin a new one."""
    for lines in chains:
        newest = next(iter(lines.values()))
        found = match(
            unit=counted_unit(newest), label=newest.label, other_unit=counted_unit(own), other_label=own.label
        )
        if found.comparable and book.sha256 not in lines:
            lines[book.sha256] = own
            return
    chains.append({book.sha256: own})


def _row(
    lines: dict[str, IndicatorLine],
    divided: bool,
    books: Sequence[ConsolidatedBook],
    periods: Sequence[TrendPeriod],
    line: Sequence[TrendPeriod],
    years: Sequence[int],
) -> TrendRow:
    newest = next(iter(lines.values()))
    points = tuple(_point(period, lines.get(period.book.sha256)) for period in periods)
    # Baselines are those of whole years and no beginning for a line of half-years.
    first = lines.get(line[0].book.sha256) if line and line[0].whole else None
    targets = {book.year: own.target_printed for book in books if (own := lines.get(book.sha256)) is not None}
    return TrendRow(
        code=newest.code,
        objective=newest.objective,
        tt=newest.tt,
        label=newest.label,
        unit=counted_unit(newest),
        direction=_direction(list(lines.values())),
        baseline=first.baseline if first else None,
        points=points,
        targets=tuple(targets.get(year, "") for year in years),
        remarks=tuple(_remarks(lines, divided, books)),
    )


def _point(period: TrendPeriod, line: IndicatorLine | None) -> TrendPoint | None:
    value = None if line is None else line.estimate if period.column == "estimate" else line.value
    if line is None or value is None:
        return None
    return TrendPoint(value=value, book=period.book, line=line, column=period.column)


def _remarks(lines: dict[str, IndicatorLine], divided: bool, books: Sequence[ConsolidatedBook]) -> Iterator[str]:
    newest = next(iter(lines.values()))
    if divided:
        names = ", ".join(book.period_name for book in books if book.sha256 in lines)
        yield f"Mã {newest.code} đổi đơn vị tính hoặc nội dung qua các kỳ; dòng này gồm: {names}."
    told = newest.label
    for book in reversed(books):
        own = lines.get(book.sha256)
        if own is None:
            continue
        found = match(unit=counted_unit(own), label=told, other_unit=counted_unit(own), other_label=own.label)
        if found.remark:
            yield f"{book.period_name} ghi: “{bare_label(own.label)}”."
            told = own.label
    results = {book.year: lines[book.sha256].value for book in books if book.sha256 in lines and not book.estimate}
    differing: dict[int, str] = {}
    for book in books:
        own = lines.get(book.sha256)
        last = results.get(book.year - 1)
        if own is None or own.baseline is None or last is None or same_within_rounding(own.baseline, last):
            continue
        differing[book.year - 1] = f"{book.year - 1} kế hoạch in {shown(own.baseline)}, sổ tổng hợp là {shown(last)}"
    if differing:
        yield f"Kết quả năm trước in trong kế hoạch khác sổ tổng hợp: năm {'; năm '.join(differing.values())}."


def _direction(lines: Sequence[IndicatorLine]) -> Direction:
    """Which way an indicator is meant to move, from how workbooks judged it; the strategy's way where none did."""
    for line in lines:
        if line.value is None or line.target is None or line.value == line.target:
            continue
        above = line.value > line.target
        match line.achievement:
            case Achievement.EXCEEDED:
                return Direction.UP if above else Direction.DOWN
            case Achievement.MISSED:
                return Direction.DOWN if above else Direction.UP
    for line in lines:
        if line.change and line.trend:
            better = line.trend == BETTER
            return Direction.UP if (line.change > 0) == better else Direction.DOWN
    known = national(lines[0].label)
    return known.direction if known is not None else Direction.NONE


def difference(values: Sequence[Decimal | None]) -> Decimal | None:
    """The last figure less the one before it, gaps left out; None where there are not two."""
    known = [value for value in values if value is not None]
    if len(known) < _FEWEST:
        return None
    last, before = known[-1], known[-2]
    return rounded(last - before, max(decimals(last), decimals(before)))
