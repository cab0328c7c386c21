"""Files that wait for their name or for their turn, and those of them that a run left behind when it was killed.

What a run is at is locked, and the system takes the lock away with the run, however it ends. Only what is unmistakably
ours and in nobody's hands is taken away; no time decides.
"""

import os
import re
import secrets
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from io import FileIO
from pathlib import Path

_LEFT = re.compile(r"(\..+\.)([0-9]{1,9})-[0-9a-f]{16}\.tmp", re.DOTALL)
_SCRATCH = "bdgxl-"
_MARK = ".bdgxl"
"""A file in each folder for scratch that names it; no folder without one is taken for ours."""
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Through no link, without waiting at a pipe, and byte for byte."""


def temporary_path(path: Path) -> Path:
    """Where an output is written before it gets its name: in the same folder, and named after this process.

    Nobody knows the whole name beforehand.
    """
    return path.with_name(f"{_start(path)}{os.getpid()}-{secrets.token_hex(8)}.tmp")


def new_file(path: Path, mode: int) -> FileIO:
    """A file that was not there, open for writing and locked; raises OSError, also where there is anything."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _AS_IT_IS, mode)
    if sys.platform != "win32":  # which takes away no file that is open
        _lock(file)
    return FileIO(file, "w")


def clear_leftovers(path: Path) -> None:
    """Take away what runs that were killed have left of an output."""
    start = _start(path)
    for left in _left_behind(path.parent).pop(start, ()):
        if not _running(int(left.name.removeprefix(start).partition("-")[0])):
            with suppress(OSError):
                _take_away(left)


def is_leftover(path: Path) -> bool:
    """Whether a file is named like one that is being written, or was when a run was killed."""
    return _LEFT.fullmatch(path.name) is not None


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what has to wait on a disk, gone afterwards; raises OSError.

    It lies where the system has such folders, and only this user can look into it.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{_SCRATCH}*"):
        if _is_abandoned(left):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_SCRATCH, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        file = os.open(folder / _MARK, os.O_RDWR | os.O_CREAT | os.O_EXCL | _AS_IT_IS, 0o600)
        try:
            if _lock(file):  # without, nobody could tell that the folder is in use
                os.write(file, _mark(folder))
            yield folder
        finally:
            os.close(file)


def _mark(folder: Path) -> bytes:
    return f"bdgxl: {folder.name}\n".encode(errors="surrogateescape")


def _is_abandoned(folder: Path) -> bool:
    """Whether a folder is one for scratch, this user's, and the run that made it is no more."""
    try:
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or (sys.platform != "win32" and status.st_uid != os.geteuid()):
            return False
        file = os.open(folder / _MARK, os.O_RDWR | _AS_IT_IS)
        try:
            return _lock(file) is True and os.read(file, 1_000) == _mark(folder)
        finally:
            os.close(file)
    except OSError:
        return False


def _start(path: Path) -> str:
    return f".{path.name[:50]}."


@lru_cache(maxsize=64)
def _left_behind(folder: Path) -> dict[str, list[Path]]:
    """Temporary files of earlier runs, by how their names begin; a folder is looked through once."""
    found: dict[str, list[Path]] = {}
    for path in folder.glob(".*.tmp"):
        match = _LEFT.fullmatch(path.name)
        if match is not None:
            found.setdefault(match[1], []).append(path)
    return found


def _running(process: int) -> bool:
    """Whether a process may still be writing; on Windows no file is taken away that somebody has open."""
    if os.name == "nt":
        return process == os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _take_away(left: Path) -> None:
    """Remove a file, unless somebody writes it whose process cannot be seen from here, as from within a container."""
    if sys.platform == "win32":
        left.unlink()
        return
    file = os.open(left, os.O_RDWR | _AS_IT_IS)
    try:
        if stat.S_ISREG(os.fstat(file).st_mode) and _lock(file) is not False:
            left.unlink()
    finally:
        os.close(file)


def _lock(file: int) -> bool | None:
    """Take the lock of an open file; False where another run has it, None where the drive has no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return None
    return True
