"""Holding processes to memory where the system does not do it: they are looked at, and killed where they take more."""

import sys
import threading
from typing import Any

_PAUSE = 0.1
"""Seconds between two looks; reading takes a few hundred megabytes more in a second at most."""


def system_holds() -> bool:
    """Whether a process can be held to memory before it takes it: Linux does that, Windows and macOS do not."""
    return sys.platform == "linux"


class Watch(threading.Thread):
    """Kills each process that this one starts from now on where it takes more than so many bytes with those below it.

    Whoever waits for the process learns that it died, as of any other death.
    """

    def __init__(self, memory: int) -> None:
        import psutil  # installed where it is needed

        super().__init__(daemon=True)
        self._memory = memory
        self._own = psutil.Process()
        self._gone: type[Exception] = psutil.Error
        self._before = set(self._own.children())
        self._end = threading.Event()

    def run(self) -> None:
        """Look until the end."""
        while not self._end.wait(_PAUSE):
            for process in set(self._own.children()) - self._before:
                if self._taken(process) > self._memory:
                    self._kill(process)

    def stop(self) -> None:
        """Look no more."""
        self._end.set()
        self.join()

    def _taken(self, process: Any) -> int:
        """Bytes of a process and of those that it has started."""
        try:
            return sum(int(one.memory_info().rss) for one in (process, *process.children(recursive=True)))
        except self._gone:  # one that has just ended
            return 0

    def _kill(self, process: Any) -> None:
        try:
            for one in (*process.children(recursive=True), process):
                one.kill()
        except self._gone:
            pass
