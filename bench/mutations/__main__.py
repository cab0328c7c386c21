"""Every mutation of every cell of every form of the Nghệ An plan: what judging finds of them, by rule.

    python -m bench.mutations [--forms N] [--every K] [--files N] [--no-office]

About three hundred and fifty thousand mutants. Exit code 1 when a mutant is missed, when a figure with an error is
consolidated, when the two ways of mutating differ, or when something is said of an untouched form.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

import click

from bench.mutations.files import Comparison, compared
from bench.mutations.kinds import mutations
from bench.mutations.run import Miss, Tally, run, sent_form
from bench.mutations.untouched import false_alarms, resave
from bench.returned import PLAN
from samples.office.programs import why_missing
from toolkit.core.forms.book import AgencyBook, agency_books
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan

PERIOD = "nam"
_LISTED = 40


@click.command()
@click.option("--forms", default=0, help="Only so many forms, spread over the reports; 0: all.")
@click.option("--every", default=1, show_default=True, help="Only each K-th mutation of a form.")
@click.option("--files", default=200, show_default=True, help="Mutations that are made in real files as well.")
@click.option("--seed", default=1, show_default=True, help="Which mutations those are.")
@click.option("--office/--no-office", default=True, help="Save the untouched forms through LibreOffice as well.")
@click.option("--workers", default=2, show_default=True, help="Processes.")
def main(forms: int, every: int, files: int, seed: int, office: bool, workers: int) -> None:
    """Run and report."""
    started = time.perf_counter()
    books = list(_books())
    step = max(1, len(books) // forms) if forms else 1
    places = range(0, len(books), step)[: forms or None]
    tally, comparisons = Tally(), list[Comparison]()
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(workers) as pool:
        sent = Path(folder, "sent")
        sent.mkdir()
        each = -(-files // len(places))
        work = partial(_work, folder=sent, every=every, files=each, seed=seed)
        with click.progressbar(pool.map(work, places), length=len(places), file=sys.stderr) as done:
            for found, same in done:
                tally += found
                comparisons += same
        seconds = time.perf_counter() - started
        click.echo(f"{len(places)} forms, {tally.made.total():,} mutants, {seconds:.0f} s")
        wrong = _report(tally, comparisons)
        wrong |= _untouched(sent, "as sent")
        if office and why_missing() is None:
            saved = Path(folder, "saved")
            saved.mkdir()
            resave(sorted(sent.iterdir()), saved)
            wrong |= _untouched(saved, "saved by LibreOffice")
    sys.exit(int(wrong))


@cache
def _plan() -> Plan:
    return load_plan(PLAN)


@cache
def _books() -> tuple[AgencyBook, ...]:
    return tuple(agency_books(_plan(), _plan().period_by_code[PERIOD]))


def _work(place: int, *, folder: Path, every: int, files: int, seed: int) -> tuple[Tally, list[Comparison]]:
    """All that is done with one form, in a process of its own."""
    book = _books()[place]
    sent = sent_form(book)
    (folder / book.file_name).write_bytes(sent.data)
    number = sum(1 for _ in mutations(sent.spots, book))
    some = random.Random(f"{seed} {book.file_name}").sample(range(number), min(files, number))
    return run(sent, every), compared(sent, some)


def _report(tally: Tally, comparisons: Sequence[Comparison]) -> bool:
    """Print what was found; whether anything is wrong."""
    click.echo(f"\n{'kind of mutation':52} {'made':>8} {'found':>8}      %")
    for kind, made in sorted(tally.made.items()):
        found = tally.detected[kind]
        click.echo(f"{kind:52} {made:8,} {found:8,} {100 * found / made:6.2f}")
    made, found = tally.made.total(), tally.detected.total()
    click.echo(f"{'all':52} {made:8,} {found:8,} {100 * found / made:6.2f}")
    click.echo("\nfound by rule")
    for code, times in sorted(tally.by_rule.items()):
        click.echo(f"  {code:50} {times:8,}")
    _list("missed", tally.missed)
    _list("an error, and consolidated all the same", tally.consolidated)
    _list("an error or warning in another row", tally.elsewhere)
    different = [one for one in comparisons if not one.same]
    click.echo(f"\nmade in real files as well: {len(comparisons)}, with another result: {len(different)}")
    for one in different:
        click.echo(f"  {one.form} {one.sheet} {one.cell} {one.kind}: {one.in_memory} in memory, {one.in_file} in file")
    return bool(tally.missed or tally.consolidated or tally.elsewhere or different)


def _list(title: str, misses: Sequence[Miss]) -> None:
    click.echo(f"\n{title}: {len(misses):,}")
    for (kind, sheet), number in Counter((miss.kind, miss.sheet) for miss in misses).most_common():
        click.echo(f"  {number:6,}  {kind}, trang “{sheet}”")
    for miss in misses[:_LISTED]:
        found = ", ".join(miss.found[:5]) or "nothing"
        click.echo(f"  {miss.form} {miss.sheet} {miss.cell} “{miss.typed[:40]}” {miss.kind}: {found}")


def _untouched(inbox: Path, title: str) -> bool:
    counted, alarms = false_alarms(inbox, _plan(), _plan().period_by_code[PERIOD])
    # Of a part of the forms the others are rightly missing.
    alarms = [finding for finding in alarms if finding.place.file]
    click.echo(f"\nuntouched forms {title}: {counted} counted, {len(alarms)} errors and warnings")
    for finding in alarms[:_LISTED]:
        click.echo(f"  {finding.place}: {finding.code}")
    return bool(alarms) or counted != len(list(inbox.iterdir()))


if __name__ == "__main__":
    main()
