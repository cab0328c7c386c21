"""How much memory and time each attack on the reader takes: ``python -m bench.hostile [NAME ...]``.

Every attack of ``tests/hostile`` is read in a process of its own; the ten that take the most are shown, and beside them
an ordinary form. Memory is the most that the whole process has had, time is that of the processor.
"""

import multiprocessing
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import click

from tests.hostile.attacks.model import form
from tests.hostile.every import attacks
from tests.hostile.worst import WORST
from tests.validators.plans import small_plan
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover

_SHOWN = 10


class Measured(NamedTuple):
    """What reading took."""

    megabytes: float
    seconds: float
    outcome: str


def _peak() -> float:
    """Megabytes; Linux counts what the process was before it became this program, but not here."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1000
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1000)


def read(inbox: Path) -> Measured:
    """Read what lies in a folder."""
    plan = small_plan()
    start = time.process_time()
    found = [intake.problem or "read" for intake in read_files(discover(inbox), plan, workers=1)]
    return Measured(_peak(), time.process_time() - start, ", ".join(found))


def measure(name: str) -> Measured:
    """Read one attack in a new process; "" is an ordinary form."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder)
        if name in WORST:
            (inbox / "b.xlsx").write_bytes(WORST[name]())
        elif name:
            next(attack for attack in attacks() if attack.name == name).put(inbox)
        else:
            (inbox / "b.xlsx").write_bytes(form())
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            return pool.apply(read, (inbox,))


@click.command()
@click.argument("names", nargs=-1)
def main(names: tuple[str, ...]) -> None:
    """Measure what attacks on the reader take."""
    every = (*WORST, *(attack.name for attack in attacks()))
    unknown = [name for name in names if name not in every]
    if unknown:
        raise click.BadParameter(f"no attack of this name: {', '.join(unknown)}")
    wanted = names or every
    found = {name: measure(name) for name in wanted}
    ordinary = measure("")
    click.echo("| file | memory, MB | seconds | outcome |\n|---|---|---|---|")
    shown = sorted(found.items(), key=lambda item: -item[1].megabytes)[:_SHOWN]
    for name, one in [*shown, ("an ordinary form", ordinary)]:
        click.echo(f"| {name} | {one.megabytes:.0f} | {one.seconds:.1f} | {one.outcome} |")
    click.echo(f"{len(found)} files; the slowest took {max(one.seconds for one in found.values()):.1f} s")


if __name__ == "__main__":
    main()
