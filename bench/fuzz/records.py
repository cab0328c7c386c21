"""Changes to the records of binary workbooks, whichever of the two formats writes them."""

import random
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from bench.fuzz.seeded import cut, flipped

_SMALL = (0, 1, 2, 3, 0x10, 0x7F, 0x80, 0xFF, 0x100, 0x3FF, 0x4000, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF)
_LARGE = (*_SMALL, 0x10000, 0xFFFFF, 0x100000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF)
_REALS = (
    0.0, -0.0, 1.0, -1.0, 0.5, 14.0, 66.67, 0.1 + 0.2, 60.0, 61.0, 44896.0, 2958466.0, -44896.5, 1e15, 1e17, 1e-320,
    1e308, -1e308, float("inf"), float("-inf"), float("nan"),
)  # fmt: skip
TEXTS = ("", " ", "0", "14", "66,67%", "-", "không", "\u202e12", "12\n13", "\x00", "\ud800", "=1+1", "a" * 300, "１２")


@dataclass(slots=True)
class Record:
    """One record; ``size`` where it claims another one than it has, ``place`` where it began."""

    kind: int
    data: bytes
    size: int | None = None
    place: int = -1


def some_record(records: Sequence[Record], chance: random.Random, kinds: Sequence[int]) -> Record:
    """A record, mostly one of these kinds."""
    wanted = [record for record in records if record.kind in kinds] if chance.random() < 0.7 else []
    return chance.choice(wanted or records)


def change_one(records: list[Record], chance: random.Random, kinds: Sequence[int]) -> None:
    """Another kind, size or content of a record."""
    record = some_record(records, chance, kinds)
    how = chance.randrange(7)
    if how == 0:
        record.kind = chance.choice((*kinds, chance.randrange(0x400)))
    elif how == 1:
        record.size = chance.choice((0, 1, len(record.data) + 1, max(len(record.data) - 1, 0), 0x2020, 0x2024, 0xFFFF))
    elif how == 2:
        record.data = cut(record.data, chance)
    elif how == 3:
        record.data += chance.choice((b"\0", b"\xff" * 8, record.data, bytes(9000)))
    elif how == 4:
        record.data = flipped(record.data, chance)
    else:
        record.data = overwritten(record.data, chance)


def overwritten(data: bytes, chance: random.Random) -> bytes:
    """A number somewhere in it, in front more often than elsewhere."""
    changed = bytearray(data)
    kind, value = chance.choice((("<H", chance.choice(_SMALL)), ("<I", chance.choice(_LARGE)), ("<d", real(chance))))
    room = len(changed) - struct.calcsize(kind)
    if room >= 0:
        struct.pack_into(kind, changed, min(chance.choice((0, 2, 4, 6, 8, chance.randrange(room + 1))), room), value)
    return bytes(changed)


def real(chance: random.Random) -> float:
    """A figure."""
    return chance.choice(_REALS)
