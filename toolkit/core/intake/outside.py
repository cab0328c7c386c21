"""What was typed on a form's sheet outside its forms: told, because nobody reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from toolkit.core.a1 import parse, sheet_reference
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.cover import COVER
from toolkit.core.intake.package import SheetPart
from toolkit.core.intake.regions import Region
from toolkit.core.intake.sheet import is_mark
from toolkit.core.submission import LocatedForm
from toolkit.core.text import is_blank, match_key
from toolkit.core.vocabulary import FILL_HERE

_CLOSING = 2
"""Lines of text below the form of the cover."""


def tell_outside(located: Sequence[LocatedForm], regions: Sequence[Region], book: AgencyBook) -> list[LocatedForm]:
    """The forms, each sheet's last one with the filled cells outside all forms of the sheet among the added ones."""
    last = {form.sheet: form.form for form in located}
    printed = {match_key(text) for _, form in book.forms() for text in (form.spec.title, form.spec.guidance) if text}
    keys = {form.spec.id: form.row_by_key.keys() for _, form in book.forms()}
    told = []
    for form in located:
        if last[form.sheet] == form.form:
            here = [region for region in regions if region.sheet.name == form.sheet]
            entered = {
                parse(entry.cell)[0] for other in located if other.sheet == form.sheet for entry in other.entries
            }
            moved = {row for region in here for row, key in region.keyed if key in keys.get(region.form, ())}
            outside = _outside(here, entered | moved, printed)
            form = replace(form, added=form.added + tuple(sorted(outside, key=lambda cell: parse(cell[0]))))
            for copy in form.copies:
                here = [region for region in regions if region.sheet.name == copy]
                beside = sorted(_outside(here, set(), printed), key=lambda cell: parse(cell[0]))
                form = replace(form, added=form.added + tuple((sheet_reference(copy, at), text) for at, text in beside))
        told.append(form)
    return told


def _outside(regions: Sequence[Region], read: set[int], printed: set[str]) -> Iterator[tuple[str, str]]:
    sheet = regions[0].sheet
    within = {row for region in regions for row in range(region.heading, region.last + 1)} | read
    for row in sheet.grid.rows.keys() - within:
        for col in sheet.grid.rows[row]:
            cell = sheet.cell(row, col)
            if not is_blank(cell.typed) and not _printed(sheet, row, col, regions, printed):
                yield cell.address, cell.typed


def _printed(sheet: SheetPart, row: int, col: int, regions: Sequence[Region], printed: set[str]) -> bool:
    """Whether a cell outside the forms is the tool's own: a marker, a title, a guidance, a fact on the cover."""
    text = match_key(sheet.text(row, col))
    if is_mark(text) or text in printed or FILL_HERE in text:
        return True
    cover = next((region for region in regions if region.form == COVER), None)
    if not text or cover is None or col - max(cover.key_col, 0) > len(sheet.grid.rows[cover.heading]):
        return False
    return row < cover.heading or (cover.end is not None and cover.end < row <= cover.end + _CLOSING)
