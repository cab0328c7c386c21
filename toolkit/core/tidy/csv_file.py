"""Tidy data as CSV: UTF-8 with a mark so that Excel recognises it, and no text that a spreadsheet would run."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from toolkit.core.tidy.schema import Cell, Row, TidyTable

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""A plain number is harmless, also one below zero."""
_UNSEEN = r"[^\S\t\r\n]|['\"\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
"""Blanks, quotes, and characters that are not seen: some programs pass over them."""
_RUN = rf"(?:{_UNSEEN})*[=+\-@＝＋－＠]"
"""What a spreadsheet may take for the beginning of a formula; some pass over blanks, and take full-width signs too."""
_BEGINS = rf"(?:\A(?=(?:{_UNSEEN})*[\t\r\n])|(?:\A|(?<=[;\t\r\n]))(?={_RUN}))"
_UNSAFE = re.compile(_BEGINS)
_MARKED = re.compile(_BEGINS.replace("(?=", "'(?="))
SAFE_NOTE = (
    "Chữ bắt đầu bằng =, +, -, @ (kể cả cỡ rộng ＝, ＋, －, ＠) ở đầu ô, sau dấu chấm phẩy, dấu tab, dấu xuống dòng "
    "trong ô, và ô bắt đầu bằng dấu tab, dấu xuống dòng, có thêm dấu nháy đơn (') ở trước để bảng tính không hiểu là "
    "công thức; bỏ mỗi chỗ một dấu nháy thì được nguyên văn."
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
    """A text that no spreadsheet takes for a formula.

    One that splits lines at semicolons or tabs, as Excel does under some settings of Windows, sees a cell begin after
    each of them, and after every line break, whatever stands in quotes: an apostrophe goes to all of these places.
    """
    return text if _NUMBER.fullmatch(text) else _UNSAFE.sub("'", text)


def original(text: str) -> str:
    """The text that :func:`safe` made safe."""
    return _MARKED.sub("", text)


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
