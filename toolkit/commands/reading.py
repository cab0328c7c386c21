"""Reading the returned forms, as all commands do that take an inbox."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING

import click

from toolkit.commands.cluster import OTHER_EDITION, check_address, connected
from toolkit.commands.common import Unusable, progress
from toolkit.core.text import plain

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from toolkit.core.intake.cache import Cache
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.intake.read import Intake
    from toolkit.core.plan.model import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How an inbox is read; what is read does not depend on it."""

    cache: bool = True
    """Whether files that were read before are taken from the cache."""
    executor: str = ""
    """Address of the machines that read; empty for processes on this one."""


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how the inbox is read; the command gets them as one: ``how``."""

    @click.option(
        "--no-cache",
        "fresh",
        is_flag=True,
        help="Đọc lại từ đầu mọi tệp, không dùng và không ghi bộ nhớ đệm của những lần trước.",
    )
    @click.option(
        "--executor",
        "address",
        metavar="ĐỊA_CHỈ",
        help="Đọc tệp bằng các máy của một cụm Dask, ví dụ dask://10.0.0.5:8786; mặc định là đọc trên máy này.",
    )
    @wraps(command)
    def with_how(*, fresh: bool, address: str | None, **values: object) -> None:
        if address is not None:
            check_address(address)
        command(how=How(cache=not fresh, executor=address or ""), **values)

    return with_how


def read_inbox(files: "Sequence[InboxFile]", plan: "Plan", how: How, meanwhile: Sequence[str] = ()) -> "list[Intake]":
    """Read all files and what lies in them, with a progress bar on a terminal.

    ``meanwhile`` names modules that are needed afterwards, besides those that judge what was read.
    """
    from toolkit.core.intake.batch import read_files
    from toolkit.core.intake.elsewhere import OtherEdition

    intakes: list[Intake] = []
    names = {file.name for file in files}
    cache = _cache(plan) if how.cache else None
    with _executor(how) as (executor, workers), progress(len(files), "Đọc biểu") as advance:
        try:
            for intake in read_files(files, plan, workers, executor, ("validators.judge", *meanwhile), cache):
                intakes.append(intake)
                advance(int(intake.file.name in names))
        except OtherEdition as error:
            raise Unusable(OTHER_EDITION.format(machines="")) from error
    if cache is not None and cache.trouble:
        told = f"Không giữ lại được kết quả đọc, lần sau phải đọc lại từ đầu. {cache.trouble}"
        click.echo(click.style(plain(told), fg="yellow"), err=True)
    return intakes


@contextmanager
def _executor(how: How) -> "Iterator[tuple[Executor | None, int | None]]":
    """Who reads, and on how many processes; both None for the usual way."""
    if not how.executor:
        yield None, None
        return
    with connected(how.executor) as found:
        yield found


def _cache(plan: "Plan") -> "Cache | None":
    from toolkit.core.intake.cache import Cache, cache_folder
    from toolkit.core.intake.edition import reading_edition

    folder = cache_folder()
    return Cache(folder, reading_edition(plan)) if folder is not None else None
