"""From .xls, .xlsb and .ods to the same package of sheets that .xlsx becomes: values and marks joined cell by cell."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from toolkit.core.intake.archive import Archive
from toolkit.core.intake.foreign import worker
from toolkit.core.intake.foreign.ods import scan_ods
from toolkit.core.intake.foreign.scan import BookScan, Mark, SheetScan
from toolkit.core.intake.foreign.xls import scan_xls
from toolkit.core.intake.foreign.xlsb import scan_xlsb
from toolkit.core.intake.kinds import Kind
from toolkit.core.intake.limits import DEFAULT, Limits, Refused
from toolkit.core.intake.package import EPOCH_1904, Package, SheetPart
from toolkit.core.intake.sheet import Cell, Grid
from toolkit.core.intake.wording import KINDS
from toolkit.core.numbers.formats import is_date

_DATE = "dd/mm/yyyy"
_OUR_FAULT = (1, 2)
"""Exit codes of a Python program that did not start or failed by itself; anything else ended it from outside."""
_SAID = 100
"""Characters of a foreign message that are passed on."""
_LEAP_BUG = 61
"""Serials of Excel below this one are one less than the days they show: it believes in 29 February 1900."""
_LETTERS = {"s": "str", "b": "b", "n": "n", "d": "n", "t": "n"}
"""Letter of the worker → kind of a cell."""


def read_foreign(kind: Kind, data: bytes, archive: Archive | None, limits: Limits = DEFAULT) -> Package:
    """Read a workbook; ``archive`` is the opened package of .xlsb and .ods. Raises Refused."""
    if archive is None:
        book, data = scan_xls(data, limits)
    else:
        book, parts = (scan_xlsb if kind is Kind.XLSB else scan_ods)(archive, limits)
        data = _packed(parts)
    values = _values(data, limits)
    if len(values) != len(book.sheets):
        raise Refused("legacy-format", found=KINDS[kind])
    codes = {mark.number_format for sheet in book.sheets for mark in sheet.cells.values()} | {_DATE}
    formats = {code: code for code in codes}
    sheets = []
    for scan, found in zip(book.sheets, values, strict=True):
        grid = _grid(scan, found["cells"], book, kind)
        state = "visible" if found["visible"] else "hidden"
        sheets.append(SheetPart(found["name"], state, grid, formats, book.epoch_1904))
    return Package(
        sheets=sheets, names={}, properties=book.properties, custom=book.custom, kind=kind, active=book.active
    )


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of nothing but parts that were unpacked within the limits."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _values(data: bytes, limits: Limits) -> list[dict[str, Any]]:
    """The sheets as the worker reads them."""
    command = [sys.executable, "-P", str(Path(worker.__file__))]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=limits.seconds, check=False)
    except subprocess.TimeoutExpired as error:
        raise Refused("damaged", "reader-slow") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        found = said[-1][:_SAID] if said else str(done.returncode)
        if done.returncode == worker.DAMAGED:
            raise Refused("damaged", "parser", found=found)
        if done.returncode in _OUR_FAULT:
            raise Refused("internal-read-error", "reader-failed", found=found)
        raise Refused("damaged", "reader-stopped")
    sheets: list[dict[str, Any]] = json.loads(done.stdout)
    return sheets


def _grid(scan: SheetScan, cells: list[tuple[int, int, str, str]], book: BookScan, kind: Kind) -> Grid:
    """Values with their marks. What only one of the two passes has seen is no blank and no value: the file is refused.

    An error value, a formula without a result and an empty text have no value to the worker; their marks say so.
    """
    grid = Grid(hidden_rows=scan.hidden_rows, protected=scan.protected)
    marks = dict(scan.cells)
    for row, col, letter, text in cells:
        mark = marks.get((row, col))
        if mark is None or mark.missing:
            raise Refused("legacy-format", found=KINDS[kind])
        if mark.error:  # some programs store what an error shows, or 0, as its value
            continue
        del marks[row, col]
        style = mark.number_format
        if letter == "d":
            text = _serial(Decimal(text), book, leap_bug=kind is not Kind.ODS)
        if letter in "dt" and not is_date(style):
            style = _DATE
        grid.put(row, col, Cell(_LETTERS[letter], text, style, _formula(mark)))
    for (row, col), mark in marks.items():
        if not (mark.error or mark.missing or mark.text):
            raise Refused("legacy-format", found=KINDS[kind])
        text, cell_kind = (mark.error, "e") if mark.error else ("", "str")
        grid.put(row, col, Cell(cell_kind, None if mark.missing else text, mark.number_format, _formula(mark)))
    return grid


def _serial(days: Decimal, book: BookScan, *, leap_bug: bool) -> str:
    """The serial as the file had it."""
    if book.epoch_1904:
        return str(days - EPOCH_1904)
    return str(days - 1) if leap_bug and 1 < days < _LEAP_BUG else str(days)


def _formula(mark: Mark) -> str | None:
    """Formulas are not read, only that there is one."""
    return "…" if mark.formula else None
