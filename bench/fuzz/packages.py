"""Changes to zip packages: their members, and the bytes of the package itself."""

import io
import random
import re
import struct
import zipfile
from collections.abc import Mapping

from bench.fuzz.seeded import Parts, flipped


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A package of parts; a name may stand for several with a number sign and a number behind it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def some_part(parts: Parts, chance: random.Random, start: str = "", end: str = "") -> str:
    """The name of a part, whichever, whose name begins and ends so."""
    names = [name for name in parts if name.startswith(start) and name.endswith(end) and parts[name]]
    return chance.choice(names or list(parts))


def member(parts: Parts, chance: random.Random) -> None:
    """A member gone, under another name, or with the content of another one."""
    name, other = some_part(parts, chance), some_part(parts, chance)
    how = chance.randrange(5)
    if how == 0:
        del parts[name]
    elif how == 1:
        parts[chance.choice((name.upper(), name.replace("/", "\\"), f"/{name}", f"../{name}", f"{name}x"))] = parts.pop(
            name
        )
    elif how == 2:
        parts[name] = parts[other]
    elif how == 3:
        parts[name], parts[other] = parts[other], parts[name]
    else:
        parts[chance.choice((name.upper(), "xl/vbaProject.bin", "xl/embeddings/a.bin"))] = parts[name]


def in_the_zip(data: bytes, chance: random.Random) -> bytes:
    """Bytes of the package itself: changed, cut off, or a field of its directory overwritten."""
    entries = [match.start() for match in re.finditer(b"PK\x01\x02", data)]
    how = chance.randrange(3)
    if how == 0 or not entries:
        return flipped(data, chance)
    if how == 1:
        return data[: chance.randrange(len(data))]
    changed = bytearray(data)
    at, kind = chance.choice(((8, "<H"), (10, "<H"), (16, "<I"), (20, "<I"), (24, "<I"), (28, "<H"), (42, "<I")))
    values = (
        (0, 1, 0xFFFF, chance.randrange(0xFFFF)) if kind == "<H" else (0, 1, 0xFFFFFFFF, chance.randrange(len(data)))
    )
    struct.pack_into(kind, changed, chance.choice(entries) + at, chance.choice(values))
    return bytes(changed)
