"""A workbook as a small text table, so that tests and golden files show what an official sees.

Each row of a sheet is one line: its cells from column A on, inputs in [brackets], a formula as ``=… → value``.
What is attached to the cells follows the rows.
"""

import io
import os
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

GOLDEN = Path(__file__).parent / "golden"
REGENERATE = "BDGXL_REGENERATE_GOLDEN"
"""Set this variable to 1 to rewrite golden files from what the code does now; then read the difference."""


def open_book(data: bytes, *, values: bool = False) -> Any:
    """The workbook in memory, with formulas or with their cached values (openpyxl's stubs know only half of it)."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def dump(data: bytes) -> str:
    """The whole workbook as text."""
    formulas, values = open_book(data), open_book(data, values=True)
    lines = [f"title: {formulas.properties.title}", f"subject: {formulas.properties.subject}"]
    lines += [f"property {prop.name}: {prop.value}" for prop in formulas.custom_doc_props.props]
    lines += [f"name {name}: {defined.value}" for name, defined in sorted(formulas.defined_names.items())]
    for sheet in formulas.worksheets:
        lines += ["", *_sheet(sheet, values[sheet.title])]
    return "\n".join(lines) + "\n"


def check_golden(name: str, text: str) -> None:
    """Compare text with a golden file, or rewrite the file when asked to."""
    path = GOLDEN / name
    if os.environ.get(REGENERATE) == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


def keys(sheet: Worksheet) -> dict[str, int]:
    """Key → row number of the hidden key column."""
    return {str(sheet.cell(row, 1).value): row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value}


def column_of(sheet: Worksheet, row: int, heading: str) -> int:
    """Column number of a heading."""
    return next(col for col in range(1, sheet.max_column + 1) if sheet.cell(row, col).value == heading)


def rule_at(sheet: Worksheet, address: str) -> Any:
    """The validation of a cell, None when it has none."""
    return next((rule for rule in sheet.data_validations.dataValidation if address in rule.sqref), None)


def marks(sheet: Any) -> list[tuple[str, Any]]:
    """Cells and rule of every conditional format."""
    return [(str(area.sqref), rule) for area in sheet.conditional_formatting for rule in area.rules]


def _sheet(sheet: Any, values: Any) -> list[str]:
    setup = [sheet.sheet_state, sheet.page_setup.orientation or "portrait", f"freeze {sheet.freeze_panes}"]
    setup += ["protected"] * bool(sheet.protection.sheet)
    setup += [f"repeat {sheet.print_title_rows}"] * bool(sheet.print_title_rows)
    setup += [f"filter {sheet.auto_filter.ref}"] * bool(sheet.auto_filter.ref)
    lines = [f"## {sheet.title} ({', '.join(setup)})"]
    for row in sheet.iter_rows():
        cells = [_cell(cell, values[cell.coordinate].value) for cell in row]
        height = sheet.row_dimensions[row[0].row or 0].height
        lines.append(f"{row[0].row} ({height or 'auto'}): " + " | ".join(cells).rstrip(" |"))
    for rule in sheet.data_validations.dataValidation:
        limits = " ".join(str(part) for part in (rule.type, rule.operator, rule.formula1, rule.formula2) if part)
        lines.append(f"rule {rule.sqref}: {limits or 'any'} ({rule.errorStyle or 'stop'})")
        lines.append(f"  {rule.promptTitle}: {rule.prompt}")
        if rule.error:
            lines.append(f"  {rule.errorTitle}: {rule.error}")
    lines += [f"mark {cells}: {rule.type} {' '.join(rule.formula)}" for cells, rule in marks(sheet)]
    return lines


def _cell(cell: Cell | MergedCell, value: Any) -> str:
    text = "" if cell.value is None else str(cell.value).replace("\n", " ⏎ ")
    if cell.data_type == "f":
        return f"{text} → {value or ''}"
    return text if cell.protection.locked else f"[{text}]"
