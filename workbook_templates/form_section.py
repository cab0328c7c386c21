"""One form on a sheet: its heading row, its rows and its key column.

Columns are laid out from the FormSpec alone; adding a Column there adds it here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from toolkit.core.a1 import column_range
from toolkit.core.forms.spec import AGENCY_COLUMN, Column, Field, Form, Kind, Layout, Row
from toolkit.core.stamp import KEY_END, KEY_FORM, KEY_OPEN, KEY_ROW
from toolkit.core.vocabulary import REMARKS
from workbook_templates import measure, theme
from workbook_templates.attachments import Attachments
from workbook_templates.entries import put, write_over
from workbook_templates.remarks import remark_text, write_remark
from workbook_templates.theme import Style
from workbook_templates.validation import input_style
from workbook_templates.writer import Page

FIRST_COLUMN = 1
"""Column A holds the keys."""
_ROOM_FOR_TEXT = 3
"""Lines kept free for what an agency writes into a wide text cell of a fixed row."""
_ROOM_FOR_ROWS = 3
"""Blank rows of a list behind those that are filled already."""
_WIDE = 24.0
_NARROW = 14.0
"""Printed columns up to this width are centred."""
_BLOCK: Mapping[str, int | str] = {"top": 2, "top_color": theme.ACCENT}
"""Line above the first row of each of several agencies."""
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
    remarks: int | None = None
    """Sheet column in which the tool says what to look at again; None where there is nothing to say."""

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
    mark = KEY_OPEN if form.spec.layout is Layout.OPEN else KEY_ROW
    for form_row in _rows(form):
        writer.write(row, f"{mark}{form_row.key}", form_row)
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


def _rows(form: Form) -> Iterator[Row]:
    """The rows to print; in a list blank ones follow those that are filled already."""
    yield from form.rows
    if form.spec.layout is Layout.OPEN:
        filled = len(form.rows)
        last = max(form.spec.open_rows, filled + _ROOM_FOR_ROWS if filled else 0)
        yield from (Row(key=str(number)) for number in range(filled + 1, last + 1))


def _write_heading(page: Page, form: Form, row: int, grid: Grid) -> None:
    page.text(row, 0, f"{KEY_FORM}{form.spec.id}", theme.SMALL)
    lines = 1
    if grid.remarks is not None and form.remarks:
        page.text(row, grid.remarks, REMARKS, theme.HEADING)
        lines = measure.line_count(REMARKS, grid.widths[grid.remarks], bold=True)
    for column in form.columns:
        col, end = grid.columns[column.id], grid.ends[column.id]
        if end == col:
            page.text(row, col, column.heading, theme.HEADING)
            lines = max(lines, measure.line_count(column.heading, grid.widths[col], bold=True))
        else:
            # Centred over its cells without merging them.
            write_over(page, row, (col, end), column.heading, theme.HEADING.but(align="center_across"))
    page.row(row, measure.row_points(lines) + 4)


class _Rows:
    """Writes the rows of one form."""

    def __init__(self, page: Page, form: Form, grid: Grid) -> None:
        self.page, self.form, self.grid = page, form, grid
        self.columns = form.columns
        self.row_of: dict[str, int] = {}
        self.attachments = Attachments(form, grid.columns, grid.ends)
        self.top = form.spec.layout is Layout.PROSE
        self.agency = ""
        self.edge: Mapping[str, int | str] = {}
        """What shows that the rows of another agency begin."""

    def write(self, row: int, key: str, form_row: Row) -> None:
        self.page.text(row, 0, key, theme.SMALL)
        self.row_of[form_row.key] = row
        agency = form_row.printed.get(AGENCY_COLUMN.id, "")
        self.edge = _BLOCK if agency != self.agency else {}
        self.agency = agency
        if form_row.heading:
            self._heading(row, form_row)
            return
        for column in self.columns:
            self._cell(row, form_row, column)
        remark = remark_text(self.form, form_row.key)
        if self.grid.remarks is not None:
            write_remark(self.page, row, self.grid.remarks, remark)
        if self.form.spec.layout is not Layout.OPEN or form_row.prefill:
            # Blank rows of lists keep the default height, so that Excel lets them grow while someone types.
            self.page.row(row, self._points(form_row, remark))

    def _heading(self, row: int, form_row: Row) -> None:
        """A heading between rows: its text runs over the empty cells to its right where there is room."""
        style = (theme.SUBGROUP if form_row.level else theme.GROUP).but(**self.edge)
        bold = not form_row.level
        lines = 1
        for place, column in enumerate(self.columns):
            col, text = self.grid.columns[column.id], form_row.printed.get(column.id, "")
            room = sum(width for known, width in self.grid.widths.items() if known >= col)
            free = not any(form_row.printed.get(later.id) for later in self.columns[place + 1 :])
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
            self.page.formula(row, col, formula, style.but(**self.edge), cached=cached)
        elif column.field is not None:
            self.page.blank(row, col, theme.CLOSED_CELL.but(**self.edge))
        else:
            style = theme.PRINTED_CENTRE if column.width <= _NARROW else theme.PRINTED
            self.page.text(row, col, form_row.printed.get(column.id, ""), self._aligned(style))

    def _input(self, row: int, col: int, form_row: Row, column: Column, field: Field) -> None:
        style = self._aligned(input_style(field))
        if column.width >= _WIDE and field.kind is not Kind.TEXT:
            # In a wide column centred and right-aligned entries lose touch with their labels.
            style = style.but(align="left", indent=1)
        remarked = (form_row.key, column.id) in self.form.remarks
        if remarked:
            style = style.but(bg_color=theme.REVIEW)
        value = form_row.prefill.get(column.id, "")
        if field.kind is Kind.FIGURE and isinstance(value, str) and value:
            # Words where a figure belongs would shrink until nobody can read them.
            style = style.but(shrink=False, text_wrap=True)
        end = self.grid.ends[column.id]
        if end > col:
            write_over(self.page, row, (col, end), value, style)
        else:
            put(self.page, row, col, value, style)
        # Where each row asks for something else, the row says what the cell is.
        title = column.heading if self.form.spec.counted else form_row.label or column.heading
        self.attachments.add(row, col, column, field, title, coloured=remarked)

    def _aligned(self, style: Style) -> Style:
        return style.but(**self.edge, **({"valign": "top"} if self.top else {}))

    def _formula(self, template: str, form_row: Row) -> str:
        """INDEX over the whole column in this row: cutting and pasting cells cannot rewire it."""

        def replace(match: re.Match[str]) -> str:
            name = match.group(1)
            if name in self.grid.columns:
                return f"INDEX({column_range(self.grid.columns[name])},ROW())"
            return form_row.params.get(name, '""')

        return _NAME.sub(replace, template)

    def _points(self, form_row: Row, remark: str) -> float:
        lines = 1
        if self.grid.remarks is not None and remark:
            lines = measure.line_count(remark, self.grid.widths[self.grid.remarks])
        for column in self.columns:
            width = self.grid.room(column.id)
            field = self.form.field(form_row, column)
            entered = form_row.prefill.get(column.id, "")
            texts = [form_row.printed.get(column.id, ""), entered if isinstance(entered, str) else "", *column.alarming]
            if field is not None:
                texts += field.choices
                if field.kind is Kind.TEXT and column.width >= _WIDE and self.form.spec.counted:
                    lines = max(lines, int(form_row.params.get("lines", _ROOM_FOR_TEXT)))
            indent = 0 if column.width <= _NARROW else 1
            lines = max(lines, *(measure.line_count(text, width, indent=indent) for text in texts))
        return measure.row_points(lines) + (0 if self.form.spec.counted else 3)
