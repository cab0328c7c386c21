"""The trend workbook, sheet by sheet."""

import datetime as dt

from toolkit.core.intake.stamps import OUTPUT_PROPERTY
from toolkit.core.readback.trend_model import Trend
from workbook_templates.trend.charts_sheet import has_charts, write_charts
from workbook_templates.trend.sources_sheet import write_sources
from workbook_templates.trend.table_sheet import write_table
from workbook_templates.writer import Book

OUTPUT_VALUE = "trend"
"""What the property says by which the tool knows its own outputs."""
TABLE = "Xu hướng"
CHARTS = "Biểu đồ"
SOURCES = "Nguồn"


def write_trend_book(trend: Trend) -> bytes:
    """The workbook of a trend; equal trends give equal bytes."""
    day = max(book.as_of for book in trend.books)
    first, last = trend.years[0], trend.years[-1]
    book = Book(
        title=f"Xu hướng thực hiện các chỉ tiêu bình đẳng giới {first}–{last}",
        subject=trend.issuer,
        author=trend.issuer,
        keywords="bình đẳng giới, xu hướng, chỉ tiêu",
        category="Báo cáo tổng hợp",
        created=dt.datetime(day.year, day.month, day.day),
        properties={OUTPUT_PROPERTY: OUTPUT_VALUE},
    )
    table = book.page(TABLE)
    charts = book.page(CHARTS) if has_charts(trend) else None
    sources = book.page(SOURCES)
    places = write_table(table, trend, trend.issuer)
    if charts is not None:
        write_charts(charts, trend, places, trend.issuer)
    write_sources(sources, trend, trend.issuer)
    return book.to_bytes()
