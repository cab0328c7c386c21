"""Figures and names as official texts write them."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.builders import indicator, make_plan
from toolkit.core.plan.model import Indicator
from toolkit.core.report.wording import (
    grouped_figure,
    letterhead_name,
    plain_label,
    plan_words,
    with_unit,
    written_date,
)


def of_unit(**unit: str) -> Indicator:
    return make_plan(indicator("1.1", "single", "so-a", unit=unit)).indicators[0]


@pytest.mark.parametrize(
    ("figure", "text"),
    [("1234567.50", "1.234.567,5"), ("-1234", "-1.234"), ("999", "999"), ("0.05", "0,05"), ("0", "0")],
)
def test_figures_have_a_decimal_comma_and_dots_between_thousands(figure: str, text: str) -> None:
    assert grouped_figure(Decimal(figure)) == text


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ({"kind": "percent", "printed": "(%)"}, "12,5%"),
        ({"kind": "per-100", "printed": "số bé trai/100 bé gái"}, "12,5 bé trai/100 bé gái"),
        ({"kind": "per-100000", "printed": "(%)"}, "12,5/100.000"),
        ({"kind": "count", "printed": "người"}, "12,5 người"),
    ],
)
def test_a_figure_carries_its_unit(unit: dict[str, str], text: str) -> None:
    assert with_unit(Decimal("12.5"), of_unit(**unit)) == text


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Chỉ tiêu 2: a. Tăng tỷ lệ nữ.", "Tăng tỷ lệ nữ"),
        ("Chỉ tiêu 4.b. Tăng tỷ lệ nữ tiến sĩ", "Tăng tỷ lệ nữ tiến sĩ"),
        ("Chỉ tiêu 4.a:Tỷ lệ nữ thạc sĩ", "Tỷ lệ nữ thạc sĩ"),
        ("Tỷ lệ nữ", "Tỷ lệ nữ"),
        ("Chỉ tiêu 50% nữ tham gia", "Chỉ tiêu 50% nữ tham gia"),
    ],
)
def test_a_label_loses_the_number_that_stands_before_it(label: str, text: str) -> None:
    assert plain_label(label) == text


@pytest.mark.parametrize(
    ("day", "written"),
    [(dt.date(2022, 2, 5), "ngày 05 tháng 02 năm 2022"), (dt.date(2022, 3, 24), "ngày 24 tháng 3 năm 2022")],
)
def test_small_days_and_months_are_written_with_a_zero(day: dt.date, written: str) -> None:
    assert written_date(day) == written


def test_a_letterhead_prints_the_committee_in_full() -> None:
    assert letterhead_name("UBND tỉnh Nghệ An") == "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN"


def test_a_plan_without_number_and_day_leaves_room_for_them() -> None:
    plan = make_plan(number="", title="Kế hoạch Triển khai công tác")
    spans = plan_words(plan)
    assert "".join(span.text for span in spans) == (
        "Kế hoạch số ……/KH ngày …… của Ủy ban nhân dân tỉnh Nghệ An về triển khai công tác"
    )
    assert [span.text for span in spans if span.doubt] == ["số ……/KH", "ngày ……"]
