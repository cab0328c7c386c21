"""Rows of a sheet that wait: in memory while they are few, then in a temporary file that nobody else sees."""

import shutil
import tempfile
from io import BufferedReader, StringIO, TextIOWrapper
from typing import IO, Any

from toolkit.core.output import temporary_files

_IN_MEMORY = 1_000_000
"""Characters that wait in memory."""
_BLOCK = 1 << 20


class WaitingRows:
    """Takes texts, as a file does, and gives them back once, in order. Both raise OutputError.

    Nothing waits in a buffer of Python's: where the disk is full, the rest of it could only be lost with a traceback.
    """

    def __init__(self) -> None:
        self._held = StringIO()
        self._size = 0
        self._file: Any = None

    def write(self, text: str) -> None:
        """Take a text."""
        self._held.write(text)
        self._size += len(text)
        if self._size > _IN_MEMORY:
            self._set_aside()

    def hand_over(self, target: IO[str]) -> None:
        """Write everything into a file; nothing is left here."""
        if self._file is not None:
            with temporary_files(), TextIOWrapper(BufferedReader(self._file), encoding="utf-8", newline="") as stream:
                stream.seek(0)
                shutil.copyfileobj(stream, target, _BLOCK)
        target.write(self._held.getvalue())
        self._held.close()

    def _set_aside(self) -> None:
        with temporary_files():
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  it is there until it is handed over
            left = memoryview(self._held.getvalue().encode())
            while left:
                left = left[self._file.write(left) :]
        self._held, self._size = StringIO(), 0
