"""Results of a year read back from the provincial workbook."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.core.plan.consolidated import PLAN, write
from toolkit.core.plan.model import Plan
from toolkit.core.plan.results import Result, read_results
from toolkit.core.readback.model import ReadbackError
from workbook_templates.plan_book.book import write_plan_book

FOUND = {
    "1.1": Result(value=Decimal("66.67"), status="Chính thức", coverage="2/2"),
    "1.2": Result(value=Decimal(120), status="Ước thực hiện", coverage="1/1"),
    "1.3": Result(value=None, status="Chưa có số liệu", coverage="0/1"),
    "1.4": Result(value=Decimal("66.67"), status="Tính từ các thành phần", coverage="2/2"),
}


def test_every_figure_of_the_plan_is_read_with_its_standing(tmp_path: Path) -> None:
    found = read_results(write(tmp_path / "tong-hop.xlsx"), PLAN)
    assert (found.file, found.period.code, found.by_code) == ("tong-hop.xlsx", "nam", FOUND)


def test_a_half_year_gives_its_estimates_of_the_year(tmp_path: Path) -> None:
    found = read_results(write(tmp_path / "6t.xlsx", period="6t"), PLAN)
    assert (found.period.code, found.by_code["1.2"].value, found.by_code["1.1"].value) == ("6t", Decimal(250), None)


def altered(path: Path, change: Callable[[Any], None]) -> Path:
    book = openpyxl.load_workbook(path, data_only=True)  # as typed in: openpyxl drops stored results of formulas
    change(book)
    book.save(path)
    return path


def test_moved_columns_and_rows_are_found(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["Chỉ tiêu"]
        row = next(cell.row for (cell,) in sheet.iter_rows(min_col=2, max_col=2) if cell.value == "Chỉ tiêu 1.2")
        sheet.cell(row, 8).value = 99.5
        sheet.insert_cols(1)
        sheet.insert_rows(1)

    found = read_results(altered(write(tmp_path / "t.xlsx"), change), PLAN)
    assert found.by_code["1.2"].value == Decimal("99.5")


def refused(path: Path, plan: Plan = PLAN) -> str:
    with pytest.raises(ReadbackError) as caught:
        read_results(path, plan)
    return str(caught.value)


def test_a_workbook_of_another_plan_is_refused(tmp_path: Path) -> None:
    other = Plan.model_validate(PLAN.model_dump() | {"id": "khac-2022"})
    path = write(tmp_path / "t.xlsx")
    assert refused(path, other) == "t.xlsx là sổ tổng hợp của kế hoạch thu-2022, không phải của khac-2022."


def test_a_workbook_without_the_hidden_column_is_refused(tmp_path: Path) -> None:
    path = altered(write(tmp_path / "t.xlsx"), lambda book: book["Chỉ tiêu"].delete_cols(17))
    assert "thiếu cột ẩn “Mã chỉ tiêu”" in refused(path)


def test_a_workbook_of_a_period_that_the_plan_does_not_have_is_refused(tmp_path: Path) -> None:
    periods = [period.model_dump() for period in PLAN.periods if period.code == "6t"]
    reports = [{**PLAN.reports[0].model_dump(), "due": [{"period": "6t"}]}]
    plan = Plan.model_validate(PLAN.model_dump() | {"periods": periods, "reports": reports})
    assert "không có kỳ báo cáo của sổ này" in refused(write(tmp_path / "t.xlsx"), plan)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"ghi ch\xc3\xba", "không phải tệp Excel"),
        (b"PK\x03\x04 h\xe1\xbb\x8fng", "bị hỏng"),
        (None, "Không mở được"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "a.xlsx"
    if content is not None:
        path.write_bytes(content)
    assert said in refused(path)


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    assert "không phải sổ tổng hợp" in refused(path)


def test_a_plan_workbook_is_no_consolidated_workbook(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.xlsx"
    path.write_bytes(write_plan_book(PLAN))
    with pytest.raises(ReadbackError, match="là sổ kế hoạch, không phải sổ tổng hợp"):
        read_results(path, PLAN)
