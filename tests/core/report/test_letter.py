"""Công văn đôn đốc: it goes to those who owe a report, and to nobody else."""

import datetime as dt

import pytest

from tests.core.report.cases import AS_OF, case, submission, words
from toolkit.core.report.letter import letter, overdue
from toolkit.core.report.text import Table


@pytest.mark.parametrize(
    "status", ["Chưa gửi", "Đã gửi, biểu không hợp lệ", "Đã gửi, để ngoài tổng hợp", "Có công văn, thiếu biểu"]
)
def test_whoever_owes_a_report_is_reminded(status: str) -> None:
    assert overdue([submission("so-b", status)], AS_OF)


@pytest.mark.parametrize(
    "status",
    ["Đã nhận", "Không phát sinh, bằng công văn", "Được miễn", "Tạm giữ chờ quyết định", "Đã nhận, có ô bị từ chối"],
)
def test_whoever_has_answered_is_not(status: str) -> None:
    assert not overdue([submission("so-b", status)], AS_OF)


def test_a_later_date_counts() -> None:
    moved = submission("so-b", due=dt.date(2022, 12, 31), note="Lùi hạn đến 31/12/2022 (công văn số 5).")
    assert not overdue([moved], AS_OF)
    assert overdue([moved], dt.date(2023, 1, 1))


def test_the_list_tells_due_date_days_and_contact() -> None:
    of = case(submissions=(submission("so-b", phone="0912", email="b@x.vn", author="Lan"),))
    (annex,) = letter(of).annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert [span.text for cell in table.rows[1].cells for span in cell] == [
        "1",
        "Sở B",
        "05/12/2022",
        "23",
        "Chưa gửi",
        "Lan\n0912\nb@x.vn",
    ]


def test_few_addressees_are_named_and_many_are_listed() -> None:
    few = letter(case(submissions=(submission("so-b"), submission("so-c"))))
    assert few.to == ("Sở B", "Sở C")
    many = letter(case(submissions=tuple(submission(f"so-{name}") for name in "bcdefghi")))
    assert many.to == ("Các cơ quan, đơn vị có tên trong danh sách kèm theo",)


def test_the_consolidating_office_does_not_remind_itself() -> None:
    text = letter(case(submissions=(submission("so-a"), submission("so-b"))))
    assert text.to == ("Sở B",)
    assert any("đơn vị tổng hợp cũng chưa gửi 1 báo cáo" in said for said in words(text.body))


def test_it_carries_the_symbol_of_letters_and_what_it_is_about() -> None:
    head = letter(case(submissions=(submission("so-b"),))).letterhead
    assert (head.symbol.text, head.about[:20]) == ("SLĐ-BĐG", "V/v đôn đốc gửi báo ")


def test_a_contact_of_another_report_serves_and_what_is_wrong_is_said() -> None:
    rejected = submission("so-b", "Đã gửi, biểu không hợp lệ", note="Biểu trống.")
    other = submission("so-b", "Đã nhận", report="phu", phone="0912")
    (annex,) = letter(case(submissions=(rejected, other))).annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert [span.text for cell in table.rows[1].cells[4:] for span in cell] == [
        "Đã gửi, biểu không hợp lệ (biểu trống): đề nghị sửa và gửi lại",
        "0912",
    ]


def test_the_period_is_said_once() -> None:
    named = letter(case(submissions=(submission("so-b", report_title="Báo cáo năm 2022"),)))
    assert "phải gửi báo cáo năm 2022 để tổng hợp" in words(named.body)[0]
    plain = letter(case(submissions=(submission("so-b"),)))
    assert "phải gửi báo cáo chỉ tiêu năm 2022 để tổng hợp" in words(plain.body)[0]
