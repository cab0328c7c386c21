"""Agencies through time: who stands for whom on a day, and what the model refuses."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import Inbox, indicator, make_plan
from tests.core.plan.histories import plan_of, report
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.forms.book import agency_book
from toolkit.core.plan.model import Plan
from toolkit.core.plan.overview import loads

ENDED = dt.date(2022, 2, 28)
LATER = "2022-03-01"

# code | first day | last day | successors
MERGED = """
so-ld |            | 2022-02-28 | so-nv
so-nv |            |            |
so-yt |            |            |
"""
SPLIT = """
so-ld |            | 2022-02-28 | so-nv so-yt
so-nv |            |            |
so-yt |            |            |
"""
CHAIN = """
so-ld |            | 2022-02-28 | so-x
so-x  | 2022-03-01 | 2022-08-31 | so-nv
so-nv |            |            |
"""


def owners(plan: Plan, period: str = "nam") -> str:
    return " ".join(agency.code for agency in plan.owners(plan.reports[0], period))


def roles(plan: Plan, day: str) -> dict[str, str]:
    at = plan.at(dt.date.fromisoformat(day))
    return {agency.code: reporter.role.value for agency, reporter in at.reporters(plan.indicators[0])}


@pytest.mark.parametrize(
    ("table", "named", "owing"),
    [
        (MERGED, "so-ld so-yt", "so-nv so-yt"),
        (MERGED, "so-ld so-nv", "so-nv"),
        (SPLIT, "so-ld", "so-nv so-yt"),
        (CHAIN, "so-ld", "so-nv"),
        ("a||2022-02-28|\nb|||", "a b", "b"),
        ("a|2023-01-01||\nb|||", "a b", "b"),
        ("a||2022-02-28|b\nb|2023-01-01||", "a", ""),
        ("a||2022-12-31|b\nb|||", "a", "a"),
        ("a||2022-12-30|b\nb|||", "a", "b"),
        ("a|2022-12-31||\nb|||", "a", "a"),
    ],
)
def test_reports_are_owed_by_the_structure_at_the_end_of_the_period(table: str, named: str, owing: str) -> None:
    assert owners(plan_of(table, owners=named)) == owing


def test_an_agency_that_ends_late_in_the_year_still_owes_the_half_year() -> None:
    plan = plan_of("a||2022-09-30|b\nb|||", owners="a")
    assert (owners(plan, "6t"), owners(plan, "nam")) == ("a", "b")


def test_successors_take_the_places_of_a_group() -> None:
    groups = [{"code": "cac-so", "name": "Các Sở", "members": ["so-ld", "so-yt"]}]
    assert owners(plan_of(MERGED, groups=groups, owners="cac-so")) == "so-nv so-yt"


def test_a_successor_keeps_the_role() -> None:
    plan = plan_of(MERGED, indicator("1.1", "single", "so-ld ?so-yt"))
    assert roles(plan, "2022-01-31") == {"so-ld": "official", "so-yt": "crosscheck"}
    assert roles(plan, LATER) == {"so-nv": "official", "so-yt": "crosscheck"}


@pytest.mark.parametrize(
    ("reporters", "mode", "role"),
    [
        ("?so-nv so-ld", "single", "official"),
        ("so-nv ?so-ld", "single", "official"),
        ("?so-nv +so-ld", "sum", "addend"),
        ("+so-nv ?so-ld", "sum", "addend"),
        ("+so-nv +so-ld", "sum", "addend"),
    ],
)
def test_the_stronger_of_two_roles_that_meet_in_one_successor_counts(reporters: str, mode: str, role: str) -> None:
    assert roles(plan_of(MERGED, indicator("1.1", mode, reporters)), LATER) == {"so-nv": role}


@pytest.mark.parametrize("mode", ["single", "ratio", "latest", "sum"])
def test_the_halves_of_an_official_reporter_are_only_compared(mode: str) -> None:
    plan = plan_of(SPLIT, indicator("1.1", mode, "so-ld"))
    assert roles(plan, LATER) == {"so-nv": "crosscheck", "so-yt": "crosscheck"}


@pytest.mark.parametrize(("mode", "mark", "role"), [("sum", "+", "addend"), ("share", "", "official")])
def test_the_halves_of_others_keep_their_role(mode: str, mark: str, role: str) -> None:
    plan = plan_of(SPLIT, indicator("1.1", mode, f"{mark}so-ld"))
    assert roles(plan, LATER) == {"so-nv": role, "so-yt": role}


@pytest.mark.parametrize(
    ("table", "heirs"),
    [(SPLIT, ["so-nv", "so-yt"]), ("so-ld||2022-02-28|\nso-nv|||", []), (MERGED, None), (CHAIN, None)],
)
def test_an_official_figure_without_exactly_one_successor_is_unsettled(table: str, heirs: list[str] | None) -> None:
    plan = plan_of(table, indicator("1.1", "single", "so-ld"))
    lost = plan.at(dt.date(2022, 12, 31)).unsettled(plan.indicators[0])
    assert (lost and [heir.code for heir in lost[1]]) == heirs
    assert plan.at(ENDED).unsettled(plan.indicators[0]) is None


def test_an_unsettled_figure_is_left_open_and_says_why() -> None:
    plan = plan_of(SPLIT, indicator("1.1", "single", "so-ld"), owners="so-ld")
    inbox = Inbox(plan)
    inbox.report("so-nv", _1_1=40)
    inbox.report("so-yt", _1_1=60)
    (figure,) = consolidate(inbox.judgement).figures
    assert (figure.value, figure.achievement.value) == (None, "Chưa có số liệu")
    assert "Chưa có đơn vị chốt số: Sở LD đã chia thành Sở NV, Sở YT." in " ".join(figure.remarks)


def test_a_task_is_led_by_the_successor_and_coordinated_by_those_named() -> None:
    tasks = [{"code": "1", "text": "T", "lead_codes": ["so-ld"], "coordinator_codes": ["nhom", "so-x"]}]
    groups = [{"code": "nhom", "name": "Nhóm", "members": ["so-yt"]}]
    table = MERGED + "so-x||2022-02-28|so-z\nso-z|||"
    reports = [report(["so-nv", "so-yt", "so-z"], ("tasks",))]
    plan = plan_of(table, tasks=tasks, groups=groups, reports=reports)
    found = {}
    for agency in plan.owners(plan.reports[0], "nam"):
        book = agency_book(plan, plan.reports[0], plan.period_by_code["nam"], agency)
        forms = [form for _, form in book.forms() if form.spec.id == "tasks"]
        found[agency.code] = [row.printed["role"] for form in forms for row in form.rows]
    assert found == {"so-nv": ["Chủ trì"], "so-yt": [], "so-z": ["Phối hợp"]}


def test_the_consolidator_is_the_one_successor() -> None:
    assert plan_of(MERGED).at(dt.date(2022, 12, 31)).consolidator.code == "so-nv"
    assert plan_of(SPLIT).at(dt.date(2022, 12, 31)).consolidator.code == "so-ld"


def test_the_ledger_knows_whose_place_an_agency_takes() -> None:
    plan = plan_of(MERGED, owners="so-ld so-yt")
    expected = consolidate(Inbox(plan).judgement).expectations
    assert [(one.agency.code, [old.code for old in one.instead_of]) for one in expected] == [
        ("so-nv", ["so-ld"]),
        ("so-yt", []),
    ]


def test_the_load_of_the_year_counts_what_each_reports_in_some_period() -> None:
    plan = plan_of("a||2022-09-30|b\nb|||", indicator("1.1", "single", "a"), owners="a")
    assert [(load.agency, load.indicators) for load in loads(plan)] == [("a", 1), ("b", 1)]


@st.composite
def histories(draw: st.DrawFn) -> tuple[Plan, dt.date]:
    """Agencies that begin and end on any day and pass their tasks on to agencies that come later in the list."""
    count = draw(st.integers(1, 6))
    days = st.none() | st.dates(dt.date(2021, 1, 1), dt.date(2023, 12, 31))
    made = []
    for number in range(count):
        start, end = draw(days), draw(days)
        if start and end and start > end:
            start, end = end, start
        later = [f"a{n}" for n in range(number + 1, count)]
        successors = draw(st.lists(st.sampled_from(later), unique=True)) if later else []
        name = f"a{number}"
        made.append({"code": name, "name": name, "valid_from": start, "valid_to": end, "successors": successors})
    plan = make_plan(agencies=" ".join(str(one["code"]) for one in made))
    return Plan.model_validate(plan.model_dump() | {"agencies": made}), draw(st.dates(dt.date(2021, 1, 1)))


@settings(max_examples=60)
@given(histories())
def test_whoever_stands_for_an_agency_exists_on_that_day(history: tuple[Plan, dt.date]) -> None:
    plan, day = history
    at = plan.at(day)
    for agency in plan.agencies:
        heirs = at.heirs(agency.code)
        assert len(set(heirs)) == len(heirs)
        assert all((heir.valid_from or day) <= day <= (heir.valid_to or day) for heir in heirs)
        if (agency.valid_from or day) <= day <= (agency.valid_to or day):
            assert heirs == (agency,)


def test_two_ways_to_one_successor_are_no_circle() -> None:
    table = "a||2022-01-31|b c\nb||2022-02-28|d\nc||2022-02-28|d\nd|||"
    assert owners(plan_of(table, owners="a")) == "d"
