"""The sheet ``Dữ liệu``, and the references by which summary sheets point into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.core.a1 import a1, absolute, sheet_reference
from toolkit.core.consolidation.headings import DATA_CONTINUED, TYPED_ELSEWHERE, DataHeading
from toolkit.core.submission import Value
from toolkit.core.verdict import Record
from toolkit.core.vocabulary import NO, YES
from workbook_templates import theme
from workbook_templates.consolidated.data_rows import Block, Col, DataRow, DataRows
from workbook_templates.consolidated.file_links import MOST_LINKS, link_target
from workbook_templates.consolidated.layout import HEADING, SUBTITLE, TITLE, Head, back, finish
from workbook_templates.consolidated.words import DATA
from workbook_templates.theme import Style
from workbook_templates.writer import LongPage

# Wrapped text in a row of fixed height is cut at the cell's edge instead of running over the empty cells beside it.
_PLAIN = theme.PLAIN.but(font_size=10, text_wrap=True, valign="top")
_CENTRE = _PLAIN.but(align="center")
_SMALL = _PLAIN.but(font_size=9)
_LINK = _SMALL.but(font_color=theme.ACCENT, underline=1)
_FIGURE = _PLAIN.but(align="right", text_wrap=False, num_format=theme.FORMAT_GENERAL)
_YEAR = _CENTRE.but(num_format=theme.FORMAT_YEAR)
_EDIT = _CENTRE.but(bg_color=theme.INPUT)
_DATE = _CENTRE.but(num_format=theme.FORMAT_DATE)
_ROW_POINTS = 12.0
_EXPLANATION_POINTS = 34.0

HEADS = (
    Head(DataHeading.NUMBER, 6, _CENTRE),
    Head(DataHeading.FORM, 12, _PLAIN),
    Head(DataHeading.KEY, 14, _PLAIN),
    Head(DataHeading.LABEL, 34, _PLAIN),
    Head(DataHeading.COLUMN, 16, _PLAIN),
    Head(DataHeading.UNIT, 9, _PLAIN),
    Head(DataHeading.AGENCY, 26, _PLAIN),
    Head(DataHeading.ROLE, 10, _PLAIN),
    Head(DataHeading.COUNTED, 8, _EDIT),
    Head(DataHeading.REASON, 24, _PLAIN),
    Head(DataHeading.NUMERATOR, 10, _FIGURE),
    Head(DataHeading.DENOMINATOR, 10, _FIGURE),
    Head(DataHeading.VALUE, 11, _FIGURE),
    Head(DataHeading.ESTIMATE, 10, _FIGURE),
    Head(DataHeading.YEAR, 8, _YEAR),
    Head(DataHeading.TEXT, 34, _PLAIN),
    Head(DataHeading.STATUS, 16, _PLAIN),
    Head(DataHeading.NOTE, 24, _PLAIN),
    Head(DataHeading.TYPED, 30, _SMALL),
    Head(DataHeading.HOW, 20, _SMALL),
    Head(DataHeading.FILE, 26, _SMALL),
    Head(DataHeading.HASH, 12, _SMALL),
    Head(DataHeading.SHEET, 12, _SMALL),
    Head(DataHeading.CELLS, 14, _SMALL),
)
_STYLES = tuple(head.style for head in HEADS)
_HASH = 12
"""Digits of the hash by which a file is found again."""
MOST_ROWS = 1_048_576 - 4
"""Rows of data that a sheet of Excel takes below the headings."""
_FIRST = 4
"""Row of the first datum: the way back, title, explanation and headings come before it."""
_PAGES_WIDE = 3
_EXCEL_TEXT = 32_767
_PIECE = 16_000
"""Characters of a piece of a longer text: Excel counts some of them twice."""
_MORE = Head(DATA_CONTINUED, 34, _PLAIN)
EXPLANATION = (
    "Mỗi dòng là một dòng biểu của một đơn vị, chép nguyên từ tệp gửi về; bấm vào tên tệp để mở đúng ô. "
    "Các trang tổng hợp tính bằng công thức từ trang này: "
    "sửa số hoặc đổi cột “Được tính” (nền vàng) thì số tổng hợp thay đổi theo; "
    "nhận xét bằng chữ ở các trang đó chỉ cập nhật khi chạy lại lệnh."
)


@dataclass(slots=True)
class References:
    """Where in ``Dữ liệu`` every block and every row is."""

    blocks: dict[Block, tuple[int, int]] = field(default_factory=dict)
    places: dict[int, dict[str, int] | int] = field(default_factory=dict)
    """By the identity of a record: its row number, or those of its columns where each has a row of its own."""
    last: int = _FIRST
    cells: int = 0
    """Input cells that stand in the rows."""

    def add(self, row: DataRow, at: int) -> None:
        """Note where a row is."""
        first, _ = self.blocks.get(row.block, (at, at))
        self.blocks[row.block] = (first, at)
        if row.column:
            columns = self.places.setdefault(id(row.record), {})
            assert isinstance(columns, dict)
            columns[row.data[0].column] = at
        else:
            self.places[id(row.record)] = at
        self.last = at
        self.cells += len(row.data)

    def has(self, block: Block) -> bool:
        """Whether anybody gave anything for a block."""
        return block in self.blocks

    def first_cell(self, block: Block) -> str:
        """Address of the first cell of a block's rows, for links."""
        return a1(self.blocks[block][0], 0)

    def has_form(self, form: str) -> bool:
        """Whether anybody gave anything in a form."""
        return any(block[0] == form for block in self.blocks)

    def form_range(self, form: str, col: int) -> str:
        """One column over all rows of a form, which stand together."""
        spans = [span for block, span in self.blocks.items() if block[0] == form]
        first, last = min(first for first, _ in spans), max(last for _, last in spans)
        return sheet_reference(DATA, f"{absolute(first, col)}:{absolute(last, col)}")

    def range(self, block: Block, col: int) -> str:
        """The exact cells of a block in one column."""
        first, last = self.blocks[block]
        return sheet_reference(DATA, f"{absolute(first, col)}:{absolute(last, col)}")

    def column(self, col: int) -> str:
        """A whole column of data."""
        return sheet_reference(DATA, f"{absolute(_FIRST, col)}:{absolute(self.last, col)}")

    def cell(self, record: Record, column: str, col: int) -> str:
        """One cell of a record ("" for the column where its row holds all inputs); KeyError when there is none."""
        place = self.places[id(record)]
        return sheet_reference(DATA, absolute(place if isinstance(place, int) else place[column], col))


