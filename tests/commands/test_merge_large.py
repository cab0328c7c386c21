"""``bdgxl merge`` over a workbook of an earlier run that is larger than what is read back."""

import dataclasses
from pathlib import Path

import openpyxl
import pytest

from tests.commands.test_merge_check import make_inbox, run, workbook
from tests.validators.plans import YEAR, small_plan
from toolkit.commands.common import ExitCode, Unusable
from toolkit.commands.merge.check import check, read_checked
from toolkit.core.intake.limits import DEFAULT
from toolkit.core.readback import package
from toolkit.core.readback.model import TooLargeError
from toolkit.core.readback.read import read_consolidated_file


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An inbox and its workbook, of which no sheet can be read back."""
    folder = make_inbox(tmp_path)
    assert run(folder).exit_code == ExitCode.FINDINGS
    monkeypatch.setattr(package, "LIMITS", dataclasses.replace(package.LIMITS, part_bytes=12_000))
    return folder


def test_it_is_replaced_and_that_nothing_was_compared_is_told(inbox: Path) -> None:
    before = workbook(inbox).read_bytes()
    result = run(inbox, "--exclude", "Sở Y tế.xlsx")
    assert result.exit_code == ExitCode.FINDINGS
    assert "Chưa so được với lần tổng hợp trước" in result.output
    assert workbook(inbox).read_bytes() != before
    assert list(inbox.parent.glob("*.cu*")) == []


def test_a_copy_is_kept_where_somebody_worked_in_it(inbox: Path) -> None:
    book = openpyxl.load_workbook(workbook(inbox))
    book.save(workbook(inbox))
    saved = workbook(inbox).read_bytes()
    run(inbox)
    (copy,) = inbox.parent.glob("*.cu.xlsx")
    assert copy.read_bytes() == saved


def test_a_check_says_so_where_the_new_one_would_be_too_large(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = package.LIMITS
    monkeypatch.setattr(package, "LIMITS", DEFAULT)
    before = read_checked(workbook(inbox), small_plan(), YEAR)
    monkeypatch.setattr(package, "LIMITS", limits)
    with pytest.raises(Unusable, match="quá lớn nên không so được"):
        check(before, workbook(inbox).read_bytes(), lambda _: b"", as_json=False)


def test_it_is_said_to_be_large_and_not_damaged(inbox: Path) -> None:
    with pytest.raises(TooLargeError, match="quá lớn nên công cụ không đọc lại được"):
        read_consolidated_file(workbook(inbox))
