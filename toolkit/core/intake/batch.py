"""Reading many files, in processes of their own: one when they are few, several when they are many."""

import importlib
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from dataclasses import dataclass
from itertools import chain

from toolkit.core.garbage import uncollected
from toolkit.core.intake.cache import Cache
from toolkit.core.intake.contained import patience, read_alone, read_chunk, read_one, readers, weight
from toolkit.core.intake.discover import InboxFile
from toolkit.core.intake.edition import code_edition
from toolkit.core.intake.elsewhere import OtherEdition, read_sent, sent
from toolkit.core.intake.read import Intake
from toolkit.core.plan.model import Plan
from toolkit.core.plan.parcel import packed

_IN_ONE = 150
"""Below so many files, starting several processes costs more than it saves."""
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
    known = {}
    if cache is not None:
        with uncollected():
            known = {at: found for at, file in enumerate(files) if (found := cache.find(file))}
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
        yield from _elsewhere(files, plan, executor, workers, meanwhile)
    elif workers == 1:
        yield from (read_one(file, plan) for file in files)
    elif files:
        yield from _here(files, plan, workers or _processes(len(files)), meanwhile)


def _processes(files: int) -> int:
    """How many processes read."""
    return min(os.cpu_count() or 1, 8, -(-files // _CHUNK)) if files >= _IN_ONE else 1


def _here(
    files: Sequence[InboxFile], plan: Plan, count: int, meanwhile: Sequence[str], start: str | None = None
) -> Iterator[list[Intake]]:
    """Read in processes of this machine; ``start``: how one is started, None as the system does it."""
    parcel = packed(plan)
    with readers(count, start) as workers:
        spread = _Spread(
            send=lambda chunk: workers.submit(read_chunk, chunk, parcel),
            alone=lambda chunk: read_alone(chunk, plan, start),
            ahead=_AHEAD * count,
            patience=patience,
        )
        while files:
            yield from spread.read(files, meanwhile)
            if spread.failed:
                workers.replace()
                yield from read_alone(spread.failed, plan, start)
            files, meanwhile = spread.left, ()


def _elsewhere(
    files: Sequence[InboxFile], plan: Plan, executor: Executor, workers: int | None, meanwhile: Sequence[str]
) -> Iterator[list[Intake]]:
    """Have an executor read; what it fails at is read here."""
    parcel, edition = packed(plan), code_edition()

    def send(chunk: Sequence[InboxFile]) -> _Results:
        return executor.submit(read_sent, [sent(file) for file in chunk], parcel, edition)

    # It may have threads of its own in this process, which do not survive a fork.
    spread = _Spread(
        send=send,
        alone=lambda chunk: read_alone(chunk, plan, "spawn"),
        ahead=_AHEAD * (workers or os.cpu_count() or 1),
        patience=lambda _: _PATIENCE,
    )
    yield from spread.read(files, meanwhile)
    if spread.failed:
        yield from read_alone(spread.failed, plan, "spawn")
    if spread.left:
        yield from _here(spread.left, plan, _processes(len(spread.left)), (), "spawn")


@dataclass(slots=True, kw_only=True)
class _Spread:
    """Reading chunk by chunk in other processes, as far as they do not fail."""

    send: Callable[[Sequence[InboxFile]], _Results]
    alone: Callable[[Sequence[InboxFile]], Iterator[list[Intake]]]
    """Reads a chunk here that they could not read, although they are still there."""
    ahead: int
    """Chunks in flight."""
    patience: Callable[[Sequence[InboxFile]], float]
    """Seconds in which a chunk has to be read."""
    failed: Sequence[InboxFile] = ()
    """The chunk at which those who read for us were gone; empty when all was read."""
    left: Sequence[InboxFile] = ()
    """What comes after that chunk."""

    def read(self, files: Sequence[InboxFile], meanwhile: Sequence[str]) -> Iterator[list[Intake]]:
        """What becomes of each file, in the given order, up to where it fails. Raises OtherEdition."""
        self.failed, self.left = (), ()
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
                found = results.result(self.patience(chunk))
            except OtherEdition:
                raise
            except _GONE:
                self.failed = chunk
                self.left = [*chain.from_iterable(sent for sent, _ in waiting), *chain.from_iterable(chunks)]
                return
            except Exception:  # of those who read for us: what is wrong with the files themselves is in the results
                yield from self.alone(chunk)
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
        own = weight(file)
        if chunk and (len(chunk) == _CHUNK or size + own > _CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(file)
        size += own
    if chunk:
        yield chunk
