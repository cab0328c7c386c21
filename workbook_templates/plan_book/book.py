"""The plan workbook as a file: from a whole plan, or from the little that is known of a new one."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from toolkit.core.plan.book.mark import PLAN_MARK, VERSION
from toolkit.core.plan.book.records import parties_of, plan_values
from toolkit.core.plan.book.sheets import SHEETS
from toolkit.core.plan.model import Plan
from workbook_templates.plan_book.facts_sheet import write_facts_sheet
from workbook_templates.plan_book.guide import write_guide
from workbook_templates.plan_book.lists_sheet import Lists, write_lists_sheet
from workbook_templates.plan_book.table_sheet import write_table_sheet
from workbook_templates.writer import Book

_BEFORE_ANY_PLAN = dt.datetime(2000, 1, 1)


def write_plan_book(plan: Plan) -> bytes:
    """The workbook of a plan, which reads back as the same plan; sheets that it does not use yet are empty."""
    return write_values(plan_values(plan), example=False)


def write_new_book(values: Mapping[str, Any]) -> bytes:
    """A workbook to fill in, with every sheet and examples; ``values`` are what is known already (year, agencies …)."""
    return write_values(values, example=True)


def write_values(values: Mapping[str, Any], *, example: bool) -> bytes:
    """The workbook of plain values as ``Plan.model_dump`` gives them, which need not be a whole plan.

    ``example``: whether sheets begin with a row that explains.
    """
    book = Book(
        title=str(values.get("title") or "Sổ kế hoạch"),
        subject=str(values.get("id") or ""),
        created=_created(values),
        properties={PLAN_MARK: VERSION},
    )
    parties, lists = parties_of(values), Lists()
    write_guide(book)
    write_facts_sheet(book, values, parties, lists)
    for sheet in SHEETS:
        write_table_sheet(book, sheet, values, parties, lists, example=example)
    write_lists_sheet(book, lists)
    return book.to_bytes(compact=True)


def _created(values: Mapping[str, Any]) -> dt.datetime:
    issued, year = values.get("issued"), values.get("year")
    if isinstance(issued, dt.date) and issued.year >= 1980:
        return dt.datetime(issued.year, issued.month, issued.day)
    return dt.datetime(year, 1, 1) if isinstance(year, int) and year >= 1980 else _BEFORE_ANY_PLAN
