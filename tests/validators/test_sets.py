"""Which submission counts, who is missing, and what is held until a person decides."""

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest

from tests.validators.filling import Place, address, answer, book_of, cell, clean_cells
from tests.validators.mutations import indicator, number, staff
from tests.validators.plans import HALF, YEAR, small_plan
from toolkit.core.forms.book import issue_of
from toolkit.core.intake.read import Intake
from toolkit.core.stamp import Stamp
from toolkit.core.submission import RawCell
from toolkit.core.verdict import Judgement, Standing
from validators.judge import judge

DAY = dt.date(2022, 12, 31)
DATE, NUMBER = ("cover", "letter-date", "value"), ("cover", "number", "value")


def judged(
    *answers: Intake,
    as_of: dt.date = DAY,
    expect: bool = False,
    excluded: tuple[str, ...] = (),
    strict: bool = False,
) -> Judgement:
    return judge(answers, small_plan(), YEAR, as_of, expect=expect, excluded=excluded, strict=strict)


def standings(judgement: Judgement) -> dict[str, Standing]:
    return {verdict.file.name: verdict.standing for verdict in judgement.verdicts}


def codes(judgement: Judgement) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.file) for finding in judgement.findings]


def sent_on(day: int) -> RawCell:
    """A letter date in December 2022."""
    return number(str(44895 + day), date=True)


def education(changes: dict[Place, RawCell | None] | None = None, name: str = "gd.xlsx") -> Intake:
    return answer(changes, name=name, book=book_of("so-gd-dt"))


def test_two_agencies_with_their_own_figures() -> None:
    judgement = judged(answer(), education({staff("tinh", "nu"): number("9")}))
    assert codes(judgement) == []
    assert set(standings(judgement).values()) == {Standing.COUNTED}


def test_byte_copies_count_once() -> None:
    first = answer(name="a.xlsx")
    copied = dataclasses.replace(first, file=dataclasses.replace(first.file, name="Copy of a.xlsx"))
    judgement = judged(copied, first)
    assert standings(judgement) == {"a.xlsx": Standing.COUNTED, "Copy of a.xlsx": Standing.DUPLICATE}
    assert codes(judgement) == [("byte-copy", "Copy of a.xlsx")]


def test_the_same_content_saved_again_counts_once_and_the_newest_is_kept() -> None:
    judgement = judged(answer(name="a.xlsx"), answer({DATE: sent_on(3)}, name="b.xlsx"))
    assert standings(judgement) == {"a.xlsx": Standing.DUPLICATE, "b.xlsx": Standing.COUNTED}
    assert codes(judgement) == [("same-content", "a.xlsx")]


def test_a_higher_submission_number_supersedes() -> None:
    changes: dict[Place, RawCell | None] = {NUMBER: number("2"), indicator("1.2", "result"): number("15")}
    judgement = judged(answer(changes, name="a.xlsx"), answer(name="z.xlsx", modified="2022-12-30T08:00:00Z"))
    assert standings(judgement) == {"a.xlsx": Standing.COUNTED, "z.xlsx": Standing.SUPERSEDED}
    (finding,) = judgement.findings
    assert finding.code == "superseded"
    assert f"ô {address(*indicator('1.2', 'result'))}: “12” → “15”" in finding.message
    assert "lần gửi thứ 2" in finding.message
    assert not judgement.verdicts[0].provisional


def test_only_a_letter_date_decides_provisionally() -> None:
    changes: dict[Place, RawCell | None] = {DATE: sent_on(4), indicator("1.2", "result"): number("15")}
    judgement = judged(answer(name="a.xlsx"), answer(changes, name="b.xlsx"))
    assert standings(judgement) == {"a.xlsx": Standing.SUPERSEDED, "b.xlsx": Standing.COUNTED}
    assert codes(judgement) == [("provisional", "b.xlsx"), ("superseded", "a.xlsx")]
    assert judgement.verdicts[1].provisional
    assert "04/12/2022" in judgement.findings[0].message


