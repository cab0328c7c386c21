"""What another reader makes of the same workbook."""

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import openpyxl
from openpyxl.utils.datetime import to_excel

from toolkit.core.a1 import parse
from toolkit.core.intake.package import EPOCH_1904
from toolkit.core.intake.strings import unescape
from toolkit.core.numbers.formats import exact, is_date, show
from toolkit.core.submission import Entry, LocatedForm, RawCell, State, Submission
from toolkit.core.text import match_key

_USED = re.compile(rb'<xf [^>]*numFmtId="([0-9]{3,})"')
_DECLARED = re.compile(rb'<numFmt [^>]*numFmtId="([0-9]{3,})"')
"""Numbers of formats that are not built in."""


class NoOracle(Exception):
    """The other reader does not read it, or not in a way that can be compared."""


def differences(data: bytes, submission: Submission) -> Iterator[str]:
    """Input cells whose content the other reader reads otherwise, each in a line."""
    book = _opened(data)
    if len({sheet.title.casefold() for sheet in book.worksheets}) != len(book.worksheets):
        raise NoOracle("sheets of one name")
    for form, entry in _entries(submission):
        if form.sheet not in book.sheetnames:
            raise NoOracle("other names of sheets")
        row, col = parse(entry.cell)
        cell = book[form.sheet].cell(row + 1, col + 1)
        try:
            theirs = _typed(cell, book.epoch)
        except Exception as error:  # a style that there is not is found out when it is asked for
            raise NoOracle(type(error).__name__) from error
        # What is told as unreadable is no figure, whatever the other reader makes of it.
        told = entry.reading.state in (State.UNREADABLE, State.ERROR)
        if cell.hyperlink is not None and not entry.typed:  # there openpyxl takes the address for the content
            continue
        # Digits of other scripts are read as what they are, with a note.
        read = show(entry.reading.value) if isinstance(entry.reading.value, Decimal) else ""
        if not told and match_key(theirs) not in (match_key(entry.typed), read):
            yield f"{form.sheet}!{entry.cell}: {entry.typed[:60]!r} and not {theirs[:60]!r}"


def _entries(submission: Submission) -> Iterator[tuple[LocatedForm, Entry]]:
    return ((form, entry) for form in submission.forms for entry in form.entries)


def _opened(data: bytes) -> Any:
    with warnings.catch_warnings(action="ignore"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                styles = archive.read("xl/styles.xml")
            if set(_USED.findall(styles)) - set(_DECLARED.findall(styles)):
                # openpyxl counts its formats anew and takes another one; Excel takes the general one.
                raise NoOracle("a number format that is not declared")
            return openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        except NoOracle:
            raise
        except Exception as error:  # of whatever kind: it is not the reader that is tried
            raise NoOracle(type(error).__name__) from error


def _typed(cell: Any, epoch: dt.datetime) -> str:
    value, number_format = cell.value, cell.number_format
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return unescape(value)
    if value is None:
        return ""
    date = is_date(number_format)
    if isinstance(value, (dt.datetime, dt.date, dt.time, dt.timedelta)):
        value = to_excel(value, epoch)
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    if date and epoch.year == 1904:
        number += EPOCH_1904
    return RawCell(address="A1", value=exact(number), number_format=number_format, date=date).typed
