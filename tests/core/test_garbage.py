"""How a run ends: at once, and with everything that was to be done at its end."""

import gc
import os
import subprocess
import sys

import pytest

from toolkit.core.garbage import uncollected

LEAVING = """
import atexit, sys, threading
from toolkit.core.garbage import leave
class Kept:
    def __del__(self): print("taken apart")
kept = Kept()
atexit.register(lambda: print("done at the end"))
{also}
try:
    sys.exit({code})
except SystemExit as ended:
    leave(ended)
    raise
"""


def left(code: object, also: str = "", **environment: str) -> tuple[int, list[str]]:
    program = LEAVING.format(code=code, also=also)
    given = {name: text for name, text in os.environ.items() if name != "BDGXL_DEBUG"} | environment
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False, env=given
    )
    return done.returncode, done.stdout.split("\n")[:-1]


def test_the_collector_looks_again_afterwards() -> None:
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_taken_up_is_never_looked_at() -> None:
    with uncollected():
        taken = [[number] for number in range(1000)]
    assert not any(one is taken for one in gc.get_objects())


@pytest.mark.parametrize(("code", "shown"), [(0, 0), (3, 3), (None, 0), (True, 1)])
def test_nothing_is_taken_apart(code: object, shown: int) -> None:
    assert left(code) == (shown, ["done at the end"])


@pytest.mark.parametrize(
    ("code", "also", "environment"),
    [
        ("'a message'", "", {}),
        (1, "", {"BDGXL_DEBUG": "1"}),
        (1, "threading.Thread(target=lambda: threading.Event().wait(0.2)).start()", {}),
        (1, "sys.stderr.close()", {}),
        (1, "sys.stderr = None", {}),
    ],
)
def test_what_is_not_usual_is_left_to_python(code: object, also: str, environment: dict[str, str]) -> None:
    assert left(code, also, **environment) == (1, ["done at the end", "taken apart"])
