"""A folder with what was read of files before, so that only new files have to be read.

A record is found by what it was read from: the code that reads and the plan (the folder ``edition``), the file's name
in the inbox and its content (the record's name). Nothing else decides, no time and no size, so that a record is either
what reading the file now would give, or is not found. The folder can be deleted at any time, and whatever goes wrong
with it costs time only.
"""

import hashlib
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from toolkit.core.intake.discover import InboxFile
from toolkit.core.intake.read import Intake, taken
from toolkit.core.intake.records import Damaged, sealed, unsealed
from toolkit.core.output import OutputError, write_atomically
from toolkit.core.refusals import refusal

VARIABLE = "BDGXL_CACHE"
"""Environment variable that names another folder than the user's cache folder."""
_RECORDS = "bieu-da-doc"
_PRUNED = ".don-dep"
"""Its time is when old records were last looked for."""
_DAY = 86_400
_UNUSED = 60 * _DAY
_MOST_BYTES = 500_000_000
_NAME_DIGITS = 40
_PASSING = frozenset(("unreadable", "reader-stopped", "reader-slow", "reader-failed", "memory"))
"""Reasons that may be gone when the same file is read again."""


def cache_folder() -> Path | None:
    """Where records are kept: in the folder that the environment names, else in the user's cache folder.

    None where the user has none.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).absolute()
    from platformdirs import user_cache_path

    folder = user_cache_path("bdgxl", appauthor=False)
    return folder if folder.is_absolute() else None


class Cache:
    """The records of one edition: see :func:`toolkit.core.intake.edition.reading_edition`."""

    def __init__(self, folder: Path, edition: str) -> None:
        self._records = folder / _RECORDS
        self._edition = edition[:_NAME_DIGITS]
        self._folder = self._records / self._edition
        self._filled = _is_private(self._records) and self._folder.is_dir()
        self._keeps, self._prepared = True, False
        self.trouble = ""
        """Vietnamese: why nothing can be kept; empty as long as it can."""
        if self._filled:
            _prune(self._records)

    def find(self, file: InboxFile) -> list[Intake] | None:
        """What was read of a file before; None where it has to be read."""
        if not self._filled or file.skipped:
            return None
        data = taken(file.path, file.name)
        if isinstance(data, Intake):
            return None
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(file.name, digest)
        try:
            found = unsealed(path.read_bytes(), self._key(path))
        except (OSError, Damaged):
            return None
        if (found[0].file.name, found[0].file.sha256) != (file.name, digest):
            return None
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - _DAY:
                os.utime(path)
        return found

    def keep(self, intakes: Sequence[Intake]) -> None:
        """Keep what was read of a file and of what lies in it, unless it may be otherwise the next time."""
        if not self._keeps or not _is_lasting(intakes):
            return
        file = intakes[0].file
        path = self._path(file.name, file.sha256)
        data = sealed(intakes, self._key(path))
        try:
            self._prepare()
            if data:
                write_atomically(path, data, durable=False)
        except OutputError as error:
            self._keeps, self.trouble = False, f"{self._records}: {error.message}"
        except OSError as error:
            self._keeps, self.trouble = False, f"{self._records}: {refusal(error)[0]}."

    def _prepare(self) -> None:
        if self._prepared:
            return
        self._records.parent.mkdir(parents=True, exist_ok=True)
        self._records.mkdir(mode=0o700, exist_ok=True)
        if not _is_private(self._records):
            raise PermissionError(None, "thư mục này người khác cũng ghi được")
        self._prepared = True

    def _path(self, name: str, sha256: str) -> Path:
        key = hashlib.sha256(f"{name}\n{sha256}".encode(errors="surrogatepass")).hexdigest()
        return self._folder / key[:_NAME_DIGITS]

    def _key(self, path: Path) -> str:
        return f"{self._edition}/{path.name}"


def _is_lasting(intakes: Sequence[Intake]) -> bool:
    """Whether reading the same file again is sure to give the same."""
    return bool(intakes and intakes[0].file.sha256) and not any(
        intake.problem == "internal-read-error" or intake.details.get("reason") in _PASSING for intake in intakes
    )


def _is_private(folder: Path) -> bool:
    """Whether a folder is this user's alone: others could put figures there that no agency has sent."""
    try:
        status = folder.stat()
    except OSError:
        return False
    # On Windows the cache folder lies in the user's profile, which the system keeps from others.
    return sys.platform == "win32" or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


def _prune(records: Path) -> None:
    """Once a day, take away what has not been used for long, and the least used of what is too much."""
    mark, now = records / _PRUNED, time.time()
    with suppress(OSError):
        if now - mark.stat().st_mtime < _DAY:
            return
    with suppress(OSError):
        mark.write_bytes(b"")
        kept = 0
        for used, size, path in sorted(_kept(records), reverse=True):
            kept += size
            if now - used > _UNUSED or kept > _MOST_BYTES:
                with suppress(OSError):
                    path.unlink()
        for folder in records.iterdir():
            with suppress(OSError):
                folder.rmdir()  # succeeds where it is empty


def _kept(records: Path) -> Iterator[tuple[float, int, Path]]:
    """When each record was last used, in seconds; its bytes; where it is."""
    for folder in records.iterdir():
        if len(folder.name) == _NAME_DIGITS and folder.is_dir() and not folder.is_symlink():
            for path in folder.iterdir():
                with suppress(OSError):
                    status = path.stat(follow_symlinks=False)
                    yield status.st_mtime, status.st_size, path
