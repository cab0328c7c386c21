"""A workbook for several agencies, judged: as their own forms would be, and what in it is nobody's."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from tests.bundles import NAME, Change, Place, Values, commune, communes, read, son_tinh, well_filled
from toolkit.core.a1 import a1, parse
from toolkit.core.intake.read import Intake
from toolkit.core.submission import SourceFile
from toolkit.core.verdict import Judgement, Standing, Verdict
from validators.judge import judge
from validators.register.files import named

BAC, BINH, HA = "xa-tinh-bac", "xa-tinh-binh", "xa-tinh-ha"
OF_BAC, OF_HA = f"{NAME}/UBND xã Tịnh Bắc", f"{NAME}/UBND xã Tịnh Hà"
RESULT: Place = ("tasks", f"{HA}/V", "result")
LIST_ROW: Values = {
    ("other-tasks", "+2", "@agency"): "UBND xã Tịnh Hà",
    ("other-tasks", "+2", "label"): "Việc khác",
    ("other-tasks", "+2", "result"): "Xong",
}


def judged(*intakes: Intake, expect: bool = False, excluded: tuple[str, ...] = ()) -> Judgement:
    plan = son_tinh()
    day = dt.date(2024, 12, 31)
    return judge(intakes, plan, plan.period_by_code["nam"], day, expect=expect, excluded=excluded)


def bundle(
    values: Values | None = None, change: Change | None = None, *, name: str = NAME, codes: tuple[str, ...] = (BAC, HA)
) -> list[Intake]:
    """The bundle in which some communes have answered everything, with further cells filled or altered."""
    return read(communes().returned({**well_filled(*codes), **(values or {})}, change), son_tinh(), name)


def told(judgement: Judgement) -> list[tuple[str, str, str]]:
    """Code, file and cell of what is found, but for the line that says what the bundle holds."""
    return [(f.code, f.place.file, f.place.cell) for f in judgement.findings if f.code != "bundle-split"]


def standings(judgement: Judgement) -> dict[str, Standing]:
    return {verdict.file.name: verdict.standing for verdict in judgement.verdicts}


def cell_of(place: Place) -> str:
    return communes().places[place][1]


def put(sheet: str, cell: str, value: str | None) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def agency_cell(place: Place) -> str:
    """The cell of a row that names its agency."""
    return a1(parse(cell_of(place))[0], 1)


def test_a_well_filled_bundle_says_only_what_it_holds() -> None:
    judgement = judged(*bundle(LIST_ROW))
    assert [(f.code, f.place.file, f.agency) for f in judgement.findings] == [("bundle-split", NAME, "")]
    assert standings(judgement) == {NAME: Standing.IGNORED, OF_BAC: Standing.COUNTED, OF_HA: Standing.COUNTED}


def test_the_line_of_the_bundle_names_who_answered_and_who_did_not() -> None:
    (finding,) = judged(*bundle(codes=(HA,))).findings
    assert "3 đơn vị; đã ghi: UBND xã Tịnh Hà; chưa ghi: UBND xã Tịnh Bắc, UBND xã Tịnh Bình." in finding.message


def said(verdict: Verdict) -> list[object]:
    """What is consolidated, but for where it stands."""
    return [
        (one.form, one.row, one.label, one.sheet, [(d.column, d.value, d.typed, d.marks) for d in one.data])
        for one in verdict.records
    ]


def test_records_are_those_of_the_own_form() -> None:
    own = {(form, row.partition("/")[2], column): value for (form, row, column), value in well_filled(HA).items()}
    (alone,) = judged(*read(commune(HA).returned(own), son_tinh(), "ha.xlsx")).verdicts
    shared = next(one for one in judged(*bundle(codes=(HA,))).verdicts if one.agency == HA)

    assert said(shared) == said(alone) != []


def test_an_agency_that_left_its_rows_blank_is_missing_and_nothing_else() -> None:
    findings = [f for f in judged(*bundle(), expect=True).findings if f.agency == BINH]
    assert [f.code for f in findings] == ["missing-report"]


def test_an_agency_may_say_that_nothing_occurred() -> None:
    judgement = judged(*bundle({("cover", f"{BINH}/nil", "value"): "Có"}))
    assert [verdict.nil for verdict in judgement.verdicts if verdict.agency == BINH] == [True]


@pytest.mark.parametrize(
    ("name", "code"), [("", "list-agency-missing"), ("xã Lạ", "list-agency-unknown"), ("Xã  tịnh hà", "")]
)
def test_a_row_of_a_list_says_whose_it_is(name: str, code: str) -> None:
    at: Place = ("other-tasks", "+2", "@agency")
    found = told(judged(*bundle({**LIST_ROW, at: name})))
    assert found == ([(code, NAME, cell_of(at))] if code else [])


def test_an_agency_chosen_for_a_blank_row_means_nothing() -> None:
    assert told(judged(*bundle({("other-tasks", "+2", "@agency"): "xã Lạ"}))) == []


@pytest.mark.parametrize(
    ("name", "code"),
    [("UBND xã Tịnh Bắc", "row-of-other-agency"), ("UBND xã", "locked-label"), ("xã Tịnh Hà", "")],
)
def test_a_printed_name_that_was_overwritten(name: str, code: str) -> None:
    judgement = judged(*bundle(change=put("Nhiệm vụ", agency_cell(RESULT), name)))
    assert told(judgement) == ([(code, OF_HA, agency_cell(RESULT))] if code else [])


def test_a_row_under_the_name_of_another_agency_is_not_consolidated() -> None:
    judgement = judged(*bundle(change=put("Nhiệm vụ", agency_cell(RESULT), "UBND xã Tịnh Bắc")))
    rows = {(one.agency, one.row) for verdict in judgement.verdicts for one in verdict.records if one.form == "tasks"}
    assert (BAC, "V") in rows
    assert (HA, "V") not in rows


def test_a_deleted_row_is_told_to_its_agency() -> None:
    def delete(book: Workbook) -> None:
        for place in (RESULT, ("tasks", f"{BINH}/V", "result")):
            row = parse(cell_of(place))[0] + 1
            for cell in book["Nhiệm vụ"][row]:
                cell.value = None

    assert told(judged(*bundle(change=delete))) == [("row-deleted", OF_HA, "")]


def test_text_outside_the_rows_is_told_once() -> None:
    assert told(judged(*bundle(change=put("Nhiệm vụ", "B1", "Gửi chị Hoa")))) == [("row-added", NAME, "B1")]


def delete_the_narrative(book: Workbook) -> None:
    del book["Thuyết minh"]


def unlock(book: Workbook) -> None:
    book["Nhiệm vụ"].protection.sheet = False


def wipe_a_heading(book: Workbook) -> None:
    book["Nhiệm vụ"][a1(2, parse(cell_of(RESULT))[1])] = None


@pytest.mark.parametrize(
    ("change", "code"),
    [(delete_the_narrative, "sheet-missing"), (unlock, "protection-lost"), (wipe_a_heading, "column-recovered")],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_what_concerns_the_whole_workbook_is_told_once(change: Change, code: str) -> None:
    assert [(found, file) for found, file, _ in told(judged(*bundle(change=change)))] == [(code, NAME)]


def test_filtered_rows_tell_nothing() -> None:
    def hide(book: Workbook) -> None:
        book["Nhiệm vụ"].row_dimensions[parse(cell_of(RESULT))[0] + 1].hidden = True

    assert told(judged(*bundle(change=hide))) == []


def test_a_bundle_sent_twice_counts_once_agency_by_agency() -> None:
    data = communes().returned(well_filled(BAC, HA))
    judgement = judged(*read(data, son_tinh(), NAME), *read(data, son_tinh(), "zalo/goi-2.xlsx"))
    copies = [name for name, standing in standings(judgement).items() if standing is Standing.DUPLICATE]
    assert copies == ["zalo/goi-2.xlsx/UBND xã Tịnh Bắc", "zalo/goi-2.xlsx/UBND xã Tịnh Hà"]
    assert {code for code, *_ in told(judgement)} == {"byte-copy"}


def own_form(number: int) -> list[Intake]:
    """The commune's own form, with the same people on the cover."""
    own = {(form, row.partition("/")[2], column): value for (form, row, column), value in well_filled(BAC, HA).items()}
    changed: Values = {("tasks", "V", "result"): "Đã sửa", ("cover", "number", "value"): number}
    return read(commune(HA).returned({**own, **changed}), son_tinh(), "ha.xlsx")


