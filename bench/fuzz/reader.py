"""The process that reads, seen from outside."""

import contextlib
import multiprocessing
import os
import signal

from bench.fuzz.child import Read, serve
from bench.fuzz.seeded import Parts
from toolkit.core.plan.model import Plan

_HANG = 20.0
"""Seconds after which an input hangs; a form takes a twentieth of a second at most."""


class Reader:
    """A process that reads one input at a time, started anew where it died."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(target=serve, args=(other, self._plan), daemon=True)
        self._process.start()
        other.close()
        self._fresh = True

    def read(self, name: str, parts: Parts, seed: int) -> Read:
        """What becomes of an input; "hang" and "died" besides what the process itself says."""
        self._connection.send((name, parts, seed))
        wait = _HANG * 3 if self._fresh else _HANG  # the first one waits for the imports too
        try:
            if self._connection.poll(wait):
                self._fresh = False
                found: Read = self._connection.recv()
                return found
            outcome = "hang" if self._process.is_alive() else "died"
        except (EOFError, OSError):
            outcome = "died"
        self._end()
        self._start()
        return Read(outcome=outcome)

    def close(self) -> None:
        """End the process."""
        with contextlib.suppress(OSError):
            self._connection.send(None)
        self._process.join(5)
        self._end()

    def _end(self) -> None:
        """End it and the programs that it has started, which would go on without it."""
        if os.name == "posix" and self._process.pid is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
