"""Other machines that read: ``--executor dask://HOST:PORT``."""

import logging
import re
import threading
import warnings
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

import click

from toolkit.commands.common import Unusable, Usage, doing

_ADDRESS = re.compile(r"dask://([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\]):([0-9]{1,5})/?")
_PATIENCE = 10
"""Seconds in which a scheduler has to answer."""
_WITHOUT_MACHINES = 5
"""Seconds without a single machine that reads, after which nobody waits for one any more."""
_INSTEAD = "hoặc bỏ --executor để đọc trên máy này."
OTHER_EDITION = (
    "Có máy trong cụm Dask chưa cài bdgxl, hoặc có bản bdgxl, Python hay thư viện đọc tệp khác máy này, nên có thể "
    f"đọc ra kết quả khác{{machines}}. Cài cùng một bản ở mọi máy, {_INSTEAD}"
)


def check_address(address: str) -> None:
    """Refuse an address that cannot be one."""
    match = _ADDRESS.fullmatch(address)
    if match is None or int(match[2]) > 65_535:
        raise Usage(f"--executor: '{address}' không phải địa chỉ của cụm Dask; ghi như dask://10.0.0.5:8786.")


@contextmanager
def connected(address: str) -> Iterator[tuple[Executor, int]]:
    """The cluster as an executor, and how many files it reads at a time. Raises Unusable."""
    check_address(address)
    try:
        from distributed import Client
    except ImportError as error:
        raise Unusable("Chưa cài Dask trên máy này. Cài bằng: pip install distributed, hoặc bỏ --executor.") from error
    # What Dask has to tell is English and meant for its own operators.
    for name in ("distributed", "distributed.client", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", module="distributed")
    try:
        with doing("Nối với cụm Dask"):
            client = Client(address.replace("dask://", "tcp://", 1), timeout=_PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise Unusable(
            f"Không có cụm Dask nào trả lời ở {address}. Kiểm tra địa chỉ, đường mạng, dask scheduler đã chạy chưa, "
            f"{_INSTEAD}"
        ) from error
    with client:
        _check_machines(client, address)
        # Every call is a task of its own: results are never shared with an equal call, and arguments never hashed.
        executor, ended = client.get_executor(pure=False), threading.Event()
        watch = threading.Thread(target=_give_up_without_machines, args=(client, executor, ended), daemon=True)
        watch.start()
        try:
            yield executor, sum(client.nthreads().values())
        finally:
            ended.set()
            watch.join()
        if client.status != "running" or not client.nthreads():
            told = "Cụm Dask ngừng trả lời giữa chừng; các tệp còn lại đã được đọc trên máy này, kết quả không khác."
            click.echo(click.style(told, fg="yellow"), err=True)


def _give_up_without_machines(client: Any, executor: Any, ended: threading.Event) -> None:
    """Let go of what is waiting for machines where all are gone: Dask waits for new ones without end."""
    without = 0
    while without < _WITHOUT_MACHINES:
        if ended.wait(1):
            return
        try:
            without = 0 if client.nthreads() else without + 1
        except (OSError, RuntimeError, TimeoutError):  # the scheduler is gone too, of which whoever waits is told
            without += 1
    executor.shutdown(wait=False)


def _check_machines(client: Any, address: str) -> None:
    from toolkit.core.intake.edition import code_edition

    found = client.run(code_edition, on_error="return")
    if not found:
        raise Unusable(
            f"Cụm Dask ở {address} chưa có máy nào đọc. Chạy dask worker {address.replace('dask', 'tcp', 1)} "
            f"ở các máy, {_INSTEAD}"
        )
    others = sorted(machine for machine, edition in found.items() if edition != code_edition())
    if others:
        raise Unusable(OTHER_EDITION.format(machines=f": {', '.join(others)}"))
