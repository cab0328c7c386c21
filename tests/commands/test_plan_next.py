"""``bdgxl plan next`` and ``bdgxl plan new --province``: the plan of another year, and the units of today."""

import json
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from tests.core.plan.consolidated import PLAN, write
from toolkit.commands.common import ExitCode
from toolkit.commands.plan.group import command as plan
from toolkit.core.plan.dump import dump_plan
from toolkit.core.plan.load import load_plan


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "cũ.yaml"
    path.write_text(dump_plan(PLAN), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(plan, ["next", *map(str, arguments)])


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_the_new_plan_reads_back_whatever_its_format(old: Path, suffix: str) -> None:
    target = old.with_name(f"mới{suffix}")
    result = run(old, "--year", 2026, "-o", target)
    assert result.exit_code == ExitCode.DONE, result.output
    assert f"Đã ghi {target}." in result.stdout
    new = load_plan(target)
    assert (new.id, new.year, new.periods[0].name) == ("thu-2026", 2026, "Năm 2026")


def test_the_page_groups_what_was_done_and_what_is_left(old: Path) -> None:
    page = run(old, "--year", 2026, "-o", old.with_name("a.yaml")).stdout
    start = page.index("Kế hoạch của năm mới (4)\n")
    assert page[start:].splitlines()[1:5] == [
        "  Đã làm: Để trống: kế hoạch năm cũ (nêu sau mã) không phải kế hoạch năm mới.",
        "  Cần làm: Ghi kế hoạch của năm mới.",
        "    - Chỉ tiêu 1.1 (1.1): kế hoạch năm 2022 là 50",
        "    - Chỉ tiêu 1.2 (1.2): kế hoạch năm 2022 là >25",
    ]


def test_json_is_one_document_and_nothing_else(old: Path) -> None:
    document = json.loads(run(old, "--year", 2026, "-o", old.with_name("a.yaml"), "--json").stdout)
    assert (document["plan"], document["year"]) == ("thu-2026", 2026)
    assert {"kind", "code", "label", "done", "decide", "detail"} == set(document["decisions"][0])


def test_results_become_the_baselines(old: Path) -> None:
    target = old.with_name("a.yaml")
    result = run(old, "--year", 2023, "--results", write(old.with_name("tong-hop.xlsx")), "-o", target)
    assert result.exit_code == ExitCode.DONE, result.output
    new = load_plan(target)
    assert [row.baseline.printed for row in new.indicators] == ["66,67", "120", "", "66,67", "40"]
    assert new.notes[0].endswith("Kết quả năm 2022 lấy từ tệp tong-hop.xlsx.")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--year", "2022"], ExitCode.USAGE, "kế hoạch cũ là của năm 2022; ghi một năm sau đó, ví dụ 2023."),
        (["--year", "2101"], ExitCode.USAGE, "ghi một năm sau đó"),
        (["--year", "2026", "--results", "{old}"], ExitCode.UNUSABLE, "không phải tệp Excel (.xlsx)"),
        (["--year", "2026", "-o", "{old}"], ExitCode.USAGE, "trùng với tệp đọc vào"),
        (["--year", "2026", "-o", "a.csv"], ExitCode.USAGE, "phải có đuôi .xlsx hoặc .yaml"),
    ],
)
def test_what_cannot_work_is_refused(old: Path, arguments: list[str], code: ExitCode, said: str) -> None:
    if "-o" not in arguments:
        arguments = [*arguments, "-o", str(old.with_name("a.yaml"))]
    result = run(old, *(argument.format(old=old) for argument in arguments))
    assert (result.exit_code, said in result.stderr, result.stdout) == (code, True, "")


def test_an_existing_file_is_replaced_only_when_asked(old: Path) -> None:
    target = old.with_name("a.yaml")
    target.write_text("quan trọng", encoding="utf-8")
    assert run(old, "--year", 2026, "-o", target).exit_code == ExitCode.OUTPUT
    assert target.read_text(encoding="utf-8") == "quan trọng"
    assert run(old, "--year", 2026, "-o", target, "--force").exit_code == ExitCode.DONE


def test_the_half_year_may_be_rolled_twice(old: Path) -> None:
    first, second = old.with_name("a.yaml"), old.with_name("b.yaml")
    run(old, "--year", 2023, "-o", first)
    run(first, "--year", 2024, "-o", second)
    assert [period.name for period in load_plan(second).periods] == ["Năm 2024", "6 tháng"]


def test_a_new_workbook_holds_the_communes_of_the_province(tmp_path: Path) -> None:
    target = tmp_path / "ke-hoach.xlsx"
    result = CliRunner().invoke(plan, ["new", "--province", "nghe an", "--year", "2026", "-o", str(target)])
    assert "Đã ghi sẵn 130 đơn vị hành chính cấp xã của Nghệ An." in result.stdout
    sheet = openpyxl.load_workbook(target, read_only=True)["Cơ quan"]
    cells = {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    assert {"UBND phường Vinh Phú", "phuong-vinh-phu-16702"} <= cells


def test_a_province_that_is_no_more_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    result = CliRunner().invoke(plan, ["new", "--province", "Quảng Nam", "-o", str(target)])
    assert (result.exit_code, target.exists()) == (ExitCode.USAGE, False)
    assert "nay thuộc Đà Nẵng" in result.stderr
