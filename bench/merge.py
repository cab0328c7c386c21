"""``bdgxl merge`` against the obvious script and against the floor: whole processes on the same files, by turns.

    python -m bench.merge [--files 40 --files 200] [--rounds 5] [--page docs/performance.md]

- The obvious script is what people write first. It validates nothing, checks nothing and consolidates nothing.
- The floor unpacks and tokenises the same bytes in one process and does nothing with them.
- Reading is the part of a merge that returns typed records, with one process and with two; then as the commands do it
  by default, with an empty cache and after three files changed.
- The merge runs with an empty cache, again over its own workbook, and once more after three files changed.

Times are medians; a command that takes too long is stopped and marked ">". Peak memory is the greatest sum over a
process and its children of what each has by itself or shares (PSS); it is read from /proc, and left out where there is
none.
"""

import os
import platform
import re
import shutil
import statistics
import sys
import tempfile
import zipfile
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import click

from bench.processes import PATIENCE, run
from bench.returned import make_round

FLOOR = """
import sys, pathlib, zipfile
from xml.parsers import expat
def nothing(*_): pass
for path in pathlib.Path(sys.argv[1]).rglob("*.xlsx"):
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                parser = expat.ParserCreate()
                parser.StartElementHandler = parser.EndElementHandler = parser.CharacterDataHandler = nothing
                parser.Parse(package.read(name), True)
"""
OBVIOUS = """
import sys, glob, pandas
files = sorted(glob.glob(sys.argv[1] + "/**/*.xlsx", recursive=True))
frames = (d for f in files for d in pandas.read_excel(f, sheet_name=None, engine="openpyxl").values())
pandas.concat(frames).to_excel(sys.argv[2])
"""
READ = """
import sys
from pathlib import Path
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover
from toolkit.core.plan.load import load_plan
for _ in read_files(discover(Path(sys.argv[1])), load_plan(Path(sys.argv[2])), workers=int(sys.argv[3])): pass
"""
READ_CACHED = """
import sys
from pathlib import Path
from toolkit.core.garbage import collect_rarely
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.cache import Cache
from toolkit.core.intake.discover import discover
from toolkit.core.intake.edition import reading_edition
from toolkit.core.plan.load import load_plan
collect_rarely()
plan = load_plan(Path(sys.argv[2]))
cache = Cache(Path(sys.argv[3]), reading_edition(plan))
for _ in read_files(discover(Path(sys.argv[1])), plan, cache=cache): pass
"""
_FLOOR, _ONE, _TWO = "floor", "reading, 1 process", "reading, 2 processes"
_FIRST, _DAILY = "reading, empty cache", "reading, 3 files changed"
_MERGE, _AGAIN, _OBVIOUS = "bdgxl merge", "bdgxl merge, again", "obvious script"
_MERGE_DAILY = "bdgxl merge, 3 files changed"
_CHANGED = 3
_LARGEST = 1_000
"""From so many files on, where it takes a quarter of an hour, the obvious script runs once."""
_NONE = "–"
"""What stands in the place of a figure that was not measured."""
_MEASURED = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- end -->)", re.DOTALL)


@dataclass
class Runs:
    """What the runs of one command took."""

    seconds: list[float] = field(default_factory=list)
    peak: float = 0
    """Bytes."""
    stopped: bool = False

    @property
    def median(self) -> float:
        """Seconds."""
        return statistics.median(self.seconds)

    @property
    def mark(self) -> str:
        """What stands before figures that are lower bounds."""
        return "> " if self.stopped else ""


