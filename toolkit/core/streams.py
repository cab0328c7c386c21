"""The streams that every program has: there whatever has started it, and fit for Vietnamese."""

import contextlib
import io
import os
import sys

_STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


def settle_streams() -> None:
    """Open what is closed, onto nothing, and have everything said in UTF-8.

    An output that is opened where a stream is missing would get its number, and with it whatever is said there.
    """
    for number, (name, mode) in enumerate(_STREAMS):
        with contextlib.suppress(OSError):
            _open(number)
            if getattr(sys, name) is None:
                setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", errors="replace", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            with contextlib.suppress(OSError, ValueError):
                # Windows consoles and pipes default to a legacy code page that has no Vietnamese.
                stream.reconfigure(encoding="utf-8", errors="replace")


def _open(number: int) -> None:
    """Have a number lead nowhere where it is not in use; those below it are."""
    try:
        os.fstat(number)
    except OSError:
        os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
