"""The bundle: one workbook in which several small agencies fill one report, each in its own rows.

Nothing of it is declared here: its sheets are those of the agencies' own books, joined. The rows of an agency stay
together, one agency after the other, because who fills a bundle, on a phone or in a shared sheet, fills the block of
one agency and then passes it on; whoever wants one row of all agencies filters by the label. A list is one list for
all, and each of its rows says whose it is. The key of a printed row is ``<agency code>/<row key>``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.core.forms.book import AgencyBook, agency_book, digest, stamp_of
from toolkit.core.forms.spec import AGENCY_COLUMN, Column, Field, Form, Kind, Layout, Row
from toolkit.core.plan.model import Agency, Period, Plan, Report
from toolkit.core.text import fold

AGENCIES = "agencies"
"""Name under which the hidden sheet lists the codes of the agencies."""
_SEPARATOR = "/"
_ID = re.compile("goi-[0-9a-f]{8}")
_DIGITS = 8
_ANY = Field(kind=Kind.TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleBook(AgencyBook):
    """What several agencies fill together; ``agency`` stands for all of them, under the id of the bundle."""

    agencies: tuple[Agency, ...]
    """In the order of the plan."""

    @property
    def file_name(self) -> str:
        """ASCII file name: year, report and period, number of agencies."""
        return f"BDG{self.plan.year}_{self.report.id}-{self.period.code}_goi-{len(self.agencies)}-don-vi.xlsx"

    @property
    def whose(self) -> str:
        """Who fills it, as the cover says it."""
        return f"{len(self.agencies)} đơn vị: {'; '.join(names_of(self.agencies).values())}"

    @property
    def identity(self) -> Mapping[str, str]:
        """What the hidden sheet says of the book, with the codes of its agencies."""
        return {**self.stamp.items(), AGENCIES: " ".join(agency.code for agency in self.agencies)}


def bundle_book(plan: Plan, report: Report, period: Period, agencies: Iterable[Agency]) -> BundleBook:
    """Join the books of some agencies; raises ValueError for none, KeyError for a form the plan does not declare."""
    wanted = {agency.code for agency in agencies}
    known = tuple(agency for agency in plan.agencies if agency.code in wanted)
    if not known:
        raise ValueError("a bundle is of agencies of the plan")
    books = [agency_book(plan, report, period, agency) for agency in known]
    # Books differ in having rows for a sheet at all: the longest has every sheet, in order.
    longest = max(books, key=lambda book: len(book.sheets))
    sheets = tuple(
        replace(sheet, forms=tuple(_joined(form, books, names_of(known)) for form in sheet.forms))
        for sheet in longest.sheets
    )
    agency = Agency(code=bundle_id(agency.code for agency in known), name=f"Biểu gộp của {len(known)} đơn vị")
    stamp = stamp_of(plan, report, period, agency, sheets)
    return BundleBook(
        plan=plan, report=report, period=period, agency=agency, sheets=sheets, stamp=stamp, agencies=known
    )


def bundle_id(codes: Iterable[str]) -> str:
    """What stands for these agencies in a stamp."""
    return f"goi-{digest(*sorted(codes))[:_DIGITS]}"


def is_bundle(agency: str) -> bool:
    """Whether the agency of a stamp is a bundle."""
    return _ID.fullmatch(agency) is not None


def agency_of(key: str) -> tuple[str, str]:
    """Agency code and row key of a printed row of a bundle; no code where it is none."""
    code, separator, row = key.partition(_SEPARATOR)
    return (code, row) if separator else ("", key)


def names_of(agencies: Sequence[Agency]) -> dict[str, str]:
    """Code → the name in the column of agencies; where several agencies have one name, the code tells them apart."""
    often = Counter(fold(agency.name) for agency in agencies)
    return {
        agency.code: agency.name if often[fold(agency.name)] == 1 else f"{agency.name} ({agency.code})"
        for agency in agencies
    }


def codes_by_name(agencies: Sequence[Agency]) -> dict[str, str]:
    """Every folded text that means exactly one of the agencies → its code."""
    found: dict[str, set[str]] = defaultdict(set)
    names = names_of(agencies)
    for agency in agencies:
        for text in (agency.code, agency.name, names[agency.code], *agency.aliases):
            found[fold(text)].add(agency.code)
    return {text: next(iter(codes)) for text, codes in found.items() if len(codes) == 1}


def part_of(bundle: BundleBook, agency: Agency) -> AgencyBook:
    """The book of one agency as it lies in the bundle: its own rows, under the columns that all share."""
    own = agency_book(bundle.plan, bundle.report, bundle.period, agency)
    forms = {form.spec.id: form for _, form in bundle.forms()}
    name = names_of(bundle.agencies)[agency.code]
    sheets = (
        replace(sheet, forms=tuple(_among(forms[form.spec.id], form.rows, name) for form in sheet.forms))
        for sheet in own.sheets
    )
    return replace(own, sheets=tuple(sheets))


def rest_of(bundle: BundleBook) -> AgencyBook:
    """The bundle without the rows of its agencies: what is found in it is nobody's, in lists with the name as typed."""
    sheets = (replace(sheet, forms=tuple(map(_rest, sheet.forms))) for sheet in bundle.sheets)
    return replace(bundle, sheets=tuple(sheets))


def _joined(form: Form, books: Sequence[AgencyBook], names: Mapping[str, str]) -> Form:
    spec = form.spec
    column = _list_column(tuple(names.values())) if spec.layout is Layout.OPEN else AGENCY_COLUMN
    rows = tuple(
        replace(_named(row, names[book.agency.code]), key=f"{book.agency.code}{_SEPARATOR}{row.key}")
        for book in books
        for _, own in book.forms()
        if own.spec.id == spec.id
        for row in own.rows
    )
    columns = (column, *spec.columns)
    return Form(spec=replace(spec, columns=columns, open_rows=spec.open_rows * len(books)), rows=rows)


def _list_column(names: tuple[str, ...]) -> Column:
    prompt = "Chọn trong danh sách đơn vị ghi dòng này."
    field = Field(kind=Kind.CHOICE, required=True, choices=names, choice_list="don_vi", prompt=prompt)
    return replace(AGENCY_COLUMN, field=field, guide="Mỗi dòng chọn tên đơn vị ghi dòng đó.")


def _among(shared: Form, rows: Iterable[Row], name: str) -> Form:
    spec = replace(shared.spec, columns=(AGENCY_COLUMN, *shared.columns[1:]))
    return Form(spec=spec, rows=tuple(_named(row, name) for row in rows), whole=True)


def _rest(form: Form) -> Form:
    field = _ANY if form.spec.layout is Layout.OPEN else None
    spec = replace(form.spec, columns=(replace(AGENCY_COLUMN, field=field), *form.columns[1:]))
    return Form(spec=spec, rows=(), whole=True)


def _named(row: Row, name: str) -> Row:
    return replace(row, printed={AGENCY_COLUMN.id: name, **row.printed})
