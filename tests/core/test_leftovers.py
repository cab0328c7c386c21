"""What waits on a disk is gone afterwards, and what a killed run left is taken away."""

import os
import shutil
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


KILLED = """
import os, signal, sys, tempfile
tempfile.tempdir = sys.argv[1]
from toolkit.core.leftovers import scratch
with scratch() as folder:
    (folder / "part").write_bytes(b"x")
    os.kill(os.getpid(), signal.SIGTERM)
"""


@pytest.fixture
def killed(temporary: Path) -> Path:
    """What a run has left that was killed."""
    subprocess.run([sys.executable, "-c", KILLED, temporary], check=False)
    (left,) = temporary.iterdir()
    assert (left / "part").exists()
    return left


def test_scratch_of_a_killed_run_is_taken_away(killed: Path) -> None:
    with scratch():
        pass
    assert not killed.exists()


def test_scratch_that_is_in_use_is_not_whoever_uses_it(temporary: Path) -> None:
    with scratch() as first:
        (first / "part").write_bytes(b"x")
        with scratch():
            pass
        assert (first / "part").exists()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("name", ["bdgxl-2022-nghe-an", "bdgxl-99999999-a", "bdgxl-khac"])
def test_a_folder_that_is_only_called_like_scratch_is_left_alone(temporary: Path, name: str) -> None:
    (temporary / name).mkdir()
    (temporary / name / ".bdgxl").write_bytes(b"cua toi")
    with scratch():
        pass
    assert (temporary / name / ".bdgxl").read_bytes() == b"cua toi"


def test_a_copy_of_scratch_is_left_alone(killed: Path) -> None:
    copy = shutil.copytree(killed, killed.with_name("bdgxl-ban-sao"))
    with scratch():
        pass
    assert (copy / "part").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_to_scratch_is_not_followed(killed: Path, tmp_path: Path) -> None:
    elsewhere = killed.rename(tmp_path / "noi-khac")
    killed.symlink_to(elsewhere)
    with scratch():
        pass
    assert (elsewhere / "part").exists()


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
