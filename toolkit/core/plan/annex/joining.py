"""Rows that only go on with the row above: the second paragraph of a cell, pasted as a row of its own."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.core.plan.annex.model import Column, PrintedRow
from toolkit.core.plan.annex.parties import is_ditto


def join_rows(
    rows: Sequence[PrintedRow[Column]], own: Sequence[Column], more: Sequence[Column]
) -> tuple[list[PrintedRow[Column]], frozenset[int]]:
    """The rows with the texts of those that go on with them, and the positions of the latter.

    A row goes on with the one above where all columns that make a row of its own are blank and one of the others is
    filled, as they are above. A row of a vertical merge does not, nor one below a row that a person gave a code.
    """
    joined: set[int] = set()
    found = list(rows)
    above = None
    for position, row in enumerate(rows):
        if above is None or not _goes_on(row, rows[above], own, more):
            above = position
            continue
        cells = dict(found[above].cells)
        for column in more:
            if text := row.text(column):
                cell = found[above].cell(column)
                cells[column] = replace(cell, text="\n".join(filter(None, (cell.text.strip(), text))))
        found[above] = replace(found[above], cells=cells)
        joined.add(position)
    return found, frozenset(joined)


def _goes_on(row: PrintedRow[Column], above: PrintedRow[Column], own: Sequence[Column], more: Sequence[Column]) -> bool:
    if row.code or above.code or any(map(row.text, own)) or any(cell.continued for cell in row.cells.values()):
        return False
    filled = [column for column in more if row.text(column)]
    return bool(filled) and all(above.text(column) and not is_ditto(row.text(column)) for column in filled)
