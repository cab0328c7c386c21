"""Changes to the bytes of a compound file: its header, the tables of its sectors, its directory."""

import random
import struct

from bench.fuzz.seeded import Parts, cut, flipped
from tests.core.intake.containers.compound import Tree, compound

_SECTOR, _ENTRY = 512, 128
_FIELDS = ((24, "<H"), (26, "<H"), (30, "<H"), (32, "<H"), *((place, "<I") for place in range(44, 84, 4)))
"""Of the header: place and size."""
_OF_ENTRY = ((64, "<H"), (66, "<B"), (68, "<I"), (72, "<I"), (76, "<I"), (116, "<I"), (120, "<I"), (124, "<I"))
_MARKS = (0, 1, 2, 0xFFFFFFFA, 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF)


def compounded(parts: Parts) -> bytes:
    """A compound file of streams; a slash in a name leads into a storage."""
    tree: Tree = {}
    for name, data in parts.items():
        *storages, stream = name.split("/")
        inner = tree
        for storage in storages:
            found = inner.setdefault(storage, {})
            if isinstance(found, bytes):  # a stream that was given the name of a storage
                found = inner[storage] = {}
            inner = found
        inner[stream[:31]] = data
    return compound(tree)


def in_the_sectors(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut off, or a field of the header, the tables or the directory overwritten."""
    how = chance.randrange(6)
    if how == 0:
        return flipped(data, chance)
    if how == 1:
        return cut(data, chance)
    if how == 2:
        return _overwritten(data, 0, chance.choice(_FIELDS), chance)
    if how == 3:
        sectors = max(len(data) // _SECTOR - 1, 1)
        one, other = (_SECTOR + chance.randrange(sectors) * _SECTOR for _ in range(2))
        return data[:one] + data[other : other + _SECTOR] + data[one + _SECTOR :]
    table, directory = (_SECTOR + struct.unpack_from("<I", data, place)[0] * _SECTOR for place in (76, 48))
    if how == 4:
        return _overwritten(data, table, (chance.randrange(_SECTOR // 4) * 4, "<I"), chance)
    return _overwritten(data, directory + chance.randrange(8) * _ENTRY, chance.choice(_OF_ENTRY), chance)


def _overwritten(data: bytes, start: int, field: tuple[int, str], chance: random.Random) -> bytes:
    place, kind = field
    changed = bytearray(data)
    value = chance.choice((*_MARKS, chance.randrange(len(data) // _SECTOR + 2), chance.getrandbits(32)))
    if start + place + struct.calcsize(kind) <= len(data):
        struct.pack_into(kind, changed, start + place, value & (1 << 8 * struct.calcsize(kind)) - 1)
    return bytes(changed)