def test_the_own_form_sent_later_supersedes_one_part() -> None:
    found = standings(judged(*bundle(), *own_form(2)))
    assert (found[OF_BAC], found[OF_HA], found["ha.xlsx"]) == (
        Standing.COUNTED,
        Standing.SUPERSEDED,
        Standing.COUNTED,
    )


@pytest.mark.parametrize(
    ("name", "left"), [(NAME, {OF_BAC, OF_HA}), (OF_HA, {OF_HA})], ids=["the whole bundle", "one part"]
)
def test_exclude(name: str, left: set[str]) -> None:
    found = standings(judged(*bundle({("other-tasks", "+2", "label"): "Của ai?"}), excluded=(name,)))
    assert {file for file, standing in found.items() if standing is Standing.LEFT_OUT} == left


def test_nothing_has_to_be_done_about_a_bundle_that_is_left_out() -> None:
    nobodys = bundle({("other-tasks", "+2", "label"): "Của ai?"})
    assert {code for code, *_ in told(judged(*nobodys, excluded=(NAME,)))} == {"left-out"}


def test_the_name_of_a_bundle_means_its_parts_too() -> None:
    @dataclasses.dataclass(frozen=True)
    class One:
        file: SourceFile

    files = [One(intake.file) for intake in bundle()]
    assert [[one.file.name for one in named(text, files)] for text in ("goi", OF_HA)] == [
        [NAME, OF_BAC, OF_HA],
        [OF_HA],
    ]


