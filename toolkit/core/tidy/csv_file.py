"""Tidy data as CSV: UTF-8 with a mark so that Excel recognises it, and no text that a spreadsheet would run."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from toolkit.core.tidy.schema import Cell, Row, TidyTable

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""A plain number is harmless, also one below zero."""
SAFE_NOTE = (
    "Chữ bắt đầu bằng =, +, -, @, dấu tab hoặc dấu xuống dòng có thêm dấu nháy đơn (') ở đầu, "
    "để bảng tính không hiểu là công thức; bỏ dấu đó khi cần nguyên văn."
)


def csv_bytes(table: TidyTable, rows: Iterable[Row]) -> bytes:
    """The table as CSV with a heading row; equal rows give equal bytes."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.names)
    for row in rows:
        writer.writerow([_text(row.get(name)) for name in table.names])
    return stream.getvalue().encode("utf-8-sig")


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_STARTS) and not _NUMBER.fullmatch(text) else text


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case int() | Decimal():
            return format(cell, "f") if isinstance(cell, Decimal) else str(cell)
        case dt.date():
            return cell.isoformat()
        case _:
            return safe(cell)
