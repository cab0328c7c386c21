"""One form on a sheet: its heading row, its rows and its key column.

Columns are laid out from the FormSpec alone; adding a Column there adds it here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.a1 import column_range
from toolkit.core.forms.spec import Column, Field, Form, Kind, Layout, Row
from toolkit.core.stamp import KEY_END, KEY_FORM, KEY_OPEN, KEY_ROW
from workbook_templates import measure, theme
from workbook_templates.attachments import Attachments
from workbook_templates.theme import Style
from workbook_templates.validation import input_style
from workbook_templates.writer import Page

FIRST_COLUMN = 1
"""Column A holds the keys."""
_ROOM_FOR_TEXT = 3
"""Lines kept free for what an agency writes into a wide text cell of a fixed row."""
_WIDE = 24.0
_NARROW = 14.0
"""Printed columns up to this width are centred."""
_FIGURE = re.compile(r"-?\d+(,\d+)?")
_NAME = re.compile(r"\{([A-Za-z0-9_-]+)\}")
_NO_ROWS = "Không có nội dung giao riêng cho đơn vị."


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """The columns of a form on its sheet."""

    columns: Mapping[str, int]
    """Column id → sheet column."""
    widths: Mapping[int, float]
    ends: Mapping[str, int]
    """Column id → last sheet column it covers: a form beneath another one runs over narrower columns."""

    def room(self, column_id: str) -> float:
        """Width that the cells of a column cover."""
        return sum(self.widths[col] for col in range(self.columns[column_id], self.ends[column_id] + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Where a form was written."""

    form: Form
    heading_row: int
    end_row: int
    columns: Mapping[str, int]
    row_of: Mapping[str, int]
    """Row key → row."""
    first_input: tuple[int, int] | None


def column_widths(form: Form) -> dict[str, float]:
    """Widths by column id, wide enough that no word of a heading or a printed text is broken."""
    widths = {}
    for column in form.columns:
        printed = [row.printed.get(column.id, "") for row in form.rows if not row.heading]
        heading = measure.longest_word_width((column.heading,), bold=True)
        widths[column.id] = max(column.width, heading, measure.longest_word_width((*printed, *column.alarming)))
    return widths


def write_section(page: Page, form: Form, top: int, grid: Grid) -> Section:
    """Write heading row, rows and end key from row ``top`` on."""
    _write_heading(page, form, top, grid)
    writer = _Rows(page, form, grid)
    row = top + 1
    if form.spec.layout is Layout.OPEN:
        for number in range(1, form.spec.open_rows + 1):
            writer.write(row, f"{KEY_OPEN}{number}", Row(key=str(number)))
            row += 1
    else:
        for form_row in form.rows:
            writer.write(row, f"{KEY_ROW}{form_row.key}", form_row)
            row += 1
    writer.attachments.attach(page, top + 1, row - 1)
    page.text(row, 0, f"{KEY_END}{form.spec.id}", theme.SMALL)
    if row == top + 1:
        page.text(row, FIRST_COLUMN, _NO_ROWS, theme.GUIDANCE)
    return Section(
        form=form,
        heading_row=top,
        end_row=row,
        columns=grid.columns,
        row_of=writer.row_of,
        first_input=writer.attachments.first_input,
    )


def _write_heading(page: Page, form: Form, row: int, grid: Grid) -> None:
    page.text(row, 0, f"{KEY_FORM}{form.spec.id}", theme.SMALL)
    lines = 1
    for column in form.columns:
        col, end = grid.columns[column.id], grid.ends[column.id]
        if end == col:
            page.text(row, col, column.heading, theme.HEADING)
            lines = max(lines, measure.line_count(column.heading, grid.widths[col], bold=True))
        else:
            # Centred over its cells without merging them.
            _write_over(page, row, (col, end), column.heading, theme.HEADING.but(align="center_across"))
    page.row(row, measure.row_points(lines) + 4)


def _write_over(page: Page, row: int, cols: tuple[int, int], text: str, style: Style) -> None:
    """Text in the first of several cells that look like one; it runs over the empty ones, which stay locked."""
    first, last = cols
    style = style.but(text_wrap=False)
    page.text(row, first, text, style.but(right=0))
    for col in range(first + 1, last + 1):
        page.blank(row, col, style.but(left=0, locked=True, **({} if col == last else {"right": 0})))


