"""Workbooks in .xls written record by record, so that they hold what no office program writes on request."""

import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_SECTOR = 512
_SUBSTREAMS = {1: 0x40, 2: 0x20, 6: 0x06}
"""Kind of a sheet → what its own first record calls it."""
_END, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
NOTHING = b"\3\0\0\0\0\0\xff\xff"
"""The result of a formula that is an empty text."""
FORMULA, NUMBER, LABEL, ERROR, RESULT = 0x0006, 0x0203, 0x0204, 0x0205, 0x0207
PROTECT = 0x0012


def record(kind: int, data: bytes = b"") -> bytes:
    """A record."""
    return struct.pack("<HH", kind, len(data)) + data


def place(row: int, col: int, style: int = 0) -> bytes:
    """How every cell begins."""
    return struct.pack("<HHH", row, col, style)


def number(row: int, col: int, value: float, style: int = 0) -> bytes:
    """A figure."""
    return record(NUMBER, place(row, col, style) + struct.pack("<d", value))


def formula(row: int, col: int, result: bytes, style: int = 0) -> bytes:
    """A formula with its eight bytes of result."""
    return record(FORMULA, place(row, col, style) + result + bytes(6) + struct.pack("<H", 0))


def text(value: str) -> bytes:
    """A text with its length."""
    return struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")


def stream(cells: Iterable[bytes], formats: Sequence[str] = (), more: bytes = b"") -> bytes:
    """The workbook stream of one sheet "A"; style 0 is the general format, the others are ``formats``."""
    return book([Sheet("A", cells)], formats, more)


class Sheet(NamedTuple):
    """One sheet: its records, whether it is hidden, and what kind of one it is."""

    name: str
    cells: Iterable[bytes] = ()
    state: int = 0
    """0 visible, 1 hidden, 2 very hidden."""
    kind: int = 0
    """0 worksheet, 1 macro sheet, 2 chart, 6 module of Excel 95."""


def book(sheets: Sequence[Sheet], formats: Sequence[str] = (), more: bytes = b"") -> bytes:
    """The workbook stream of several sheets; ``more`` are records of the workbook itself."""
    begin = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    codes = b"".join(record(0x041E, struct.pack("<H", 164 + n) + text(code)) for n, code in enumerate(formats))
    styles = b"".join(record(0x00E0, struct.pack("<HH16x", 0, n)) for n in (0, *range(164, 164 + len(formats))))
    head = begin + record(0x0042, struct.pack("<H", 1200)) + more + codes + styles
    bodies = [_begin(sheet.kind) + b"".join(sheet.cells) + record(0x000A) for sheet in sheets]
    at = len(head) + sum(len(_listed(sheet, 0)) for sheet in sheets) + len(record(0x000A))
    listed = b""
    for sheet, body in zip(sheets, bodies, strict=True):
        listed += _listed(sheet, at)
        at += len(body)
    return head + listed + record(0x000A) + b"".join(bodies)


def _begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, _SUBSTREAMS.get(kind, 0x10), 0, 0, 0, 0))


def _listed(sheet: Sheet, place: int) -> bytes:
    spelled = sheet.name.encode("utf-16-le")
    return record(0x0085, struct.pack("<IBBBB", place, sheet.state, sheet.kind, len(spelled) // 2, 1) + spelled)


def xls(workbook: bytes, *, chained: Sequence[int] = (), name: str = "Workbook") -> bytes:
    """A compound file with one stream; ``chained`` replaces which sector follows which."""
    data = workbook.ljust(4096, b"\0")
    count = -(-len(data) // _SECTOR)
    table = [_TABLE, _END, *(chained or [*range(3, count + 2), _END])]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    fat = struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    root, entry = _entry("Root Entry", 5, 0, _END, 1), _entry(name, 2, len(data), 2, _FREE)
    return header + fat + (root + entry).ljust(_SECTOR, b"\0") + data.ljust(count * _SECTOR, b"\0")


def _entry(name: str, kind: int, size: int, first: int, child: int) -> bytes:
    spelled = name.encode("utf-16-le")
    head = spelled.ljust(64, b"\0") + struct.pack("<HBBIII", len(spelled) + 2, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", first, size)
