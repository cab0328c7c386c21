"""The duties of the Quảng Nam 2022 sample are those of the document, word for word, its slips included."""

from datetime import date
from pathlib import Path

import pytest

from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan, Task
from toolkit.core.plan.names import Names

CLASSES = ("so-nganh", "hoi-doan-the", "cac-huyen")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(Path(__file__).parents[3] / "samples" / "plans" / "quang-nam-2022.yaml")


@pytest.fixture(scope="module")
def tasks(plan: Plan) -> dict[str, Task]:
    return {task.code: task for task in plan.tasks}


HEADINGS_OF_IV = """
1 Sở Lao động - Thương binh và Xã hội
2 Sở Kế hoạch và Đầu tư
3 Sở Tài chính
4 Sở Nội vụ
5 Sở Giáo dục và Đào tạo
6 Sở Y tế
7 Sở Thông tin và Truyền thông
8 Sở Văn hóa, Thể thao và Du lịch
9 Công an tỉnh
10 Sở Tư pháp
11 Sở Khoa học và Công nghệ
12 Sở Nông nghiệp và Phát triển nông thôn
13 Sở Ngoại vụ
14 Ban Dân tộc tỉnh
15 Đài Phát thanh - Truyền hình Quảng Nam; Báo Quảng Nam
16 Các Sở, Ban, ngành, đơn vị khác:
17 Đề nghị Ngân hàng Chính sách xã hội chi nhánh tỉnh Quảng Nam
18 Đề nghị Hội Liên hiệp Phụ nữ tỉnh
19 Đề nghị Liên đoàn Lao động tỉnh
20 Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, các Hội, đoàn thể tỉnh
21 Ủy ban nhân dân các huyện, thị xã, thành phố
"""


def test_the_headings_of_section_iv_are_its_leads(plan: Plan) -> None:
    headings = [task for task in plan.tasks if task.heading and task.code.startswith("IV.")]
    assert [f"{task.number} {task.text}" for task in headings] == HEADINGS_OF_IV.strip().splitlines()
    for heading in headings:
        leads = {task.leads for task in plan.tasks if task.code.startswith((f"{heading.code}.", f"{heading.code}-"))}
        assert leads == {heading.text.removeprefix("Đề nghị ").rstrip(":")}


