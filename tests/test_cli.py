"""The command line itself: Vietnamese throughout, exit codes, and nothing heavy before it is needed."""

import re
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from toolkit.cli import bdgxl

COMMANDS = ["plan", "template", "send", "validate", "status", "remind", "feedback", "merge", "trace", "report", "trend"]
COMMANDS += ["explain", "starters"]
ENGLISH = re.compile(r"\b(Usage|Options|Commands|Show this|Missing|Error|No such|default:|required)\b")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        *([name, "--help"] for name in COMMANDS),
        ["plan", "show", "--help"],
        ["merge"],
        ["merge", "a", "b"],
        ["merge", "--period"],
        ["không-có"],
        ["merge", "--perio", "nam"],
    ],
    ids=" ".join,
)
def test_what_click_says_is_vietnamese(arguments: list[str]) -> None:
    assert ENGLISH.findall(CliRunner().invoke(bdgxl, arguments).output) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_with_an_example(name: str) -> None:
    command = bdgxl.get_command(click.Context(bdgxl), name)
    assert f"Ví dụ: bdgxl {name}" in ((command.help if command else None) or "")


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["explain", "text-in-figure"]], ids=" ".join)
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    program = (
        f"import sys; sys.argv = ['bdgxl', *{arguments!r}]\n"
        "from toolkit.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'pandas', 'pandera', 'openpyxl', 'xlsxwriter', 'pydantic'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"
