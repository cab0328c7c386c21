"""Where an agency stands, in words, and what is to be done about it."""

import datetime as dt

import pytest

from tests.builders import AS_OF, Inbox, indicator, make_plan
from toolkit.commands.standing import Need, need_of, of_need, standing_words, unclear_files
from toolkit.core.consolidation.expectations import expectations
from toolkit.core.consolidation.model import Expectation
from toolkit.core.verdict import Standing


def inbox(as_of: dt.date = AS_OF) -> Inbox:
    return Inbox(make_plan(indicator("1.1", "sum", "+so-a +so-b +so-c"), agencies="so-a so-b so-c"), as_of=as_of)


def of(box: Inbox, agency: str = "so-b") -> Expectation:
    return next(one for one in expectations(box.judgement) if one.agency.code == agency)


def told(box: Inbox) -> tuple[Need, str]:
    return need_of(of(box)), standing_words(of(box), box.as_of)


def test_what_is_overdue_needs_action() -> None:
    assert told(inbox()) == (Need.ACT, "chưa gửi, quá hạn 23 ngày")


def test_what_is_not_due_yet_waits() -> None:
    assert told(inbox(dt.date(2022, 12, 4))) == (Need.WAITING, "chưa gửi, còn 1 ngày đến hạn")


def test_what_came_in_time_is_done() -> None:
    box = inbox()
    box.file("so-b", received=dt.date(2022, 12, 5))
    assert told(box) == (Need.DONE, "đã nhận")


def test_what_came_late_is_told_with_its_days() -> None:
    box = inbox()
    box.file("so-b", received=dt.date(2022, 12, 8))
    assert told(box) == (Need.LATE, "đã nhận; chậm 3 ngày")


def test_cells_that_were_refused_need_action() -> None:
    box = inbox()
    box.file("so-b", received=dt.date(2022, 12, 5), refused=2)
    assert told(box) == (Need.ACT, "đã nhận, 2 ô bị từ chối")


@pytest.mark.parametrize(
    ("standing", "words"),
    [(Standing.REJECTED, "đã gửi, biểu không hợp lệ; tệp hỏng"), (Standing.HELD, "tạm giữ chờ quyết định; tệp hỏng")],
)
def test_what_is_refused_or_held_needs_action_and_says_why(standing: Standing, words: str) -> None:
    box = inbox()
    box.file("so-b", standing=standing, reason="Tệp hỏng.")
    assert told(box) == (Need.ACT, words)


def test_the_longest_overdue_come_first() -> None:
    box = inbox()
    box.file("so-a", standing=Standing.HELD)
    found = of_need(expectations(box.judgement), Need.ACT)
    assert [one.agency.code for one in found] == ["so-b", "so-c", "so-a"]


def test_a_refused_file_of_nobody_is_unclear_and_one_of_an_agency_is_not() -> None:
    box = inbox()
    box.file("", standing=Standing.REJECTED, name="x.xlsx")
    box.file("so-b", standing=Standing.REJECTED)
    assert [verdict.file.name for verdict in unclear_files(box.judgement)] == ["x.xlsx"]
