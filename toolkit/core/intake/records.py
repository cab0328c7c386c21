"""What was read of one file, as bytes that can be kept: compressed, with a digest, and never trusted when taken up.

The bytes are a line that names the format, the SHA-256 of key and content, and the content: a compressed pickle. A
pickle can call whatever it names; here it may name the classes below and nothing else. It can also set attributes of
what it names: each of these classes takes them in a ``__setstate__`` of its own or can have none, so that no record
changes what others are.
"""

import datetime as dt
import hashlib
import io
import pickle
import zlib
from collections.abc import Sequence
from decimal import Decimal

from toolkit.core.intake.result import Intake
from toolkit.core.lower_book import LeftOut, LowerBook, LowerCoverage, LowerSource
from toolkit.core.stamp import Stamp
from toolkit.core.submission import Entry, LocatedForm, Mail, Reading, SourceFile, State, Submission

_HEAD = b"bdgxl-records-1\n"
_DIGEST = hashlib.sha256().digest_size
_MOST = 64_000_000
"""Bytes of a content unpacked; a form has 12,000."""
_RECORDS = (Intake, SourceFile, Mail, Stamp, Submission, LocatedForm, Entry, Reading, State)
_LOWER = (LowerBook, LowerCoverage, LowerSource, LeftOut)
_ADMITTED = {(one.__module__, one.__qualname__): one for one in (*_RECORDS, *_LOWER, Decimal, dt.date)}


class Damaged(Exception):
    """Bytes that are no records, or not those that were asked for."""


class _Unpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        """The class of a record; nothing else is looked up, let alone imported."""
        try:
            return _ADMITTED[module, name]
        except KeyError:
            raise Damaged(f"{module}.{name}") from None


def sealed(intakes: Sequence[Intake], key: str) -> bytes:
    """The records of one file as bytes; ``key`` says of what, and opens them again. Empty where they are too large."""
    content = pickle.dumps(list(intakes), pickle.HIGHEST_PROTOCOL)
    if len(content) > _MOST:
        return b""
    packed = zlib.compress(content, 1)
    return _HEAD + _digest(key, packed) + packed


def unsealed(data: bytes, key: str) -> list[Intake]:
    """The records that were sealed under a key; raises Damaged for anything else."""
    start = len(_HEAD) + _DIGEST
    if data[: len(_HEAD)] != _HEAD or data[len(_HEAD) : start] != _digest(key, data[start:]):
        raise Damaged("digest")
    try:
        content = zlib.decompressobj().decompress(data[start:], _MOST)
        found = _Unpickler(io.BytesIO(content)).load()
    except Exception as error:  # bytes made by somebody else can fail in any way
        raise Damaged(type(error).__name__) from error
    if not isinstance(found, list) or not found or not all(isinstance(one, Intake) for one in found):
        raise Damaged("content")
    return found


def _digest(key: str, packed: bytes) -> bytes:
    return hashlib.sha256(f"{key}\n".encode() + packed).digest()
