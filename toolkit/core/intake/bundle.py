"""Reading a bundle: every agency's rows are read as if they were a form of their own, by the reader of single forms.

For each agency the workbook is seen without the rows of the others, every cell at its real address. What is left when
the rows of all agencies are taken away is read the same way: whatever is in it is nobody's, and what concerns the
workbook as a whole (columns, sheets, protection) is told with it, once.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.core.forms.arrange import sent_columns
from toolkit.core.forms.book import AgencyBook, issue_of
from toolkit.core.forms.bundle import (
    AGENCIES,
    BundleBook,
    agency_of,
    bundle_book,
    bundle_id,
    codes_by_name,
    names_of,
    part_of,
    rest_of,
)
from toolkit.core.forms.spec import AGENCY_COLUMN, Layout
from toolkit.core.intake.locate import lines
from toolkit.core.intake.package import Package, SheetPart
from toolkit.core.intake.regions import Region, find_regions
from toolkit.core.intake.submit import entered, read_book, regions_of
from toolkit.core.plan.model import Agency, Plan
from toolkit.core.stamp import KEY_END, KEY_FORM, KEY_ROW, STAMP_SHEET, Stamp
from toolkit.core.submission import SourceFile, Submission
from toolkit.core.text import fold

_NOBODY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBundle:
    """What several agencies say in one workbook."""

    parts: tuple[Submission, ...]
    """One for each agency that filled in anything."""
    named: tuple[str, ...]
    """Names of these agencies."""
    rest: Submission
    """What belongs to no agency. In lists, rows without a known agency, with the name as typed."""
    silent: tuple[str, ...]
    """Names of the agencies that left everything blank."""
    strangers: tuple[str, ...]
    """Codes of agencies that the bundle was made for and the plan does not have: their rows are not read."""


def read_bundle(package: Package, file: SourceFile, stamp: Stamp, plan: Plan) -> ReadBundle | None:
    """Read a workbook that carries the stamp of a bundle; None where the plan has none of its agencies."""
    codes = _codes(package, stamp, plan)
    agencies = [plan.agency_by_code[code] for code in codes if code in plan.agency_by_code]
    if not agencies:
        return None
    book = bundle_book(plan, plan.report_by_id[stamp.report], plan.period_by_code[stamp.period], agencies)
    parts = [sheet for sheet in package.sheets if sheet.name.casefold() != STAMP_SHEET]
    regions = regions_of(book, parts)
    sheets = [_Rows(sheet, [one for one in regions if one.sheet is sheet], book, codes) for sheet in parts]
    read = {agency.code: _part(package, file, stamp, book, sheets, agency) for agency in book.agencies}
    names = names_of(book.agencies)
    answered = {code: part for code, (part, filled) in read.items() if filled}
    rest = _read(_view(package, sheets, _NOBODY), file, stamp, rest_of(book))
    return ReadBundle(
        parts=tuple(map(_own, answered.values())),
        rest=_with_common(rest, [part for part, _ in read.values()]),
        named=tuple(name for code, name in names.items() if code in answered),
        silent=tuple(name for code, name in names.items() if code not in answered),
        strangers=tuple(code for code in codes if code not in plan.agency_by_code),
    )


def _codes(package: Package, stamp: Stamp, plan: Plan) -> list[str]:
    """Codes of the agencies: as the hidden sheet lists them, else by the keys, else by the names that are printed."""
    texts = [(sheet, row, col, text) for sheet in package.sheets for row, col, text in sheet.texts()]
    hidden = (sheet.text(row, col + 1) for sheet, row, col, text in texts if text == AGENCIES)
    listed = next(hidden, "").split()
    if listed and bundle_id(listed) == stamp.agency:
        return listed
    keys = (text.removeprefix(KEY_ROW) for sheet in package.sheets for _, _, text in sheet.grid.marks)
    keyed = dict.fromkeys(code for key in keys if (code := agency_of(key)[0]) in plan.agency_by_code)
    if keyed:
        return list(keyed)
    owners = plan.owners(plan.report_by_id[stamp.report], stamp.period)
    # A name that stands once is no column of agencies: the cover names whom to send the form to.
    printed = Counter(fold(text) for *_, text in texts)
    return [code for code, name in names_of(owners).items() if printed[fold(name)] > 1]


class _Rows:
    """One sheet of a bundle: whose each of its rows is."""

    def __init__(self, sheet: SheetPart, regions: Sequence[Region], book: BundleBook, codes: Collection[str]) -> None:
        self.sheet, self.regions, self.codes = sheet, regions, codes
        self.owners: dict[int, str] = {}
        self.used: dict[int, set[int]] = {}
        """Heading row of a form → its columns."""
        self.ends: dict[int, int] = {}
        """Row of the end of a form → where it ends with the rows that were written on below it."""
        named = codes_by_name(book.agencies)
        sent = {form: columns for part in book.sheets for form, columns in sent_columns(part.forms).items()}
        forms = {form.spec.id: form for _, form in book.forms()}
        for region in self.regions:
            if region.form in forms:
                places, rows = lines(forms[region.form], region, sent[region.form])
                self.used[region.heading] = {region.key_col, *places.values()}
                self._claim(region, rows, places.get(AGENCY_COLUMN.id), named)
                if region.end is not None and forms[region.form].spec.layout is Layout.OPEN:
                    self.ends[region.end] = max([region.end, *(row + 1 for row in rows)])

    def _claim(self, region: Region, rows: Iterable[int], col: int | None, named: Mapping[str, str]) -> None:
        """The key says whose a row is; where there is none, the name that stands in it."""
        for row in rows:
            typed = "" if col is None else self.sheet.cell(row, col).typed
            self.owners[row] = named.get(fold(typed), _NOBODY)
        for row, key in region.keyed:
            code, _ = agency_of(key)
            self.owners[row] = code if code in self.codes else _NOBODY

    def of(self, code: str) -> SheetPart:
        """The sheet with the rows of one agency alone, or with what is nobody's."""
        grid = self.sheet.grid
        rows = {row: cells for row, cells in grid.rows.items() if self.owners.get(row, _NOBODY) == code}
        if code != _NOBODY:
            for heading, used in self.used.items():
                rows[heading] = {col: cell for col, cell in grid.rows[heading].items() if col in used}
        # Whoever looks for the rows of one agency hides those of the others: that tells nothing.
        seen = replace(grid, rows=rows, marks=list(self._marks(code)), hidden_rows=set())
        return replace(self.sheet, grid=seen)

    def _marks(self, code: str) -> Iterator[tuple[int, int, str]]:
        for row, col, text in self.sheet.grid.marks:
            if text.startswith(KEY_END):
                yield self.ends.get(row, row), col, text
            elif not text.startswith(KEY_ROW):
                yield row, col, text
            elif self.owners.get(row) == code:
                yield row, col, KEY_ROW + agency_of(text.removeprefix(KEY_ROW))[1]
        for region in self.regions:
            if region.key_col < 0 and region.end is not None:
                yield region.heading, region.key_col, KEY_FORM + region.form
                yield region.end, region.key_col, KEY_END + region.form