def edited(stamp: Callable[[str], str]) -> Change:
    """Search and replace in the whole workbook."""

    def change(book: Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and "goi-" in cell.value:
                        cell.value = stamp(cell.value)

    return change


def test_a_stamp_that_was_edited_refuses_every_part() -> None:
    other = communes().book.stamp.agency
    judgement = judged(*bundle(change=edited(lambda text: text.replace(other, "goi-00000000"))))
    assert {(code, file) for code, file, _ in told(judgement)} == {("stamp-broken", OF_BAC), ("stamp-broken", OF_HA)}


def test_a_bundle_of_an_agency_that_the_plan_does_not_have() -> None:
    intakes = bundle()
    details = {**intakes[0].details, "strangers": "xa-cu"}
    judgement = judged(dataclasses.replace(intakes[0], details=details), *intakes[1:])
    assert told(judgement) == [("unknown-agency", NAME, "")]


def test_cells_in_the_rows_of_an_agency_that_says_nothing_of_itself_are_no_report() -> None:
    judgement = judged(*bundle({("tasks", f"{BINH}/V", "result"): "ghi nhầm dòng"}))
    part = f"{NAME}/UBND xã Tịnh Bình"
    assert standings(judgement)[part] is Standing.IGNORED
    assert [(code, file) for code, file, _ in told(judgement)] == [("bundle-part-unnamed", part)]
    assert ("missing-report", "xa-tinh-binh") in {
        (finding.code, finding.agency)
        for finding in judged(*bundle({("tasks", f"{BINH}/V", "result"): "ghi nhầm dòng"}), expect=True).findings
    }
