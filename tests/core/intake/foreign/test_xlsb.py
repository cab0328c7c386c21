"""Forms that come back as .xlsb.

LibreOffice reads .xlsb but cannot write it, and there is no Excel here. The files of these tests are therefore
written record by record after the published format (`biff12`): the same kinds of records that Excel writes for
texts (shared and in the cell), numbers (short and double), truth values, errors, formulas, number formats, hidden
rows, hidden sheets, protection and custom properties. A file saved by Excel itself has not been read.
"""

import struct
from functools import cache
from pathlib import Path

import pytest

from tests.core.intake.foreign import biff12
from tests.core.intake.foreign.biff12 import Cell, Sheet, number, shared, text, whole, workbook
from tests.core.intake.foreign.opened import opened, shown
from tests.core.intake.foreign.saved import as_xlsb
from tests.core.intake.returned import Returned, entries, fill, intake_of
from toolkit.core.intake.kinds import Kind
from toolkit.core.intake.limits import DEFAULT, Limits, Refused
from toolkit.core.intake.peek import stamps_in


def one(cells: dict[tuple[int, int], Cell], *formats: str, **options: bool) -> bytes:
    """A workbook of one sheet."""
    return workbook([Sheet(name="A", cells=cells)], formats, ["dùng chung", ""], **options)  # type: ignore[arg-type]


def test_a_filled_form_is_the_same_as_in_xlsx(tmp_path: Path) -> None:
    returned = Returned()
    fill(returned)
    expected = returned.submission(tmp_path)
    intake = intake_of(as_xlsb(returned.data()), tmp_path, name="bieu.xlsb")
    assert intake.submission is not None, intake.details
    assert dict(entries(intake.submission)) == dict(entries(expected))
    assert intake.submission.forms == expected.forms
    assert intake.submission.content == expected.content
    assert intake.submission.other_format == "Excel nhị phân (.xlsb)"
    assert "sheet" in intake.carriers
    assert list(stamps_in(tmp_path / "bieu.xlsb")) == [expected.stamp]


_FORMATS = ("0.00%", "0%", "dd/mm/yyyy", "d-mmm", "[h]:mm")
_PERCENT, _WHOLE_PERCENT, _DATE, _DAY, _HOURS = range(1, 6)
_NO_SUCH_STYLE = 99
_CELLS = [
    (shared(0), "dùng chung str"),
    (text("  trong ô\n2 "), "  trong ô\n2  str"),
    (shared(1), " str"),
    (text("x" * 32_000), f"{'x' * 32_000} str"),
    (whole(-5), "-5 Decimal"),
    (number(0.1 + 0.2), "0,3 Decimal"),
    (number(0.6667, _PERCENT), "66,67% Decimal"),
    (whole(1, _WHOLE_PERCENT), "100% Decimal"),
    (number(1.5, _NO_SUCH_STYLE), "1,5 Decimal"),
    (whole(46115, _DATE), "03/04/2026 Decimal date"),
    (number(46115, _DAY), "03/04/2026 Decimal date"),
    (number(5, _DAY), "05/01/1900 Decimal date"),
    (number(0.5, _HOURS), "0,5 Decimal date"),
    (Cell(kind=biff12.TRUTH, data=b"\1"), "TRUE bool"),
    (Cell(kind=biff12.ERROR, data=b"\x07"), "#DIV/0! nothing error"),
    (Cell(kind=biff12.ERROR_FORMULA, data=b"\x2a" + biff12.NO_FORMULA), "#N/A nothing formula error"),
    (Cell(kind=biff12.NUMBER_FORMULA, data=struct.pack("<d", 2) + biff12.NO_FORMULA), "2 Decimal formula"),
    (Cell(kind=biff12.TEXT_FORMULA, data=biff12.wide("ab") + biff12.NO_FORMULA), "ab str formula"),
    (Cell(kind=biff12.TRUTH_FORMULA, data=b"\0" + biff12.NO_FORMULA), "FALSE bool formula"),
]