def _view(package: Package, sheets: Sequence[_Rows], code: str) -> Package:
    """The workbook as one agency would have sent it, or as nobody did: further sheets are nobody's."""
    return replace(package, sheets=[sheet.of(code) for sheet in sheets if sheet.regions or code == _NOBODY])


def _read(view: Package, file: SourceFile, stamp: Stamp, book: AgencyBook) -> Submission:
    # Forms that lost their markers have been looked for in the whole workbook.
    return read_book(view, file, stamp, book, find_regions(view.sheets))


def _part(
    package: Package, file: SourceFile, stamp: Stamp, book: BundleBook, sheets: Sequence[_Rows], agency: Agency
) -> tuple[Submission, bool]:
    """What lies in an agency's rows, and whether that is anything at all."""
    own = part_of(book, agency)
    source = replace(file, name=f"{file.name}/{names_of(book.agencies)[agency.code]}", bundle=file.name)
    found = _read(_view(package, sheets, agency.code), source, _stamp(own, book, stamp), own)
    entries = entered(found.forms, [form for _, form in own.forms()])
    return found, any(entries) or any(form.added or form.unread for form in found.forms)


def _stamp(own: AgencyBook, book: BundleBook, stamp: Stamp) -> Stamp:
    """The stamp of an agency's own form; of another one where the bundle was made by another state of the plan."""
    known = bundle_id(agency.code for agency in book.agencies) == stamp.agency
    form = stamp.form if known and stamp.form != book.stamp.form else own.stamp.form
    identity = (own.stamp.plan, own.stamp.report, own.stamp.period, own.stamp.agency)
    return replace(own.stamp, form=form, issue=issue_of(identity, form), number=stamp.number)


def _own(part: Submission) -> Submission:
    """A part without what concerns the workbook as a whole."""
    forms = tuple(
        replace(
            form,
            missing_columns=(),
            missing_headings=(),
            by_position=(),
            hidden_columns=(),
            moved_columns=(),
            unchecked=(),
            copies=(),
            protected=True,
        )
        for form in part.forms
    )
    return replace(part, forms=forms, missing_forms=(), renamed_sheets=(), reordered=False, other_format="")


def _with_common(rest: Submission, parts: Sequence[Submission]) -> Submission:
    """The rest, with what only the rows of the agencies show of the columns."""
    forms = []
    for form in rest.forms:
        same = [other for part in parts for other in part.forms if other.form == form.form]
        forms.append(
            replace(
                form,
                by_position=_union(form.by_position, [other.by_position for other in same]),
                hidden_columns=_union(form.hidden_columns, [other.hidden_columns for other in same]),
                unchecked=_union((), [other.unchecked for other in same]),
            )
        )
    return replace(rest, forms=tuple(forms))


def _union(first: Iterable[str], others: Sequence[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*first, *(one for other in others for one in other)]))
