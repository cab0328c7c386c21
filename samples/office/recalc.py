"""Compare the results a workbook carries with the results an office program calculates."""

from __future__ import annotations

import math
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.datetime import to_excel

from samples.office.client import Cell, Office


def recalc_diff(office: Office, path: Path) -> list[str]:
    """Return one line for each formula whose result is an error or differs from the one stored in the file.

    Excel's preview, phones and every reader of stored values show the stored result, so it has to be right.
    """
    with office.open(path) as book:
        book.recalculate()
        formulas = book.formulas()
    stored = openpyxl.load_workbook(path, data_only=True)
    differences = []
    for sheet, cells in formulas.items():
        for address, cell in cells.items():
            value = _as_number(stored[sheet][address].value, stored.epoch)
            if cell.error or not _same(value, cell):
                differences.append(f"{sheet}!{address}: stored {value!r}, calculated {_result(cell)} by {cell.formula}")
    return differences


def _as_number(value: Any, epoch: datetime) -> Any:
    """Undo openpyxl's reading of a number as a date."""
    if isinstance(value, date | time | timedelta):
        return to_excel(value, epoch)
    return value


def _same(stored: Any, cell: Cell) -> bool:
    if isinstance(cell.value, str):
        return (stored or "") == cell.value
    return isinstance(stored, int | float) and math.isclose(stored, cell.value, rel_tol=1e-9, abs_tol=1e-12)


def _result(cell: Cell) -> str:
    return f"error {cell.value}" if cell.error else repr(cell.value)
