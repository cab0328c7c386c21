"""The hidden sheet: stamp, key map and drop-down lists. Its layout is described in ``toolkit.core.stamp``."""

from collections.abc import Sequence

from toolkit.core.a1 import a1
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Layout
from toolkit.core.stamp import KEY_MAP, NAME_PREFIX, STAMP_SHEET
from workbook_templates import theme
from workbook_templates.form_section import Section
from workbook_templates.writer import Book, Page

_LISTS = 7
"""Column H."""


def write_stamp_sheet(book: Book, agency_book: AgencyBook, placed: Sequence[tuple[str, Section]]) -> None:
    """Write the sheet; ``placed`` names the sheet of every section."""
    page = book.page(STAMP_SHEET)
    style = theme.PLAIN.but(num_format=theme.FORMAT_TEXT)
    row = 0
    for name, text in agency_book.identity.items():
        page.text(row, 0, name, style)
        page.text(row, 1, text, style)
        book.name(f"{NAME_PREFIX}{name}", STAMP_SHEET, row, 1)
        row += 1
    row += 1
    for col, heading in enumerate((KEY_MAP, "form", "sheet", "cell")):
        page.text(row, col, heading, style)
    for sheet, section in placed:
        if section.form.spec.layout is Layout.OPEN:
            continue  # rows of lists have no names
        for form_row in section.form.rows:
            row += 1
            cell = a1(section.row_of[form_row.key], 0)
            for col, text in enumerate((form_row.key, section.form.spec.id, sheet, cell)):
                page.text(row, col, text, style)
    _write_lists(book, page, agency_book)
    page.protect({})
    page.hide()


def _write_lists(book: Book, page: Page, agency_book: AgencyBook) -> None:
    """One column for each list; a list inside a validation would vanish beyond 255 characters."""
    style = theme.PLAIN.but(num_format=theme.FORMAT_TEXT)
    for place, (name, choices) in enumerate(_lists(agency_book).items()):
        page.text(0, _LISTS + place, name, style)
        for row, choice in enumerate(choices, start=1):
            page.text(row, _LISTS + place, choice, style)
        book.name(name, STAMP_SHEET, 1, _LISTS + place, len(choices))


def _lists(agency_book: AgencyBook) -> dict[str, tuple[str, ...]]:
    lists: dict[str, tuple[str, ...]] = {}
    for _, form in agency_book.forms():
        fields = [column.field for column in form.spec.columns]
        fields += [field for row in form.rows for field in row.fields.values()]
        for field in fields:
            if (
                field is not None
                and field.choices
                and lists.setdefault(field.choice_list, field.choices) != field.choices
            ):
                raise ValueError(f"list {field.choice_list} has two sets of choices")
    return lists
