"""Where forms lie: on any sheet, at any place, found by the markers of the hidden key column."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from toolkit.core.intake.limits import DEFAULT, Refused
from toolkit.core.intake.package import SheetPart
from toolkit.core.stamp import KEY_END, KEY_FORM, KEY_OPEN, KEY_ROW

_MARKS = (KEY_FORM, KEY_END, KEY_ROW, KEY_OPEN)


@dataclass(slots=True, kw_only=True)
class Region:
    """One form on one sheet."""

    form: str
    sheet: SheetPart
    key_col: int
    """-1 where the key column itself is gone."""
    heading: int
    end: int | None = None
    """Row of the end marker, or of the next form."""
    keyed: list[tuple[int, str]] = field(default_factory=list)
    """Rows of the plan and their keys, wherever they were moved to."""
    blanks: list[int] = field(default_factory=list)
    """Rows offered by an open form."""
    final: bool = False
    """Whether no other form follows in the sheet."""

    @property
    def last(self) -> int:
        """The last row that can belong to the form."""
        if self.end is not None:
            return self.end - 1
        marked = [row for row, _ in self.keyed] + self.blanks
        return max(marked, default=self.heading)


def find_regions(sheets: Iterable[SheetPart]) -> list[Region]:
    """Every form with a marker, in the order of the sheets; Refused where there are far more than copying makes."""
    found = list(islice((region for sheet in sheets for region in _of_sheet(sheet)), DEFAULT.forms + 1))
    if len(found) > DEFAULT.forms:
        raise Refused("too-large", "forms", found=f"> {DEFAULT.forms}", limit=str(DEFAULT.forms))
    return found


def _of_sheet(sheet: SheetPart) -> Iterator[Region]:
    columns: dict[int, list[tuple[int, str]]] = {}
    for row, col, text in sorted(sheet.grid.marks):
        if text.startswith(_MARKS):
            columns.setdefault(col, []).append((row, text))
    for col, marks in columns.items():
        if any(text.startswith(KEY_FORM) for _, text in marks):
            yield from _of_column(sheet, col, marks)


def _of_column(sheet: SheetPart, col: int, marks: list[tuple[int, str]]) -> Iterator[Region]:
    regions: list[Region] = []
    above: list[tuple[int, str]] = []  # rows moved above the first heading
    for row, text in marks:
        if text.startswith(KEY_FORM):
            if regions and regions[-1].end is None:
                regions[-1].end = row
            regions.append(Region(form=text.removeprefix(KEY_FORM), sheet=sheet, key_col=col, heading=row, keyed=above))
            above = []
        elif text.startswith(KEY_END):
            name = text.removeprefix(KEY_END)
            if regions and regions[-1].form == name and regions[-1].end is None:
                regions[-1].end = row
        elif text.startswith(KEY_ROW):
            (regions[-1].keyed if regions else above).append((row, text.removeprefix(KEY_ROW)))
        elif regions:
            regions[-1].blanks.append(row)
    regions[-1].final = True
    yield from regions
