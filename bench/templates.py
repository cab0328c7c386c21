"""``bdgxl template`` for a whole province against a plain loop that writes the same forms in one process.

python -m bench.templates [--rounds 5]
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click

from bench.returned import PERIOD, PLAN

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
def main(rounds: int) -> None:
    """Measure and print."""
    click.echo("\n".join(table(rounds)))


def table(rounds: int) -> list[str]:
    """Lines of a table in Markdown."""
    plain, command = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            loop, issued = Path(folder, f"loop-{number}"), Path(folder, f"outbox-{number}")
            plain.append(_seconds([sys.executable, "-c", LOOP, str(PLAN), PERIOD, str(loop)]))
            template = ["template", str(PLAN), "--period", PERIOD, "-o", str(issued)]
            command.append(_seconds([sys.executable, "-m", "toolkit.cli", *template]))
        forms = len(list(loop.rglob("*.xlsx")))
    ours, theirs = statistics.median(command), statistics.median(plain)
    return [
        f"| forms | plain loop | bdgxl template | ratio |\n|---|---|---|---|\n"
        f"| {forms} | {theirs:.2f} s | {ours:.2f} s | {theirs / ours:.2f} |"
    ]


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
