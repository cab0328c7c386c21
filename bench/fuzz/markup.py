"""Changes to XML parts, whatever they hold."""

import random
import re
from collections.abc import Callable, Sequence

from bench.fuzz.packages import some_part
from bench.fuzz.seeded import Parts, flipped, rearrange

_TOKEN = re.compile(rb"<[^>]*>|[^<]+")
_ATTRIBUTE = re.compile(rb'(?<![\w:])([\w:-]{1,60})="([^"]*)"')
_XML = re.compile(rb"<\?xml[^>]*\?>")


def swap_one(
    pattern: re.Pattern[bytes], data: bytes, chance: random.Random, new: Callable[[re.Match[bytes]], bytes]
) -> bytes:
    """One occurrence, any of them, replaced."""
    found = list(pattern.finditer(data))
    if not found:
        return data
    match = chance.choice(found)
    return data[: match.start()] + new(match) + data[match.end() :]


def attribute(parts: Parts, chance: random.Random, pool: Sequence[bytes]) -> None:
    """An attribute with another value, the value of another one, gone, or doubled."""
    name = some_part(parts, chance)
    others = _ATTRIBUTE.findall(parts[name])[:2000]

    def new(match: re.Match[bytes]) -> bytes:
        how = chance.random()
        if how < 0.4:
            return b'%s="%s"' % (match[1], chance.choice(pool).replace(b'"', b"&quot;"))
        if how < 0.8:
            return b'%s="%s"' % (match[1], chance.choice(others)[1])
        return b"" if how < 0.9 else match[0] + b" " + match[0]

    parts[name] = swap_one(_ATTRIBUTE, parts[name], chance, new)


def token(parts: Parts, chance: random.Random) -> None:
    """A tag or text gone, doubled, moved or exchanged with another."""
    name = some_part(parts, chance)
    tokens = _TOKEN.findall(parts[name])
    if len(tokens) < 2:
        return
    rearrange(tokens, chance)
    parts[name] = b"".join(tokens)


def block(parts: Parts, chance: random.Random, patterns: Sequence[re.Pattern[bytes]]) -> None:
    """A whole row, cell, string or relationship gone, doubled, or put where another one is."""
    name = some_part(parts, chance)
    pattern = chance.choice(patterns)
    blocks = [match[0] for match in pattern.finditer(parts[name])]
    if blocks:
        how = chance.randrange(3)
        parts[name] = swap_one(
            pattern, parts[name], chance, lambda match: (b"", match[0] * 2, chance.choice(blocks))[how]
        )


def whole_part(parts: Parts, chance: random.Random) -> None:
    """A part in another encoding, with a document type, with a byte order mark, cut off, or with bytes changed."""
    name = some_part(parts, chance)
    data = parts[name]
    how = chance.randrange(7)
    if how == 0:
        parts[name] = b"\xef\xbb\xbf" + data
    elif how == 1:
        parts[name] = (
            _XML.sub(b'<?xml version="1.0" encoding="UTF-16"?>', data, count=1)
            .decode(errors="replace")
            .encode("utf-16")
        )
    elif how == 2:
        parts[name] = _XML.sub(b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "1">]>', data, count=1)
    elif how == 3:
        parts[name] = data[: chance.randrange(len(data) + 1)]
    elif how == 4:
        parts[name] = re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1x:", data).replace(b'xmlns="', b'xmlns:x="', 1)
    elif how == 5:
        parts[name] = data.replace(b'"', b"'")
    else:
        parts[name] = flipped(data, chance)
