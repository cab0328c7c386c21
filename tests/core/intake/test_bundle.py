"""A workbook for several agencies comes back as if each had sent its own form."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest
from openpyxl import Workbook

from samples.office.client import Office
from tests.bundles import (
    NAME,
    Change,
    Sent,
    Values,
    answers,
    bundle_of,
    communes,
    parts,
    read,
    son_tinh,
    together,
    well_filled,
)
from tests.validators.plans import small_plan
from toolkit.core.forms.book import agency_book
from toolkit.core.forms.bundle import AGENCIES
from toolkit.core.intake.read import read_whole
from toolkit.core.plan.model import Plan
from toolkit.core.stamp import STAMP_SHEET
from toolkit.core.submission import Submission

BAC, BINH, HA = "xa-tinh-bac", "xa-tinh-binh", "xa-tinh-ha"
PLANS = {"communes": (son_tinh, (BAC, BINH, HA)), "departments": (small_plan, ("so-y-te", "so-gd-dt"))}


def said(submission: Submission) -> dict[str, object]:
    """Everything that a submission says but for its file, the places of its cells and the protection of its sheets."""
    forms = [{**asdict(form), "protected": True} for form in submission.forms]
    for form in forms:
        form["entries"] = [entry._replace(cell="") for entry in form["entries"]]
    kept = ("stamp", "content", "missing_forms", "other_sheets", "renamed_sheets")
    return {"forms": forms, **{name: getattr(submission, name) for name in kept}}


@pytest.mark.parametrize(("plan_of", "codes"), PLANS.values(), ids=PLANS)
def test_every_agency_says_what_it_would_say_in_its_own_form(
    plan_of: Callable[[], Plan], codes: tuple[str, ...]
) -> None:
    plan = plan_of()
    bundle = bundle_of(plan, *codes)
    own = {c: Sent(agency_book(plan, bundle.report, bundle.period, plan.agency_by_code[c])) for c in codes}
    filled: dict[str, Values] = {code: answers(form, 3 * place + 1) for place, (code, form) in enumerate(own.items())}
    single = {code: read(form.returned(filled[code]), plan)[0].submission for code, form in own.items()}
    joined = parts(read(Sent(bundle).returned(together(bundle, filled)), plan))
    assert {code: said(one) for code, one in single.items() if one} == {
        code: said(one.submission) for code, one in joined.items() if one.submission
    }
    assert list(joined) == list(codes)


def test_a_part_names_the_bundle_and_the_agency() -> None:
    whole, part = read(communes().returned(well_filled(HA)), son_tinh())
    assert (whole.file.name, part.file.name, part.file.bundle) == (NAME, f"{NAME}/UBND xã Tịnh Hà", NAME)
    assert part.file.sha256 == whole.file.sha256
    assert (part.stamp and part.stamp.agency, part.bundle) == (HA, communes().book.stamp)


def test_entries_keep_the_cells_of_the_bundle() -> None:
    values = well_filled(BAC, HA)
    part = parts(read(communes().returned(values), son_tinh()))[HA]
    assert part.submission is not None
    entry = part.submission.entry("tasks", "V", "result")
    assert entry is not None
    assert ("Nhiệm vụ", entry.cell) == communes().places["tasks", f"{HA}/V", "result"]


def test_who_left_everything_blank_sent_nothing() -> None:
    (whole,) = read(communes().data, son_tinh())
    assert (whole.problem, whole.ignored) == ("bundle-split", True)
    assert whole.details["expected"] == "UBND xã Tịnh Bắc, UBND xã Tịnh Bình, UBND xã Tịnh Hà"


def test_a_word_in_a_closed_place_of_its_rows_is_something_an_agency_sent() -> None:
    def beside(book: Workbook) -> None:
        sheet, cell = communes().places["tasks", f"{HA}/V", "result"]
        book[sheet][f"Z{cell[1:]}"] = "12 lớp"

    part = parts(read(communes().returned({}, beside), son_tinh()))[HA]
    assert part.submission is not None
    assert [text for form in part.submission.forms for _, text in form.added] == ["12 lớp"]


def lose_the_hidden_sheet(book: Workbook) -> None:
    del book[STAMP_SHEET]


def lose_the_keys(book: Workbook) -> None:
    for sheet in book.worksheets[:3]:
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, 1).value = None


def lose_both(book: Workbook) -> None:
    lose_the_keys(book)
    lose_the_hidden_sheet(book)


def rename_the_sheet(book: Workbook) -> None:
    book["Nhiệm vụ"].title = "NV"


def move_a_column(book: Workbook) -> None:
    """The status goes to a free column at the right end."""
    sheet = book["Nhiệm vụ"]
    col = next(cell.column for cell in sheet[3] if cell.value == "Tình trạng")
    for row in range(3, 37):
        sheet.cell(row, 20).value, sheet.cell(row, col).value = sheet.cell(row, col).value, None


def reverse_the_rows(book: Workbook) -> None:
    """The tasks of all agencies in another order, with their keys."""
    sheet = book["Nhiệm vụ"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=12)]
    for number, values in enumerate(reversed(rows), 4):
        for col, value in enumerate(values, 1):
            sheet.cell(number, col).value = value


def write_below_the_list(book: Workbook) -> None:
    """The list is full, so its last row is written where the form ends."""
    sheet = book["Nhiệm vụ"]
    end = next(row for row in range(1, 90) if sheet.cell(row, 1).value == "#end:other-tasks")
    sheet.cell(end, 2).value, sheet.cell(end, 4).value = "UBND xã Tịnh Bắc", "Việc thêm"
    sheet.cell(end + 1, 2).value, sheet.cell(end + 1, 4).value = "UBND xã Tịnh Hà", "Việc nữa"


LOSSES = [
    lose_the_hidden_sheet,
    lose_the_keys,
    lose_both,
    rename_the_sheet,
    move_a_column,
    reverse_the_rows,
]


def texts(data: bytes) -> dict[str, list[str]]:
    """What each agency wrote, but for the cover."""
    return {
        code: sorted(e.typed for form in one.submission.forms if form.form != "cover" for e in form.entries if e.typed)
        for code, one in parts(read(data, son_tinh())).items()
        if one.submission
    }


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.__name__)
def test_what_happens_to_the_workbook_does_not_mix_up_the_agencies(loss: Change) -> None:
    values = well_filled(BAC, HA)
    assert texts(communes().returned(values, loss)) == texts(communes().returned(values))


def test_a_list_goes_on_below_its_end_for_every_agency() -> None:
    found = texts(communes().returned({}, write_below_the_list))
    assert found == {BAC: ["Việc thêm"], HA: ["Việc nữa"]}


def test_an_alias_says_whose_row_of_a_list_it_is() -> None:
    values = {("other-tasks", "+2", "@agency"): "xã tịnh hà", ("other-tasks", "+2", "label"): "Việc"}
    assert texts(communes().returned(values)) == {HA: ["Việc"]}


def test_rows_of_an_agency_that_the_plan_no_longer_has_are_named() -> None:
    plan = son_tinh()
    fewer = Plan.model_validate_json(plan.model_dump_json().replace(f'"{BINH}"', '"xa-khac"'))
    whole, *others = read(communes().returned(well_filled(BINH, HA)), fewer)
    assert whole.details["strangers"] == BINH
    assert list(parts(others)) == [HA]


def test_a_bundle_of_another_state_of_the_plan_gives_parts_of_another_form() -> None:
    plan = son_tinh()
    later = plan.model_copy(update={"tasks": plan.tasks[:-1]})
    part = parts(read(communes().returned(well_filled(HA)), later))[HA]
    assert part.stamp is not None
    assert part.stamp.form == communes().book.stamp.form


def test_the_hidden_sheet_lists_the_agencies() -> None:
    assert communes().book.identity[AGENCIES] == f"{BAC} {BINH} {HA}"


@pytest.mark.office
def test_a_bundle_filled_in_an_office_program(office: Office, tmp_path: Path) -> None:
    sent, back = tmp_path / "goi.xlsx", tmp_path / "ve.xlsx"
    sent.write_bytes(communes().data)
    typed = {
        ("tasks", f"{BAC}/V", "status"): "Hoàn thành",
        ("tasks", f"{HA}/V", "result"): "Đã mở 3 lớp",
        ("other-tasks", "+1", "@agency"): "UBND xã Tịnh Hà",
        ("other-tasks", "+1", "label"): "Truyền thông",
    }
    with office.open(sent) as workbook:
        for place, text in typed.items():
            sheet, cell = communes().places[place]
            assert workbook.type_cells(sheet, [(cell, text)]) == []
        workbook.save_as(back)
    whole, *found = read_whole(back, NAME, son_tinh())
    assert whole.rest is not None
    assert [form.added for form in whole.rest.forms if form.added] == []
    assert texts(back.read_bytes()) == {BAC: ["Hoàn thành"], HA: sorted(["Đã mở 3 lớp", "Truyền thông"])}
    assert [one.submission.forms[1].changed for one in found if one.submission] == [(), ()]
