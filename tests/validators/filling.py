"""Answers of one agency: a complete, correct form, in which a test changes one cell.

Cells are read by the product's own reader of cells, so a test says what stands in the cell and not how it was read.
"""

import hashlib
from collections.abc import Mapping
from decimal import Decimal

from tests.validators.plans import YEAR, small_plan
from toolkit.core.a1 import a1
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.forms.spec import Form, Layout
from toolkit.core.intake.dated import with_typed_years
from toolkit.core.intake.read import Intake
from toolkit.core.numbers.fields import read_field
from toolkit.core.plan.model import Period
from toolkit.core.submission import Entry, LocatedForm, RawCell, SourceFile, State, Submission

Place = tuple[str, str, str]
"""Form, row key, column."""

CLEAN: Mapping[Place, str] = {
    ("cover", "name", "value"): "Nguyễn Thị Lan",
    ("cover", "position", "value"): "Chuyên viên",
    ("cover", "phone", "value"): "0912 345 678",
    ("cover", "letter-number", "value"): "125/BC-SYT",
    ("cover", "signer", "value"): "Trần Văn Minh",
    ("cover", "nil", "value"): "Không",
    ("indicators", "1.1", "status"): "Chính thức",
    ("indicators", "1.1", "note"): "Sổ theo dõi",
    ("indicators", "1.2", "status"): "Ước thực hiện",
    ("indicators", "1.2", "note"): "Báo cáo tổ chức",
    ("indicators", "1.3", "status"): "Chính thức",
    ("indicators", "1.3", "note"): "Chi cục Dân số",
    ("indicators", "1.4", "status"): "Chính thức",
    ("indicators", "1.4", "note"): "Điều tra",
    ("tasks", "1.1", "status"): "Hoàn thành",
    ("tasks", "1.1", "result"): "Đã mở 3 lớp",
    ("tasks", "1.2", "status"): "Đang thực hiện",
    ("table:van-ban", "1", "so"): "12/KH-SYT",
    ("table:lop", "1", "ten"): "Lớp Đô Lương",
    ("table:lop", "2", "ten"): "Lớp Yên Thành",
    ("table:lop", "3", "ten"): "Lớp Anh Sơn",
    ("outline:de-cuong", "i", "text"): "Đã thực hiện đầy đủ.",
}
FIGURES: Mapping[Place, str] = {
    ("cover", "number", "value"): "1",
    ("cover", "letter-date", "value"): "44896",  # 1 December 2022
    ("indicators", "1.1", "numerator"): "14",
    ("indicators", "1.1", "denominator"): "21",
    ("indicators", "1.1", "result"): "66.67",
    ("indicators", "1.2", "result"): "12",
    ("indicators", "1.3", "numerator"): "2415",
    ("indicators", "1.3", "denominator"): "2104",
    ("indicators", "1.4", "result"): "41.5",
    ("indicators", "1.4", "year"): "2021",
    ("table:can-bo", "tinh", "tong-so"): "40",
    ("table:can-bo", "tinh", "nu"): "12",
    ("table:can-bo", "tinh", "kinh-phi"): "850.5",
    ("table:can-bo", "huyen", "tong-so"): "75",
    ("table:can-bo", "huyen", "nu"): "26",
    ("table:van-ban", "1", "ngay"): "44635",
    ("table:lop", "1", "so-nguoi"): "30",
    ("table:lop", "1", "nam"): "12",
    ("table:lop", "1", "nu"): "18",
    ("table:lop", "2", "so-nguoi"): "30",
    ("table:lop", "2", "nam"): "12",
    ("table:lop", "2", "nu"): "18",
    ("table:lop", "3", "so-nguoi"): "60",
    ("table:lop", "3", "nam"): "24",
    ("table:lop", "3", "nu"): "36",
}
_ROWS: dict[tuple[str, str], int] = {}
_COLUMNS: dict[str, int] = {}
_DATES = {("cover", "letter-date", "value"), ("table:van-ban", "1", "ngay")}


def cell(value: str | Decimal | bool | None, **more: object) -> RawCell:
    """A raw cell; its address is set where it is placed."""
    return RawCell(address="A1", value=value, **more)  # type: ignore[arg-type]


def clean_cells() -> dict[Place, RawCell]:
    """Every filled cell of a correct form of Sở Y tế."""
    cells = {place: cell(text) for place, text in CLEAN.items()}
    cells |= {place: cell(Decimal(number), date=place in _DATES) for place, number in FIGURES.items()}
    return cells


def book_of(agency: str = "so-y-te", report: str = "nam", period: Period = YEAR) -> AgencyBook:
    """The form that an agency was sent."""
    plan = small_plan()
    return agency_book(plan, plan.report_by_id[report], period, plan.agency_by_code[agency])


def submission(
    changes: Mapping[Place, RawCell | None] | None = None,
    *,
    name: str = "a.xlsx",
    book: AgencyBook | None = None,
    cells: Mapping[Place, RawCell] | None = None,
    modified: str = "",
    cover: str | None = None,
) -> Submission:
    """A returned form: the clean one with some cells changed (None: emptied)."""
    book = book or book_of()
    filled = {**(clean_cells() if cells is None else cells), **(changes or {})}
    located = tuple(_located(sheet.name, form, filled) for sheet, form in book.forms())
    said = [
        (entry.form, entry.row, entry.column, entry.typed)
        for form in located
        if form.form not in ("cover", "corrections", "other-tasks")
        for entry in form.entries
        if entry.reading.state is not State.BLANK
    ]
    return Submission(
        file=SourceFile(name=name, sha256=hashlib.sha256(name.encode()).hexdigest(), size=1),
        stamp=book.stamp,
        content=hashlib.sha256(repr(said).encode()).hexdigest() if said else "",
        forms=located,
        modified=modified,
        cover_agency=book.agency.name if cover is None else cover,
    )


def answer(*args: object, **kwargs: object) -> Intake:
    """A file that holds :func:`submission`."""
    sent = submission(*args, **kwargs)  # type: ignore[arg-type]
    return Intake(file=sent.file, stamp=sent.stamp, carriers={"sheet": sent.stamp}, submission=sent)


def address(form: str, row: str, column: str) -> str:
    """Addresses in these tests are made up, each its own."""
    return a1(_ROWS.setdefault((form, row), len(_ROWS)), _COLUMNS.setdefault(column, len(_COLUMNS)))


def _located(sheet: str, form: Form, cells: Mapping[Place, RawCell | None]) -> LocatedForm:
    entries = []
    opens = [str(n) for n in range(1, (form.spec.open_rows or 0) + 1)] if form.spec.layout is Layout.OPEN else []
    for key, row in [*((row.key, row) for row in form.rows), *((key, None) for key in opens)]:
        for column in form.spec.inputs:
            field = column.field if row is None else form.field(row, column)
            if field is not None:
                raw = cells.get((form.spec.id, key, column.id)) or cell(None)
                entries.append(
                    Entry(
                        form=form.spec.id,
                        row=key,
                        column=column.id,
                        cell=address(form.spec.id, key, column.id),
                        typed=raw.typed,
                        reading=read_field(raw, field),
                        number=isinstance(raw.value, Decimal),
                    )
                )
    return LocatedForm(form=form.spec.id, sheet=sheet, entries=tuple(with_typed_years(entries)))
