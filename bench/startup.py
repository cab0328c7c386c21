"""Start-up of ``bdgxl`` against a bare click program that prints the same: whole processes, by turns, warm.

python -m bench.startup [--rounds 15]
"""

import statistics
import subprocess
import sys
import time

import click

from bench.processes import surroundings

BARE = """
import sys, click
text = sys.stdin.read()
@click.command()
def main(): click.echo(text, nl=False)
main()
"""
_COMPLETE = {"_BDGXL_COMPLETE": "bash_complete", "COMP_WORDS": "bdgxl ", "COMP_CWORD": "1"}
CASES: dict[str, tuple[list[str], dict[str, str]]] = {
    "bdgxl --help": (["--help"], {}),
    "bdgxl --version": (["--version"], {}),
    "bdgxl explain text-in-figure": (["explain", "text-in-figure"], {}),
    "completion of a command": ([], _COMPLETE),
    "completion of an option of merge": ([], {**_COMPLETE, "COMP_WORDS": "bdgxl merge --", "COMP_CWORD": "2"}),
}


@click.command()
@click.option("--rounds", default=15, show_default=True, help="Runs of each; their median counts.")
def main(rounds: int) -> None:
    """Measure and print, as a table in Markdown."""
    click.echo("\n".join(table(rounds)))


def table(rounds: int) -> list[str]:
    """Lines of a table in Markdown."""
    lines = ["| | bdgxl | bare click | ratio |", "|---|---|---|---|"]
    for name, (arguments, environment) in CASES.items():
        own = [sys.executable, "-m", "toolkit", *arguments]
        said, _ = _run(own, environment, "")
        both: tuple[list[float], list[float]] = ([], [])
        for _ in range(rounds):
            both[0].append(_run(own, environment, "")[1])
            both[1].append(_run([sys.executable, "-c", BARE], {}, said)[1])
        ours, bare = map(statistics.median, both)
        lines.append(f"| `{name}` | {ours * 1000:.0f} ms | {bare * 1000:.0f} ms | {ours / bare:.2f} |")
    return lines


def _run(command: list[str], environment: dict[str, str], typed: str) -> tuple[str, float]:
    started = time.perf_counter()
    done = subprocess.run(
        command, input=typed, capture_output=True, encoding="utf-8", check=True, env=surroundings(environment)
    )
    return done.stdout, time.perf_counter() - started


if __name__ == "__main__":
    main()
