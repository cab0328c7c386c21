"""Killed or interrupted before any file operation: each output is the old or the new one, and nothing lies about."""

import contextlib
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.validators.filling import cell
from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form, returned
from toolkit.cli import bdgxl
from toolkit.core.plan.load import dump_plan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor these signals")

ROOT = Path(__file__).parent.parent.parent
MERGE = ("merge", "hop-nhan", "--as-of", "20/12/2022")
SEND = ("send", "gui-di")
SAID = "Đã dừng theo yêu cầu (Ctrl+C). Tệp đã ghi vẫn nguyên vẹn, không có tệp ghi dở; chạy lại lệnh khi cần.\n"


def run(folder: Path, *arguments: str, password: str = "") -> None:
    with contextlib.chdir(folder):
        result = CliRunner(env={"BDGXL_PASSWORD": password}).invoke(bdgxl, arguments)
    assert result.exit_code in (0, 1), result.output


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def make_merge(folder: Path) -> None:
    """A workbook of one form; another form has come since."""
    (folder / "hop-nhan").mkdir(parents=True)
    (folder / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    (folder / "hop-nhan" / "a.xlsx").write_bytes(clean_form())
    run(folder, *MERGE)
    (folder / "so-theo-doi.xlsx").unlink()
    (folder / "hop-nhan" / "a.xlsx").write_bytes(returned({("indicators", "1.2", "result"): cell("15")}))


def make_send(folder: Path) -> None:
    """Drafts of blank forms; the forms are made anew since, with a password."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    issue = ("template", "ke-hoach.yaml", "-o", "gui-di", "--period", "nam", "--agency", "so-y-te")
    run(folder, *issue)
    run(folder, *SEND)
    run(folder, *issue, password="khac")


@cache
def ended(folder: Path, name: str, *command: str) -> list[dict[str, Any]]:
    """What the runs left that were ended before one operation after the other; the last one was not."""
    {"merge": make_merge, "send": make_send}[command[0]](folder / "old")
    program = [sys.executable, "-m", "tests.crash.dying", str(folder), name, *command]
    done = subprocess.run(program, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    runs = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(runs) > 5
    return runs


@pytest.fixture(scope="module", params=[MERGE, SEND], ids=["merge", "send"])
def killed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return ended(tmp_path_factory.mktemp("giet"), "SIGKILL", *request.param)


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    return ended(tmp_path_factory.mktemp("dung"), "SIGINT", *SEND)


def leftovers(files: dict[str, str]) -> list[str]:
    return [name for name in files if name.endswith(".tmp")]


def wrong(runs: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Files that are neither as before nor as after, of any run; the list of drafts is written twice."""
    whole = runs[-1]["files"]
    before = runs[0]["files"]
    return [
        (name, hash)
        for one in runs
        for name, hash in one["files"].items()
        if name not in leftovers(one["files"]) and hash not in (before.get(name), whole[name])
        if not name.endswith("danh-sach-thu.csv")
    ]


def test_an_output_of_a_killed_run_is_the_old_or_the_new_one(killed: list[dict[str, Any]]) -> None:
    assert {one["ended"] for one in killed[:-1]} == {-9}
    assert wrong(killed) == []


def test_an_earlier_output_never_disappears(killed: list[dict[str, Any]]) -> None:
    assert all(set(killed[0]["files"]) - set(leftovers(killed[0]["files"])) <= set(one["files"]) for one in killed)


def test_the_next_run_puts_everything_right_and_clears_up(killed: list[dict[str, Any]]) -> None:
    for one in killed:
        assert one["again"] in (0, 1)
        assert one["after"] == killed[-1]["after"]
        assert leftovers(one["after"]) == []


def test_ctrl_c_ends_in_order_with_one_line_and_without_leftovers(interrupted: list[dict[str, Any]]) -> None:
    assert {one["ended"] for one in interrupted[:-1]} == {130}
    assert {one["said"] for one in interrupted[:-1]} == {SAID}
    assert [name for one in interrupted for name in leftovers(one["files"])] == []
    assert wrong(interrupted) == []
