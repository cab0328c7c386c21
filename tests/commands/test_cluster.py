"""Reading on a Dask cluster of real processes: whatever becomes of them, the outcome is that of the usual way."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from click.testing import CliRunner, Result
from distributed import Client

from tests.core.intake.returned import book, sent
from toolkit.cli import bdgxl
from toolkit.commands import cluster
from toolkit.commands.common import ExitCode, Unusable
from toolkit.core.intake import batch, edition
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover
from toolkit.core.intake.wording import BROKEN_WORKER

DEADLY = b"chet"
PLANTED = f"""
import os
from toolkit.core.intake import read
contents = read._contents
def deadly(data, *rest):
    if data == {DEADLY!r}:
        os._exit(1)
    return contents(data, *rest)
read._contents = deadly
"""
"""For processes that are started anew: in them a file of this content kills who reads it."""
WORKERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A scheduler and its workers."""

    address: str
    """dask://…"""
    planted: str
    """Folder to be on the path of processes in which one file is deadly."""
    workers: dict[str, "subprocess.Popen[bytes]"]
    """By name."""

    @contextmanager
    def client(self) -> Iterator[Any]:
        """Whom to ask what goes on."""
        with Client(self.address.replace("dask", "tcp"), set_as_default=False) as client:
            yield client


def started(*words: object, **environment: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", *map(str, words), "--no-dashboard"]
    environment = {**os.environ, **environment}
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with cluster_of(WORKERS, tmp_path_factory.mktemp("cum-dask")) as found:
        yield found


@contextmanager
def cluster_of(count: int, folder: Path) -> Iterator[Running]:
    """A cluster on this machine that gives a chunk up when it has cost two workers."""
    (folder / "sitecustomize.py").write_text(PLANTED, encoding="utf-8")
    file = folder / "scheduler.json"
    command = ("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", 0, "--scheduler-file", file)
    scheduler = started(*command, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1")
    more = ("--scheduler-file", file, "--nthreads", 1, "--no-nanny", "--local-directory", folder)
    workers = {
        name: started("distributed.cli.dask_worker", *more, "--name", name, PYTHONPATH=str(folder))
        for name in (f"may-{number}" for number in range(count))
    }
    try:
        while not file.exists():
            assert scheduler.poll() is None
            time.sleep(0.05)
        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(count)
            address = client.scheduler.address.replace("tcp", "dask")
        yield Running(address=address, planted=str(folder), workers=workers)
    finally:
        for process in (scheduler, *workers.values()):
            process.kill()
            process.wait()


def merged(inbox: Path, output: Path, *arguments: str) -> Result:
    words = ["merge", inbox, "-o", output, "--as-of", "20/12/2022", "--no-cache", *arguments]
    return CliRunner().invoke(bdgxl, [*map(str, words)])


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a process is halted so that it dies with work in its hands")
def test_a_worker_that_dies_in_the_middle_changes_nothing(
    running: Running, inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(24):
        (inbox / f"{number}.xlsx").write_bytes((inbox / "a.xlsx").read_bytes() if number % 2 else b"abc")
    monkeypatch.setattr(batch, "_CHUNK", 2)
    victim, worked = running.workers["may-0"], list[str]()
    check = cluster._check_machines

    def check_and_halt(*arguments: Any) -> None:
        check(*arguments)
        victim.send_signal(signal.SIGSTOP)

    def kill_at_work() -> None:
        try:
            with running.client() as client:
                (address,) = (at for at, one in client.scheduler_info()["workers"].items() if one["name"] == "may-0")
                while not client.processing().get(address):
                    time.sleep(0.02)
            worked.append(address)
        finally:
            victim.kill()

    monkeypatch.setattr(cluster, "_check_machines", check_and_halt)
    killer = Thread(target=kill_at_work)
    killer.start()
    result = merged(inbox, tmp_path / "1.xlsx", "--executor", running.address)
    killer.join()
    assert worked
    assert (tmp_path / "1.xlsx").exists(), result.output
    merged(inbox, tmp_path / "2.xlsx")
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()


def test_a_file_that_kills_workers_is_the_only_one_lost(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        (tmp_path / f"{number}.xlsx").write_bytes(DEADLY if number == 3 else sent() if number % 2 else b"abc")
    files = discover(tmp_path)
    expected = list(read_files(files, book().plan, 1))
    monkeypatch.setattr(batch, "_CHUNK", 2)
    monkeypatch.setenv("PYTHONPATH", running.planted)  # it kills here, too
    with cluster.connected(running.address) as (executor, workers):
        found = list(read_files(files, book().plan, workers, executor))
    assert found.pop(3).details == {"found": BROKEN_WORKER}
    assert found == expected[:3] + expected[4:]
    assert sum(process.poll() is not None for process in running.workers.values()) >= 2


def test_machines_that_read_otherwise_are_refused(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition, "_READERS", ())
    edition.code_edition.cache_clear()
    try:
        with pytest.raises(Unusable, match="Cài cùng một bản"), cluster.connected(running.address):
            pass
    finally:
        edition.code_edition.cache_clear()


def test_where_all_machines_are_gone_nobody_waits_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "_WITHOUT_MACHINES", 1)
    monkeypatch.setattr(batch, "_CHUNK", 2)
    inbox = tmp_path / "hop-nhan"
    inbox.mkdir()
    for number in range(8):
        (inbox / f"{number}.xlsx").write_bytes(sent() if number % 2 else b"abc")
    files = discover(inbox)
    with cluster_of(1, tmp_path) as only, cluster.connected(only.address) as (executor, workers):
        (worker,) = only.workers.values()
        worker.kill()
        worker.wait()
        found = list(read_files(files, book().plan, workers, executor))
    assert found == list(read_files(files, book().plan, 1))
    assert "Cụm Dask ngừng trả lời giữa chừng" in capsys.readouterr().err


class _NoMachines:
    def run(self, *_: object, **__: object) -> dict[str, str]:
        return {}


def test_a_cluster_without_machines_is_refused() -> None:
    with pytest.raises(Unusable, match="dask worker tcp://a:1"):
        cluster._check_machines(_NoMachines(), "dask://a:1")


def test_nobody_answers(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 0.1)
    result = CliRunner().invoke(bdgxl, ["validate", str(inbox), "--executor", "dask://127.0.0.1:1"])
    assert (result.exit_code, "dask scheduler" in result.stderr) == (ExitCode.UNUSABLE, True)


def test_dask_is_not_installed(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = CliRunner().invoke(bdgxl, ["validate", str(inbox), "--executor", "dask://127.0.0.1:1"])
    assert (result.exit_code, "pip install distributed" in result.stderr) == (ExitCode.UNUSABLE, True)


@pytest.mark.parametrize(
    "address",
    ["", "dask", "127.0.0.1:8786", "tcp://127.0.0.1:8786", "dask://127.0.0.1", "dask://a:65536", "dask://a b:1"],
)
def test_an_address_that_is_none(address: str, inbox: Path) -> None:
    result = CliRunner().invoke(bdgxl, ["validate", str(inbox), "--executor", address])
    assert (result.exit_code, "dask://10.0.0.5:8786" in result.stderr) == (ExitCode.USAGE, True)


@pytest.mark.parametrize("address", ["dask://10.0.0.5:8786", "dask://may-chu.tinh.vn:1", "dask://[::1]:8786/"])
def test_an_address(address: str) -> None:
    cluster.check_address(address)
