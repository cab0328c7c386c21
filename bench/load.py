"""``bdgxl`` under load: what it takes, that nothing is lost, and that Ctrl-C ends it in order.

    python -m bench.load [--case many-files ...] [--folder FOLDER] [--no-interrupt]

- ``many-files``: 5,000 returned forms (``--folder``: those that ``python -m bench.returned`` has made).
- ``large-files``: forms of 45 MB and 200 MB and an archive of 190 MB beside 93 usual forms.
- ``long-list``: a form with a list of 20,000 rows.
- ``findings-in-files``, ``findings-in-one``: 100,000 findings, in 2,000 forms and in one.

Each command is a whole process; memory is the most that its processes had together. Ctrl-C is sent to all of them, as a
console does, after a quarter, a half and three quarters of the time that the command has just taken.
"""

import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import click

from bench.growth import make_long_list
from bench.processes import gone, run, surroundings
from bench.returned import PLAN, make_round

_FILES, _USUAL, _WRONG = 5_000, 93, 2_000
_ROWS, _WRONG_ROWS = 20_000, 25_000
_MEGABYTE = 1_000_000
_PARTS = (0.25, 0.5, 0.75)
_INTERRUPTED = 130
_ENDS = 60
"""Seconds in which a run has to end after Ctrl-C."""
_VALIDATE = ("validate", "{inbox}")
_COMMANDS: Mapping[str, tuple[str, ...]] = {
    "merge": ("merge", "{inbox}", "-o", "{out}/tong-hop.xlsx"),
    "validate": _VALIDATE,
    "validate --json": (*_VALIDATE, "--json"),
    "validate --html": (*_VALIDATE, "--html", "{out}/ket-qua.html"),
}


class Case(NamedTuple):
    """An inbox, and the commands that read it."""

    make: Callable[[Path], Path]
    """Makes ``inbox`` in a folder; returns the plan's path."""
    commands: tuple[str, ...] = ("merge",)


def _many_files(folder: Path) -> Path:
    return make_round(folder, _FILES)


def _large_files(folder: Path) -> Path:
    """Pictures that nothing packs are what makes a form large."""
    plan = make_round(folder, _USUAL)
    inbox = folder / "inbox"
    first, second, *others = sorted(inbox.rglob("*.xlsx"))
    for form, size in ((first, 45), (second, 200)):
        with zipfile.ZipFile(form, "a") as package:
            package.writestr("xl/media/image1.png", secrets.token_bytes(size * _MEGABYTE))
    with zipfile.ZipFile(inbox / "gui-chung.zip", "w") as archive:
        for form in others[:45]:
            with zipfile.ZipFile(form, "a") as package:
                package.writestr("xl/media/image1.png", secrets.token_bytes(4_200_000))
            archive.write(form, form.relative_to(inbox))
            form.unlink()
    return plan


def _long_list(folder: Path) -> Path:
    make_long_list(folder / "inbox", _ROWS)
    return PLAN


def _findings_in_files(folder: Path) -> Path:
    return make_round(folder, _WRONG, wrong=True)


def _findings_in_one(folder: Path) -> Path:
    make_long_list(folder / "inbox", _WRONG_ROWS, wrong=True)
    return PLAN


CASES: Mapping[str, Case] = {
    "many-files": Case(_many_files, ("merge", "validate")),
    "large-files": Case(_large_files),
    "long-list": Case(_long_list),
    "findings-in-files": Case(_findings_in_files, tuple(_COMMANDS)),
    "findings-in-one": Case(_findings_in_one, tuple(_COMMANDS)),
}


@click.command()
@click.option("--case", "names", multiple=True, type=click.Choice(tuple(CASES)), help="Only this one; repeatable.")
@click.option("--folder", type=click.Path(path_type=Path, exists=True), help="Inbox and plan for many-files.")
@click.option("--interrupt/--no-interrupt", default=True, help="Whether Ctrl-C is tried too.")
def main(names: tuple[str, ...], folder: Path | None, interrupt: bool) -> None:
    """Measure and print, as tables in Markdown."""
    click.echo("| inbox | command | files, MB | findings | cells consolidated | seconds | peak memory |")
    click.echo("|---|---|---|---|---|---|---|")
    stops: list[str] = []
    for name in names or CASES:
        with tempfile.TemporaryDirectory() as scratch:
            place = folder if folder is not None and name == "many-files" else Path(scratch)
            plan = place / "ke-hoach.yaml" if place == folder else CASES[name].make(place)
            for line in _measured(name, place / "inbox", plan, stops if interrupt else None):
                click.echo(line)
    for line in stops:
        click.echo(line)


def _measured(name: str, inbox: Path, plan: Path, stops: list[str] | None) -> Iterator[str]:
    files = [path.stat().st_size for path in inbox.rglob("*") if path.is_file()]
    findings, cells = _told(inbox, plan)
    for number, command in enumerate(CASES[name].commands):
        with tempfile.TemporaryDirectory() as out:
            seconds, peak = run(_words(command, inbox, plan, out))
        size = f"{len(files):,}, {sum(files) / _MEGABYTE:.0f}"
        yield f"| {name} | `{command}` | {size} | {findings:,} | {cells:,} | {seconds:.1f} | {peak / 1e6:.0f} MB |"
        if stops is not None and not number:
            stops += [f"{name}, {command}: {_stopped(command, inbox, plan, part * seconds)}" for part in _PARTS]


def _words(command: str, inbox: Path, plan: Path, out: str) -> list[str]:
    words = [word.format(inbox=inbox, out=out) for word in _COMMANDS[command]]
    own = ["--plan", str(plan), "--as-of", "2022-12-31", "--no-cache"]
    return [sys.executable, "-m", "toolkit", *words, *own]


def _told(inbox: Path, plan: Path) -> tuple[int, int]:
    """Findings, and cells of all files that go into the consolidated workbook."""
    command = _words("validate --json", inbox, plan, "")
    said = json.loads(subprocess.run(command, capture_output=True, check=False, env=surroundings()).stdout)
    return len(said["findings"]), sum(file["cells"]["consolidated"] for file in said["files"])


def _stopped(command: str, inbox: Path, plan: Path, after: float) -> str:
    """What Ctrl-C after so many seconds does, in words; exits where it does anything but end the run in order."""
    with tempfile.TemporaryDirectory() as out:
        process = subprocess.Popen(
            _words(command, inbox, plan, out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=surroundings({"TMPDIR": out}),
            start_new_session=True,
        )
        time.sleep(after)
        os.killpg(process.pid, signal.SIGINT)
        started = time.perf_counter()
        try:
            _, said = process.communicate(timeout=_ENDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            sys.exit(f"{command}, stopped after {after:.1f} s, does not end")
        seconds = time.perf_counter() - started
        if not gone(process.pid):
            sys.exit(f"{command}: processes stay")
        left = [path.name for path in Path(out).rglob("*")]
        if process.returncode != _INTERRUPTED or b"Traceback" in said or left:
            sys.exit(f"{command}, stopped after {after:.1f} s: exit {process.returncode}, left {left}: {said[-500:]!r}")
        return f"Ctrl-C after {after:.1f} s: ended in {seconds:.1f} s, exit code {process.returncode}, nothing left"


if __name__ == "__main__":
    main()
