"""Any valid fill, written as officers write figures, merges to what direct computation gives."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from samples.addresses import input_addresses
from tests.builders import indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover
from toolkit.core.plan.model import Plan
from validators.judge import judge
from workbook_templates.agency_book import write_agency_book

AGENCIES = ("so-a", "so-b", "so-c")


@cache
def plan() -> Plan:
    return make_plan(
        indicator("1.1", "ratio", "+so-a +so-b +so-c"),
        indicator("1.2", "sum", "+so-a +so-b +so-c"),
        indicator("1.3", "ratio", "so-b", unit={"kind": "per-1000", "printed": "‰"}),
        agencies=" ".join(AGENCIES),
    )


@cache
def blank(agency: str) -> tuple[AgencyBook, bytes, dict[tuple[str, str, str], tuple[str, str]]]:
    book = agency_book(plan(), plan().reports[0], plan().periods[0], plan().agency_by_code[agency])
    data = write_agency_book(book)
    with TemporaryDirectory() as folder:
        path = Path(folder, book.file_name)
        path.write_bytes(data)
        return book, data, input_addresses(path, book)


def written(number: int, style: str) -> int | str:
    """A whole number in one of the ways in which officers write it."""
    dotted = f"{number:,}".replace(",", ".")
    # "1.234" alone is ambiguous by rule, except in counts, where a fraction is impossible.
    texts = {"text": str(number), "dots": dotted, "spaces": dotted.replace(".", "\u00a0")}
    return texts.get(style, number)


def merged(fills: dict[str, dict[tuple[str, str], int | str]]) -> Consolidation:
    with TemporaryDirectory() as folder:
        for agency, cells in fills.items():
            book, data, addresses = blank(agency)
            path = Path(folder, book.file_name)
            path.write_bytes(data)
            workbook = load_workbook(path)
            for (code, column), value in cells.items():
                sheet, cell = addresses["indicators", code, column]
                workbook[sheet][cell] = value
            workbook.save(path)
        intakes = list(read_files(discover(Path(folder)), plan()))
    return consolidate(judge(intakes, plan(), plan().periods[0], dt.date(2022, 12, 31)))


def rounded(value: Fraction, decimals: int) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


counts = st.integers(1, 2_000_000)
pairs = st.tuples(counts, counts).map(lambda pair: (min(pair), max(pair)))
styles = st.sampled_from(["number", "text", "dots", "spaces"])


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(
    shares=st.lists(pairs, min_size=3, max_size=3),
    totals=st.lists(counts, min_size=3, max_size=3, unique=True),
    births=pairs,
    style=styles,
)
def test_random_fill_merges_to_the_direct_computation(
    shares: list[tuple[int, int]], totals: list[int], births: tuple[int, int], style: str
) -> None:
    fills: dict[str, dict[tuple[str, str], int | str]] = {}
    for agency, (part, whole), total in zip(AGENCIES, shares, totals, strict=True):
        fills[agency] = {
            ("1.1", "numerator"): written(part, style),
            ("1.1", "denominator"): written(whole, style),
            ("1.2", "result"): written(total, style),
        }
    fills["so-b"] |= {
        ("1.3", "numerator"): written(births[0], style),
        ("1.3", "denominator"): written(births[1], style),
    }
    figures = {figure.indicator.code: figure.value for figure in merged(fills).figures}
    assert figures == {
        "1.1": rounded(Fraction(sum(a for a, _ in shares) * 100, sum(b for _, b in shares)), 2),
        "1.2": Decimal(sum(totals)),
        "1.3": rounded(Fraction(births[0] * 1000, births[1]), 2),
    }
