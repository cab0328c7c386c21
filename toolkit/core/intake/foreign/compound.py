"""Streams of a compound file ([MS-CFB]), the container of .xls. Damaged and endless chains are refused."""

import struct
from collections.abc import Iterable, Sequence

from toolkit.core.intake.limits import Refused

_HEADER = 512
_END = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""
_MINI = 64
_MINI_BELOW = 4096
_ENTRY = 128
_IN_HEADER = 109
"""Places of table sectors that the header itself lists."""


class CompoundFile:
    """A compound file in memory."""

    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except (struct.error, IndexError) as error:
            raise Refused("damaged", "compound") from error

    def _open(self, data: bytes) -> None:
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            raise Refused("damaged", "compound")
        self._data, self._size = data, 1 << shift
        first_directory, first_mini, more = (struct.unpack_from("<I", data, place)[0] for place in (48, 60, 68))
        listed = list(struct.unpack_from(f"<{_IN_HEADER}I", data, 76))
        visited: set[int] = set()
        while more < _END:
            _once(more, visited)
            *numbers, more = _numbers(self._sector(more))
            listed += numbers
        self._table = [number for sector in listed if sector < _END for number in _numbers(self._sector(sector))]
        directory = self._chain(first_directory)
        self._entries: dict[str, tuple[int, int]] = {}
        self._mini, self._mini_table = b"", _numbers(self._chain(first_mini))
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            entry = directory[place : place + _ENTRY]
            (length,) = struct.unpack_from("<H", entry, 64)
            first, size = struct.unpack_from("<II", entry, 116)
            name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
            if place == 0:
                self._mini = self._chain(first)[:size]
            else:
                self._entries.setdefault(name.casefold(), (first, size))

    @property
    def names(self) -> Iterable[str]:
        """Names of all streams and storages, in lower case."""
        return self._entries.keys()

    def stream(self, name: str) -> bytes | None:
        """The bytes of the first stream of a name; None where there is none."""
        found = self._entries.get(name.casefold())
        if found is None:
            return None
        first, size = found
        try:
            data = self._chain(first) if size >= _MINI_BELOW else self._mini_chain(first)
        except IndexError as error:
            raise Refused("damaged", "compound") from error
        if len(data) < size:
            raise Refused("damaged", "compound")
        return data[:size]

    def _sector(self, number: int) -> bytes:
        start = max(_HEADER, self._size) + number * self._size
        if start >= len(self._data):
            raise IndexError
        return self._data[start : start + self._size]

    def _chain(self, first: int) -> bytes:
        return b"".join(map(self._sector, _followed(first, self._table)))

    def _mini_chain(self, first: int) -> bytes:
        return b"".join(
            self._mini[number * _MINI : (number + 1) * _MINI] for number in _followed(first, self._mini_table)
        )


def _followed(first: int, table: Sequence[int]) -> list[int]:
    visited: set[int] = set()
    numbers = []
    while first < _END:
        _once(first, visited)
        numbers.append(first)
        first = table[first]
    return numbers


def _once(number: int, visited: set[int]) -> None:
    if number in visited:
        raise Refused("hostile-file", "endless")
    visited.add(number)


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