class _Rows:
    """Writes the rows of one form."""

    def __init__(self, page: Page, form: Form, grid: Grid) -> None:
        self.page, self.form, self.grid = page, form, grid
        self.row_of: dict[str, int] = {}
        self.attachments = Attachments(form, grid.columns, grid.ends)
        self.top = form.spec.layout is Layout.PROSE

    def write(self, row: int, key: str, form_row: Row) -> None:
        self.page.text(row, 0, key, theme.SMALL)
        self.row_of[form_row.key] = row
        if form_row.heading:
            self._heading(row, form_row)
            return
        for column in self.form.columns:
            self._cell(row, form_row, column)
        if self.form.spec.layout is not Layout.OPEN:
            # Blank rows of lists keep the default height, so that Excel lets them grow while someone types.
            self.page.row(row, self._points(form_row))

    def _heading(self, row: int, form_row: Row) -> None:
        """A heading between rows: its text runs over the empty cells to its right where there is room."""
        style = theme.SUBGROUP if form_row.level else theme.GROUP
        bold = not form_row.level
        lines = 1
        for place, column in enumerate(self.form.columns):
            col, text = self.grid.columns[column.id], form_row.printed.get(column.id, "")
            room = sum(width for known, width in self.grid.widths.items() if known >= col)
            free = not any(form_row.printed.get(later.id) for later in self.form.columns[place + 1 :])
            if text and free and "\n" not in text and measure.fits(text, room, bold=bold):
                self.page.text(row, col, text, style)
            else:
                self.page.text(row, col, text, style.but(text_wrap=True))
                lines = max(lines, measure.line_count(text, self.grid.widths[col], bold=bold))
        self.page.row(row, measure.row_points(lines) + 3)

    def _cell(self, row: int, form_row: Row, column: Column) -> None:
        col = self.grid.columns[column.id]
        field = self.form.field(form_row, column)
        if field is not None:
            self._input(row, col, form_row, column, field)
        elif column.formula is not None:
            style = theme.COMPUTED_CELL.but(align="center", num_format=column.number_format or theme.FORMAT_GENERAL)
            formula = self._formula(column.formula.template, form_row)
            # Programs compute a formula without a value when they open the file.
            cached = "" if form_row.prefill else column.formula.empty
            self.page.formula(row, col, formula, style, cached=cached)
        elif column.field is not None:
            self.page.blank(row, col, theme.CLOSED_CELL)
        else:
            style = theme.PRINTED_CENTRE if column.width <= _NARROW else theme.PRINTED
            self.page.text(row, col, form_row.printed.get(column.id, ""), self._aligned(style))

    def _input(self, row: int, col: int, form_row: Row, column: Column, field: Field) -> None:
        style = self._aligned(input_style(field))
        if column.width >= _WIDE and field.kind is not Kind.TEXT:
            # In a wide column centred and right-aligned entries lose touch with their labels.
            style = style.but(align="left", indent=1)
        text = form_row.prefill.get(column.id, "")
        end = self.grid.ends[column.id]
        if end > col:
            _write_over(self.page, row, (col, end), text, style)
        elif field.kind is Kind.FIGURE and _FIGURE.fullmatch(text):
            self.page.number(row, col, Decimal(text.replace(",", ".")), style)
        else:
            self.page.text(row, col, text, style)
        # Where each row asks for something else, the row says what the cell is.
        title = column.heading if self.form.spec.counted else form_row.label or column.heading
        self.attachments.add(row, col, column, field, title)

    def _aligned(self, style: Style) -> Style:
        return style.but(valign="top") if self.top else style

    def _formula(self, template: str, form_row: Row) -> str:
        """INDEX over the whole column in this row: cutting and pasting cells cannot rewire it."""

        def replace(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in self.grid.columns:
                return f"INDEX({column_range(self.grid.columns[name])},ROW())"
            return form_row.params.get(name, '""')

        return _NAME.sub(replace, template)

    def _points(self, form_row: Row) -> float:
        lines = 1
        for column in self.form.columns:
            width = self.grid.room(column.id)
            field = self.form.field(form_row, column)
            texts = [form_row.printed.get(column.id, ""), form_row.prefill.get(column.id, ""), *column.alarming]
            if field is not None:
                texts += field.choices
                if field.kind is Kind.TEXT and column.width >= _WIDE and self.form.spec.counted:
                    lines = max(lines, int(form_row.params.get("lines", _ROOM_FOR_TEXT)))
            indent = 0 if column.width <= _NARROW else 1
            lines = max(lines, *(measure.line_count(text, width, indent=indent) for text in texts))
        return measure.row_points(lines) + (0 if self.form.spec.counted else 3)
