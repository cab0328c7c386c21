"""A whole round, from the drafts to the report, with the real commands as processes and an account of its own.

    python -m bench.round [--agencies 100] [--plan samples/plans/nghe-an-2022.yaml] [--bundle]

Without options: Nghệ An with 100 agencies, and Sơn Tịnh with its communes, once with a form each and once with one
workbook for all small ones. Ends with 1 when a file is lost or counted twice, a figure differs or the ledger does not
balance.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from bench.round.check import discrepancies
from bench.round.fates import LATE_DAYS, Duty, Fate
from bench.round.outside import Outside
from bench.round.plans import enlarged
from toolkit.core.plan.load import dump_plan

PLANS = Path(__file__).parents[2] / "samples" / "plans"
NGHE_AN, SON_TINH = PLANS / "nghe-an-2022.yaml", PLANS / "son-tinh-2024.yaml"
_CACHE = "bo-nho-dem"
_PLAN = "ke-hoach.yaml"
_MOST = 40
"""Discrepancies that are printed."""


@dataclass(slots=True, kw_only=True)
class Office:
    """The office's folder, and what its commands took."""

    folder: Path
    steps: list[tuple[str, float, int]] = field(default_factory=list)
    """Command, seconds, files written."""
    ends: Counter[str] = field(default_factory=Counter)
    """Where reports stand in the end, by what merge says."""

    def run(self, *words: str, fine: Sequence[int] = (0,)) -> str:
        """Run a command in the folder and return what it prints; ends the program where it fails."""
        before = self._files()
        started = time.perf_counter()
        command = [sys.executable, "-m", "toolkit", *words]
        done = subprocess.run(command, capture_output=True, check=False, cwd=self.folder, env=self._environment())
        seconds = time.perf_counter() - started
        if done.returncode not in fine:
            sys.exit(f"{' '.join(words)} ended with {done.returncode}: {(done.stdout + done.stderr).decode()}")
        after = self._files()
        self.steps.append((" ".join(words), seconds, sum(before.get(path) != stamp for path, stamp in after.items())))
        return done.stdout.decode()

    def lines(self) -> Iterator[str]:
        """The table."""
        for command, seconds, written in self.steps:
            yield f"{command:64} {seconds:7.2f} s {written:5} files"

    def _files(self) -> dict[Path, tuple[int, int]]:
        found = (path for path in self.folder.rglob("*") if path.is_file() and _CACHE not in path.parts)
        stats = ((path, path.stat()) for path in found)
        return {path: (stat.st_mtime_ns, stat.st_ino) for path, stat in stats}

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONIOENCODING": "utf-8", "BDGXL_CACHE": str(self.folder / _CACHE)}


@click.command()
@click.option("--plan", "path", type=click.Path(path_type=Path), help="Plan; Nghệ An and Sơn Tịnh by default.")
@click.option("--agencies", default=100, show_default=True, help="Agencies, further communes included.")
@click.option("--bundle", is_flag=True, help="One workbook for all small agencies.")
def main(path: Path | None, agencies: int, bundle: bool) -> None:
    """Play the rounds, print their tables, and end with 1 where something is wrong."""
    cases = (
        [(path, agencies, bundle)] if path else [(NGHE_AN, agencies, False), (SON_TINH, 0, False), (SON_TINH, 0, True)]
    )
    wrong = 0
    for plan, least, bundled in cases:
        with tempfile.TemporaryDirectory() as folder:
            wrong += play(plan, least, Path(folder), bundle=bundled)
    sys.exit(min(wrong, 1))


def play(path: Path, agencies: int, folder: Path, *, bundle: bool) -> int:
    """One round; returns how many things are wrong."""
    plan = enlarged(path, agencies)
    click.echo(f"\n{plan.id}, {len(plan.agencies)} agencies{', small ones in one workbook' if bundle else ''}")
    (folder / "inbox").mkdir()
    (folder / _PLAN).write_text(dump_plan(plan), encoding="utf-8")
    office, outside = Office(folder=folder), Outside(plan, folder, bundle=bundle)
    wrong = [*_first_half(office, outside, bundle=bundle), *_second_half(office, outside)]
    for line in office.lines():
        click.echo(line)
    for label, number in outside.account.lines():
        click.echo(f"{label:36} {number:5}")
    for word in dict.fromkeys(("missing", "rejected", *office.ends)):
        click.echo(f"{f'in the end {word}':36} {office.ends[word]:5}")
    for line in wrong[:_MOST]:
        click.echo(f"WRONG: {line}")
    click.echo(f"{len(wrong)} discrepancies" if wrong else "every file, cell and figure is accounted for")
    return len(wrong)


def _first_half(office: Office, outside: Outside, *, bundle: bool) -> Iterator[str]:
    """Up to what goes back to the agencies."""
    asked = outside.days.asked.isoformat()
    office.run("template", _PLAN, "--period", "nam", "-o", "outbox")
    office.run("send", "outbox", *(["--bundle"] if bundle else []))
    outside.reply()
    office.run("merge", "inbox", "--as-of", asked, fine=(1,))
    outside.write_letters()
    status = json.loads(office.run("status", "inbox", "--as-of", asked, "--json", fine=(0, 1)))["submissions"]
    office.run("remind", "inbox", "--as-of", asked)
    office.run("feedback", "inbox", "--as-of", asked, "--errors", fine=(0, 1))
    stands = {Duty(report=one["report"], agency=one["agency"]): one["status"] for one in status}
    account = outside.account
    for fate, word in ((Fate.MISSING, "missing"), (Fate.LETTER, "by_letter"), (Fate.FAULTY, "partial")):
        found = {duty for duty, standing in stands.items() if standing == word}
        yield from (f"status says {word} of {duty}" for duty in found ^ set(account.of(fate)))
    returned = {path.name for path in (office.folder / "tra-lai").iterdir() if path.is_dir()}
    yield from (f"feedback: {code}" for code in returned ^ {duty.agency for duty in account.of(Fate.FAULTY)})


def _second_half(office: Office, outside: Outside) -> Iterator[str]:
    """From the corrected replies to the report."""
    end = outside.days.end.isoformat()
    outside.reply_to_the_office()
    office.run("status", "inbox", "--as-of", end, fine=(0, 1))
    said = json.loads(office.run("merge", "inbox", "--as-of", end, "--json", fine=(0, 1)))
    workbook = Path(said["output"])
    office.run("report", workbook.name)
    account = outside.account
    office.ends.update(one["status"] for one in said["submissions"])
    for one in said["submissions"]:
        duty = Duty(report=one["report"], agency=one["agency"])
        wanted = "by_letter" if account.fates[duty] is Fate.LETTER else "accepted"
        if one["status"] != wanted:
            yield f"{duty} is {one['status']} in the end"
        late = LATE_DAYS if account.fates[duty] is Fate.LATE else None
        if account.fates[duty] not in (Fate.FAULTY, Fate.MISSING) and one["late_days"] != late:
            yield f"{duty} is late by {one['late_days']} days, and should be by {late}"
    yield from (f"open: {one['message']}" for one in said["findings"] if one["severity"] != "info")
    yield from discrepancies(office.folder / workbook, outside.plan, account)


if __name__ == "__main__":
    main()
