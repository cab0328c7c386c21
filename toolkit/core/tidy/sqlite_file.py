"""Tidy data as one SQLite database; the same rows and the same SQLite give the same bytes."""

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from decimal import Decimal

from toolkit.core.tidy.schema import Cell, FieldType, Row, TidyTable

_TYPES = {
    FieldType.STRING: "TEXT",
    FieldType.NUMBER: "REAL",
    FieldType.INTEGER: "INTEGER",
    FieldType.BOOLEAN: "INTEGER",
    FieldType.DATE: "TEXT",
}


def table_name(table: TidyTable) -> str:
    """The name of a table in the database: one that needs no quotes."""
    return table.name.replace("-", "_")


def sqlite_bytes(tables: Sequence[tuple[TidyTable, Iterable[Row]]]) -> bytes:
    """The database as a file; empty texts are NULL, truth is 1 or 0, days are ISO text."""
    with closing(sqlite3.connect(":memory:")) as database:
        for table, rows in tables:
            database.execute(_declaration(table))
            marks = ", ".join("?" * len(table.fields))
            database.executemany(
                f"INSERT INTO {table_name(table)} VALUES ({marks})",
                ([_plain(row.get(name)) for name in table.names] for row in rows),
            )
        database.commit()
        # Built page by page in one order: no journal, no free pages and no times are in it.
        return database.serialize()


def _declaration(table: TidyTable) -> str:
    columns = [f'"{field.name}" {_TYPES[field.type]}{" NOT NULL" * field.required}' for field in table.fields]
    key = ", ".join(f'"{name}"' for name in table.key)
    return f"CREATE TABLE {table_name(table)} ({', '.join(columns)}, PRIMARY KEY ({key}))"


def _plain(cell: Cell) -> str | float | int | None:
    match cell:
        case Decimal():
            return float(cell)
        case dt.date():
            return cell.isoformat()
        case bool():
            return int(cell)
        case "":
            return None
        case _:
            return cell
