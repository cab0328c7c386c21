"""What the office's register changes in the standing of agencies and in the ledger."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Expectation, SubmissionStatus
from toolkit.core.findings.catalogue import rule
from toolkit.core.register.declare import Answer
from toolkit.core.register.model import EntryFate, Fate, Letter, RegisterRow, RegisterUse
from toolkit.core.verdict import CellCount, Judgement, Record, Standing

ROW = RegisterRow(file="so.xlsx", sheet="Tiếp nhận", number=4, columns={}, cells={}, values={}, faults={})


def letter(answer: Answer, day: int = 3, until: dt.date | None = None) -> Letter:
    date = dt.date(2022, 12, day)
    return Letter(row=ROW, agency="so-a", report="chi-tieu", number="12/BC", date=date, answer=answer, until=until)


def judged(inbox: Inbox, *letters: Letter, office: tuple[Record, ...] = ()) -> Judgement:
    return replace(inbox.judgement, register=RegisterUse(file="so.xlsx", letters=letters), office_records=office)


def of(judgement: Judgement) -> Expectation:
    return next(one for one in consolidate(judgement).expectations if one.agency.code == "so-a")


@pytest.fixture
def inbox() -> Inbox:
    return Inbox(make_plan(indicator("1", "single", "so-a")))


@pytest.mark.parametrize(
    ("standing", "answer", "status"),
    [
        (None, Answer.NIL, SubmissionStatus.BY_LETTER),
        (None, Answer.DATA, SubmissionStatus.FORM_MISSING),
        (Standing.REJECTED, Answer.NIL, SubmissionStatus.BY_LETTER),
        (Standing.REJECTED, Answer.DATA, SubmissionStatus.REJECTED),
        (Standing.LEFT_OUT, Answer.DATA, SubmissionStatus.LEFT_OUT),
        (Standing.HELD, Answer.NIL, SubmissionStatus.HELD),
        (Standing.COUNTED, Answer.NIL, SubmissionStatus.ACCEPTED),
    ],
)
def test_status(inbox: Inbox, standing: Standing | None, answer: Answer, status: SubmissionStatus) -> None:
    if standing is not None:
        inbox.file("so-a", standing=standing)
    assert of(judged(inbox, letter(answer))).status is status


@pytest.mark.parametrize(("day", "late"), [(5, None), (6, 1)])
def test_a_letter_alone_is_late_by_its_own_date(inbox: Inbox, day: int, late: int | None) -> None:
    assert of(judged(inbox, letter(Answer.NIL, day))).late_days == late


def test_a_postponed_report_is_due_on_the_new_day(inbox: Inbox) -> None:
    until = dt.date(2023, 1, 15)
    one = of(judged(inbox, letter(Answer.POSTPONED, until=until)))
    assert (one.due, one.late_days, one.status) == (until, None, SubmissionStatus.MISSING)


def test_an_agency_that_was_let_off_is_exempt(inbox: Inbox) -> None:
    missing = rule("missing-report").found(
        agency="so-a", report="chi-tieu", agency_name="Sở A", report_title="Báo cáo", due=""
    )
    inbox.findings.append(missing.accepted("Nguyễn Thị Hòa: đơn vị mới thành lập"))
    assert of(judged(inbox)).status is SubmissionStatus.EXEMPT


def test_an_accepted_error_is_named_in_the_standing(inbox: Inbox) -> None:
    found = rule("rate-differs").found(agency="so-a", report="chi-tieu", heading="Kết quả")
    inbox.file("so-a", findings=(found.accepted("Nguyễn Thị Hòa: đúng"),))
    assert of(judged(inbox)).status is SubmissionStatus.WAIVED


def test_decided_cells_and_entries_balance(inbox: Inbox) -> None:
    verdict = inbox.file("so-a", {("indicators", "1"): {"result": 1}})
    (record,) = verdict.records
    decided = replace(record, data=tuple(replace(datum, ground="Số chốt 1") for datum in record.data))
    inbox.verdicts[0] = replace(verdict, records=(decided,), cells=CellCount(read=1, decided=1))
    fates = tuple(
        EntryFate(row=replace(ROW, number=number), agency="so-a", text="", fate=fate)
        for number, fate in enumerate(Fate)
    )
    consolidation = consolidate(replace(inbox.judgement, register=RegisterUse(file="so.xlsx", entries=fates)))
    assert consolidation.balanced
    assert consolidation.balances[-1].total == len(Fate)
    assert dict(consolidation.balances[-2].parts)["Thay bằng số chốt trong sổ theo dõi"] == 1


def test_an_entry_counted_twice_does_not_balance(inbox: Inbox) -> None:
    one = EntryFate(row=ROW, agency="so-a", text="", fate=Fate.USED)
    assert not consolidate(replace(inbox.judgement, register=RegisterUse(entries=(one, one)))).balanced


def test_what_the_register_says_in_place_of_a_form_is_no_cell_of_a_file(inbox: Inbox) -> None:
    sent = inbox.report("so-b", _1=5)
    decided = tuple(replace(datum, ground="Số chốt") for datum in sent.records[0].data)
    office = replace(sent.records[0], agency="so-a", data=decided)
    consolidation = consolidate(judged(inbox, office=(office,)))
    assert consolidation.balanced
    assert str(consolidation.figures[0].value) == "5"
    assert "Sở A: Số chốt." in consolidation.figures[0].remarks
