"""How time and memory of ``bdgxl merge`` grow with the files of an inbox, and with the rows of one list in one file.

    python -m bench.growth [--command validate] [--files 200 --files 1000 --files 3500] [--folder FOLDER …]
                           [--rows 200 --rows 2000 --rows 20000] [--rounds 1]

``--folder`` names folders that ``python -m bench.returned`` has made; they are measured in place of new ones.
``--command validate`` reads and judges and writes no workbook: more than 10,000 full forms have more rows than a sheet
of Excel takes. The exponent is the slope of a straight line through the logarithms: 1 is linear, 2 is quadratic, and
what a command does whatever its input lowers it. Printed as Markdown; times are medians, memory is that of the whole
process tree.
"""

import datetime as dt
import math
import os
import random
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import click

from bench.processes import run
from bench.returned import PERIOD, PLAN, WORDS, make_round
from bench.round.answers import Typed, answers
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.forms.spec import Form, Row
from toolkit.core.plan.load import load_plan
from workbook_templates.agency_book import write_agency_book

_REPORT, _LIST = "hoat-dong", "table:truyen-thong"
"""A report of the Nghệ An plan, and a list in it with texts, figures and totals."""
_DAY = dt.date(2022, 12, 1)
Taken = tuple[float, float, float]
"""Median seconds, mean seconds of processors, and peak memory in bytes."""


@click.command()
@click.option("--command", "name", type=click.Choice(("merge", "validate")), default="merge", show_default=True)
@click.option("--files", multiple=True, type=int, default=(200, 1000, 3500), show_default=True)
@click.option("--rows", multiple=True, type=int, default=(200, 2000, 20000), show_default=True)
@click.option("--folder", "folders", multiple=True, type=click.Path(path_type=Path, exists=True))
@click.option("--rounds", default=1, show_default=True)
def main(name: str, files: tuple[int, ...], rows: tuple[int, ...], folders: tuple[Path, ...], rounds: int) -> None:
    """Measure and print."""
    for line in (*_of_files(name, files, folders, rounds), "", *_of_rows(name, rows, rounds)):
        click.echo(line)


def _of_files(name: str, sizes: Sequence[int], folders: Sequence[Path], rounds: int) -> Iterator[str]:
    measured: dict[int, Taken] = {}
    for folder in folders:
        measured[_files(folder)] = _taken(name, folder / "inbox", folder / "ke-hoach.yaml", rounds)
    for size in () if folders else sizes:
        with _scratch() as folder:
            make_round(folder, size)
            measured[size] = _taken(name, folder / "inbox", folder / "ke-hoach.yaml", rounds)
    return _table(name, "files", measured)


def _of_rows(name: str, sizes: Sequence[int], rounds: int) -> Iterator[str]:
    measured: dict[int, Taken] = {}
    for size in sizes:
        with _scratch() as folder:
            make_long_list(folder / "inbox", size)
            measured[size] = _taken(name, folder / "inbox", PLAN, rounds)
    return _table(name, "rows of a list", measured)


def make_long_list(inbox: Path, rows: int, *, wrong: bool = False) -> Path:
    """An inbox with one returned form, in which one list has so many rows; returns the form's path.

    ``wrong``: words stand in the list where figures belong.
    """
    plan = load_plan(PLAN)
    report = plan.report_by_id[_REPORT]
    book = agency_book(plan, report, plan.period_by_code[PERIOD], plan.owners(report, PERIOD)[0])
    path = inbox / "danh-sach-dai.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_agency_book(_filled(book, rows, wrong=wrong)))
    return path


def _filled(book: AgencyBook, rows: int, *, wrong: bool) -> AgencyBook:
    """The book with so many rows in its list, and nothing else but the cover."""
    form = next(form for _, form in book.forms() if form.spec.id == _LIST)
    keys = {f"+{number}": str(number) for number in range(1, rows + 1)}
    places = {(_LIST, key, column.id): ("", "") for key in keys for column in form.spec.inputs}
    said = answers(book, places, _DAY, random.Random(1), list_rows=keys.keys())
    if wrong:
        said |= {place: WORDS for place, value in said.items() if place[0] == _LIST and not isinstance(value, str)}
    name = form.spec.inputs[0].id
    # No two rows are the same: what is measured is a list in order.
    long = tuple(
        Row(key=key, prefill={**_prefill(said, _LIST, mark, form), name: f"Đơn vị {key}"}) for mark, key in keys.items()
    )

    def full(form: Form) -> Form:
        if form.spec.id == _LIST:
            return replace(form, rows=long)
        return replace(
            form, rows=tuple(replace(row, prefill=_prefill(said, form.spec.id, row.key, form)) for row in form.rows)
        )

    return replace(book, sheets=tuple(replace(sheet, forms=tuple(map(full, sheet.forms))) for sheet in book.sheets))


def _prefill(said: Typed, form: str, row: str, declared: Form) -> dict[str, str | Decimal]:
    values = ((column.id, said.get((form, row, column.id))) for column in declared.spec.inputs)
    return {
        column: Decimal(value) if isinstance(value, int) else value for column, value in values if value is not None
    }


@contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _files(folder: Path) -> int:
    return sum(1 for _ in folder.rglob("inbox/**/*.xlsx"))


def _taken(name: str, inbox: Path, plan: Path, rounds: int) -> Taken:
    with _scratch() as folder:
        arguments = [name, str(inbox), "--plan", str(plan), "--as-of", "2022-12-31", "--no-cache"]
        output = ["-o", str(folder / "tong-hop.xlsx")] if name == "merge" else []
        command = [sys.executable, "-m", "toolkit", *arguments, *output]
        before = _processor()
        runs = [run(command) for _ in range(rounds)]
        processor = (_processor() - before) / rounds
    return statistics.median(seconds for seconds, _ in runs), processor, max(peak for _, peak in runs)


def _processor() -> float:
    """Seconds that ended children and theirs have computed, which does not depend on what else the machine does."""
    times = os.times()
    return times.children_user + times.children_system


def _table(name: str, what: str, measured: Mapping[int, Taken]) -> Iterator[str]:
    yield f"| {what} | bdgxl {name} | processor time | peak memory |"
    yield "|---|---|---|---|"
    for size, (seconds, processor, peak) in sorted(measured.items()):
        yield f"| {size:,} | {seconds:.2f} s | {processor:.2f} s | {peak / 1e6:.0f} MB |"
    if len(measured) > 1:
        columns = (exponent((size, taken[column]) for size, taken in measured.items()) for column in range(3))
        yield f"| exponent | {' | '.join(f'{slope:.2f}' for slope in columns)} |"


def exponent(points: Iterable[tuple[float, float]]) -> float:
    """The slope of the straight line nearest to the logarithms of the points (least squares)."""
    logs = [(math.log(size), math.log(value)) for size, value in points if value]
    if len(logs) < 2:
        return math.nan
    middle, level = (statistics.mean(values) for values in zip(*logs, strict=True))
    slope: float = sum((x - middle) * (y - level) for x, y in logs) / sum((x - middle) ** 2 for x, _ in logs)
    return slope


if __name__ == "__main__":
    main()
