"""Changes to an .xlsb: the records of its parts, and the package they lie in."""

import random
import struct

from bench.fuzz.markup import attribute, token, whole_part
from bench.fuzz.packages import in_the_zip, member, some_part, zipped
from bench.fuzz.records import TEXTS, Record, change_one, real, some_record
from bench.fuzz.seeded import Format, Parts, cut, flipped, rearrange
from bench.fuzz.values import VALUES
from tests.core.intake.foreign.biff12 import record as written
from tests.core.intake.foreign.biff12 import wide

_SHEET = "xl/worksheets/"
_CELLS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 62)
_KINDS = (*_CELLS, 0, 1, 19, 44, 47, 129, 130, 131, 145, 146, 148, 153, 156, 159, 160, 360, 535, 617, 618)
_COLUMNS = (0, 1, 2, 8, 255, 999, 1000, 16_383, 16_384, 0x7FFFFFFF, 0xFFFFFFFF)
_STYLES = (0, 1, 2, 15, 0xFFFFFF, 0xFFFFFFFF)
_POOL = (*VALUES[:30], b"External", b"r1", b"r2", b"worksheets/sheet1.bin", b"../a.bin", b"/xl/workbook.bin")


def _split(data: bytes) -> list[Record]:
    records, place = [], 0
    while place < len(data):
        kind, size = data[place], 0
        place += 1
        if kind & 0x80 and place < len(data):
            kind = kind & 0x7F | data[place] << 7
            place += 1
        for number in range(4):
            byte = data[place] if place < len(data) else 0
            place += 1
            size |= (byte & 0x7F) << 7 * number
            if not byte & 0x80:
                break
        records.append(Record(kind, data[place : place + size]))
        place += size
    return records or [Record(0, b"")]


def _joined(records: list[Record]) -> bytes:
    return b"".join(_spelled(record) for record in records)


def _spelled(record: Record) -> bytes:
    kind = record.kind & 0x3FFF
    if record.size is None:
        return written(kind, record.data)
    head = written(kind, bytes(record.size))
    return head[: len(head) - record.size] + record.data


def _binary(parts: Parts, chance: random.Random) -> tuple[str, list[Record]]:
    name = some_part(parts, chance, _SHEET if chance.random() < 0.6 else "", ".bin")
    return name, _split(parts[name])


def _content(parts: Parts, chance: random.Random) -> None:
    name, records = _binary(parts, chance)
    change_one(records, chance, _KINDS)
    parts[name] = _joined(records)


def _order(parts: Parts, chance: random.Random) -> None:
    name, records = _binary(parts, chance)
    rearrange(records, chance)
    parts[name] = _joined(records)


def _cell(parts: Parts, chance: random.Random) -> None:
    """Kind, place, style, figure or text of a cell."""
    name, records = _binary(parts, chance)
    cell = some_record(records, chance, _CELLS)
    if len(cell.data) >= 8:
        col, style = struct.unpack_from("<II", cell.data)
        rest = cell.data[8:]
        how = chance.randrange(5)
        if how == 0:
            col = chance.choice(_COLUMNS)
        elif how == 1:
            style = chance.choice(_STYLES)
        elif how == 2:
            cell.kind = chance.choice(_CELLS)
        elif how == 3:
            rest = struct.pack("<d", real(chance)) + rest[8:]
        else:
            said = chance.choice(TEXTS).encode("utf-16-le", "surrogatepass")
            rest = struct.pack("<I", chance.choice((len(said) // 2, 0, 0x7FFF, 0x10000, 0xFFFFFFFF))) + said
        cell.data = struct.pack("<II", col, style) + rest
    parts[name] = _joined(records)


def _added(parts: Parts, chance: random.Random) -> None:
    """One more record of some kind, with nothing, noughts, a text or noise in it."""
    name, records = _binary(parts, chance)
    size = chance.choice((0, 1, 2, 4, 8, 14, 20))
    data = chance.choice((bytes(size), b"\xff" * size, chance.randbytes(size), wide("a" * size)))
    records.insert(chance.randrange(len(records) + 1), Record(chance.choice(_KINDS), data))
    parts[name] = _joined(records)


def _bytes(parts: Parts, chance: random.Random) -> None:
    name = some_part(parts, chance, end=".bin")
    parts[name] = flipped(parts[name], chance) if chance.random() < 0.5 else cut(parts[name], chance)


def _attribute(parts: Parts, chance: random.Random) -> None:
    attribute(parts, chance, _POOL)


XLSB = Format(
    "xlsb",
    zipped,
    {
        _content: 30,
        _order: 10,
        _cell: 30,
        _added: 8,
        _bytes: 5,
        _attribute: 5,
        token: 4,
        member: 5,
        whole_part: 3,
    },
    in_the_zip,
)
