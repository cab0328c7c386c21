"""Outputs appear whole or not at all: a temporary file in the same folder, flushed, then renamed.

Nothing else in the tool writes, renames or makes a folder. docs/security.md tells what may happen meanwhile,
and what then stands there.
"""

import os
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from toolkit.core.leftovers import clear_leftovers, new_file, temporary_path
from toolkit.core.refusals import RIGHTS, is_known, refusal, unread

_MOST_COPIES = 1000
_AS_ANY = 0o666
"""Others may do with a new file what the system lets them do with any other."""


class OutputError(Exception):
    """An output cannot be written; says so in Vietnamese, with what to do about it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """Message and remedy, for the console."""
        return f"{self.message} {self.remedy}"


def write_atomically(path: Path, data: bytes, *, durable: bool = True, mode: int = _AS_ANY) -> None:
    """Write or replace a file; whatever goes wrong, the old file stays as it was and no rest is left behind.

    ``durable`` waits until the disk has it; without, a power failure may leave a damaged file. ``mode``: what users may
    do with it at most. Raises OutputError.
    """
    make_folder(path.parent)
    with _written(path, data, durable=durable, mode=mode) as temporary:
        try:
            temporary.replace(path)
        except OSError as error:
            raise _cannot_replace(path, error) from error


def replace_kept(path: Path, data: bytes, worked_in: Callable[[bytes], bool]) -> Path | None:
    """Write or replace a file of ours; one that a person worked in is kept beside it under another name.

    ``worked_in`` says of the former content whether somebody may have changed it since it was written. Returns where
    the copy is, None where none is needed. A file that is the same already is not touched. Raises OutputError.
    """
    former = former_bytes(path)
    if former == data:
        return None
    kept = keep_copy(path, former) if former is not None and worked_in(former) else None
    write_atomically(path, data)
    return kept


def former_bytes(path: Path) -> bytes | None:
    """What stands where an output is to be written; None where nothing does. Raises OutputError.

    What a run that was killed has left beside it is taken away: where it is as it should be, nothing is written again.
    """
    clear_leftovers(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(
            f"Không đọc được tệp cũ {path.name}: {unread(error)}.", "Đóng tệp đó rồi chạy lại lệnh."
        ) from error


def keep_copy(path: Path, data: bytes) -> Path:
    """Keep the former content of a file beside it ("a.cu.xlsx", "a.cu-2.xlsx" …), once. Raises OutputError."""
    for number in range(1, _MOST_COPIES):
        mark = f"-{number}" if number > 1 else ""
        copy = path.with_name(f"{path.stem}.cu{mark}{path.suffix}")
        if write_new(copy, data) or _holds(copy, data):
            return copy
    raise OutputError(
        f"Có quá nhiều bản cũ của {path.name} trong thư mục.", f"Chuyển các tệp ….cu-…{path.suffix} đi nơi khác."
    )


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def write_new(path: Path, data: bytes) -> bool:
    """Write a file that is not there yet; False, and nothing is touched, where something of this name is.

    It appears whole or not at all. Raises OutputError.
    """
    if os.path.lexists(path):
        clear_leftovers(path)
        return False
    with _written(path, data) as temporary:
        try:
            os.link(temporary, path)  # fails where the name is taken, which a rename does not on every system
        except FileExistsError:
            return False
        except OSError:  # a drive without hard links
            return _named(temporary, path)
    return True


def _named(temporary: Path, path: Path) -> bool:
    """Give a file its name; Windows itself refuses one that is taken, elsewhere it is looked at just before."""
    if os.path.lexists(path):
        return False
    try:
        temporary.rename(path)
    except FileExistsError:
        return False
    except OSError as error:
        raise _cannot_create(path, error) from error
    return True


@contextmanager
def _written(path: Path, data: bytes, *, durable: bool = True, mode: int = _AS_ANY) -> Iterator[Path]:
    """The data in a temporary file beside the output, gone afterwards; an interruption waits until then."""
    with _undisturbed():
        clear_leftovers(path)
        temporary = temporary_path(path)
        try:
            stream = new_file(temporary, mode)
        except OSError as error:
            raise _cannot_create(path, error) from error
        try:
            with stream:
                _write(stream, data, path, durable=durable)
                if sys.platform == "win32":
                    stream.close()  # there nothing that is open is renamed
                yield temporary
        finally:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Put off Ctrl-C for the moment that a file takes; only the main thread hears of it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    former = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _write(stream: FileIO, data: bytes, path: Path, *, durable: bool) -> None:
    """Write the temporary file; what goes wrong is told of the file that it is meant for."""
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[stream.write(rest) :]
        if durable:
            os.fsync(stream.fileno())
    except OSError as error:
        raise _cannot_create(path, error) from error


def make_folder(folder: Path) -> None:
    """Create a folder and its parents; raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise OutputError(
            f"Không tạo được thư mục {folder}: đã có một tệp trùng tên.", "Đổi tên tệp đó hoặc chọn thư mục khác."
        ) from error
    except OSError as error:
        raise _cannot_create(folder, error) from error


def _cannot_create(path: Path, error: OSError) -> OutputError:
    reason, remedy = refusal(error)
    if error.errno in RIGHTS:
        return OutputError(f"Không ghi được vào thư mục {path.parent}: {reason}.", remedy)
    return OutputError(f"Không ghi được {path.name if is_known(error) else path}: {reason}.", remedy)


def _cannot_replace(path: Path, error: OSError) -> OutputError:
    if isinstance(error, PermissionError):
        # Windows refuses to replace a file that Excel holds open.
        return OutputError(
            f"Không thay được {path.name}: tệp đang mở trong Excel hoặc bị khóa.", "Đóng tệp đó rồi chạy lại lệnh."
        )
    if isinstance(error, IsADirectoryError):
        return OutputError(f"Không ghi được {path}: đã có một thư mục trùng tên.", "Đổi tên thư mục đó rồi chạy lại.")
    return _cannot_create(path, error)


@contextmanager
def temporary_files() -> Iterator[None]:
    """Tell of what goes wrong with files that only wait; they lie in the folder that the system has for them."""
    try:
        yield
    except OSError as error:
        raise cannot_wait(error) from error


def cannot_wait(error: OSError) -> OutputError:
    """What is told of them, with the folder that has to be emptied or changed for another one."""
    other = "đặt biến môi trường TMPDIR (Windows: TEMP) là một thư mục trên ổ khác"
    try:
        folder = tempfile.gettempdir()
    except FileNotFoundError:
        return OutputError(
            "Không có thư mục tạm nào ghi được.", f"Giải phóng dung lượng ổ đĩa hoặc {other}, rồi chạy lại lệnh."
        )
    return OutputError(
        f"Không ghi được tệp tạm vào thư mục {folder}: {refusal(error)[0]}.",
        f"Giải phóng dung lượng ở đó hoặc {other}, rồi chạy lại lệnh.",
    )
