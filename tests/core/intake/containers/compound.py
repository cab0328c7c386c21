"""Messages of Outlook (.msg) written byte by byte: a compound file of storages and streams."""

import datetime as dt
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

_CUTOFF = 4096
"""Streams below so many bytes lie together in one."""
_STREAM = 2
_END, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_TEXT, _BINARY, _NUMBER, _TIME = 0x001F, 0x0102, 0x0003, 0x0040
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)
Property = str | bytes | int | dt.datetime
Tree = dict[str, "bytes | Tree"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file, or a message where ``message`` is given."""

    properties: Mapping[int, Property] = field(default_factory=dict)
    message: Tree | None = None


def file(name: str, data: bytes, **more: Property) -> Attachment:
    """An attached file; further properties by hexadecimal names ("x3714")."""
    properties: dict[int, Property] = {0x3705: 1, 0x3707: name, 0x3701: data}
    return Attachment(properties=properties | {int(key[1:], 16): value for key, value in more.items()})


def message(properties: Mapping[int, Property], *attachments: Attachment, embedded: bool = False) -> Tree:
    """The storage of a message."""
    header = bytes(8) + struct.pack("<IIII", 0, len(attachments), 0, len(attachments)) + bytes(0 if embedded else 8)
    tree = _storage(header, properties)
    for number, one in enumerate(attachments):
        inner = {0x3705: 5} if one.message is not None else {}
        tree[f"__attach_version1.0_#{number:08X}"] = storage = _storage(bytes(8), {**inner, **one.properties})
        if one.message is not None:
            storage["__substg1.0_3701000D"] = one.message
    return tree


def _storage(header: bytes, properties: Mapping[int, Property]) -> Tree:
    tree: Tree = {}
    entries = b""
    for pid, value in properties.items():
        if isinstance(value, int):
            entries += struct.pack("<HHIQ", _NUMBER, pid, 6, value)
        elif isinstance(value, dt.datetime):
            entries += struct.pack("<HHIQ", _TIME, pid, 6, int((value - _EPOCH).total_seconds()) * 10_000_000)
        else:
            kind, data = (_TEXT, value.encode("utf-16-le")) if isinstance(value, str) else (_BINARY, value)
            tree[f"__substg1.0_{pid:04X}{kind:04X}"] = data
            entries += struct.pack("<HHIQ", kind, pid, 6, len(data))
    tree["__properties_version1.0"] = header + entries
    return tree


@dataclass(slots=True)
class _Node:
    """An entry of the directory; the names of a storage hang on one another, the first on the storage."""

    name: str
    kind: int
    data: bytes = b""
    next: int = _FREE
    child: int = _FREE

    @property
    def small(self) -> bool:
        return self.kind == _STREAM and len(self.data) < _CUTOFF

    def entry(self, start: int) -> bytes:
        spelled = self.name.encode("utf-16-le")
        head = spelled.ljust(64, b"\0") + struct.pack("<HBB", len(spelled) + 2, self.kind, 1)
        head += struct.pack("<III", _FREE, self.next, self.child)
        return head + bytes(36) + struct.pack("<IQ", start, len(self.data))


class _Sectors:
    """Blocks of one size and the table that says which follows which."""

    def __init__(self, size: int) -> None:
        self.size, self.table, self.data = size, list[int](), b""

    def store(self, data: bytes) -> int:
        """The number of the first block."""
        count = max(1, -(-len(data) // self.size))
        start = len(self.table)
        self.table += [*range(start + 1, start + count), _END]
        self.data += data.ljust(count * self.size, b"\0")
        return start


def compound(tree: Tree) -> bytes:
    """The file: header, large streams, small streams together, their table, directory, table of everything."""
    nodes = [_Node("Root Entry", 5)]
    _walk(tree, 0, nodes)
    large, small = _Sectors(512), _Sectors(64)
    starts = [(small if node.small else large).store(node.data) if node.kind == _STREAM else 0 for node in nodes]
    nodes[0].data, starts[0] = small.data, large.store(small.data)
    chains = large.store(struct.pack(f"<{len(small.table)}I", *small.table))
    directory = large.store(b"".join(node.entry(start) for node, start in zip(nodes, starts, strict=True)))
    tables = next(n for n in range(1, 110) if n * 128 >= len(large.table) + n)
    own = range(len(large.table), len(large.table) + tables)
    table = struct.pack(f"<{own.stop}I", *large.table, *[_TABLE] * tables).ljust(tables * 512, b"\xff")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<6I", 0, tables, directory, 0, _CUTOFF, chains)
    header += struct.pack("<3I", -(-len(small.table) // 128), _END, 0)
    return header + struct.pack("<109I", *own, *[_FREE] * (109 - tables)) + large.data + table


def _walk(tree: Tree, parent: int, nodes: list[_Node]) -> None:
    before = -1
    for name, content in tree.items():
        at = len(nodes)
        if before < 0:
            nodes[parent].child = at
        else:
            nodes[before].next = at
        before = at
        if isinstance(content, bytes):
            nodes.append(_Node(name, _STREAM, content))
        else:
            nodes.append(_Node(name, 1))
            _walk(content, at, nodes)
