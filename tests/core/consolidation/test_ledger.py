"""Standing of agencies, lateness, and the sums that must agree."""

import datetime as dt
from dataclasses import replace

import pytest

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Consolidation, Expectation, SubmissionStatus
from toolkit.core.verdict import CellCount, Standing

DUE = dt.date(2022, 12, 5)


@pytest.fixture
def inbox() -> Inbox:
    return Inbox(make_plan(indicator("1", "sum", "+so-a +so-b +so-c +so-d")))


def of(consolidation: Consolidation, agency: str) -> Expectation:
    return next(one for one in consolidation.expectations if one.agency.code == agency)


@pytest.mark.parametrize(
    ("standing", "refused", "status"),
    [
        (Standing.COUNTED, 0, SubmissionStatus.ACCEPTED),
        (Standing.COUNTED, 2, SubmissionStatus.PARTIAL),
        (Standing.REJECTED, 0, SubmissionStatus.REJECTED),
        (Standing.LEFT_OUT, 0, SubmissionStatus.LEFT_OUT),
        (Standing.HELD, 0, SubmissionStatus.HELD),
        (Standing.IGNORED, 0, SubmissionStatus.MISSING),
    ],
)
def test_status(inbox: Inbox, standing: Standing, refused: int, status: SubmissionStatus) -> None:
    inbox.file("so-a", {("indicators", "1"): {"result": 1}}, standing=standing, refused=refused)
    assert of(consolidate(inbox.judgement), "so-a").status is status


def test_a_counted_submission_hides_an_older_rejected_one(inbox: Inbox) -> None:
    inbox.file("so-a", standing=Standing.REJECTED, name="cu.xlsx")
    inbox.file("so-a", {("indicators", "1"): {"result": 1}}, name="moi.xlsx")
    found = of(consolidate(inbox.judgement), "so-a")
    assert found.verdict is not None
    assert found.verdict.file.name == "moi.xlsx"


@pytest.mark.parametrize(("day", "late"), [(4, None), (5, None), (6, 1), (28, 23)])
def test_lateness_by_the_letter(inbox: Inbox, day: int, late: int | None) -> None:
    inbox.file("so-a", received=dt.date(2022, 12, day))
    assert of(consolidate(inbox.judgement), "so-a").late_days == late


def test_lateness_unknown_without_a_date(inbox: Inbox) -> None:
    inbox.file("so-a")
    assert of(consolidate(inbox.judgement), "so-a").late_days is None


def test_a_missing_report_is_late_at_the_as_of_date(inbox: Inbox) -> None:
    assert of(consolidate(inbox.judgement), "so-a").late_days == 23


def test_everything_balances(inbox: Inbox) -> None:
    inbox.file("so-a", {("indicators", "1"): {"result": 1}}, blank=3, refused=1)
    inbox.file("so-a", standing=Standing.SUPERSEDED, name="cu.xlsx")
    inbox.file("so-b", standing=Standing.HELD)
    inbox.file("", standing=Standing.IGNORED, name="cong-van.pdf")
    consolidation = consolidate(inbox.judgement)
    assert consolidation.balanced
    assert [balance.total for balance in consolidation.balances] == [4, 4, 5]


def test_a_lost_cell_does_not_balance(inbox: Inbox) -> None:
    verdict = inbox.file("so-a", {("indicators", "1"): {"result": 1}})
    inbox.verdicts[0] = replace(verdict, cells=CellCount(read=2, consolidated=2))
    assert not consolidate(inbox.judgement).balanced


def test_a_file_judged_twice_does_not_balance(inbox: Inbox) -> None:
    inbox.file("so-a")
    inbox.file("so-b", name="so-a.xlsx")
    assert not consolidate(inbox.judgement).balanced


def test_a_period_without_indicator_report_has_no_figures(inbox: Inbox) -> None:
    report = inbox.plan.reports[0].model_copy(update={"due": inbox.plan.reports[0].due[:1]})
    inbox.plan = inbox.plan.model_copy(update={"reports": (report,)})
    inbox.period = "6t"
    assert consolidate(inbox.judgement).figures == ()
