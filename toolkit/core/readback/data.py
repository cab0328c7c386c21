"""The sheet ``Dữ liệu`` read back."""

from toolkit.core.consolidation.headings import DATA_CONTINUED, DataHeading
from toolkit.core.intake.package import SheetPart
from toolkit.core.readback.model import DataLine
from toolkit.core.readback.table import HeadedTable
from toolkit.core.text import match_key
from toolkit.core.vocabulary import YES

_NEEDED = (
    DataHeading.FORM,
    DataHeading.KEY,
    DataHeading.AGENCY,
    DataHeading.COUNTED,
    DataHeading.NUMERATOR,
    DataHeading.DENOMINATOR,
    DataHeading.VALUE,
    DataHeading.FILE,
    DataHeading.HASH,
    DataHeading.SHEET,
    DataHeading.CELLS,
)


def data_table(sheet: SheetPart) -> HeadedTable:
    """The table of the sheet; ReadbackError where columns that are needed are gone."""
    return HeadedTable.needed(sheet, _NEEDED)


def read_data(sheet: SheetPart) -> list[DataLine]:
    """The rows of data, as they stand now."""
    table = data_table(sheet)
    # Columns that go on with a text all have the same heading.
    more = [col for col in sorted(sheet.grid.rows[table.top]) if sheet.text(table.top, col) == DATA_CONTINUED]
    return [_line(table, row, more) for row in table.rows if table.text(row, DataHeading.KEY)]


def _line(table: HeadedTable, row: int, more: list[int]) -> DataLine:
    return DataLine(
        row=row,
        form=table.text(row, DataHeading.FORM),
        key=table.text(row, DataHeading.KEY),
        label=table.text(row, DataHeading.LABEL),
        column=table.text(row, DataHeading.COLUMN),
        unit=table.text(row, DataHeading.UNIT),
        agency=table.text(row, DataHeading.AGENCY),
        role=table.text(row, DataHeading.ROLE),
        counted=match_key(table.text(row, DataHeading.COUNTED)) == YES,
        reason=table.text(row, DataHeading.REASON),
        numerator=table.number(row, DataHeading.NUMERATOR),
        denominator=table.number(row, DataHeading.DENOMINATOR),
        value=table.value(row, DataHeading.VALUE),
        estimate=table.number(row, DataHeading.ESTIMATE),
        year=table.number(row, DataHeading.YEAR),
        text=table.text(row, DataHeading.TEXT) + "".join(table.sheet.text(row, col) for col in more),
        status=table.text(row, DataHeading.STATUS),
        note=table.text(row, DataHeading.NOTE),
        typed=table.text(row, DataHeading.TYPED),
        how=table.text(row, DataHeading.HOW),
        file=table.text(row, DataHeading.FILE),
        hash=table.text(row, DataHeading.HASH),
        sheet=table.text(row, DataHeading.SHEET),
        cells=table.text(row, DataHeading.CELLS),
    )
