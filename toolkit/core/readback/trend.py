"""Several consolidated workbooks of one place put side by side."""

from collections.abc import Iterator, Sequence

from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.readback.trend_model import Trend, TrendError, TrendPeriod
from toolkit.core.readback.trend_rows import trend_rows
from toolkit.core.text import fold

_FEWEST = 2


def build_trend(books: Sequence[ConsolidatedBook]) -> Trend:
    """Put workbooks side by side; TrendError where that makes no sense."""
    given = sorted({book.sha256: book for book in books}.values(), key=lambda book: (book.end, book.start))
    ordered = [book for book in given if book.indicators]
    _check(given, ordered)
    whole = [book for book in ordered if not book.estimate]
    periods = [TrendPeriod(name=book.period_name, book=book, column="value") for book in whole]
    halves = [TrendPeriod(name=book.period_name, book=book, column="value") for book in ordered if book.estimate]
    closed = {book.year for book in whole}
    # A year that is not over yet ends the line with what its last report foresees.
    latest = {book.year: book for book in ordered if book.estimate and book.year not in closed}
    foreseen = [
        book for book in latest.values() if whole and any(line.estimate is not None for line in book.indicators)
    ]
    periods += [TrendPeriod(name=f"Ước cả năm {book.year}", book=book, column="estimate") for book in foreseen]
    periods.sort(key=lambda period: period.book.year)
    line = len(periods) or _alike(halves)
    years = tuple(sorted({book.year for book in ordered}))
    every = (*periods, *halves)
    return Trend(
        issuer=ordered[-1].issuer,
        books=tuple(given),
        periods=every,
        line=line,
        baseline_year=every[0].book.year - 1,
        years=years,
        objectives=tuple(_objectives(ordered)),
        rows=tuple(trend_rows(ordered, every, every[:line], years)),
    )


def _check(books: Sequence[ConsolidatedBook], useful: Sequence[ConsolidatedBook]) -> None:
    issuers = {(fold(book.issuer), book.level): book for book in books}
    if len(issuers) > 1:
        named = "; ".join(f"{book.file} của {book.issuer}" for book in issuers.values())
        raise TrendError(f"Các sổ không cùng một nơi ban hành: {named}. Chỉ đưa vào sổ của cùng một nơi.")
    spans: dict[tuple[object, object], ConsolidatedBook] = {}
    for book in books:
        other = spans.setdefault((book.start, book.end), book)
        if other is not book:
            raise TrendError(
                f"{other.file} và {book.file} cùng là sổ {book.period_name} nhưng nội dung khác nhau. "
                "Chỉ đưa vào một sổ."
            )
    if len(useful) < _FEWEST:
        without = [book.file for book in books if book not in useful]
        told = f" {', '.join(without)}: không có chỉ tiêu." if without else ""
        raise TrendError(f"Cần ít nhất hai sổ tổng hợp có chỉ tiêu, của hai kỳ khác nhau.{told} Đưa thêm sổ kỳ khác.")


def _alike(periods: Sequence[TrendPeriod]) -> int:
    """Periods that cover the same part of their years can be a line."""
    spans = {(period.book.start.month, period.book.end.month) for period in periods}
    return len(periods) if len(spans) == 1 else 0


def _objectives(books: Sequence[ConsolidatedBook]) -> Iterator[tuple[str, str, str]]:
    """Objectives as the latest workbook names them; those that only older ones have come last."""
    seen = set()
    for book in reversed(books):
        for line in book.indicators:
            if line.objective not in seen:
                seen.add(line.objective)
                yield line.objective, line.objective_number, line.objective_title
