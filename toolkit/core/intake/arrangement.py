"""Whether the parts of a form stand where they were sent, and which other sheets look like one of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.core.a1 import parse
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Form, Kind, Layout
from toolkit.core.intake.columns import heading_key
from toolkit.core.intake.package import SheetPart
from toolkit.core.intake.sheet import Grid
from toolkit.core.submission import Entry, LocatedForm

_ALIKE = 4
"""Printed texts of the form, headings and labels, that a sheet must share to look like one of its sheets."""


def displaced(order: Sequence[str], places: Mapping[str, int]) -> tuple[str, ...]:
    """Names that stand before one that was sent before them."""
    found = [name for name in order if name in places]
    highest, moved = -1, []
    for name in found:
        if places[name] < highest:
            moved.append(name)
        highest = max(highest, places[name])
    return tuple(moved)


def unchecked(form: Form, grid: Grid, entries: Iterable[Entry]) -> Iterator[str]:
    """Addresses of input cells that were sent with a check and came back without one."""
    if form.spec.layout is Layout.OPEN or grid.validated is None:
        return
    rows = form.row_by_key
    for entry in entries:
        field = form.field(rows[entry.row], form.spec.column(entry.column)) if entry.row in rows else None
        if field is None or field.kind is Kind.TEXT:
            continue
        if field.kind is Kind.FIGURE and field.unit is not None and not field.unit.numeric:
            continue
        row, col = parse(entry.cell)
        if not any(top <= row <= bottom and left <= col <= right for top, left, bottom, right in grid.validated):
            yield entry.cell


def renamed(book: AgencyBook, located: Iterable[LocatedForm]) -> tuple[tuple[str, str], ...]:
    """Sheets that came back under another name."""
    sent = {form.spec.id: sheet.name for sheet, form in book.forms()}
    pairs = [(sent[form.form], form.sheet) for form in located if sent[form.form] != form.sheet]
    return tuple(dict.fromkeys(pairs))


def reordered(book: AgencyBook, located: Iterable[LocatedForm], sheets: Iterable[SheetPart]) -> bool:
    """Whether the sheets of a form changed places."""
    where = {form.form: form.sheet for form in located}
    order = dict.fromkeys(where[form.spec.id] for _, form in book.forms() if form.spec.id in where)
    return bool(displaced(tuple(order), {sheet.name: place for place, sheet in enumerate(sheets)}))


def alike(book: AgencyBook, sheets: Iterable[SheetPart]) -> tuple[str, ...]:
    """Names of the sheets that share many printed texts with one sheet of the form."""
    printed = []
    for sheet in book.sheets:
        texts = {heading_key(column.heading) for form in sheet.forms for column in form.columns}
        texts |= {heading_key(row.printed.get("label", "")) for form in sheet.forms for row in form.rows}
        printed.append(texts - {""})
    found = []
    for part in sheets:
        texts = {heading_key(text) for _, _, text in part.texts()}
        if any(len(texts & wanted) >= _ALIKE for wanted in printed):
            found.append(part.name)
    return tuple(found)
