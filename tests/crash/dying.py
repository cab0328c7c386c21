"""A program that runs a command again and again and ends it at one file operation after the other.

    python -m tests.crash.dying FOLDER SIGNAL COMMAND...

FOLDER holds ``old``: inputs and the outputs of an earlier run. For each operation on files that the command does in
``work``, a copy of it, a process is forked and given the signal just before. What then lies in ``work``, and, of a run
that was killed, after one more that nothing disturbs, is printed as JSON, one line for each operation; the last line is
of a run that came to its end.

Everything is imported before, by a first run: that makes dozens of runs a matter of seconds.
"""

import contextlib
import gc
import hashlib
import io
import json
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from toolkit import __main__ as start
from toolkit.core import leftovers

_EVENTS = frozenset(("os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir"))
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class _Fuse:
    """Sends this process a signal just before its n-th operation on files of a folder."""

    def __init__(self, number: int, name: signal.Signals, folder: str) -> None:
        self.left, self.signal, self.folder = number, name, folder

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Look at an event of Python's audit."""
        touches = event in _EVENTS or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING)
        if not touches or isinstance(arguments[0], int):  # a file that is open already
            return
        if os.path.abspath(os.fsdecode(arguments[0])).startswith(self.folder):  # noqa: PTH100
            self.burn()

    def burn(self) -> None:
        """Count one operation."""
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), self.signal)


def main() -> None:
    """Run until a run comes to its end."""
    folder, name, arguments = Path(sys.argv[1]), signal.Signals[sys.argv[2]], sys.argv[3:]
    _begin(folder, "first")
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        _command(arguments, None)
    gc.freeze()
    number = 0
    ended = -name
    while ended in (-name, 130):
        number += 1
        _begin(folder, "work")
        ended, said = _run(arguments, _Fuse(number, name, str(folder / "work")))
        report = {"ended": ended, "said": said, "files": _files(folder / "work")}
        again = _run(arguments, None)[0] if name is signal.SIGKILL else None
        print(json.dumps({**report, "again": again, "after": _files(folder / "work")}), flush=True)  # noqa: T201


def _begin(folder: Path, name: str) -> None:
    """Stand in a fresh copy of what there is before a run."""
    shutil.rmtree(folder / name, ignore_errors=True)
    shutil.copytree(folder / "old", folder / name)
    os.chdir(folder / name)


def _run(arguments: list[str], fuse: _Fuse | None) -> tuple[int, str]:
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if not child:
            os.dup2(said.fileno(), 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            code = 99
            try:
                code = _command(arguments, fuse)
            finally:
                os._exit(code)
        _, status = os.waitpid(child, 0)
        said.seek(0)
        return os.waitstatus_to_exitcode(status), said.read().decode()


def _command(arguments: list[str], fuse: _Fuse | None) -> int:
    sys.argv = ["bdgxl", *arguments]
    leftovers._left_behind.cache_clear()  # a process of its own would know nothing yet
    if fuse is not None:
        sys.addaudithook(fuse.hear)
        flush = os.fsync

        def fsync(file: int) -> None:
            fuse.burn()
            flush(file)

        os.fsync = fsync  # type: ignore[assignment]
    try:
        start.run()
    except SystemExit as ended:
        sys.stdout.flush()
        sys.stderr.flush()
        return int(ended.code or 0)
    return 0


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


if __name__ == "__main__":
    main()
