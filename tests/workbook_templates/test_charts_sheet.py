"""The sheet ``Biểu đồ``: native charts over figures that stand below them."""

import io
import re
import zipfile
from collections.abc import Sequence
from functools import cache
from typing import Any

import openpyxl
import pytest

from tests.builders import Inbox, indicator, make_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.plan.model import Plan
from workbook_templates.consolidated.book import write_consolidated_book
from workbook_templates.consolidated.other_panels import is_share_of_women

WOMEN = {"label": "Tăng tỷ lệ nữ tiến sĩ", "components": {"numerator": "Số nữ tiến sĩ", "denominator": "Số tiến sĩ"}}
COUNT_COLUMNS = [
    {"id": "nam", "heading": "Nam", "kind": "count"},
    {"id": "nu", "heading": "Nữ", "kind": "count"},
]


def plan() -> Plan:
    return make_plan(
        indicator("1.1", "ratio", "so-a", **WOMEN),
        indicator("1.2", "ratio", "so-a"),
        indicator("1.3", "single", "so-a", unit={"kind": "ratio", "printed": "lần"}),
        tables=[{"id": "lop", "title": "Tập huấn", "sheet": "Tập huấn", "columns": COUNT_COLUMNS, "open_rows": 3}],
        reports=[
            {
                "id": "chung",
                "title": "Báo cáo chung",
                "forms": ["indicators", "table:lop"],
                "owners": ["so-a", "so-b"],
                "due": [{"period": "nam", "date": "2022-12-05"}],
            }
        ],
    )


@cache
def data() -> bytes:
    inbox = Inbox(plan())
    rows: dict[tuple[str, str], dict[str, object]] = {
        ("indicators", "1.1"): {"numerator": 1, "denominator": 3},
        ("indicators", "1.3"): {"result": "1,5"},
        ("table:lop", "1"): {"nam": 5, "nu": 15},
        ("table:lop", "2"): {"nam": 5, "nu": 15},
    }
    inbox.file("so-a", rows)
    return write_consolidated_book(consolidate(inbox.judgement))


def charts(of: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(of)) as package:
        names = sorted(name for name in package.namelist() if name.startswith("xl/charts/"))
        return [text for name in names if "Biểu đồ" in (text := package.read(name).decode())]


def title(chart: str) -> str:
    return "".join(re.findall(r"<a:t>([^<]*)</a:t>", chart)[:1])


def rows(of: bytes) -> Sequence[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(io.BytesIO(of), data_only=True)["Biểu đồ"].iter_rows(values_only=True))


def test_what_is_shown() -> None:
    assert [title(chart) for chart in charts(data())] == [
        "Số dòng số liệu theo mục tiêu và mức đạt so với kế hoạch",
        "Số đơn vị theo tình hình gửi từng báo cáo",
        "I. Mục tiêu 1 (%)",
        "Tỷ lệ nữ (%)",
        "I.1.3. Chỉ tiêu 1.3 (lần)",
    ]


def test_an_indicator_without_a_figure_is_marked_and_not_shown_as_nought() -> None:
    assert any(row[0] == "1.2 *" for row in rows(data()))


def test_women_are_counted_over_all_rows_of_a_table() -> None:
    found = next(row for row in rows(data()) if "Tập huấn" in row)
    assert [value for value in found if isinstance(value, int | float)][-4:] == [30, 40, 75, 25]


def test_the_figures_of_the_charts_are_formulas() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(data()))["Biểu đồ"]
    shown = {
        cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "n" and cell.value is not None
    }
    # Only running numbers are typed.
    assert shown <= {1, 2}


def test_a_plan_of_tasks_alone_shows_who_sent_what() -> None:
    tasks = [{"code": "1", "number": "1", "text": "Truyền thông", "lead_codes": ["so-a"]}]
    reports = [{"id": "viec", "title": "Nhiệm vụ", "forms": ["tasks"], "owners": ["so-a"], "due": [{"period": "nam"}]}]
    bare = make_plan(tasks=tasks, reports=reports, objectives=[])
    found = write_consolidated_book(consolidate(Inbox(bare).judgement))
    assert [title(chart) for chart in charts(found)] == ["Số đơn vị theo tình hình gửi từng báo cáo"]


def test_with_nothing_to_show_there_is_no_sheet() -> None:
    bare = make_plan(reports=[], objectives=[])
    found = write_consolidated_book(consolidate(Inbox(bare).judgement))
    assert "Biểu đồ" not in openpyxl.load_workbook(io.BytesIO(found)).sheetnames


@pytest.mark.parametrize(
    ("label", "denominator", "share"),
    [
        ("Tăng tỷ lệ nữ tiến sĩ", "Số tiến sĩ", True),
        ("Tỷ lệ cán bộ nữ giữ chức vụ", "Số cán bộ", True),
        ("Tỷ lệ lao động nữ làm công hưởng lương", "Số lao động nữ", False),
        ("Tỷ lệ nữ được tập huấn", "Tổng số nữ", False),
        ("Tỷ lệ phụ nữ được sàng lọc", "Số phụ nữ", False),
        ("Tỷ lệ nửa năm", "Tổng số", False),
    ],
)
def test_which_indicators_are_shares_of_women(label: str, denominator: str, share: bool) -> None:
    parts = {"numerator": "a", "denominator": denominator}
    row = make_plan(indicator("1", "ratio", "so-a", label=label, components=parts)).indicators[0]
    assert is_share_of_women(row) is share
