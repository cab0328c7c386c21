"""What one returned file says, as raw cells with addresses, before any judgement.

What there is one of for every cell is a named tuple: it is made, passed between processes and kept in a fraction of the
time that a frozen dataclass takes.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, NoReturn

from toolkit.core.lower_book import LowerBook
from toolkit.core.numbers.formats import from_serial, is_percent, plain, show, show_date
from toolkit.core.packing import packed
from toolkit.core.stamp import Stamp
from toolkit.core.text import shortened

Value = Decimal | str | dt.date
_SENDER_LENGTH = 60


def _no_state(record: object) -> NoReturn:
    """Refuse what pickle would set: a record gets all that it has when it is made.

    Each class that pickle could write into says so itself; a forged pickle would change all its records otherwise.
    """
    raise TypeError(type(record).__name__)


class State(StrEnum):
    """The states of an input cell. They stay different up to the summary sheets."""

    VALUE = "value"
    ZERO = "zero"
    BLANK = "blank"
    NIL = "nil"  # "không phát sinh"
    NO_DATA = "no-data"  # "chưa có số liệu"
    OUT_OF_SCOPE = "out-of-scope"  # "không thuộc phạm vi"
    UNREADABLE = "unreadable"
    ERROR = "error"

    def __setstate__(self, state: object) -> None:
        _no_state(self)

    @property
    def readable(self) -> bool:
        """Whether the cell holds a value that can be used."""
        return self in (State.VALUE, State.ZERO)


class Reading(NamedTuple):
    """How one cell was read."""

    state: State
    value: Value | None = None
    issue: str = ""
    """Code of the rule that the cell breaks by itself ("text-in-figure"); pandera judges it."""
    notes: tuple[str, ...] = ()
    """Codes of harmless normalisations ("spaces-removed"), reported as info."""
    how: str = ""
    """Vietnamese: how the text became the value, where that is not obvious."""
    year: int | None = None
    """The year typed with a figure: "36,5 (NGTK 2021)"."""
    expected: str = ""
    """Vietnamese: what an unreadable cell probably meant ("có thể là 3/4")."""

    def __setstate__(self, state: object) -> None:
        _no_state(self)


class RawCell(NamedTuple):
    """A cell as the file holds it."""

    address: str
    value: Decimal | str | bool | None
    """Number (also behind a date format) in the digits that Excel keeps, text, boolean; None for blank or error."""
    number_format: str = "General"
    formula: str = ""
    error: str = ""
    """An error value such as ``#DIV/0!``, or what a cell of the kind of numbers holds that is no number."""
    missing: bool = False
    """A formula without a cached value."""
    date: bool = False
    """Whether the number format shows a date."""
    also: tuple[str, ...] = ()
    """Number formats that a rule of the sheet may put in place of its own."""
    zeros: bool = True
    """Whether the sheet shows zeros."""
    stale: bool = False
    """A formula in a file that asks to be computed when it is opened: whatever saved it did not compute."""

    @property
    def formats(self) -> tuple[str, ...]:
        """Every number format that the cell may be shown in, its own first."""
        return (self.number_format, *self.also)

    @property
    def typed(self) -> str:
        """The cell as a person would describe it."""
        if self.error:
            return self.error
        if self.value is None:
            return f"={self.formula}" if self.formula else ""
        if isinstance(self.value, bool):
            return "TRUE" if self.value else "FALSE"
        if isinstance(self.value, str):
            return self.value
        day = from_serial(self.value) if self.date else None
        if day is not None:
            return show_date(day)
        return f"{show(plain(self.value * 100))}%" if is_percent(self.number_format, self.value) else show(self.value)


class Entry(NamedTuple):
    """One input cell of a returned form."""

    form: str
    row: str
    """Row key; rows of open forms are numbered "1", "2", …"""
    column: str
    cell: str
    """A1 address."""
    typed: str
    reading: Reading
    number: bool = False
    """Whether the cell held a number, and not a text that looks like one."""

    def __setstate__(self, state: object) -> None:
        _no_state(self)


