"""A fresh form with everything that a returned form says: nothing is lost, and what cannot be read stands as typed."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from toolkit.core.feedback.model import Loose
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.cover import COVER
from toolkit.core.forms.spec import Field, Form, Kind, Layout, Row
from toolkit.core.numbers.formats import show
from toolkit.core.stamp import base_of
from toolkit.core.submission import Entry, LocatedForm, State, Submission
from toolkit.core.text import is_blank, match_key

_MOST_DIGITS = 15
"""A cell of a workbook holds no more."""
_NOT_CARRIED = "Trang đơn vị thêm vào: không được đọc và không chuyển vào biểu này."
_LONGEST = 16_000
"""Characters of a text in a cell: Excel takes 32,767 and counts some of them twice."""
_PLAIN = re.compile(r"-?\d+(,\d+)?")
"""How a number is shown; one that is shown as a percentage or a day is no plain one."""
_NUMBER = "number"
"""Row of the cover that holds the submission number."""


def prefilled(
    book: AgencyBook, submission: Submission, doubted: Collection[tuple[str, str]] = ()
) -> tuple[AgencyBook, tuple[Loose, ...]]:
    """The book with a submission's entries in its cells, and what has no cell in it.

    ``doubted``: form and key of rows whose figures may mean something else (another unit, another row). They are only
    listed, so that nobody sends them back unread under the printed words.
    """
    located = {form.form: form for form in submission.forms}
    loose: list[Loose] = []
    sheets = []
    for sheet in book.sheets:
        forms = []
        for form in sheet.forms:
            found = located.pop(form.spec.id, None)
            forms.append(form if found is None else _filled(form, found, doubted, loose))
        sheets.append(replace(sheet, forms=tuple(forms)))
    for gone in located.values():  # forms that the present plan no longer asks for
        loose += (Loose(sheet=gone.sheet, cell=entry.cell, text=entry.typed) for entry in _entered(gone.entries))
        loose += _beside(gone)
    loose += (Loose(sheet=name, cell="", text=_NOT_CARRIED) for name in submission.other_sheets)
    return replace(book, sheets=tuple(sheets)), tuple(dict.fromkeys(loose))


def numbered(book: AgencyBook, number: int, *, filled: bool = False) -> AgencyBook:
    """The book with the submission number with which it is to come back, on the cover and in the stamp.

    ``filled``: whether it holds what the agency had entered; the stamp then says what, so that a form that comes back
    untouched is never taken for a new answer.
    """
    sheets = tuple(
        replace(sheet, forms=tuple(_numbered(form, number) if form.spec.id == COVER else form for form in sheet.forms))
        for sheet in book.sheets
    )
    base = base_of(_cells(book)) if filled else ""
    return replace(book, sheets=sheets, stamp=replace(book.stamp, number=str(number), base=base))


def _cells(book: AgencyBook) -> Iterator[tuple[str, str, str, str]]:
    for _, form in book.forms():
        for row in form.rows:
            for column, value in row.prefill.items():
                text = show(value) if isinstance(value, Decimal) else value
                if not is_blank(text):
                    yield form.spec.id, row.key, column, match_key(text)


def _numbered(form: Form, number: int) -> Form:
    rows = (replace(row, prefill={"value": Decimal(number)}) if row.key == _NUMBER else row for row in form.rows)
    return replace(form, rows=tuple(rows))


def _filled(form: Form, located: LocatedForm, doubted: Collection[tuple[str, str]], loose: list[Loose]) -> Form:
    by_row: dict[str, list[Entry]] = {}
    for entry in _entered(located.entries):
        if (form.spec.id, entry.row) in doubted and isinstance(entry.reading.value, Decimal):
            loose.append(Loose(sheet=located.sheet, cell=entry.cell, text=entry.typed))
        else:
            by_row.setdefault(entry.row, []).append(entry)
    if form.spec.layout is Layout.OPEN:
        rows = [_row(form, Row(key=str(n)), found, located, loose) for n, found in enumerate(by_row.values(), 1)]
    else:
        rows = [_row(form, row, by_row.pop(row.key, []), located, loose) for row in form.rows]
        gone = (entry for entries in by_row.values() for entry in entries)
        loose += (Loose(sheet=located.sheet, cell=entry.cell, text=entry.typed) for entry in gone)
    loose += _beside(located)
    return replace(form, rows=tuple(rows))


def _row(form: Form, row: Row, entries: Sequence[Entry], located: LocatedForm, loose: list[Loose]) -> Row:
    columns = {column.id: form.field(row, column) for column in form.spec.inputs}
    values: dict[str, str | Decimal] = {}
    for entry in entries:
        field = columns.get(entry.column)
        if field is None:
            loose.append(Loose(sheet=located.sheet, cell=entry.cell, text=entry.typed))
        else:
            values[entry.column] = _value(entry, field)
            if len(entry.typed) > _LONGEST:
                values[entry.column] = entry.typed[:_LONGEST]
                loose.append(Loose(sheet=located.sheet, cell=entry.cell, text=entry.typed))
    prefill: Mapping[str, str | Decimal] = {**row.prefill, **values}
    return replace(row, prefill=prefill)


def _entered(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries of filled cells; a cell that answers for two columns ("36,5 (NGTK 2021)") stands in its own one."""
    cells: set[str] = set()
    for entry in sorted(entries, key=lambda entry: entry.reading.year is None):
        if entry.reading.state is not State.BLANK or not is_blank(entry.typed):
            if entry.cell not in cells:
                yield entry
            cells.add(entry.cell)


def _value(entry: Entry, field: Field) -> str | Decimal:
    """A number where the cell held one that shows as it is; else the text as it was typed."""
    plain = _PLAIN.fullmatch(entry.typed)
    if field.kind is Kind.FIGURE and entry.number and plain and len(entry.typed) <= _MOST_DIGITS:
        return Decimal(entry.typed.replace(",", "."))
    return entry.typed


def _beside(located: LocatedForm) -> Iterator[Loose]:
    """What was written outside the cells of a form, in rows that stand there twice, and over printed texts."""
    for address, text in (*located.added, *located.unread):
        sheet, _, cell = address.rpartition("!")
        yield Loose(sheet=sheet.strip("'").replace("''", "'") or located.sheet, cell=cell, text=text)
    for _, _, address, _, found in located.changed:
        if not is_blank(found) and not found.startswith("="):
            yield Loose(sheet=located.sheet, cell=address, text=found)
