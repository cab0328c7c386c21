"""Days, as date serials and as people write them."""

import datetime as dt
from decimal import Decimal

import pytest

from toolkit.core.numbers.dates import read_date
from toolkit.core.submission import RawCell, State

DAY = dt.date(2022, 12, 20)


def text(value: str) -> RawCell:
    return RawCell(address="C5", value=value)


@pytest.mark.parametrize(
    "typed",
    [
        "20/12/2022",
        "20-12-2022",
        "20.12.2022",
        "20 / 12 / 2022",
        "ngày 20/12/2022",
        "Ngày 20 tháng 12 năm 2022",
        "20 tháng 12 năm 2022",
        "ngay 20 thang 12 nam 2022.",
        "2022-12-20",
        "2022-12-20T00:00:00",
        "20/12/2022\u00a0",
        "'20/12/2022",
    ],
)
def test_a_day_in_writing(typed: str) -> None:
    reading = read_date(text(typed))
    assert (reading.state, reading.value, reading.issue) == (State.VALUE, DAY, "")
    assert "date-as-text" in reading.notes


def test_two_digits_of_a_year_are_completed() -> None:
    assert read_date(text("20/12/22")).value == DAY
    assert "year-completed" in read_date(text("20/12/22")).notes


def test_the_day_comes_before_the_month() -> None:
    assert read_date(text("03/04/2022")).value == dt.date(2022, 4, 3)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12/20/2022", "có thể là 20/12/2022"),
        ("31/02/2022", ""),
        ("tháng 12/2022", ""),
        ("quý IV", ""),
        ("20/12", ""),
        ("0/0/2022", ""),
        ("20/12/1022", ""),
        ("9" * 300, ""),
    ],
)
def test_what_is_no_certain_day(typed: str, expected: str) -> None:
    reading = read_date(text(typed))
    assert (reading.state, reading.issue, reading.expected) == (State.UNREADABLE, "date-unreadable", expected)


def serial(number: str, date: bool = True) -> RawCell:
    return RawCell(address="C5", value=Decimal(number), date=date, number_format="dd/mm/yyyy" if date else "General")


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("44915", DAY),
        ("44915.75", DAY),
        ("61", dt.date(1900, 3, 1)),
        ("59", dt.date(1900, 2, 28)),
        ("1", dt.date(1900, 1, 1)),
    ],
)
def test_a_date_serial(number: str, day: dt.date) -> None:
    assert read_date(serial(number)).value == day


def test_a_serial_that_lost_its_format_is_told_not_used() -> None:
    reading = read_date(serial("44915", date=False))
    assert (reading.issue, reading.expected) == ("date-unreadable", "có thể là 20/12/2022")


@pytest.mark.parametrize("number", ["2022", "0", "-5", "99999999", "3000000"])
def test_a_number_that_is_no_day(number: str) -> None:
    assert read_date(serial(number, date=False)).issue == "date-unreadable"


def test_blank_error_and_uncalculated_cells() -> None:
    assert read_date(RawCell(address="C5", value=None)).state is State.BLANK
    assert read_date(RawCell(address="C5", value=None, error="#N/A")).issue == "error-value"
    assert (
        read_date(RawCell(address="C5", value=None, formula="TODAY()", missing=True)).issue == "formula-without-value"
    )
    assert read_date(RawCell(address="C5", value=True)).issue == "date-unreadable"


@pytest.mark.parametrize("code", ['0;-0;0;"1"@', ";;;"])
def test_a_format_that_shows_another_text(code: str) -> None:
    assert read_date(RawCell(address="C5", value="15/03/2022", number_format=code)).issue == "format-contradicts"


def test_a_format_that_shows_another_day() -> None:
    cell = RawCell(address="C5", value=Decimal(44635), number_format='dd/mm/"2021"', date=True)
    assert read_date(cell).issue == "format-contradicts"
