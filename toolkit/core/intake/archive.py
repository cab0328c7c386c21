"""The zip package of a workbook: members are read whole, within limits, by forgiving names."""

import io
import posixpath
import stat
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from typing import BinaryIO, NamedTuple

from toolkit.core.intake.limits import Limits, Refused

_ENCRYPTED = 0x1
_SMALL = 10_000
"""Up to so many bytes a part is kept for whoever asks again: properties, by which files are told apart."""
_UNIX = 3
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The ways of packing that office programs know; others may take any amount of memory to unpack."""
_LOCAL_HEADER = 30
"""Bytes before a member's name and content, at least."""
_SHOWN = 60
"""Characters of a member's name that are passed on."""
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What zipfile raises on a damaged file."""


class Relationship(NamedTuple):
    """What a part of the package refers to."""

    key: str
    kind: str
    """Last word of its type."""
    target: str
    outside: bool


class Archive:
    """A zip package in memory, or in an open file of which only what is asked for is read.

    Nothing is ever extracted to disk.
    """

    def __init__(self, data: bytes | BinaryIO, limits: Limits) -> None:
        self._limits = limits
        self._left = limits.read_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data) if isinstance(data, bytes) else data)
        except BROKEN as error:
            raise Refused("damaged", "zip", found=type(error).__name__) from error
        members = self._zip.infolist()
        if len(members) > limits.entries:
            raise Refused("hostile-file", "entries", found=str(len(members)), limit=str(limits.entries))
        self._kept: dict[str, bytes] = {}
        _check_layout(members)
        self._members = _by_name(members)
        self.relations: dict[str, list[Relationship]] = {}
        """Relationships by the part that holds them, once they have been read."""

    @property
    def names(self) -> frozenset[str]:
        """Names of all members, in lower case and with forward slashes."""
        return frozenset(self._members)

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._members

    def expect(self, names: Iterable[str]) -> None:
        """Refuse members that say themselves that they are larger than may be read, before any of them is unpacked.

        What says less than it holds is refused when it is read.
        """
        sizes = {name: self._members[key].file_size for name in names if (key := _key(name)) in self._members}
        largest = max(sizes, key=sizes.__getitem__, default="")
        for size, most in ((sizes.get(largest, 0), self._limits.part_bytes), (sum(sizes.values()), self._left)):
            if size > most:
                raise Refused("too-large", "unpacked-size", found=str(size), limit=str(most), part=largest)

    def read(self, name: str) -> bytes:
        """A member's bytes; Refused where it is missing, damaged, encrypted or larger than allowed."""
        key = _key(name)
        if key in self._kept:
            return self._kept[key]
        member = self._members.get(key)
        if member is None:
            raise Refused("damaged", "missing-part", found=name, part=name)
        if member.flag_bits & _ENCRYPTED:
            raise Refused("encrypted", part=name)
        if member.compress_type not in _PACKED:
            raise Refused("damaged", "zip", found=name, part=name)
        room = min(self._limits.part_bytes, self._left)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(room + 1)  # the declared size is not believed
        except BROKEN as error:
            raise Refused("damaged", "zip", found=name, part=name) from error
        if len(data) > room:
            raise Refused("too-large", "unpacked-size", found=f"> {room}", limit=str(room), part=name)
        if len(data) > self._limits.ratio_from and len(data) > self._limits.ratio * max(member.compress_size, 1):
            raise Refused("hostile-file", "ratio", part=name)
        if len(data) != member.file_size:
            raise Refused("damaged", "zip", found=name, part=name)
        self._left -= len(data)
        if len(data) <= _SMALL:
            self._kept[key] = data
        return data


def _check_layout(members: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse members that share bytes, by which a small file unpacks to any size, and bytes before the first one.

    Programs differ in what they make of either: none of them writes it.
    """
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            raise Refused("hostile-file", "overlap", found=member.filename[:_SHOWN])
        if not end and member.header_offset:
            raise Refused("damaged", "zip", found=member.filename[:_SHOWN])
        end = member.header_offset + _LOCAL_HEADER + len(member.orig_filename) + member.compress_size


def _by_name(members: Sequence[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Members by name. Refused: what no office program writes, and each program would read in its own way."""
    found: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        name = _key(member.filename)
        if name in found:
            raise Refused("hostile-file", "same-name", found=member.filename[:_SHOWN])
        if name.split("/")[0] == ".." or name[1:2] == ":":
            raise Refused("hostile-file", "leads-out", found=member.filename[:_SHOWN])
        if member.create_system == _UNIX and stat.S_ISLNK(member.external_attr >> 16):
            raise Refused("hostile-file", "link-inside", found=member.filename[:_SHOWN])
        found[name] = member
    return found


def _key(name: str) -> str:
    """Member names compare without letter case, leading slash and kind of slash: writers differ."""
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").casefold()


def resolve(base: str, target: str) -> str:
    """The member that a relationship of the part ``base`` points to."""
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(base), target))
