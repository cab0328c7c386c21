"""After an officer's correction in ``Dữ liệu`` the live figures are those of an inbox that had said so at once."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samples.office.client import Office
from tests.builders import Inbox, indicator, make_plan
from tests.textbook import open_book
from toolkit.core.a1 import a1
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.plan.model import Plan
from toolkit.core.vocabulary import STATUS_ESTIMATE, STATUS_NIL, STATUS_NO_DATA
from workbook_templates.consolidated.book import write_consolidated_book
from workbook_templates.consolidated.data_rows import Col

RATE = {"kind": "percent", "printed": "%"}
COUNT = {"kind": "count"}
PAIR = {"numerator": "a", "denominator": "b"}
FIGURES = ("numerator", "denominator", "result", "estimate", "year")
COLUMNS = {
    "counted": Col.COUNTED,
    "numerator": Col.NUMERATOR,
    "denominator": Col.DENOMINATOR,
    "result": Col.VALUE,
    "estimate": Col.ESTIMATE,
    "year": Col.YEAR,
}
Rows = dict[tuple[str, str], dict[str, object]]


def plan() -> Plan:
    everyone = "+so-a +so-b +so-c"
    return make_plan(
        indicator("1", "derived", parts=["1.1", "1.2"]),
        indicator("1.1", "derived", parts=["1.1a", "1.1b"]),
        indicator("1.1a", "ratio", "so-a ?so-b"),
        indicator("1.1b", "ratio", everyone, target={"printed": "≥5", "value": 5}),
        indicator("1.2", "share", everyone),
        indicator("2", "derived", parts=["2.1", "2.2"], unit=COUNT, baseline={"printed": "40,5", "value": "40.5"}),
        indicator("2.1", "sum", everyone),
        indicator("2.2", "single", "so-c ?so-a"),
        indicator("3", "latest", "so-b", unit={"kind": "ratio", "printed": "lần"}, direction="down"),
        indicator("4", "single", "so-a ?so-b", unit=RATE, components=PAIR, direction="keep"),
        indicator("5", "ratio", "+so-a +so-b", target={"printed": "<30", "value": 30}, direction="down"),
    )


def given() -> Rows:
    return {
        ("so-a", "1.1a"): {"numerator": 1, "denominator": 2, "result": 50, "estimate": 60},
        ("so-b", "1.1a"): {"result": 48},
        ("so-a", "1.1b"): {"numerator": 1, "denominator": 3},
        ("so-b", "1.1b"): {"numerator": 1, "denominator": 9, "status": STATUS_ESTIMATE},
        ("so-c", "1.1b"): {"result": 20},
        ("so-a", "1.2"): {"result": "Có"},
        ("so-b", "1.2"): {"result": "Không"},
        ("so-c", "1.2"): {"status": STATUS_NIL},
        ("so-a", "2.1"): {"result": 7, "estimate": 9},
        ("so-b", "2.1"): {"result": 5, "estimate": 6, "status": STATUS_ESTIMATE},
        ("so-c", "2.1"): {"status": STATUS_NO_DATA},
        ("so-c", "2.2"): {"result": 30, "estimate": 40},
        ("so-a", "2.2"): {"result": 31},
        ("so-b", "3"): {"result": "1,48", "year": 2021, "estimate": "1,5"},
        ("so-a", "4"): {"numerator": 1, "denominator": 800, "result": "0,1"},
        ("so-b", "4"): {"result": 4},
        ("so-a", "5"): {"numerator": 0, "denominator": 0},
        ("so-b", "5"): {"numerator": 3, "denominator": 8},
    }


NOT_COUNTED = (("so-b", "1.1a"), ("so-c", "1.1b"), ("so-a", "2.2"), ("so-b", "4"))
"""Figures for comparison, and a rate without components."""
ALL, EVERY_OTHER = slice(None), slice(0, None, 2)
AGENCIES = {"so-a": "Sở A", "so-b": "Sở B", "so-c": "Sở C"}


def counted() -> list[tuple[str, str]]:
    """Rows that are in the figures."""
    told = [place for place, cells in given().items() if any(name in cells for name in FIGURES)]
    return [place for place in told if place not in NOT_COUNTED]


def book(rows: Rows) -> bytes:
    inbox = Inbox(plan(), period="6t")
    for agency in AGENCIES:
        inbox.file(agency, {("indicators", code): cells for (who, code), cells in rows.items() if who == agency})
    return write_consolidated_book(consolidate(inbox.judgement))


def changed(places: Iterable[tuple[str, str]], names: Iterable[str], text: str) -> Rows:
    """What the agencies would have had to send: only a number can stand for a number."""
    rows = given()
    for place in places:
        kept = {name: content for name, content in rows[place].items() if name not in names}
        rows[place] = kept | {name: text for name in names if text.isdecimal() and name in rows[place]}
    return rows


@cache
def original() -> tuple[bytes, dict[tuple[str, str], int]]:
    """The workbook, and the row of ``Dữ liệu`` of every agency's indicator."""
    data = book(given())
    rows = list(open_book(data)["Dữ liệu"].iter_rows(values_only=True))
    at = {(row[Col.AGENCY], row[Col.KEY]): number for number, row in enumerate(rows)}
    return data, {(agency, code): at[AGENCIES[agency], f"CT {code}"] for agency, code in given()}


@cache
def formulas() -> list[str]:
    """The cells of ``Chỉ tiêu`` that are formulas in the original."""
    cells = (cell for row in open_book(original()[0])["Chỉ tiêu"].iter_rows() for cell in row)
    return [cell.coordinate for cell in cells if cell.data_type == "f"]


def figures(data: bytes) -> dict[str, Any]:
    """What stands in these cells; nothing is the empty text."""
    values = open_book(data, values=True)["Chỉ tiêu"]
    found = {address: values[address].value for address in formulas()}
    return {address: "" if value is None else value for address, value in found.items()}


@pytest.mark.office
@pytest.mark.parametrize(
    ("names", "text", "chosen"),
    [
        (["counted"], "Không", ALL),
        (["counted"], "Không", EVERY_OTHER),
        (["numerator"], "", ALL),
        (["result"], "", EVERY_OTHER),
        (["denominator", "result"], "chưa rõ", ALL),
        (["estimate", "numerator"], "-1", EVERY_OTHER),
        (["numerator", "result", "estimate"], "17", ALL),
    ],
)
def test_a_correction_does_what_it_would_have_done_at_once(
    office: Office, tmp_path: Path, names: list[str], text: str, chosen: slice
) -> None:
    data, rows = original()
    places = counted()[chosen]
    path = tmp_path / "tong-hop.xlsx"
    path.write_bytes(data)
    cells = [(place, name) for place in places for name in names if name == "counted" or name in given()[place]]
    with office.open(path) as live:
        typed = [(a1(rows[place], COLUMNS[name]), text) for place, name in cells]
        live.type_cells("Dữ liệu", typed, override_validation=True)
        found = {address: cell.value for address, cell in live.cells("Chỉ tiêu").items()}
    expected = figures(book(changed(places, FIGURES if names == ["counted"] else names, text)))
    assert {address: found.get(address, "") for address in expected} == pytest.approx(expected)
