"""What is attached to the cells of a form: validations, input messages and conditional formats."""

from collections.abc import Mapping
from typing import Any

from toolkit.core.a1 import a1, column_letter
from toolkit.core.forms.spec import Column, Field, Form, Kind, Layout
from toolkit.core.vocabulary import CHECK_BLANK, CHECK_PARTIAL
from workbook_templates import theme
from workbook_templates.validation import validation
from workbook_templates.writer import Page

_ELSEWHERE = {
    "validate": "any",
    "input_title": "Ghi ở ô bên trái",
    "input_message": "Nội dung ghi ở ô đầu tiên bên trái của khung này; chữ dài tự chạy sang đây.",
}
_Range = list[int]


class Attachments:
    """Gathers cells that accept and say the same, so that they share one entry of the file."""

    def __init__(self, form: Form, columns: Mapping[str, int], ends: Mapping[str, int]) -> None:
        self.form, self.columns, self.ends = form, columns, ends
        self.first_input: tuple[int, int] | None = None
        self._known: dict[tuple[str, str, int], tuple[str, dict[str, Any] | None]] = {}
        self._groups: dict[str, tuple[dict[str, Any], list[_Range]]] = {}
        self._required: list[tuple[int, int]] = []

    def add(self, row: int, col: int, column: Column, field: Field, title: str, *, coloured: bool = False) -> None:
        """Note an open cell; ``title`` heads its hint. A cell that is coloured already keeps its colour while empty."""
        self.first_input = self.first_input or (row, col)
        if field.required and not coloured and self.form.spec.layout is not Layout.OPEN:
            self._required.append((row, col))
        name, options = self._options(row, col, column, field, title)
        if options is not None:
            _, cells = self._groups.setdefault(name, (options, []))
            if cells and cells[-1][1] == col and cells[-1][2] == row - 1:
                cells[-1][2] = row
            else:
                cells.append([row, col, row, col])

    def attach(self, page: Page, first: int, last: int) -> None:
        """Attach everything to rows ``first`` to ``last``."""
        for options, cells in self._groups.values():
            first_row, col, last_row, _ = cells[0]
            page.validate(first_row, col, {**options, "other_cells": cells[1:]}, last_row=last_row)
        for row, col in self._required:
            page.condition((row, col, row, col), {"type": "blanks"}, theme.MISSING)
        if last < first:
            return
        for column in self.form.columns:
            if column.alarming or (column.formula is not None and column.formula.empty == CHECK_BLANK):
                self._mark(page, column, first, last)
            start, end = self.columns[column.id], self.ends[column.id]
            if end > start:
                page.validate(first, start + 1, _ELSEWHERE, last_row=last, last_col=end)
        if self.form.spec.layout is Layout.OPEN:
            self._mark_begun_rows(page, first, last)

    def _options(
        self, row: int, col: int, column: Column, field: Field, title: str
    ) -> tuple[str, dict[str, Any] | None]:
        # The text of a date's rule names its own cell, except down a list, where Excel moves it along.
        own = field.kind is Kind.DATE and self.form.spec.layout is not Layout.OPEN
        key = (column.id, title, id(field))
        if own or key not in self._known:
            options = validation(field, self.form.spec, title, a1(row, col))
            self._known[key] = (f"{column.id} {options}", options)
        return self._known[key]

    def _mark(self, page: Page, column: Column, first: int, last: int) -> None:
        col = self.columns[column.id]
        marks = [(text, theme.ALARM) for text in column.alarming]
        marks += [(CHECK_BLANK, theme.WAITING), (CHECK_PARTIAL, theme.ATTENTION)]
        for text, style in marks:
            options = {"type": "cell", "criteria": "==", "value": f'"{text}"'}
            page.condition((first, col, last, col), options, style)

    def _mark_begun_rows(self, page: Page, first: int, last: int) -> None:
        """In a list a required cell matters as soon as its row holds anything."""
        inputs = [self.columns[column.id] for column in self.form.spec.inputs]
        filled = "+".join(f"LEN(${column_letter(col)}{first + 1})" for col in inputs)
        for column in self.form.spec.inputs:
            if column.field is not None and column.field.required:
                col = self.columns[column.id]
                criteria = f"=AND({filled}>0,LEN({a1(first, col)})=0)"
                page.condition((first, col, last, col), {"type": "formula", "criteria": criteria}, theme.MISSING)
