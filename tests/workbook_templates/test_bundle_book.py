"""The workbook that several agencies fill together."""

from typing import Any

import pytest

from tests.bundles import bundle_of, communes, son_tinh
from tests.textbook import check_golden, column_of, dump, keys, open_book, rule_at
from tests.workbook_templates.books import small_plan
from toolkit.core.forms.bundle import BundleBook, bundle_book, codes_by_name, is_bundle, names_of
from toolkit.core.forms.spec import AGENCY_COLUMN
from toolkit.core.plan.model import Agency, Plan
from toolkit.core.stamp import KEY_FORM
from workbook_templates.agency_book import write_agency_book
from workbook_templates.bundle_book import write_bundle_book

FORMS = ["cover", "tasks", "other-tasks", "outline:thuyet-minh"]


def communes_of(plan: Plan) -> list[Agency]:
    return [agency for agency in plan.agencies if agency.kind == "commune"]


def whole_book() -> BundleBook:
    """The bundle of all communes of Sơn Tịnh."""
    plan = son_tinh()
    return bundle_of(plan, *(agency.code for agency in communes_of(plan)))


@pytest.fixture(scope="module")
def workbook() -> Any:
    return open_book(communes().data)


def heading(workbook: Any, form: str) -> tuple[Any, int]:
    """Sheet and heading row of a form."""
    mark = f"{KEY_FORM}{form}"
    return next((sheet, keys(sheet)[mark]) for sheet in workbook.worksheets if mark in keys(sheet))


def test_the_golden_bundle() -> None:
    """A list and the cover: one form of each way in which rows know their agency."""
    plan = small_plan()
    report = plan.reports[0].model_copy(update={"forms": ("table:van-ban",)})
    data = write_bundle_book(plan, report, plan.period_by_code["nam"], plan.agencies)
    check_golden("bieu-gop.txt", dump(data))


def test_eleven_communes_fit_into_a_small_file() -> None:
    assert len(write_agency_book(whole_book())) < 40 * 1024


def test_the_file_name_says_how_many_it_is_for() -> None:
    assert whole_book().file_name == "BDG2024_ket-qua-nam_goi-11-don-vi.xlsx"


@pytest.mark.parametrize("form", FORMS)
def test_the_agency_is_the_first_column_of_every_form(workbook: Any, form: str) -> None:
    sheet, row = heading(workbook, form)
    assert column_of(sheet, row, AGENCY_COLUMN.heading) == 2


def test_the_rows_of_an_agency_stay_together(workbook: Any) -> None:
    sheet, row = heading(workbook, "tasks")
    names = [sheet.cell(number, 2).value for number in range(row + 1, row + 10)]
    assert names == [*["UBND xã Tịnh Bắc"] * 3, *["UBND xã Tịnh Bình"] * 3, *["UBND xã Tịnh Hà"] * 3]


def test_every_sheet_is_filtered_by_agency_with_its_keys(workbook: Any) -> None:
    assert [sheet.auto_filter.ref for sheet in workbook.worksheets[:3]] == ["A15:D42", "A3:K12", "A3:E12"]


def test_a_list_offers_the_agencies_and_as_many_rows_as_their_forms(workbook: Any) -> None:
    sheet, row = heading(workbook, "other-tasks")
    end = keys(sheet)["#end:other-tasks"]
    assert end - row - 1 == 3 * 6
    assert {rule_at(sheet, f"B{number}").formula1 for number in range(row + 1, end)} == {"don_vi"}


def test_printed_names_are_locked_and_chosen_ones_are_not(workbook: Any) -> None:
    sheet, row = heading(workbook, "tasks")
    below = heading(workbook, "other-tasks")[1]
    assert (sheet.cell(row + 1, 2).protection.locked, sheet.cell(below + 1, 2).protection.locked) == (True, False)


def test_the_guide_explains_what_all_are_asked_once(workbook: Any) -> None:
    terms = [str(row[1].value) for row in workbook["Hướng dẫn"].iter_rows()]
    assert len([term for term in terms if "Điện thoại" in term]) == 1


def test_the_form_hash_covers_the_rows_of_every_agency() -> None:
    plan = son_tinh()
    changed = plan.model_copy(update={"tasks": plan.tasks[:-1]})
    book = communes().book
    assert isinstance(book, BundleBook)
    other = bundle_book(changed, book.report, book.period, book.agencies).stamp
    assert (other.agency, other.form != book.stamp.form, other.issue != book.stamp.issue) == (
        book.stamp.agency,
        True,
        True,
    )


def test_the_id_stands_for_the_agencies_in_any_order() -> None:
    plan = son_tinh()
    pair = ("xa-tinh-bac", "xa-tinh-ha")
    ids = [bundle_of(plan, *codes).stamp.agency for codes in (pair, pair[::-1])]
    assert ids[0] == ids[1] != communes().book.stamp.agency
    assert is_bundle(ids[0])


def test_agencies_of_one_name_are_told_apart_by_their_codes() -> None:
    agencies = [Agency(code=code, name="UBND xã Tân Phú") for code in ("tan-phu-1", "tan-phu-2")]
    assert list(names_of(agencies).values()) == ["UBND xã Tân Phú (tan-phu-1)", "UBND xã Tân Phú (tan-phu-2)"]
    assert "ubnd xa tan phu" not in codes_by_name(agencies)


def test_nobody_is_no_bundle() -> None:
    plan = son_tinh()
    with pytest.raises(ValueError, match="agencies of the plan"):
        bundle_book(plan, plan.reports[0], plan.periods[0], [])
