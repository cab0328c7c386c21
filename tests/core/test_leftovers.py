"""What waits on a disk is gone afterwards, and what a killed run left is taken away."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.workbook_templates.test_writer import CREATED
from toolkit.core.leftovers import is_leftover, scratch, temporary_path
from toolkit.core.output import OutputError
from workbook_templates.writer import Book


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which the system keeps such files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_a_temporary_file_is_known_by_its_name() -> None:
    assert is_leftover(temporary_path(Path("a/Tổng hợp.xlsx")))
    assert not is_leftover(Path("a/.Tổng hợp.xlsx.tmp"))


def test_scratch_is_gone_whatever_happens(temporary: Path) -> None:
    def work() -> None:
        with scratch() as folder:
            (folder / "part").write_bytes(b"x")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert list(temporary.iterdir()) == []


def test_scratch_of_a_killed_run_is_taken_away_and_that_of_others_is_not(temporary: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (f"bdgxl-{gone.pid}-a", f"bdgxl-{os.getppid()}-b", "bdgxl-khac-c"):
        (temporary / name).mkdir()
        (temporary / name / "part").write_bytes(b"x")
    with scratch():
        pass
    assert {path.name for path in temporary.iterdir()} == {f"bdgxl-{os.getppid()}-b", "bdgxl-khac-c"}


def test_a_large_workbook_leaves_nothing_there(temporary: Path) -> None:
    book = Book(title="Biểu", created=CREATED, large=True)
    book.page("Tờ").text(0, 0, "a")
    assert book.to_bytes()
    assert list(temporary.iterdir()) == []


def test_a_full_disk_under_a_large_workbook_is_told(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book(title="Biểu", created=CREATED, large=True)
    book.page("Tờ")

    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("xlsxwriter.packager.tempfile.mkstemp", full)
    with pytest.raises(OutputError, match="Giải phóng dung lượng"):
        book.to_bytes()
    assert list(temporary.iterdir()) == []
