"""Whose form a file is: by any carrier of the stamp, by the one most of them agree on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.packaging.custom import CustomPropertyList, StringProperty

from tests.core.intake.returned import Returned, book, intake_of, sent
from toolkit.core.stamp import KEY_STAMP, NAME_PREFIX, PROPERTY, STAMP_SHEET, Stamp

WHOLE = ["sheet", "names", "property", "subject", "cover"]


def properties(returned: Returned) -> "CustomPropertyList[Any]":
    """The custom properties, which the stubs of openpyxl forget."""
    found = vars(returned.workbook)["custom_doc_props"]
    assert isinstance(found, CustomPropertyList)
    return found


def lose_sheet(returned: Returned) -> None:
    del returned.workbook[STAMP_SHEET]


def lose_names(returned: Returned) -> None:
    for name in [name for name in returned.workbook.defined_names if name.startswith(NAME_PREFIX)]:
        del returned.workbook.defined_names[name]


def lose_property(returned: Returned) -> None:
    del properties(returned)[PROPERTY]


def lose_subject(returned: Returned) -> None:
    returned.workbook.properties.subject = None


def lose_cover(returned: Returned) -> None:
    for row in returned.heading("cover")[0].iter_rows():
        for cell in row:
            if str(cell.value).startswith("plan="):
                cell.value = None


def lose_keys(returned: Returned) -> None:
    for sheet in returned.workbook.worksheets:
        if str(sheet["A1"].value).startswith(KEY_STAMP):
            sheet["A1"].value = None


LOSSES = [lose_sheet, lose_names, lose_property, lose_subject, lose_cover, lose_keys]


def carriers(returned: Returned, folder: Path) -> list[str]:
    return list(returned.intake(folder).carriers)


def test_all_carriers_of_an_untouched_form(tmp_path: Path) -> None:
    intake = intake_of(sent(), tmp_path)
    whole = [name for name in intake.carriers if not name.startswith("keys:")]
    assert sorted(whole) == sorted(WHOLE)
    assert len(intake.carriers) == len(WHOLE) + len(book().sheets) + 1  # every form sheet and the guide
    assert set(intake.carriers.values()) == {book().stamp}
    assert intake.disagreeing == ()


@pytest.mark.parametrize("kept", LOSSES, ids=lambda f: f.__name__.replace("lose", "only"))
def test_any_one_carrier_is_enough(kept: Callable[[Returned], None], tmp_path: Path) -> None:
    returned = Returned()
    for lose in LOSSES:
        # Defined names without the sheet they point to are nothing, so that sheet stays for them, without its names.
        if lose is kept or (kept is lose_names and lose is lose_sheet):
            continue
        lose(returned)
    if kept is lose_names:
        for cell in returned.workbook[STAMP_SHEET]["A"]:
            cell.value = None
    intake = returned.intake(tmp_path)
    assert intake.carriers
    assert (intake.stamp, intake.problem) == (book().stamp, "")
    assert intake.submission is not None


def test_without_any_carrier_it_is_not_our_form(tmp_path: Path) -> None:
    returned = Returned()
    for lose in LOSSES:
        lose(returned)
    intake = returned.intake(tmp_path)
    assert (intake.problem, intake.details) == ("not-our-form", {"markers": "yes"})


def test_a_sheet_copied_in_from_another_agency_is_named(tmp_path: Path) -> None:
    other = replace(book().stamp, agency="so-a")
    returned = Returned()
    sheet, _ = returned.heading("table:can-bo")
    sheet["A1"] = KEY_STAMP + other.text()
    intake = returned.intake(tmp_path)
    assert intake.stamp == book().stamp
    assert intake.disagreeing == (f"keys:{sheet.title}",)


def test_the_majority_decides(tmp_path: Path) -> None:
    returned = Returned()
    returned.workbook.properties.subject = replace(book().stamp, agency="so-a").text()
    intake = returned.intake(tmp_path)
    assert (intake.stamp, intake.disagreeing) == (book().stamp, ("subject",))


def restamped(folder: Path, **fields: str) -> tuple[str, dict[str, str]]:
    """Problem and details of a form whose every carrier says something else."""
    stamp = replace(book().stamp, **fields)
    returned = Returned()
    lose_sheet(returned)
    lose_names(returned)
    lose_cover(returned)
    lose_keys(returned)
    returned.workbook.properties.subject = stamp.text()
    lose_property(returned)
    properties(returned).append(StringProperty(name=PROPERTY, value=stamp.text()))
    intake = returned.intake(folder)
    assert intake.stamp == stamp
    return intake.problem, {key: text for key, text in intake.details.items() if key != "markers"}


@pytest.mark.parametrize(
    ("fields", "problem", "details"),
    [
        ({"plan": "thu-2021"}, "wrong-plan", {"found": "thu-2021", "expected": "thu-2022"}),
        ({"agency": "so-x"}, "unknown-agency", {"found": "so-x"}),
        ({"report": "khac"}, "unknown-report", {"found": "khac"}),
        ({"period": "quy-1"}, "unknown-report", {"found": "chung, quy-1"}),
        ({"form": "0000000000000000"}, "", {}),  # an older version of the form: for the validators to say
    ],
)
def test_stamps_that_do_not_fit_the_plan(
    fields: dict[str, str], problem: str, details: dict[str, str], tmp_path: Path
) -> None:
    assert restamped(tmp_path, **fields) == (problem, details)


def test_our_own_output_is_left_out(tmp_path: Path) -> None:
    returned = Returned()
    properties(returned).append(StringProperty(name="bdgxl-output", value="tong-hop"))
    intake = returned.intake(tmp_path)
    assert (intake.problem, intake.ignored, intake.submission) == ("own-output", True, None)


@pytest.mark.parametrize("text", ["", "plan=", "plan=a;report=b", "plan=a;report=b;period=c;agency=d;form=e;issue="])
def test_half_a_stamp_is_none(text: str) -> None:
    assert Stamp.parse_text(text) is None
