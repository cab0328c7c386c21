"""When a task is to be done, from the words of the plans."""

import pytest

from toolkit.core.plan.timing import read_timing


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Tháng 6/2022", "2022-06-01", "2022-06-30"),
        ("Từ ngày 15/11-15/12/2022", "2022-11-15", "2022-12-15"),
        ("từ 15/11/2022 đến 15/1/2023", "2022-11-15", "2023-01-15"),
        ("Quý III/2016", "2016-07-01", "2016-09-30"),
        ("Quý II - III", "2022-04-01", "2022-09-30"),
        ("6 tháng đầu năm", "2022-01-01", "2022-06-30"),
        ("thời gian thực hiện cả năm 2016", "2016-01-01", "2016-12-31"),
        ("Từ tháng 3 đến tháng 5 năm 2022", "2022-03-01", "2022-05-31"),
        ("ngày 08 tháng 3 năm 2022", "2022-03-08", "2022-03-08"),
        ("hoàn thành trong tháng 11 - 12/2016", None, "2016-12-31"),
        ("thực hiện xong trong quý III/2016", None, "2016-09-30"),
        ("trước ngày 30/11/2024", None, "2024-11-30"),
        ("Chậm nhất 15/11/2022", None, "2022-11-15"),
        ("Quý II, III", "2022-04-01", "2022-09-30"),
        ("Quý II và Quý III/2023", "2023-04-01", "2023-09-30"),
        ("Quý I-II, III", "2022-01-01", "2022-09-30"),
        ("Tháng 4, 5, 6/2023", "2023-04-01", "2023-06-30"),
        ("Quý II/III", "2022-04-01", "2022-09-30"),
        ("Quý 2/2022", "2022-04-01", "2022-06-30"),
    ],
)
def test_days(text: str, start: str | None, end: str | None) -> None:
    timing = read_timing(text, 2022)
    assert [day and day.isoformat() for day in (timing.start, timing.end)] == [start, end]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thường xuyên trong năm",
        "Thường xuyên trong năm; trong các dịp, ngày lễ liên quan",
        "Theo KH được phê duyệt",
        "Theo Kế hoạch số 379/KH-UBND ngày 13/7/2021",
        "Hằng quý",
        "Giai đoạn 2021-2025",
        "31/2/2022",
        "Tháng 13/2022",
        "từ 15/12/2022 đến 15/11/2022",
        "Tháng 6 và tháng 11/2022",
        "Tháng 6, 12",
        "Tháng 6,12",
        "Tháng 6; 12",
        "T6, T12",
        "Tháng 11/2022, 2/2023",
        "Quý I, II và IV",
        "Quý I/2022, III/2022",
        "Quý IV, I",
        "Quý IV/2022 - Quý I/2023",
        "trước ngày 5/6 đối với báo cáo sơ kết và trước ngày 5/12 đối với báo cáo tổng kết",
    ],
)
def test_words_without_one_certain_time_stay_words(text: str) -> None:
    timing = read_timing(text, 2022)
    assert (timing.start, timing.end) == (None, None)
