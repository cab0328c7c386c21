"""The Bình Phước 2023 sample holds what a news item states, and nothing more."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import AgencyKind, Basis, Plan
from toolkit.core.plan.names import Names

# Paragraphs 3 to 7 of the news item.
NEWS = """
Tại Kế hoạch này, UBND tỉnh yêu cầu tiếp tục triển khai thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn
2021-2030, Chương trình phòng ngừa và ứng phó với bạo lực trên cơ sở giới giai đoạn 2021-2025 và Chương trình truyền
thông về bình đẳng giới đến năm 2030. Nghiên cứu tham mưu thực hiện các mô hình thúc đẩy bình đẳng giới phù hợp với
tình hình địa phương, đơn vị, đặc biệt là những địa bàn, lĩnh vực còn tình trạng bất bình đẳng giới cao. Lồng ghép
và tổ chức triển khai các hoạt động bình đẳng giới và phòng ngừa ứng phó với bạo lực trên cơ sở giới trong các
Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021-2025, Chương trình mục tiêu quốc gia xây dựng nông
thôn mới giai đoạn 2021-2025, Chương trình mục tiêu quốc gia phát triển kinh tế - xã hội vùng đồng bào dân tộc thiểu
số và miền núi giai đoạn 2021-2030.

Đồng thời, tiếp tục tuyên truyền về Luật bình đẳng giới, Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2030;
Chương trình phòng ngừa và ứng phó với bạo lực trên cơ sở giới giai đoạn 2021-2025 và Chương trình truyền thông về
bình đẳng giới đến năm 2030. Đa dạng hóa các hình thức truyền thông bình đẳng giới đến các nhóm yếu thế, người
khuyết tật, trẻ em; tổ chức các hoạt động tại cộng đồng thu hút nam giới, trẻ em trai tham gia. Tích cực xây dựng,
nhân bản, phát hành các sản phẩm truyền thông; tăng cường tuyên truyền, phổ biến chính sách, pháp luật về bình đẳng
giới, phòng ngừa và ứng phó với bạo lực trên cơ sở giới trên các phương tiện thông tin đại chúng và lồng ghép trong
các hoạt động đa dạng của đơn vị, địa phương, đặc biệt là truyền thông đến vùng đồng bào dân tộc, thiểu số; mở rộng
và đẩy mạnh công tác giáo dục về bình đẳng giới trong gia đình, nhà trường, cộng động và thúc đẩy sự tham gia của
trẻ em; thu hút sự tham gia của nam giới. Triển khai thực hiện Tháng hành động về bình đẳng giới và phòng chống bạo
lực trên cơ sở giới từ ngày 15/11 đến ngày 15/12.

Tăng cường vai trò, trách nhiệm của các sở, ngành và chính quyền địa phương trong chỉ đạo và triển khai công tác
bình đẳng giới và vì sự tiến bộ của phụ nữ, thực hiện tốt công tác phối hợp liên ngành giữa các cơ quan quản lý nhà
nước và các tổ chức chính trị - xã hội trong kiểm tra, triển khai các hoạt động. Tham mưu thực hiện lồng ghép vấn đề
bình đẳng giới trong xây dựng, thực hiện văn bản quy phạm pháp luật và các chiến lược, chương trình, kế hoạch phát
triển kinh tế - xã hội giai đoạn 2021-2025 và hằng năm của tỉnh và các địa phương. Tổ chức kiểm tra, thanh tra, xử
lý vi phạm về bình đẳng giới thuộc phạm vi, lĩnh vực, địa bàn quản lý; kịp thời xác minh, báo cáo những vấn đề, vụ
việc đột xuất liên quan đến công tác bình đẳng giới và vì sự tiến bộ của phụ nữ cho cơ quan nhà nước có thẩm quyền,
UBND các cấp để phối hợp giải quyết.

Bên cạnh đó, tăng cường hoạt động của Ban vì sự tiến bộ của phụ nữ, duy trì hoạt động Ban theo quy định. Rà soát,
củng cố, kiện toàn nhân sự và bổ sung quy chế hoạt động của Ban phù hợp tình hình thực tế tại các địa phương, đơn vị
khi có thay đổi. Tổ chức tập huấn cho thành viên Ban và cán bộ phụ trách công tác vì sự tiến bộ phụ nữ các cấp. Tăng
cường kiểm tra hoạt động vì sự tiến bộ của phụ nữ ở các đơn vị và cơ sở, doanh nghiệp có nhiều lao động nữ, trong đó
ưu tiên lựa chọn các đơn vị, địa phương có nhiều vấn đề nổi cộm đối với phụ nữ và trẻ em gái; khuyến khích việc tiến
hành kiểm tra chéo giữa các sở, ngành, địa phương trong tỉnh. Tăng cường phối hợp giữa các thành viên Ban trong việc
thực hiện các hoạt động tuyên truyền, kiểm tra giám sát về công tác vì sự tiến bộ phụ nữ các cấp.

