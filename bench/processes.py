"""Running a command as a whole process, with what it takes: seconds, and the memory of it and its children."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

PATIENCE = 3600.0
"""Seconds after which a command is stopped."""
_PAUSE = 0.1
"""Seconds between two looks at a command's memory, at least."""
_SHARE = 50
"""So many times what a look takes, at least: the system holds up a process whose memory it adds up."""


def surroundings(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a command that is measured, and more: Python keeps what it compiled, as it does for users."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **(more or {})}


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Seconds and peak memory in bytes of a command and its children, with more environment; exits where it fails.

    Memory is what each has by itself and its part of what they share (PSS), from /proc; 0 where there is none.
    """
    started, peak, pause = time.perf_counter(), 0.0, _PAUSE
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=surroundings(environment)
    )
    while True:
        try:
            _, said = process.communicate(timeout=pause)
            break
        except subprocess.TimeoutExpired:
            looked = time.perf_counter()
            peak = max(peak, sum(map(memory_of, _family(process.pid))))
            pause = max(_PAUSE, _SHARE * (time.perf_counter() - looked))
            if time.perf_counter() - started > PATIENCE:
                process.kill()
    seconds = time.perf_counter() - started
    if process.returncode not in (0, 1) and seconds <= PATIENCE:
        sys.exit(f"{command[:4]} failed: {said.decode(errors='replace')}")
    return seconds, peak


def gone(group: int, seconds: float = 30) -> bool:
    """Whether every process of a group ends by itself in time; what does not is killed."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    os.killpg(group, signal.SIGKILL)
    return False


def _family(process: int) -> Iterable[int]:
    yield process
    with suppress(OSError):
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _family(int(child))


def memory_of(process: int | str = "self") -> float:
    """Bytes that a process has by itself, and its part of what it shares (PSS); 0 where nobody can tell."""
    with suppress(OSError):
        found = re.search(r"^Pss: +(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.MULTILINE)
        return int(found.group(1)) * 1024 if found else 0
    return 0
