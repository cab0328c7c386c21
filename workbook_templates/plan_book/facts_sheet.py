"""The sheet of single facts: what the plan is, who issued it, who consolidates."""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.core.plan.book.declare import Column
from toolkit.core.plan.book.facts import FACT_HEADINGS, FACTS, FACTS_GUIDANCE, FACTS_SHEET, FACTS_TITLE
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.book.records import shown
from workbook_templates import measure, theme
from workbook_templates.plan_book import look
from workbook_templates.plan_book.lists_sheet import Lists
from workbook_templates.plan_book.rules import FIRST_ROW, HEADING_ROW, validate
from workbook_templates.writer import Book, Page

_WIDTHS = (24.0, 64.0, 44.0)


def write_facts_sheet(book: Book, values: Mapping[str, Any], parties: Parties, lists: Lists) -> None:
    """Write a row for each fact, and one for each item of a list."""
    page = book.page(FACTS_SHEET)
    for col, width in enumerate(_WIDTHS):
        page.column(col, width=width)
    page.text(0, 0, FACTS_TITLE, theme.TITLE)
    page.row(0, 24)
    page.text(1, 0, FACTS_GUIDANCE, theme.GUIDANCE)
    for col, heading in enumerate(FACT_HEADINGS):
        page.text(HEADING_ROW, col, heading, theme.HEADING)
    row = FIRST_ROW
    for column in FACTS:
        for item in _items(column, values):
            _write_fact(page, column, item, row, parties)
            validate(page, column, (row, 1), row, lists, column.heading)
            row += 1
    page.freeze(FIRST_ROW, 1)
    page.start_at(FIRST_ROW, 1)
    page.quiet(FIRST_ROW, 0, row, len(_WIDTHS) - 1)
    font = f'&"{theme.FONT},Italic"&9 '
    page.print_setup(orientation="portrait", footer=f"&L{font}&A&R{font}Trang &P/&N")


def _items(column: Column, values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The values of a fact, each as a record of its own; one blank one where there is none."""
    name = column.keys[0]
    found = list(values.get(name) or ()) if column.many else [values.get(name)]
    yield from ({name: item} for item in found or [None])


def _write_fact(page: Page, column: Column, values: Mapping[str, Any], row: int, parties: Parties) -> None:
    mark = " *" if column.required else ""
    page.text(row, 0, f"{column.heading}{mark}", look.CELL.but(bold=True, bg_color=theme.ACCENT_FAINT))
    value = shown(column, values, parties)
    if isinstance(value, str):
        page.text(row, 1, value, look.CELL)
    else:
        page.number(row, 1, value, look.CELL.but(align="left"))
    page.text(row, 2, column.prompt, look.CELL.but(font_color=theme.MUTED, font_size=10))
    lines = max(measure.line_count(str(value), _WIDTHS[1]), measure.line_count(column.prompt, _WIDTHS[2], size=10), 1)
    page.row(row, measure.row_points(lines))
