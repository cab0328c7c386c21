"""The Lạng Sơn 2016 sample holds what the document holds, its slips included."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import AgencyKind, Basis, Level, Plan, Task

LABOUR = "Sở Lao động - Thương binh và Xã hội"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(Path(__file__).parents[3] / "samples" / "plans" / "lang-son-2016.yaml")


@pytest.fixture(scope="module")
def tasks(plan: Plan) -> dict[str, Task]:
    return {task.code: task for task in plan.tasks}


def test_identity(plan: Plan) -> None:
    assert (plan.number, plan.issued, plan.level) == ("37/KH-BVSTBCPN", date(2016, 4, 5), Level.PROVINCE)
    assert plan.title.endswith("công tác Bình đẳng giới tỉnh Lạng Sơn năm 2016")


def test_the_standing_body_gathers_the_reports_at_the_printed_address(plan: Plan) -> None:
    assert plan.agency_by_code[plan.consolidator].name == LABOUR
    assert plan.contact == (
        "Địa chỉ liên hệ: số 409, đường Bà Triệu, phường Đông Kinh, thành phố Lạng Sơn; điện thoại: 0253.719.996"
    )


def test_nothing_is_invented_about_mail_cutoff_and_the_consolidated_report(plan: Plan) -> None:
    assert {agency.email for agency in plan.agencies} == {""}
    assert {(period.cutoff, period.due) for period in plan.periods} == {(None, None)}


def test_only_the_labour_department_has_a_printed_telephone(plan: Plan) -> None:
    assert {a.code: a.phone for a in plan.agencies if a.phone} == {"so-ld-tbxh": "0253.719.996"}


def test_districts_that_the_document_names_are_stated_and_the_others_assumed(plan: Plan) -> None:
    districts = [agency for agency in plan.agencies if agency.kind is AgencyKind.DISTRICT]
    assert len(districts) == 11
    assert {agency.name for agency in districts if agency.basis is Basis.STATED} == {
        "UBND thành phố Lạng Sơn",
        "UBND huyện Bắc Sơn",
        "UBND huyện Cao Lộc",
        "UBND huyện Tràng Định",
    }
    assert {a.basis for a in plan.agencies if a.kind is not AgencyKind.DISTRICT} == {Basis.STATED}


def test_every_committee_owes_two_reports_a_year(plan: Plan) -> None:
    (report,) = plan.reports
    assert [(due.period, due.date, due.printed) for due in report.due] == [
        ("6t", date(2016, 6, 5), "trước ngày 5/6 đối với báo cáo sơ kết"),
        ("nam", date(2016, 12, 5), "trước ngày 5/12 đối với báo cáo tổng kết"),
    ]
    assert [len(plan.owners(report, period.code)) for period in plan.periods] == [20, 20]


def test_a_plan_of_tasks_has_no_indicators_and_its_forms_are_assumed(plan: Plan) -> None:
    assert (plan.objectives, plan.indicators, plan.tables) == ((), (), ())
    assert plan.reports[0].forms == ("tasks", "outline:thuyet-minh")
    assert plan.reports[0].field_basis == {"forms": Basis.ASSUMED}
    assert [outline.basis for outline in plan.outlines] == [Basis.ASSUMED]


def test_tasks_by_section(plan: Plan) -> None:
    assert " ".join(task.code for task in plan.tasks if not task.heading) == (
        "II.1-0 II.2.1 II.2.2 II.3-1 II.3-2 II.4.1-0 II.4.2-0 II.5-0 II.5-1 II.5-2 II.5-3 II.5-4 "
        "II.6.1-1 II.6.1-2 II.6.1-3 II.6.1-4 II.6.2-0 II.6.3-0 II.6.4-0 II.6.5-1 II.6.5-2 "
        "II.7-1 II.7-2 II.7-3 II.7-4 II.7-5 II.7-6 II.7-7 III.1 III.2 III.3 III.4"
    )


LEADS = {
    "II.1-0": ("Sở Nội vụ tỉnh", "Hội LHPN tỉnh"),
    "II.2.2": (LABOUR, "UBND huyện Bắc Sơn"),
    "II.3-1": (f"{LABOUR} tỉnh", "Hội LHPN tỉnh"),
    "II.3-2": (f"{LABOUR} tỉnh", ""),
    "II.4.1-0": (LABOUR, "các ngành có liên quan"),
    "II.5-0": (
        LABOUR,
        "Sở Văn hóa - Thể thao và Du lịch, Hội LHPN tỉnh, Công an tỉnh, Sở Y tế và các ngành có liên quan",
    ),
    "II.6.1-1": (LABOUR, "các ngành có liên quan"),
    "II.6.1-4": (LABOUR, "Hội LHPN và UBND huyện Tràng Định"),
    "II.6.2-0": ("Sở Văn hóa, Thể thao và Du lịch", "Sở Lao động - Thương binh và Xã hội; Hội LHPN tỉnh"),
    "II.6.3-0": ("Ban Dân tộc tỉnh", "các ngành có liên quan"),
    "II.6.4-0": ("Sở Giáo dục và Đào tạo", "các ngành liên quan"),
    "II.6.5-1": ("Hội LHPN tỉnh", ""),
    "III.4": ("Tổ thư ký Ban VSTBCPN tỉnh", "Ban VSTBCPN các cấp"),
}


@pytest.mark.parametrize("code", LEADS)
def test_leads_and_coordinators_stand_as_printed(tasks: dict[str, Task], code: str) -> None:
    assert (tasks[code].leads, tasks[code].coordinators) == LEADS[code]


def test_printed_names_are_resolved_however_they_are_spelled(tasks: dict[str, Task]) -> None:
    assert tasks["II.3-1"].lead_codes == ("so-ld-tbxh",)
    assert tasks["II.5-2"].coordinator_codes == ("so-vh-tt-dl", "hoi-lhpn", "cong-an-tinh", "so-y-te", "so-nganh")
    assert tasks["II.6.1-4"].coordinator_codes == ("hoi-lhpn", "huyen-trang-dinh")
    assert tasks["II.7-7"].lead_codes == ("so-nganh", "doan-the", "don-vi-thuoc-tinh", "cac-huyen")


def test_a_task_given_to_nobody_has_no_lead(tasks: dict[str, Task]) -> None:
    assert [code for code, task in tasks.items() if not task.heading and not task.lead_codes] == ["II.2.1"]


def test_leads_that_the_document_does_not_state_say_so(tasks: dict[str, Task]) -> None:
    assumed = [code for code, task in tasks.items() if task.basis.get("lead_codes") is Basis.ASSUMED]
    assert assumed == ["II.6.1-2", "II.7-1", "II.7-2", "II.7-3", "II.7-4", "II.7-5", "II.7-6"]


JUNE, DECEMBER = date(2016, 6, 30), date(2016, 12, 31)
TIMES = {
    "II.1-0": ("thời gian hoàn thành trong tháng 6/2016", None, JUNE),
    "II.2.2": ("Hoàn thành trong tháng 6/2016", None, JUNE),
    "II.3-1": ("Hoàn thành trong tháng 4-5/2016", None, date(2016, 5, 31)),
    "II.3-2": ("thời gian thực hiện xong trong Quý III/2016", None, date(2016, 9, 30)),
    "II.4.1-0": ("thực hiện xong trong Quý II/2016", None, JUNE),
    "II.5-0": ("hoàn thành trong tháng 11 - 12/2016", None, DECEMBER),
    "II.5-1": ("hoàn thành trong tháng 11 - 12/2016", None, DECEMBER),
    "II.5-2": ("hoàn thành trong tháng 11 - 12/2016", None, DECEMBER),
    "II.5-3": ("hoàn thành trong tháng 11 - 12/2016", None, DECEMBER),
    "II.5-4": ("hoàn thành trong tháng 11 - 12/2016", None, DECEMBER),
    "II.6.1-1": ("thời gian thực hiện cả năm 2016", date(2016, 1, 1), DECEMBER),
    "II.6.1-4": ("thời gian thực hiện tháng 11/2016", date(2016, 11, 1), date(2016, 11, 30)),
    "II.6.2-0": ("thực hiện trong tháng 11/2016", date(2016, 11, 1), date(2016, 11, 30)),
    "II.6.3-0": ("thời gian thực hiện cả năm 2016", date(2016, 1, 1), DECEMBER),
    "II.6.4-0": ("thực hiện xong trong quý III/2016", None, date(2016, 9, 30)),
    "III.3": ("trước ngày 5/6 đối với báo cáo sơ kết và trước ngày 5/12 đối với báo cáo tổng kết", None, None),
}


def test_completion_times_stand_as_printed_and_as_dates_where_they_can_be_read(plan: Plan) -> None:
    assert {task.code: (task.timing, task.start, task.end) for task in plan.tasks if task.timing} == TIMES


TEXTS = {
    "II.1-0": """
        Rà soát tình hình cán bộ nữ tham gia quản lý, lãnh đạo, xây dựng kế hoạch đào tạo, bồi dưỡng, quy hoạch và sử
        dụng cán bộ nữ theo lộ trình phù hợp với điều kiện của cơ quan, địa phương; có các giải pháp nhằm tăng tỷ lệ phụ
        nữ trong lĩnh vực chính trị, tăng tỷ lệ phụ nữ trong bầu cử đại biểu Quốc hội khóa XIV và HĐND các cấp nhiệm kỳ
        2016-2021.
    """,
    "II.6.3-0": """
        Chủ trì, phối hợp với các ngành có liên quan tiếp tục triển khai mô hình thí điểm về dịch vụ tư vấn, hỗ trợ về
        BDG cho đồng bào các dân tộc tại xã Thanh Lò, huyện Cao Lộc
    """,
    "II.6.4-0": """
        Chủ trì, phối hợp với các ngành liên quan tổ chức thực hiện Diễn đàn với chủ đề Phòng chống bạo lực trên cơ sở
        giới cho học sinh cấp Trung học cơ sở và cấp Trung học phổ thông
    """,
    "II.7-3": "Củng cố, kiện toàn nhân sự Ban VSTBCPN các cấp.",
    "III.2": """
        Các đơn vị được chủ trì từng lĩnh vực chủ động phối hợp với các ngành có liên quan tổ chức triển khai lồng ghép
        các chỉ tiêu vào chương trình công tác của ngành, đơn vị để đảm bảo đạt được 100% chỉ tiêu kế hoạch năm 2016.
    """,
}


@pytest.mark.parametrize("code", TEXTS)
def test_texts_stand_as_printed(tasks: dict[str, Task], code: str) -> None:
    assert tasks[code].text == " ".join(TEXTS[code].split())


def test_a_sentence_across_a_page_break_is_whole(tasks: dict[str, Task]) -> None:
    assert "hướng tới Đại hội Đảng các cấp nhiệm kỳ 2015-2020, bầu cử" in tasks["II.2.1"].text


def test_slips_are_kept(tasks: dict[str, Task]) -> None:
    assert tasks["II.2"].text.endswith("pháp luật về BĐG")
    assert tasks["II.3"].text.endswith("nhà nước về BDG")
    assert tasks["II.6.1-1"].text.endswith("tại xã Mai pha, thành phố Lạng Sơn")


def test_texts_carry_no_markup(plan: Plan) -> None:
    assert not any(mark in task.text for task in plan.tasks for mark in "*#<")


def test_the_signature_and_the_recipients_are_noted(plan: Plan) -> None:
    notes = "\n".join(plan.notes)
    assert "“TRƯỞNG BAN”" in notes
    assert "“PHÓ CHỦ TỊCH UBND TỈNH Phạm Ngọc Thương”" in notes
    assert "C,PVP UBND tỉnh, các phòng: KGVX, TH, THCB, HCTC; Lưu: VT, (LTT)." in notes
