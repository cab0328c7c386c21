"""Files that wait for their name or for their turn, and those of them that a run left behind when it was killed.

Only what is named like one of ours and belongs to a process that is no more is taken away; no time decides.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

_LEFT = re.compile(r"(\..+\.)([0-9]{1,9})\.tmp", re.DOTALL)
_SCRATCH = "bdgxl-"


def temporary_path(path: Path) -> Path:
    """Where an output is written before it gets its name: in the same folder, and named after this process."""
    return path.with_name(f"{_start(path)}{os.getpid()}.tmp")


def clear_leftovers(path: Path) -> None:
    """Take away what runs that were killed have left of an output."""
    start = _start(path)
    for left in _left_behind(path.parent).pop(start, ()):
        if not _running(int(left.name.removeprefix(start).removesuffix(".tmp"))):
            with suppress(OSError):
                left.unlink()


def is_leftover(path: Path) -> bool:
    """Whether a file is named like one that is being written, or was when a run was killed."""
    return _LEFT.fullmatch(path.name) is not None


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what has to wait on a disk, gone afterwards; raises OSError.

    It lies where the system has such folders, and only this user can look into it.
    """
    for left in Path(tempfile.gettempdir()).glob(f"{_SCRATCH}*-*"):
        process = left.name.removeprefix(_SCRATCH).partition("-")[0]
        if process.isdecimal() and not _running(int(process)):
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"{_SCRATCH}{os.getpid()}-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _start(path: Path) -> str:
    return f".{path.name[:60]}."


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
