"""Make returned forms to measure with: full forms of the Nghệ An plan, filled with plausible figures."""

import random
from pathlib import Path

from openpyxl import load_workbook

from samples.addresses import input_addresses
from toolkit.core.forms.book import AgencyBook, agency_books
from toolkit.core.forms.spec import Field, Kind
from toolkit.core.plan.load import load_plan
from workbook_templates.agency_book import write_agency_book

PLAN = Path(__file__).parent.parent / "samples" / "plans" / "nghe-an-2022.yaml"


def make_inbox(folder: Path, count: int, seed: int = 1) -> None:
    """Write ``count`` filled forms below ``folder``: the plan's own agencies and reports, in the plan's order.

    Raises ValueError when the plan has fewer forms than that.
    """
    plan = load_plan(PLAN)
    books = list(agency_books(plan, plan.period_by_code["nam"]))
    if count > len(books):
        raise ValueError(f"the plan has {len(books)} forms, {count} were asked for")
    chance = random.Random(seed)
    # The reports with figures first: they are what an inbox is about.
    books.sort(key=lambda book: ["chi-tieu", "hoat-dong", "tu-kiem-tra"].index(book.report.id))
    for book in books[:count]:
        fill(folder / book.report.id / book.file_name, book, chance)


_LIST_ROWS = 5
"""Rows filled in every list; the forms offer up to twenty."""


def fill(path: Path, book: AgencyBook, chance: random.Random) -> None:
    """Write one form with every fixed input cell and the first rows of every list filled."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(write_agency_book(book))
    addresses = input_addresses(path, book)
    workbook = load_workbook(path)
    forms = {form.spec.id: form for _, form in book.forms()}
    for (form_id, row_key, column_id), (sheet, cell) in addresses.items():
        form = forms[form_id]
        row = form.row_by_key.get(row_key)
        column = form.spec.column(column_id)
        field = form.field(row, column) if row else column.field
        unused = row_key.startswith("+") and int(row_key.removeprefix("+")) > _LIST_ROWS
        rated = (form_id, column_id) == ("indicators", "result") and (form_id, row_key, "numerator") in addresses
        if field is not None and not unused and not rated:
            workbook[sheet][cell] = _value(field, column_id, row_key, chance)
    workbook.save(path)


def _value(field: Field, column: str, row: str, chance: random.Random) -> str | int:
    if field.kind is Kind.CHOICE:
        return field.choices[0]
    if field.kind is Kind.DATE:
        return "20/12/2022"
    if field.kind is Kind.FIGURE:
        if column == "year":
            return 2021
        if row == "number":
            return 1
        if column == "result":
            return chance.randint(1, 2)
        # Totals above their parts, so that the forms are clean.
        part = column.endswith(("numerator", "nam", "nu"))
        return chance.randint(60, 90) if part else chance.randint(200, 400)
    return f"Nội dung báo cáo số {chance.randint(1, 999)} của đơn vị"
