"""The sheet ``So sánh``: live results beside targets, earlier workbooks and national targets."""

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from tests.builders import Inbox, indicator, make_plan
from tests.core.readback.books import half_book, line, year_book
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.sensitive import publication_rule
from toolkit.core.readback.model import ConsolidatedBook
from workbook_templates.consolidated.book import write_consolidated_book

RATE = {"kind": "percent", "printed": "%"}


def book_of(*previous: ConsolidatedBook, period: str = "nam", result: object = "52,5", **fields: Any) -> bytes:
    """The workbook of a plan with one indicator."""
    inbox = Inbox(make_plan(indicator("1.1", "single", "so-a", **{"unit": RATE, **fields})), period=period)
    inbox.report("so-a", _1_1={"result": result, **({"estimate": "55"} if period == "6t" else {})})
    return write_consolidated_book(consolidate(inbox.judgement), previous=previous)


def cells(data: bytes, *, live: bool = False) -> dict[str, Any]:
    """The one row of figures by heading: what it shows, or its formulas."""
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=not live)["So sánh"]
    rows = list(sheet.iter_rows(values_only=True))
    heads = next(row for row in rows if row[0] == "TT")
    found = next(row for row in rows if row[0] == "1.1")
    return dict(zip(map(str, heads), found, strict=True))


def texts(data: bytes, sheet: str = "So sánh") -> str:
    rows = openpyxl.load_workbook(io.BytesIO(data), data_only=True)[sheet].iter_rows(values_only=True)
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def test_without_earlier_workbooks_the_plan_alone_is_compared_with() -> None:
    found = cells(book_of())
    assert (found["Kết quả hơn (+), kém (-) kế hoạch"], found["Tăng, giảm so với 2021 trong kế hoạch"]) == (2.5, 12.5)
    assert not [head for head in found if head.startswith("Năm 2021:")]


def test_results_are_formulas_over_the_sheet_of_indicators() -> None:
    found = cells(book_of(), live=True)
    assert found["Kết quả năm 2022"].startswith("=IF(ISNUMBER('Chỉ tiêu'!$H$")
    assert found["Kế hoạch năm 2022"].startswith("=IF(ISNUMBER('Chỉ tiêu'!$E$")


def test_last_year_and_this_half_year_have_columns_in_the_order_of_their_ends() -> None:
    previous = (half_book(2022, line(value=45, estimate=Decimal(50))), year_book(2021, line(value=40)))
    found = cells(book_of(*previous))
    assert [head for head in found if ":" in head] == [
        "Năm 2021: kết quả",
        "6 tháng đầu năm 2022: kết quả",
        "6 tháng đầu năm 2022: ước cả năm",
    ]
    assert [found[head] for head in found if "so với" in head][-3:] == [12.5, 7.5, 2.5]


def test_a_half_year_shows_its_estimate_against_the_target() -> None:
    assert cells(book_of(period="6t"))["Ước cả năm hơn (+), kém (-) kế hoạch"] == 5


def test_a_row_of_another_unit_is_shown_and_not_compared() -> None:
    found = cells(book_of(year_book(2021, line(value=40, unit="người"))))
    assert (found["Năm 2021: kết quả"], found["Tăng, giảm so với năm 2021"]) == (40, None)
    assert "đơn vị tính khác (người)" in found["Lưu ý"]


def test_a_figure_of_which_agencies_are_missing_is_told() -> None:
    found = cells(book_of(year_book(2021, line(value=40, coverage="1/2"))))
    assert found["Lưu ý"] == "Năm 2021: số liệu mới có 1/2 đơn vị."


def test_a_printed_baseline_that_was_consolidated_differently_is_a_matter_for_decision() -> None:
    data = book_of(year_book(2021, line(value=43)))
    assert "Kế hoạch in 40, sổ tổng hợp năm 2021 là 43." in cells(data)["Lưu ý"]
    assert "Kết quả năm trước in trong kế hoạch khác sổ tổng hợp" in texts(data, "Tổng quan")


def test_the_file_of_an_earlier_result_is_named_with_its_hash() -> None:
    book = year_book(2021, line(value=40))
    said = texts(book_of(book))
    assert book.file in said
    assert book.sha256[:12] in said


def test_an_earlier_workbook_without_indicators_has_no_column() -> None:
    data = book_of(half_book(2022))
    assert not [head for head in cells(data) if head.startswith("6 tháng")]
    assert "tong-hop-2022-6t.xlsx không có chỉ tiêu nào" in texts(data)


@pytest.mark.parametrize(
    ("result", "said"), [("52,5", "Chưa đạt mức 2025"), ("70", "Đạt mức 2025"), ("75", "Đạt mức 2030")]
)
def test_the_national_targets(result: str, said: str) -> None:
    found = cells(book_of(result=result, national_target="NQ 28/NQ-CP: 60% vào năm 2025, 75% vào năm 2030"))
    assert (found["Mức quốc gia 2025"], found["Mức quốc gia 2030"], found["So với mức quốc gia"]) == (60, 75, said)


def test_a_national_target_in_another_unit_is_not_compared() -> None:
    found = cells(book_of(national_target="NQ 28/NQ-CP: 1,7 lần vào năm 2025"))
    assert found["So với mức quốc gia"] is None
    assert "đơn vị tính của địa phương khác" in found["Lưu ý"]


def test_a_plan_without_baselines_and_targets_has_no_columns_for_them() -> None:
    found = cells(book_of(baseline={"printed": ""}, target={"printed": ""}))
    assert not [head for head in found if "kế hoạch" in head.casefold()]


def test_a_small_count_that_an_earlier_workbook_remarks_is_marked_and_explained() -> None:
    remarked = line(value=50, numerator=Decimal(1), denominator=Decimal(2), notes=f"† Có {publication_rule(5)}.")
    data = book_of(year_book(2021, remarked))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["So sánh"]
    assert '#,##0"†"' in [cell.number_format for row in sheet.iter_rows() for cell in row if cell.value == 50]
    assert f"“†” {publication_rule(5)}" in texts(data)
