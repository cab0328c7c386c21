"""The sheet ``Nguồn``: the file, its hash, and the cell of every figure of the trend."""

from collections.abc import Iterator

from toolkit.core.consolidation.exact import shown
from toolkit.core.consolidation.sensitive import mark_words, small_of_remark
from toolkit.core.readback.model import ConsolidatedBook, IndicatorLine
from toolkit.core.readback.trend_model import Trend
from toolkit.core.vocabulary import SHEET_INDICATORS
from workbook_templates import theme
from workbook_templates.consolidated.layout import CELL, CENTRE, FIGURE, SIZE, Content, Grid, Head, finish
from workbook_templates.consolidated.small_counts import SUFFIX
from workbook_templates.writer import Page

_HEADS = (
    Head("Mã chỉ tiêu", 9, CENTRE),
    Head("Chỉ tiêu", 44, CELL),
    Head("Kỳ", 22, CELL),
    Head("Loại số", 20, CELL),
    Head("Con số", 14, FIGURE.but(num_format=theme.FORMAT_GENERAL, text_wrap=True)),
    Head("Tình trạng số liệu", 18, CENTRE),
    Head("Đơn vị có số", 8, CENTRE),
    Head("Tệp", 34, CELL),
    Head("Mã băm", 14, CENTRE),
    Head("Trang", 10, CENTRE),
    Head("Ô", 7, CENTRE),
)
_FIGURE_PLACE = 4
_SMALL = _HEADS[_FIGURE_PLACE].style.but(num_format=theme.FORMAT_GENERAL + SUFFIX)
_HASH = 12
_KINDS = (
    ("baseline", "Kết quả năm trước in trong kế hoạch"),
    ("value", "Kết quả của kỳ"),
    ("estimate", "Ước cả năm"),
    ("target", "Kế hoạch"),
)


def write_sources(page: Page, trend: Trend, header: str) -> None:
    """Write the sheet."""
    grid = Grid(page, _HEADS)
    grid.title("Nguồn của từng con số", "Mỗi con số chép nguyên từ sổ tổng hợp của kỳ; mã băm là SHA-256 của tệp.")
    for book in trend.books:
        number = f", kế hoạch số {book.plan_number}" if book.plan_number else ""
        nothing = "" if book.indicators else "; kỳ này không có chỉ tiêu"
        text = f"{book.period_name}: {book.file}{number}, số liệu tính đến {book.as_of:%d/%m/%Y}{nothing}. "
        grid.line(f"{text}Mã băm: {book.sha256}", theme.PLAIN.but(font_size=SIZE))
    if trend.small_below is not None:
        grid.line(f"{mark_words(trend.small_below)}.", theme.PLAIN.but(font_size=SIZE))
    grid.gap()
    top = grid.head()
    for book in trend.books:
        for line in book.indicators:
            small = small_of_remark(line)
            for name, row in _rows(book, line):
                grid.row(
                    row, [_SMALL if name in small and place == _FIGURE_PLACE else None for place in range(len(row))]
                )
    page.autofilter(top, 0, max(top + 1, grid.at - 1), len(_HEADS) - 1)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 1))


def _rows(book: ConsolidatedBook, line: IndicatorLine) -> Iterator[tuple[str, list[Content]]]:
    for name, kind in _KINDS:
        value = getattr(line, name)
        printed = getattr(line, f"{name}_printed", "")
        if (value is None and not printed) or name not in line.cells:
            continue
        reported = name in ("value", "estimate")
        # A printed text may say more than its figure: ">25".
        content = printed if printed and (value is None or printed != shown(value)) else value
        row = [
            line.code,
            line.label,
            book.period_name,
            kind,
            content,
            line.status if reported else "",
            line.coverage if reported else "",
            book.file,
            book.sha256[:_HASH],
            SHEET_INDICATORS,
            line.cells[name],
        ]
        yield name, row
