"""Finding what lost its key: rows by what is printed in them, whole forms by their headings."""

from collections.abc import Iterable, Mapping, Sequence

from toolkit.core.forms.spec import Form, Row
from toolkit.core.intake.columns import heading_key
from toolkit.core.intake.package import SheetPart
from toolkit.core.intake.regions import Region
from toolkit.core.stamp import KEY_FORM
from toolkit.core.text import is_blank, match_key

_RECOGNISABLE = 2
"""Headings that must be found to recognise a form without a marker: all, and at least so many."""


def recover_rows(
    lost: Sequence[Row], loose: Sequence[int], sheet: SheetPart, places: Mapping[str, int]
) -> dict[str, int]:
    """Row key → row of the sheet that prints all that the lost row prints, where exactly one does."""
    found: dict[str, int] = {}
    for row in lost:
        fits = [place for place in loose if place not in found.values() and _prints(row, place, sheet, places)]
        alike = [other for other in lost if dict(other.printed) == dict(row.printed)]
        if len(fits) == 1 and len(alike) == 1:
            found[row.key] = fits[0]
    return found


def _prints(row: Row, place: int, sheet: SheetPart, places: Mapping[str, int]) -> bool:
    printed = [(places[column], text) for column, text in row.printed.items() if text and column in places]
    return bool(printed) and all(match_key(sheet.cell(place, col).typed) == match_key(text) for col, text in printed)


def recover_regions(forms: Iterable[Form], sheets: Sequence[SheetPart]) -> list[Region]:
    """Forms without a marker, recognised by a row that holds all their headings, where exactly one row does."""
    regions = []
    forms = list(forms)
    printed = {match_key(text) for form in forms for text in (form.spec.title, form.spec.guidance) if text}
    for form in forms:
        wanted = {heading_key(column.heading) for column in form.columns}
        fits = [(sheet, row) for sheet in sheets for row in sheet.grid.rows if wanted <= _keys(sheet, row)]
        if len(fits) == 1 and len(wanted) >= _RECOGNISABLE:
            sheet, heading = fits[0]
            end = max(sheet.grid.rows) + 1
            regions.append(Region(form=form.spec.id, sheet=sheet, key_col=-1, heading=heading, end=end, final=True))
    for region in regions:
        _end_above_the_next(region, regions, printed)
    return regions


def _keys(sheet: SheetPart, row: int) -> set[str]:
    return {heading_key(sheet.text(row, col)) for col in sheet.grid.rows[row]} - {""}


def _end_above_the_next(region: Region, regions: Sequence[Region], printed: set[str]) -> None:
    """End a form above the title of the next one of its sheet: without keys nothing else says where it ends."""
    rows = region.sheet.grid.rows
    marked = [row for row, _, text in region.sheet.grid.marks if text.startswith(KEY_FORM)]
    recovered = [other.heading for other in regions if other.sheet is region.sheet]
    below = [row for row in (*marked, *recovered) if row > region.heading]
    if not below:
        return
    end = min(below)
    while end - 1 > region.heading and all(
        _titled(region.sheet, end - 1, col, printed) for col in rows.get(end - 1, {})
    ):
        end -= 1
    region.end, region.final = end, False


def _titled(sheet: SheetPart, row: int, col: int, printed: set[str]) -> bool:
    return is_blank(sheet.cell(row, col).typed) or match_key(sheet.text(row, col)) in printed
