"""What number formats show."""

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
