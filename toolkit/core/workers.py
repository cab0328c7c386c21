"""Further processes of one run: none outlives it, and what ends the run ends them."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from toolkit.core.garbage import collect_rarely

_ORPHANED = 1
"""Exit code of a worker whose run is no more; nobody asks for it."""


@contextmanager
def worker_pool(
    count: int, initializer: Callable[..., None] | None = None, initargs: tuple[Any, ...] = ()
) -> Iterator[ProcessPoolExecutor]:
    """So many workers, each of which calls ``initializer`` first, :func:`begin` if none is given.

    Where an error or Ctrl-C ends the run, nobody waits for what they are still reading.
    Whoever has them write lets them finish first: ``pool.shutdown(cancel_futures=True)``.
    """
    others = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(count, initializer=initializer or begin, initargs=initargs)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in set(multiprocessing.active_children()) - others:
            worker.terminate()
        raise
    finally:
        pool.shutdown()


def begin() -> None:
    """What a worker does first: leave Ctrl-C to the process that started it, and end when that one is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(_ORPHANED)  # a worker waits for its next task without end, also for one that nobody can send

        threading.Thread(target=follow, daemon=True).start()
    collect_rarely()
