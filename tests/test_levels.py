"""Figures go up from level to level: components are added, whatever lies between, and every figure keeps its source."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from samples.build_levels import AS_OF, HERE, commune_answers, merged, plan_named
from samples.office.client import Office
from tests.builders import Inbox
from tests.levels import as_sent
from toolkit.commands.merge.command import command as merge
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Consolidation, Figure
from toolkit.core.forms.book import agency_book
from toolkit.core.intake.read import read_file
from toolkit.core.plan.model import Plan
from toolkit.core.verdict import Record
from validators.judge import judge
from workbook_templates.agency_book import write_agency_book
from workbook_templates.consolidated.book import write_consolidated_book

DISTRICT, PROVINCE, NATION = map(
    plan_named, ("son-tinh-minh-hoa-2024", "quang-ngai-minh-hoa-2024", "quoc-gia-minh-hoa-2024")
)
FIRST = 3
"""So many communes belong to the first of the two districts."""
ADDED = ("1.1", "2.4", "3.2a.1", "6.3")
"""Indicators that have one code everywhere; 4.1 of the district is 4.2 of the province."""


def below(plan: Plan, communes: list[str], issuer: str = "") -> Consolidation:
    """What a district makes of the answers of some communes."""
    inbox = Inbox(plan.model_copy(update={"issuer": issuer or plan.issuer}), as_of=AS_OF)
    for code in communes:
        rows: dict[tuple[str, str], dict[str, object]] = {}
        for (form, row, column), value in commune_answers()[code].items():
            rows.setdefault((form, row.lstrip("+")), {})[column] = value
        inbox.file(code, rows)
    return consolidate(as_sent(inbox.judgement))


def above(plan: Plan, folder: Path, books: Mapping[str, bytes]) -> Consolidation:
    """What the next level makes of workbooks."""
    folder.mkdir(exist_ok=True)
    for name, data in books.items():
        (folder / name).write_bytes(data)
    intakes = [read_file(folder / name, name, plan) for name in books]
    return consolidate(judge(intakes, plan, plan.period_by_code["nam"], AS_OF))


def figures(consolidation: Consolidation) -> dict[str, Figure]:
    return {figure.indicator.code: figure for figure in consolidation.figures}


@cache
def district() -> Consolidation:
    return below(DISTRICT, list(commune_answers()))


@cache
def district_book() -> bytes:
    return write_consolidated_book(district())


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Consolidation:
    """The province over two districts that share the communes between them."""
    communes = list(commune_answers())
    books = {
        "Sơn Tịnh.xlsx": below(DISTRICT, communes[:FIRST]),
        "Bình Sơn.xlsx": below(DISTRICT, communes[FIRST:], issuer="UBND huyện Bình Sơn"),
    }
    made = {name: write_consolidated_book(book) for name, book in books.items()}
    return above(PROVINCE, tmp_path_factory.mktemp("tinh"), made)


@pytest.mark.parametrize("code", ADDED)
def test_over_districts_or_directly_the_figure_is_the_same(province: Consolidation, code: str) -> None:
    one, other = figures(province)[code], figures(district())[code]
    assert (one.value, one.numerator, one.denominator) == (other.value, other.numerator, other.denominator)


def test_the_mean_of_the_districts_rates_would_be_another_figure(province: Consolidation) -> None:
    communes = list(commune_answers())
    rates = [
        figures(below(DISTRICT, part))["3.2a.1"].value or Decimal(0) for part in (communes[:FIRST], communes[FIRST:])
    ]
    mean = sum(rates, Decimal(0)) / 2
    value = figures(province)["3.2a.1"].value
    assert value == Decimal("58.77")
    assert abs(mean - value) > 1


def test_another_code_is_known_by_the_national_indicator(province: Consolidation) -> None:
    assert figures(province)["4.2"].numerator == figures(district())["4.1"].numerator == 493


def test_fixed_tables_are_summed_and_lists_stacked(province: Consolidation) -> None:
    sums = [record.get("nu") for record in province.of_form("table:can-bo") if record.row == "can-bo"]
    assert sum(datum.value for datum in sums if datum and isinstance(datum.value, Decimal)) == 22
    listed = [record.label for record in province.of_form("table:truyen-thong")]
    assert sorted(listed) == sorted(
        str(cells["table:truyen-thong", "+1", "noi-dung"]) for cells in commune_answers().values()
    )


def test_each_figure_leads_to_the_cell_of_the_workbook_below(province: Consolidation) -> None:
    record = next(one for one in province.records if (one.file.name, one.row) == ("Sơn Tịnh.xlsx", "1.1"))
    assert source(record, "numerator") == ("Sơn Tịnh.xlsx", "Chỉ tiêu", "3")


def source(record: Record, column: str) -> tuple[str, str, str]:
    datum = record.get(column)
    assert datum is not None
    return record.file.name, record.sheet, datum.typed


def test_the_ledger_balances_with_workbooks_in_the_inbox(province: Consolidation) -> None:
    assert province.balanced
    assert province.cells.refused == 0


def test_a_ministry_takes_the_provinces_workbook(province: Consolidation, tmp_path: Path) -> None:
    nation = above(NATION, tmp_path, {"Quảng Ngãi.xlsx": write_consolidated_book(province)})
    assert figures(nation)["4.1"].value == Decimal("110.79")
    assert any("chưa đủ đơn vị cấp dưới" in remark for remark in figures(nation)["1.1"].remarks)


def test_since_2025_communes_report_to_the_province(tmp_path: Path) -> None:
    commune = Inbox(plan_named("xa-son-tinh-minh-hoa-2025"), as_of=AS_OF)
    for code, above_, whole in (("phong-vh-xh", 1, 3), ("van-phong", 2, 2)):
        commune.report(code, _1_1={"numerator": above_, "denominator": whole, "status": "Ước thực hiện"})
    book = write_consolidated_book(consolidate(commune.judgement))
    plan = plan_named("quang-ngai-minh-hoa-2025")
    result = above(plan, tmp_path, {"Xã Sơn Tịnh.xlsx": book})
    figure = figures(result)["1.1"]
    assert (figure.value, figure.received, figure.expected) == (Decimal("60.00"), 1, 2)
    (record,) = (one for one in result.records if one.row == "1.1")
    assert source(record, "status")[2] == "Ước thực hiện"


def test_the_plan_above_is_found_among_several(tmp_path: Path) -> None:
    for plan in ("son-tinh-minh-hoa-2024", "quang-ngai-minh-hoa-2024", "quoc-gia-minh-hoa-2024"):
        (tmp_path / f"{plan}.yaml").write_bytes((HERE / f"{plan}.yaml").read_bytes())
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    (inbox / "so-huyen.xlsx").write_bytes(district_book())
    result = CliRunner().invoke(merge, [str(inbox), "--as-of", "20/12/2024"])
    assert "tong-hop-quang-ngai-minh-hoa-2024-nam.xlsx" in result.output


@pytest.mark.office
def test_a_workbook_that_an_office_program_saved_says_the_same(office: Office, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(district_book())
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    with office.open(tmp_path / "a.xlsx") as book:
        book.recalculate()
        book.save_as(inbox / "b.xlsx")
    saved = above(PROVINCE, inbox, {"b.xlsx": (inbox / "b.xlsx").read_bytes()})
    plain = above(PROVINCE, tmp_path / "goc", {"b.xlsx": district_book()})
    assert [(one.row, one.data) for one in saved.records] == [(one.row, one.data) for one in plain.records]
    assert merged(inbox, PROVINCE)


def test_the_form_of_a_yes_or_no_indicator_offers_its_own_choices(tmp_path: Path) -> None:
    agency = DISTRICT.agency_by_code["xa-tinh-ha"]
    target = tmp_path / "a.xlsx"
    target.write_bytes(
        write_agency_book(agency_book(DISTRICT, DISTRICT.reports[0], DISTRICT.period_by_code["nam"], agency))
    )
    names = openpyxl.load_workbook(target).defined_names
    assert {"co_khong", "tra_loi"} <= set(names)
