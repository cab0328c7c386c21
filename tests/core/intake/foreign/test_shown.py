"""Whether the text that a cell shows is its value."""

from decimal import Decimal

import pytest

from tests.core.intake.foreign.opendocument import cell, ods, row, table
from tests.core.intake.foreign.opened import cells
from toolkit.core.intake.foreign.shown import shows_value
from toolkit.core.numbers.sections import Shows, shows


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("14", "14"),
        ("14", "14.4"),
        ("15", "14.5"),
        ("14,40", "14.4"),
        ("1.400", "1400"),
        ("1,400.00", "1400"),
        ("1\u00a0400", "1400"),
        ("1'400", "1400"),
        ("0014", "14"),
        (" 1,400 ", "1400"),
        ("1.400 ₫", "1400"),
        ("$14", "14"),
        ("14 người", "14"),
        ("14 m2", "14"),
        ("66,67 %", "66.67"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("(5)", "-5"),
        ("- 5", "-5"),
        ("+5", "5"),
        ("0", "0"),
        ("0", "0.4"),
        ("1.40E+01", "14"),
        ("1,2E-05", "0.000012"),
        (" 2/5", "0.4"),
        ("14 2/5", "14.4"),
        ("-1 1/2", "-1.5"),
        ("x", "no number"),
    ],
)
def test_a_text_that_shows_the_value(shown: str, value: str) -> None:
    assert shows_value(shown, value, percent=False)


@pytest.mark.parametrize(
    ("shown", "value"),
    [
        ("140", "14"),
        ("2014", "14"),
        ("-14", "14"),
        ("(14)", "14"),
        ("14", "14000"),
        ("5", "-5"),
        ("", "14"),
        ("", "0"),
        ("-", "0"),
        ("đạt", "14"),
        ("1400%", "14"),
        ("14 (2021)", "14"),
        ("66,67%", "0.6667"),
    ],
)
def test_a_text_that_shows_another_figure(shown: str, value: str) -> None:
    assert not shows_value(shown, value, percent=False)


@pytest.mark.parametrize(("shown", "same"), [("66,67%", True), ("67 %", True), ("0,67", False), ("6667%", False)])
def test_a_percentage(shown: str, same: bool) -> None:
    assert shows_value(shown, "0.6667", percent=True) == same


def made_of(number: str, text: str | None) -> Shows:
    """What the number format does to a number that the file shows as a text."""
    data = ods(table(row(cell("float", number, text))))
    return shows(cells(data)["A1"].number_format, Decimal(number))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("140", Shows.OTHER),
        ("", Shows.OTHER),
        ("14", Shows.NUMBER),
        (None, Shows.NUMBER),  # some writers do not say
    ],
)
def test_a_cell_that_shows_it(text: str | None, expected: Shows) -> None:
    assert made_of("14", text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", Shows.NOTHING), ("-", Shows.NUMBER), ("0,00", Shows.NUMBER), ("20", Shows.OTHER)],
)
def test_a_zero_that_is_shown(text: str, expected: Shows) -> None:
    assert made_of("0", text) is expected
