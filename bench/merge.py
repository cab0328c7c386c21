"""``bdgxl merge`` against the obvious script, whole processes on the same files, alternating, best of several.

    python -m bench.merge [--files 40] [--rounds 3]

The obvious script is what people write first. It validates nothing, checks nothing and consolidates nothing.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from bench.returned import PLAN, make_inbox

OBVIOUS = """
import sys, glob, pandas
files = sorted(glob.glob(sys.argv[1] + "/**/*.xlsx", recursive=True))
frames = (d for f in files for d in pandas.read_excel(f, sheet_name=None, engine="openpyxl").values())
pandas.concat(frames).to_excel(sys.argv[2])
"""


@click.command()
@click.option("--files", default=40, show_default=True, help="Number of returned forms.")
@click.option("--rounds", default=3, show_default=True, help="Runs of each; the fastest counts.")
def main(files: int, rounds: int) -> None:
    """Measure and print seconds and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        inbox = Path(folder, "inbox")
        make_inbox(inbox, files)
        size = sum(path.stat().st_size for path in inbox.rglob("*.xlsx"))
        click.echo(f"{files} forms, {size / 1e6:.1f} MB")
        commands = {
            "obvious script": [sys.executable, "-c", OBVIOUS, str(inbox), str(Path(folder, "obvious.xlsx"))],
            "bdgxl merge": [
                *(sys.executable, "-m", "toolkit.cli", "merge", str(inbox), "--plan", str(PLAN)),
                *("--as-of", "2022-12-31", "-o", str(Path(folder, "merged.xlsx"))),
            ],
        }
        best = dict.fromkeys(commands, float("inf"))
        for _ in range(rounds):
            for name, command in commands.items():
                started = time.perf_counter()
                done = subprocess.run(command, capture_output=True, check=False)
                best[name] = min(best[name], time.perf_counter() - started)
                if done.returncode not in (0, 1):
                    sys.exit(f"{name} failed: {done.stderr.decode(errors='replace')}")
        for name, seconds in best.items():
            click.echo(f"{name:15} {seconds:7.2f} s")
        click.echo(f"{'ratio':15} {best['obvious script'] / best['bdgxl merge']:7.2f}")


if __name__ == "__main__":
    main()
