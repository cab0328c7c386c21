"""The process that reads: it may die, hang or run out of memory, and only its input is lost."""

import contextlib
import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from bench.fuzz.oracle import NoOracle, differences
from bench.fuzz.seeds import FORMATS
from toolkit.core.intake.read import read_whole
from toolkit.core.plan.model import Plan

MEMORY = 1_500_000_000
"""Bytes of address space for one reader; it begins with about 300 MB."""
_WATCHED = ("/toolkit/core/intake/", "/toolkit/core/numbers/")
_BREACHES = ("memory", "reader-stopped", "reader-slow")
"""Reasons that only a limit which should have held before gives."""
Line = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What became of one input."""

    outcome: str
    """Problem code, "read", "crash", or "breach"."""
    detail: str = ""
    wrong: tuple[str, ...] = ()
    compared: bool = False
    """Whether another reader was asked."""
    oracle: str = ""
    """Why the other reader could not be asked; empty where it was, or where nothing was read."""
    lines: frozenset[Line] = frozenset()
    """Lines that this process reached for the first time."""
    seconds: float = 0
    megabytes: int = 0
    """Most memory that the process has had."""


class Coverage:
    """Lines reached for the first time. Code all of whose lines have been reached is watched no longer."""

    def __init__(self) -> None:
        self._open: dict[CodeType, set[int]] = {}
        self.fresh: set[Line] = set()

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Watch while a block runs."""
        self.fresh = set()
        sys.settrace(self._call)
        try:
            yield
        finally:
            sys.settrace(None)

    def _call(self, frame: FrameType, event: str, argument: Any) -> Any:
        del event, argument
        code = frame.f_code
        left = self._open.get(code)
        if left is None:
            watched = any(folder in code.co_filename.replace("\\", "/") for folder in _WATCHED)
            left = self._open[code] = {line for _, _, line in code.co_lines() if line} if watched else set()
        return self._line if left else None

    def _line(self, frame: FrameType, event: str, argument: Any) -> Any:
        del argument
        left = self._open[frame.f_code]
        if event == "line" and frame.f_lineno in left:
            left.discard(frame.f_lineno)
            self.fresh.add((Path(frame.f_code.co_filename).name, frame.f_lineno))
        return self._line


def serve(connection: Connection, plan: Plan) -> None:
    """Read inputs until there are no more: format, parts and seed of each come in, what became of it goes out."""
    if os.name == "posix":
        os.setsid()  # so that what it starts ends with it
    _limit_memory()
    coverage = Coverage()
    with tempfile.TemporaryDirectory() as folder:
        while (wanted := connection.recv()) is not None:
            name, parts, seed = wanted
            path = Path(folder) / f"bieu.{name}"
            path.write_bytes(FORMATS[name].mutated(parts, seed))
            connection.send(_read(path, plan, coverage))


def _read(path: Path, plan: Plan, coverage: Coverage) -> Read:
    data = path.read_bytes()
    start = time.perf_counter()
    try:
        with coverage.watched():
            intakes = list(read_whole(path, path.name, plan))
    except BaseException as error:
        return Read(outcome="crash", detail=f"{type(error).__name__}: {error}", lines=frozenset(coverage.fresh))
    seconds = time.perf_counter() - start
    first = intakes[0]
    accepted = any(one.submission is not None for one in intakes)
    outcome, detail, oracle = "read" if accepted else first.problem or "other", "", ""
    wrong: tuple[str, ...] = ()
    compared = False
    failed = next((one for one in intakes if one.problem == "internal-read-error"), None)
    taken = next((one for one in intakes if one.details.get("reason") in _BREACHES), None)
    if failed is not None:
        outcome, detail = "crash", f"{failed.details.get('found')}: {failed.details.get('text')}"
    elif taken is not None:
        outcome, detail = "breach", taken.details.get("found", "")
    elif first.submission is not None and path.suffix == ".xlsx":
        try:
            wrong, compared = tuple(differences(data, first.submission)), True
        except NoOracle as why:
            oracle = str(why)
    if path.read_bytes() != data or hashlib.sha256(data).hexdigest() != first.file.sha256:
        outcome, detail = "crash", "the input was changed"
    return Read(
        outcome=outcome,
        detail=detail,
        wrong=wrong,
        compared=compared,
        oracle=oracle,
        lines=frozenset(coverage.fresh),
        seconds=seconds,
        megabytes=_megabytes(),
    )


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _megabytes() -> int:
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1_000_000 if sys.platform == "darwin" else 1000)
