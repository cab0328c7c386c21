"""Changes to an .xls: the records of its workbook, and the sectors of its file."""

import random
import struct

from bench.fuzz.compound import compounded, in_the_sectors
from bench.fuzz.records import TEXTS, Record, change_one, real, some_record
from bench.fuzz.seeded import Format, Parts, flipped, rearrange

_BOOK = "Workbook"
_BEGIN, _END, _SHEET = 0x0809, 0x000A, 0x0085
_CELLS = (0x0203, 0x0204, 0x0205, 0x00FD, 0x00BD, 0x027E, 0x0006, 0x0207, 0x00D6)
_TEXT = (0x0204, 0x0207, 0x041E, 0x00FC)
_KINDS = (
    *_CELLS, _BEGIN, _END, _SHEET, 0x00FC, 0x003C, 0x041E, 0x00E0, 0x0022, 0x0042, 0x0208, 0x0200, 0x0012, 0x002F,
    0x01AE, 0x0023, 0x0017, 0x0018, 0x0876,
)  # fmt: skip
_ROWS = (0, 1, 5, 4999, 0x3FFF, 0x7FFF, 0xFFFF)
_COLUMNS = (0, 1, 2, 8, 255, 256, 999, 0x3FFF, 0xFFFF)
_STYLES = (0, 1, 2, 15, 0xFFF, 0xFFFF)


def _split(stream: bytes) -> list[Record]:
    """The records; what follows the last whole one becomes a part of none."""
    records, place = [], 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        records.append(Record(kind, stream[place + 4 : place + 4 + size], place=place))
        place += 4 + size
    return records or [Record(_BEGIN, b"")]


def _joined(records: list[Record], chance: random.Random) -> bytes:
    """The stream; mostly with a list of sheets that tells where they are now."""
    places, place = {}, 0
    for record in records:
        places[record.place] = place
        place += 4 + len(record.data)
    mended = chance.random() < 0.9
    stream = b""
    for record in records:
        data = record.data
        if mended and record.kind == _SHEET and len(data) >= 4:
            (start,) = struct.unpack_from("<I", data)
            data = struct.pack("<I", places.get(start, start)) + data[4:]
        size = len(data) if record.size is None else record.size
        stream += struct.pack("<HH", record.kind, size & 0xFFFF) + data[:0xFFFF]
    return stream


def _of_book(parts: Parts) -> list[Record]:
    return _split(parts.get(_BOOK, b""))


def _content(parts: Parts, chance: random.Random) -> None:
    records = _of_book(parts)
    change_one(records, chance, _KINDS)
    parts[_BOOK] = _joined(records, chance)


def _order(parts: Parts, chance: random.Random) -> None:
    records = _of_book(parts)
    rearrange(records, chance)
    parts[_BOOK] = _joined(records, chance)


def _cell(parts: Parts, chance: random.Random) -> None:
    """Place, style or figure of a cell."""
    records = _of_book(parts)
    cell = some_record(records, chance, _CELLS)
    if len(cell.data) >= 6:
        row, col, style = struct.unpack_from("<HHH", cell.data)
        rest = cell.data[6:]
        how = chance.randrange(4)
        if how == 0:
            row = chance.choice(_ROWS)
        elif how == 1:
            col = chance.choice(_COLUMNS)
        elif how == 2:
            style = chance.choice(_STYLES)
        else:
            rest = struct.pack("<d", real(chance)) + rest[8:]
        cell.data = struct.pack("<HHH", row, col, style) + rest
    parts[_BOOK] = _joined(records, chance)


def _text(parts: Parts, chance: random.Random) -> None:
    """A text in place of a cell, of whichever length it claims to have, or cut in two by a record that goes on."""
    records = _of_book(parts)
    number = records.index(some_record(records, chance, _TEXT + _CELLS))
    one = records[number]
    said = chance.choice(TEXTS).encode("utf-16-le", "surrogatepass")
    length = chance.choice((len(said) // 2, 0, len(said), 0x7FFF, 0xFFFF))
    spelled = struct.pack("<HB", length, chance.choice((0, 1, 1, 5, 9, 0xFF))) + said
    if chance.random() < 0.5:
        records[number] = Record(chance.choice((0x0204, 0x0207)), one.data[:6].ljust(6, b"\0") + spelled)
    else:
        at = chance.randrange(len(one.data) + 1)
        records[number + 1 : number + 1] = [Record(0x003C, one.data[at:])]
        one.data = one.data[:at]
    parts[_BOOK] = _joined(records, chance)


def _added(parts: Parts, chance: random.Random) -> None:
    """One more record of some kind, with nothing, noughts or noise in it."""
    records = _of_book(parts)
    size = chance.choice((0, 1, 2, 4, 8, 14, 20))
    data = chance.choice((bytes(size), b"\xff" * size, chance.randbytes(size)))
    records.insert(chance.randrange(len(records) + 1), Record(chance.choice(_KINDS), data))
    parts[_BOOK] = _joined(records, chance)


def _streams(parts: Parts, chance: random.Random) -> None:
    """A stream gone, under another name, cut off, or with bytes changed."""
    if not parts:
        return
    name = chance.choice(list(parts))
    how = chance.randrange(4)
    if how == 0:
        parts[chance.choice(("Book", "workbook", "_VBA_PROJECT_CUR", "EncryptedPackage", name * 2))] = parts.pop(name)
    elif how == 1:
        parts[name] = parts[name][: chance.randrange(len(parts[name]) + 1)]
    elif how == 2:
        parts[name] = flipped(parts[name], chance)
    else:
        parts[chance.choice(("Book", "Ctls", "MBD00000001"))] = parts[name]


XLS = Format(
    "xls",
    compounded,
    {_content: 30, _order: 10, _cell: 30, _text: 15, _added: 8, _streams: 4},
    in_the_sectors,
    0.15,
)
