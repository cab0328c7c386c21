"""One sheet being written; see ``workbook_templates.writer``."""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Literal

from xlsxwriter.url import Url

from toolkit.core.a1 import cell_range, sheet_reference
from workbook_templates import theme
from workbook_templates.checks import WriterError, check, strict
from workbook_templates.formulas import prepared
from workbook_templates.theme import Style

if TYPE_CHECKING:
    from workbook_templates.writer import Book

_A4 = 9
_DEEPEST = 7
"""Excel's outlines have eight levels, the first of which is the sheet itself."""

LONGEST_TEXT = 32_767
"""What a cell takes, in units of UTF-16."""


def looks_rich(text: str) -> bool:
    """Whether xlsxwriter would take a text for the XML of a text with formatted parts, and write it unescaped."""
    return text.startswith("<r>") and text.endswith("</r>")


def file_url(path: str) -> Url:
    """A link to a file; ValueError where it is too long, which xlsxwriter only warns about when it is given a text."""
    return Url(f"external:{path}")


class Page:
    """A sheet being written."""

    def __init__(self, book: "Book", raw: Any) -> None:
        self.book = book
        self.raw = raw
        self.name: str = raw.get_name()
        self.first_printed = 0
        """Rows above it are for the screen."""
        self._outlined = False
        raw._prepare_formula = lru_cache(maxsize=256)(partial(prepared, raw._prepare_formula))

    # Cells. The checks are inlined because these run once for each cell of a national workbook.

    def text(self, row: int, col: int, text: str, style: Style = theme.PLAIN) -> None:
        """Write text, never a formula, link or number; the empty text is a blank cell."""
        if not text:
            self.blank(row, col, style)
            return
        form = self.book.format(style)
        if looks_rich(text):
            # In two pieces it is no XML to xlsxwriter, and still the same text.
            result = self.raw.write_rich_string(row, col, text[:1], form, text[1:], form)
        else:
            result = self.raw.write_string(row, col, text, form)
        if result:
            check(result, "text", (self.name, row, col))

    def number(self, row: int, col: int, number: Decimal | int | float, style: Style = theme.PLAIN) -> None:
        """Write a figure."""
        result = self.raw.write_number(row, col, float(number), self.book.format(style))
        if result:
            check(result, "number", (self.name, row, col))

    def date(self, row: int, col: int, date: dt.date, style: Style = theme.PLAIN) -> None:
        """Write a date; the style needs a date format."""
        moment = dt.datetime(date.year, date.month, date.day)
        check(self.raw.write_datetime(row, col, moment, self.book.format(style)), "date", (self.name, row, col))

    def blank(self, row: int, col: int, style: Style) -> None:
        """Write an empty cell with a format."""
        result = self.raw.write_blank(row, col, None, self.book.format(style))
        if result:
            check(result, "blank", (self.name, row, col))

    def formula(self, row: int, col: int, formula: str, style: Style, *, cached: str | int | float) -> None:
        """Write a formula with its present value, which programs show until they calculate."""
        if not formula.startswith("="):
            raise WriterError(f"'{formula}' is not a formula")
        check(
            self.raw.write_formula(row, col, formula, self.book.format(style), cached), "formula", (self.name, row, col)
        )

    def link(self, row: int, col: int, sheet: str, text: str, style: Style, *, cell: str = "A1") -> None:
        """Write a link to another sheet of the workbook."""
        with strict():
            target = f"internal:{sheet_reference(sheet, cell)}"
            check(self.raw.write_url(row, col, target, self.book.format(style), text), "link", (self.name, row, col))
        # Written again because write_url does not look at what becomes of its text.
        self.text(row, col, text, style)

    def file_link(self, row: int, col: int, path: str, text: str, style: Style) -> None:
        """Write a link to a file beside the workbook: a relative path with its special characters escaped.

        The path may end in ``#'sheet'!cell``.
        """
        try:
            url = file_url(path)
        except ValueError as error:
            raise WriterError(f"{error}: {(self.name, row, col)}") from error
        url.text = text
        check(self.raw.write_url(row, col, url, self.book.format(style)), "file link", (self.name, row, col))

    # Ranges

    def merge(self, row: int, first_col: int, last_col: int, text: str, style: Style) -> None:
        """Merge cells of one row; only above tables, never inside them."""
        with strict():
            result = self.raw.merge_range(row, first_col, row, last_col, "", self.book.format(style))
            check(result, "merge", (self.name, row, first_col))
        self.text(row, first_col, text, style)

    def validate(
        self,
        row: int,
        col: int,
        options: Mapping[str, Any],
        *,
        last_row: int | None = None,
        last_col: int | None = None,
    ) -> None:
        """Attach a validation or an input message, by xlsxwriter's options, to a cell or as far as the last ones."""
        final = (row if last_row is None else last_row, col if last_col is None else last_col)
        with strict():
            check(self.raw.data_validation(row, col, *final, dict(options)), "validation", (self.name, row, col))

    def condition(
        self, cells: tuple[int, int, int, int], options: Mapping[str, Any], style: Style | None = None
    ) -> None:
        """Attach a conditional format, by xlsxwriter's options, to (first row, first col, last row, last col)."""
        chosen = dict(options) if style is None else {**options, "format": self.book.format(style)}
        with strict():
            check(self.raw.conditional_format(*cells, chosen), "conditional format", (self.name, *cells))

    def table(self, cells: tuple[int, int, int, int], name: str, columns: Sequence[str], **options: Any) -> None:
        """Make cells that were written already, with headings in the first row, a native table."""
        settings = {"name": name, "columns": [{"header": heading} for heading in columns], **options}
        with strict():
            check(self.raw.add_table(*cells, settings), "table", (self.name, name))

    def autofilter(self, first_row: int, first_col: int, last_row: int, last_col: int) -> None:
        """Offer filters on the heading row ``first_row``."""
        with strict():
            result = self.raw.autofilter(first_row, first_col, last_row, last_col)
            check(result, "autofilter", (self.name, first_row, first_col))

    def chart(self, row: int, col: int, chart: Any, *, alt: str, **options: Any) -> None:
        """Place a chart; ``alt`` says in words what it shows."""
        with strict():
            result = self.raw.insert_chart(row, col, chart, {"description": alt, **options})
            check(result, "chart", (self.name, row, col))

    def sparkline(self, row: int, col: int, options: Mapping[str, Any]) -> None:
        """Draw a small line in a cell, by xlsxwriter's options."""
        with strict():
            check(self.raw.add_sparkline(row, col, dict(options)), "sparkline", (self.name, row, col))

    # Sheet

    def column(
        self, first: int, last: int | None = None, *, width: float, hidden: bool = False, style: Style | None = None
    ) -> None:
        """Set the width of a column or of columns ``first`` to ``last``, and the style of its cells not written."""
        with strict():
            final = first if last is None else last
            chosen = None if style is None else self.book.format(style)
            check(self.raw.set_column(first, final, width, chosen, {"hidden": hidden}), "column", (self.name, first))

    def row(self, row: int, points: float, *, hidden: bool = False, level: int = 0) -> None:
        """Set the height of a row in points (at most 409, as Excel has it) and how deep it lies in the outline."""
        if not 0 <= level <= _DEEPEST:
            raise WriterError(f"outline level {level}: {(self.name, row)}")
        check(self.raw.set_row(row, points, None, {"hidden": hidden, "level": level}), "row", (self.name, row))
        if level and not self._outlined:
            self._outlined = True
            with strict():
                # The heading stands above its rows; all of them are open.
                self.raw.outline_settings(visible=True, symbols_below=False)

    def protect(self, options: Mapping[str, bool], password: str = "") -> None:
        """Protect the sheet against accidents."""
        with strict():
            self.raw.protect(password, dict(options))

    def quiet(self, first_row: int, first_col: int, last_row: int, last_col: int) -> None:
        """Spare cells Excel's green corners: figures printed as text and formulas with parameters are meant."""
        cells = cell_range(first_row, first_col, last_row, last_col)
        with strict():
            result = self.raw.ignore_errors({"number_stored_as_text": cells, "formula_differs": cells})
            check(result, "ignored errors", (self.name, cells))

    def freeze(self, row: int, col: int) -> None:
        """Keep the rows above and the columns before a cell in view."""
        with strict():
            self.raw.freeze_panes(row, col)

    def start_at(self, row: int, col: int) -> None:
        """Select a cell for when the sheet is opened."""
        with strict():
            self.raw.set_selection(row, col, row, col)

    def hide(self) -> None:
        """Hide the sheet so that only a programmer finds it."""
        with strict():
            self.raw.very_hidden()

    def print_setup(
        self,
        *,
        orientation: Literal["portrait", "landscape"],
        header: str = "",
        footer: str = "",
        repeat: tuple[int, int] | None = None,
    ) -> None:
        """A4, one page wide, with header, footer and the rows that every page repeats."""
        with strict():
            self.raw.set_paper(_A4)
            self.raw.set_landscape() if orientation == "landscape" else self.raw.set_portrait()
            self.raw.fit_to_pages(1, 0)
            self.raw.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.7)
            self.raw.center_horizontally()
            check(self.raw.set_header(header, {"margin": 0.35}), "header", self.name)
            check(self.raw.set_footer(footer, {"margin": 0.35}), "footer", self.name)
            if repeat is not None:
                check(self.raw.repeat_rows(*repeat), "repeated rows", self.name)

    def print_from(self, row: int) -> None:
        """Leave the rows above out of the print; to be called when everything is written.

        Charts lie over cells that may never have been written: a sheet with charts is printed whole.
        """
        if self.raw.charts:
            return
        with strict():
            result = self.raw.print_area(row, 0, self.raw.dim_rowmax, self.raw.dim_colmax)
            check(result, "print area", self.name)

    def one_page(self) -> None:
        """Print the whole sheet on one page, and show it as a sheet of paper, without a grid."""
        with strict():
            self.raw.fit_to_pages(1, 1)
            self.raw.set_margins(left=0.4, right=0.4, top=0.65, bottom=0.4)
            self.raw.hide_gridlines(2)

    def break_before(self, rows: Sequence[int], *, scale: int) -> None:
        """Begin a printed page before each of these rows; for that the sheet is scaled by per cent, not fitted."""
        with strict():
            self.raw.set_print_scale(scale)
            if rows:
                self.raw.set_h_pagebreaks(list(rows))

    def spread(self, pages_wide: int, *, repeat_columns: tuple[int, int]) -> None:
        """Print on so many pages side by side, repeating columns on each."""
        with strict():
            self.raw.fit_to_pages(pages_wide, 0)
            check(self.raw.repeat_columns(*repeat_columns), "repeated columns", self.name)
