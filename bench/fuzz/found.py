"""What a run has found, and how it is told."""

import threading
from collections import Counter
from dataclasses import dataclass, field

from bench.fuzz.child import Line, Read
from bench.fuzz.seeded import Format, Parts

FAULTS = ("crash", "hang", "died", "breach")
_SHOWN = 20
_LARGE = 2_000_000
"""Bytes from which on an input is not changed further."""


@dataclass(slots=True)
class Found:
    """What the run has found so far in one format; the workers share it under a lock."""

    format: Format
    corpus: list[Parts]
    seconds: float = 0
    lines: set[Line] = field(default_factory=set)
    outcomes: Counter[str] = field(default_factory=Counter)
    oracles: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    faults: list[tuple[str, str, bytes]] = field(default_factory=list)
    """Kind, words, and the input."""
    slowest: float = 0
    megabytes: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def note(found: Found, read: Read, parts: Parts, number: int) -> None:
    """Count what became of an input, and keep it where it is a fault or reaches new lines."""
    with found.lock:
        found.outcomes[read.outcome] += 1
        found.compared += read.compared
        if read.oracle:
            found.oracles[read.oracle] += 1
        found.slowest, found.megabytes = max(found.slowest, read.seconds), max(found.megabytes, read.megabytes)
        if read.outcome in FAULTS:
            memory = read.outcome in ("died", "breach") or "MemoryError" in read.detail
            data = found.format.mutated(parts, number)
            found.faults.append(("limit breached" if memory else read.outcome, read.detail, data))
        for line in read.wrong[:1]:
            found.faults.append(("wrong figure", line, found.format.mutated(parts, number)))
        if read.lines - found.lines:
            found.lines |= read.lines
            kept = found.format.changed(parts, number)
            if kept and sum(map(len, kept.values())) < _LARGE:
                found.corpus.append(kept)


def report(found: Found, seed: int) -> list[str]:
    """The result in lines."""
    kinds = Counter(kind for kind, _, _ in found.faults)
    lines = [
        f"{found.format.name}: {found.outcomes.total()} inputs in {found.seconds:.0f} s (seed {seed}), "
        f"{len(found.corpus)} kept, {len(found.lines)} lines reached",
        ", ".join(f"{kinds[kind]} {kind}" for kind in ("crash", "hang", "limit breached", "wrong figure")),
        f"{found.outcomes['read']} accepted, {found.compared} compared with another reader; "
        f"not compared: {dict(found.oracles)}",
        f"slowest {found.slowest:.1f} s, most memory {found.megabytes} MB",
        *(f"  {count:6} {outcome}" for outcome, count in found.outcomes.most_common()),
    ]
    words = Counter((kind, said[:150]) for kind, said, _ in found.faults)
    return lines + [f"  {kind} x{count}: {said}" for (kind, said), count in words.most_common(_SHOWN)]
