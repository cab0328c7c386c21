"""What cells of the plan workbook offer, say and show: drop-downs, prompts, and tints that follow the basis columns."""

from collections.abc import Iterator
from typing import Any

from toolkit.core.a1 import a1, absolute, column_letter, sheet_reference
from toolkit.core.plan.book.codecs import DATE
from toolkit.core.plan.book.declare import BookSheet, Column
from toolkit.core.plan.book.notations import REPORTERS, BasisCodec
from toolkit.core.vocabulary import BASIS_SHORT
from workbook_templates.plan_book.lists_sheet import Lists
from workbook_templates.plan_book.look import TINTS
from workbook_templates.validation import MAX_MESSAGE, MAX_TITLE
from workbook_templates.wording import shorten
from workbook_templates.writer import Page

MOST_ROWS = 600
"""Rows that drop-downs and tints reach beyond what is written."""
HEADING_ROW = 3
FIRST_ROW = HEADING_ROW + 1
_NOT_LISTED = "Nội dung vừa gõ không có trong danh sách. Vẫn giữ?"
_NO_DATE = "Đề nghị ghi ngày/tháng/năm, ví dụ 05/06/2022. Vẫn giữ nội dung vừa gõ?"


def validate(page: Page, column: Column, place: tuple[int, int], last_row: int, lists: Lists, title: str) -> None:
    """Attach drop-down, check and prompt of a column. Nothing is refused: people must be able to paste."""
    row, col = place
    options: dict[str, Any] = {"validate": "any", "ignore_blank": True}
    if column.codec.choices:
        options |= {"validate": "list", "source": lists.source(column.codec.choices)}
        options |= {"error_type": "warning", "error_title": "Đề nghị kiểm tra lại", "error_message": _NOT_LISTED}
    elif column.lists:
        options |= {"validate": "list", "source": _codes_of(column), "show_error": False}
    elif column.codec is DATE:
        address = a1(row, col)
        looks_right = f'=OR(ISNUMBER({address}),COUNTIF({address},"?*/?*/????")=1)'
        options |= {"validate": "custom", "value": looks_right, "error_type": "warning"}
        options |= {"error_title": "Đề nghị kiểm tra lại", "error_message": _NO_DATE}
    prompt = " ".join(filter(None, (column.prompt, "Bắt buộc." if column.required else "")))
    if prompt:
        options |= {"input_title": shorten(title, MAX_TITLE), "input_message": shorten(prompt, MAX_MESSAGE)}
    if options["validate"] != "any" or prompt:
        page.validate(row, col, options, last_row=last_row)


def _codes_of(column: Column) -> str:
    """The cells of another sheet that hold what this column names: codes, or names of agencies."""
    col = 1 if column.lists == "Cơ quan" else 0
    cells = f"{absolute(FIRST_ROW, col)}:{absolute(FIRST_ROW + MOST_ROWS, col)}"
    return f"={sheet_reference(column.lists, cells)}"


def tint(page: Page, sheet: BookSheet, last_row: int) -> None:
    """Tint cells by what their row's basis says of them; the tint goes when the word is deleted."""
    for col, column in enumerate(sheet.columns):
        for basis, test in _tests(sheet, column):
            cells = (FIRST_ROW, col, last_row, col)
            page.condition(cells, {"type": "formula", "criteria": f"={test}"}, TINTS[basis])


def _tests(sheet: BookSheet, column: Column) -> Iterator[tuple[str, str]]:
    """Basis → the formula that is true in the first row where it applies to a column."""
    if sheet.basis is None:
        return
    columns = {c.keys: f"${column_letter(place)}{FIRST_ROW + 1}" for place, c in enumerate(sheet.columns)}
    said = columns[sheet.basis.keys]
    field = column.keys[0]
    for basis in TINTS:
        word = BASIS_SHORT[basis]
        if column.codec is REPORTERS:
            yield basis, f'ISNUMBER(FIND(", {word})",{columns[column.keys]}))'
        if column is sheet.basis:
            yield basis, f'ISNUMBER(FIND("{word}",{said}))'
        elif isinstance(sheet.basis.codec, BasisCodec):
            name = sheet.basis.codec.fields.get(field)
            if name:
                yield basis, f'ISNUMBER(FIND("; {name}: {word}","; "&{said}))'
        elif field in sheet.basis_of or (not sheet.basis_of and column in sheet.columns[:2]):
            yield basis, f'{said}="{word}"'
    fields = next((c for c in sheet.columns if isinstance(c.codec, BasisCodec) and c is not sheet.basis), None)
    name = fields.codec.fields.get(field) if fields is not None and isinstance(fields.codec, BasisCodec) else None
    if fields is not None and name:
        for basis in TINTS:
            yield basis, f'ISNUMBER(FIND("; {name}: {BASIS_SHORT[basis]}","; "&{columns[fields.keys]}))'
