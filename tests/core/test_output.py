"""Outputs appear whole or not at all."""

import errno
import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from toolkit.core.leftovers import new_file, temporary_path
from toolkit.core.output import OutputError, former_bytes, write_atomically, write_new

TOKEN = "0123456789abcdef"


def _failing(code: int, kind: type[OSError] = OSError) -> object:
    def fail(*_: object, **__: object) -> None:
        raise kind(code, os.strerror(code))

    return fail


def test_a_new_file_and_its_folders_are_made(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b" / "ra.xlsx", b"1")
    assert (tmp_path / "a" / "b" / "ra.xlsx").read_bytes() == b"1"


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "ra.xlsx"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"


def test_others_may_read_the_file_as_any_other(tmp_path: Path) -> None:
    plain, written = tmp_path / "a", tmp_path / "b"
    plain.write_bytes(b"")
    write_atomically(written, b"")
    assert written.stat().st_mode == plain.stat().st_mode


@pytest.mark.parametrize(
    ("function", "code", "kind", "message"),
    [
        ("fsync", errno.ENOSPC, OSError, "ổ đĩa đã đầy"),
        ("fsync", errno.EACCES, PermissionError, "không có quyền ghi"),
        ("fsync", errno.EIO, OSError, "Không ghi được"),
    ],
)
def test_a_failure_while_writing_is_told_in_vietnamese(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, code: int, kind: type[OSError], message: str
) -> None:
    monkeypatch.setattr(os, function, _failing(code, kind))
    with pytest.raises(OutputError, match=message):
        write_atomically(tmp_path / "ra.xlsx", b"1")


def test_a_file_open_in_excel_is_told_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", _failing(errno.EACCES, PermissionError))
    with pytest.raises(OutputError, match=r"đang mở trong Excel.*Đóng tệp đó"):
        write_atomically(tmp_path / "ra.xlsx", b"1")


@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    path = tmp_path / "ra.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(os if function == "fsync" else Path, function, _failing(errno.ENOSPC))
    with pytest.raises(OutputError):
        write_atomically(path, b"new")
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("ra.xlsx", b"old")]


def test_a_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_bytes(b"")
    with pytest.raises(OutputError, match="đã có một tệp trùng tên"):
        write_atomically(tmp_path / "outbox" / "ra.xlsx", b"1")


def test_a_folder_in_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "ra.xlsx").mkdir()
    with pytest.raises(OutputError, match="đã có một thư mục trùng tên"):
        write_atomically(tmp_path / "ra.xlsx", b"1")


def test_the_error_crosses_processes() -> None:
    error = pickle.loads(pickle.dumps(OutputError("Không ghi được.", "Đóng tệp.")))
    assert (error.message, error.remedy, str(error)) == (
        "Không ghi được.",
        "Đóng tệp.",
        "Không ghi được. Đóng tệp.",
    )


def test_what_a_killed_run_left_is_taken_away_and_what_others_write_is_not(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left, running = tmp_path / f".ra.xlsx.{gone.pid}-{TOKEN}.tmp", tmp_path / f".ra.xlsx.{os.getppid()}-{TOKEN}.tmp"
    other, unlike = tmp_path / f".khac.xlsx.{gone.pid}-{TOKEN}.tmp", tmp_path / f".ra.xlsx.{gone.pid}.tmp"
    for path in (left, running, other, unlike):
        path.write_bytes(b"half")
    write_atomically(tmp_path / "ra.xlsx", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"ra.xlsx", running.name, other.name, unlike.name}


@pytest.mark.skipif(os.name == "nt", reason="Windows takes away no file that is open")
def test_what_a_run_writes_whose_process_cannot_be_seen_is_left_alone(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    running = tmp_path / f".ra.xlsx.{gone.pid}-{TOKEN}.tmp"
    with new_file(running, 0o666):  # as from another container, whose processes have numbers of their own
        write_atomically(tmp_path / "ra.xlsx", b"new")
    assert running.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_what_lies_there_under_the_temporary_name_is_neither_followed_nor_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "quy").write_bytes(b"theirs")
    planted = tmp_path / ".ra.xlsx.tmp"
    planted.symlink_to(tmp_path / "quy")
    monkeypatch.setattr("toolkit.core.output.temporary_path", lambda _: planted)
    with pytest.raises(OutputError):
        write_atomically(tmp_path / "ra.xlsx", b"ours")
    assert planted.is_symlink()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "quy": b"theirs",
        ".ra.xlsx.tmp": b"theirs",
    }


def test_no_two_temporary_names_are_the_same(tmp_path: Path) -> None:
    assert temporary_path(tmp_path / "ra.xlsx") != temporary_path(tmp_path / "ra.xlsx")


def test_a_temporary_name_fits_where_the_name_of_the_output_does(tmp_path: Path) -> None:
    path = tmp_path / f"{'𠀀' * 60}.xlsx"
    assert write_new(path, b"1")
    assert path.read_bytes() == b"1"


def test_a_run_that_finds_its_output_as_it_should_be_clears_up_too(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / f".ra.xlsx.{gone.pid}-{TOKEN}.tmp").write_bytes(b"half")
    (tmp_path / "ra.xlsx").write_bytes(b"whole")
    assert former_bytes(tmp_path / "ra.xlsx") == b"whole"
    assert [path.name for path in tmp_path.iterdir()] == ["ra.xlsx"]


def test_ctrl_c_waits_until_the_file_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flush = os.fsync

    def interrupted(file: int) -> None:
        signal.raise_signal(signal.SIGINT)
        flush(file)

    monkeypatch.setattr(os, "fsync", interrupted)
    # Workers of the test run do not listen to it.
    former = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            write_atomically(tmp_path / "ra.xlsx", b"whole")
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGINT, former)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("ra.xlsx", b"whole")]


@pytest.fixture
def no_hard_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive as many memory sticks and shares are."""
    monkeypatch.setattr(os, "link", _failing(errno.EPERM))


@pytest.mark.usefixtures("no_hard_links")
def test_without_hard_links_a_new_file_is_made_whole_too(tmp_path: Path) -> None:
    assert write_new(tmp_path / "so.xlsx", b"1")
    assert not write_new(tmp_path / "so.xlsx", b"2")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("so.xlsx", b"1")]


@pytest.mark.usefixtures("no_hard_links")
def test_without_hard_links_a_file_that_came_meanwhile_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush = os.fsync

    def meanwhile(file: int) -> None:
        (tmp_path / "so.xlsx").write_bytes(b"theirs")
        flush(file)

    monkeypatch.setattr(os, "fsync", meanwhile)
    assert not write_new(tmp_path / "so.xlsx", b"ours")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("so.xlsx", b"theirs")]
