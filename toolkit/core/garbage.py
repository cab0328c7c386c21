"""What Python tidies up in memory: cyclic garbage rarely, and at the end of a run nothing."""

import atexit
import gc
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def collect_rarely() -> None:
    """Have the collector of cyclic garbage look seldom: reading and writing make next to no cycles.

    As Python sets it, a fifth of the time of a merge goes into looking.
    """
    gc.set_threshold(50_000, 20, 100)


@contextmanager
def uncollected() -> Iterator[None]:
    """Have it never look at the records that are taken up meanwhile, which hold no cycles and stay to the end."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if looking:
            gc.enable()


def leave(ended: SystemExit) -> None:
    """End this process at once, with its exit code; returns where that has to be left to Python.

    Python would first take apart, object by object, all that was read: a third of a second for which somebody waits.
    """
    watched = sys.getprofile() or sys.gettrace() or sys.flags.inspect or os.environ.get("BDGXL_DEBUG")
    threads = [thread for thread in threading.enumerate() if not thread.daemon]
    code = 0 if ended.code is None else ended.code
    if watched or len(threads) > 1 or not (isinstance(code, int) and 0 <= code < 256):
        return
    atexit._run_exitfuncs()
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError, AttributeError):  # full, closed, or never there: Python knows what to say
        return
    os._exit(code)
