"""Figures that would come by two ways: in a lower level's workbook, and in another workbook or form."""

from dataclasses import replace
from functools import cache

from tests.levels import GIVEN, judged_above, plan_below, read_below, workbook_below
from tests.validators.filling import answer, book_of
from tests.validators.plans import small_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.forms.book import agency_book
from toolkit.core.intake.read import Intake
from toolkit.core.plan.model import Plan
from toolkit.core.verdict import Judgement, Standing

EDUCATION = "Sở Giáo dục và Đào tạo"
PAIR = {code: GIVEN[code] for code in ("xa-a", "xa-b")}


@cache
def other_book() -> Intake:
    """The workbook of another district, which has two of the files as well."""
    return read_below(workbook_below(plan_below(id="huyen-khac", issuer=EDUCATION), PAIR), name="Sổ khác.xlsx")


@cache
def form_beside_book() -> Judgement:
    """A form of an agency of the plan, and the workbook of another one that has it among its communes."""
    communes = [{"code": "xa-a", "name": EDUCATION}, *plan_below().model_dump(mode="json")["agencies"][1:]]
    tables = small_plan().model_dump(mode="json")["tables"]
    # As the built inboxes label their rows.
    tables[0]["rows"] = [{"key": key, "label": f"dòng {key}"} for key in ("tinh", "huyen")]
    above = Plan.model_validate(small_plan().model_dump(mode="json") | {"tables": tables})
    book = read_below(workbook_below(plan_below(agencies=communes, tables=tables)), above)
    form = agency_book(above, above.reports[0], above.period_by_code["nam"], above.agency_by_code["so-gd-dt"])
    return judged_above(book, answer(book=form, name="Biểu.xlsx"), plan=above)


def standings(judgement: Judgement) -> dict[str, Standing]:
    return {verdict.file.name: verdict.standing for verdict in judgement.verdicts}


def rows(judgement: Judgement) -> set[tuple[str, str]]:
    """Rows that were refused because a workbook has them."""
    return {(one.form, one.row) for one in judgement.findings if one.code == "lower-contains-agency"}


def test_workbooks_with_the_same_returned_files_are_held() -> None:
    judgement = judged_above(read_below(), other_book())
    assert standings(judgement) == {"Sổ huyện.xlsx": Standing.HELD, "Sổ khác.xlsx": Standing.HELD}


def test_the_finding_names_the_files_and_the_other_workbook() -> None:
    judgement = judged_above(read_below(), other_book())
    finding = next(one for one in judgement.findings if one.code == "lower-counted-twice")
    assert "sổ “Sổ huyện.xlsx” của Sở Y tế: tệp “xa-a.xlsx” của UBND xã A" in finding.message


def test_workbooks_without_a_common_file_count() -> None:
    third = workbook_below(plan_below(id="huyen-khac", issuer=EDUCATION), {"xa-c": GIVEN["xa-c"]})
    first = workbook_below(given=PAIR)
    judgement = judged_above(read_below(first), read_below(third, name="Sổ khác.xlsx"))
    assert set(standings(judgement).values()) == {Standing.COUNTED}


def test_a_file_that_a_workbook_contains_is_held() -> None:
    sent = read_below().submission
    assert sent is not None
    assert sent.lower is not None
    digits = sent.lower.sources[0].hash.ljust(64, "0")
    form = answer(book=book_of("so-gd-dt"), name="Biểu.xlsx")
    same = replace(form, file=replace(form.file, sha256=digits))
    judgement = judged_above(read_below(), same)
    assert standings(judgement) == {"Sổ huyện.xlsx": Standing.COUNTED, "Biểu.xlsx": Standing.HELD}
    assert "lower-contains-file" in {one.code for one in judgement.findings}


def test_rows_of_an_agency_that_a_workbook_has_are_refused() -> None:
    assert ("indicators", "1.1") in rows(form_beside_book())
    assert ("table:can-bo", "tinh") in rows(form_beside_book())
    assert ("table:lop", "1") in rows(form_beside_book())


def test_rows_that_the_workbook_has_from_others_only_are_kept() -> None:
    assert ("table:can-bo", "huyen") not in rows(form_beside_book())


def test_what_is_in_both_is_summed_once() -> None:
    figure = next(one for one in consolidate(form_beside_book()).figures if one.indicator.code == "1.1")
    assert figure.numerator == 10
    assert figure.denominator == 20
