"""A folder with what was read of files before, so that only new files have to be read.

A record is found by what it was read from: the code that reads and the plan (the folder ``edition``), the file's name
in the inbox and its content (the record's name). Nothing else decides, no time and no size, so that a record is either
what reading the file now would give, or is not found. The folder can be deleted at any time, and whatever goes wrong
with it costs time only. Others can neither read what lies in it nor have put it there, whatever the umask.
"""

import hashlib
import os
import stat
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
_OURS, _MINE = 0o700, 0o600
"""What users may do with our folders and with the files in them."""
_BY_OTHERS = 0o022
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
        self._prepared = False
        self.trouble = _trouble(self._records) or _trouble(self._folder)
        """Vietnamese: why nothing can be kept; empty as long as it can."""
        self._filled = not self.trouble and self._folder.exists()
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
            found = unsealed(_content(path), self._key(path))
            if (found[0].file.name, found[0].file.sha256) != (file.name, digest):
                return None
        except (OSError, Damaged, AttributeError):  # the last: a record that lacks something
            return None
        with suppress(OSError):
            if path.stat().st_mtime < time.time() - _DAY:
                os.utime(path)
        return found

    def keep(self, intakes: Sequence[Intake]) -> None:
        """Keep what was read of a file and of what lies in it, unless it may be otherwise the next time."""
        if self.trouble or not _is_lasting(intakes):
            return
        file = intakes[0].file
        path = self._path(file.name, file.sha256)
        data = sealed(intakes, self._key(path))
        try:
            self._prepare()
            if data and not self.trouble:
                write_atomically(path, data, durable=False, mode=_MINE)
        except OutputError as error:
            self.trouble = f"{self._records}: {error.message}"
        except OSError as error:
            self.trouble = f"{self._records}: {refusal(error)[0]}."

    def _prepare(self) -> None:
        if self._prepared:
            return
        for folder in (self._records.parent, self._records, self._folder):
            _make(folder)
        self.trouble = _trouble(self._records) or _trouble(self._folder)
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


def _make(folder: Path) -> None:
    """Make a folder of ours unless it is there; raises OSError."""
    if not folder.is_dir():
        folder.mkdir(mode=_OURS, parents=True)
        folder.chmod(_OURS)  # also where the umask takes away more than others' rights


def _trouble(folder: Path) -> str:
    """Vietnamese: why a folder of ours is not used; empty where it is, or is not there yet.

    Others could put figures there that no agency has sent. What they can only read is closed to them.
    """
    try:
        status = folder.lstat()
        # On Windows the cache folder lies in the user's profile, which the system keeps from others.
        if sys.platform == "win32":
            return ""
        if not stat.S_ISDIR(status.st_mode):
            return f"{folder}: không phải thư mục. Xóa hoặc đổi tên rồi chạy lại lệnh."
        if not _is_mine(status):
            return f"{folder}: người khác cũng ghi được vào thư mục này nên không dùng. Xóa đi hoặc đặt quyền 700."
        if status.st_mode & ~_OURS & 0o777:
            folder.chmod(status.st_mode & _OURS)
    except FileNotFoundError:
        return ""
    except OSError as error:
        return f"{folder}: {refusal(error)[0]}."
    return ""


def _is_mine(status: os.stat_result) -> bool:
    """Whether nobody but this user can have written it."""
    return sys.platform == "win32" or (status.st_uid == os.geteuid() and not status.st_mode & _BY_OTHERS)


def _content(path: Path) -> bytes:
    """Bytes of a record that nobody else can have written; raises OSError."""
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or not _is_mine(status):
        raise PermissionError
    return path.read_bytes()


def _prune(records: Path) -> None:
    """Once a day, take away what has not been used for long, and the least used of what is too much."""
    mark, now = records / _PRUNED, time.time()
    with suppress(OSError):
        if now - mark.stat().st_mtime < _DAY:
            return
    with suppress(OSError):
        mark.touch(mode=_MINE)
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
