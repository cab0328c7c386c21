"""Cell addresses."""

import pytest

from toolkit.core.a1 import a1, absolute, cell_range, column_letter, column_range, parse, row_range, sheet_reference


@pytest.mark.parametrize(
    ("col", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_column_letters(col: int, letter: str) -> None:
    assert column_letter(col) == letter


def test_a_cell() -> None:
    assert a1(6, 1) == "B7"


def test_an_absolute_cell() -> None:
    assert absolute(6, 1) == "$B$7"


def test_a_range() -> None:
    assert cell_range(6, 1, 8, 3) == "B7:D9"


def test_part_of_a_row() -> None:
    assert row_range(11, 0, 12) == "A12:M12"


def test_a_whole_column() -> None:
    assert column_range(5) == "$F:$F"


@pytest.mark.parametrize(
    ("sheet", "reference"),
    [("bdgxl", "bdgxl!$B$7"), ("Chỉ tiêu", "'Chỉ tiêu'!$B$7"), ("A's", "'A''s'!$B$7"), ("AB12", "'AB12'!$B$7")],
)
def test_a_cell_of_another_sheet(sheet: str, reference: str) -> None:
    assert sheet_reference(sheet, "$B$7") == reference


@pytest.mark.parametrize("address", ["B7", "$B$7", "b7", "B$7"])
def test_an_address_is_read_back(address: str) -> None:
    assert parse(address) == (6, 1)


@pytest.mark.parametrize("text", ["", "7", "B", "B0", "B7:C8", "BBBB7", "B 7"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a cell address"):
        parse(text)


@pytest.mark.parametrize(("row", "col"), [(-1, 0), (0, -1)])
def test_negative_places_are_refused(row: int, col: int) -> None:
    with pytest.raises(ValueError, match="negative"):
        a1(row, col)
