"""Which findings go back to whom, and where in the fresh form they lie."""

import dataclasses
from decimal import Decimal

import pytest
from openpyxl.workbook import Workbook

from tests.core.feedback.judged import AS_OF, going_back, judged, only
from tests.validators.filling import Place, answer, cell
from tests.validators.mutations import ALL, apart, joined
from tests.validators.plans import YEAR, small_plan
from tests.validators.workbooks import returned
from toolkit.core.feedback.collect import feedbacks
from toolkit.core.feedback.model import Feedback, Spot
from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.model import Severity
from toolkit.core.intake.read import Intake
from toolkit.core.submission import Mail, RawCell
from toolkit.core.verdict import Standing
from validators.judge import judge

VAGUE: dict[Place, RawCell | None] = {("indicators", "1.2", "result"): cell("khoảng 12")}


def of(*intakes: Intake, expect: bool = False) -> tuple[Feedback, ...]:
    return feedbacks(judge(list(intakes), small_plan(), YEAR, AS_OF, expect=expect))


def test_a_clean_form_does_not_go_back() -> None:
    assert of(answer()) == ()


def test_what_is_only_for_the_record_does_not_go_back() -> None:
    assert of(answer({("indicators", "1.1", "result"): cell("66,67 %")})) == ()


def test_who_has_sent_nothing_gets_nothing_back() -> None:
    assert of(expect=True) == ()


TOLD = [one for one in ALL if RULES[one.code].severity is not Severity.INFO and RULES[one.code].ask != ""]


@pytest.mark.parametrize("numbers", apart(one.changes for one in TOLD), ids=lambda n: f"{n[0]}-{n[-1]}")
def test_every_finding_of_a_cell_lies_in_the_fresh_form(numbers: list[int]) -> None:
    made = [TOLD[number] for number in numbers]
    (feedback,) = of(answer(joined(one.changes for one in made)))
    spots = [(one.spot.form, one.spot.row, one.spot.column) for one in feedback.remarks if one.spot is not None]
    assert sorted(spots) == sorted(one.at for one in made)


def test_the_number_goes_on_from_what_was_sent() -> None:
    changes = {("indicators", "1.2", "result"): cell("khoảng 12"), ("cover", "number", "value"): cell(Decimal(4))}
    assert of(answer(changes))[0].number == 5


def test_of_two_versions_that_contradict_each_other_the_form_of_the_newer_goes_back() -> None:
    first = answer({("indicators", "1.2", "result"): cell(Decimal(11))}, name="a.xlsx", modified="2022-12-01T08:00:00")
    second = answer({("indicators", "1.2", "result"): cell(Decimal(15))}, name="b.xlsx", modified="2022-12-02T08:00:00")
    (feedback,) = of(first, second)
    assert feedback.book is not None
    rows = {row.key: row for _, form in feedback.book.forms() if form.spec.id == "indicators" for row in form.rows}
    assert rows["1.2"].prefill["result"] == 15


def test_cells_in_which_versions_differ_are_marked_with_what_the_other_says() -> None:
    first = answer({("indicators", "1.2", "result"): cell(Decimal(11))}, name="a.xlsx", modified="2022-12-01T08:00:00")
    second = answer({("indicators", "1.2", "result"): cell(Decimal(15))}, name="b.xlsx", modified="2022-12-02T08:00:00")
    (feedback,) = of(first, second)
    at = [one for one in feedback.remarks if one.spot is not None]
    assert [(one.spot.row, one.spot.column, one.here) for one in at if one.spot is not None] == [
        ("1.2", "result", "Tệp “a.xlsx” ghi “11”, biểu này ghi “15”.")
    ]


def test_a_remark_about_a_whole_row_lies_at_its_first_cell() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Chỉ tiêu"]
        row = next(row for row in range(1, 30) if sheet.cell(row, 1).value == "r:1.2")
        sheet.cell(row, 3).value = "Số cơ quan có nữ lãnh đạo chủ chốt"

    (remark,) = only(returned({}, alter=change)).remarks
    assert remark.spot == Spot(form="indicators", row="1.2", column="result")


def test_a_form_that_may_be_somebody_elses_goes_back_blank() -> None:
    (feedback,) = of(answer(cover="Sở Giáo dục và Đào tạo"))
    assert feedback.book is not None
    assert not any(row.prefill for _, form in feedback.book.forms() if form.spec.counted for row in form.rows)


def test_a_blank_form_goes_back_with_what_its_cover_says() -> None:
    (feedback,) = of(answer(cells={("cover", "name", "value"): cell("Nguyễn Thị Lan")}))
    assert feedback.book is not None
    cover = next(form for _, form in feedback.book.forms() if form.spec.id == "cover")
    assert cover.row_by_key["name"].prefill == {"value": "Nguyễn Thị Lan"}


def test_it_goes_to_the_address_on_the_cover_where_no_mail_brought_it() -> None:
    changes = {**VAGUE, ("cover", "email", "value"): cell("lan@soyte.vn")}
    assert of(answer(changes))[0].reply_to == "lan@soyte.vn"


def test_a_form_that_went_back_and_is_mended_supersedes_the_first() -> None:
    first = returned(VAGUE)
    again = going_back(only(first))
    mended = returned({("indicators", "1.2", "result"): cell(Decimal(12))}, base=again)
    judgement = judged({"a.xlsx": first, "b.xlsx": mended})
    standings = {verdict.file.name: verdict.standing for verdict in judgement.verdicts}
    assert standings == {"a.xlsx": Standing.SUPERSEDED, "b.xlsx": Standing.COUNTED}
    assert [f.code for f in judgement.findings if f.severity is not Severity.INFO] == []


def test_a_form_that_comes_back_as_it_went_never_replaces_the_agencys_own_correction() -> None:
    """Our own mail may lie in the inbox, or the agency attaches both; the number alone would let it count."""
    first = returned(VAGUE)
    untouched = going_back(only(first))
    corrected = returned({("indicators", "1.2", "result"): cell(Decimal(77))})
    judgement = judged({"a.xlsx": first, "b.xlsx": corrected, "c.xlsx": untouched})
    standings = {verdict.file.name: verdict.standing for verdict in judgement.verdicts}
    assert standings["c.xlsx"] is Standing.DUPLICATE
    assert standings["b.xlsx"] is not Standing.SUPERSEDED
    assert "return-untouched" in {finding.code for finding in judgement.findings}


def test_alone_such_a_form_counts_like_the_one_it_was_made_of() -> None:
    untouched = going_back(only(returned(VAGUE)))
    assert judged({"c.xlsx": untouched}).verdicts[0].standing is Standing.COUNTED


def test_the_draft_goes_where_the_form_came_from_and_not_where_another_file_did() -> None:
    bounce = answer(cells={}, name="a.xlsx")
    bounce = dataclasses.replace(bounce, file=dataclasses.replace(bounce.file, mail=Mail(address="x@y.vn")))
    sent = answer(VAGUE, name="b.xlsx")
    assert sent.submission is not None
    file = dataclasses.replace(sent.file, mail=Mail(address="soyte@y.vn"))
    sent = dataclasses.replace(sent, file=file, submission=dataclasses.replace(sent.submission, file=file))
    assert of(bounce, sent)[0].reply_to == "soyte@y.vn"


def test_a_text_that_no_cell_holds_is_listed_whole() -> None:
    long = "dài " * 9_000
    (feedback,) = of(answer({**VAGUE, ("outline:de-cuong", "i", "text"): cell(long)}))
    assert long in {one.text for one in feedback.loose}
    assert going_back(feedback)
