"""The command line itself: Vietnamese throughout, exit codes, and nothing heavy before it is needed."""

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.commands.test_merge_check import make_inbox, run
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


HEAVY = {"docx", "jinja2", "numpy", "openpyxl", "pandas", "pandera"}
HEAVY |= {"pydantic", "python_calamine", "ruamel", "xlsxwriter"}
PLAN_COMMANDS = ["show", "check", "import", "new", "export", "next"]
READS, JUDGES = ["pydantic", "ruamel"], ["numpy", "pandas", "pandera", "pydantic", "ruamel"]


def imported(*arguments: str, **environment: str) -> list[str]:
    """Which heavy packages a run has imported in the end."""
    program = (
        f"import atexit, sys\nsys.argv = ['bdgxl', *{list(arguments)!r}]\n"
        f"atexit.register(lambda: print(*sorted(set({sorted(HEAVY)!r}) & set(sys.modules)), file=sys.stderr))\n"
        "from toolkit.cli import main\nmain()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1].split()


LIGHT = [["--help"], ["--version"], ["explain", "text-in-figure"], *([name, "--help"] for name in COMMANDS)]
LIGHT += [["plan", name, "--help"] for name in PLAN_COMMANDS]


@pytest.mark.parametrize("arguments", LIGHT, ids=" ".join)
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    assert imported(*arguments) == []


@pytest.mark.parametrize("words", ["bdgxl ", "bdgxl m", "bdgxl merge --"])
def test_completion_imports_nothing_heavy(words: str) -> None:
    # Above all no module of a command whose name is only offered.
    place = str(len(words.split(" ")) - 1)
    assert imported(_BDGXL_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=place) == []


def test_completion_offers_the_commands_with_their_help() -> None:
    completion = bdgxl.shell_complete(click.Context(bdgxl), "m")
    assert [(item.value, item.help) for item in completion] == [
        ("merge", "Tổng hợp biểu gửi về thành báo cáo của tỉnh.")
    ]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan, an inbox with one form, and its consolidated workbook."""
    folder = tmp_path_factory.mktemp("van-phong")
    run(make_inbox(folder))
    return folder


@pytest.mark.parametrize(
    ("command", "packages"),
    [
        (["plan", "show", "ke-hoach.yaml"], READS),
        (["plan", "check", "ke-hoach.yaml"], READS),
        (["plan", "export", "ke-hoach.yaml", "-o", "ke-hoach.xlsx"], [*READS, "xlsxwriter"]),
        (["template", "ke-hoach.yaml", "--period", "nam", "-o", "bieu"], [*READS, "xlsxwriter"]),
        (["validate", "hop-nhan"], JUDGES),
        (["status", "hop-nhan"], JUDGES),
        (["remind", "hop-nhan"], ["jinja2", *JUDGES]),
        (["feedback", "hop-nhan"], ["jinja2", *JUDGES]),  # the form is clean, so that none is written
        (["merge", "hop-nhan", "-o", "tong-hop.xlsx"], [*JUDGES, "xlsxwriter"]),
        (["report", "tong-hop-thu-2022-nam.xlsx"], ["docx", *READS]),
        (["trend", "tong-hop-thu-2022-nam.xlsx"], ["pydantic", "xlsxwriter"]),  # and one workbook is too few
        (["trace", "tong-hop-thu-2022-nam.xlsx", "Chỉ tiêu!F6"], ["numpy", "openpyxl", "pydantic"]),
        (["starters", "-o", "khoi-dong"], []),
    ],
    ids=lambda value: value[0] if value else "",
)
def test_no_command_imports_what_it_does_not_use(
    command: list[str], packages: Sequence[str], office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office)
    assert imported(*command) == sorted(packages)