DUTIES = """
II.1.a | Các Sở, Ban, ngành, | triển khai thực hiện. | 95
II.1.b | Phối hợp với Sở | khi có yêu cầu. | 47
II.2.a | Các Sở, Ban, ngành, | Kế hoạch đề ra. | 126
II.2.b | Xây dựng Kế hoạch | đơn vị, địa phương. | 26
II.2.c | Rà soát, đánh giá | hoạt động hiệu quả. | 96
II.2.d | Phối hợp xây dựng | binh và Xã hội. | 49
II.3.a-1 | Đẩy mạnh tuyên truyền, | giới giai đoạn 2021-2030. | 283
II.3.a-2 | Truyền thông, quảng bá | bạo lực, xâm hại. | 58
II.3.a-3 | Xây dựng kế hoạch, | tình hình cụ thể. | 42
II.3.a-4 | Tuyên truyền, giới thiệu | giới của Việt Nam. | 77
II.3.a-5 | Phát hiện, ngăn chặn, | Thủ tướng Chính phủ. | 37
II.3.b-1 | Tích cực xây dựng, | đối tượng cụ thể. | 132
II.3.b-2 | Tổ chức các hội | bất bình đẳng giới. | 109
II.3.b-3 | Công tác tuyên truyền, | Covid-19 theo quy định. | 129
II.4.a | Tiếp tục đề cao | các ngành, địa phương. | 138
II.4.b | Đẩy mạnh việc lồng | sống của phụ nữ. | 81
II.4.c | Tổ chức các lớp | Ban, ngành, địa phương. | 86
II.4.d | Tăng cường công tác | phối hợp giải quyết. | 73
II.4.đ | Phát triển hệ thống | tác bình đẳng giới. | 69
II.4.e | Thực hiện nghiêm chế | hội theo quy định. | 70
II.4.f | Tổ chức khen thưởng, | trên cơ sở giới. | 36
II.5.a | Xây dựng Kế hoạch | nhân bị bạo lực... | 111
II.5.b | Huy động đông đảo | Covid-19 theo quy định. | 58
II.6-0 | Tổ chức thanh tra, | vực bình đẳng giới. | 76
IV.1.a | Chủ trì, phối hợp | khai các hoạt động. | 44
IV.1.b | Chủ trì tham mưu | trên cơ sở giới. | 122
IV.1.c | Tổ chức các hoạt | trên địa bàn tỉnh. | 119
IV.1.d | Xây dựng Kế hoạch | lĩnh vực phụ trách. | 51
IV.1.đ | Chủ trì, phối hợp | hội theo quy định. | 68
IV.2.a | Lồng ghép hiệu quả | tế - xã hội. | 74
IV.2.b | Hướng dẫn, chỉ đạo | Nam giai đoạn 2021-2025. | 51
IV.2.c | Phối hợp thực hiện | nhiệm vụ được giao. | 42
IV.3.a | Rà soát, tổng hợp | Ngân sách Nhà nước. | 38
IV.3.b | Thực hiện việc tổng | nhiệm vụ được giao. | 40
IV.4.a | Chủ trì, phối hợp | lĩnh vực chính trị. | 48
IV.4.b | Hướng dẫn, chỉ đạo | Nam giai đoạn 2021-2025. | 62
IV.4.c | Tổng kết, đánh giá | nhiệm vụ được giao. | 37
IV.5.a | Tăng cường công tác | thiện, không bạo lực. | 81
IV.5.b | Hướng dẫn, chỉ đạo | Nam giai đoạn 2021-2025. | 58
IV.5.c | Tổng kết, đánh giá | nhiệm vụ được giao. | 37
IV.6.a | Củng cố, nâng cao | giới tính khi sinh. | 98
IV.6.b | Hướng dẫn, chỉ đạo | Nam giai đoạn 2021-2025. | 56
IV.6.c | Thực hiện việc tổng | nhiệm vụ được giao. | 41
IV.7.a | Tăng cường công tác | giới, bình đẳng giới. | 53
IV.7.b | Hướng dẫn, chỉ đạo | Nam giai đoạn 2021-2025. | 58
IV.7.c | Tổng kết, đánh giá | nhiệm vụ được giao. | 37
IV.8.a | Tăng cường lồng ghép | bạo lực gia đình. | 41
IV.8.b | Hướng dẫn, chỉ đạo | Nam giai đoạn 2021-2025. | 63
IV.8.c | Thực hiện việc tổng | nhiệm vụ được giao. | 40
IV.9.a | Chủ trì, phối hợp | hòa nhập cộng đồng. | 58
IV.9.b | Tổng kết, đánh giá | nhiệm vụ được giao. | 38
IV.10.a | Thực hiện thẩm định | quy phạm pháp luật. | 21
IV.10.b | Phối hợp với Sở | trên địa bàn tỉnh. | 47
IV.10.c | Tham mưu Hội đồng | hòa giải cơ sở. | 88
IV.10.d | Tổng kết, đánh giá | nhiệm vụ được giao. | 37
IV.11.a | Hướng dẫn các Sở, | trên địa bàn tỉnh. | 33
IV.11.b | Thực hiện việc tổng | nhiệm vụ được giao. | 40
IV.12.a | Chủ trì, phối hợp | khu vực nông thôn. | 126
IV.12.b | Tổng kết, đánh giá | nhiệm vụ được giao. | 37
IV.13.a | Chủ trì, phối hợp | trên địa bàn tỉnh. | 81
IV.13.b | Tổng kết, đánh giá | nhiệm vụ được giao. | 37
IV.14.a | Tích cực tuyên truyền, | dân tộc thiểu số. | 155
IV.14.b | Tổng kết, đánh giá | nhiệm vụ được giao. | 37
IV.15-0 | Tăng thời lượng phát | đối xử về giới. | 74
IV.16-0 | Theo chức năng, nhiệm | ngành, đơn vị mình. | 77
IV.17.a | Chi nhánh Ngân hàng | hội tỉnh thực hiện. | 91
IV.17.b | Phối hợp tổng kết | nhiệm vụ được giao. | 33
IV.18.a | Triển khai Kế hoạch | nữ, giai đoạn 2017-2027”. | 63
IV.18.b | Tăng cường các hoạt | kiện, ngày kỷ niệm. | 102
IV.18.c | Tham mưu tổ chức | Nam (20/10) năm 2022. | 33
IV.19-0 | Chỉ đạo các tổ | tại các doanh nghiệp. | 79
IV.20-0 | Theo chức năng, nhiệm | thực hiện Kế hoạch. | 44
IV.21-0 | Xây dựng kế hoạch | thực hiện Kế hoạch. | 169
V.1 | Các Sở, Ban, ngành, | 2022 trước ngày 30/3/2022. | 24
V.2 | Giao Sở Lao động | hội trước ngày 30/12/2022. | 57
"""


