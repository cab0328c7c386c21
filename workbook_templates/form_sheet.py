"""A sheet of forms: title, its sections one below the other, freezing, protection and print set-up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from toolkit.core.forms.arrange import sent_columns
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import AGENCY_COLUMN, Form, Layout, Sheet
from toolkit.core.stamp import KEY_STAMP
from toolkit.core.vocabulary import FILL_HERE
from workbook_templates import measure, theme
from workbook_templates.form_section import FIRST_COLUMN, Grid, Section, column_widths, write_section
from workbook_templates.remarks import WIDTH
from workbook_templates.theme import Style
from workbook_templates.wording import shorten
from workbook_templates.writer import Book, Page, header_text

PERMITTED: Mapping[str, bool] = {
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "select_locked_cells": True,
    "select_unlocked_cells": True,
}
"""What protection leaves free: resizing and filtering. Sorting locked cells is impossible in Excel."""
_KEY_WIDTH = 12.0
_PAGE_WIDTH = 122.0
"""Characters across A4 landscape at full size."""
_MOST_STRETCH = 1.5
_HEADER_ROOM = 56
"""Characters that either end of a header has on A4 portrait."""
_FROZEN_POINTS = 150.0
"""Taller explanations scroll away, or they would fill a small screen."""
_FILTER_FROM = 12
"""Rows from which a filter is worth its arrows."""
_FROZEN_WIDTH = 60.0
"""Columns up to the label stay in view when they leave room for the rest of a small screen."""


def write_form_sheet(book: Book, sheet: Sheet, agency_book: AgencyBook, password: str = "") -> tuple[Section, ...]:
    """Write one sheet of forms; returns where each form went."""
    page = book.page(sheet.name)
    grids = _grids(sheet.forms)
    widths = grids[-1].widths
    write_keys(page, agency_book)
    for col, width in widths.items():
        page.column(col, width=width)
    top, height = _write_title(page, sheet.forms[0], agency_book, widths)
    sections = []
    for place, (form, grid) in enumerate(zip(sheet.forms, grids, strict=True)):
        if place:
            top = _write_subtitle(page, form, top + 1)
        section = write_section(page, form, top, grid)
        sections.append(section)
        top = section.end_row
    page.quiet(0, 0, top, max(widths))
    _arrange(page, sections[0], widths, frozen_rows=height <= _FROZEN_POINTS)
    finish_page(page, agency_book, orientation="landscape", repeat=sections[0].heading_row)
    if sheet.protect:
        page.protect(PERMITTED, password)
    return tuple(sections)


def write_keys(page: Page, agency_book: AgencyBook) -> None:
    """The hidden key column with the stamp on top."""
    page.column(0, width=_KEY_WIDTH, hidden=True)
    page.text(0, 0, f"{KEY_STAMP}{agency_book.stamp.text()}", theme.SMALL)


def finish_page(
    page: Page, agency_book: AgencyBook, *, orientation: Literal["portrait", "landscape"], repeat: int | None = None
) -> None:
    """Print set-up that all sheets share."""
    font = f'&"{theme.FONT},Italic"&9 '
    plan = agency_book.plan
    source = f"Kế hoạch số {plan.number}" if plan.number else f"Kế hoạch của {plan.issuer}"
    agency = shorten(agency_book.agency.name, _HEADER_ROOM)
    source = shorten(f"{source} – {agency_book.period.name}", _HEADER_ROOM)
    page.print_setup(
        orientation=orientation,
        header=f"&L{font}{header_text(agency)}&R{font}{header_text(source)}",
        footer=f"&L{font}&A&R{font}Trang &P/&N",
        repeat=None if repeat is None else (repeat, repeat),
    )


def write_lines(page: Page, row: int, cols: tuple[int, int], text: str, style: Style, width: float) -> float:
    """Text over several columns above a table; returns the height it needs, in points."""
    first, last = cols
    properties = dict(style.items)
    bold, size = properties.get("bold") is True, float(properties.get("font_size", theme.SIZE))
    if last > first:
        page.merge(row, first, last, text, style.but(text_wrap=True))
    else:
        page.text(row, first, text, style.but(text_wrap=True))
    points = measure.row_points(measure.line_count(text, width, bold=bold, size=size), size=size) + 3
    page.row(row, points)
    return points


def _grids(forms: tuple[Form, ...]) -> tuple[Grid, ...]:
    """Where columns go: those of the first form side by side, those of a second form beneath them."""
    sent = {
        form: {name: FIRST_COLUMN + place for name, place in columns.items()}
        for form, columns in sent_columns(forms).items()
    }
    main = sent[forms[0].spec.id]
    natural = column_widths(forms[0])
    # A small table is stretched towards the width of the page, within reason.
    stretch = min(_MOST_STRETCH, max(1.0, _PAGE_WIDTH / sum(natural.values())))
    widths = {col: round(natural[name] * stretch, 1) for name, col in main.items()}
    grids = [Grid(columns=main, widths=widths, ends=main)]
    for form in forms[1:]:
        columns = sent[form.spec.id]
        for column in form.columns:
            widths.setdefault(columns[column.id], column.width)
        starts = [*list(columns.values())[1:], max(widths) + 1]
        ends = {name: start - 1 for name, start in zip(columns, starts, strict=True)}
        grids.append(Grid(columns=columns, widths=widths, ends=ends))
    return with_remarks(grids) if any(form.remarks for form in forms) else tuple(grids)


def with_remarks(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """The grids of a sheet with a further column, right of all others, for what is to be looked at again."""
    col = max(max(grid.widths) for grid in grids) + 1
    return tuple(replace(grid, widths={**grid.widths, col: WIDTH}, remarks=col) for grid in grids)


def _write_title(page: Page, form: Form, agency_book: AgencyBook, widths: Mapping[int, float]) -> tuple[int, float]:
    """Title and guidance; returns the heading row and the height above it."""
    whose = f"{agency_book.agency.name} – kỳ báo cáo: {agency_book.period.name}. {FILL_HERE}"
    cols, width = (min(widths), max(widths)), sum(widths.values())
    height = write_lines(page, 0, cols, form.spec.title, theme.TITLE, width)
    height += write_lines(page, 1, cols, f"{whose} {form.spec.guidance}".strip(), theme.GUIDANCE, width)
    return 2, height


def _write_subtitle(page: Page, form: Form, row: int) -> int:
    page.text(row, FIRST_COLUMN, form.spec.title, theme.SECTION)
    page.row(row, 24)
    if not form.spec.guidance:
        return row + 1
    page.text(row + 1, FIRST_COLUMN, form.spec.guidance, theme.GUIDANCE)
    page.row(row + 1, measure.row_points(1))
    return row + 2


def _arrange(page: Page, section: Section, widths: Mapping[int, float], *, frozen_rows: bool) -> None:
    frozen = 0
    for column in (AGENCY_COLUMN.id, "label"):
        last = section.columns.get(column)
        if last is not None and sum(width for col, width in widths.items() if col <= last) <= _FROZEN_WIDTH:
            frozen = last + 1
    if frozen_rows or frozen:
        page.freeze(section.heading_row + 1 if frozen_rows else 0, frozen)
    if section.first_input is not None:
        page.start_at(*section.first_input)
    filter_rows(page, section)


def filter_rows(page: Page, section: Section) -> None:
    """Give a long table a filter, and always one by which each of several agencies finds its rows."""
    form = section.form
    several = AGENCY_COLUMN.id in section.columns
    long = form.spec.layout is Layout.FIXED and form.spec.counted and len(form.rows) >= _FILTER_FROM
    if several or long:
        # Sorting by agency takes the keys along: where a program forgets the protection, rows stay what they are.
        first = 0 if several else FIRST_COLUMN
        page.autofilter(section.heading_row, first, section.end_row - 1, max(section.columns.values()))
