"""Reading in a process of its own: a file on which it dies, runs out of memory or never ends is the only one lost."""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from toolkit.core.intake.discover import InboxFile
from toolkit.core.intake.limits import PROCESS
from toolkit.core.intake.read import Intake, read_whole, skipped_file
from toolkit.core.intake.wording import BROKEN_WORKER, REASONS, seconds
from toolkit.core.plan.model import Plan
from toolkit.core.plan.parcel import packed, unpacked
from toolkit.core.submission import SourceFile
from toolkit.core.workers import Workers

Found = TypeVar("Found")
_MEGABYTE = 1_000_000


def readers(count: int, start: str | None = None) -> Workers:
    """Processes that read files, each held to the memory that reading may take."""
    return Workers(count, memory=PROCESS.memory, start=start)


def read_one(file: InboxFile, plan: Plan) -> list[Intake]:
    """What becomes of one file, and of what lies in it."""
    if file.skipped:
        return [skipped_file(file.path, file.name, file.skipped)]
    return list(read_whole(file.path, file.name, plan))


def read_chunk(files: Sequence[InboxFile], parcel: bytes) -> list[list[Intake]]:
    """What becomes of each of some files; for a process that was sent the plan packed."""
    plan = unpacked(parcel)
    return [read_one(file, plan) for file in files]


def patience(files: Sequence[InboxFile]) -> float:
    """Seconds that reading some files may take; usual ones take a hundredth of a second each."""
    usual = PROCESS.reading_seconds + len(files) / 10
    return min(usual + PROCESS.megabyte_seconds * sum(map(weight, files)) / _MEGABYTE, threading.TIMEOUT_MAX)


def weight(file: InboxFile) -> int:
    """Bytes of a file; 0 where nobody can tell."""
    try:
        return file.path.lstat().st_size
    except OSError:
        return 0


def read_alone(files: Sequence[InboxFile], plan: Plan, start: str | None = None) -> Iterator[list[Intake]]:
    """Read files one at a time: only the one that a process dies or despairs of is lost, and says why."""
    parcel = packed(plan)
    with readers(1, start) as reader:
        for file in files:
            try:
                yield reader.submit(read_chunk, [file], parcel).result(patience([file]))[0]
            except BrokenProcessPool:
                reader.replace()
                yield [_lost(file, "internal-read-error", {"found": BROKEN_WORKER})]
            except TimeoutError:
                reader.replace()
                limit = seconds(patience([file]))
                yield [
                    _lost(file, "damaged", {"reason": "reader-slow", "found": f"{REASONS['reader-slow']}: > {limit}"})
                ]


def look_into(look: Callable[[Path], Iterable[Found]], files: Iterable[InboxFile]) -> Iterator[Found]:
    """What a first look at each file finds; nothing where it dies or takes too long: that is told when it is read."""
    with readers(1) as reader:
        for file in files:
            if file.skipped:
                continue
            try:
                found = reader.submit(_looked, look, file.path).result(patience([file]))
            except (BrokenProcessPool, TimeoutError):
                reader.replace()
            else:
                yield from found


def _looked(look: Callable[[Path], Iterable[Found]], path: Path) -> list[Found]:
    return list(look(path))


def _lost(file: InboxFile, problem: str, details: dict[str, str]) -> Intake:
    source = SourceFile(name=file.name, sha256="", size=weight(file))
    return Intake(file=source, problem=problem, details=details)
