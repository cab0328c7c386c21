"""Many files: in order, whatever the number of workers, and whatever becomes of one of them."""

import os
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from tests.core.intake.returned import book, sent
from toolkit.core.intake import batch
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import InboxFile, discover
from toolkit.core.intake.elsewhere import OtherEdition
from toolkit.core.intake.read import Intake
from toolkit.core.plan.model import Plan


@pytest.fixture
def inbox(tmp_path: Path) -> list[InboxFile]:
    """Forty-five files, some of them no forms."""
    for number in range(45):
        data = sent() if number % 9 == 0 else b"abc"
        (tmp_path / f"{number:02d}.xlsx").write_bytes(data)
    (tmp_path / "~$00.xlsx").write_bytes(b"x")
    return discover(tmp_path)


def problems(intakes: Iterator[Intake]) -> list[tuple[str, str]]:
    return [(intake.file.name, intake.problem) for intake in intakes]


@pytest.mark.parametrize("workers", [2, 3])
def test_results_do_not_depend_on_the_number_of_workers(inbox: list[InboxFile], workers: int) -> None:
    alone = list(read_files(inbox, book().plan, workers=1))
    assert list(read_files(inbox, book().plan, workers=workers)) == alone
    assert [intake.file.name for intake in alone] == [file.name for file in inbox]


def test_another_executor_can_be_handed_in(inbox: list[InboxFile]) -> None:
    with ThreadPoolExecutor(2) as executor:
        handed = list(read_files(inbox, book().plan, executor=executor))
        assert executor.submit(int).result() == 0  # left open
    assert handed == list(read_files(inbox, book().plan, workers=1))


class _Unwilling(ThreadPoolExecutor):
    """An executor that fails at a file of this name."""

    fault: Exception = ZeroDivisionError()

    def submit(self, function: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        if any(name == "21.xlsx" for name, _ in arguments[0]):
            failed: Future[Any] = Future()
            failed.set_exception(self.fault)
            return failed
        return super().submit(function, *arguments, **named)


@pytest.mark.parametrize("fault", [ZeroDivisionError(), CancelledError(), TimeoutError(), BrokenExecutor()])
def test_what_an_executor_fails_at_is_read_here(fault: Exception, inbox: list[InboxFile]) -> None:
    with _Unwilling(2) as executor:
        executor.fault = fault
        found = list(read_files(inbox, book().plan, executor=executor))
    assert found == list(read_files(inbox, book().plan, workers=1))


def test_an_executor_that_takes_nothing_any_more(inbox: list[InboxFile]) -> None:
    executor = ThreadPoolExecutor(1)
    executor.shutdown()
    found = list(read_files(inbox, book().plan, executor=executor))
    assert found == list(read_files(inbox, book().plan, workers=1))


class _Silent(Executor):
    """An executor that never answers."""

    def submit(self, function: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        del function, arguments, named
        return Future()


def test_an_executor_that_does_not_answer_is_given_up(inbox: list[InboxFile], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_PATIENCE", 0.01)
    found = list(read_files(inbox, book().plan, executor=_Silent()))
    assert found == list(read_files(inbox, book().plan, workers=1))


def test_an_executor_that_runs_other_code_is_refused(inbox: list[InboxFile], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "code_edition", lambda: "another")
    with ThreadPoolExecutor(1) as executor, pytest.raises(OtherEdition):
        list(read_files(inbox, book().plan, executor=executor))


def test_large_files_go_in_chunks_of_their_own(inbox: list[InboxFile], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_CHUNK_BYTES", 1_000)
    chunks = list(batch._chunks(inbox))
    assert [file for chunk in chunks for file in chunk] == inbox
    assert max(sum(file.path.stat().st_size for file in chunk) for chunk in chunks if len(chunk) > 1) <= 1_000
    assert {len(chunk) for chunk in chunks} > {1}


def test_few_files_start_no_processes(inbox: list[InboxFile], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "ProcessPoolExecutor", None)
    assert len(list(read_files(inbox, book().plan))) == len(inbox)


def _die(file: InboxFile, plan: Plan) -> list[Intake]:
    if file.name == "21.xlsx":
        os._exit(1)
    return _READ_ONE(file, plan)


_READ_ONE = batch._read_one


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the fault is planted through fork")
def test_a_file_that_kills_its_process_is_the_only_one_lost(
    inbox: list[InboxFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = problems(read_files(inbox, book().plan, workers=1))
    monkeypatch.setattr(batch, "_read_one", _die)
    found = problems(read_files(inbox, book().plan, workers=2))
    assert [pair for pair in found if pair not in expected] == [("21.xlsx", "internal-read-error")]
    assert [name for name, _ in found] == [name for name, _ in expected]


def test_nothing_to_read() -> None:
    assert list(read_files([], book().plan)) == []
