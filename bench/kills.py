"""Commands killed at any moment, hundreds of times: each output is the old one or the new one, and whole.

    python -m bench.kills [--times 300] [--seed 1]

Merge, template, send and feedback have written their outputs for some inputs and run again for others. By turns, one
run is killed after a time drawn by chance from what a whole run takes, the next shortly after it has begun to write.
After each one every file is compared, and no process of the run may be left. Every fifth time the command is run again:
then the outputs are those of a run that nobody killed, and nothing else lies beside them.
"""

import csv
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click

from bench.processes import gone
from bench.returned import PERIOD, PLAN, make_round

_FILES = 24
"""Enough forms for a second process to read."""
_DAY = ("--as-of", "20/12/2022")
_SCENES = 4
_RERUN = 5
_AIMED = 12
_LIST = "danh-sach-thu.csv"
_WAIT = 10.0
"""Seconds in which every process of a killed run has to be gone."""

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A command, the inputs before and after, and what a whole run makes of each."""

    folder: Path
    command: Sequence[str]
    inputs: Path
    """Holds the folders ``1`` and ``2``; the files in them are put beside the outputs."""
    environments: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})

    @property
    def work(self) -> Path:
        """Where the command runs."""
        return self.folder / "work"

    def start(self, side: int) -> subprocess.Popen[bytes]:
        """Begin a run with the inputs of a side (1 or 2), in a session of its own."""
        for path in (self.inputs / str(side)).iterdir():
            target = self.work / path.name
            if path.is_dir():
                shutil.rmtree(target, ignore_errors=True)
                shutil.copytree(path, target)
            else:
                shutil.copy(path, target)
        # A pipe would be waited for as long as any process of the run has it.
        with (self.folder / "said").open("wb") as said:
            return subprocess.Popen(
                [sys.executable, "-m", "toolkit", *self.command],
                cwd=self.work,
                env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **self.environments[side - 1]},
                stdout=subprocess.DEVNULL,
                stderr=said,
                start_new_session=True,
            )

    def outputs(self) -> dict[str, bytes]:
        """What lies beside the inputs."""
        inputs = {path.name for path in (self.inputs / "1").iterdir()}
        return {
            name: path.read_bytes()
            for path in sorted(self.work.rglob("*"))
            if path.is_file() and (name := path.relative_to(self.work).as_posix()).split("/")[0] not in inputs
        }

    def restore(self, files: Files) -> None:
        """Nothing but these outputs."""
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        for name, data in files.items():
            (self.work / name).parent.mkdir(parents=True, exist_ok=True)
            (self.work / name).write_bytes(data)

    def whole(self, side: int) -> tuple[Files, float]:
        """The outputs of a run that nobody kills, and the seconds it took."""
        started = time.perf_counter()
        code = self.start(side).wait()
        if code not in (0, 1):
            said = (self.folder / "said").read_text(encoding="utf-8")
            raise click.ClickException(f"{self.command[0]} ended with {code}: {said}")
        return self.outputs(), time.perf_counter() - started


@click.command()
@click.option("--times", default=300, show_default=True, help="Runs to kill.")
@click.option("--seed", default=1, show_default=True, help="What the moments are drawn from.")
def main(times: int, seed: int) -> None:
    """Kill, compare, and say what was found."""
    with tempfile.TemporaryDirectory() as folder:
        share = -(-times // _SCENES)
        failed = sum(_killed(scene, share, random.Random(seed)) for scene in _scenes(Path(folder)))
    sys.exit(1 if failed else 0)


def _scenes(folder: Path) -> Iterator[Scene]:
    for side in (1, 2):
        make_round(folder / "round" / str(side), _FILES, seed=side)
        (folder / "plan" / str(side)).mkdir(parents=True)
        shutil.copy(PLAN, folder / "plan" / str(side) / "ke-hoach.yaml")
    merge = ("merge", "inbox", *_DAY, "--tidy", "so-lieu.csv")
    yield Scene(folder=folder / "merge", command=merge, inputs=folder / "round")
    # The same forms locked with a password are other bytes.
    locked: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {"BDGXL_PASSWORD": "khac"})
    back = ("feedback", "inbox", *_DAY)
    yield Scene(folder=folder / "feedback", command=back, inputs=folder / "round", environments=locked)
    issue = ("template", "ke-hoach.yaml", "-o", "outbox", "--period", PERIOD)
    template = Scene(folder=folder / "template", command=issue, inputs=folder / "plan", environments=locked)
    yield template
    for side in (1, 2):
        template.restore({})
        template.whole(side)
        shutil.copytree(template.work / "outbox", folder / "issued" / str(side) / "outbox")
    yield Scene(folder=folder / "send", command=("send", "outbox", "-o", "thu"), inputs=folder / "issued")


def _killed(scene: Scene, times: int, chance: random.Random) -> int:
    """Kill runs of one command; returns how often something was not as it should be."""
    scene.restore({})
    old, _ = scene.whole(1)
    new, seconds = scene.whole(2)
    between = dict(_lists(old, new))
    written = min(sum(old.get(name) != data for name, data in new.items()), _AIMED)
    assert written
    counts: Counter[str] = Counter()
    for number in range(times):
        scene.restore(old)
        run = scene.start(2)
        moment = _aimed(scene, run, chance, written) if number % 2 else _drawn(run, chance.uniform(0, seconds))
        run.kill()
        run.wait()
        counts["ended before" if run.returncode != -signal.SIGKILL else moment] += 1
        faults = [f"{name} is neither the old nor the new one" for name in _broken(scene, old, new, between)]
        if not gone(run.pid, _WAIT):
            faults.append("a process is left")
        if number % _RERUN == 0:
            again, _ = scene.whole(2)
            faults += [f"{name} is not as after a run that nobody killed" for name in _unlike(again, old, new)]
        counts["faults"] += len(faults)
        for fault in faults:
            click.echo(f"{scene.command[0]}, run {number}: {fault}")
    told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()) if name != "faults")
    click.echo(f"{scene.command[0]}: {times} runs ({told}): {counts['faults']} faults")
    return counts["faults"]


def _drawn(run: subprocess.Popen[bytes], seconds: float) -> str:
    with suppress(subprocess.TimeoutExpired):
        run.wait(seconds)
    return "at any moment"


def _aimed(scene: Scene, run: subprocess.Popen[bytes], chance: random.Random, files: int) -> str:
    """Wait for one of the first files that are being written, and then a moment of at most three milliseconds."""
    seen: set[Path] = set()
    wanted = chance.randint(1, files)
    while run.poll() is None:
        seen |= set(_leftovers(scene.work))
        if len(seen) >= wanted:
            time.sleep(chance.uniform(0, 0.003))
            return "while writing"
    return "at the end"


def _leftovers(folder: Path) -> list[Path]:
    return list(folder.rglob(".*.tmp"))


def _lists(old: Files, new: Files) -> Iterator[tuple[str, bytes]]:
    """The lists of drafts as they stand while drafts are written: with the lines of before and of after."""
    for name in old.keys() & new.keys():
        if name.endswith(_LIST):
            head, *lines = _rows(old[name])
            stream = io.StringIO()
            every = sorted({*map(tuple, lines), *map(tuple, _rows(new[name])[1:])})
            csv.writer(stream, lineterminator="\r\n").writerows([head, *every])
            yield name, stream.getvalue().encode("utf-8-sig")


def _rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def _broken(scene: Scene, old: Files, new: Files, between: Files) -> list[str]:
    found = {name: data for name, data in scene.outputs().items() if not _is_leftover(name)}
    known = ({side.get(name) for side in (old, new, between)} - {None} for name in found)
    changed = [name for (name, data), whole in zip(found.items(), known, strict=True) if data not in whole]
    return changed + [name for name in old.keys() & new.keys() if name not in found]


def _unlike(again: Files, old: Files, new: Files) -> list[str]:
    """What a run after a killed one has not put right; an output that only the old inputs give stays."""
    return [name for name in again.keys() | new.keys() if again.get(name) not in (new.get(name), old.get(name))] + [
        name for name in new if again.get(name) != new[name]
    ]


def _is_leftover(name: str) -> bool:
    return name.rpartition("/")[2].startswith(".") and name.endswith(".tmp")


if __name__ == "__main__":
    main()