@click.command()
@click.option("--files", "sizes", multiple=True, type=int, default=(40, 200), show_default=True)
@click.option("--rounds", default=5, show_default=True, help="Runs of each command.")
@click.option("--obvious/--no-obvious", default=True, show_default=True, help="Whether the obvious script runs.")
@click.option("--page", type=click.Path(path_type=Path), help="Markdown file to write the table into.")
def main(sizes: tuple[int, ...], rounds: int, obvious: bool, page: Path | None) -> None:
    """Measure and print, as a table in Markdown."""
    lines = [_machine(), ""]
    for size in sizes:
        lines += _table(size, rounds, obvious)
        click.echo("\n".join(lines[-10:]))
    if page is not None:
        page.write_text(_MEASURED.sub("\n".join(lines) + "\n", page.read_text("utf-8")), encoding="utf-8")


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("pandas", "openpyxl", "xlsxwriter", "pandera"))
    return f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores; {packages}."


def _table(files: int, rounds: int, obvious: bool) -> list[str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = make_round(folder, files)
        size = sum(path.stat().st_size for path in folder.rglob("inbox/**/*.xlsx"))
        runs = _measured(folder, plan, rounds, (1 if files >= _LARGEST else rounds) if obvious else 0)
    rows = [_row(what, found, runs[_FLOOR], runs[_OBVIOUS]) for what, found in runs.items() if found.seconds]
    head = "| | median | runs | ÷ floor | obvious ÷ it | peak memory |"
    return [f"**{files} forms, {size / 1e6:.1f} MB**", "", head, "|---|---|---|---|---|---|", *rows, ""]


def _row(what: str, found: Runs, floor: Runs, obvious: Runs) -> str:
    cells = (
        f"{found.mark}{found.median:.2f} s",
        str(len(found.seconds)),
        f"{found.mark}{found.median / floor.median:.1f} ×",
        f"{obvious.mark}{obvious.median / found.median:.1f} ×" if obvious.seconds else _NONE,
        f"{found.peak / 1e6:.0f} MB" if found.peak else _NONE,
    )
    return f"| {what} | {' | '.join(cells)} |"


def _measured(folder: Path, plan: Path, rounds: int, obvious: int) -> dict[str, Runs]:
    inbox, merged, cache = str(folder / "inbox"), folder / "merged.xlsx", folder / "cache"
    merge = [*(sys.executable, "-m", "toolkit", "merge", inbox, "--plan", str(plan), "-o", str(merged))]
    merge += ["--as-of", "2022-12-31"]
    commands = {
        _FLOOR: [sys.executable, "-c", FLOOR, inbox],
        _ONE: [sys.executable, "-c", READ, inbox, str(plan), "1"],
        _TWO: [sys.executable, "-c", READ, inbox, str(plan), "2"],
        _FIRST: [sys.executable, "-c", READ_CACHED, inbox, str(plan), str(cache)],
        _DAILY: [sys.executable, "-c", READ_CACHED, inbox, str(plan), str(cache)],
        _MERGE: merge,
        _AGAIN: merge,
        _MERGE_DAILY: merge,
        _OBVIOUS: [sys.executable, "-c", OBVIOUS, inbox, str(folder / "obvious.xlsx")],
    }
    runs = {what: Runs() for what in commands}
    for number in range(rounds):
        for what, command in commands.items():
            if what == _OBVIOUS and number >= obvious:
                continue
            if what in (_FIRST, _MERGE):
                merged.unlink(missing_ok=True)
                shutil.rmtree(cache, ignore_errors=True)
            if what in (_DAILY, _MERGE_DAILY):
                _change(folder / "inbox")
            seconds, peak = run(command, {"BDGXL_CACHE": str(cache)})
            if what in (_MERGE, _AGAIN, _MERGE_DAILY) and not merged.exists():
                sys.exit(f"{what} has written nothing")
            runs[what].seconds.append(seconds)
            runs[what].peak = max(runs[what].peak, peak)
            runs[what].stopped |= seconds > PATIENCE
    return runs


def _change(inbox: Path) -> None:
    """Give a few files another content, in which the form is the same."""
    for path in sorted(inbox.rglob("*.xlsx"))[:_CHANGED]:
        with zipfile.ZipFile(path, "a") as package:
            package.comment += b"."


if __name__ == "__main__":
    main()
