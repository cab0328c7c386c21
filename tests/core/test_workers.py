"""Processes of one run: whatever they are at when they are stopped, the run goes on."""

import os
import struct
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import process
from pathlib import Path

import pytest

from toolkit.core.workers import Workers

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes of Windows are handed over whole")


def _hand_over_half(begun: Path) -> None:
    """Write the beginning of a result into the pipe that leads to the pool, and no more."""
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        assert frame.f_back is not None
        frame = frame.f_back
    os.write(frame.f_locals["result_queue"]._writer.fileno(), struct.pack("!i", 1_000) + b"x")
    begun.touch()
    threading.Event().wait()


def _started(workers: Workers, begun: Path) -> None:
    workers.submit(_hand_over_half, begun)
    while not begun.exists():
        time.sleep(0.01)
    time.sleep(0.2)  # the pool has begun to read it


@pytest.fixture
def half(tmp_path: Path) -> Iterator[Workers]:
    """A worker that is handing over a result; afterwards nobody waits for the rest, or the run would never end."""
    before = set(process._threads_wakeups)
    workers = Workers(1)
    workers.submit(_hand_over_half, tmp_path / "begun")
    while not (tmp_path / "begun").exists():
        time.sleep(0.01)
    time.sleep(0.2)  # the pool has begun to read it
    yield workers
    for waiting in set(process._threads_wakeups) - before:
        waiting.join(10)
        assert not waiting.is_alive()


def test_one_that_is_killed_while_it_hands_over_a_result_is_not_waited_for(half: Workers) -> None:
    half.__exit__(KeyboardInterrupt, None, None)


def test_others_take_its_place(half: Workers) -> None:
    with half:
        half.replace()
        assert half.submit(len, "abc").result(10) == 3


def test_those_that_have_finished_are_stopped_no_more() -> None:
    workers = Workers(1)
    workers.submit(len, "abc")
    workers.finish()
    workers.__exit__(KeyboardInterrupt, None, None)
