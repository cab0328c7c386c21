"""Fuzz the reader of returned forms: ``python -m bench.fuzz --seconds 60 [--seed 1] [--keep FOLDER]``.

Each input is read in a process with limits of time and memory. Inputs that reach new lines of the reader are changed
further. Reported are inputs, crashes, hangs, breaches of the limits, and wrong figures: forms that are accepted and
whose input cells openpyxl reads otherwise. Exit code 1 where there is any of them.
"""

import io
import multiprocessing
import os
import random
import threading
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import click

from bench.fuzz.child import Line, Read, serve
from bench.fuzz.mutate import Parts, mutated
from bench.returned import PLAN
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan

INBOX = PLAN.parent.parent / "inbox"
_SEEDS = 8
"""Forms to begin with, the smallest of the sample inbox; LibreOffice has saved them."""
_HANG = 20.0
"""Seconds after which an input hangs; a form takes a fiftieth of a second."""
_SHOWN = 20


@dataclass(slots=True)
class Found:
    """What the run has found so far; the workers share it under a lock."""

    corpus: list[Parts]
    lines: set[Line] = field(default_factory=set)
    outcomes: Counter[str] = field(default_factory=Counter)
    oracles: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    faults: list[tuple[str, str, bytes]] = field(default_factory=list)
    """Kind, words, and the input."""
    slowest: float = 0
    megabytes: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


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

    def read(self, parts: Parts, seed: int) -> Read:
        """What becomes of an input; "hang" and "died" besides what the process itself says."""
        self._connection.send((parts, seed))
        wait = _HANG * 3 if self._fresh else _HANG  # the first one waits for the imports too
        try:
            if self._connection.poll(wait):
                self._fresh = False
                found: Read = self._connection.recv()
                return found
            outcome = "hang" if self._process.is_alive() else "died"
        except (EOFError, OSError):
            outcome = "died"
        self._process.kill()
        self._process.join()
        self._start()
        return Read(outcome=outcome)

    def close(self) -> None:
        """End the process."""
        self._connection.send(None)
        self._process.join(5)
        self._process.kill()


def seeds() -> list[Parts]:
    """The forms to begin with, as their parts."""
    paths = sorted(INBOX.rglob("*.xlsx"), key=lambda path: path.stat().st_size)
    found: list[Parts] = []
    for path in paths:
        if zipfile.is_zipfile(path) and len(found) < _SEEDS:
            with zipfile.ZipFile(path) as archive:
                found.append({name: archive.read(name) for name in archive.namelist()})
    return found


def work(found: Found, plan: Plan, seed: int, until: float) -> None:
    """Let one process read changed forms until the time is over."""
    chance = random.Random(seed)
    reader = Reader(plan)
    while time.monotonic() < until:
        with found.lock:
            parts = chance.choice(found.corpus[-50:] if chance.random() < 0.5 else found.corpus)
        number = chance.getrandbits(48)
        note(found, reader.read(parts, number), parts, number)
    reader.close()


def note(found: Found, read: Read, parts: Parts, number: int) -> None:
    """Count what became of an input, and keep it where it is a fault or reaches new lines."""
    with found.lock:
        found.outcomes[read.outcome] += 1
        found.compared += read.outcome == "read" and not read.oracle
        found.oracles[read.oracle] += bool(read.oracle)
        found.slowest, found.megabytes = max(found.slowest, read.seconds), max(found.megabytes, read.megabytes)
        if read.outcome in ("crash", "hang", "died"):
            memory = read.outcome == "died" or "MemoryError" in read.detail
            found.faults.append(("limit breached" if memory else read.outcome, read.detail, mutated(parts, number)))
        for line in read.wrong[:1]:
            found.faults.append(("wrong figure", line, mutated(parts, number)))
        if read.lines - found.lines:
            found.lines |= read.lines
            kept = _parts(mutated(parts, number))
            if kept is not None:
                found.corpus.append(kept)


def _parts(data: bytes) -> Parts | None:
    """The parts of a changed form that is still a package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except Exception:  # whatever a broken package makes zipfile raise
        return None


@click.command()
@click.option("--seconds", default=60, show_default=True)
@click.option("--seed", default=1, show_default=True, help="Another one tries other changes.")
@click.option("--workers", default=os.cpu_count() or 1, show_default=True)
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), help="Folder for inputs that show a fault.")
def main(seconds: int, seed: int, workers: int, keep: Path | None) -> None:
    """Fuzz the reader of returned forms."""
    plan = load_plan(PLAN)
    found = Found(corpus=seeds())
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=work, args=(found, plan, seed * 1000 + n, until)) for n in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for line in report(found, seconds, seed):
        click.echo(line)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        for number, (kind, words, data) in enumerate(found.faults):
            (keep / f"{number:04d}-{kind.replace(' ', '-')}.xlsx").write_bytes(data)
            (keep / f"{number:04d}-{kind.replace(' ', '-')}.txt").write_text(words, encoding="utf-8")
    raise SystemExit(1 if found.faults else 0)


def report(found: Found, seconds: int, seed: int) -> list[str]:
    """The result in lines."""
    kinds = Counter(kind for kind, _, _ in found.faults)
    lines = [
        f"{found.outcomes.total()} inputs in {seconds} s (seed {seed}), "
        f"{len(found.corpus)} kept, {len(found.lines)} lines reached",
        ", ".join(f"{kinds[kind]} {kind}" for kind in ("crash", "hang", "limit breached", "wrong figure")),
        f"{found.compared} accepted and compared with openpyxl; not compared: {dict(found.oracles)}",
        f"slowest {found.slowest:.1f} s, most memory {found.megabytes} MB",
        *(f"  {count:6} {outcome}" for outcome, count in found.outcomes.most_common()),
    ]
    words = Counter((kind, said[:150]) for kind, said, _ in found.faults)
    return lines + [f"  {kind} x{count}: {said}" for (kind, said), count in words.most_common(_SHOWN)]


if __name__ == "__main__":
    main()
