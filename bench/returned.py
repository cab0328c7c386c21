"""Make returned forms to measure with: full forms of the Nghệ An plan, its agencies multiplied, faults among them.

    python -m bench.returned FOLDER [--files 3500] [--seed 1]

writes the plan and an inbox. The forms are written filled by the product's own writer, which is quick; programs of
offices write the same parts.
"""

import os
import random
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import click

from bench.round.answers import Place, answers, fault
from toolkit.core.forms.book import AgencyBook, agency_book, agency_books
from toolkit.core.forms.spec import Form, Layout, Row
from toolkit.core.plan.load import dump_plan, load_plan
from toolkit.core.plan.model import Mode, Plan
from workbook_templates.agency_book import write_agency_book

PLAN = Path(__file__).parent.parent / "samples" / "plans" / "nghe-an-2022.yaml"
PERIOD = "nam"
WORDS = "khoảng vài chục"
"""What is no figure, and no reason why there is none."""
_FAULTY, _AGAIN = 0.05, 0.03
"""Share of forms with a cell that cannot be read, and of files that are a second version of a form."""
_LIST_ROWS = 5
"""Rows filled in every list; the forms offer up to twenty."""
_OF_ONE = (Mode.SINGLE, Mode.LATEST)
"""Indicators that the plan has one agency report; they stay that agency's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A file to make: whose form it is, which version, and the seed of what is in it."""

    report: str
    agency: str
    number: int
    seed: int


def make_round(folder: Path, files: int, seed: int = 1, *, wrong: bool = False) -> Path:
    """Write ``inbox`` with so many returned forms, and the plan that they are of; returns the plan's path.

    ``wrong``: words stand where figures belong, in all of them.
    """
    plan = multiplied(load_plan(PLAN), files)
    path = folder / "ke-hoach.yaml"
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(dump_plan(plan), encoding="utf-8")
    wanted = list(_wanted(plan, files, random.Random(seed)))
    size = -(-len(wanted) // (4 * (os.cpu_count() or 1)))
    chunks = [wanted[start : start + size] for start in range(0, len(wanted), size)]
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(_write, plan, folder / "inbox", wrong), chunks))
    return path


def multiplied(plan: Plan, duties: int) -> Plan:
    """The plan with so many copies of every agency that at least so many forms are owed."""
    owed = sum(len(plan.owners(report, PERIOD)) for report in plan.reports)
    copies = -(-duties // owed)
    data = plan.model_dump(mode="json")
    codes = {agency.code for agency in plan.agencies}
    of_one = {indicator.code for indicator in plan.indicators if indicator.mode in _OF_ONE}
    return plan if copies == 1 else Plan.model_validate(_copied(data, codes, copies, of_one))


def _copied(value: Any, codes: set[str], copies: int, of_one: set[str]) -> Any:
    """A part of a plan in which every list that names agencies names their copies too."""
    if isinstance(value, dict):
        kept = "reporters" if value.get("code") in of_one else ""
        return {key: part if key == kept else _copied(part, codes, copies, of_one) for key, part in value.items()}
    if not isinstance(value, list):
        return value
    found = []
    for part in value:
        found.append(_copied(part, codes, copies, of_one))
        for number in range(2, copies + 1):
            if isinstance(part, str) and part in codes:
                found.append(f"{part}-{number}")
            elif isinstance(part, dict) and part.get("who") in codes and "role" in part:
                found.append({**part, "who": f"{part['who']}-{number}"})
            elif isinstance(part, dict) and part.get("code") in codes and "kind" in part:
                found.append({**part, "code": f"{part['code']}-{number}", "name": f"{part['name']} {number}"})
    return found


def _wanted(plan: Plan, files: int, chance: random.Random) -> Iterator[Returned]:
    # The reports with figures first: they are what an inbox is about.
    books = sorted(
        agency_books(plan, plan.period_by_code[PERIOD]),
        key=lambda book: ["chi-tieu", "hoat-dong", "tu-kiem-tra"].index(book.report.id),
    )
    again = round(files * _AGAIN)
    made = list(islice(books, files - again))
    numbers = range(1, files + 1)
    for number, book in zip(numbers, made, strict=False):
        yield Returned(report=book.report.id, agency=book.agency.code, number=1, seed=number)
    for number, book in zip(range(len(made) + 1, files + 1), chance.sample(made, again), strict=True):
        yield Returned(report=book.report.id, agency=book.agency.code, number=2, seed=number)


def _write(plan: Plan, folder: Path, wrong: bool, wanted: Sequence[Returned]) -> None:
    for one in wanted:
        report, agency = plan.report_by_id[one.report], plan.agency_by_code[one.agency]
        book = agency_book(plan, report, plan.period_by_code[PERIOD], agency)
        chance = random.Random(one.seed)
        places = dict.fromkeys(_places(book), ("", ""))
        day = report.due_on(PERIOD) or plan.period_by_code[PERIOD].end
        said = answers(book, places, day, chance, list_rows=[f"+{row}" for row in range(1, _LIST_ROWS + 1)])
        said |= {("cover", "number", "value"): one.number}
        if wrong:
            said |= {place: WORDS for place, value in said.items() if not isinstance(value, str)}
        broken = fault(book, said) if chance.random() < _FAULTY else None
        if broken is not None:
            said[broken[0]] = broken[1]
        path = folder / one.report / f"{one.agency}-{one.number}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_agency_book(filled(book, said)))


def _places(book: AgencyBook) -> Iterator[Place]:
    for _, form in book.forms():
        rows = [row.key for row in form.rows]
        if form.spec.layout is Layout.OPEN:
            rows = [f"+{number}" for number in range(1, _LIST_ROWS + 1)]
        yield from ((form.spec.id, row, column.id) for row in rows for column in form.spec.inputs)


def filled(book: AgencyBook, said: Mapping[Place, str | int | Decimal]) -> AgencyBook:
    """The book with what is said in its cells."""
    sheets = (replace(sheet, forms=tuple(_filled(form, said) for form in sheet.forms)) for sheet in book.sheets)
    return replace(book, sheets=tuple(sheets))


def _filled(form: Form, said: Mapping[Place, str | int | Decimal]) -> Form:
    spec = form.spec
    rows = form.rows
    if spec.layout is Layout.OPEN:
        rows = tuple(Row(key=str(number)) for number in range(1, _LIST_ROWS + 1))
    mark = "+" if spec.layout is Layout.OPEN else ""
    found = []
    for row in rows:
        values = {column.id: said.get((spec.id, mark + row.key, column.id)) for column in spec.inputs}
        typed = {column: Decimal(v) if isinstance(v, int) else v for column, v in values.items() if v is not None}
        found.append(replace(row, prefill={**row.prefill, **typed}))
    return replace(form, rows=tuple(found))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--files", default=3500, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(folder: Path, files: int, seed: int) -> None:
    """Make a plan and an inbox of its returned forms."""
    click.echo(make_round(folder, files, seed))


if __name__ == "__main__":
    main()
