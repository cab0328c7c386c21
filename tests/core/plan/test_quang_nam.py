"""The Quảng Nam 2022 sample holds what the document holds: agencies, deadlines and the ownership of indicators."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import AgencyKind, Basis, Direction, Mode, Plan, Role, Task
from toolkit.core.units import UnitKind


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(Path(__file__).parents[3] / "samples" / "plans" / "quang-nam-2022.yaml")


@pytest.fixture(scope="module")
def tasks(plan: Plan) -> dict[str, Task]:
    return {task.code: task for task in plan.tasks}


def test_identity(plan: Plan) -> None:
    assert (plan.number, plan.issued, plan.year) == ("1553/KH-UBND", date(2022, 3, 17), 2022)
    assert plan.agency_by_code[plan.consolidator].name == "Sở Lao động - Thương binh và Xã hội"
    assert plan.recipients == ("Ủy ban nhân dân tỉnh", "Bộ Lao động - Thương binh và Xã hội")


def test_agencies(plan: Plan) -> None:
    basis = Counter((agency.basis, agency.kind is AgencyKind.DISTRICT) for agency in plan.agencies)
    assert basis == {(Basis.STATED, False): 21, (Basis.ASSUMED, True): 18}


def test_a_class_has_named_members_or_says_why_not(plan: Plan) -> None:
    assert {group.code: len(group.members) for group in plan.groups} == {
        "so-nganh": 14,
        "so-nganh-khac": 0,
        "hoi-doan-the": 2,
        "cac-huyen": 18,
        "cac-xa": 0,
        "ubnd-cac-cap": 0,
        "hoi-nhan-uy-thac": 0,
        "co-quan-lien-quan": 0,
        "bao-chi": 2,
    }
    assert all(group.note and (group.basis is Basis.ASSUMED) == bool(group.members) for group in plan.groups)


def test_nothing_is_invented_about_contacts_cutoff_or_signer(plan: Plan) -> None:
    assert {agency.email + agency.phone for agency in plan.agencies} == {""}
    assert {period.cutoff for period in plan.periods} == {None}
    assert [report.signer for report in plan.reports] == [""]


def test_who_owes_what_when(plan: Plan) -> None:
    (report,) = plan.reports
    owed = {due.period: (due.date, due.printed, len(plan.owners(report, due.period))) for due in report.due}
    assert owed == {
        "6t": (date(2022, 6, 10), "Định kỳ 06 tháng (trước ngày 10/6/2022)", 32),
        "nam": (date(2022, 12, 1), "01 năm (trước ngày 01/12/2022)", 32),
    }
    assert report.owners == ("so-nganh", "cac-huyen")
    assert {period.code: period.due for period in plan.periods} == {"6t": None, "nam": date(2022, 12, 30)}


OWNERSHIP = {
    # Indicators of the sample: duty that gives them, its words in the document, the agency.
    ("1.1",): ("IV.4.b", "chỉ tiêu của Mục tiêu 1", "so-noi-vu"),
    ("2.3",): ("IV.2.b", "chỉ tiêu 3 của Mục tiêu 2", "so-kh-dt"),
    ("3.2a.1", "3.2b.1"): ("IV.8.b", "chỉ tiêu 2 (số liệu về bạo lực gia đình) của Mục tiêu 3", "so-vh-tt-dl"),
    ("4.1", "4.2", "4.3", "4.4"): ("IV.6.b", "các chỉ tiêu của Mục tiêu 4", "so-y-te"),
    ("5.1", "5.2a", "5.2b"): ("IV.5.b", "các chỉ tiêu 1, 2 của Mục tiêu 5", "so-gd-dt"),
    ("5.4a", "5.4b"): ("IV.4.b", "chỉ tiêu 4 của Mục tiêu 5", "so-noi-vu"),
    ("6.3", "6.4"): ("IV.7.b", "các chỉ tiêu 3, 4 của Mục tiêu 6", "so-tt-tt"),
}


def test_only_the_indicators_that_section_iv_gives_are_there(plan: Plan) -> None:
    assert [row.code for row in plan.indicators] == [code for codes in OWNERSHIP for code in codes]


@pytest.mark.parametrize("codes", OWNERSHIP)
def test_a_duty_of_section_iv_states_who_reports(plan: Plan, tasks: dict[str, Task], codes: tuple[str, ...]) -> None:
    duty, words, agency = OWNERSHIP[codes]
    assert words in tasks[duty].text
    assert tasks[duty].lead_codes == (agency,)
    for code in codes:
        row = plan.indicator_by_code[code]
        assert (row.place, row.leads) == (f"mục {duty}", tasks[duty].leads)
        assert [(one.who, one.role, one.basis) for one in row.reporters] == [(agency, Role.OFFICIAL, Basis.STATED)]


def test_what_the_document_does_not_print_is_empty_or_assumed(plan: Plan) -> None:
    for row in plan.indicators:
        assert (row.unit.printed, row.baseline.printed, row.target.printed) == ("", "", "")
        assert (row.baseline.value, row.target.value) == (None, None)
        assert {"label", "unit", "direction", "mode"} <= {
            name for name in row.basis if row.basis[name] is Basis.ASSUMED
        }
        assert (row.components is None) == ("components" not in row.basis)


def test_units_that_are_no_percent(plan: Plan) -> None:
    units = {row.code: row.unit.kind for row in plan.indicators if row.unit.kind is not UnitKind.PERCENT}
    assert units == {
        "4.1": UnitKind.PER_100,
        "4.2": UnitKind.PER_100000,
        "4.3": UnitKind.PER_1000,
        "4.4": UnitKind.YES_NO,
        "5.1": UnitKind.YES_NO,
    }
    assert {row.mode for row in plan.indicators} == {Mode.RATIO, Mode.SINGLE}
    assert [row.code for row in plan.indicators if row.direction is Direction.DOWN] == ["4.1", "4.2", "4.3"]


def test_the_number_that_is_missing_in_the_document_stays_missing(plan: Plan) -> None:
    assert plan.indicator_by_code["1.1"].tt == ""
    assert any("chỉ tiêu của Mục tiêu 1" in note for note in plan.notes)


def test_the_form_that_is_not_attached_is_a_bare_frame(plan: Plan) -> None:
    assert not plan.tables
    assert not plan.annexes
    (outline,) = plan.outlines
    assert outline.basis is Basis.ASSUMED
    assert [section.guidance for section in outline.sections] == ["", "", ""]
