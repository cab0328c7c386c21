"""From a package with a stamp to a submission: every form of the book located, what was entered hashed."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from toolkit.core.forms.arrange import sent_columns
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.forms.spec import Form, Layout
from toolkit.core.intake.arrangement import alike, renamed, reordered
from toolkit.core.intake.copies import merge_copies
from toolkit.core.intake.covers import cover_agency, cover_period
from toolkit.core.intake.locate import locate
from toolkit.core.intake.outside import tell_outside
from toolkit.core.intake.package import Package, SheetPart
from toolkit.core.intake.recover import recover_regions
from toolkit.core.intake.regions import Region, find_regions
from toolkit.core.intake.wording import KINDS
from toolkit.core.numbers.formats import show
from toolkit.core.plan.model import Plan
from toolkit.core.stamp import STAMP_SHEET, Stamp, base_of
from toolkit.core.submission import Entry, LocatedForm, SourceFile, State, Submission
from toolkit.core.text import is_blank, match_key
from toolkit.core.vocabulary import SHEET_GUIDE, SHEET_REVIEW


def has_markers(package: Package) -> bool:
    """Whether a file holds forms of ours, whoever's they are."""
    return bool(find_regions(package.sheets))


def submission_of(package: Package, file: SourceFile, stamp: Stamp, plan: Plan) -> Submission:
    """Read every form that the stamp's book has."""
    book = agency_book(
        plan, plan.report_by_id[stamp.report], plan.period_by_code[stamp.period], plan.agency_by_code[stamp.agency]
    )
    return read_book(package, file, stamp, book)


def read_book(
    package: Package, file: SourceFile, stamp: Stamp, book: AgencyBook, regions: list[Region] | None = None
) -> Submission:
    """Read every form that a book has, in these regions where they are known."""
    sheets = [sheet for sheet in package.sheets if sheet.name.casefold() != STAMP_SHEET]
    located, regions = read_forms(book, sheets, regions)
    present = {form.form for form in located}
    ours = {region.sheet.name for region in regions} | {SHEET_GUIDE, SHEET_REVIEW}
    others = [sheet for sheet in sheets if sheet.grid.rows and sheet.name not in ours]
    return Submission(
        file=file,
        stamp=stamp,
        content=content_hash(stamp, located, [form for _, form in book.forms()]),
        forms=tuple(located),
        missing_forms=tuple(form.spec.id for _, form in book.forms() if form.spec.id not in present),
        other_sheets=tuple(sheet.name for sheet in others),
        similar_sheets=alike(book, others),
        renamed_sheets=renamed(book, located),
        reordered=reordered(book, located, sheets),
        untouched=bool(stamp.base) and base_of(_cells(located)) == stamp.base,
        modified=package.modified,
        cover_agency=cover_agency(regions),
        cover_period=cover_period(regions),
        producer=package.producer,
        other_format=KINDS.get(package.kind, ""),
    )


def read_forms(
    book: AgencyBook, sheets: Sequence[SheetPart], regions: list[Region] | None = None
) -> tuple[list[LocatedForm], list[Region]]:
    """Every form of a book that the sheets hold, and where forms lie in them."""
    regions = regions_of(book, sheets) if regions is None else regions
    located = []
    sent = {form: columns for sheet in book.sheets for form, columns in sent_columns(sheet.forms).items()}
    for sheet, form in book.forms():
        found = [region for region in regions if region.form == form.spec.id]
        found.sort(key=lambda region, name=sheet.name: region.sheet.name != name)  # type: ignore[misc]
        if found:
            located.append(_located(form, found, sent[form.spec.id]))
    return tell_outside(located, regions, book), regions


def regions_of(book: AgencyBook, sheets: Sequence[SheetPart]) -> list[Region]:
    """Where the forms of a book lie: by their markers, else by their headings."""
    regions = find_regions(sheets)
    marked = {region.form for region in regions}
    lost = [form for _, form in book.forms() if form.spec.id not in marked]
    return regions + (recover_regions(lost, sheets) if lost else [])


def _located(form: Form, regions: list[Region], sent: Mapping[str, int]) -> LocatedForm:
    return merge_copies([locate(form, region, sent) for region in regions], form.spec.layout is Layout.OPEN)


def content_hash(stamp: Stamp, located: Iterable[LocatedForm], forms: Iterable[Form]) -> str:
    """Hash of what was entered in the counted forms, whoever sent it; empty when nothing was."""
    lines = sorted(
        "\x1f".join((entry.form, entry.row, entry.column, match_key(entry.typed)))
        for entry in entered(located, [form for form in forms if form.spec.counted])
    )
    if not lines:
        return ""
    return hashlib.sha256("\n".join((stamp.report, stamp.period, *lines)).encode()).hexdigest()


def _cells(located: Iterable[LocatedForm]) -> Iterator[tuple[str, str, str, str]]:
    for form in located:
        for entry in form.entries:
            if not is_blank(entry.typed):
                yield entry.form, entry.row, entry.column, match_key(entry.typed)


def entered(located: Iterable[LocatedForm], forms: Sequence[Form]) -> Iterator[Entry]:
    """What was entered in these forms: every cell that holds something else than it was sent with."""
    prefilled = {
        (form.spec.id, row.key, column): show(value) if isinstance(value, Decimal) else value
        for form in forms
        for row in form.rows
        for column, value in row.prefill.items()
    }
    wanted = {form.spec.id for form in forms}
    for form in located:
        for entry in form.entries if form.form in wanted else ():
            same = entry.typed == prefilled.get((entry.form, entry.row, entry.column))
            if entry.reading.state is not State.BLANK and not same:
                yield entry