def test_only_a_document_time_decides_provisionally() -> None:
    changes = {indicator("1.2", "result"): number("15")}
    judgement = judged(
        answer(name="a.xlsx", modified="2022-12-02T08:00:00Z"),
        answer(changes, name="b.xlsx", modified="2022-12-03T08:00:00Z"),
    )
    assert standings(judgement) == {"a.xlsx": Standing.SUPERSEDED, "b.xlsx": Standing.COUNTED}
    assert judgement.verdicts[1].provisional


def test_document_times_are_compared_across_time_zones() -> None:
    changes = {indicator("1.2", "result"): number("15")}
    judgement = judged(
        answer(name="a.xlsx", modified="2022-12-20T02:00:00+07:00"),
        answer(changes, name="b.xlsx", modified="2022-12-20T01:00:00Z"),
    )
    assert standings(judgement) == {"a.xlsx": Standing.SUPERSEDED, "b.xlsx": Standing.COUNTED}
    assert judgement.verdicts[1].provisional


@pytest.mark.parametrize("unknown", ["", "hôm qua"])
def test_a_document_time_that_cannot_be_read_decides_nothing(unknown: str) -> None:
    changes = {indicator("1.2", "result"): number("15")}
    judgement = judged(
        answer(name="a.xlsx", modified=unknown), answer(changes, name="b.xlsx", modified="2022-12-20T01:00:00Z")
    )
    assert set(standings(judgement).values()) == {Standing.HELD}


def test_nothing_decides_and_all_are_held() -> None:
    changes = {indicator("1.2", "result"): number("15")}
    judgement = judged(answer(name="a.xlsx"), answer(changes, name="b.xlsx"))
    assert set(standings(judgement).values()) == {Standing.HELD}
    assert codes(judgement) == [("conflicting-submissions", "a.xlsx"), ("conflicting-submissions", "b.xlsx")]
    assert all(not verdict.records for verdict in judgement.verdicts)


def two_with_dates() -> tuple[Intake, Intake]:
    changes: dict[Place, RawCell | None] = {DATE: sent_on(4), indicator("1.2", "result"): number("15")}
    return answer(name="a.xlsx"), answer(changes, name="b.xlsx")


def test_strictly_a_date_decides_nothing() -> None:
    judgement = judged(*two_with_dates(), strict=True)
    assert set(standings(judgement).values()) == {Standing.HELD}
    assert codes(judgement) == [("only-dates-decide", "a.xlsx"), ("only-dates-decide", "b.xlsx")]
    assert "04/12/2022" in judgement.findings[0].message


def test_strictly_a_single_form_still_counts() -> None:
    assert standings(judged(answer(), strict=True)) == {"a.xlsx": Standing.COUNTED}


def test_what_the_office_leaves_out_does_not_count_and_the_other_form_does() -> None:
    judgement = judged(*two_with_dates(), excluded=("b.xlsx",), strict=True)
    assert standings(judgement) == {"a.xlsx": Standing.COUNTED, "b.xlsx": Standing.LEFT_OUT}
    assert codes(judgement) == [("left-out", "b.xlsx")]


def test_a_copy_of_what_is_left_out_does_not_count_either() -> None:
    first = answer(name="a.xlsx")
    copied = dataclasses.replace(first, file=dataclasses.replace(first.file, name="Copy of a.xlsx"))
    assert set(standings(judged(first, copied, excluded=("a.xlsx",))).values()) == {Standing.LEFT_OUT}


def test_who_sent_only_what_is_left_out_is_not_missing() -> None:
    judgement = judged(answer(), as_of=DAY, expect=True, excluded=("a.xlsx",))
    assert ("missing-report", "so-y-te") not in {(finding.code, finding.agency) for finding in judgement.findings}


def test_a_blank_form_never_supersedes_a_filled_one() -> None:
    cover = {place: raw for place, raw in clean_cells().items() if place[0] == "cover"}
    cover[NUMBER] = number("2")
    judgement = judged(answer(name="a.xlsx"), answer(cells=cover, name="b.xlsx"))
    assert standings(judgement) == {"a.xlsx": Standing.COUNTED, "b.xlsx": Standing.SUPERSEDED}
    assert codes(judgement) == [("superseded", "b.xlsx")]