def test_every_duty_of_sections_ii_iv_and_v_in_its_order(plan: Plan) -> None:
    lines = []
    for task in plan.tasks:
        if not task.heading:
            words = task.text.split()
            lines.append(f"{task.code} | {' '.join(words[:4])} | {' '.join(words[-4:])} | {len(words)}")
    assert lines == DUTIES.strip().splitlines()


def test_slips_of_the_document_stay(tasks: dict[str, Task]) -> None:
    assert [code for code, task in tasks.items() if "trên trên địa bàn" in task.text] == ["IV.6.c", "IV.9.b"]
    assert "6830/KH- UBND ngày 01/10/2021" in tasks["II.2.a"].text
    assert "phòng ngừa và ứng phó với bạo lực trên cơ sở giới năm 2022" in tasks["IV.1.b"].text


def test_places_follow_the_numbering(tasks: dict[str, Task]) -> None:
    assert tasks["II.3.a-2"].place == "mục II.3.a, gạch đầu dòng 2"
    assert tasks["IV.1.đ"].place == "mục IV.1.đ"
    assert tasks["IV.21-0"].place == "mục IV.21"


def test_coordinators_as_printed_and_resolved(plan: Plan, tasks: dict[str, Task]) -> None:
    assert {code: task.coordinator_codes for code, task in tasks.items() if task.coordinators} == {
        "II.1.b": ("so-ld-tbxh",),
        "IV.1.a": ("co-quan-lien-quan", "cac-huyen"),
        "IV.1.đ": ("co-quan-lien-quan", "cac-huyen"),
        "IV.4.a": ("so-nganh", "cac-huyen"),
        "IV.9.a": ("so-nganh", "co-quan-lien-quan"),
        "IV.10.b": ("so-ld-tbxh",),
        "IV.12.a": ("so-ld-tbxh", "so-nganh", "cac-huyen"),
        "IV.13.a": ("so-ld-tbxh", "ban-vstbpn-tinh", "hoi-lhpn", "so-nganh", "cac-huyen"),
        "IV.17.a": ("so-ld-tbxh", "ubnd-cac-cap", "hoi-nhan-uy-thac", "so-nganh"),
        "V.2": ("so-nganh", "cac-huyen"),
    }
    for task in tasks.values():
        assert all(part in task.text for part in task.coordinators.split("; "))


def test_every_printed_name_is_one_the_plan_knows(plan: Plan) -> None:
    names = Names([*plan.agencies, *plan.groups])
    for task in plan.tasks:
        for printed, codes in ((task.leads, task.lead_codes), (task.coordinators, task.coordinator_codes)):
            if printed:
                assert {mention.code for mention in names.mentions(printed)} == set(codes)


def test_section_ii_names_its_leads_twice_and_the_rest_is_assumed(plan: Plan) -> None:
    duties = [task for task in plan.tasks if task.code.startswith("II.") and not task.heading]
    assert {task.lead_codes for task in duties} == {CLASSES}
    assert [task.code for task in duties if task.leads] == ["II.1.a", "II.2.a"]
    assert [task.code for task in duties if not task.basis] == ["II.1.a", "II.2.a"]


def test_timings_as_printed_and_as_dates_where_they_can_be_read(plan: Plan) -> None:
    assert {task.code: (task.timing, task.start, task.end) for task in plan.tasks if task.timing} == {
        "II.1.b": ("khi có yêu cầu", None, None),
        "II.2.d": ("khi có sự hỗ trợ và hướng dẫn của Bộ Lao động - Thương binh và Xã hội", None, None),
        "II.4.e": ("06 tháng/năm", None, None),
        "II.5": ("từ 15/11 đến 15/12", date(2022, 11, 15), date(2022, 12, 15)),
        "IV.18.c": (
            "nhân kỷ niệm ngày Quốc tế phụ nữ 8/3 và ngày Phụ nữ Việt Nam (20/10) năm 2022",
            None,
            None,
        ),
        "V.1": ("trước ngày 30/3/2022", None, date(2022, 3, 30)),
        "V.2": ("trước ngày 30/12/2022", None, date(2022, 12, 30)),
    }
    assert all(task.timing in task.text for task in plan.tasks)
