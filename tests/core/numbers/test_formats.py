"""What number formats show."""

from decimal import Decimal

import pytest

from toolkit.core.numbers.formats import is_date, is_percent


@pytest.mark.parametrize(
    ("code", "percent", "date"),
    [
        ("General", False, False),
        ("@", False, False),
        ("0.00", False, False),
        ("#,##0", False, False),
        ("0%", True, False),
        ("0.00%", True, False),
        ('0.00"%"', False, False),
        (r"0.00\%", False, False),
        ("0.0%;[Red]-0.0%", True, False),
        ("dd/mm/yyyy", False, True),
        ("[$-42A]d mmmm yyyy", False, True),
        ('dd" tháng "mm', False, True),
        ("[h]:mm", False, True),
        ("d-mmm", False, True),
        ('0 "ngày"', False, False),
        ('0 "ca"', False, False),
        ("[Red]0.00", False, False),
        ("[$-409]General", False, False),
        ("0_);(0)", False, False),
        ("#,##0.00 [$đ-42A]", False, False),
        ("0.00E+00", False, False),
        ("Standard", False, False),
    ],
)
def test_kinds_of_formats(code: str, percent: bool, date: bool) -> None:
    assert (is_percent(code), is_date(code)) == (percent, date)


@pytest.mark.parametrize(
    ("code", "number", "percent"),
    [
        ("[>1000]0;0%", "14", True),
        ("[>1000]0;0%", "1400", False),
        ("0%;0", "0.5", True),
        ("0%;0", "-0.5", False),
        ('0.0000"%;"', "0.6667", False),
        ("0;@%", "0.5", False),
    ],
)
def test_the_section_of_the_number_decides_about_percentages(code: str, number: str, percent: bool) -> None:
    assert is_percent(code, Decimal(number)) == percent


@pytest.mark.parametrize(("number", "date"), [("44562", True), ("12", False)])
def test_the_section_of_the_number_decides_about_dates(number: str, date: bool) -> None:
    assert is_date("[>1000]dd/mm/yyyy;0", Decimal(number)) == date
