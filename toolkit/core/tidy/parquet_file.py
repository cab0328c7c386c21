"""Tidy data as Parquet, which needs the extra ``parquet``; the same pyarrow gives the same bytes."""

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from toolkit.core.tidy.schema import Cell, FieldType, Row, TidyTable


class ParquetMissing(Exception):
    """pyarrow is not installed; says in Vietnamese what to do."""

    def __init__(self) -> None:
        super().__init__(
            "Ghi tệp .parquet cần gói pyarrow, chưa được cài. "
            'Cài bằng: pip install "bdgxl[parquet]", hoặc chọn tệp .csv hay .sqlite.'
        )


def need_pyarrow() -> None:
    """Raise ParquetMissing where Parquet cannot be written."""
    try:
        import pyarrow.parquet  # noqa: F401
    except ImportError as error:
        raise ParquetMissing from error


def parquet_bytes(table: TidyTable, rows: Iterable[Row]) -> bytes:
    """The table as one Parquet file; empty texts are null. Raises ParquetMissing."""
    need_pyarrow()
    import pyarrow as arrow
    import pyarrow.parquet as parquet

    types: dict[FieldType, Any] = {
        FieldType.STRING: arrow.string(),
        FieldType.NUMBER: arrow.float64(),
        FieldType.INTEGER: arrow.int64(),
        FieldType.BOOLEAN: arrow.bool_(),
        FieldType.DATE: arrow.date32(),
    }
    columns: dict[str, list[Cell | float]] = {name: [] for name in table.names}
    for row in rows:
        for name, column in columns.items():
            column.append(_plain(row.get(name)))
    schema = arrow.schema(
        [
            arrow.field(field.name, types[field.type], nullable=not field.required, metadata={"title": field.title})
            for field in table.fields
        ]
    )
    stream = io.BytesIO()
    parquet.write_table(arrow.table(columns, schema=schema), stream)
    return stream.getvalue()


def _plain(cell: Cell) -> Cell | float:
    if isinstance(cell, Decimal):
        return float(cell)
    return None if cell == "" else cell
