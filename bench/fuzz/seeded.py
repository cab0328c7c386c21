"""What a format is to the fuzzer: parts that are changed at random, and how they become a file."""

import random
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypeVar

Parts = dict[str, bytes]
Change = Callable[[Parts, random.Random], None]
Item = TypeVar("Item")


class Format(NamedTuple):
    """One format that the reader takes."""

    name: str
    """Also the ending of its files."""
    built: Callable[[Parts], bytes]
    """Makes a file of parts."""
    changes: Mapping[Change, int]
    """Changes to the parts, and how often each is made compared with the others."""
    damaged: Callable[[bytes, random.Random], bytes]
    """Changes bytes of the finished file."""
    damage: float = 0.08
    """How often it does."""

    def changed(self, parts: Mapping[str, bytes], seed: int) -> Parts:
        """The parts with one to four changes; the same for the same seed."""
        return self._changed(parts, random.Random(seed))

    def mutated(self, parts: Mapping[str, bytes], seed: int) -> bytes:
        """The file of the changed parts, itself changed now and then; the same for the same seed."""
        chance = random.Random(seed)
        data = self.built(self._changed(parts, chance))
        return self.damaged(data, chance) if data and chance.random() < self.damage else data

    def _changed(self, parts: Mapping[str, bytes], chance: random.Random) -> Parts:
        changed = dict(parts)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
            if changed:
                chance.choices(list(self.changes), list(self.changes.values()))[0](changed, chance)
        return changed


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 2, 8))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.choice((0, 0xFF, 0x3C, 0x22, 0x30, chance.randrange(256)))
    return bytes(changed)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The beginning, however long."""
    return data[: chance.randrange(len(data) + 1)]


def rearrange(items: list[Item], chance: random.Random) -> None:
    """One of them gone, doubled, moved or exchanged with another."""
    one, other = chance.randrange(len(items)), chance.randrange(len(items))
    how = chance.randrange(4)
    if how == 0:
        del items[one]
    elif how == 1:
        items.insert(one, items[one])
    elif how == 2:
        items.insert(other, items.pop(one))
    else:
        items[one], items[other] = items[other], items[one]
