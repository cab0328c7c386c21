"""What is read from .xls beyond what LibreOffice writes, and what is refused before the parser sees it."""

import contextlib
import struct
from functools import cache

import pytest

from tests.core.intake.containers.compound import compound
from tests.core.intake.foreign import biff8
from tests.core.intake.foreign.biff8 import formula, number, place, record, stream, text, xls
from tests.core.intake.foreign.opened import opened, shown
from toolkit.core.intake.foreign.xls import scan_xls
from toolkit.core.intake.limits import Limits, Refused

_FORMATS = ("0.00%", "dd/mm/yyyy")
_PERCENT, _DATE = 1, 2


def special(kind: int, value: int = 0) -> bytes:
    """The result of a formula that is no number: 0 text in a record of its own, 1 truth, 2 error, 3 empty text."""
    return bytes((kind, 0, value, 0, 0, 0, 0xFF, 0xFF))


_CELLS = [
    (number(1, 1, 0.1 + 0.2), "0,3 Decimal"),
    (number(2, 1, 0.6667, _PERCENT), "66,67% Decimal"),
    (number(3, 1, 1, _PERCENT), "100% Decimal"),
    (number(4, 1, 46115, _DATE), "03/04/2026 Decimal date"),
    (record(0x027E, place(5, 1) + struct.pack("<I", 7 << 2 | 2)), "7 Decimal"),
    (record(biff8.LABEL, place(6, 1) + text("Sở Y tế")), "Sở Y tế str"),
    (record(biff8.ERROR, place(7, 1) + b"\x07\x01"), "#DIV/0! nothing error"),
    (record(biff8.ERROR, place(8, 1) + b"\x01\x00"), "TRUE bool"),
    (formula(9, 1, struct.pack("<d", 2)), "2 Decimal formula"),
    (formula(10, 1, special(2, 0x2A)), "#N/A nothing formula error"),
    (formula(11, 1, special(3)), " str formula"),
    (formula(12, 1, special(0)) + record(biff8.RESULT, text("ab")), "ab str formula"),
    (formula(13, 1, special(0)), "=… nothing formula missing"),
    (record(0x0201, place(14, 1)) + number(14, 1, 5), "5 Decimal"),
]


@cache
def all_read() -> list[str]:
    """One workbook with each of the cells in a row of its own."""
    return shown(xls(stream((cell for cell, _ in _CELLS), _FORMATS)))


@pytest.mark.parametrize("number", range(len(_CELLS)))
def test_a_cell(number: int) -> None:
    assert all_read()[number] == f"B{number + 2} {_CELLS[number][1]}"


def test_a_run_of_numbers_has_a_format_for_each() -> None:
    run = struct.pack("<HHHIHIH", 0, 2, 0, 7 << 2 | 2, _PERCENT, 1 << 2 | 2, 3)
    assert shown(xls(stream([record(0x00BD, run)], _FORMATS))) == ["C1 7 Decimal", "D1 100% Decimal"]


def test_hidden_rows_protection_and_1904() -> None:
    hidden = record(0x0208, struct.pack("<HHHHHHI", 3, 0, 1, 255, 0, 0, 0x20))
    cells = [record(0x0012, b"\1\0"), hidden, number(3, 0, 44653, _DATE)]
    data = xls(stream(cells, _FORMATS, record(0x0022, b"\1\0")))
    (sheet,) = opened(data).sheets
    assert (sheet.grid.hidden_rows, sheet.grid.protected) == ({3}, True)
    assert sheet.cell(3, 0).typed == "03/04/2026"


_CLAIMS = (
    record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0x100, 0)),
    record(0x0200, struct.pack("<IIHHH", 5, 1, 9, 1, 0)),
    record(0x0200, struct.pack("<HHHHH", 22, 3, 46, 155, 0)),
    record(0x0200),
)
_TEXTS = 0x00FC
_CHART = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x20, 0, 0, 0, 0))
_END = record(0x000A)
_FAR = [number(0, 0, 1), number(65_535, 255, 1)]
_FOREVER = [3, 4, 5, 6, 7, 8, 9, 2]


