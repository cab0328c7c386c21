"""Agencies of the plan of a later year: replaced, split, without successor, and likely ended by the reforms of 2025."""

import datetime as dt
from pathlib import Path

import pytest

from tests.builders import indicator
from tests.core.plan.rolled import GONE, MERGED, SPLIT, agency, plan_of, row_of, told
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Basis
from toolkit.core.plan.succession.next_plan import NextPlan, next_plan

PLANS = Path(__file__).parents[3] / "samples" / "plans"


def roles(made: NextPlan) -> dict[str, str]:
    return {reporter.who: reporter.role.value for reporter in row_of(made).reporters}


def test_an_ended_agency_is_replaced_wherever_the_plan_refers_to_it() -> None:
    old = plan_of(
        MERGED,
        indicator("1.1", "single", "so-a", leads="Sở A; Sở C"),
        groups=[{"code": "nhom", "name": "Nhóm", "members": ["so-a", "so-b"]}],
        tasks=[
            {"code": "1", "text": "Sở A làm", "leads": "Sở A", "lead_codes": ["so-a"], "coordinator_codes": ["nhom"]}
        ],
        recipients=["Sở A"],
        contact="Phòng 1, Sở A",
    )
    made = next_plan(old, 2026)
    new = made.plan
    assert [one.code for one in new.agencies] == ["so-b", "so-c"]
    assert (new.consolidator, new.contact, new.recipients) == ("so-b", "", ("Sở B",))
    assert (new.groups[0].members, new.reports[0].owners) == (("so-b",), ("so-b", "so-c"))
    assert (new.tasks[0].lead_codes, new.tasks[0].leads) == (("so-b",), "Sở B")
    assert (roles(made), row_of(made).leads) == ({"so-b": "official"}, "Sở B; Sở C")
    assert row_of(made).basis["reporters"] is row_of(made).basis["leads"] is Basis.PROPOSED
    assert told(made, "agency-replaced") == ["Sở A (so-a): Sở B"]
    assert told(made, "text-agency") == ["Sở A làm (1): Sở A"]
    assert told(made, "leads") == [
        "Chỉ tiêu 1.1 (1.1): “Sở A; Sở C” thành “Sở B; Sở C”",
        "Sở A làm (1): “Sở A” thành “Sở B”",
    ]


@pytest.mark.parametrize(
    ("printed", "new"),
    [
        ("Sở A; Sở B", "Sở B"),
        ("Sở B, Sở A", "Sở B"),
        ("Sở C, Sở A, Sở B", "Sở C, Sở B"),
        ("Sở X", "Sở X"),
    ],
)
def test_a_successor_that_is_named_already_is_not_named_twice(printed: str, new: str) -> None:
    made = next_plan(plan_of(MERGED, indicator("1.1", "list", "so-a so-b", leads=printed)), 2026)
    assert row_of(made).leads == new


def test_the_stronger_role_counts_where_two_reporters_become_one() -> None:
    made = next_plan(plan_of(MERGED, indicator("1.1", "single", "?so-b so-a")), 2026)
    assert roles(made) == {"so-b": "official"}


def test_a_split_official_reporter_stays_until_somebody_chooses() -> None:
    made = next_plan(plan_of(SPLIT, indicator("1.1", "single", "so-a"), consolidator="so-c"), 2026)
    assert roles(made) == {"so-a": "official"}
    assert made.plan.reports[0].owners == ("so-b", "so-c")
    assert told(made, "agency-split") == ["Sở A (so-a): Sở B, Sở C"]
    assert told(made, "indicator-owner") == ["Chỉ tiêu 1.1 (1.1): Sở A; có thể là Sở B, Sở C"]
    assert made.plan.at(dt.date(2026, 12, 31)).unsettled(row_of(made)) is not None


def test_an_agency_without_a_known_successor_stays_and_is_told() -> None:
    made = next_plan(plan_of([agency("so-a", **GONE), agency("so-b")], indicator("1.1", "single", "so-a")), 2026)
    assert [one.code for one in made.plan.agencies] == ["so-a", "so-b"]
    assert told(made, "agency-ended") == ["Sở A (so-a)"]
    assert told(made, "indicator-owner") == ["Chỉ tiêu 1.1 (1.1): Sở A"]


def test_an_agency_that_ends_within_the_new_year_still_reports_before() -> None:
    agencies = [agency("so-a", valid_to="2026-09-30", successors=["so-b"]), agency("so-b")]
    new = next_plan(plan_of(agencies), 2026)
    report = new.plan.reports[0]
    owing = [[one.code for one in new.plan.owners(report, period)] for period in ("6t", "nam")]
    assert owing == [["so-a", "so-b"], ["so-b"]]
    assert told(new, "agency-leaving") == ["Sở A (so-a): đến hết 30/09/2026"]


def kinds(made: NextPlan) -> set[str]:
    return {decision.kind.slug for decision in made.decisions}


REFORM = {"agency-abolished", "district-abolished", "commune-redrawn", "unit-gone"}


@pytest.mark.parametrize(
    ("name", "year", "found"),
    [
        ("nghe-an-2022", 2024, set()),
        ("nghe-an-2022", 2025, {"agency-abolished", "district-abolished"}),
        ("quang-nam-2022", 2026, {"agency-abolished", "district-abolished", "unit-gone"}),
        ("son-tinh-2024", 2026, {"commune-redrawn", "unit-gone"}),
    ],
)
def test_what_the_reforms_of_2025_most_likely_ended_is_told_and_left(name: str, year: int, found: set[str]) -> None:
    old = load_plan(PLANS / f"{name}.yaml")
    made = next_plan(old, year)
    assert kinds(made) & REFORM == found
    assert [one.code for one in made.plan.agencies] == [one.code for one in old.agencies]


def test_the_likely_owner_is_named_by_indicator() -> None:
    made = next_plan(load_plan(PLANS / "nghe-an-2022.yaml"), 2026)
    assert [line.partition(" (")[2] for line in told(made, "indicator-owner")[:4]] == [
        "2.1): Sở Lao động - Thương binh và Xã hội; có thể là Sở Nội vụ, Thống kê tỉnh",
        "2.2): Sở Lao động - Thương binh và Xã hội; có thể là Sở Nội vụ, Thống kê tỉnh",
        "2.3): Sở Kế hoạch và Đầu tư; có thể là Sở Tài chính",
        "3.3): Sở Lao động - Thương binh và Xã hội; có thể là Sở Y tế",
    ]


SENT = {
    "id": "a",
    "title": "Kết quả năm 2022",
    "issuer": "Sở A",
    "symbol": "BC-SA",
    "to": ["UBND tỉnh"],
    "signer": "GIÁM ĐỐC",
    "periods": ["nam"],
    "field_basis": {"symbol": "assumed"},
}


def test_a_report_that_is_sent_on_goes_to_the_successor_without_the_old_symbol() -> None:
    made = next_plan(plan_of(MERGED, outgoing=[SENT]), 2026)
    (report,) = made.plan.outgoing
    assert (report.title, report.issuer, report.symbol) == ("Kết quả năm 2026", "Sở B", "")
    assert report.field_basis == {"issuer": Basis.PROPOSED, "symbol": Basis.PROPOSED}
    assert told(made, "outgoing-issuer") == ["Sở A (a): thành Sở B"]


def test_a_report_that_is_sent_on_by_the_same_body_keeps_its_symbol() -> None:
    (report,) = next_plan(plan_of(outgoing=[SENT]), 2026).plan.outgoing
    assert (report.issuer, report.symbol, report.periods) == ("Sở A", "BC-SA", ("nam",))
