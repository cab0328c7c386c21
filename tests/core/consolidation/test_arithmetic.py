"""The worked examples of ``docs/arithmetic.md`` are what the product computes, in Python and in the workbook."""

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samples.office.client import Office
from samples.office.recalc import recalc_diff
from tests.core.consolidation.arithmetic import NOTHING, Example, Row, code_of, examples, judged
from tests.textbook import open_book
from toolkit.core.consolidation.achievement import NO_TARGET
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Balance, Consolidation, Figure
from toolkit.core.plan.model import Mode
from workbook_templates.consolidated.book import write_consolidated_book
from workbook_templates.consolidated.indicator_columns import columns

EXAMPLES = examples()
WITH_FIGURES = {number: example for number, example in enumerate(EXAMPLES, 1) if example.results}
OF_THE_LEDGER = {number: example for number, example in enumerate(EXAMPLES, 1) if example.sums}
IN_THE_BOOK = {
    "Σ(a)": "numerator",
    "Σ(b)": "denominator",
    "Result": "value",
    "Estimate": "estimate",
    "Change": "change",
    "Trend": "trend",
    "Against plan": "achievement",
    "Agencies": "coverage",
    "Status": "status",
}
"""Heading of the page → column of the sheet ``Chỉ tiêu``."""


def every(numbered: dict[int, Example]) -> pytest.MarkDecorator:
    found = list(numbered.items())
    return pytest.mark.parametrize(("number", "example"), found, ids=[example.title for _, example in found])


@cache
def together() -> Consolidation:
    """All examples in one inbox."""
    return consolidate(judged(WITH_FIGURES))


@cache
def workbook() -> bytes:
    return write_consolidated_book(together())


@cache
def rows_of_book() -> dict[str, dict[str, Any]]:
    """Code → column → value, as the sheet ``Chỉ tiêu`` has it."""
    names = list(columns(together().judgement.plan, estimate=True))
    sheet = open_book(workbook(), values=True)["Chỉ tiêu"]
    found = (dict(zip(names, row, strict=False)) for row in sheet.iter_rows(values_only=True))
    return {str(row["code"]): row for row in found}


def figure(number: int, row: Row) -> Figure:
    code = code_of(number, row["Indicator"])
    return next(one for one in together().figures if one.indicator.code == code)


def text(value: object) -> str:
    return NOTHING if value is None or value == "" else format(value, "f") if isinstance(value, Decimal) else str(value)


@every(WITH_FIGURES)
def test_the_figures_are_those_of_the_page(number: int, example: Example) -> None:
    for row in example.results:
        one = figure(number, row)
        found = {
            "Indicator": row["Indicator"],
            "Σ(a)": text(one.numerator),
            "Σ(b)": text(one.denominator),
            "Result": text(one.value),
            "Estimate": text(one.estimate),
            "Year": text(one.year),
            "Change": text(one.change),
            "Against plan": one.achievement.value,
            "Agencies": f"{one.received}/{one.expected}",
        }
        assert {head: found.get(head, cell) for head, cell in row.items()} == row


@every(WITH_FIGURES)
def test_the_workbook_shows_the_page(number: int, example: Example) -> None:
    for row in example.results:
        cells = rows_of_book()[code_of(number, row["Indicator"])]
        for head, expected in row.items():
            found = text(cells[IN_THE_BOOK[head]]) if head in IN_THE_BOOK else expected
            same = found == expected or (
                is_number(found) and is_number(expected) and Decimal(found) == Decimal(expected)
            )
            assert same, f"{row['Indicator']}, {head}: {found}"


@every(WITH_FIGURES)
def test_what_is_said_beside_the_first_figure_is_on_the_page(number: int, example: Example) -> None:
    one = figure(number, example.results[0])
    unstated = "" if any("Target" in row for row in example.indicators) else NO_TARGET
    # Agencies and files of different examples are told apart by the number of the example.
    found = [remark.replace(f"-{number}-", "-") for remark in one.remarks if remark != unstated]
    assert found == example.said


@every(OF_THE_LEDGER)
def test_the_sums_of_the_ledger_are_those_of_the_page(number: int, example: Example) -> None:
    balances = {balance.title: balance for balance in consolidate(judged({number: example})).balances}
    found = [{"Sum": row["Sum"], **summed(balances[row["Sum"]])} for row in example.sums]
    assert found == example.sums


def summed(balance: Balance) -> Row:
    parts = " + ".join(f"{count} {label}" for label, count in balance.parts if count)
    return {"Total": str(balance.total), "Parts": parts}


def is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None


def test_every_mode_has_an_example() -> None:
    shown = {row["Mode"] for example in EXAMPLES for row in example.indicators}
    assert shown == {mode.value for mode in Mode} - {Mode.HEADING}


@pytest.mark.office
def test_the_formulas_of_all_examples_give_the_page(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "vi-du.xlsx"
    path.write_bytes(workbook())
    assert recalc_diff(office, path) == []