@cache
def all_read() -> list[str]:
    """One workbook with each of the cells in a row of its own, below a blank row."""
    return shown(one({(place, 1): cell for place, (cell, _) in enumerate(_CELLS, start=1)}, *_FORMATS))


@pytest.mark.parametrize("number", range(len(_CELLS)))
def test_a_cell(number: int) -> None:
    assert all_read()[number] == f"B{number + 2} {_CELLS[number][1]}"


def test_dates_count_from_1904_where_the_file_says_so() -> None:
    cells = {(0, 0): number(44653, 1), (1, 0): whole(44653, 1), (2, 0): whole(44653)}
    lines = shown(one(cells, "dd/mm/yyyy", epoch_1904=True))
    assert lines == ["A1 03/04/2026 Decimal date", "A2 03/04/2026 Decimal date", "A3 44653 Decimal"]


def test_sheets_hidden_rows_protection_and_properties() -> None:
    sheets = [
        Sheet(name="Chỉ tiêu", cells={(4, 2): whole(1), (6, 2): whole(2)}, hidden_rows=frozenset({6}), protected=True),
        Sheet(name="bdgxl", cells={}, state=2),
    ]
    package = opened(workbook(sheets, parts=biff12.custom_property("bdgxl", "plan=x")))
    assert [(sheet.name, sheet.state == "visible", sheet.grid.protected) for sheet in package.sheets] == [
        ("Chỉ tiêu", True, True),
        ("bdgxl", False, False),
    ]
    assert package.sheets[0].grid.hidden_rows == {6}
    assert (package.kind, package.custom) == (Kind.XLSB, {"bdgxl": "plan=x"})


@pytest.mark.parametrize("place", [(1_048_575, 0), (0, 16_383), (1_048_575, 16_383)])
def test_a_stray_cell_far_out_is_refused_before_memory_is_taken(place: tuple[int, int]) -> None:
    with pytest.raises(Refused) as refused:
        opened(one({(0, 0): whole(1), place: whole(1)}))
    assert (refused.value.problem, refused.value.reason) == ("too-large", "extent")


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(area=9), "area"),
        (Limits(cells=1), "cells"),
        (Limits(sheets=0), "sheets"),
        (Limits(part_bytes=20), "unpacked-size"),
    ],
)
def test_limits_hold(limits: Limits, reason: str) -> None:
    data = one({(0, 0): whole(1), (0, 9): whole(1)})
    opened(data, DEFAULT)
    with pytest.raises(Refused) as refused:
        opened(data, limits)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("part", "data"),
    [
        ("xl/workbook.bin", b"\x9c\x01\xff"),
        ("xl/workbook.bin", b"\x83\x01\x00"),
        ("xl/worksheets/sheet1.bin", biff12.record(145) + biff12.record(biff12.RK, b"\0")),
    ],
)
def test_broken_records_are_damage(part: str, data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        opened(workbook([Sheet(name="A", cells={})], parts={part: data}))
    assert refused.value.problem == "damaged"


@pytest.mark.parametrize("again", [b"", biff12.record(biff12.ROW, bytes(18))])
def test_a_cell_that_is_there_twice(again: bytes) -> None:
    row, figure = biff12.record(biff12.ROW, bytes(18)), biff12.record(biff12.RK, bytes(12))
    head = biff12.record(129) + biff12.record(148, bytes(16)) + biff12.record(145)
    data = head + row + figure + again + figure + biff12.record(146) + biff12.record(130)
    with pytest.raises(Refused) as refused:
        opened(workbook([Sheet(name="A", cells={})], parts={"xl/worksheets/sheet1.bin": data}))
    assert (refused.value.reason, refused.value.found) == ("cell-twice", "A1")


def test_a_text_that_the_parser_does_not_know_is_no_blank() -> None:
    rich = Cell(kind=62, data=b"\0" + biff12.wide("chữ đậm"))
    with pytest.raises(Refused) as refused:
        opened(one({(0, 0): rich}))
    assert (refused.value.problem, refused.value.found) == ("legacy-format", "Excel nhị phân (.xlsb)")
