"""Bundles filled with what single forms are filled with, and read as they come back."""

import io
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from samples.addresses import input_addresses
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.forms.bundle import BundleBook, bundle_book, names_of
from toolkit.core.forms.spec import AGENCY_COLUMN, Field, Kind, Layout
from toolkit.core.intake.read import Intake, read_whole
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan
from workbook_templates.agency_book import write_agency_book

Place = tuple[str, str, str]
"""Form, row and column; rows of lists are "+1", "+2", …"""
Values = Mapping[Place, str | int]
Change = Callable[[Workbook], None]
NAME = "xã/goi.xlsx"
_KEPT: Mapping[tuple[str, str], str | int] = {("cover", "number"): 1, ("cover", "nil"): "Không"}
_SKIPPED = 4
"""Of so many cells one stays blank."""
_LIST_ROWS = ("+1", "+2")


@cache
def son_tinh() -> Plan:
    """A district and its communes."""
    return load_plan(Path(__file__).parents[1] / "samples" / "plans" / "son-tinh-2024.yaml")


def bundle_of(plan: Plan, *codes: str) -> BundleBook:
    """The bundle of some agencies for the first report of the year."""
    return bundle_book(plan, plan.reports[0], plan.period_by_code["nam"], [plan.agency_by_code[c] for c in codes])


@cache
def communes() -> "Sent":
    """The bundle of three communes."""
    return Sent(bundle_of(son_tinh(), "xa-tinh-bac", "xa-tinh-binh", "xa-tinh-ha"))


@cache
def commune(code: str) -> "Sent":
    """The form of one commune by itself."""
    plan = son_tinh()
    return Sent(agency_book(plan, plan.reports[0], plan.period_by_code["nam"], plan.agency_by_code[code]))


class Sent:
    """A book as it is sent, and the addresses of its input cells."""

    def __init__(self, book: AgencyBook) -> None:
        self.book, self.data = book, write_agency_book(book)
        with TemporaryDirectory() as folder:
            path = Path(folder) / "a.xlsx"
            path.write_bytes(self.data)
            self.places = input_addresses(path, book)

    def returned(self, values: Values, change: Change | None = None) -> bytes:
        """The file with cells filled in, and altered as people do."""
        workbook = load_workbook(io.BytesIO(self.data))
        for place, value in values.items():
            sheet, cell = self.places[place]
            workbook[sheet][cell] = value
        if change is not None:
            change(workbook)
        stream = io.BytesIO()
        workbook.save(stream)
        return stream.getvalue()


def read(data: bytes, plan: Plan, name: str = NAME) -> list[Intake]:
    """Everything that is in a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(data)
        return list(read_whole(path, name, plan))


def answers(sent: Sent, first: int) -> Values:
    """What one agency fills in: something valid in most cells, other figures and words for another ``first``."""
    forms = {form.spec.id: form for _, form in sent.book.forms()}
    found: dict[Place, str | int] = {}
    for number, (form, row, column) in enumerate(sent.places, first):
        if number % _SKIPPED == 0 or (row.startswith("+") and row not in _LIST_ROWS):
            continue
        printed = forms[form].row_by_key.get(row)
        field = forms[form].field(printed, forms[form].spec.column(column)) if printed else None
        field = field or forms[form].spec.column(column).field
        assert field is not None, "only input cells are filled"
        found[form, row, column] = _KEPT.get((form, row)) or _value(field, number)
    return found


def _value(field: Field, number: int) -> str | int:
    if field.kind is Kind.CHOICE:
        return field.choices[number % len(field.choices)]
    if field.kind is Kind.DATE:
        return f"{number % 28 + 1:02d}/03/2022"
    return number if field.kind is Kind.FIGURE else f"Chữ {number}"


def together(bundle: BundleBook, answered: Mapping[str, Values]) -> Values:
    """The same in a bundle; the rows of lists alternate between the agencies."""
    lists = {form.spec.id for _, form in bundle.forms() if form.spec.layout is Layout.OPEN}
    names = names_of(bundle.agencies)
    found: dict[Place, str | int] = {}
    for order, (code, values) in enumerate(answered.items(), 1):
        for (form, row, column), value in values.items():
            if form in lists:
                row = f"+{(int(row) - 1) * len(answered) + order}"
                found[form, row, AGENCY_COLUMN.id] = names[code]
                found[form, row, column] = value
            else:
                found[form, f"{code}/{row}", column] = value
    return found


def well_filled(*codes: str) -> Values:
    """A bundle of communes in which these fill everything."""
    tasks = [row.key for _, form in commune("xa-tinh-ha").book.forms() if form.spec.id == "tasks" for row in form.rows]
    found: dict[Place, str | int] = {}
    for number, code in enumerate(codes):
        cover = {"name": f"Người {code}", "phone": f"091234567{number}", "signer": code, "letter-date": "20/11/2024"}
        found |= {("cover", f"{code}/{row}", "value"): text for row, text in cover.items()}
        for task in tasks:
            found["tasks", f"{code}/{task}", "status"] = "Hoàn thành"
            found["tasks", f"{code}/{task}", "result"] = f"Đã làm việc {task} ở {code}"
    return found


def parts(intakes: Sequence[Intake]) -> dict[str, Intake]:
    """Agency → its part."""
    return {intake.stamp.agency: intake for intake in intakes if intake.submission is not None and intake.stamp}
