"""What is entered in the cells of a form before it is sent."""

from decimal import Decimal

from workbook_templates.theme import Style
from workbook_templates.writer import Page


def put(page: Page, row: int, col: int, value: str | Decimal, style: Style) -> None:
    """A text or a figure."""
    if isinstance(value, Decimal):
        page.number(row, col, value, style)
    else:
        page.text(row, col, value, style)


def write_over(page: Page, row: int, cols: tuple[int, int], value: str | Decimal, style: Style) -> None:
    """Text in the first of several cells that look like one; it runs over the empty ones, which stay locked."""
    first, last = cols
    style = style.but(text_wrap=False)
    put(page, row, first, value, style.but(right=0))
    for col in range(first + 1, last + 1):
        page.blank(row, col, style.but(left=0, locked=True, **({} if col == last else {"right": 0})))
