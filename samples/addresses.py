"""Where the input cells of a generated form are: found by its key column and headings, without bdgxl's own reader."""

from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Form
from toolkit.core.stamp import KEY_END, KEY_FORM, KEY_OPEN, KEY_ROW

Address = tuple[str, str]
"""Sheet name and A1 address."""


def input_addresses(path: Path, book: AgencyBook) -> dict[tuple[str, str, str], Address]:
    """Address of every input cell by form id, row key ("+1" for the first row of an open form) and column id."""
    workbook = load_workbook(path)
    forms = {form.spec.id: form for _, form in book.forms()}
    found: dict[tuple[str, str, str], Address] = {}
    for sheet in workbook.worksheets:
        form: Form | None = None
        columns: dict[str, int] = {}
        for row in range(1, sheet.max_row + 1):
            key = str(sheet.cell(row, 1).value or "")
            if key.startswith(KEY_FORM):
                form = forms[key.removeprefix(KEY_FORM)]
                headings = {str(cell.value): cell.column for cell in sheet[row] if cell.value is not None}
                columns = {column.id: headings[column.heading] for column in form.columns}
            elif key.startswith(KEY_END):
                form = None
            elif form is not None:
                for name in _open_columns(form, key):
                    row_key = (
                        f"+{key.removeprefix(KEY_OPEN)}" if key.startswith(KEY_OPEN) else key.removeprefix(KEY_ROW)
                    )
                    found[form.spec.id, row_key, name] = (sheet.title, f"{get_column_letter(columns[name])}{row}")
    return found


def _open_columns(form: Form, key: str) -> list[str]:
    if key.startswith(KEY_OPEN):
        return [column.id for column in form.columns if column.field is not None]
    row = form.row_by_key.get(key.removeprefix(KEY_ROW))
    if row is None:
        return []
    return [column.id for column in form.columns if form.field(row, column) is not None]
