"""``bdgxl starters``: files for Windows, judged without Windows: their bytes, and the commands that they call."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from toolkit.cli import bdgxl
from toolkit.commands.common import ExitCode
from toolkit.commands.starters import command as starters
from workbook_templates.windows.starters import STARTERS, Starter, is_untouched, starter_bytes

FILES = ("tong-hop.cmd", "kiem-tra.cmd", "tinh-hinh.cmd", "nhac-viec.cmd", "tra-lai.cmd")
PROGRAM = r"C:\Nữ & Nam (100%)\Scripts\bdgxl.exe"
CALLED = '"!bdgxl!" '


def run(folder: Path) -> Result:
    return CliRunner().invoke(starters, ["-o", str(folder)])


def lines(starter: Starter) -> list[str]:
    return starter_bytes(starter, PROGRAM).decode().split("\r\n")


def test_they_are_written_and_told(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == ExitCode.DONE
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(FILES)
    assert all(f"  {name}" in result.output for name in FILES)


def test_the_current_folder_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(starters).exit_code == ExitCode.DONE
    assert (tmp_path / "tong-hop.cmd").is_file()


def test_a_starter_of_an_earlier_release_is_replaced(tmp_path: Path) -> None:
    run(tmp_path)
    fresh = (tmp_path / "tong-hop.cmd").read_bytes()
    (tmp_path / "tong-hop.cmd").write_bytes(starter_bytes(STARTERS[0], r"D:\cu\bdgxl.exe"))
    assert run(tmp_path).exit_code == ExitCode.DONE
    assert (tmp_path / "tong-hop.cmd").read_bytes() == fresh


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda data: data.replace(b"pause", b"rem"), id="edited"),
        pytest.param(lambda data: b"@echo off\r\ndir\r\n", id="somebody else's"),
        pytest.param(lambda data: b"", id="empty"),
    ],
)
def test_nothing_is_written_over_what_is_not_ours(change: Callable[[bytes], bytes], tmp_path: Path) -> None:
    theirs = change(starter_bytes(STARTERS[-1], PROGRAM))
    (tmp_path / FILES[-1]).write_bytes(theirs)
    result = run(tmp_path)
    assert result.exit_code == ExitCode.OUTPUT
    assert f"Không ghi đè {tmp_path / FILES[-1]}" in result.output
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {FILES[-1]: theirs}


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.file)
def test_bytes_are_as_windows_reads_them(starter: Starter) -> None:
    data = starter_bytes(starter, PROGRAM)
    assert data.startswith(b"@echo off\r\n")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert is_untouched(data)
    assert starter.title in data.decode("utf-8")


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.file)
def test_the_console_is_in_utf8_before_the_first_vietnamese_letter(starter: Starter) -> None:
    written = lines(starter)
    foreign = next(number for number, line in enumerate(written) if not line.isascii())
    assert written.index("chcp 65001 >nul") < written.index('set "PYTHONUTF8=1"') < foreign


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.file)
def test_no_path_is_expanded_outside_quotation_marks(starter: Starter) -> None:
    """Unless it is only shown: what stands between exclamation marks is no longer parsed."""
    for line in lines(starter):
        bare = re.sub(r'"[^"]*"', "", line)
        assert "%~1" not in bare
        assert "%inbox%" not in bare
        assert not re.search("!(bdgxl|inbox|beside)!", bare) or bare.lstrip().startswith("echo ")


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.file)
def test_what_is_said_holds_nothing_that_cmd_reads_as_its_own(starter: Starter) -> None:
    for line in lines(starter):
        said = re.fullmatch(r"\s*(?:echo|title) (.*)", line) or re.search(r'set "said=(.*)"', line)
        if said:
            assert re.findall(r"[&|<>()%!^]", re.sub(r"\^&|!\w+!", "", said[1])) == []


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.file)
def test_blocks_are_closed(starter: Starter) -> None:
    written = [line for line in lines(starter) if not line.startswith("rem ")]
    assert sum(line.endswith("(") for line in written) == written.count(")") == 2


def test_a_percent_sign_in_the_path_of_the_program_is_doubled() -> None:
    expected = r'if not defined bdgxl set "bdgxl=C:\Nữ & Nam (100%%)\Scripts\bdgxl.exe"'
    assert expected in lines(STARTERS[0])


def test_every_exit_code_is_told_in_words() -> None:
    told = {int(code) for line in lines(STARTERS[0]) for code in re.findall(r'^if "!code!"=="(\d+)" set "said=', line)}
    assert told == set(ExitCode)


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.file)
def test_the_window_stays_open_however_it_ends(starter: Starter) -> None:
    written = [line.strip() for line in lines(starter)]
    ends = [number for number, line in enumerate(written) if line.startswith("exit ")]
    assert [written[number - 1] for number in ends] == ["pause >nul"] * 3
    assert [written[number - 2] for number in ends] == ["echo Bấm một phím bất kỳ để đóng cửa sổ này."] * 3


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.file)
def test_bdgxl_knows_the_command_line(starter: Starter, tmp_path: Path) -> None:
    """It gets as far as the folder, which is not there, and not to a misunderstanding."""
    (called,) = (line for line in lines(starter) if line.startswith(CALLED))
    posix = called.removeprefix(CALLED).replace("\\", "/")
    for name, path in {"!inbox!": tmp_path / "hộp nhận & (1)", "!beside!": tmp_path}.items():
        posix = posix.replace(name, str(path))
    result = CliRunner().invoke(bdgxl, shlex.split(posix))
    assert result.exit_code == ExitCode.UNUSABLE, result.output
    assert "hộp nhận & (1)" in result.output