def test_the_same_content_of_two_agencies_is_held() -> None:
    same = {place: raw for place, raw in clean_cells().items() if place[0] in ("cover", "table:can-bo")}
    judgement = judged(answer(cells=same, name="a.xlsx"), answer(cells=same, name="b.xlsx", book=book_of("so-gd-dt")))
    conflicts = [file for code, file in codes(judgement) if code == "same-content-two-agencies"]
    assert conflicts == ["b.xlsx", "a.xlsx"]
    assert set(standings(judgement).values()) == {Standing.HELD}


def test_small_equal_figures_are_a_coincidence() -> None:
    same = {place: raw for place, raw in clean_cells().items() if place[0] == "cover"}
    same |= {staff(row, column): number("1") for row in ("tinh", "huyen") for column in ("tong-so", "nu")}
    judgement = judged(answer(cells=same, name="a.xlsx"), answer(cells=same, name="b.xlsx", book=book_of("so-gd-dt")))
    assert set(standings(judgement).values()) == {Standing.COUNTED}


def test_two_declarations_that_nothing_occurred_are_no_conflict() -> None:
    nil = {place: raw for place, raw in clean_cells().items() if place[0] == "cover"}
    nil["cover", "nil", "value"] = cell("Có")
    judgement = judged(answer(cells=nil, name="a.xlsx"), answer(cells=nil, name="b.xlsx", book=book_of("so-gd-dt")))
    assert codes(judgement) == []


def test_an_unexpected_report_is_held() -> None:
    judgement = judged(answer(book=book_of("huyen-a")))
    assert ("unexpected-report", "a.xlsx") in codes(judgement)
    assert standings(judgement) == {"a.xlsx": Standing.HELD}


def test_another_period_is_rejected_under_its_agency() -> None:
    judgement = judged(answer(book=book_of(period=HALF)))
    (finding,) = judgement.findings
    assert (finding.code, finding.agency) == ("wrong-period", "so-y-te")
    assert "6 tháng" in finding.message
    assert judgement.verdicts[0].agency == ""


def stamped(**fields: str) -> Intake:
    sent = answer()
    assert sent.submission is not None
    stamp = dataclasses.replace(sent.submission.stamp, **fields)
    identity = (stamp.plan, stamp.report, stamp.period, stamp.agency)
    stamp = dataclasses.replace(stamp, issue=issue_of(identity, stamp.form))
    return dataclasses.replace(sent, stamp=stamp, submission=dataclasses.replace(sent.submission, stamp=stamp))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"plan": "thu-2021"}, "wrong-plan"),
        ({"agency": "so-la"}, "unknown-agency"),
        ({"report": "quy"}, "unknown-report"),
    ],
)
def test_what_the_plan_does_not_know(fields: dict[str, str], code: str) -> None:
    judgement = judged(stamped(**fields))
    assert codes(judgement) == [(code, "a.xlsx")]
    assert standings(judgement) == {"a.xlsx": Standing.REJECTED}


def test_a_form_of_an_older_plan_is_counted_with_a_warning() -> None:
    judgement = judged(stamped(form="0123456789abcdef"))
    assert codes(judgement) == [("form-outdated", "a.xlsx")]
    assert standings(judgement) == {"a.xlsx": Standing.COUNTED}


def with_carriers(**carriers: Stamp) -> Intake:
    return dataclasses.replace(answer(), carriers={name.replace("_", ":"): stamp for name, stamp in carriers.items()})


def test_stamps_that_disagree_are_held() -> None:
    own, other = book_of().stamp, book_of("so-gd-dt").stamp
    judgement = judged(with_carriers(sheet=own, names=own, cover=other))
    (finding,) = judgement.findings
    assert finding.code == "stamp-disagrees"
    assert "Sở Giáo dục và Đào tạo" in finding.message
    assert standings(judgement) == {"a.xlsx": Standing.HELD}


def test_a_sheet_kept_for_reference_does_no_harm() -> None:
    own, earlier = book_of().stamp, book_of(period=HALF).stamp
    sent = dataclasses.replace(answer(), carriers={"sheet": own, "keys:Chỉ tiêu (2)": earlier})
    assert codes(judged(sent)) == []