Tăng cường công tác phối hợp liên ngành, trao đổi kinh nghiệm và đẩy mạnh huy động các nguồn lực khác ở địa phương
cho công tác bình đẳng giới. Thực hiện sự phối hợp liên ngành giữa các sở, ban, ngành và đơn vị, địa phương trong
việc tổ chức các hoạt động bình đẳng giới, vì sự tiến bộ phụ nữ; thường xuyên báo cáo kết quả hoạt động do ngành,
đơn vị phụ trách thường kỳ và đột xuất theo quy định./.
"""


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(Path(__file__).parents[3] / "samples" / "plans" / "binh-phuoc-2023.yaml")


def test_identity(plan: Plan) -> None:
    assert (plan.number, plan.issued, plan.year) == ("95/KH-UBND", date(2023, 3, 21), 2023)
    assert plan.title == "Kế hoạch triển khai thực hiện công tác bình đẳng giới tỉnh Bình Phước năm 2023"
    assert plan.issuer == "UBND tỉnh Bình Phước"


def test_the_sentences_of_the_news_are_the_tasks(plan: Plan) -> None:
    paragraphs = [" ".join(paragraph.split()) for paragraph in NEWS.strip().split("\n\n")]
    found = {
        number: " ".join(task.text for task in plan.tasks if task.place.startswith(f"đoạn {number},"))
        for number in range(3, 8)
    }
    # The two signs at the very end close the document, not the sentence.
    assert list(found.values()) == [paragraph.replace("./.", ".") for paragraph in paragraphs]


def test_sentences_are_numbered_within_their_paragraph(plan: Plan) -> None:
    assert [task.code for task in plan.tasks] == [
        f"{paragraph}.{sentence}"
        for paragraph, sentences in {3: 3, 4: 4, 5: 3, 6: 5, 7: 2}.items()
        for sentence in range(1, sentences + 1)
    ]
    assert all(task.place == "đoạn {}, câu {}".format(*task.code.split(".")) for task in plan.tasks)


def test_no_task_has_a_printed_number_or_stands_in_the_side_bar(plan: Plan) -> None:
    assert {(task.number, task.heading) for task in plan.tasks} == {("", False)}
    assert not any("Chỉ thị 05" in task.text or "Giơnevơ" in task.text for task in plan.tasks)


def test_slips_of_the_news_stay(plan: Plan) -> None:
    text = next(task.text for task in plan.tasks if task.code == "4.3")
    assert "nhà trường, cộng động và thúc đẩy" in text
    assert "vùng đồng bào dân tộc, thiểu số;" in text


def test_only_the_month_of_action_has_a_time(plan: Plan) -> None:
    dated = {task.code: (task.timing, task.start, task.end) for task in plan.tasks if task.timing}
    assert dated == {"4.4": ("từ ngày 15/11 đến ngày 15/12", date(2023, 11, 15), date(2023, 12, 15))}


def test_who_is_named_and_who_is_assumed(plan: Plan) -> None:
    stated = [agency.name for agency in plan.agencies if agency.basis is Basis.STATED]
    assert stated == ["Hội Liên hiệp Phụ nữ tỉnh Bình Phước"]
    assumed = [agency for agency in plan.agencies if agency.basis is Basis.ASSUMED]
    assert [agency.name for agency in assumed if agency.kind is not AgencyKind.DISTRICT] == ["UBND tỉnh Bình Phước"]
    assert sum(agency.kind is AgencyKind.DISTRICT for agency in assumed) == 11


def test_the_consolidator_is_the_issuer_and_the_plan_says_that_it_is_assumed(plan: Plan) -> None:
    assert plan.agency_by_code[plan.consolidator].name == plan.issuer
    assert plan.agency_by_code[plan.consolidator].basis is Basis.ASSUMED
    assert any("không nêu cơ quan tổng hợp" in note for note in plan.notes)


def test_classes_without_names_are_empty_and_say_so(plan: Plan) -> None:
    members = {group.code: len(group.members) for group in plan.groups if group.members}
    assert members == {"cac-huyen": 11, "to-chuc-ctxh": 1}
    assert all(group.note for group in plan.groups)


def test_leads_that_the_news_prints(plan: Plan) -> None:
    names = Names([*plan.agencies, *plan.groups])
    printed = {task.code: task.leads for task in plan.tasks if task.leads}
    assert printed == {
        "5.1": "các sở, ngành và chính quyền địa phương",
        "7.2": "các sở, ban, ngành và đơn vị, địa phương",
    }
    for task in plan.tasks:
        assert task.leads in task.text
        assert (task.basis == {}) == bool(task.leads)
        if task.leads:
            assert tuple(mention.code for mention in names.mentions(task.leads)) == task.lead_codes


def test_one_report_without_a_due_date(plan: Plan) -> None:
    (report,) = plan.reports
    assert [(due.period, due.date, due.printed) for due in report.due] == [
        ("nam", None, "thường kỳ và đột xuất theo quy định")
    ]
    assert [agency.kind for agency in plan.owners(report, "nam")] == [AgencyKind.DISTRICT] * 11
    assert report.forms == ("tasks", "outline:thuyet-minh")
    assert report.field_basis["forms"] is Basis.ASSUMED


def test_what_the_news_does_not_state_is_empty(plan: Plan) -> None:
    assert not any((plan.indicators, plan.objectives, plan.tables, plan.annexes))
    assert plan.recipients == plan.reports[0].recipients == ()
    assert (plan.contact, plan.reports[0].signer) == ("", "")
    assert {(period.cutoff, period.due) for period in plan.periods} == {(None, None)}
    assert {outline.basis for outline in plan.outlines} == {Basis.ASSUMED}
