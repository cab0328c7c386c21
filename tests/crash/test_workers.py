"""Ctrl-C and sudden death while modules are imported and workers read: one line, no process left, nothing written."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench.processes import gone
from tests.crash.test_any_moment import MERGE, SAID
from tests.validators.plans import small_plan
from tests.validators.workbooks import clean_form
from toolkit.core.plan.load import dump_plan

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no groups of processes that get a signal together")

ROOT = Path(__file__).parent.parent.parent
FORMS = 25
"""Enough for a second process to read while this one imports what judges."""
SITE = """
import os, signal, sys
own, module, name = os.getpid(), os.environ["AT_IMPORT_OF"], os.environ["SIGNAL"]
def hear(event, arguments):
    if event == "import" and arguments[0] == module and os.getpid() == own:
        if "multiprocessing" in sys.modules and sys.modules["multiprocessing"].active_children():
            open("site/working", "w").close()
        os.kill(own, signal.SIGKILL) if name == "SIGKILL" else os.killpg(0, signal.SIGINT)
sys.addaudithook(hear)
"""
"""Python runs this before anything else: a signal comes when a certain module is about to be imported."""


def ended(folder: Path, module: str, name: str) -> tuple[int, str, int]:
    """Exit code and what was said of a merge that gets a signal, and its group of processes."""
    (folder / "hop-nhan").mkdir()
    (folder / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    for number in range(FORMS):
        (folder / "hop-nhan" / f"{number}.xlsx").write_bytes(clean_form())
    (folder / "site").mkdir()
    (folder / "site" / "sitecustomize.py").write_text(SITE)
    environment = {"PYTHONPATH": f"{folder / 'site'}{os.pathsep}{ROOT}", "AT_IMPORT_OF": module, "SIGNAL": name}
    run = subprocess.Popen(
        [sys.executable, "-m", "toolkit", *MERGE],
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    _, said = run.communicate(timeout=120)
    return run.returncode, said.decode(), run.pid


@pytest.mark.parametrize("module", ["click", "numpy", "pandas"])
def test_ctrl_c_ends_it_in_order(tmp_path: Path, module: str) -> None:
    code, said, group = ended(tmp_path, module, "SIGINT")
    assert (code, said) == (130, SAID)
    assert gone(group)
    assert {path.name for path in tmp_path.iterdir()} == {"hop-nhan", "ke-hoach.yaml", "site"}
    assert (tmp_path / "site" / "working").exists() == (module != "click")


def test_workers_end_with_the_run_that_was_killed(tmp_path: Path) -> None:
    code, _, group = ended(tmp_path, "pandas", "SIGKILL")
    assert (code, (tmp_path / "site" / "working").exists()) == (-signal.SIGKILL, True)
    assert gone(group)