@pytest.mark.parametrize(
    ("data", "problem", "reason"),
    [
        (xls(stream(_FAR)), "too-large", "area"),
        (xls(stream([number(0, 2_000, 1)])), "too-large", "extent"),
        (xls(stream([number(0, 0, 14), number(0, 0, 99)])), "damaged", "cell-twice"),
        (xls(stream([], more=record(0x002F, bytes(6)))), "encrypted", ""),
        (xls(stream([]), chained=_FOREVER), "hostile-file", "endless"),
        (xls(stream([]), chained=[99]), "damaged", "compound"),
        (xls(stream([]))[:1_500], "damaged", "compound"),
        (xls(stream([])[:-4].ljust(4096, b"\1")), "damaged", "records"),
        (xls(b""), "damaged", "no-sheets"),
    ],
)
def test_refused(data: bytes, problem: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        opened(data)
    assert (refused.value.problem, refused.value.reason) == (problem, reason)


@pytest.mark.parametrize("count", [0x7FFFFFFF, 0xFFFFFFFF])
def test_how_many_texts_there_claim_to_be_does_not_matter(count: int) -> None:
    texts = record(_TEXTS, struct.pack("<II", 0, count))
    assert shown(xls(stream([number(0, 0, 1)], more=texts))) == ["A1 1 Decimal"]


@pytest.mark.parametrize("claim", _CLAIMS)
def test_how_large_a_sheet_claims_to_be_does_not_matter(claim: bytes) -> None:
    assert shown(xls(stream([claim, number(0, 0, 1)]))) == ["A1 1 Decimal"]


def test_the_figures_that_a_chart_keeps_are_not_those_of_its_sheet() -> None:
    chart = _CHART + record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 99, 0)) + number(1, 1, 99) + _END
    assert shown(xls(stream([number(1, 1, 14), chart, number(2, 1, 15)]))) == ["B2 14 Decimal", "B3 15 Decimal"]


@pytest.mark.parametrize("kind", [1, 2, 6])
def test_cells_of_what_is_no_worksheet_take_no_memory(kind: int) -> None:
    sheets = [biff8.Sheet("A", [number(0, 0, 1)]), *(biff8.Sheet(f"{n}", _FAR, kind=kind) for n in range(100))]
    assert shown(compound({"Workbook": biff8.book(sheets)})) == ["A1 1 Decimal"]


def test_a_formula_that_the_parser_would_not_understand_is_its_result() -> None:
    data = formula(0, 0, struct.pack("<d", 2))[4:-2] + b"\xff\xff\x1d\xfe"
    assert shown(xls(stream([record(biff8.FORMULA, data)]))) == ["A1 2 Decimal formula"]


def test_a_workbook_of_many_sectors() -> None:
    long = record(biff8.LABEL, place(0, 1) + text("a" * 30_000))
    cells = [long[:4] + place(row, 0) + long[10:] for row in range(100)]
    assert len(shown(compound({"Workbook": stream([*cells, number(100, 0, 7)])}))) == 101


def test_too_many_cells() -> None:
    with pytest.raises(Refused) as refused:
        opened(xls(stream([number(0, 0, 1), number(0, 1, 1)])), Limits(cells=1))
    assert refused.value.reason == "cells"


def test_flipped_bytes_are_refused_or_read_but_never_raise() -> None:
    data = xls(stream((cell for cell, _ in _CELLS), _FORMATS, record(0x0022, b"\0\0")))
    for position in range(0, len(data), 7):
        for flipped in (0x00, 0xFF):
            broken = bytearray(data)
            broken[position] = flipped
            with contextlib.suppress(Refused):
                assert scan_xls(bytes(broken), Limits())[0].sheets
