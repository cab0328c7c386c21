"""``bdgxl trend``: what it writes, what it refuses, and what it never overwrites."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.builders import Inbox, indicator, make_plan
from toolkit.commands.common import ExitCode
from toolkit.commands.trend import command as trend
from toolkit.core.consolidation.consolidate import consolidate
from workbook_templates.consolidated.book import write_consolidated_book

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(trend, list(map(str, arguments)))


@pytest.fixture
def books(tmp_path: Path) -> list[Path]:
    """Workbooks of two years."""
    found = []
    for year, result in ((2021, 41), (2022, 43)):
        dates = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
        periods = [{"code": "nam", "name": f"Năm {year}", **dates}]
        reports = [{"id": "ct", "title": "Chỉ tiêu", "forms": ["indicators"], "due": [{"period": "nam"}]}]
        inbox = Inbox(make_plan(indicator("1.1", "single", "so-a"), year=year, periods=periods, reports=reports))
        inbox.report("so-a", _1_1=result)
        path = tmp_path / f"tong-hop-{year}.xlsx"
        path.write_bytes(write_consolidated_book(consolidate(inbox.judgement)))
        found.append(path)
    return found


def test_it_writes_beside_the_first_workbook_and_says_so(books: list[Path]) -> None:
    result = run(*books)
    target = books[0].with_name("xu-huong.xlsx")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (ExitCode.DONE, f"Đã ghi sổ xu hướng: {target}")
    assert openpyxl.load_workbook(target).sheetnames == ["Xu hướng", "Biểu đồ", "Nguồn"]


def test_its_own_workbook_is_replaced(books: list[Path]) -> None:
    assert [run(*books).exit_code, run(*reversed(books)).exit_code] == [ExitCode.DONE, ExitCode.DONE]


def test_a_consolidated_workbook_is_never_overwritten(books: list[Path]) -> None:
    before = books[0].read_bytes()
    assert run(*books, "-o", books[0]).exit_code == ExitCode.OUTPUT
    assert books[0].read_bytes() == before


@pytest.mark.parametrize("name", ["khong-co.xlsx", "ghi-chu.xlsx"])
def test_what_is_no_consolidated_workbook(books: list[Path], name: str) -> None:
    books[0].with_name("ghi-chu.xlsx").write_text("ghi chú")
    result = run(*books, books[0].with_name(name))
    assert (result.exit_code, name in result.stderr) == (ExitCode.UNUSABLE, True)


def test_one_workbook_is_no_trend(books: list[Path]) -> None:
    result = run(books[0])
    assert (result.exit_code, "ít nhất hai sổ" in result.stderr) == (ExitCode.UNUSABLE, True)


def test_another_ending_is_refused(books: list[Path]) -> None:
    assert run(*books, "-o", books[0].with_suffix(".csv")).exit_code == ExitCode.USAGE
