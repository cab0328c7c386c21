"""``bdgxl merge --tidy``: tables for machines beside the workbook."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toolkit.commands.common import ExitCode
from toolkit.commands.merge.command import command as merge
from toolkit.core.output import OutputError
from workbook_templates.consolidated import data_sheet


def run(inbox: Path, name: str) -> Result:
    return CliRunner().invoke(merge, [str(inbox), "--tidy", str(inbox.parent / name), "--as-of", "20/12/2022"])


def test_tables_and_dictionary_are_written_and_replaced(inbox: Path) -> None:
    assert "so-lieu-chi-tieu.csv" in run(inbox, "so-lieu.csv").output
    written = {path.name: path.read_bytes() for path in inbox.parent.glob("so-lieu*")}
    assert set(written) == {"so-lieu.csv", "so-lieu-chi-tieu.csv", "so-lieu.csv.datapackage.json"}
    dictionary = json.loads(written["so-lieu.csv.datapackage.json"])
    assert [one["path"] for one in dictionary["resources"]] == ["so-lieu.csv", "so-lieu-chi-tieu.csv"]
    run(inbox, "so-lieu.csv")
    assert {path.name: path.read_bytes() for path in inbox.parent.glob("so-lieu*")} == written


def test_a_table_of_somebody_else_is_not_written_over(inbox: Path) -> None:
    other = inbox.parent / "so-lieu-chi-tieu.csv"
    other.write_text("cua toi")
    result = run(inbox, "so-lieu.csv")
    assert (result.exit_code, other.read_text()) == (ExitCode.OUTPUT, "cua toi")
    assert not list(inbox.parent.glob("tong-hop-*"))


def test_another_ending_is_refused(inbox: Path) -> None:
    result = run(inbox, "so-lieu.xlsx")
    assert (result.exit_code, ".csv hoặc .parquet hoặc .sqlite" in result.stderr) == (ExitCode.USAGE, True)


def test_a_package_that_is_missing_is_named_before_any_work(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    result = run(inbox, "so-lieu.parquet")
    assert (result.exit_code, "bdgxl[parquet]" in result.stderr) == (ExitCode.UNUSABLE, True)


def test_tables_of_two_endings_keep_a_dictionary_each(inbox: Path) -> None:
    run(inbox, "so-lieu.sqlite")
    first = (inbox.parent / "so-lieu.sqlite.datapackage.json").read_bytes()
    run(inbox, "so-lieu.csv")
    assert (inbox.parent / "so-lieu.sqlite.datapackage.json").read_bytes() == first
    assert (inbox.parent / "so-lieu.csv.datapackage.json").is_file()


def test_a_dictionary_of_somebody_else_is_not_written_over(inbox: Path) -> None:
    other = inbox.parent / "so-lieu.csv.datapackage.json"
    other.write_text('{"name": "cua-toi"}')
    result = run(inbox, "so-lieu.csv")
    assert (result.exit_code, other.read_text()) == (ExitCode.OUTPUT, '{"name": "cua-toi"}')


def test_data_too_many_for_a_workbook_are_still_written_as_tables(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data_sheet, "MOST_ROWS", 3)
    result = run(inbox, "so-lieu.csv")
    assert (result.exit_code, "tổng hợp theo từng cấp" in result.stderr) == (ExitCode.OUTPUT, True)
    assert re.search(r"Dài nhất: (a|Sở Y tế).xlsx \(\d+ dòng\)", result.stderr)
    assert "Đã ghi số liệu dạng bảng" in result.output
    assert [path.name for path in inbox.parent.glob("*.csv")] != []
    assert not list(inbox.parent.glob("tong-hop-*"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a console that is always full")
def test_a_console_that_is_full_takes_nothing_of_the_workbook(inbox: Path) -> None:
    output = inbox.parent / "so.xlsx"
    more = ["-o", str(output), "--tidy", str(inbox.parent / "so-lieu.csv"), "--as-of", "20/12/2022"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "toolkit", "merge", str(inbox), *more], stdout=full, stderr=full, check=False
        )
    assert (done.returncode, output.exists(), len(list(inbox.parent.glob("so-lieu*")))) == (ExitCode.OUTPUT, True, 3)


def test_tables_are_told_also_where_the_workbook_cannot_be_written(
    inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OutputError("Ổ đĩa đã đầy.", "")

    monkeypatch.setattr("toolkit.commands.merge.earlier.write", full)
    result = run(inbox, "so-lieu.csv")
    assert (result.exit_code, "Đã ghi số liệu dạng bảng" in result.stdout) == (ExitCode.OUTPUT, True)
