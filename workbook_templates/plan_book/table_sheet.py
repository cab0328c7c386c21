"""One sheet of records of the plan workbook: headings, rows, spare rows."""

from collections.abc import Mapping
from typing import Any

from toolkit.core.plan.book.declare import EXAMPLE_ROW, NONE_ROW, TINTS_CAPTION, BookSheet, Column
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.book.records import Record, example_text, records, shown
from workbook_templates import measure, theme
from workbook_templates.plan_book import look
from workbook_templates.plan_book.lists_sheet import Lists
from workbook_templates.plan_book.rules import FIRST_ROW, HEADING_ROW, MOST_ROWS, tint, validate
from workbook_templates.theme import Style
from workbook_templates.writer import Book, Page

_SPARE_ROWS = 15
"""Ruled rows of a new workbook."""
_EXAMPLE_YEAR = 2026
"""Where the plan's own year is not known yet."""
_MOST_LINES = 24
"""Lines of a row that still fit on a printed page below the headings."""
_WIDEST = 140.0
_FROZEN_WIDTH = 62.0
"""Columns up to the text stay in view when they leave room for the rest of a small screen."""
_PAGES_WIDE = 190.0
"""Characters of columns on one printed page before it is spread over two."""


def write_table_sheet(
    book: Book, sheet: BookSheet, values: Mapping[str, Any], parties: Parties, lists: Lists, *, example: bool
) -> None:
    """Write one sheet; ``example`` adds a row that explains and is not read."""
    year = values.get("year")
    year = year if isinstance(year, int) else None
    page = book.page(sheet.name)
    titles = [column.title(year) for column in sheet.columns]
    found = records(sheet, values)
    widths = [
        _width(column, title, [str(shown(column, record.values, parties)) for record in found])
        for column, title in zip(sheet.columns, titles, strict=True)
    ]
    for col, (column, width) in enumerate(zip(sheet.columns, widths, strict=True)):
        page.column(col, width=width, style=look.spare_style(column.codec))
    _write_top(page, sheet)
    _write_headings(page, sheet, titles, widths)
    row = FIRST_ROW
    if example and sheet.example:
        _write_example(page, sheet, row, year or _EXAMPLE_YEAR)
        row += 1
    for record in found:
        _write_record(page, sheet, record, row, parties, widths)
        row += 1
    if not found and sheet.required and sheet.part in values:
        page.text(row, 0, NONE_ROW, look.CELL)
        row += 1
    for spare in range(row, row + _SPARE_ROWS if example else row):
        for col, column in enumerate(sheet.columns):
            page.blank(spare, col, look.cell_style(column.codec))
    last = row + MOST_ROWS
    for col, (column, title) in enumerate(zip(sheet.columns, titles, strict=True)):
        validate(page, column, (FIRST_ROW, col), last, lists, title)
    tint(page, sheet, last)
    _arrange(page, sheet, widths, row)


def _write_top(page: Page, sheet: BookSheet) -> None:
    page.text(0, 0, sheet.title, theme.TITLE)
    page.row(0, 24)
    page.text(1, 0, sheet.guidance, theme.GUIDANCE)
    page.row(1, 20)
    if sheet.basis is not None:
        col = next((c for c in range(len(sheet.columns)) if sheet.columns[c].width >= 20), 0)
        page.text(2, col, TINTS_CAPTION, theme.SMALL)
        for place, (basis, style) in enumerate(look.TINTS.items(), start=col + 1):
            page.text(2, place, look.TINT_WORDS[basis].partition(":")[0], theme.SMALL.but(**style.properties))


def _write_headings(page: Page, sheet: BookSheet, titles: list[str], widths: list[float]) -> None:
    lines = 1
    for col, (column, title) in enumerate(zip(sheet.columns, titles, strict=True)):
        printed = not sheet.printed or column.keys in sheet.printed
        page.text(HEADING_ROW, col, title, look.PRINTED_HEADING if printed else look.TOOL_HEADING)
        lines = max(lines, measure.line_count(title, widths[col], bold=True))
    page.row(HEADING_ROW, measure.row_points(lines) + 6)


def _write_example(page: Page, sheet: BookSheet, row: int, year: int) -> None:
    lines = 1
    for col, column in enumerate(sheet.columns):
        text = EXAMPLE_ROW if col == 0 else example_text(sheet, column).replace("{year}", str(year))
        page.text(row, col, text, look.EXAMPLE)
        lines = max(lines, measure.line_count(text, column.width))
    page.row(row, measure.row_points(lines))


def _write_record(
    page: Page, sheet: BookSheet, record: Record, row: int, parties: Parties, widths: list[float]
) -> None:
    lines = 1
    for col, column in enumerate(sheet.columns):
        value = shown(column, record.values, parties)
        style: Style = look.GROUP if record.heading or record.values.get("heading") else look.cell_style(column.codec)
        if isinstance(value, str):
            page.text(row, col, value, style)
            bold = style is look.GROUP
            lines = max(lines, measure.line_count(value, widths[col], bold=bold)) if value else lines
        else:
            page.number(row, col, value, style)
    page.row(row, measure.row_points(lines))


def _width(column: Column, title: str, texts: list[str]) -> float:
    """The declared width, or a wider one where a text would need a row higher than rows can be."""
    width = max(column.width, measure.longest_word_width((title,), bold=True))
    while width < _WIDEST and any(measure.line_count(text, width) > _MOST_LINES for text in texts):
        width = min(width + 10, _WIDEST)
    return width


def _arrange(page: Page, sheet: BookSheet, widths: list[float], end: int) -> None:
    told = [c for c, column in enumerate(sheet.columns[:3]) if column.width >= 36]
    frozen = told[0] + 1 if told and sum(widths[: told[0] + 1]) <= _FROZEN_WIDTH else 1
    page.freeze(FIRST_ROW, frozen)
    page.start_at(FIRST_ROW, 0)
    last = max(end - 1, FIRST_ROW)
    page.autofilter(HEADING_ROW, 0, last, len(sheet.columns) - 1)
    page.quiet(FIRST_ROW, 0, end + MOST_ROWS, len(sheet.columns) - 1)
    font = f'&"{theme.FONT},Italic"&9 '
    page.print_setup(
        orientation="landscape", footer=f"&L{font}&A&R{font}Trang &P/&N", repeat=(HEADING_ROW, HEADING_ROW)
    )
    pages = -(-int(sum(widths)) // int(_PAGES_WIDE))
    if pages > 1:
        page.spread(pages, repeat_columns=(0, frozen - 1))
