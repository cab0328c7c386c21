"""The locale of the machine: names of files, and with them all outputs, are the same in each."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems know one encoding of names")

LOCALES = [
    {"LC_ALL": "C.UTF-8"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"},
]


def test_a_workbook_is_the_same_in_every_locale(inbox: Path) -> None:
    (inbox / "a.xlsx").rename(inbox / "Sở Y tế.xlsx")
    output = inbox.parent / "sổ.xlsx"
    written = []
    for locale in LOCALES:
        command = [sys.executable, "-m", "toolkit", "merge", str(inbox), "-o", str(output), "--as-of", "20/12/2022"]
        root = str(Path(__file__).parents[2])
        done = subprocess.run(
            command, env={**os.environ, "PYTHONPATH": root, **locale}, capture_output=True, check=False
        )
        written.append((done.returncode, done.stdout.decode(), output.read_bytes()))
        (inbox.parent / "so-theo-doi.xlsx").unlink()
        output.unlink()
    assert written[0][0] == 1
    assert written[0] == written[1]