def test_a_read_sheet_of_another_agency_is_held() -> None:
    own, other = book_of().stamp, book_of("so-gd-dt").stamp
    sent = dataclasses.replace(answer(), carriers={"sheet": own, "keys:Chỉ tiêu": other})
    assert codes(judged(sent)) == [("stamp-disagrees", "a.xlsx")]


def test_a_stamp_found_in_a_reserve_carrier_is_noted() -> None:
    sent = dataclasses.replace(answer(), carriers={"keys:Chỉ tiêu": book_of().stamp})
    assert codes(judged(sent)) == [("stamp-recovered", "a.xlsx")]


def test_missing_reports_are_named_after_the_due_date() -> None:
    judgement = judged(answer(), as_of=dt.date(2022, 12, 6), expect=True)
    missing = [(f.code, f.agency, f.report) for f in judgement.findings if f.code == "missing-report"]
    # The second report has no due date: it is missing at any time.
    assert missing == [("missing-report", "huyen-a", "rieng"), ("missing-report", "so-gd-dt", "nam")]
    assert "quá hạn 1 ngày" in next(f.message for f in judgement.findings if f.agency == "so-gd-dt")


def test_on_the_due_date_nothing_is_missing_yet() -> None:
    judgement = judged(answer(), as_of=dt.date(2022, 12, 5), expect=True)
    assert [f.code for f in judgement.findings if f.agency == "so-gd-dt"] == ["not-yet-due"]


def test_rejected_and_held_reports_are_not_missing_too() -> None:
    cover = {place: raw for place, raw in clean_cells().items() if place[0] == "cover"}
    judgement = judged(answer(cells=cover), expect=True)
    assert "so-y-te" not in {f.agency for f in judgement.findings if f.code == "missing-report"}


def test_a_form_of_another_period_leaves_the_report_missing() -> None:
    judgement = judged(answer(book=book_of(period=HALF)), expect=True)
    assert "so-y-te" in {f.agency for f in judgement.findings if f.code == "missing-report"}


def test_only_the_reports_asked_for_are_expected() -> None:
    judgement = judge([], small_plan(), YEAR, DAY, reports=["nam"])
    assert {f.report for f in judgement.findings if f.code == "missing-report"} == {"nam"}


def test_late_by_the_date_of_the_letter() -> None:
    judgement = judged(answer({DATE: sent_on(7)}))
    (finding,) = judgement.findings
    assert finding.code == "late-report"
    assert "muộn 2 ngày" in finding.message


@pytest.mark.parametrize("raw", [sent_on(5), None])
def test_on_the_day_or_unknown_is_not_late(raw: RawCell | None) -> None:
    assert "late-report" not in {code for code, _ in codes(judged(answer({DATE: raw})))}


def test_groups_without_members_are_named_once() -> None:
    judgement = judge([], small_plan(), YEAR, DAY)
    assert [f.found for f in judgement.findings if f.code == "group-without-members"] == ["Các xã"]


def test_the_order_of_files_does_not_matter() -> None:
    files = [answer(name="a.xlsx"), answer({NUMBER: number("2")}, name="b.xlsx"), education()]
    assert judged(*files) == judged(*reversed(files))


def test_decimals_stay_exact() -> None:
    judgement = judged(answer())
    (record,) = [r for r in judgement.verdicts[0].records if (r.form, r.row) == ("indicators", "1.1")]
    result = record.get("result")
    assert result is not None
    assert result.value == Decimal("66.67")


def test_a_form_that_was_sent_back_and_comes_back_untouched_says_nothing_new() -> None:
    untouched = answer({NUMBER: number("2")}, name="b.xlsx")
    assert untouched.submission is not None
    untouched = dataclasses.replace(untouched, submission=dataclasses.replace(untouched.submission, untouched=True))
    judgement = judged(answer({indicator("1.2", "result"): number("15")}, name="a.xlsx"), untouched)
    assert standings(judgement) == {"a.xlsx": Standing.COUNTED, "b.xlsx": Standing.DUPLICATE}
    assert codes(judgement) == [("return-untouched", "b.xlsx")]
