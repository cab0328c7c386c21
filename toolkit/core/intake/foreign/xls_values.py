"""What the parser of the values gets of an .xls: the records that hold values, of the sheets that have been scanned.

It takes memory at once for whatever size a sheet or chart claims to have, and for cells of sheets that nobody counts.
"""

import struct
from collections.abc import Iterable, Sequence

Records = Iterable[tuple[int, bytes]]
_END, _SHEET, _CONTINUED = 0x000A, 0x0085, 0x003C
_BEGIN, _FORMULA = 0x0809, 0x0006
_FORMULA_HEAD = 20
_OF_BOOK = frozenset((_BEGIN, 0x0042, 0x0022, 0x041E, 0x00E0, _SHEET, 0x00FC))
"""Code page, epoch, number formats, styles, sheets, shared texts."""
_OF_SHEET = frozenset((_BEGIN, 0x0203, 0x027E, 0x00BD, 0x0204, 0x00FD, 0x00D6, 0x0205, _FORMULA, 0x0207))
_NO_SHEET = ((_BEGIN, struct.pack("<HH12x", 0x0600, 0x10)),)
_SECTOR = 4096
_TABLE, _LAST, _FREE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
_LISTED = 109
"""Places in the header for sectors of the table: enough for 450 MB."""


def values_only(book: Records, sheets: Sequence[Records]) -> bytes:
    """A workbook of nothing but what is wanted; one sheet, maybe empty, for each that is listed."""
    head = _kept(book, _OF_BOOK)
    bodies = [_joined(_kept(sheet or _NO_SHEET, _OF_SHEET)) for sheet in sheets]
    place = sum(4 + len(data) for _, data in head) + 4
    listed = iter(bodies)
    moved = []
    for kind, data in head:
        if kind == _SHEET:
            data = struct.pack("<I", place) + data[4:]
            place += len(next(listed))
        moved.append((kind, data))
    return _file(_joined(moved) + b"".join(bodies))


def _kept(records: Records, kinds: frozenset[int]) -> list[tuple[int, bytes]]:
    """The records of these kinds, with what goes on in a further record, and no formulas but their results."""
    found: list[tuple[int, bytes]] = []
    within = False
    for kind, data in records:
        if kind != _CONTINUED:
            within = kind in kinds
        if within:
            found.append((kind, data[:_FORMULA_HEAD] + b"\0\0" if kind == _FORMULA else data))
    return found


def _joined(records: Records) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in (*records, (_END, b"")))


def _file(stream: bytes) -> bytes:
    """A compound file with one stream, in sectors so large that the header has room for the whole table."""
    count = max(-(-len(stream) // _SECTOR), 1)
    tables = next(number for number in range(1, _LISTED + 1) if number * _SECTOR // 4 >= count + 1 + number)
    table = [*range(1, count), _LAST, _LAST, *[_TABLE] * tables]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 4, 0xFFFE, 12, 6)
    header += struct.pack("<9I", 1, tables, count, 0, _SECTOR, _LAST, 0, _LAST, 0)
    header += struct.pack(f"<{_LISTED}I", *range(count + 1, count + 1 + tables), *[_FREE] * (_LISTED - tables))
    # The parser wants a sector for small streams, also where there is none.
    directory = _entry("Root Entry", 5, 0, 0, 1) + _entry("Workbook", 2, count * _SECTOR, 0, _FREE)
    return b"".join(
        (
            header.ljust(_SECTOR, b"\0"),
            stream.ljust(count * _SECTOR, b"\0"),
            directory.ljust(_SECTOR, b"\0"),
            struct.pack(f"<{len(table)}I", *table).ljust(tables * _SECTOR, b"\xff"),
        )
    )


def _entry(name: str, kind: int, size: int, first: int, child: int) -> bytes:
    spelled = name.encode("utf-16-le")
    head = spelled.ljust(64, b"\0") + struct.pack("<HBBIII", len(spelled) + 2, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", first, size)
