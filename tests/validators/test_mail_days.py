"""What the day of a message decides, and what is left out with a message."""

import dataclasses
import datetime as dt

import pytest

from tests.validators.filling import Place, answer
from tests.validators.mails import OTHER, codes, container, document, form, judged, mail, standings
from tests.validators.mutations import number
from tests.validators.registers import LETTER, register
from toolkit.core.submission import RawCell
from toolkit.core.verdict import Standing


def test_late_by_the_day_of_the_mail() -> None:
    (finding,) = judged(form(sent=mail(7))).findings
    assert finding.code == "late-report"
    assert "ngày 07/12/2022 (ngày nhận thư điện tử), muộn 2 ngày" in finding.message


def test_in_time_by_the_day_of_the_mail_although_the_cover_says_otherwise() -> None:
    judgement = judged(form({("cover", "letter-date", "value"): number("44902", date=True)}, sent=mail(5)))
    assert codes(judgement) == []
    assert judgement.verdicts[0].received == dt.date(2022, 12, 5)


@pytest.mark.parametrize("excluded", [(), ("thu2.eml/a.xlsx",)])
def test_what_is_sent_again_unchanged_came_when_it_came_first(excluded: tuple[str, ...]) -> None:
    first, again = form(sent=mail(5)), form(name="thu2.eml/a.xlsx", sent=mail(9))
    counted = next(one for one in judged(first, again).verdicts if one.standing is Standing.COUNTED)
    assert counted.received == dt.date(2022, 12, 5)


def test_a_saved_copy_of_what_came_by_mail_came_by_mail() -> None:
    first = form(sent=mail(7))
    copied = dataclasses.replace(first, file=dataclasses.replace(first.file, name="a.xlsx", mail=None))
    judgement = judged(first, copied)
    assert standings(judgement) == {"a.xlsx": Standing.COUNTED, "thu.eml/a.xlsx": Standing.DUPLICATE}
    assert ("late-report", "a.xlsx") in codes(judgement)


def test_the_mails_date_decides_before_those_of_cover_and_file() -> None:
    dated: dict[Place, RawCell | None] = {("cover", "letter-date", "value"): number("44899", date=True)}
    judgement = judged(
        form(dated, name="a.xlsx", sent=mail(3), modified="2022-12-30T08:00:00Z"),
        form(OTHER, name="b.xlsx", sent=mail(4)),
    )
    assert standings(judgement) == {"a.xlsx": Standing.SUPERSEDED, "b.xlsx": Standing.COUNTED}
    assert "vì thư nhận ngày 04/12/2022" in judgement.findings[0].message
    assert judgement.verdicts[1].provisional


def test_mails_of_one_day_leave_it_to_the_file() -> None:
    judgement = judged(
        form(name="a.xlsx", sent=mail(), modified="2022-12-04T08:00:00Z"),
        form(OTHER, name="b.xlsx", sent=mail(), modified="2022-12-03T08:00:00Z"),
    )
    assert standings(judgement) == {"a.xlsx": Standing.COUNTED, "b.xlsx": Standing.SUPERSEDED}


def test_strictly_a_mails_date_decides_nothing() -> None:
    judgement = judged(form(name="a.xlsx", sent=mail(3)), form(OTHER, name="b.xlsx", sent=mail(4)), strict=True)
    assert set(standings(judgement).values()) == {Standing.HELD}


def test_a_letter_of_the_register_is_above_the_mails_date() -> None:
    judgement = judged(form(sent=mail(9)), register=register([LETTER]))
    assert judgement.verdicts[0].received == dt.date(2022, 12, 1)
    assert "late-report" not in {code for code, _ in codes(judgement)}


def test_a_letter_may_name_the_message_that_the_form_came_with() -> None:
    first, second = form(sent=mail(3)), form(OTHER, name="thu2.eml/a.xlsx", sent=mail(4))
    judgement = judged(container(), first, second, register=register([{**LETTER, "file": "thu.eml"}]))
    assert standings(judgement)["thu.eml/a.xlsx"] is Standing.COUNTED
    assert ("signed-version-counts", "thu2.eml/a.xlsx") in codes(judgement)


def test_leaving_out_a_message_leaves_out_what_lies_in_it() -> None:
    inside = form(OTHER, sent=mail())
    judgement = judged(container(), inside, form(name="b.xlsx"), excluded=("thu.eml",))
    assert standings(judgement) == {
        "thu.eml": Standing.IGNORED,
        "thu.eml/a.xlsx": Standing.LEFT_OUT,
        "b.xlsx": Standing.COUNTED,
    }


def test_one_file_of_a_message_can_be_left_out() -> None:
    inside = form(OTHER, sent=mail())
    judgement = judged(container(), inside, form(name="thu.eml/b.xlsx"), excluded=("thu.eml/a.xlsx",))
    assert standings(judgement)["thu.eml/a.xlsx"] is Standing.LEFT_OUT
    assert standings(judgement)["thu.eml/b.xlsx"] is Standing.COUNTED


def test_a_message_that_is_left_out_need_not_be_read() -> None:
    assert codes(judged(container(), excluded=("thu.eml",))) == [("container-opened", "thu.eml")]


def test_the_order_of_files_does_not_matter() -> None:
    files = [container(), form(sent=mail(7)), document("thu.eml/cv.pdf"), form(OTHER, name="b.xlsx", sent=mail(8))]
    assert judged(*files) == judged(*reversed(files))


def test_who_corrects_a_report_had_sent_it_when_the_first_version_came() -> None:
    """The office itself asks for the correction, often after the due date."""
    corrected: dict[Place, RawCell | None] = {**OTHER, ("cover", "number", "value"): number("2")}
    judgement = judged(form(name="a.xlsx", sent=mail(5)), form(corrected, name="b.xlsx", sent=mail(9)))
    counted = next(one for one in judgement.verdicts if one.standing is Standing.COUNTED)
    assert (counted.file.name, counted.received) == ("b.xlsx", dt.date(2022, 12, 5))
    assert "late-report" not in {finding.code for finding in judgement.findings}


def test_a_blank_form_is_no_first_version() -> None:
    blank = answer(cells={}, name="a.xlsx")
    sent = dataclasses.replace(blank, file=dataclasses.replace(blank.file, mail=mail(3)))
    judgement = judged(sent, form(name="b.xlsx", sent=mail(9)))
    counted = next(one for one in judgement.verdicts if one.standing is Standing.COUNTED)
    assert counted.received == dt.date(2022, 12, 9)


def test_a_mail_that_came_later_with_a_lower_number_and_other_figures_is_not_passed_over_in_silence() -> None:
    second: dict[Place, RawCell | None] = {("cover", "number", "value"): number("2")}
    judgement = judged(form(second, name="b.xlsx", sent=mail(3)), form(OTHER, name="a.xlsx", sent=mail(5)))
    assert standings(judgement) == {"a.xlsx": Standing.SUPERSEDED, "b.xlsx": Standing.COUNTED}
    assert ("number-contradicts-mail", "b.xlsx") in codes(judgement)


def test_a_lower_number_that_came_earlier_is_simply_older() -> None:
    second: dict[Place, RawCell | None] = {("cover", "number", "value"): number("2")}
    judgement = judged(form(second, name="b.xlsx", sent=mail(5)), form(OTHER, name="a.xlsx", sent=mail(3)))
    assert "number-contradicts-mail" not in {code for code, _ in codes(judgement)}
