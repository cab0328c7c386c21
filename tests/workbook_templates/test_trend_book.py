"""The trend workbook: figures as they were, what they mean in words, and where each comes from."""

import io
import re
import zipfile
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from tests.core.readback.books import half_book, line, year_book
from toolkit.core.consolidation.sensitive import publication_rule
from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.readback.trend import build_trend
from workbook_templates.trend.book import write_trend_book

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group")
DOWN = {"label": "Giảm tỷ lệ tử vong bà mẹ"}


def written(*books: ConsolidatedBook) -> bytes:
    return write_trend_book(build_trend(books))


def row(data: bytes, *, live: bool = False) -> dict[str, Any]:
    """The row of the first indicator by heading."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=not live)["Xu hướng"]
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(one for one in rows if one[0] == "TT")
    return dict(zip(map(str, heads), next(one for one in rows if one[0] == "1.1"), strict=True))


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def test_a_column_for_each_period_with_the_baseline_before_them() -> None:
    first = line(value="41.5", baseline=Decimal(40), target=Decimal(42), target_printed="42")
    found = row(written(year_book(2021, first), year_book(2022, line(value=43))))
    assert (found["Năm 2020 (in trong kế hoạch)"], found["Năm 2021"], found["Năm 2022"]) == (40, 41.5, 43)
    assert (found["Kế hoạch năm 2021"], found["Thay đổi giữa hai số gần nhất"]) == ("42", 1.5)


@pytest.mark.parametrize(
    ("fields", "last", "said"),
    [
        ({}, 43, "↑ tăng"),
        (DOWN, 43, "↑ tăng, kém hơn"),
        (DOWN, 40, "↓ giảm, tốt hơn"),
        ({}, 41, "→ không đổi"),
        ({"target": Decimal(30), "achievement": "Vượt"}, 43, "↑ tăng, tốt hơn"),
    ],
)
def test_the_movement_in_words_counts_in_the_direction_of_the_indicator(
    fields: dict[str, Any], last: int, said: str
) -> None:
    books = (year_book(2021, line(value=41, **fields)), year_book(2022, line(value=last, **fields)))
    assert row(written(*books))["Chiều hướng"] == said


def test_the_change_is_a_formula_between_the_last_two_figures_over_a_gap() -> None:
    books = (year_book(2021, line(value=41)), year_book(2022, line("9")), year_book(2023, line(value=43)))
    assert row(written(*books), live=True)["Thay đổi giữa hai số gần nhất"] == "=ROUND(F6-D6,0)"


def test_a_figure_of_some_agencies_carries_an_asterisk_and_stays_a_number() -> None:
    data = written(year_book(2021, line(value=41)), year_book(2022, line(value=43, coverage="1/2")))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["Xu hướng"]
    formats = {cell.value: cell.number_format for found in sheet.iter_rows() for cell in found}
    assert (formats[41], formats[43]) == ("#,##0", '#,##0"*"')


def test_a_single_figure_is_no_trend() -> None:
    data = written(year_book(2021, line(value=41)), year_book(2022, line()))
    assert row(data)["Chiều hướng"] is None
    assert "Biểu đồ" not in openpyxl.load_workbook(io.BytesIO(data)).sheetnames
    assert "sparkline" not in part(data, "xl/worksheets/sheet1.xml")


def test_a_small_line_in_the_row_and_a_chart_over_the_same_cells() -> None:
    data = written(year_book(2021, line(value=41)), year_book(2022, line(value=43)))
    assert "<xm:f>'Xu hướng'!D6:E6</xm:f>" in part(data, "xl/worksheets/sheet1.xml")
    chart = part(data, "xl/charts/chart1.xml")
    assert re.findall(r"<c:f>([^<]*)</c:f>", chart) == ["'Xu hướng'!$D$4:$E$4", "'Xu hướng'!$D$6:$E$6"]


def test_percentages_of_an_objective_share_charts_of_four_lines() -> None:
    codes = [f"1.{number}" for number in range(1, 7)]
    books = [year_book(year, *(line(code, year) for code in codes)) for year in (2021, 2022)]
    data = written(*books)
    assert [part(data, f"xl/charts/chart{number}.xml").count("<c:ser>") for number in (1, 2)] == [4, 2]


def test_another_unit_has_a_chart_of_its_own() -> None:
    books = [year_book(year, line(value=1), line("1.2", 2, unit="lần")) for year in (2021, 2022)]
    assert part(written(*books), "xl/charts/chart2.xml").count("<c:ser>") == 1


def test_half_years_are_told_apart_from_the_line() -> None:
    books = (year_book(2021, line(value=41)), year_book(2022, line(value=43)), half_book(2022, line(value=42)))
    heads = list(row(written(*books)))
    assert heads.index("6 tháng đầu năm 2022") > heads.index("Chiều hướng")


def test_every_figure_has_its_file_hash_and_cell() -> None:
    books = (year_book(2021, line(value=41, baseline=Decimal(40))), year_book(2022, line(value=43)))
    sheet = openpyxl.load_workbook(io.BytesIO(written(*books)))["Nguồn"]
    rows = [found[4:] for found in sheet.iter_rows(values_only=True) if found[0] == "1.1"]
    hashes = [book.sha256[:12] for book in books]
    assert rows == [
        (40, None, None, "tong-hop-2021.xlsx", hashes[0], "Chỉ tiêu", "D6"),
        (41, "Chính thức", "2/2", "tong-hop-2021.xlsx", hashes[0], "Chỉ tiêu", "H6"),
        (43, "Chính thức", "2/2", "tong-hop-2022.xlsx", hashes[1], "Chỉ tiêu", "H6"),
    ]


def test_text_of_a_workbook_never_becomes_a_formula() -> None:
    books = [year_book(year, line(value=year, label="=1+1")) for year in (2021, 2022)]
    sheet = openpyxl.load_workbook(io.BytesIO(written(*books)))["Xu hướng"]
    assert [cell.data_type for found in sheet.iter_rows() for cell in found if cell.value == "=1+1"] == ["s"]


def test_the_same_workbooks_give_the_same_bytes_in_any_order() -> None:
    books = [year_book(year, line(value=year)) for year in (2021, 2022)]
    assert written(*books) == written(*reversed(books))


def test_small_counts_are_marked_with_what_the_mark_means() -> None:
    remark = f"† Có {publication_rule(5)}."
    books = (year_book(2021, line(value=40)), year_book(2022, line(value=3, unit="người", notes=remark)))
    book = openpyxl.load_workbook(io.BytesIO(written(*books)))
    for sheet in (book["Xu hướng"], book["Nguồn"]):
        found = [cell for cells in sheet.iter_rows() for cell in cells]
        assert [cell.value for cell in found if cell.number_format.endswith('"†"')] == [3]
        assert any(f"“†” {publication_rule(5)}" in str(cell.value) for cell in found)


def test_a_half_year_and_its_year_are_both_named_in_the_title() -> None:
    data = written(half_book(2022, line(value=41)), year_book(2022, line(value=43)))
    title = openpyxl.load_workbook(io.BytesIO(data))["Xu hướng"]["A1"].value
    assert title == "Xu hướng thực hiện các chỉ tiêu bình đẳng giới, 6 tháng đầu năm 2022, năm 2022"
