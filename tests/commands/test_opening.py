"""The option --open: what was written is opened, once, and only where something was written."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form
from toolkit.cli import bdgxl
from toolkit.commands.common import ExitCode
from toolkit.core.plan.load import dump_plan

COMMANDS = {
    "validate": ["--html", "ket-qua.html"],
    "status": ["-o", "tinh-hinh.xlsx"],
    "merge": ["-o", "tong-hop.xlsx"],
}


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened, on a machine that can open everything."""
    opened: list[str] = []

    def launch(url: str) -> int:
        opened.append(url)
        return 0

    monkeypatch.setattr(click, "launch", launch)
    return opened


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a plan and one clean form in an inbox."""
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "Sở Y tế.xlsx").write_bytes(clean_form())
    (tmp_path / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bdgxl, arguments)


@pytest.mark.parametrize("name", COMMANDS)
def test_what_was_written_is_opened_by_its_whole_path(name: str, folder: Path, launched: list[str]) -> None:
    result = run(name, "inbox", *COMMANDS[name], "--open")
    assert result.exit_code in (ExitCode.DONE, ExitCode.FINDINGS), result.output
    assert launched == [str(folder / COMMANDS[name][1])]


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_opened_unasked(name: str, folder: Path, launched: list[str]) -> None:
    assert run(name, "inbox", *COMMANDS[name]).exit_code in (ExitCode.DONE, ExitCode.FINDINGS)
    assert launched == []


@pytest.mark.parametrize("name", COMMANDS)
def test_nothing_is_opened_where_nothing_could_be_written(name: str, folder: Path, launched: list[str]) -> None:
    option, file = COMMANDS[name]
    assert run(name, "inbox", option, f"khong-co/{file}", "--open").exit_code == ExitCode.OUTPUT
    assert launched == []


@pytest.mark.parametrize("arguments", [["validate"], ["status"], ["merge", "--check"]], ids=" ".join)
def test_there_must_be_something_to_open(arguments: list[str]) -> None:
    result = run(*arguments, "inbox", "--open")
    assert result.exit_code == ExitCode.USAGE
    assert "--open" in result.output


def test_a_machine_that_cannot_open_it_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(click, "launch", lambda url: 127)
    result = run("validate", "inbox", *COMMANDS["validate"], "--open")
    assert result.exit_code == ExitCode.DONE
    assert "Không tự mở được ket-qua.html: mở tệp đó bằng tay." in result.output
