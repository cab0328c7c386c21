"""``bdgxl template`` for a whole province against a plain loop that writes the same forms in one process.

    python -m bench.templates [--rounds 5] [--files 93 --files 1000 --files 3500]

By turns, whole processes. Then plans of other sizes, their agencies multiplied, once each, to see what grows.
"""

import statistics
import sys
import tempfile
from pathlib import Path

import click

from bench.processes import run
from bench.returned import PERIOD, PLAN, multiplied
from toolkit.core.plan.load import dump_plan, load_plan

LOOP = """
import sys
from pathlib import Path
from toolkit.core.forms.book import agency_books
from toolkit.core.plan.load import load_plan
from workbook_templates.agency_book import write_agency_book
plan = load_plan(Path(sys.argv[1]))
for book in agency_books(plan, plan.period_by_code[sys.argv[2]]):
    path = Path(sys.argv[3], book.report.id, book.file_name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_agency_book(book))
"""


@click.command()
@click.option("--rounds", default=5, show_default=True, help="Runs of each; their median counts.")
@click.option("--files", "sizes", multiple=True, type=int, help="Also so many forms or a few more, once.")
def main(rounds: int, sizes: tuple[int, ...]) -> None:
    """Measure and print, as tables in Markdown."""
    if rounds:
        click.echo("\n".join(against_the_loop(rounds)))
    if sizes:
        click.echo("\n".join(by_size(sizes)))


def against_the_loop(rounds: int) -> list[str]:
    """The Nghệ An plan, by turns."""
    plain, command = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            loop, issued = Path(folder, f"loop-{number}"), Path(folder, f"outbox-{number}")
            plain.append(run([sys.executable, "-c", LOOP, str(PLAN), PERIOD, str(loop)])[0])
            command.append(run(_template(PLAN, issued))[0])
        forms = len(list(loop.rglob("*.xlsx")))
    ours, theirs = statistics.median(command), statistics.median(plain)
    return [
        "| forms | plain loop | bdgxl template | ratio |",
        "|---|---|---|---|",
        f"| {forms} | {theirs:.2f} s | {ours:.2f} s | {theirs / ours:.2f} |",
    ]


def by_size(sizes: tuple[int, ...]) -> list[str]:
    """Plans of several sizes."""
    lines = ["| forms | bdgxl template | a form | peak memory |", "|---|---|---|---|"]
    plan = load_plan(PLAN)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            path, outbox = Path(folder, "ke-hoach.yaml"), Path(folder, "outbox")
            path.write_text(dump_plan(multiplied(plan, size)), encoding="utf-8")
            seconds, peak = run(_template(path, outbox))
            forms = len(list(outbox.rglob("*.xlsx")))
        lines.append(f"| {forms} | {seconds:.1f} s | {seconds / forms * 1000:.0f} ms | {peak / 1e6:.0f} MB |")
    return lines


def _template(plan: Path, outbox: Path) -> list[str]:
    return [sys.executable, "-m", "toolkit", "template", str(plan), "--period", PERIOD, "-o", str(outbox)]


if __name__ == "__main__":
    main()
