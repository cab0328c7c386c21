"""Many files: in order, whatever the number of workers, and whatever becomes of one of them."""

import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.core.intake.returned import book, sent
from toolkit.core import workers
from toolkit.core.intake import batch, contained
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import InboxFile, discover
from toolkit.core.intake.elsewhere import OtherEdition
from toolkit.core.intake.limits import Process
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


def _process_of(file: InboxFile, plan: Plan) -> list[Intake]:
    (intake, *_) = _READ_ONE(file, plan)
    return [replace(intake, details={"process": str(os.getpid())})]


def _die(file: InboxFile, plan: Plan) -> list[Intake]:
    if file.name == "21.xlsx":
        os._exit(1)
    return _READ_ONE(file, plan)


def _hang(file: InboxFile, plan: Plan) -> list[Intake]:
    if file.name == "21.xlsx":
        threading.Event().wait()
    return _READ_ONE(file, plan)


def _swell(file: InboxFile, plan: Plan) -> list[Intake]:
    if file.name == "21.xlsx":
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("toolkit.core.intake.read.unpack", lambda *_: bytes(SWOLLEN))
            return _READ_ONE(file, plan)
    return _READ_ONE(file, plan)


def _swell_and_stay(file: InboxFile, plan: Plan) -> list[Intake]:
    if file.name == "21.xlsx":
        taken = b"x" * 500_000_000
        threading.Event().wait(60)
        assert taken
    return _READ_ONE(file, plan)


_READ_ONE = contained.read_one
SWOLLEN = 3_000_000_000
forked = pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="the fault is planted through fork")


@forked
def test_few_files_are_read_in_one_other_process(inbox: list[InboxFile], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contained, "read_one", _process_of)
    (process,) = {intake.details["process"] for intake in read_files(inbox[:3], book().plan)}
    assert process != str(os.getpid())


@forked
@pytest.mark.parametrize("count", [None, 2])
@pytest.mark.parametrize(
    ("fault", "problem", "reason"),
    [(_die, "internal-read-error", None), (_hang, "damaged", "reader-slow"), (_swell, "too-large", "memory")],
)
def test_a_file_that_its_process_cannot_read_is_the_only_one_lost(
    fault: Any,
    problem: str,
    reason: str | None,
    count: int | None,
    inbox: list[InboxFile],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = list(read_files(inbox, book().plan, workers=1))
    monkeypatch.setattr(contained, "read_one", fault)
    monkeypatch.setattr(contained, "PROCESS", Process(reading_seconds=1 if fault is _hang else 60))
    monkeypatch.setattr(batch, "_CHUNK", 5)
    found = list(read_files(inbox, book().plan, workers=count))
    assert [intake.file.name for intake in found] == [intake.file.name for intake in whole]
    (lost,) = (intake for intake, other in zip(found, whole, strict=True) if intake != other)
    assert (lost.file.name, lost.problem, lost.details.get("reason")) == ("21.xlsx", problem, reason)


@forked
def test_where_the_system_does_not_hold_a_process_it_is_watched(
    inbox: list[InboxFile], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = list(read_files(inbox, book().plan, workers=1))
    monkeypatch.setattr(workers, "system_holds", lambda: False)
    monkeypatch.setattr(contained, "read_one", _swell_and_stay)
    most = psutil.Process().memory_info().rss + 250_000_000  # a forked one begins with what this one has
    monkeypatch.setattr(contained, "PROCESS", Process(memory=most))
    found = list(read_files(inbox, book().plan))
    (lost,) = (intake for intake, other in zip(found, whole, strict=True) if intake != other)
    assert (lost.file.name, lost.problem) == ("21.xlsx", "internal-read-error")


def test_nothing_to_read() -> None:
    assert list(read_files([], book().plan)) == []
