"""The Sơn Tịnh 2024 sample holds what the document holds: a district, its offices and communes, and its slips."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import AgencyKind, Basis, Level, Plan, Task

OFFICES = (
    "Phòng Lao động - Thương binh và Xã hội huyện",
    "Phòng Nội vụ huyện",
    "Phòng Tư pháp huyện",
    "Phòng Y tế huyện",
    "Phòng Giáo dục và Đào tạo huyện",
    "Phòng Văn hóa và Thông tin huyện",
    "Phòng Tài chính - Kế hoạch huyện",
    "Trung tâm Truyền thông - Văn hóa - Thể thao huyện",
    "Công an huyện",
    "UBMTTQVN huyện",
    "Hội Liên hiệp Phụ nữ huyện",
)
COMMUNES = ("Bắc", "Bình", "Đông", "Giang", "Hà", "Hiệp", "Minh", "Phong", "Sơn", "Thọ", "Trà")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(Path(__file__).parents[3] / "samples" / "plans" / "son-tinh-2024.yaml")


@pytest.fixture(scope="module")
def tasks(plan: Plan) -> dict[str, Task]:
    return {task.code: task for task in plan.tasks}


def test_a_blank_number_and_date_stay_empty_and_say_what_is_printed(plan: Plan) -> None:
    assert (plan.number, plan.issued) == ("", None)
    assert any("“Số: /KH-UBND” và “Sơn Tịnh, ngày tháng 5 năm 2024”" in note for note in plan.notes)


def test_identity(plan: Plan) -> None:
    assert (plan.level, plan.issuer, plan.year) == (Level.DISTRICT, "UBND huyện Sơn Tịnh", 2024)
    assert plan.title == "Kế hoạch Triển khai thực hiện công tác bình đẳng giới trên địa bàn huyện năm 2024"


def test_offices_and_communes_report_to_the_district(plan: Plan) -> None:
    (report,) = plan.reports
    owners = [agency.name for agency in plan.owners(report, "nam")]
    assert owners == [*OFFICES, *(f"UBND xã Tịnh {name}" for name in COMMUNES)]


def test_only_the_communes_are_named_as_a_class(plan: Plan) -> None:
    assumed = {agency.kind for agency in plan.agencies if agency.basis is Basis.ASSUMED}
    assert assumed == {AgencyKind.COMMUNE}
    assert sum(agency.kind is AgencyKind.COMMUNE for agency in plan.agencies) == 11


def test_recipients_of_the_plan_that_report_nothing(plan: Plan) -> None:
    owed = {agency.code for agency in plan.owners(plan.reports[0], "nam")}
    assert [a.name for a in plan.agencies if a.code not in owed] == ["Ban Tuyên giáo Huyện ủy", "Ban CHQS huyện"]


def test_two_deadlines(plan: Plan) -> None:
    (due,) = plan.reports[0].due
    assert (due.date, due.printed) == (date(2024, 11, 25), "trước ngày 25/11/2024")
    assert plan.period_by_code["nam"].due == date(2024, 11, 30)


def test_the_district_reports_to_the_province(plan: Plan) -> None:
    assert plan.recipients == ("UBND tỉnh Quảng Ngãi", "UBND huyện")
    assert plan.agency_by_code[plan.consolidator].name == "Phòng Lao động - Thương binh và Xã hội huyện"


def test_what_the_document_does_not_state_is_assumed(plan: Plan) -> None:
    (report,) = plan.reports
    assert report.field_basis == dict.fromkeys(("title", "forms", "owners"), Basis.ASSUMED)
    assert [outline.basis for outline in plan.outlines] == [Basis.ASSUMED]
    assert (plan.indicators, plan.tables) == ((), ())


def test_tasks_of_every_section(plan: Plan) -> None:
    assert " ".join(task.code for task in plan.tasks if not task.heading) == (
        "II.1.a II.1.b II.2.a II.2.b II.2.c II.2.d II.2.đ II.3.a II.3.b II.3.c II.3.d II.4.a II.4.b II.5.a II.5.b "
        "II.6.a II.6.b II.6.c II.6.d "
        "IV.1-0 IV.1-1 IV.1-2 IV.2-1 IV.2-2 IV.2-3 IV.3-1 IV.3-2 IV.3-3 IV.4-1 IV.4-2 IV.4-3 "
        "IV.5-1 IV.5-2 IV.5-3 IV.5-4 IV.6-1 IV.6-2 IV.6-3 IV.7-0 IV.8-1 IV.8-2 IV.8-3 IV.9-1 IV.9-2 "
        "IV.10-0 IV.11-1 IV.11-2 IV.12-1 IV.12-2 V"
    )


def test_letters_as_printed(plan: Plan) -> None:
    numbers = [task.number for task in plan.tasks if task.code.startswith("II.2.")]
    assert numbers == ["a)", "b)", "c)", "d)", "đ)"]


def test_activities_given_to_nobody_fall_to_the_office_that_carries_out_the_plan(tasks: dict[str, Task]) -> None:
    general = [task for code, task in tasks.items() if code.startswith("II.") and not task.heading]
    assert {task.leads for task in general} == {""}
    assert {task.lead_codes for task in general} == {("phong-ld-tbxh",)}
    assert {task.basis["lead_codes"] for task in general} == {Basis.ASSUMED}
    assert tasks["IV.1-0"].text.startswith(
        "Chủ trì, phối hợp với các cơ quan, đơn vị liên quan và UBND các xã tổ chức thực hiện kế hoạch này"
    )


def test_duties_belong_to_the_office_they_stand_under(tasks: dict[str, Task]) -> None:
    headings = [f"IV.{number}" for number in range(1, 13)]
    leads = [tasks.get(f"{code}-0", tasks.get(f"{code}-1")) for code in headings]
    names = (*OFFICES[:9], "UBNDTTQVN huyện", OFFICES[10], "Ủy ban nhân dân các xã")
    assert tuple(task.leads for task in leads if task) == names


def test_duties_to_take_part_do_not_state_the_lead(tasks: dict[str, Task]) -> None:
    doubtful = [code for code, task in tasks.items() if code.startswith("IV.") and task.basis]
    assert doubtful == ["IV.4-1", "IV.8-2", "IV.9-1", "IV.9-2"]


def test_dates(plan: Plan) -> None:
    november, december = date(2024, 11, 15), date(2024, 12, 15)
    assert {task.code: (task.timing, task.start, task.end) for task in plan.tasks if task.timing} == {
        "II.4": ("từ ngày 15/11 đến 15/12/2024", november, december),
        "IV.1-2": ("trước ngày 30/11/2024", None, date(2024, 11, 30)),
        "IV.12-2": ("từ 15/11 -15/12/2024", november, december),
        "V": ("trước ngày 10/5/2024", None, date(2024, 5, 10)),
    }


TEXTS = {
    "II.1.b": """
        Quan tâm bố trí nguồn lực để thực hiện có hiệu quả các nhiệm vụ về bình đẳng giới và phòng ngừa, ứng phó với
        bạo lực trên cơ sở giới trong các chương trình mục tiêu quốc gia giai đoạn 2021 - 2025.
    """,
    "IV.5-4": """
        Triển khai thực hiện các nhiệm vụ về bình đẳng giới, lồng ghép giới do Sở Giáo dục và Đào tạo chỉ đạo.
    """,
    "IV.7-0": """
        Tham mưu UBND huyện bố trí kinh phí thực hiện kế hoạch theo đúng chế độ quy định hiện hành của Nhà nước; hướng
        dẫn các cơ quan, đơn vị thực hiện đúng chế độ, định mức; quản lý, sử dụng và thanh, quyết toán kinh phí theo quy
        định.
    """,
    "IV.11-1": """
        Tiếp tục thực hiện hiệu quả các Đề án: “Tuyên truyền, giáo dục, vận động, hỗ trợ phụ nữ tham gia giải quyết một
        số vấn đề xã hội liên quan đến phụ nữ giai đoạn 2018 - 2027”; “Hỗ trợ phụ nữ khởi nghiệp giai đoạn 2017 -
        2025”,...
    """,
    "IV.12-2": """
        Chủ động xây dựng kế hoạch tổ chức thành công Tháng hành động vì bình đẳng giới và phòng ngừa, ứng phó với bạo
        lực trên cơ sở giới năm 2024 (từ 15/11 -15/12/2024).
    """,
    "V": """
        Căn cứ nội dung nêu tại kế hoạch này, các cơ quan, ban, ngành và UBND các xã được giao nhiệm vụ chủ động xây
        dựng kế hoạch triển khai thực hiện trước ngày 10/5/2024
    """,
}


@pytest.mark.parametrize("code", TEXTS)
def test_texts_stand_as_printed(tasks: dict[str, Task], code: str) -> None:
    assert tasks[code].text == " ".join(TEXTS[code].split())


def test_slips_are_kept(tasks: dict[str, Task]) -> None:
    assert "góp phần phần đầu thực hiện" in tasks["IV.8-3"].text
    assert "phòng, ngừa ứng phó" in tasks["II.4.b"].text
    assert tasks["IV.10"].text == "Đề nghị UBNDTTQVN huyện"


def test_the_strategy_has_two_spans(tasks: dict[str, Task]) -> None:
    assert "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2025" in tasks["II.1.a"].text
    assert "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021 - 2030" in tasks["IV.4-3"].text


def test_a_plan_for_before_its_own_month_is_noted(plan: Plan) -> None:
    assert any("tháng 5 năm 2024" in note and "trước ngày 10/5/2024" in note for note in plan.notes)


def test_texts_carry_no_markup(plan: Plan) -> None:
    assert not any(mark in task.text for task in plan.tasks for mark in "*#<")
