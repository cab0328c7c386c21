"""Header rows are recognised by what they mean."""

import pytest

from toolkit.core.plan.annex.headers import column_numbers, indicator_header, task_header


@pytest.mark.parametrize(
    ("heading", "columns"),
    [
        (
            "TT | MỤC TIÊU, CHỈ TIÊU | Đơn vị tính | Kết quả năm 2021 | Kế hoạch năm 2022 | "
            "Đơn vị chủ trì tham mưu thực hiện",
            "tt label unit baseline target leads",
        ),
        (
            "Stt | Nội dung chỉ tiêu | ĐVT | Thực hiện năm trước | Mục tiêu năm 2025 | Cơ quan chủ trì",
            "tt label unit baseline target leads",
        ),
        ("Chỉ tiêu | Đơn vị | Kế hoạch", "label unit target"),
        ("Số TT | Các chỉ tiêu | Chỉ tiêu kế hoạch năm 2023 | Ghi chú", "tt label target"),
        ("Đơn vị chủ trì | Kết quả thực hiện năm 2021 | Chỉ tiêu | TT", "leads baseline label tt"),
    ],
)
def test_headers_of_indicator_annexes(heading: str, columns: str) -> None:
    found = indicator_header(heading.split(" | "))
    assert found is not None
    assert [column.value for column, _ in sorted(found.columns.items(), key=lambda item: item[1])] == columns.split()


@pytest.mark.parametrize(
    "heading",
    [
        "TT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian thực hiện",
        "STT | Nhiệm vụ | Đơn vị chủ trì thực hiện | Đơn vị phối hợp | Thời gian hoàn thành",
        "TT | Nội dung công việc | Chủ trì | Phối hợp | Tiến độ",
    ],
)
def test_headers_of_assignment_annexes(heading: str) -> None:
    found = task_header(heading.split(" | "))
    assert found is not None
    assert list(found.columns.values()) == [0, 1, 2, 3, 4]


def test_the_years_of_the_figure_columns() -> None:
    found = indicator_header(["Chỉ tiêu", "ĐVT", "Kết quả năm 2021", "Kế hoạch năm 2022"])
    assert found is not None
    assert {column.value: year for column, year in found.years.items()} == {"baseline": 2021, "target": 2022}


@pytest.mark.parametrize(
    "row",
    [
        "1 | Chỉ tiêu 1: Tăng tỷ lệ lao động nữ làm công hưởng lương | % | 41 | 41 | Sở LĐ-TB&XH",
        "I | Mục tiêu 1: Trong lĩnh vực chính trị | | | |",
        "TT | Ký hiệu văn bản | Ngày ban hành | Cơ quan ban hành | Trích yếu nội dung văn bản",
        "",
    ],
)
def test_other_rows_are_no_headers(row: str) -> None:
    assert indicator_header(row.split(" | ")) is None
    assert task_header(row.split(" | ")) is None


@pytest.mark.parametrize(
    ("row", "counts"),
    [("(1) | (2) | (3) | (4)", True), ("A | B | 1 | 2 | 3", True), ("1 | 41 | 41", False), ("1 | Tăng | 2", False)],
)
def test_rows_that_count_the_columns(row: str, counts: bool) -> None:
    assert column_numbers(row.split(" | ")) is counts
