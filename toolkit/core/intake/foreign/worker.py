"""A program of its own: reads a workbook from standard input with python-calamine and prints its cells as JSON.

It is run by its path, so that a file on which the parser aborts, runs out of memory or never ends takes nothing
else along. It imports nothing of the project.
"""

import contextlib
import datetime as dt
import io
import json
import sys

import python_calamine

DAMAGED = 3
"""Exit code for a file that the parser refuses."""
MEMORY = 2_000_000_000
"""Bytes of address space; only where the system can limit it."""
TEXT = 64_000_000
"""Characters of all cells together: one long text may stand in many cells."""
_EPOCH = dt.datetime(1899, 12, 30)
_DAY = dt.timedelta(days=1)


def kind_and_text(value: object) -> tuple[str, str]:
    """A value as letter and text: s text, b truth, n number, d day and t time or duration as a serial."""
    if isinstance(value, str):
        return "s", value
    if isinstance(value, bool):
        return "b", "1" if value else "0"
    if isinstance(value, dt.datetime):
        return "d", repr((value.replace(tzinfo=None) - _EPOCH) / _DAY)
    if isinstance(value, dt.date):
        return "d", str((dt.datetime(value.year, value.month, value.day) - _EPOCH).days)
    if isinstance(value, dt.time):
        return "t", repr((dt.datetime.combine(_EPOCH, value.replace(tzinfo=None)) - _EPOCH) / _DAY)
    if isinstance(value, dt.timedelta):
        return "t", repr(value / _DAY)
    return "n", repr(value)


def read(data: bytes) -> list[dict[str, object]]:
    """Every sheet with its filled cells: row, column, letter and text."""
    sheets = []
    length = 0
    with python_calamine.load_workbook(io.BytesIO(data)) as workbook:
        for number, meta in enumerate(workbook.sheets_metadata):
            cells: list[tuple[int, int, str, str]] = []
            if meta.typ == python_calamine.SheetTypeEnum.WorkSheet:
                sheet = workbook.get_sheet_by_index(number)
                top, left = sheet.start or (0, 0)
                for row, values in enumerate(sheet.to_python(skip_empty_area=True), top):
                    cells += [
                        (row, col, *kind_and_text(value)) for col, value in enumerate(values, left) if value != ""
                    ]
            length += sum(len(text) for *_, text in cells)
            if length > TEXT:
                raise ValueError("too much text")
            visible = meta.visible == python_calamine.SheetVisibleEnum.Visible
            sheets.append({"name": meta.name, "visible": visible, "cells": cells})
    return sheets


def main() -> None:
    """Read one file; ends with DAMAGED and the reason on standard error where the parser refuses it."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):  # not every system lets its memory be limited
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    data = sys.stdin.buffer.read()
    try:
        sheets = read(data)
    except BaseException as error:  # a panic of the parser is no Exception
        sys.stderr.write(f"{type(error).__name__}: {error}")
        sys.exit(DAMAGED)
    sys.stdout.buffer.write(json.dumps(sheets).encode())


if __name__ == "__main__":
    main()
