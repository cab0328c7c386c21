"""What is read from .ods, and what is refused before the parser of the values sees it."""

from functools import cache

import pytest

from tests.core.intake.foreign.opendocument import cell, ods, row, table
from tests.core.intake.foreign.opened import opened, shown
from toolkit.core.intake.kinds import Kind
from toolkit.core.intake.limits import Limits, Refused

_FAILED = 'calcext:value-type="error"'
_CELLS = [
    (cell("float", "12.5", "12,5"), "12,5 Decimal"),
    (cell("float", "0.6667", "0,67"), "0,6667 Decimal"),
    (cell("percentage", "0.6667", "66,67%"), "66,67% Decimal"),
    (cell("percentage", "1", "100%"), "100% Decimal"),
    (cell("date", "2026-04-03", "03/04/26"), "03/04/2026 Decimal date"),
    (cell("time", "PT12H00M00S", "12:00"), "0,5 Decimal date"),
    (cell("boolean", "true", "ĐÚNG"), "TRUE bool"),
    (cell("string", shown="Sở Y tế"), "Sở Y tế str"),
    (cell("string"), " str"),
    (cell("string", shown="#DIV/0!"), "#DIV/0! str"),
    (cell("string", shown="#DIV/0!", formula="of:=1/0", more=_FAILED), "#DIV/0! nothing formula error"),
    (cell("string", shown="#N/A", formula="of:=NA()"), "#N/A nothing formula error"),
    (cell("float", "0", "Err:502", "of:=1/0"), "Err:502 nothing formula error"),
    (cell("float", "3", "3", "of:=1+2"), "3 Decimal formula"),
    (cell(shown="", formula="of:=''"), " str formula"),
    (cell(formula="of:=1+2"), "=… nothing formula missing"),
]


@cache
def all_read() -> list[str]:
    """One workbook with each of the cells in a row of its own."""
    return shown(ods(table(*(row(one) for one, _ in _CELLS))))


@pytest.mark.parametrize("number", range(len(_CELLS)))
def test_a_cell(number: int) -> None:
    assert all_read()[number] == f"A{number + 1} {_CELLS[number][1]}"


def test_blanks_and_repetitions_keep_their_places() -> None:
    seven = cell("float", "7", more='table:number-columns-repeated="2"')
    data = ods(
        table(
            row(cell(), more='table:number-rows-repeated="3"'),
            row(cell(more='table:number-columns-repeated="4"'), seven, more='table:number-rows-repeated="2"'),
            row(cell(), "<table:covered-table-cell/>", cell("percentage", "0.5")),
            row(cell(more='table:number-columns-repeated="16384"'), more='table:number-rows-repeated="1048570"'),
        )
    )
    assert [line.split()[0] for line in shown(data)] == ["E4", "F4", "E5", "F5", "C6"]
    assert shown(data)[-1] == "C6 50% Decimal"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((row(cell(), more='table:number-rows-repeated="1048575"'), row(cell("float", "1"))), "extent"),
        ((row(cell(more='table:number-columns-repeated="16383"'), cell("float", "1")),), "extent"),
        ((row(cell("float", "1"), more='table:number-rows-repeated="999999999"'),), "cells"),
        ((row(cell("float", "1", more='table:number-columns-repeated="-5"')),), "address"),
        (
            (
                row(cell("float", "1"), cell(more='table:number-columns-repeated="900"'), cell("float", "1")),
                row(cell(), more='table:number-rows-repeated="9000"'),
                row(cell("float", "1")),
            ),
            "area",
        ),
    ],
)
def test_what_would_take_too_much_memory_is_refused_before(rows: tuple[str, ...], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        opened(ods(table(*rows)))
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (ods(table(), manifest="<manifest:encryption-data/>"), "encrypted"),
        (ods(table(), head='<!DOCTYPE a [<!ENTITY b "c">]>'), "hostile-file"),
        (ods(), "damaged"),
    ],
)
def test_refused(data: bytes, problem: str) -> None:
    with pytest.raises(Refused) as refused:
        opened(data)
    assert refused.value.problem == problem


@pytest.mark.parametrize(
    ("shown", "more", "problem"),
    [
        ('a<text:s text:c="400000000"/>b', "", "too-large"),
        ('a<text:s text:c="x"/>b', "", "damaged"),
        ("a" * 30_000, 'table:number-columns-repeated="900"', ""),
        ("a" * 30_000, 'table:number-columns-repeated="900"', "too-large"),
    ],
)
def test_texts_are_counted_before_they_are_unfolded(shown: str, more: str, problem: str) -> None:
    data = ods(table(*[row(cell("string", shown=shown, more=more))] * (3 if problem else 1)))
    if problem:
        with pytest.raises(Refused) as refused:
            opened(data)
        assert refused.value.problem == problem
    else:
        assert len(opened(data).sheets[0].grid.rows[0]) == 900


def test_too_many_sheets() -> None:
    with pytest.raises(Refused) as refused:
        opened(ods(table(), table(name="B")), Limits(sheets=1))
    assert refused.value.reason == "sheets"


def test_a_text_without_a_kind_is_no_blank() -> None:
    with pytest.raises(Refused) as refused:
        opened(ods(table(row(cell(shown="12")))))
    assert (refused.value.problem, refused.value.found) == ("legacy-format", "OpenDocument (.ods)")


def test_hidden_rows_and_protection() -> None:
    hidden = row(cell("float", "1"), more='table:visibility="collapse"')
    (sheet,) = opened(ods(table(row(cell()), hidden, more='table:protected="true"'))).sheets
    assert (sheet.grid.hidden_rows, sheet.grid.protected) == ({1}, True)


@pytest.mark.parametrize(
    ("saved", "modified"),
    [
        ("2026-11-23T02:54:37.722986593", "2026-11-23T02:54:37.722986593+07:00"),
        ("2026-11-23T02:54:37Z", "2026-11-23T02:54:37Z"),
        ("hôm qua", ""),
    ],
)
def test_properties(saved: str, modified: str) -> None:
    meta = (
        f"<dc:date>{saved}</dc:date><dc:subject>plan=y</dc:subject><meta:generator>LibreOffice/7</meta:generator>"
        '<meta:user-defined meta:name="bdgxl">plan=x</meta:user-defined>'
    )
    package = opened(ods(table(), meta=meta))
    assert (package.modified, package.producer, package.kind) == (modified, "LibreOffice/7", Kind.ODS)
    assert (package.custom, package.properties["subject"]) == ({"bdgxl": "plan=x"}, "plan=y")
