"""Rows of two years that have one code: the same thing, reworded, or another thing."""

import pytest

from tests.core.readback.books import line
from toolkit.core.plan.naming import bare_label
from toolkit.core.readback.matching import counted_unit, match


@pytest.mark.parametrize(
    ("unit", "other", "comparable"),
    [("%", "(%)", True), ("%", "người", False), ("ca sinh/1000", "Ca sinh/ 1000", True)],
)
def test_units_are_the_same_whatever_brackets_stand_around_them(unit: str, other: str, comparable: bool) -> None:
    assert match(unit=unit, label="Tỷ lệ nữ", other_unit=other, other_label="Tỷ lệ nữ").comparable is comparable


def test_another_number_before_a_label_is_no_other_label() -> None:
    found = match(unit="%", label="Chỉ tiêu 1: Tỷ lệ nữ", other_unit="%", other_label="Chỉ tiêu 3: Tỷ lệ  nữ")
    assert (found.comparable, found.remark) == (True, "")


def test_a_reworded_label_is_compared_and_told() -> None:
    found = match(unit="%", label="Tỷ lệ nữ tiến sĩ", other_unit="%", other_label="Tăng tỷ lệ nữ tiến sĩ")
    assert (found.comparable, found.remark) == (True, "tên chỉ tiêu ghi: “Tăng tỷ lệ nữ tiến sĩ”")


def test_a_code_given_to_another_thing_is_not_compared() -> None:
    found = match(unit="%", label="Tỷ lệ nữ tiến sĩ", other_unit="%", other_label="Xã có tin, bài mỗi quý")
    assert not found.comparable
    assert "nội dung khác" in found.remark


def test_a_label_that_is_only_a_number_stays() -> None:
    assert bare_label("Chỉ tiêu 1:") == "Chỉ tiêu 1:"


def test_a_figure_has_the_unit_in_which_it_was_counted() -> None:
    notes = "Văn bản in đơn vị “(%)”; số được tính theo đơn vị trên 100.000.\nSở Y tế: đã rà soát"
    assert counted_unit(line(unit="(%)", notes=notes)) == "trên 100.000"
