"""The process that reads the values may die or never end: only its file is lost."""

from pathlib import Path

import pytest

from tests.core.intake.foreign.biff8 import number, stream, xls
from tests.core.intake.foreign.opendocument import cell, ods, row, table
from tests.core.intake.foreign.opened import opened
from tests.core.intake.returned import intake_of
from toolkit.core.intake.foreign import worker
from toolkit.core.intake.limits import Limits, Refused

DATA = xls(stream([number(0, 0, 1)]))


def program(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another program stand where the worker stands."""
    path = folder / "program.py"
    path.write_text(text)
    monkeypatch.setattr(worker, "__file__", str(path))


@pytest.mark.parametrize(
    ("text", "problem", "found"),
    [
        ("import os; os.abort()", "damaged", "tiến trình đọc tệp bị dừng đột ngột"),
        ("raise ImportError('x')", "internal-read-error", "tiến trình đọc tệp không chạy được: ImportError: x"),
        ("raise SystemExit(3)", "damaged", "thư viện đọc không hiểu nội dung: 3"),
        ("print('[]')", "legacy-format", "Excel 97-2003 (.xls)"),
        (
            'print(\'[{"name": "A", "visible": true, "cells": []}]\')',
            "legacy-format",
            "Excel 97-2003 (.xls)",
        ),
    ],
)
def test_what_becomes_of_a_file(
    text: str, problem: str, found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(text, tmp_path, monkeypatch)
    intake = intake_of(DATA, tmp_path, name="a.xls")
    assert (intake.problem, intake.details["found"]) == (problem, found)


def test_a_file_that_is_read_forever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program("import time; time.sleep(60)", tmp_path, monkeypatch)
    with pytest.raises(Refused) as refused:
        opened(DATA, Limits(seconds=0))
    assert (refused.value.problem, refused.value.reason) == ("damaged", "reader-slow")


def test_what_the_parser_refuses_is_damaged(tmp_path: Path) -> None:
    intake = intake_of(ods(table(row(cell("float", "abc")))), tmp_path, name="a.ods")
    assert intake.problem == "damaged"
    assert intake.details["found"].startswith("thư viện đọc không hiểu nội dung: ")


def test_one_long_text_in_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    data = ods(table(row(cell("string", shown="dài", more='table:number-columns-repeated="9"'))))
    assert worker.read(data)[0]["cells"] == [(0, col, "s", "dài") for col in range(9)]
    monkeypatch.setattr(worker, "TEXT", 20)
    with pytest.raises(ValueError, match="too much text"):
        worker.read(data)
