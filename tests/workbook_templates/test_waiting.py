"""Rows that wait come back as they were, whether they wait in memory or in a file."""

import io
import tempfile
from pathlib import Path

import pytest

from workbook_templates import waiting
from workbook_templates.waiting import WaitingRows

ROWS = [f"<row>Sở Y tế {number}\r\n</row>\n" for number in range(100)]


@pytest.mark.parametrize("in_memory", [0, 500, 1_000_000])
def test_rows_come_back_in_order_and_to_the_character(monkeypatch: pytest.MonkeyPatch, in_memory: int) -> None:
    monkeypatch.setattr(waiting, "_IN_MEMORY", in_memory)
    rows, target = WaitingRows(), io.StringIO(newline="")
    for row in ROWS:
        rows.write(row)
    rows.hand_over(target)
    assert target.getvalue() == "".join(ROWS)


def test_nobody_sees_the_file_and_nothing_is_left_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "_IN_MEMORY", 0)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    rows = WaitingRows()
    rows.write("chữ")
    rows.hand_over(io.StringIO())
    assert list(tmp_path.iterdir()) == []
