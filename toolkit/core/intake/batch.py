"""Reading many files: in this process when they are few, on several processes when they are many."""

import importlib
import multiprocessing
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain

from toolkit.core.intake.cache import Cache
from toolkit.core.intake.discover import InboxFile
from toolkit.core.intake.edition import code_edition
from toolkit.core.intake.elsewhere import OtherEdition, read_sent, sent
from toolkit.core.intake.read import Intake, read_whole, skipped_file
from toolkit.core.intake.wording import BROKEN_WORKER
from toolkit.core.plan.model import Plan
from toolkit.core.plan.parcel import packed, unpacked
from toolkit.core.submission import SourceFile
from toolkit.core.workers import begin, worker_pool

IN_PROCESS = 150
"""Below so many files, starting several processes costs more than it saves."""
_BESIDE = 20
"""From so many files on, one further process reads while this one imports what is needed afterwards."""
_CHUNK = 20
_CHUNK_BYTES = 4_000_000
_AHEAD = 4
"""Chunks in flight per worker, so that results do not pile up."""
_PATIENCE = 300.0
"""Seconds for a chunk that other machines read: a hundred times what it takes, where they still are there."""
_GONE = (BrokenExecutor, CancelledError, TimeoutError)
"""How it shows that those who read for us do so no more."""
_Results = Future[list[list[Intake]]]


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
    that is handed in gets the content of the files, with as many chunks in flight as suits so many ``workers``, and is
    left open; what it fails at is read here. ``meanwhile`` names modules that are needed afterwards: this process
    imports them while others read. Raises OtherEdition where the executor runs other code.
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
        parcel, edition = packed(plan), code_edition()

        def send(chunk: Sequence[InboxFile]) -> _Results:
            return executor.submit(read_sent, [sent(file) for file in chunk], parcel, edition)

        # It may have threads of its own in this process, which do not survive a fork.
        spread = _Spread(send=send, ahead=_AHEAD * (workers or os.cpu_count() or 1), patience=_PATIENCE, start="spawn")
        yield from spread.read(files, plan, meanwhile)
        return
    count = _processes(len(files), meanwhile) if workers is None else workers if workers > 1 else 0
    if not count:
        for file in files:
            yield _read_one(file, plan)
        return
    parcel = packed(plan)
    with worker_pool(count) as pool:
        spread = _Spread(send=lambda chunk: pool.submit(_read_chunk, chunk, parcel), ahead=_AHEAD * count)
        yield from spread.read(files, plan, meanwhile)


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


@dataclass(slots=True, kw_only=True)
class _Spread:
    """Reading chunk by chunk in other processes; what they fail at is read here, in a process of its own."""

    send: Callable[[Sequence[InboxFile]], _Results]
    ahead: int
    """Chunks in flight."""
    patience: float | None = None
    """Seconds after which those who have not answered are given up."""
    start: str | None = None
    """How a process is started here; None as the system does it."""

    def read(self, files: Sequence[InboxFile], plan: Plan, meanwhile: Sequence[str]) -> Iterator[list[Intake]]:
        """What becomes of each file, in the given order. Raises OtherEdition."""
        chunks = deque(_chunks(files))
        waiting: deque[tuple[Sequence[InboxFile], _Results]] = deque()
        while chunks or waiting:
            while chunks and len(waiting) < self.ahead:
                chunk = chunks.popleft()
                waiting.append((chunk, self._sent(chunk)))
            for name in meanwhile:
                importlib.import_module(name)
            meanwhile = ()
            chunk, results = waiting.popleft()
            try:
                found = results.result(self.patience)
            except OtherEdition:
                raise
            except _GONE:
                left = [*chunk, *chain.from_iterable(sent for sent, _ in waiting), *chain.from_iterable(chunks)]
                yield from _alone(left, plan, self.start)
                return
            except Exception:  # of those who read for us: what is wrong with the files themselves is in the results
                yield from _alone(chunk, plan, self.start)
            else:
                yield from found

    def _sent(self, chunk: Sequence[InboxFile]) -> _Results:
        try:
            return self.send(chunk)
        except (RuntimeError, OSError) as error:  # broken, closed, or no longer connected
            failed = _Results()
            failed.set_exception(BrokenExecutor(str(error)))
            return failed


def _chunks(files: Sequence[InboxFile]) -> Iterator[Sequence[InboxFile]]:
    """Files that go together: a number of them, or fewer where they are large."""
    chunk: list[InboxFile] = []
    size = 0
    for file in files:
        weight = _weight(file)
        if chunk and (len(chunk) == _CHUNK or size + weight > _CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(file)
        size += weight
    if chunk:
        yield chunk


def _weight(file: InboxFile) -> int:
    try:
        return file.path.lstat().st_size
    except OSError:
        return 0


def _alone(files: Sequence[InboxFile], plan: Plan, start: str | None = None) -> Iterator[list[Intake]]:
    """Read files one at a time in a process that may die: only the file that kills it is lost."""
    context = multiprocessing.get_context(start)
    pool = ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=begin)
    try:
        for file in files:
            try:
                yield pool.submit(_read_one, file, plan).result()
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = ProcessPoolExecutor(max_workers=1, mp_context=context, initializer=begin)
                source = SourceFile(name=file.name, sha256="", size=0)
                yield [Intake(file=source, problem="internal-read-error", details={"found": BROKEN_WORKER})]
    finally:
        pool.shutdown()
