"""Starts ``bdgxl``: from the first moment on Ctrl-C ends it in order, wherever it stands."""

import contextlib
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

_INTERRUPTED = 130
"""Exit code that shells give a program ended by Ctrl-C."""
_SAID = "Đã dừng theo yêu cầu (Ctrl+C). Tệp đã ghi vẫn nguyên vẹn, không có tệp ghi dở; chạy lại lệnh khi cần.\n"


class Interrupted(SystemExit):
    """Somebody pressed Ctrl-C; passes through everything that catches errors, and leaves no traceback."""


def main() -> None:
    """Run the command line as a program: the process ends with it."""
    try:
        run()
    except SystemExit as ended:
        from toolkit.core.garbage import leave

        leave(ended)
        raise


def run() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, _interrupt)
    _begin_in_utf_8()
    try:
        from toolkit.cli import main as command_line

        command_line()
    except Interrupted:
        _say(_SAID)
        raise
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # from here on it ends by itself


def _begin_in_utf_8() -> None:
    """Begin once more where names of files would be read in another encoding; else outputs depended on the locale.

    Windows and macOS know one encoding of names, and so does Linux but for old locales and settings of Python.
    """
    if os.name == "posix" and not sys.flags.utf8_mode and sys.getfilesystemencoding() != "utf-8":
        with contextlib.suppress(OSError):
            environment = {**os.environ, "PYTHONUTF8": "1"}  # for the programs that it starts in turn
            os.execve(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]], environment)


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    # Once is enough: what is tidied up now must not be broken off.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise Interrupted(_INTERRUPTED)


def _say(text: str) -> None:
    """Print to the console before anything of the tool is imported, also where its encoding has no Vietnamese."""
    if sys.stderr is not None:  # which is so where it was closed and nothing of the tool is imported yet
        sys.stderr.buffer.write(text.encode())
        sys.stderr.buffer.flush()


if __name__ == "__main__":
    main()
