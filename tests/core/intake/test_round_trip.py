"""What is written into a form arrives, cell by cell and at its address."""

from pathlib import Path

import openpyxl
import pytest

from tests.core.intake.returned import (
    Returned,
    book,
    entries,
    fill,
    filled,
    intake_of,
    located,
    nghe_an,
    sent,
    write,
)
from toolkit.core.forms.book import AgencyBook, agency_books
from toolkit.core.intake.read import read_file
from toolkit.core.submission import LocatedForm, State


def books() -> list[AgencyBook]:
    """Every book of the sample plan that is not cell for cell like another one."""
    plan = nghe_an()
    found = [found for period in plan.periods for found in agency_books(plan, period)]
    return list({one.stamp.form: one for one in found}.values())


@pytest.fixture(scope="module", params=books(), ids=lambda b: b.file_name)
def blank(request: pytest.FixtureRequest) -> tuple[AgencyBook, bytes]:
    """Each of them with its file."""
    return request.param, write(request.param)


def test_every_input_cell_arrives_at_its_address(blank: tuple[AgencyBook, bytes], tmp_path: Path) -> None:
    returned = Returned(*blank)
    written = fill(returned)
    submission = returned.submission(tmp_path)
    assert dict(entries(submission)) == written
    assert {e.reading.issue for form in submission.forms for e in form.entries} == {""}
    assert all(e.reading.state is State.VALUE for form in submission.forms for e in form.entries)


def test_an_untouched_form_differs_in_nothing(blank: tuple[AgencyBook, bytes], tmp_path: Path) -> None:
    agency_book, data = blank
    submission = intake_of(data, tmp_path, agency_book.plan).submission
    assert submission is not None
    assert (submission.missing_forms, submission.other_sheets, submission.content) == ((), (), "")
    assert submission.stamp == agency_book.stamp
    for form in submission.forms:
        assert form == LocatedForm(form=form.form, sheet=form.sheet, entries=form.entries, protected=form.protected)


def test_blank_input_cells_are_entries_too(tmp_path: Path) -> None:
    form = Returned().form(tmp_path, "indicators")
    assert {(e.row, e.column) for e in form.entries if e.row == "1.2"} == {
        ("1.2", "result"),
        ("1.2", "status"),
        ("1.2", "note"),
    }
    assert all(e.reading.state is State.BLANK for e in form.entries)


def test_prefilled_cells_are_read(tmp_path: Path) -> None:
    assert filled(Returned().form(tmp_path, "cover")) == {("number", "value"): "1", ("nil", "value"): "Không"}


def test_the_same_content_of_two_agencies_has_one_hash(tmp_path: Path) -> None:
    plan = nghe_an()
    districts = [
        b for b in agency_books(plan, plan.period_by_code["nam"], ("hoat-dong",)) if b.agency.kind == "district"
    ]
    hashes = set()
    for agency_book in districts[:2]:
        returned = Returned(agency_book)
        fill(returned)
        hashes.add(returned.submission(tmp_path).content)
    assert len(hashes) == 1
    assert "" not in hashes


def test_a_changed_figure_changes_the_hash(tmp_path: Path) -> None:
    returned = Returned()
    returned.type("indicators", "1.2", "result", 3)
    first = returned.submission(tmp_path).content
    returned.type("indicators", "1.2", "result", 4)
    assert returned.submission(tmp_path).content != first


def test_the_cover_is_no_part_of_the_hash(tmp_path: Path) -> None:
    returned = Returned()
    returned.type("cover", "name", "value", "Nguyễn Thị Lan")
    assert returned.submission(tmp_path).content == ""


def test_who_wrote_the_file_and_when(tmp_path: Path) -> None:
    submission = intake_of(sent(), tmp_path).submission
    assert submission is not None
    assert submission.producer.startswith("Microsoft Excel")
    assert submission.modified == "2022-03-01T00:00:00Z"


def test_the_input_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(sent())
    path.chmod(0o444)
    before = path.stat()
    read_file(path, "a.xlsx", book().plan)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (sent(), before.st_mtime_ns)


@pytest.mark.parametrize("renamed", ["Sheet1", "Chỉ tiêu (2)"])
def test_sheet_names_and_order_do_not_matter(renamed: str, tmp_path: Path) -> None:
    returned = Returned()
    returned.type("indicators", "1.2", "result", 7)
    sheet, _ = returned.heading("indicators")
    sheet.title = renamed
    returned.workbook.move_sheet(sheet, offset=3)
    form = located(returned.submission(tmp_path), "indicators")
    assert (form.sheet, filled(form)) == (renamed, {("1.2", "result"): "7"})


def test_a_single_sheet_copied_to_a_new_file_is_recognised(tmp_path: Path) -> None:
    returned = Returned()
    returned.type("indicators", "1.2", "result", 7)
    source, _ = returned.heading("indicators")
    other = openpyxl.Workbook()
    target = other.active
    assert target is not None
    for row in source.iter_rows(values_only=True):
        target.append(row)
    other.save(tmp_path / "moi.xlsx")
    intake = read_file(tmp_path / "moi.xlsx", "moi.xlsx", book().plan)
    assert list(intake.carriers) == ["keys:Sheet"]
    assert intake.submission is not None
    assert filled(located(intake.submission, "indicators")) == {("1.2", "result"): "7"}
    assert intake.submission.missing_forms