def write_data(page: LongPage, rows: DataRows, header: str, links: Mapping[str, str]) -> References:
    """Write the sheet; ``links`` says where the files lie as seen from the workbook."""
    back(page)
    page.text(1, 0, "Dữ liệu các đơn vị báo cáo", TITLE)
    page.row(1, 22)
    # Not in the columns that every page repeats.
    page.merge(2, Col.LABEL, Col.REASON, EXPLANATION, SUBTITLE.but(text_wrap=True, valign="top"))
    page.row(2, _EXPLANATION_POINTS)
    page.unshared = frozenset((Col.TYPED,))
    refs = References()
    most = 0
    for at, row in enumerate(rows, _FIRST):
        refs.add(row, at)
        most = max(most, _write(page, at, at - _FIRST + 1, row, links))
    heads = [*HEADS, *[_MORE] * most]
    for place, head in enumerate(heads):
        page.column(place, width=head.width)
        page.text(_FIRST - 1, place, head.text, HEADING)
    page.row(_FIRST - 1, 33)
    page.autofilter(_FIRST - 1, 0, refs.last, len(heads) - 1)
    page.validate(
        _FIRST,
        Col.COUNTED,
        {"validate": "list", "source": [YES, NO], "error_title": "Được tính", "error_message": "Chọn Có hoặc Không."},
        last_row=refs.last,
    )
    finish(page, header=header, repeat=(_FIRST - 1, _FIRST - 1), freeze=(_FIRST, Col.LABEL))
    page.spread(_PAGES_WIDE, repeat_columns=(Col.NUMBER, Col.KEY))
    return refs


def _write(page: LongPage, at: int, number: int, row: DataRow, links: Mapping[str, str]) -> int:
    """Write a row; returns how many cells beyond the columns it takes, for text that no cell can hold.

    At national scale writing this sheet takes longer than everything else: only cells that hold something are touched.
    """
    record, data = row.record, row.data
    file = record.file.name
    target = link_target(links, file, record.sheet, data[0].cell) if number <= MOST_LINKS else ""
    what = (row.form, row.key, row.label, row.column, row.unit, row.agency, row.role, row.counted, row.reason)
    how = "; ".join(dict.fromkeys(datum.how for datum in data if datum.how))
    where = (file, record.file.sha256[:_HASH], record.sheet, ", ".join(datum.cell for datum in data))
    cells: list[tuple[int, Value, Style]] = [(Col.NUMBER, Decimal(number), _STYLES[Col.NUMBER])]
    cells += [(col, text, _STYLES[col]) for col, text in enumerate(what, Col.FORM) if text]
    cells += [(col, value, _style(col, value)) for col, value in sorted(row.values.items()) if value != ""]
    cells += [(col, text, _STYLES[col]) for col, text in enumerate((typed(row), how, *where), Col.TYPED) if text]
    rest: list[str] = []
    if any(isinstance(content, str) and len(content) > _PIECE for _, content, _ in cells):
        pieces = [_pieces(content) if isinstance(content, str) else [content] for _, content, _ in cells]
        cells = [(col, first, style) for (col, _, style), (first, *_) in zip(cells, pieces, strict=True)]
        rest = [str(piece) for _, *more in pieces for piece in more]
        cells += ((place, piece, _MORE.style) for place, piece in enumerate(rest, len(HEADS)))
    if target:
        page.file_link_on(at, Col.FILE, target)
        cells = [(col, content, _LINK if col == Col.FILE else style) for col, content, style in cells]
    page.record(at, _ROW_POINTS, cells)
    return len(rest)


def _style(col: int, value: Value) -> Style:
    if isinstance(value, str):
        # A text answer in a column of figures stands in the middle, so that nobody takes it for a figure.
        return _CENTRE if col == Col.VALUE else _STYLES[col]
    return _STYLES[col] if isinstance(value, Decimal) else _DATE


def _pieces(text: str) -> list[str]:
    """The text whole where a cell can hold it, else in parts that one can."""
    if len(text.encode("utf-16-le")) // 2 <= _EXCEL_TEXT:
        return [text]
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]


def typed(row: DataRow) -> str:
    """Every accepted cell with its address and what was typed in it."""
    text = "; ".join(f"{datum.cell}={datum.typed}" for datum in row.data)
    if len(text) <= _EXCEL_TEXT:
        return text
    # Only prose is that long, and it stands unabridged in its own column.
    return "; ".join(f"{datum.cell}={TYPED_ELSEWHERE}" for datum in row.data)
