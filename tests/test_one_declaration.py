"""A column declared once is written, read, judged and consolidated."""

import datetime as dt
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samples.addresses import input_addresses
from tests.validators.filling import book_of
from tests.validators.plans import small_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.forms.spec import Column, Field, Kind, Slot
from toolkit.core.forms.tasks import TASKS_SPEC
from toolkit.core.intake.read import read_file
from toolkit.core.units import COUNT
from toolkit.core.verdict import Judgement
from validators.judge import judge
from workbook_templates.agency_book import write_agency_book
from workbook_templates.consolidated.book import write_consolidated_book

STAFF = Column(
    id="staff",
    heading="Số người tham gia",
    field=Field(kind=Kind.FIGURE, unit=COUNT),
    slot=Slot.VALUE,
    guide="Đếm người.",
)


@pytest.fixture
def with_a_column() -> Iterator[None]:
    """The one change: a column more in the declaration of the task form."""
    before = TASKS_SPEC.columns
    object.__setattr__(TASKS_SPEC, "columns", (*before, STAFF))
    yield
    object.__setattr__(TASKS_SPEC, "columns", before)


def returned(tmp_path: Path, value: int | str) -> Path:
    """The form with one task answered and the new column filled."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(write_agency_book(book_of()))
    addresses = input_addresses(path, book_of())
    workbook = load_workbook(path)
    answers: dict[str, int | str] = {"status": "Hoàn thành", "result": "Đã mở 3 lớp", "staff": value}
    for column, text in answers.items():
        sheet, cell = addresses["tasks", "1.1", column]
        workbook[sheet][cell] = text
    workbook.save(path)
    return path


def judged(path: Path) -> Judgement:
    plan = small_plan()
    return judge([read_file(path, "a.xlsx", plan)], plan, plan.period_by_code["nam"], dt.date(2022, 12, 1))


def test_column_is_written_and_explained(with_a_column: None) -> None:
    workbook = load_workbook(io.BytesIO(write_agency_book(book_of())))
    texts = {sheet.title: [cell.value for row in sheet.iter_rows() for cell in row] for sheet in workbook}
    assert (STAFF.heading in texts["Nhiệm vụ"], STAFF.guide in texts["Hướng dẫn"]) == (True, True)


def test_column_arrives_in_the_provincial_workbook(with_a_column: None, tmp_path: Path) -> None:
    data = write_consolidated_book(consolidate(judged(returned(tmp_path, 57))))
    rows = [list(row) for row in load_workbook(io.BytesIO(data))["Dữ liệu"].iter_rows(values_only=True)]
    heads = next(row for row in rows if row[0] == "STT")
    task = next(row for row in rows if row[heads.index("Mã dòng")] == "NV 1.1")
    assert task[heads.index("Kết quả / giá trị")] == 57


def test_column_is_judged(with_a_column: None, tmp_path: Path) -> None:
    findings = judged(returned(tmp_path, "nhiều")).findings
    assert [f.column for f in findings if f.code == "text-in-figure"] == ["staff"]
