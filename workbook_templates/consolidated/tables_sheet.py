"""One sheet per table of the plan: fixed tables summed on top, every agency's rows below."""

from decimal import Decimal

from toolkit.core.a1 import a1
from toolkit.core.consolidation import headings
from toolkit.core.consolidation.exact import quotient, rounded, total
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.plan.model import ColumnKind, Table, TableColumn
from toolkit.core.verdict import Datum, Record
from toolkit.core.vocabulary import YES
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.layout import (
    CELL,
    COUNT,
    DATE,
    FIGURE,
    NOTE,
    Content,
    Grid,
    Head,
    Live,
    finish,
)
from workbook_templates.consolidated.small_counts import explanation, mark_table
from workbook_templates.theme import Style
from workbook_templates.writer import Page

Properties = dict[str, str | int | float | bool]
_STYLES = {
    ColumnKind.TEXT: CELL,
    ColumnKind.DATE: DATE,
    ColumnKind.COUNT: COUNT,
    ColumnKind.AMOUNT: FIGURE.but(num_format=theme.FORMAT_AMOUNT),
    ColumnKind.SHARE: FIGURE.but(num_format="0.00"),
}
_FIGURES = (ColumnKind.COUNT, ColumnKind.AMOUNT)
_SUM: Properties = {"bold": True, "bg_color": theme.COMPUTED}
_SHARE_DECIMALS = 2


def write_table(page: Page, table: Table, consolidation: Consolidation, refs: References, header: str) -> None:
    """Write the sheet of one table."""
    form = f"table:{table.id}"
    heads = [Head(headings.TABLE_AGENCY, 28, CELL)]
    if table.rows:
        heads.append(Head(table.row_heading, 34))
    heads += [Head(column.heading, max(column.width * 0.95, 9), _STYLES[column.kind]) for column in table.columns]
    grid = Grid(page, heads)
    expected = {one.agency.code for one in consolidation.expectations if form in one.report.forms}
    records = [record for record in consolidation.of_form(form) if record.data]
    given = {record.agency for record in records}
    grid.title(table.title, f"{len(given)} đơn vị có nội dung trong {len(expected | given)} đơn vị phải báo cáo.")
    top = grid.head(style=theme.HEADING.but(font_size=11))
    sheet = _Sheet(grid, table, form, refs)
    sheet.sums(records)
    names = {agency.code: agency.name for agency in consolidation.judgement.plan.agencies}
    labels = {row.key: row.label for row in table.rows}
    places = {agency.code: place for place, agency in enumerate(consolidation.judgement.plan.agencies)}
    for record in sorted(records, key=lambda record: places.get(record.agency, len(places))):
        sheet.record(record, names.get(record.agency, record.agency), labels.get(record.row, record.label))
    mark_table(page, consolidation.judgement.plan, table, (top + 1, grid.at - 1), sheet.cols)
    if records:
        page.autofilter(top, 0, grid.at - 1, grid.last_col)
    else:
        grid.line("Chưa đơn vị nào có nội dung ở bảng này.", NOTE)
    if records and any(column.kind in _FIGURES for column in table.columns):
        grid.line(words.FOLLOW, NOTE)
    if any(column.sensitive for column in table.columns) and explanation(consolidation.judgement.plan):
        grid.line(f"{explanation(consolidation.judgement.plan)}.", NOTE)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 1))


class _Sheet:
    def __init__(self, grid: Grid, table: Table, form: str, refs: References) -> None:
        self._grid = grid
        self._table = table
        self._form = form
        self._refs = refs
        self._first = 2 if table.rows else 1
        self.cols = {column.id: self._first + place for place, column in enumerate(table.columns)}

    def sums(self, records: list[Record]) -> None:
        """Totals of the province, as formulas over ``Dữ liệu``."""
        if not any(column.kind in _FIGURES for column in self._table.columns):
            return
        rows = [(row.key, row.label) for row in self._table.rows] or [("", "")]
        for key, label in rows:
            of_row = [record for record in records if not key or record.row == key]
            contents: list[Content] = [headings.TABLE_SUM if self._table.rows else "Cộng"]
            contents += [label] if self._table.rows else []
            totals: dict[str, Decimal | None] = {}
            for column in self._table.columns:
                totals[column.id] = _total(column, of_row, totals)
                contents.append(self._sum(column, key, totals[column.id]))
            styles: list[Style | None] = [head.style.but(**_SUM) for head in self._grid.heads]
            self._grid.row(contents, styles)

    def _sum(self, column: TableColumn, key: str, cached: Decimal | None) -> Content:
        if column.kind is ColumnKind.SHARE:
            return self._share(column, cached)
        block = (self._form, key, column.id)
        # Answers in words alone ("không phát sinh") add up to no figure, and not to 0.
        if column.kind not in _FIGURES or cached is None:
            return None
        values, counted = self._refs.range(block, Col.VALUE), self._refs.range(block, Col.COUNTED)
        return Live(f'=SUMIFS({values},{counted},"{YES}")', cached)

    def _share(self, column: TableColumn, cached: Decimal | None) -> Live:
        part, whole = (a1(self._grid.at, self.cols[name]) for name in column.of)
        return Live(
            f'=IF(AND(ISNUMBER({part}),N({whole})>0),ROUND({part}*100/{whole},{_SHARE_DECIMALS}),"")',
            "" if cached is None else cached,
        )

    def record(self, record: Record, agency: str, label: str) -> None:
        """One agency's row; figures point at ``Dữ liệu``."""
        contents: list[Content] = [agency]
        contents += [label] if self._table.rows else []
        values: dict[str, Decimal | None] = {}
        for column in self._table.columns:
            datum = record.get(column.id)
            if column.kind is ColumnKind.SHARE:
                values[column.id] = _share_of(column, values)
                contents.append(self._share(column, values[column.id]))
                continue
            values[column.id] = datum.value if datum and isinstance(datum.value, Decimal) else None
            contents.append(self._datum(record, column, datum))
        # A figure stays where its row begins; a long text goes on below.
        self._grid.row(contents, carried=contents[: self._first])

    def _datum(self, record: Record, column: TableColumn, datum: Datum | None) -> Content:
        if datum is None:
            return None
        if isinstance(datum.value, Decimal):
            place = self._refs.cell(record, column.id, Col.VALUE)
            return Live(f"={place}", datum.value)
        return datum.value


def _total(column: TableColumn, records: list[Record], totals: dict[str, Decimal | None]) -> Decimal | None:
    if column.kind is ColumnKind.SHARE:
        return _share_of(column, totals)
    values = [datum.value for record in records if (datum := record.get(column.id)) is not None]
    figures = [value for value in values if isinstance(value, Decimal)]
    return total(figures) if figures else None


def _share_of(column: TableColumn, values: dict[str, Decimal | None]) -> Decimal | None:
    part, whole = (values.get(name) for name in column.of)
    if part is None or not whole:
        return None
    return rounded(quotient(part, whole, Decimal(100)), _SHARE_DECIMALS)
