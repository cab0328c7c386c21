"""Streams that are closed: every command does its work, and nothing of what it says gets into an output."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_reading import READING

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes streams")

OUTPUTS = {"merge": "so.xlsx", "status": "tinh-hinh.xlsx", "remind": "nhac", "feedback": "tra-lai"}
CLOSED = {"stdin": "<&-", "stdout": ">&-", "stderr": "2>&-", "all": "<&- >&- 2>&-"}


def ended(inbox: Path, name: str, closing: str, *more: str) -> int:
    """Exit code of a command whose streams the shell closes."""
    output = ["-o", OUTPUTS[name]] if name in OUTPUTS else []
    command = [sys.executable, "-m", "toolkit", name, str(inbox), "--as-of", "20/12/2022", *output, *more]
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {closing}', "sh", *command],
        cwd=inbox.parent,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode


@pytest.mark.parametrize("name", READING)
def test_a_command_ends_as_it_does_with_them(name: str, inbox: Path) -> None:
    assert ended(inbox, name, CLOSED["all"]) in (0, 1)


@pytest.mark.parametrize("which", ["stdin", "stdout", "stderr"])
def test_each_of_them_may_be_closed(which: str, inbox: Path) -> None:
    assert ended(inbox, "merge", CLOSED[which]) == 1


def test_what_is_written_is_the_same(inbox: Path) -> None:
    written = []
    for closing in ("", CLOSED["all"]):
        ended(inbox, "merge", closing, "--tidy", "so-lieu.csv")
        files = sorted(inbox.parent.glob("so*"))
        written.append([(path.name, path.read_bytes()) for path in files])
        for path in files:
            path.unlink()
    assert len(written[0]) > 3
    assert written[0] == written[1]
