"""Every plan rule: one change to a clean plan raises exactly its finding at its place, ordinary practice none."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.validators.plan_check.mutation import Change, Mutation
from tests.validators.plan_check.mutations import ALL
from tests.validators.plan_check.plan_text import CLEAN, FILE, changed, read
from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.model import Finding, Scope
from validators.plan_check.check import check_plan

_PLACED = ("reports", "indicators", "tasks", "tables", "outlines")
_NAMES = {"label", "text", "title", "name"}


def checked(folder: Path, *changes: Change) -> list[Finding]:
    return check_plan(*read(folder, changed(*changes)))


def test_a_clean_plan_yields_nothing(tmp_path: Path) -> None:
    assert check_plan(*read(tmp_path, CLEAN)) == []


@pytest.mark.parametrize("mutation", ALL, ids=lambda mutation: mutation.title)
def test_one_change_raises_exactly_its_finding(mutation: Mutation, tmp_path: Path) -> None:
    plan, source = read(tmp_path, changed(*mutation.changes))
    found = check_plan(plan, source)
    assert [(f.code, f.row, f.found, f.expected) for f in found] == [
        (mutation.code, mutation.row, mutation.found, mutation.expected)
    ]
    (finding,) = found
    part = str(mutation.at[0])
    document, labels = "", {""}
    if len(mutation.at) > 1:
        item = getattr(plan, part)[mutation.at[1]]
        document = item.place if part in _PLACED else item.name if part == "annexes" else ""
        labels = {getattr(item, name) for name in _NAMES if not isinstance(item, str) and hasattr(item, name)} or {""}
    assert finding.place == replace(source.place(mutation.at), document=document)
    assert finding.label in labels


def test_the_place_is_the_line_of_the_value(tmp_path: Path) -> None:
    (finding,) = checked(tmp_path, ('target: {printed: "10", value: 10}', 'target: {printed: "13", value: 13}'))
    assert finding.place.line is not None
    assert CLEAN.splitlines()[finding.place.line - 1] == '    target: {printed: "10", value: 10}'
    assert str(finding.place) == f"{FILE}, dòng {finding.place.line}, Phụ lục 1, mục II.2"


def test_every_plan_rule_has_a_mutation() -> None:
    rules = {code for code, rule in RULES.items() if rule.scope is Scope.PLAN}
    assert rules == {mutation.code for mutation in ALL}


def test_findings_come_gravest_first(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        ("Truyền thông, giáo dục", "Truyền thông,giáo dục"),
        ("Chỉ tiêu 1: Tăng tỷ lệ người", "Chỉ tiêu 1: Tỷ lệ người"),
        ("{who: cac-xa, role: addend}", "{who: cac-xa, role: official}"),
    )
    assert [finding.code for finding in found] == ["several-officials", "space-missing", "direction-unstated"]


_TARGET_2 = 'target: {printed: "10", value: 10}'
_TASK = "text: Tập huấn cho cán bộ cấp xã."

FINE: dict[str, tuple[Change, ...]] = {
    "a target of exactly 100 %": (('{printed: "43", value: 43}', '{printed: "100", value: 100}'),),
    "nothing better than 100 %": (
        ('{printed: "41,5", value: 41.5, year: 2025}', '{printed: "100", value: 100}'),
        ('{printed: "43", value: 43}', '{printed: "100", value: 100}'),
    ),
    "an operator in words": (('{printed: "43", value: 43}', '{printed: trên 43%, value: 43, operator: ">"}'),),
    "an operator as printed": ((_TARGET_2, 'target: {printed: "≤ 10", value: 10, operator: "<="}'),),
    "thousands as they are written": (
        (
            'baseline: {printed: "12", value: 12}\n    target: {printed: "12", value: 12}',
            'target: {printed: "1.200", value: 1200}',
        ),
    ),
    "the mean by chance, in whole numbers": (
        ('{printed: "84,7", value: 84.7}', '{printed: "84", value: 84}'),
        ('{printed: "78,3", value: 78.3}', '{printed: "78", value: 78}'),
        ('{printed: "80,1", value: 80.1}', '{printed: "81", value: 81}'),
    ),
    "near the mean, not on it": (('{printed: "80,1", value: 80.1}', '{printed: "81,4", value: 81.4}'),),
    "a title about a goal": (("công tác bình đẳng giới năm 2026", "Chiến lược bình đẳng giới đến năm 2030"),),
    "a number of the new kind": (
        ('number: "45/KH-UBND"\nissued', 'number: "45/2026/QĐ-UBND"\nissued'),
        (', number: "45/KH-UBND", issued', ", issued"),
    ),
    "due on the first day of the period, before a plan without a date": (
        ("issued: 2026-01-20\ntitle", "issued: 2026-01-01\ntitle"),
        (", issued: 2026-01-20}", "}"),
        ("date: 2026-06-15, printed: trước ngày 15/6/2026", "date: 2026-01-01"),
    ),
    "the day before the printed one": (("date: 2026-06-15", "date: 2026-06-14"),),
    "cut off on the last day": (("cutoff: 2026-06-14", "cutoff: 2026-06-30"),),
    "a period that begins the year before": (
        ("start: 2026-01-01, cutoff: 2026-06", "start: 2025-12-15, cutoff: 2026-06"),
    ),
    "consolidated on the day of the reports": (("due: 2026-06-25", "due: 2026-06-15"),),
    "a task of one day": (
        ("end: 2026-12-15", "end: 2026-11-15"),
        ("timing: Từ ngày 15/11 đến 15/12/2026", "timing: Ngày 15/11/2026"),
    ),
    "a timing without days": (("timing: Từ ngày 15/11 đến 15/12/2026", "timing: Thường xuyên trong năm"),),
    "headings with a stop": (
        ('number: "1", text', 'number: "1.", text'),
        ('number: "2", text', 'number: "2.", text'),
    ),
    "lists that begin again below other headings": (
        ('number: "1", text', "number: I, text"),
        ('number: "2", text', "number: IV, text"),
        ('number: "1.1"', 'number: "1"'),
        ('number: "1.2"', 'number: "2"'),
        ('number: "2.1"', 'number: "1"'),
    ),
    "letters and bullets": (
        ('number: "1.1"', "number: d)"),
        ('number: "1.2"', "number: f)"),
        ('number: "2.1"', 'number: "-"'),
    ),
    "the same name below another heading": (
        ('label: "Chỉ tiêu 2: Duy trì số lớp tập huấn về bình đẳng giới"', 'label: "Chỉ tiêu 2: Duy trì"'),
        ("Chỉ tiêu 2: Giảm tỷ số tử vong bà mẹ liên quan đến thai sản", "Chỉ tiêu 2: Giảm tử vong"),
    ),
    "the same task of another agency": (
        (_TASK, "text: Tổ chức Tháng hành động vì bình đẳng giới."),
        (
            "leads: Sở Nội vụ\n    lead_codes: [so-noi-vu]\n    timing: Quý III",
            "leads: Sở Y tế\n    lead_codes: [so-y-te]\n    timing: Quý III",
        ),
    ),
    "sound texts that look like slips": (
        (
            _TASK,
            'text: "Sở LĐ,TB&XH, TP.HCM, các nội dung nêu trên trên địa bàn tỉnh; công chức danh nghiệp vụ... theo quy '
            'định; tỷ lệ 3:2, v.v. xem https://thu.vn/a,b;c. Phần đầu năm; các “mô hình” ; mức 1,5; năm 2021 - 2025."',
        ),
    ),
    "a name and its abbreviation": (("leads: Ngành Y tế", "leads: SYT"), ("aliases: [Ngành Y tế]", "aliases: [SYT]")),
    "a remark behind a name": (
        ("coordinators: Sở Y tế, UBND các xã", "coordinators: Sở Y tế; UBND các xã được giao nhiệm vụ"),
    ),
    "a class named, its members declared": (
        ("coordinator_codes: [so-y-te, cac-xa]", "coordinator_codes: [so-y-te, xa-mot, xa-hai]"),
    ),
    "a choice that is told as assumed": (
        (
            "lead_codes: [so-noi-vu, so-y-te]",
            "lead_codes: [so-noi-vu, so-y-te, thong-ke]\n    basis: {lead_codes: assumed}",
        ),
    ),
    "a row about victims of which somebody decided that nobody can be recognised": (
        ("mục II.1.2\n    sensitive: true\n", "mục II.1.2\n    basis: {sensitive: assumed}\n"),
    ),
    "one successor": (("name: Thống kê tỉnh}", "name: Thống kê tỉnh, valid_to: 2026-06-30, successors: [so-noi-vu]}"),),
    "an agency that exists to the last day": (("name: UBND xã Hai,", "name: UBND xã Hai, valid_to: 2026-12-31,"),),
    "a district that ended in time": (
        (
            "name: UBND xã Hai, kind: commune",
            "name: UBND huyện Hai, kind: district, valid_to: 2025-06-30, successors: [xa-mot]",
        ),
    ),
    "a group that owes nothing": (("groups:\n", "groups:\n  - {code: ca-nhan, name: cá nhân}\n"),),
    "only a cross-check without a form": (
        ("owners: [so-noi-vu, so-y-te, thong-ke, cac-xa]", "owners: [so-noi-vu, so-y-te, cac-xa]"),
        (
            "[{who: thong-ke, role: official}]",
            "[{who: so-noi-vu, role: official, basis: assumed}, {who: thong-ke, role: crosscheck, basis: assumed}]",
        ),
    ),
}


@pytest.mark.parametrize("changes", FINE.values(), ids=FINE.keys())
def test_ordinary_practice_raises_nothing(changes: tuple[Change, ...], tmp_path: Path) -> None:
    assert [(f.code, f.row, f.found) for f in checked(tmp_path, *changes)] == []


def test_a_proposed_direction_finds_no_fault_with_a_printed_figure(tmp_path: Path) -> None:
    found = checked(
        tmp_path,
        ("Chỉ tiêu 1: Tăng tỷ lệ người", "Chỉ tiêu 1: Tỷ lệ người"),
        ('target: {printed: "86", value: 86}', 'target: {printed: "< 80", value: 80, operator: "<"}'),
        ("basis: {direction: assumed}", "basis: {direction: proposed}"),
    )
    assert [finding.code for finding in found] == ["not-confirmed"]
