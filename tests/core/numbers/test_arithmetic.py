"""Formulas of numbers."""

from decimal import Decimal

import pytest

from toolkit.core.numbers.arithmetic import agrees, computed


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("3+4", "7"),
        (" 12 + 15*2 ", "42"),
        ("(3+4)*2", "14"),
        ("-5+8", "3"),
        ("+5", "5"),
        ("7/4", "1.75"),
        ("0.1+0.2", "0.3"),
        (".5+1", "1.5"),
        ("10-2-3", "5"),
        ("50%", "0.5"),
        ("12.5%*8", "1"),
        ("5/50%", "10"),
    ],
)
def test_computed(formula: str, result: str) -> None:
    assert computed(formula) == Decimal(result)


@pytest.mark.parametrize(
    "formula", ["", "…", "A1+1", "SUM(1,2)", "1E+3", "2**3", "7//2", "012", "1/0", "3 4", "(3", "()"]
)
def test_not_computed(formula: str) -> None:
    assert computed(formula) is None


@pytest.mark.parametrize("formula", ["3+", "5%%", "(1+1)%", "1" * 256, "(" * 127 + "1" + ")" * 127, "1." + "9" * 250])
def test_odd_formulas_do_no_harm(formula: str) -> None:
    assert computed(formula) in (None, 1, 2)


@pytest.mark.parametrize(
    ("result", "stored", "same"),
    [
        ("7", "7", True),
        ("7", "14", False),
        ("0", "0.0000000000000000555", True),
        ("0.33333333333333333333", "0.333333333333333", True),
        ("1000000000000", "1000000000002", False),
        ("7", "7.0001", False),
    ],
)
def test_agrees(result: str, stored: str, same: bool) -> None:
    assert agrees(Decimal(result), Decimal(stored)) == same
