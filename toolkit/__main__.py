"""Starts ``bdgxl``: from the first moment on Ctrl-C ends it in order, wherever it stands."""

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
    """Run the command line."""
    signal.signal(signal.SIGINT, _interrupt)
    try:
        from toolkit.cli import main as run

        run()
    except Interrupted:
        _say(_SAID)
        raise
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # from here on it ends by itself


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    # Once is enough: what is tidied up now must not be broken off.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    raise Interrupted(_INTERRUPTED)


def _say(text: str) -> None:
    """Print to the console before anything of the tool is imported, also where its encoding has no Vietnamese."""
    sys.stderr.buffer.write(text.encode())
    sys.stderr.buffer.flush()


if __name__ == "__main__":
    main()
