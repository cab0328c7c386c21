"""Totals of the plan's tables: counts and amounts that the agencies list, added up, the small ones marked."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from toolkit.core.consolidation.exact import total
from toolkit.core.consolidation.headings import TABLE_KEY
from toolkit.core.consolidation.sensitive import publication_rule, small_columns
from toolkit.core.plan.model import ColumnKind, Plan, Table
from toolkit.core.readback.model import DataLine
from toolkit.core.report.case import Case, grouped
from toolkit.core.report.text import Block, Column, Look, Span, TableRow, doubt, paragraph, row, spaced
from toolkit.core.report.text import Table as TextTable
from toolkit.core.report.wording import grouped_figure
from toolkit.core.text import lowered

_LISTING = re.compile(r"^(?:các|những|danh sách(?: các)?|danh mục(?: các)?|số)\s+")
_NOUNS = (
    "văn bản",
    "hoạt động",
    "sản phẩm",
    "chương trình",
    "hội nghị",
    "lớp",
    "cuộc",
    "mô hình",
    "cơ sở",
    "vụ việc",
    "đề án",
    "nhiệm vụ",
    "kiến nghị",
)
"""What tables list, in the words of their titles."""
_ADDED = (ColumnKind.COUNT, ColumnKind.AMOUNT)


def table_totals(case: Case) -> Iterator[Block]:
    """A sentence for each table of open rows, a table for each of fixed rows; nothing where there is no data."""
    for table in case.plan.tables:
        prefix = f"{TABLE_KEY} {table.id} "
        lines = [line for line in case.book.data if line.key.startswith(prefix) and line.column and line.counted]
        if not lines:
            continue
        if table.rows:
            yield from _matrix(case.plan, table, lines, prefix)
        else:
            yield _sentence(case.plan, table, lines)


def _sentence(plan: Plan, table: Table, lines: list[DataLine]) -> Block:
    agencies = len({line.agency for line in lines})
    entries = len({(line.agency, line.key, line.file) for line in lines})
    sums = _sums(table, lines)
    added = [column for column in table.columns if column.id in sums]
    said = "".join(f"; {lowered(column.heading)}: {grouped_figure(sums[column.id])}" for column in added)
    return paragraph(
        f"{table.title}: {agencies} đơn vị báo cáo, {entries} {_counted(table)}{said}.",
        *_warning(plan, small=bool(small_columns(plan, table, sums))),
        look=Look.ITEM,
    )


def _counted(table: Table) -> str:
    """What the rows of a table are, by the first words of its title: "văn bản", "hoạt động"."""
    words = _LISTING.sub("", table.title.casefold())
    return next((noun for noun in _NOUNS if words.startswith(noun)), "mục")


def _matrix(plan: Plan, table: Table, lines: list[DataLine], prefix: str) -> Iterator[Block]:
    columns = [column for column in table.columns if column.kind in _ADDED]
    by_row = grouped(lines, lambda line: line.key.removeprefix(prefix))
    rows: list[TableRow] = []
    any_small = False
    for fixed in table.rows:
        sums = _sums(table, by_row.get(fixed.key, []))
        small = small_columns(plan, table, sums)
        any_small |= bool(small)
        shown = {name: grouped_figure(figure) for name, figure in sums.items()}
        cells = [Span(shown.get(column.id, "–"), doubt=column.id in small) for column in columns]
        rows.append(row(fixed.label, *cells))
    agencies = len({line.agency for line in lines})
    caption = f"{table.title} ({agencies} đơn vị có số liệu)"
    yield paragraph(caption, *_warning(plan, small=any_small), look=Look.CAPTION)
    heads = [Column(heading=column.heading, share=1.6, centred=True) for column in columns]
    yield TextTable(columns=(Column(heading=table.row_heading, share=5), *heads), rows=tuple(rows))


def _sums(table: Table, lines: list[DataLine]) -> dict[str, Decimal]:
    """Id of each column that can be added → its sum; of two columns with one heading nobody knows whose a figure is."""
    by_heading = grouped(lines, lambda line: line.column)
    often = Counter(column.heading for column in table.columns)
    found = {}
    for column in table.columns:
        values = [line.value for line in by_heading.get(column.heading, []) if isinstance(line.value, Decimal)]
        if column.kind in _ADDED and values and often[column.heading] == 1:
            found[column.id] = total(values)
    return found


def _warning(plan: Plan, *, small: bool) -> Iterator[Span]:
    if small and plan.sensitive_below is not None:
        yield from spaced([doubt(publication_rule(plan.sensitive_below))])