@packed
@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedForm:
    """Where a form was found in the file and what differs from the form that was sent."""

    form: str
    sheet: str
    entries: tuple[Entry, ...]
    missing_rows: tuple[str, ...] = ()
    repeated_rows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Row key and the addresses (row ranges like "A12:M12") of all its copies; none of them is read."""
    unread: tuple[tuple[str, str], ...] = ()
    """Address and text of the filled input cells of these rows; on a copy of the sheet the address names the sheet."""
    added: tuple[tuple[str, str], ...] = ()
    """Address and text of filled cells that the form does not have: in added rows, closed cells, beside its columns.

    On a copy of the sheet the address names the sheet."""
    changed: tuple[tuple[str, str, str, str, str], ...] = ()
    """Row key, column id, address, expected text, found text of locked cells that differ."""
    """The found text is empty where it was deleted; the expected one is a template where a formula was replaced."""
    missing_columns: tuple[str, ...] = ()
    """Column ids whose heading is gone."""
    missing_headings: tuple[str, ...] = ()
    """Address of each of these headings: where the column stands, else where it was sent."""
    by_position: tuple[str, ...] = ()
    """Those of the missing columns that were read all the same, from where their neighbours say they are."""
    recovered_rows: tuple[str, ...] = ()
    """Row keys that were lost and found again by what is printed in the row."""
    hidden_rows: tuple[str, ...] = ()
    """Keys of hidden rows that hold entries."""
    hidden_columns: tuple[str, ...] = ()
    """Ids of hidden columns that hold entries."""
    merged: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    """Ranges that join several input cells, with the row and column of each of those cells."""
    covered: tuple[tuple[str, str, str, str], ...] = ()
    """Row, column, address and range of filled input cells that another cell of a merged range covers."""
    unchecked: tuple[str, ...] = ()
    """Addresses of input cells that the office program no longer checks; rows of lists never count."""
    moved_columns: tuple[str, ...] = ()
    """Ids of columns that stand left of one they were sent right of."""
    moved_rows: tuple[str, ...] = ()
    """Keys of rows that stand above one they were sent below."""
    copies: tuple[str, ...] = ()
    """Other sheets that hold the form once more."""
    protected: bool = True
    """Whether the sheet is still protected."""


@packed
@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The message that a file came with. Everything in it is what the message claims."""

    address: str
    """Of the sender, lower case; empty where the message names none."""
    sender: str = ""
    """The sender's name as the message gives it."""
    subject: str = ""
    received: dt.date | None = None
    """Day in Vietnam on which the message reached the mailbox, else on which it says that it was sent."""

    @property
    def words(self) -> str:
        """From whom it came and when: "thư của Sở Y tế <so@example.vn>, nhận ngày 05/12/2022"."""
        address = f"<{self.address}>" if self.sender and self.address else self.address
        who = " ".join(filter(None, (shortened(self.sender, _SENDER_LENGTH), address))) or "người gửi không rõ"
        return f"thư của {who}" + (f", nhận ngày {show_date(self.received)}" if self.received else "")


@packed
@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """One file of the inbox, or one that lies in such a file: in a message, an archive."""

    name: str
    """Path relative to the inbox, NFC, with forward slashes; what lies in a file goes on behind that file's name."""
    sha256: str
    size: int
    mail: Mail | None = None
    """The message it came with; None where it lay in the inbox by itself."""
    bundle: str = ""
    """Name of the workbook for several agencies of which it is the part of one agency; empty for a whole file."""


@packed
@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A returned form."""

    file: SourceFile
    stamp: Stamp
    content: str
    """Hash of what was entered in the counted forms (cells, not bytes; not who sent it); empty when nothing was."""
    forms: tuple[LocatedForm, ...]
    missing_forms: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()
    """Names of filled sheets that are no part of the form."""
    similar_sheets: tuple[str, ...] = ()
    """Those of the other sheets that print what the form prints: perhaps a corrected copy."""
    renamed_sheets: tuple[tuple[str, str], ...] = ()
    """Sheets of the form under another name: as sent, as found."""
    reordered: bool = False
    """Whether the sheets of the form stand in another order than they were sent in."""
    modified: str = ""
    """Document time as ISO text, empty when the file does not say; file times never count."""
    producer: str = ""
    """Program that wrote the file, as the file says."""
    cover_agency: str = ""
    """The agency that the cover shows; empty when its line is gone."""
    cover_period: str = ""
    """The period that the cover shows; empty when its line is gone."""
    other_format: str = ""
    """Vietnamese name of the file's format where it is not .xlsx, so that less of it could be checked."""
    untouched: bool = False
    """Whether it is a form that was sent back for correction and still says what it was filled with then."""
    lower: LowerBook | None = None
    """Where it is no returned form but the agency's own consolidated workbook: what that says about itself."""

    def entry(self, form: str, row: str, column: str) -> Entry | None:
        """The entry of an input cell, None when it was not found."""
        for located in self.forms:
            if located.form == form:
                for entry in located.entries:
                    if entry.row == row and entry.column == column:
                        return entry
        return None
