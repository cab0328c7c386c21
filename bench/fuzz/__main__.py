"""Fuzz the reader of returned files: ``python -m bench.fuzz --seconds 60 [--format xls] [--seed 1] [--keep FOLDER]``.

The time is shared by the formats, one after the other. Each input is read in a process with limits of time and memory.
Inputs that reach new lines of the reader are changed further. Reported are inputs, crashes, hangs, breaches of the
limits, and wrong figures: forms in .xlsx that are accepted and whose input cells openpyxl reads otherwise; with
``--office`` also those in .xls and .ods in which LibreOffice does. The other formats have no second reader here. Exit
code 1 where there is any of them.
"""

import os
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from bench.fuzz.child import Read
from bench.fuzz.found import Found, note, report
from bench.fuzz.oracle import NoOracle
from bench.fuzz.reader import Reader
from bench.fuzz.second import FORMATS as BY_OFFICE
from bench.fuzz.second import Second
from bench.fuzz.seeded import Format, Parts
from bench.fuzz.seeds import FORMATS, seeds
from bench.returned import PLAN
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan


def work(found: Found, plan: Plan, seed: str, until: float, office: bool) -> None:
    """Let one process read changed files of a format until the time is over."""
    chance = random.Random(seed)
    reader = Reader(plan)
    second = Second(plan) if office and found.format.name in BY_OFFICE else None
    while time.monotonic() < until:
        with found.lock:
            parts = chance.choice(found.corpus[-50:] if chance.random() < 0.5 else found.corpus)
        number = chance.getrandbits(48)
        read = reader.read(found.format.name, parts, number)
        if second is not None and read.outcome == "read":
            read = asked(second, read, found.format, parts, number)
        note(found, read, parts, number)
    reader.close()
    if second is not None:
        second.close()


def asked(second: Second, read: Read, form: Format, parts: Parts, number: int) -> Read:
    """What became of a file that was accepted, with what another office program says of it."""
    try:
        return replace(read, wrong=tuple(second.differences(form.mutated(parts, number), form.name)), compared=True)
    except NoOracle as why:
        return replace(read, oracle=str(why))


def run(name: str, plan: Plan, seconds: float, seed: int, workers: int, office: bool) -> Found:
    """Fuzz one format."""
    found = Found(format=FORMATS[name], corpus=seeds(name))
    start = time.monotonic()
    threads = [
        threading.Thread(target=work, args=(found, plan, f"{name} {seed} {number}", start + seconds, office))
        for number in range(workers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found.seconds = time.monotonic() - start
    return found


@click.command()
@click.option("--seconds", default=60, show_default=True, help="For all formats together.")
@click.option(
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="May be given several times; all where it is not given.",
)
@click.option("--seed", default=1, show_default=True, help="Another one tries other changes.")
@click.option("--workers", default=os.cpu_count() or 1, show_default=True)
@click.option("--office", is_flag=True, help="Ask LibreOffice what it reads in .xls and .ods that are accepted.")
@click.option("--keep", type=click.Path(path_type=Path, file_okay=False), help="Folder for inputs that show a fault.")
def main(seconds: int, formats: Sequence[str], seed: int, workers: int, office: bool, keep: Path | None) -> None:
    """Fuzz the reader of returned files."""
    plan = load_plan(PLAN)
    wanted = formats or list(FORMATS)
    faults = 0
    for name in wanted:
        found = run(name, plan, seconds / len(wanted), seed, workers, office)
        faults += len(found.faults)
        for line in report(found, seed):
            click.echo(line)
        if keep is not None:
            _keep(found, keep)
    raise SystemExit(1 if faults else 0)


def _keep(found: Found, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number, (kind, words, data) in enumerate(found.faults):
        path = folder / f"{found.format.name}-{number:04d}-{kind.replace(' ', '-')}.{found.format.name}"
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(words, encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
