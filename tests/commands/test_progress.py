"""What a terminal shows while a command is at work, and that nothing of it goes anywhere else."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit.commands.common import doing

pty = pytest.importorskip("pty", reason="terminals of Windows are opened otherwise")
STEPS = ["Đọc biểu", "Kiểm tra và cộng số liệu… xong", "Lập sổ tổng hợp… xong"]
Shown = Callable[..., list[str]]


@pytest.fixture
def on_a_terminal(inbox: Path, tmp_path: Path) -> Shown:
    """Merge an inbox where standard error is a terminal: the lines that it shows."""

    def merged(*arguments: object) -> list[str]:
        ours, theirs = pty.openpty()
        out = tmp_path / "tong-hop.xlsx"
        command = [sys.executable, "-m", "toolkit", "merge", inbox, "--as-of", "20/12/2022", "-o", out, *arguments]
        done = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=theirs)
        os.close(theirs)
        said = b""
        try:
            while block := os.read(ours, 4096):
                said += block
        except OSError:  # how Linux says that the other side has closed
            pass
        os.close(ours)
        done.wait()
        return said.decode().replace("\r", "\n").split("\n")

    return merged


def test_each_step_is_told(on_a_terminal: Shown) -> None:
    said = "\n".join(on_a_terminal())
    assert [said.find(step) >= 0 for step in STEPS] == [True, True, True]


def test_a_step_that_fails_leaves_the_line_to_the_message(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with pytest.raises(ValueError, match="full"), doing("Lập sổ"):
        raise ValueError("full")
    assert capsys.readouterr().err == "Lập sổ… \n"


def test_nothing_of_it_goes_into_a_file(inbox: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "toolkit", "merge", inbox, "--as-of", "20/12/2022", "-o", tmp_path / "a.xlsx"]
    done = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", check=False)
    assert not [step for step in STEPS if step in done.stdout + done.stderr]
