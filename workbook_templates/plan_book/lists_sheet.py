"""The hidden sheet of the plan workbook: its mark, and the choices of the drop-down lists.

Other workbooks of records keep their choices on a hidden sheet of their own in the same way.
"""

from collections.abc import Mapping

from toolkit.core.a1 import absolute, sheet_reference
from toolkit.core.plan.book.mark import LISTS_SHEET, PLAN_MARK, PLAN_NAME, VERSION
from workbook_templates import theme
from workbook_templates.writer import Book, Page

Choices = tuple[str, ...]
_FIRST = 2
"""Column C."""
_STYLE = theme.PLAIN.but(num_format=theme.FORMAT_TEXT)


class Lists:
    """Choices that were used, each with the range in which it will stand."""

    def __init__(self, sheet: str = LISTS_SHEET) -> None:
        self.sheet = sheet
        self._columns: dict[Choices, int] = {}

    def source(self, choices: Choices) -> str:
        """What a validation refers to; a list inside a validation cannot hold commas."""
        col = self._columns.setdefault(choices, _FIRST + len(self._columns))
        return f"={sheet_reference(self.sheet, f'{absolute(0, col)}:{absolute(len(choices) - 1, col)}')}"

    @property
    def columns(self) -> Mapping[Choices, int]:
        """Column of each list."""
        return self._columns


def write_lists_sheet(book: Book, lists: Lists) -> None:
    """Write the sheet after all others, when every list is known."""
    page = write_choices(book, lists)
    page.text(0, 0, PLAN_MARK, _STYLE)
    page.text(0, 1, VERSION, _STYLE)
    book.name(PLAN_NAME, lists.sheet, 0, 0)


def write_choices(book: Book, lists: Lists) -> Page:
    """Write the choices alone, on a hidden sheet."""
    page = book.page(lists.sheet)
    for choices, col in lists.columns.items():
        for row, choice in enumerate(choices):
            page.text(row, col, choice, _STYLE)
    page.hide()
    return page
