"""Reading many files: in this process when they are few, on several processes when they are many."""

import importlib
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from toolkit.core.garbage import collect_rarely
from toolkit.core.intake.cache import Cache
from toolkit.core.intake.discover import InboxFile
from toolkit.core.intake.read import Intake, read_whole, skipped_file
from toolkit.core.intake.wording import BROKEN_WORKER
from toolkit.core.plan.model import Plan
from toolkit.core.plan.parcel import packed, unpacked
from toolkit.core.submission import SourceFile

IN_PROCESS = 150
"""Below so many files, starting several processes costs more than it saves."""
_BESIDE = 20
"""From so many files on, one further process reads while this one imports what is needed afterwards."""
_CHUNK = 20
_AHEAD = 4
"""Chunks in flight per worker, so that results do not pile up."""


def read_files(
    files: Sequence[InboxFile],
    plan: Plan,
    workers: int | None = None,
    executor: Executor | None = None,
    meanwhile: Sequence[str] = (),
    cache: Cache | None = None,
) -> Iterator[Intake]:
    """Read files in the given order, whatever the number of workers; what lies in a file follows it.

    ``workers`` 1 reads in this process; None chooses by the number of files that ``cache`` does not know. An executor
    that is handed in is used as it is and left open. ``meanwhile`` names modules that are needed afterwards: this
    process imports them while others read.
    """
    known = {at: found for at, file in enumerate(files) if (found := cache.find(file))} if cache is not None else {}
    new = [file for at, file in enumerate(files) if at not in known]
    read = _read(new, plan, workers, executor, meanwhile)
    for at in range(len(files)):
        intakes = known.pop(at, None)
        if intakes is None:
            intakes = next(read)
            if cache is not None:
                cache.keep(intakes)
        yield from intakes


def _read(
    files: Sequence[InboxFile], plan: Plan, workers: int | None, executor: Executor | None, meanwhile: Sequence[str]
) -> Iterator[list[Intake]]:
    """What becomes of each file, in the given order."""
    if executor is not None:
        yield from _spread(files, plan, executor, _AHEAD * (workers or os.cpu_count() or 1), meanwhile)
        return
    count = _processes(len(files), meanwhile) if workers is None else workers if workers > 1 else 0
    if not count:
        for file in files:
            yield _read_one(file, plan)
        return
    with ProcessPoolExecutor(max_workers=count, initializer=collect_rarely) as pool:
        yield from _spread(files, plan, pool, _AHEAD * count, meanwhile)


def _processes(files: int, meanwhile: Sequence[str]) -> int:
    """How many other processes read; none where this one does it by itself."""
    if files >= IN_PROCESS:
        return min(os.cpu_count() or 1, 8, -(-files // _CHUNK))
    # Where a process is not forked but started anew, it has to import everything itself.
    forked = multiprocessing.get_start_method() == "fork" and (os.cpu_count() or 1) > 1
    return int(forked and files >= _BESIDE and any(name not in sys.modules for name in meanwhile))


def _read_one(file: InboxFile, plan: Plan) -> list[Intake]:
    if file.skipped:
        return [skipped_file(file.path, file.name, file.skipped)]
    return list(read_whole(file.path, file.name, plan))


def _read_chunk(files: Sequence[InboxFile], parcel: bytes) -> list[list[Intake]]:
    plan = unpacked(parcel)
    return [_read_one(file, plan) for file in files]


def _spread(
    files: Sequence[InboxFile], plan: Plan, executor: Executor, ahead: int, meanwhile: Sequence[str]
) -> Iterator[list[Intake]]:
    chunks = deque(files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK))
    waiting: deque[tuple[Sequence[InboxFile], Future[list[list[Intake]]] | None]] = deque()
    parcel = packed(plan)
    broken = False
    while chunks or waiting:
        while chunks and len(waiting) < ahead:
            chunk = chunks.popleft()
            future = None
            if not broken:
                try:
                    future = executor.submit(_read_chunk, chunk, parcel)
                except BrokenProcessPool:
                    broken = True
            waiting.append((chunk, future))
        for name in meanwhile:
            importlib.import_module(name)
        meanwhile = ()
        chunk, future = waiting.popleft()
        try:
            yield from _alone(chunk, plan) if future is None else future.result()
        except BrokenProcessPool:
            broken = True
            yield from _alone(chunk, plan)


def _alone(files: Sequence[InboxFile], plan: Plan) -> Iterator[list[Intake]]:
    """Read files one at a time in a process that may die: only the file that kills it is lost."""
    pool = ProcessPoolExecutor(max_workers=1)
    try:
        for file in files:
            try:
                yield pool.submit(_read_one, file, plan).result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = ProcessPoolExecutor(max_workers=1)
                source = SourceFile(name=file.name, sha256="", size=0)
                yield [Intake(file=source, problem="internal-read-error", details={"found": BROKEN_WORKER})]
    finally:
        pool.shutdown()
