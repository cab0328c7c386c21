"""Looking a figure up in the returned files: nothing that lies there can stop it."""

import hashlib
import multiprocessing
import os
from pathlib import Path
from typing import Any

import pytest

from tests.validators.workbooks import clean_form
from toolkit.core.intake.discover import discover
from toolkit.core.readback.trace import inbox


def _die(*_: Any) -> None:
    os._exit(1)


@pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the fault is planted through fork")
def test_a_file_on_which_a_reader_dies_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xlsx").write_bytes(clean_form())
    files = discover(tmp_path)
    digest = hashlib.sha256(clean_form()).hexdigest()
    assert set(inbox._packages({digest}, files)) == {digest}
    monkeypatch.setattr(inbox, "workbook_of", _die)
    assert inbox._packages({digest}, files) == {}
