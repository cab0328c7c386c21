"""Figures that name their own year: the year goes to the row's own cell where that was left blank."""

from collections.abc import Iterable
from decimal import Decimal

from toolkit.core.submission import Entry, Reading, State

_YEAR = "year"


def with_typed_years(entries: Iterable[Entry]) -> list[Entry]:
    """The entries of a form; "36,5 (NGTK 2021)" also answers the cell of the data year.

    Where that cell says another year, nobody knows which one the figure belongs to: it is not read.
    """
    entries = list(entries)
    typed = {entry.row: entry for entry in entries if entry.reading.year is not None}
    if not typed:
        return entries
    years = {entry.row: entry for entry in entries if entry.column == _YEAR and entry.row in typed}
    found = []
    for entry in entries:
        figure = typed.get(entry.row)
        if figure is not None and entry.column == _YEAR and entry.reading.state is State.BLANK:
            year = Reading(state=State.VALUE, value=Decimal(figure.reading.year or 0), how=figure.reading.how)
            entry = entry._replace(cell=figure.cell, typed=figure.typed, reading=year)
        elif entry is figure:
            other = years[entry.row].reading if entry.row in years else None
            if other is not None and other.state is not State.BLANK and other.value != entry.reading.year:
                said = f"trong ô ghi năm {entry.reading.year}, cột Năm của số liệu ghi {years[entry.row].typed}"
                entry = entry._replace(
                    reading=Reading(state=State.UNREADABLE, issue="data-year-contradicts", expected=said)
                )
        found.append(entry)
    return found
