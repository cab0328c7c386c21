"""The Nghệ An 2022 sample holds what the document holds, its slips included."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import AgencyKind, Basis, Direction, Mode, Operator, Plan, Role
from toolkit.core.units import UnitKind


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(Path(__file__).parents[3] / "samples" / "plans" / "nghe-an-2022.yaml")


def test_identity(plan: Plan) -> None:
    assert (plan.number, plan.issued) == ("196/KH-UBND", date(2022, 3, 24))
    assert plan.agency_by_code[plan.consolidator].name == "Sở Lao động - Thương binh và Xã hội"


def test_annex_2_cites_another_number_and_date(plan: Plan) -> None:
    cited = {annex.name: (annex.number, annex.issued) for annex in plan.annexes}
    assert cited == {
        "Phụ lục 1": ("196/KH-UBND", date(2022, 3, 24)),
        "Phụ lục 2": ("/96/KH-UBND", date(2022, 3, 27)),
        "Phụ lục 3": ("", None),
    }


def test_agencies(plan: Plan) -> None:
    stated = [agency for agency in plan.agencies if agency.basis is Basis.STATED]
    assumed = [agency for agency in plan.agencies if agency.basis is Basis.ASSUMED]
    assert len(stated) == 22
    assert len(assumed) == 21
    assert {agency.kind for agency in assumed} == {AgencyKind.DISTRICT}


def test_no_spelling_belongs_to_two_agencies_or_groups(plan: Plan) -> None:
    spellings = [spelling for agency in plan.agencies for spelling in (agency.name, *agency.aliases)]
    spellings += [spelling for group in plan.groups for spelling in (group.name, *group.aliases)]
    assert [spelling for spelling, times in Counter(spellings).items() if times > 1] == []


def test_nothing_is_invented_about_contacts_or_cutoff(plan: Plan) -> None:
    assert {agency.email + agency.phone for agency in plan.agencies} == {""}
    assert {period.cutoff for period in plan.periods} == {None}


def test_a_class_without_named_members_has_none(plan: Plan) -> None:
    empty = {group.code for group in plan.groups if not group.members}
    assert {"co-so-tgxh", "truong-su-pham", "huyen-mien-nui", "doanh-nghiep"} <= empty
    assert all(group.note for group in plan.groups if not group.members)


def test_who_owes_what_when(plan: Plan) -> None:
    owed = {
        (report.id, due.period): (due.date, len(plan.owners(report, due.period)))
        for report in plan.reports
        for due in report.due
    }
    assert owed == {
        ("hoat-dong", "6t"): (date(2022, 6, 5), 43),
        ("hoat-dong", "nam"): (date(2022, 12, 5), 43),
        ("tu-kiem-tra", "nam"): (date(2022, 12, 5), 40),
        ("chi-tieu", "nam"): (date(2022, 12, 25), 10),
    }


def test_rows_of_annex_2(plan: Plan) -> None:
    assert len(plan.objectives) == 6
    modes = Counter(row.mode for row in plan.indicators)
    assert modes == {Mode.HEADING: 2, Mode.DERIVED: 2, Mode.SINGLE: 1, Mode.LATEST: 1, Mode.RATIO: 25}
    rows = Counter(row.objective for row in plan.indicators)
    assert rows == {"1": 4, "2": 3, "3": 9, "4": 4, "5": 7, "6": 4}


def test_codes_are_stable_while_tt_restarts_and_slips(plan: Plan) -> None:
    assert {row.code: row.tt for row in plan.indicators if row.objective in "35"} == {
        "3.1": "1",
        "3.2a": "2,1",
        "3.2a.1": "2.1.1",
        "3.2a.2": "2.1.2",
        "3.2b": "2,2",
        "3.2b.1": "2.2.1",
        "3.2b.2": "2.2.2",
        "3.3": "3",
        "3.4": "4",
        "5.1": "1",
        "5.2": "2",
        "5.2a": "2,1",
        "5.2b": "2,2",
        "5.3": "3",
        "5.4a": "4",
        "5.4b": "",
    }


FIGURES = {
    "1.1.1": ("cơ quan", "0", "0"),
    "1.1.2": ("(%)", "66,67", "66,67"),
    "1.1.3": ("(%)", "46,3", "46,3"),
    "2.1": ("%", "41", "41"),
    "2.2": ("(%)", "36,5", "44"),
    "2.3": ("(%)", "31,33", "31,5"),
    "3.1": ("lần", "1,48", "1,48"),
    "3.2a": ("(%)", "84,68", "65"),
    "3.2a.1": ("(%)", "84,76", "65"),
    "3.2a.2": ("(%)", "84,6", "65"),
    "3.2b": ("(%)", "93,8", "50"),
    "3.2b.1": ("(%)", "87,6", "50"),
    "3.2b.2": ("(%)", "100", "50"),
    "3.3": ("(%)", "87,5", "85"),
    "3.4": ("(%)", "50", "55"),
    "4.1": ("(%)", "117/ 100", "114/ 100"),
    "4.2": ("(%)", "8,5", ">25"),
    "4.3": ("ca sinh/1000", "4,01", "<10"),
    "4.4": ("(%)", "0", "0"),
    "5.2a": ("%", "96,98", "97,5"),
    "5.2b": ("%", "96,8", "96,9"),
    "5.3": ("%", "30,61", "33"),
    "5.4a": ("%", "43,8", "45"),
    "5.4b": ("%", "29,02", "29"),
    "6.1": ("%", "50", "52"),
    "6.2": ("%", "100", "100"),
    "6.3": ("%", "80", "85"),
    "6.4": ("%", "100", "100"),
}


@pytest.mark.parametrize("code", FIGURES)
def test_units_and_figures_stand_as_printed(plan: Plan, code: str) -> None:
    row = plan.indicator_by_code[code]
    assert (row.unit.printed, row.baseline.printed, row.target.printed) == FIGURES[code]
    for printed, value in ((row.baseline.printed, row.baseline.value), (row.target.printed, row.target.value)):
        assert value == Decimal(printed.strip("<>").removesuffix("/ 100").replace(",", "."))


def test_a_baseline_in_words_has_no_figure(plan: Plan) -> None:
    baseline = plan.indicator_by_code["5.1"].baseline
    assert baseline.value is None
    assert baseline.printed.startswith("Nội dung về giới, bình đẳng giới từng bước được đưa vào giảng dạy")


def test_only_printed_operators_are_recorded(plan: Plan) -> None:
    printed = {row.code: row.target.operator for row in plan.indicators if row.target.operator}
    assert printed == {"4.2": Operator.ABOVE, "4.3": Operator.BELOW}
    assert [row.code for row in plan.indicators if row.contradictory] == ["4.2"]


def test_rates_that_the_document_calls_percent_get_their_real_unit(plan: Plan) -> None:
    real = {row.code: row.unit.kind for row in plan.indicators if row.basis.get("unit") is Basis.ASSUMED}
    assert real == {"4.1": UnitKind.PER_100, "4.2": UnitKind.PER_100000}


@pytest.mark.parametrize(
    ("word", "direction"), [("Tăng", Direction.UP), ("Giảm", Direction.DOWN), ("Duy trì", Direction.KEEP)]
)
def test_the_verb_of_a_label_states_the_direction(plan: Plan, word: str, direction: Direction) -> None:
    rows = [row for row in plan.indicators if word in row.label]
    assert rows
    assert {row.direction for row in rows} == {direction}
    assert all("direction" not in row.basis for row in rows)


def test_labels_keep_the_slips_of_the_document(plan: Plan) -> None:
    labels = {row.code: row.label for row in plan.indicators}
    assert labels["4.4"].endswith("dành cho người đồng tính,song tính và chuyển giới")
    assert labels["5.4a"].startswith("Chỉ tiêu 4.a:Tỷ lệ")
    assert labels["6.1"].startswith("Chỉ tiêu 1: Phần đầu dân số")


def test_a_blank_lead_is_inherited_within_the_objective_and_says_so(plan: Plan) -> None:
    for row in plan.indicators:
        if row.mode is not Mode.HEADING and not row.leads:
            assert row.reporters
            assert {reporter.basis for reporter in row.reporters} == {Basis.MERGED_CELL}
            assert row.basis["reporters"] is Basis.MERGED_CELL
    inherited = {row.code: row.reporters[0].who for row in plan.indicators if not row.leads and row.reporters}
    assert inherited == {
        "1.1.2": "so-noi-vu",
        "1.1.3": "so-noi-vu",
        "2.2": "so-ld-tbxh",
        "4.2": "so-y-te",
        "4.3": "so-y-te",
        "4.4": "so-y-te",
        "5.2b": "so-gd-dt",
        "5.4b": "cuc-thong-ke",
        "6.2": "so-ld-tbxh",
        "6.4": "so-tt-tt",
    }


def test_the_five_leads_of_gender_based_violence_are_addends(plan: Plan) -> None:
    for code in ("3.2a.2", "3.2b.2"):
        row = plan.indicator_by_code[code]
        assert [reporter.who for reporter in row.reporters] == [
            "so-y-te",
            "so-gd-dt",
            "so-tu-phap",
            "hoi-lhpn",
            "co-so-tgxh",
        ]
        assert {reporter.role for reporter in row.reporters} == {Role.ADDEND}


def test_the_parents_are_derived_from_their_parts(plan: Plan) -> None:
    assert plan.indicator_by_code["3.2a"].parts == ("3.2a.1", "3.2a.2")
    assert plan.indicator_by_code["3.2b"].parts == ("3.2b.1", "3.2b.2")


def test_tasks_of_annex_1(plan: Plan) -> None:
    headings = [task.code for task in plan.tasks if task.heading]
    assert headings == ["1", "2", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "3", "4"]
    assert len(plan.tasks) - len(headings) == 40
    assert all(task.leads and task.lead_codes and task.timing for task in plan.tasks if not task.heading)


def test_only_readable_timings_become_dates(plan: Plan) -> None:
    dated = {task.timing: (task.start, task.end) for task in plan.tasks if task.start or task.end}
    assert dated == {
        "Từ ngày 15/11-15/12/2022": (date(2022, 11, 15), date(2022, 12, 15)),
        "Tháng 6/2022": (date(2022, 6, 1), date(2022, 6, 30)),
    }


def test_leads_are_printed_verbatim_and_resolved(plan: Plan) -> None:
    tasks = {task.code: task for task in plan.tasks}
    assert tasks["2.1.3"].leads == (
        "Sở Lao động -TB&XH; Ban Tổ chức Tỉnh ủy, Sở Nội vụ,Cục Thông kê, Hội Liên hiệp phụ nữ tỉnh."
    )
    assert tasks["2.1.3"].lead_codes == ("so-ld-tbxh", "ban-to-chuc-tu", "so-noi-vu", "cuc-thong-ke", "hoi-lhpn")
    assert tasks["2.2.3"].lead_codes == ("so-ld-tbxh", "ldld-tinh", "bhxh-tinh")
    assert tasks["1.13"].coordinator_codes == ("so-nganh", "huyen-mien-nui")


def test_texts_carry_no_markup_and_keep_their_slips(plan: Plan) -> None:
    assert not any("<" in task.text for task in plan.tasks)
    texts = {task.code: task.text for task in plan.tasks}
    assert texts["2.4.1"].startswith("Thực hiện lòng ghê giố trong các chính sách")
    assert texts["1.1"].count(" - ") == 3
    assert {task.number for task in plan.tasks} >= {"3.", "4"}


def test_tables_of_annex_3(plan: Plan) -> None:
    shape = {table.id: (len(table.columns), len(table.rows), table.basis) for table in plan.tables}
    assert shape == {
        "van-ban": (4, 0, Basis.STATED),
        "truyen-thong": (7, 0, Basis.ASSUMED),
        "san-pham": (3, 0, Basis.ASSUMED),
        "tap-huan": (5, 0, Basis.ASSUMED),
        "can-bo-nu": (7, 6, Basis.ASSUMED),
        "kien-toan": (5, 3, Basis.STATED),
        "kinh-phi": (1, 4, Basis.ASSUMED),
        "kiem-tra": (4, 0, Basis.ASSUMED),
    }


def test_sections_of_annex_3(plan: Plan) -> None:
    outline = next(outline for outline in plan.outlines if outline.id == "hoat-dong")
    assert [section.number for section in outline.sections] == (
        ["I", "II", "1", "2", "3", "4", "4.1", "4.2", "4.3", "5", "5.1", "5.2", "III", "IV", "1", "2", "3"]
    )
    assert [section.key for section in outline.sections if section.heading] == ["ii", "ii-4", "ii-5", "iv"]
    assert outline.sections[-1].title == "VỚI CÁC CƠ QUAN CHỨC NĂNG LIÊN QUAN KHÁC"
