"""Every mistake in a plan workbook is told with its sheet and cell, and with what to do about it."""

import pytest

from tests.core.plan.book.typed import SOUND, problems, row_with, source
from toolkit.core.plan.load import PlanError, build_plan


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"indicators": row_with("Cách tổng hợp", "trung bình")},
            "trang “Chỉ tiêu”, ô G3, mục 'Cách tổng hợp': 'trung bình' không có trong danh sách. Chọn một trong: một "
            "đơn vị chốt; cộng số; tử số chia mẫu số; tỷ lệ đơn vị trả lời có; số mới nhất; tính từ chỉ tiêu thành "
            "phần; liệt kê; dòng tiêu đề.",
        ),
        (
            {"indicators": row_with("Cách tổng hợp", "tử số chia mẫu số")},
            "trang “Chỉ tiêu”, ô G3, chỉ tiêu 1.1, mục 'Cách tổng hợp': cách tổng hợp 'tử số chia mẫu số' cần tử số và "
            "mẫu số. "
            "Ghi cột “Tử số”, “Mẫu số”, hoặc chọn cách tổng hợp khác.",
        ),
        (
            {"indicators": row_with("Đơn vị báo cáo", "Sở Y tế (cộng)")},
            "trang “Chỉ tiêu”, ô H3, chỉ tiêu 1.1, mục 'Đơn vị báo cáo': cách tổng hợp 'một đơn vị chốt' cần đúng một "
            "đơn vị chốt số. Để một đơn vị (chốt); các đơn vị khác ghi (đối chiếu).",
        ),
        (
            {"indicators": row_with("Đơn vị báo cáo", "Sở Y tế")},
            "trang “Chỉ tiêu”, ô H3, mục 'Đơn vị báo cáo': 'Sở Y tế' chưa ghi rõ vai trò. Ghi sau tên: (chốt), (cộng) "
            "hoặc (đối chiếu), ví dụ: Sở Y tế (chốt).",
        ),
        (
            {"indicators": row_with("Đơn vị báo cáo", "Sở Z (chốt)")},
            "trang “Chỉ tiêu”, ô H3, mục 'Đơn vị báo cáo': 'Sở Z' chưa có ở trang Cơ quan hoặc Nhóm cơ quan. Sửa cho "
            "đúng tên, hoặc thêm một dòng ở trang đó; tên gọi khác thì thêm vào cột 'Tên gọi khác'.",
        ),
        (
            {"indicators": row_with("Số liệu kế hoạch", "1.234")},
            "trang “Chỉ tiêu”, ô I3, mục 'Số liệu kế hoạch': '1.234' có thể là 1,234 hoặc 1234. Gõ liền các chữ số, "
            "chỉ dùng dấu phẩy thập phân.",
        ),
        (
            {"indicators": row_with("Số liệu kế hoạch", "117/ 100")},
            "trang “Chỉ tiêu”, ô I3, mục 'Số liệu kế hoạch': '117/ 100' không phải là số. Chỉ ghi con số, ví dụ 66,67.",
        ),
        (
            {"indicators": row_with("TT", "#2022-02-01")},
            "trang “Chỉ tiêu”, ô A3, mục 'TT': Excel đã đổi số thứ tự hoặc mã thành ngày 01/02/2022. Định dạng ô là "
            "Văn bản (Text) rồi gõ lại.",
        ),
        (
            {"indicators": row_with("Loại đơn vị tính", "")},
            "trang “Chỉ tiêu”, ô F3, chỉ tiêu 1.1, mục 'Loại đơn vị tính': còn trống. Ghi nội dung vào ô này.",
        ),
        (
            {"indicators": row_with("Mã mục tiêu", "9")},
            "trang “Chỉ tiêu”, ô E3, chỉ tiêu 1.1, mục 'Mã mục tiêu': '9' chưa được khai báo. Sửa cho đúng mã, hoặc "
            "thêm dòng khai báo mã này ở trang của nó.",
        ),
        (
            {"indicators": row_with("Căn cứ", "Chiều giả định")},
            "trang “Chỉ tiêu”, ô I3, mục 'Căn cứ': không hiểu căn cứ 'Chiều giả định'. Viết tên cột, dấu hai chấm rồi "
            "một trong: theo văn bản, ô gộp, giả định, chờ xác nhận.",
        ),
        (
            {"indicators": row_with("Loại dòng", "tiêu đề")},
            "trang “Chỉ tiêu”, ô C3, mục 'Loại dòng': 'tiêu đề' không có trong danh sách. Chọn một trong: mục tiêu; "
            "chỉ tiêu.",
        ),
        (
            {"dues": "Mã báo cáo|Mã kỳ|Hạn nộp\nchung|nam|05/13/2022"},
            "trang “Hạn báo cáo”, ô C2, mục 'Hạn nộp': '05/13/2022' không phải là ngày (có thể là 13/05/2022). Viết "
            "ngày/tháng/năm, ví dụ 05/06/2022.",
        ),
        (
            {"dues": "Mã báo cáo|Mã kỳ|Hạn nộp\nkhac|nam|05/12/2022"},
            "trang “Hạn báo cáo”, ô A2, mục 'Mã báo cáo': 'khac' chưa được khai báo. Ghi một mã có ở trang “Báo cáo”.",
        ),
        (
            {"periods": "Mã kỳ|Tên kỳ|Từ ngày|Đến ngày\nnam|Năm|31/12/2022|01/01/2022"},
            "trang “Kỳ báo cáo”, ô C2, kỳ báo cáo nam, mục 'Từ ngày': ngày bắt đầu sau ngày kết thúc. Sửa “Từ ngày” "
            "hoặc “Đến ngày”.",
        ),
        (
            {"periods": "Mã kỳ|Tên kỳ|Từ ngày\nnam|Năm|31/12/2022"},
            "trang “Kỳ báo cáo”: không thấy cột “Đến ngày”. Ghi lại tiêu đề của cột đó, đúng như trong sổ kế "
            "hoạch mới.",
        ),
        (
            {"periods": "Mã kỳ|Tên kỳ|Từ ngày|Đến ngày"},
            "trang “Kỳ báo cáo”: chưa có dòng nào. Ghi ít nhất một dòng dưới tiêu đề cột.",
        ),
        (
            {"facts": SOUND["Kế hoạch"].replace("cấp tỉnh", "")},
            "trang “Kế hoạch”, ô B5, mục 'Cấp ban hành': còn trống. Ghi nội dung vào ô này.",
        ),
        (
            {"facts": SOUND["Kế hoạch"] + "\nĐịa phương | Vinh"},
            "trang “Kế hoạch”, ô B9, mục 'Địa phương': mục này ghi hai lần. Giữ lại một dòng.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_cell(changes: dict[str, str], told: str) -> None:
    assert problems(**changes) == [f"ke-hoach.xlsx, {told}"]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_workbook() -> None:
    found = problems(
        periods="Mã kỳ|Tên kỳ|Từ ngày|Đến ngày\nnam|Năm|x|y",
        indicators=row_with("Chiều", "ngang"),
    )
    assert [line.split(", ")[1] for line in found] == ["trang “Kỳ báo cáo”"] * 2 + ["trang “Chỉ tiêu”"]


def test_all_unknown_names_of_a_cell_are_told() -> None:
    groups = "Mã nhóm | Tên nhóm | Thành viên\nn | Nhóm | Sở X; Sở Y tế; Sở Z"
    (said,) = problems(groups=groups)
    assert "'Sở X', 'Sở Z' chưa có ở trang Cơ quan" in said


def test_an_unknown_period_tells_the_known_ones() -> None:
    (said,) = problems(dues="Mã báo cáo | Mã kỳ | Hạn nộp\nchung | 6t | 05/12/2022")
    assert "không có kỳ '6t'; các kỳ đã khai: nam." in said


def test_a_renamed_heading_is_told_first_and_its_cells_after() -> None:
    table = SOUND["Chỉ tiêu"].replace("Cách tổng hợp", "Kiểu gộp")
    with pytest.raises(PlanError) as caught:
        build_plan(source(indicators=table))
    lines = str(caught.value).splitlines()
    assert "không thấy cột “Cách tổng hợp”" in lines[0]
    assert lines[1].startswith("Lưu ý: ")
    assert "ghi đúng tiêu đề cột ở ô G1" in lines[1]
    assert len(lines) == 2
