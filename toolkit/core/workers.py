"""Further processes of one run: none outlives it, what ends the run ends them, and they may be held to limits."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, ParamSpec, Self, TypeVar

from toolkit.core.garbage import collect_rarely
from toolkit.core.output import OutputError
from toolkit.core.watch import Watch, system_holds

_CTRL_C = frozenset((signal.SIGINT,))
_ORPHANED = 1
"""Exit code of a worker whose run is no more; nobody asks for it."""
_NO_LOCKS = "Không khởi động được tiến trình phụ: hệ thống không cấp được bộ nhớ dùng chung."
_ROOM_FOR_LOCKS = "Giải phóng dung lượng của /dev/shm (trong container: tăng --shm-size) rồi chạy lại lệnh."
Asked = ParamSpec("Asked")
Found = TypeVar("Found")


class Workers:
    """So many workers, each of which calls ``initializer`` first, :func:`begin` if none is given; as a context.

    Where an error or Ctrl-C ends the run, nobody waits for what they are still reading. Whoever has them write lets
    them :meth:`finish` first. ``memory``: bytes that each may take, 0 for as many as there are; where one needs more,
    what it is at fails, or it dies. ``start`` says how a process is started; None as the system does it. Raises
    OutputError where the system has no room for what they share.
    """

    def __init__(
        self,
        count: int,
        initializer: Callable[..., None] | None = None,
        initargs: tuple[Any, ...] = (),
        *,
        memory: int = 0,
        start: str | None = None,
    ) -> None:
        self._count, self._initializer, self._initargs = count, initializer or partial(begin, memory), initargs
        self._context = multiprocessing.get_context(start)
        self._others = set(multiprocessing.active_children())
        self._watch = Watch(memory) if memory and not system_holds() else None
        self._pool = self._begun()

    def submit(self, function: Callable[Asked, Found], *args: Asked.args, **kwargs: Asked.kwargs) -> Future[Found]:
        """Have one of them do something; raises BrokenProcessPool when one has died."""
        with _undisturbed():
            return self._pool.submit(function, *args, **kwargs)

    def finish(self) -> None:
        """Let them end what they are at, and nothing else."""
        self._pool.shutdown(cancel_futures=True)

    def replace(self) -> None:
        """Stop them whatever they are at, and start others; nothing that was submitted is done."""
        self.stop()
        self._pool = self._begun()

    def __enter__(self) -> Self:
        if self._watch is not None:
            self._watch.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self.stop()
        self._pool.shutdown()
        if self._watch is not None:
            self._watch.stop()

    def _begun(self) -> ProcessPoolExecutor:
        try:
            return ProcessPoolExecutor(
                self._count, mp_context=self._context, initializer=self._initializer, initargs=self._initargs
            )
        except OSError as error:  # on Linux their locks are files, if only in memory
            raise OutputError(_NO_LOCKS, _ROOM_FOR_LOCKS) from error

    def stop(self) -> None:
        """Stop them whatever they are at; nothing more can be submitted."""
        results: Any = self._pool._result_queue
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in set(multiprocessing.active_children()) - self._others:
            worker.kill()
        # Who dies while handing over a result leaves half of it in the pipe, and the pool would wait for the rest.
        if results is not None:  # which it is where they have finished
            results._writer.close()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait while processes are started: one that has just been forked still takes it for its own."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _CTRL_C)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def begin(memory: int = 0) -> None:
    """What a worker does first: leave Ctrl-C to the process that started it, and end when that one is no more.

    ``memory``: bytes that it may take from then on, where the system can hold it to that; 0 for as many as there are.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _CTRL_C)
    parent = multiprocessing.parent_process()
    if parent is not None:

        def follow() -> None:
            parent.join()
            os._exit(_ORPHANED)  # a worker waits for its next task without end, also for one that nobody can send

        threading.Thread(target=follow, daemon=True).start()
    collect_rarely()
    if memory:
        _hold_to(memory)


def _hold_to(memory: int) -> None:
    """Let this process take so many bytes more and no others; where the system cannot, a :class:`Watch` does."""
    if not system_holds():
        return
    import resource

    with contextlib.suppress(ValueError, OSError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        most = pages * resource.getpagesize() + memory
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
