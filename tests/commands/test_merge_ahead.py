"""The workbook of an earlier run, read back by another process: the same is told, whatever becomes of that process."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tests.validators.filling import cell
from tests.validators.plans import small_plan
from tests.validators.workbooks import returned
from toolkit.commands.merge import earlier
from toolkit.commands.merge.command import command as merge
from toolkit.core.intake import contained, limits
from toolkit.core.output import OutputError
from toolkit.core.plan.load import dump_plan
from toolkit.core.readback import read

ALL, NONE = range(10**9), range(0)
BOOK = "tong-hop-thu-2022-nam.xlsx"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox that was merged before a figure in it changed."""
    (tmp_path / "ke-hoach.yaml").write_text(dump_plan(small_plan()), encoding="utf-8")
    folder = tmp_path / "hop-nhan"
    folder.mkdir()
    for typed in ("11", "12"):
        (folder / "a.xlsx").write_bytes(returned({("indicators", "1.2", "result"): cell(typed)}))
        if typed == "11":
            run(folder, NONE)
    return folder


def run(inbox: Path, ahead: range) -> tuple[str, Mapping[str, bytes]]:
    """What a merge says and what lies there then; the workbook of the run before is put back."""
    before = {path: path.read_bytes() for path in inbox.parent.glob("*.xlsx")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(earlier, "_AHEAD", ahead)
        said = CliRunner().invoke(merge, [str(inbox), "--as-of", "20/12/2022"]).stdout
    left = {path.name: path.read_bytes() for path in inbox.parent.glob("*.xlsx")}
    for path, data in before.items():
        path.write_bytes(data)
    return said, left


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count the workbooks that this process reads back."""
    counted: list[int] = []
    whole = read.read_leniently

    @wraps(whole)  # by whose name it is sent to the other process
    def counting(data: bytes, name: str) -> Any:
        counted.append(len(data))
        return whole(data, name)

    monkeypatch.setattr(read, "read_leniently", counting)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return counted


def test_the_same_is_told(inbox: Path, here: list[int]) -> None:
    alone = run(inbox, NONE)
    assert len(here) == 2
    assert run(inbox, ALL) == alone
    assert len(here) == 3
    assert "11 → 12" in alone[0]


def test_nothing_is_read_ahead_where_there_is_one_core(inbox: Path, here: list[int], monkeypatch: Any) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    run(inbox, ALL)
    assert len(here) == 2


@pytest.mark.parametrize("error", [BlockingIOError(), RuntimeError(), OutputError("", "")])
def test_without_room_for_another_process_it_is_read_here(
    error: Exception, inbox: Path, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(count: int) -> Any:
        raise error

    monkeypatch.setattr(contained, "readers", refused)
    with earlier.reading_ahead(inbox.parent / BOOK) as ahead:
        assert ahead is None


def stood_for(change: Callable[[earlier.Ahead], earlier.Ahead], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = earlier.reading_ahead

    @contextmanager
    def changed(target: Path) -> Any:
        with whole(target) as ahead:
            assert ahead is not None
            yield change(ahead)

    monkeypatch.setattr(earlier, "reading_ahead", changed)


def failed(ahead: earlier.Ahead) -> earlier.Ahead:
    """As if the other process had died."""
    broken: Future[Any] = Future()
    broken.set_exception(BrokenExecutor())
    return replace(ahead, found=broken)


def stopped(ahead: earlier.Ahead) -> earlier.Ahead:
    """As if the other process never came to its end."""
    return replace(ahead, found=Future())


def other(ahead: earlier.Ahead) -> earlier.Ahead:
    """As if the workbook had been replaced since."""
    return replace(ahead, data=b"")


@pytest.mark.parametrize("change", [failed, stopped, other])
def test_it_is_read_here_where_the_other_has_nothing_of_use(
    change: Callable[[earlier.Ahead], earlier.Ahead], inbox: Path, here: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = run(inbox, NONE)
    monkeypatch.setattr(limits, "PROCESS", limits.Process(reading_seconds=1))
    stood_for(change, monkeypatch)
    assert run(inbox, ALL) == alone
    assert len(here) == 4
