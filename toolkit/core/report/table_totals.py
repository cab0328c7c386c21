"""Totals of the plan's tables: counts and amounts that the agencies list, added up."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.core.consolidation.exact import total
from toolkit.core.plan.model import ColumnKind, Table
from toolkit.core.readback.model import DataLine
from toolkit.core.report.case import Case, grouped
from toolkit.core.report.text import Block, Column, Look, TableRow, paragraph, row
from toolkit.core.report.text import Table as TextTable
from toolkit.core.report.wording import grouped_figure, lowered

_ADDED = (ColumnKind.COUNT, ColumnKind.AMOUNT)


def table_totals(case: Case) -> Iterator[Block]:
    """A sentence for each table of open rows, a table for each of fixed rows; nothing where there is no data."""
    for table in case.plan.tables:
        prefix = f"B {table.id} "
        lines = [line for line in case.book.data if line.key.startswith(prefix) and line.column]
        if not lines:
            continue
        agencies = len({line.agency for line in lines})
        if table.rows:
            yield paragraph(f"{table.title} ({agencies} đơn vị có số liệu)", look=Look.CAPTION)
            yield _matrix(table, lines, prefix)
        else:
            entries = len({(line.agency, line.key, line.file) for line in lines})
            sums = "".join(
                f"; {lowered(heading)}: {grouped_figure(figure)}" for heading, figure in _sums(table, lines).items()
            )
            yield paragraph(
                f"{table.title}: {agencies} đơn vị báo cáo, {entries} dòng{sums}.",
                look=Look.ITEM,
            )


def _sums(table: Table, lines: list[DataLine]) -> dict[str, Decimal]:
    """Heading of each column that can be added, in the order of the table → its sum."""
    by_heading = grouped(lines, lambda line: line.column)
    found = {}
    for column in table.columns:
        values = [line.value for line in by_heading.get(column.heading, []) if isinstance(line.value, Decimal)]
        if column.kind in _ADDED and values:
            found[column.heading] = total(values)
    return found


def _matrix(table: Table, lines: list[DataLine], prefix: str) -> TextTable:
    columns = [column for column in table.columns if column.kind in _ADDED]
    by_row = grouped(lines, lambda line: line.key.removeprefix(prefix))
    rows: list[TableRow] = []
    for fixed in table.rows:
        sums = _sums(table, by_row.get(fixed.key, []))
        figures = [grouped_figure(sums[column.heading]) if column.heading in sums else "–" for column in columns]
        rows.append(row(fixed.label, *figures))
    heads = [Column(heading=column.heading, share=1.6, centred=True) for column in columns]
    return TextTable(columns=(Column(heading=table.row_heading, share=5), *heads), rows=tuple(rows))
