"""Where the time and the memory of ``bdgxl merge`` go: ``python -m bench.stages FOLDER [--rounds 3]``.

FOLDER is one that ``python -m bench.returned`` has made. Each run is a process of its own with a stopwatch around the
functions that stand for the stages; seconds are medians, memory is that of the merging process when a stage ends.
"""

import functools
import importlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import click

from bench.processes import memory_of, surroundings

_SHEETS = "workbook_templates.consolidated.book"
_BEFORE = (("plan", "toolkit.commands.merge.command", "choose_plan"),)
_READING = ("reading", "toolkit.commands.merge.command", "read_inbox")
_AFTER = (
    ("judging", "validators.judge", "judge"),
    ("consolidating", "toolkit.core.consolidation.consolidate", "consolidate"),
    ("rows of `Dữ liệu`, sorted", _SHEETS, "DataRows"),
    ("writing them", _SHEETS, "write_data"),
    *(
        ("the other sheets", _SHEETS, f"write_{name}")
        for name in (
            *("indicators", "comparison", "submissions", "charts", "findings", "tasks", "table", "narrative"),
            *("agencies", "ledger", "overview"),
        )
    ),
    ("closing and packing", "workbook_templates.writer.Book", "to_bytes"),
    ("writing, and comparing with an earlier workbook", "toolkit.commands.merge.earlier", "write"),
)
"""Stage, where its function is looked up, and its name."""


class Stage(NamedTuple):
    """What a stage took."""

    seconds: float
    memory: float
    """Bytes at its end."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True))
@click.option("--rounds", default=3, show_default=True)
@click.option(
    "--into", type=click.Path(path_type=Path), help="Merge once, in this process, and write what it took here."
)
def main(folder: Path, rounds: int, into: Path | None) -> None:
    """Measure and print, as a table in Markdown."""
    if into is not None:
        _merge(folder, into)
        return
    runs = [_run(folder) for _ in range(rounds)]
    click.echo("| stage | seconds | memory at its end |\n|---|---|---|")
    for name in runs[0]:
        seconds = statistics.median(run[name].seconds for run in runs)
        memory = max(run[name].memory for run in runs)
        click.echo(f"| {name} | {seconds:.2f} | {memory / 1e6:.0f} MB |")


def _run(folder: Path) -> dict[str, Stage]:
    with tempfile.TemporaryDirectory() as scratch:
        into = Path(scratch, "stages.json")
        command = [sys.executable, "-m", "bench.stages", str(folder), "--into", str(into)]
        subprocess.run(command, stdout=subprocess.DEVNULL, env=surroundings(), check=True)
        return {name: Stage(*taken) for name, taken in json.loads(into.read_text()).items()}


def _merge(folder: Path, into: Path) -> None:
    """One merge with nothing in the cache; what its stages took, in the order in which they end."""
    taken: dict[str, Stage] = {}
    started = time.perf_counter()
    from toolkit.cli import bdgxl

    for one in _BEFORE:
        _clock(taken, *one)
    # What comes later is imported while others read, and watched from then on.
    _clock(taken, *_READING, then=lambda: _clock_rest(taken))
    words = ["merge", str(folder / "inbox"), "--plan", str(folder / "ke-hoach.yaml"), "--as-of", "2022-12-31"]
    target = into.with_name("tong-hop.xlsx")
    with suppress(SystemExit):
        bdgxl([*words, "--no-cache", "-o", str(target)])
    if not target.exists():
        sys.exit("the merge has written nothing")
    stages = sum(stage.seconds for stage in taken.values())
    taken["start and the rest"] = Stage(time.perf_counter() - started - stages, memory_of())
    into.write_text(json.dumps(taken))


def _clock_rest(taken: dict[str, Stage]) -> None:
    for one in _AFTER:
        _clock(taken, *one)


def _clock(
    taken: dict[str, Stage], stage: str, place: str, name: str, then: Callable[[], object] = lambda: None
) -> None:
    """Time all calls of a function; then do something else once."""
    module, _, owner = place.rpartition(".")
    found: Any = getattr(importlib.import_module(module), owner) if owner[:1].isupper() else None
    found = found or importlib.import_module(place)
    function = getattr(found, name)

    @functools.wraps(function)
    def clocked(*args: Any, **kwargs: Any) -> Any:
        started = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            before = taken[stage].seconds if stage in taken else 0.0
            taken[stage] = Stage(before + time.perf_counter() - started, memory_of())
            then()

    setattr(found, name, clocked)


if __name__ == "__main__":
    main()
