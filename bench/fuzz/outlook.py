"""Changes to a message of Outlook: its properties, the streams that hold them, and the sectors of its file."""

import random
import struct

from bench.fuzz.compound import compounded, in_the_sectors
from bench.fuzz.records import TEXTS
from bench.fuzz.seeded import Format, Parts, cut, flipped

_LIST = "__properties_version1.0"
_ENTRY = 16
_TYPES = (0x0002, 0x0003, 0x000B, 0x000D, 0x001E, 0x001F, 0x0040, 0x0048, 0x0102, 0x1003, 0xFFFF)
_PROPERTIES = (
    0x001A, 0x0037, 0x007D, 0x0C1A, 0x0C1F, 0x5D01, 0x0E06, 0x0039, 0x3701, 0x3705, 0x3707, 0x3704, 0x3001, 0x370E,
    0x3714, 0x7FFE, 0x3FDE, 0x340D, 0x3FFD,
)  # fmt: skip
_VALUES = (0, 1, 2, 5, 6, 7, 0xFFFFFFFF, 1 << 62, (1 << 64) - 1, 133147584000000000, 1252, 65001, 1200, 99999)


def _lists(parts: Parts) -> list[str]:
    return [name for name in parts if name.endswith(_LIST)]


def _entry(parts: Parts, chance: random.Random) -> None:
    """An entry of a list of properties: another kind, another property, another value; gone, doubled or added."""
    if not _lists(parts):
        return
    name = chance.choice(_lists(parts))
    data = parts[name]
    head = chance.choice((8, 24, 32)) if "/" in name else 32
    entries = [data[place : place + _ENTRY] for place in range(head, len(data) - _ENTRY + 1, _ENTRY)]
    new = struct.pack("<HHIQ", chance.choice(_TYPES), chance.choice(_PROPERTIES), 6, chance.choice(_VALUES))
    if not entries or chance.random() < 0.2:
        entries.append(new)
    else:
        number = chance.randrange(len(entries))
        kind, pid, flags, value = struct.unpack("<HHIQ", entries[number])
        how = chance.randrange(5)
        if how == 0:
            kind = chance.choice(_TYPES)
        elif how == 1:
            pid = chance.choice(_PROPERTIES)
        elif how == 2:
            value = chance.choice(_VALUES)
        entries[number] = struct.pack("<HHIQ", kind, pid, flags, value)
        if how == 3:
            del entries[number]
        elif how == 4:
            entries.append(entries[number])
    parts[name] = data[:head] + b"".join(entries)


def _stream(parts: Parts, chance: random.Random) -> None:
    """What a stream holds."""
    if not parts:
        return
    name = chance.choice(list(parts))
    said = chance.choice(TEXTS).encode("utf-16-le", "surrogatepass")
    parts[name] = chance.choice((said, b"", said[:-1], flipped(parts[name], chance), cut(parts[name], chance)))


def _name(parts: Parts, chance: random.Random) -> None:
    """A stream or storage gone, doubled, or under the name of another property."""
    if not parts:
        return
    name = chance.choice(list(parts))
    step = chance.choice(name.split("/"))
    how = chance.randrange(4)
    if how == 0:
        del parts[name]
        return
    if how == 1:
        new = f"__substg1.0_{chance.choice(_PROPERTIES):04X}{chance.choice(_TYPES):04X}"
    elif how == 2:
        new = chance.choice(("__attach_version1.0_#00000000", "__attach_version1.0_#0000000Z", "__substg1.0_zz", "x"))
    else:
        new = step.casefold()
    for one in [one for one in parts if step in one.split("/")]:
        parts[one.replace(step, new)] = parts[one] if chance.random() < 0.3 else parts.pop(one)


def _nested(parts: Parts, chance: random.Random) -> None:
    """The message as an attachment of itself."""
    storage = f"__attach_version1.0_#{chance.randrange(3):08X}"
    inside = f"{storage}/__substg1.0_3701000D/"
    if sum(map(len, parts.values())) < 200_000:
        parts.update({(inside + name): data for name, data in list(parts.items())})
        parts[f"{storage}/{_LIST}"] = bytes(8) + struct.pack("<HHIQ", 3, 0x3705, 6, 5)


MSG = Format("msg", compounded, {_entry: 40, _stream: 20, _name: 20, _nested: 3}, in_the_sectors, 0.2)
