"""Reading the returned forms, as all commands do that take an inbox."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING

import click

from toolkit.commands.common import progress
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.intake.cache import Cache
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.intake.read import Intake
    from toolkit.core.plan.model import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How an inbox is read; what is read does not depend on it."""

    cache: bool = True
    """Whether files that were read before are taken from the cache."""


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how the inbox is read; the command gets them as one: ``how``."""

    @click.option(
        "--no-cache",
        "fresh",
        is_flag=True,
        help="Đọc lại từ đầu mọi tệp, không dùng và không ghi bộ nhớ đệm của những lần trước.",
    )
    @wraps(command)
    def with_how(*, fresh: bool, **values: object) -> None:
        command(how=How(cache=not fresh), **values)

    return with_how


def read_inbox(files: "Sequence[InboxFile]", plan: "Plan", how: How, meanwhile: Sequence[str] = ()) -> "list[Intake]":
    """Read all files and what lies in them, with a progress bar on a terminal.

    ``meanwhile`` names modules that are needed afterwards, besides those that judge what was read.
    """
    from toolkit.core.intake.batch import read_files

    intakes: list[Intake] = []
    names = {file.name for file in files}
    cache = _cache(plan) if how.cache else None
    with progress(len(files), "Đọc biểu") as advance:
        for intake in read_files(files, plan, meanwhile=("validators.judge", *meanwhile), cache=cache):
            intakes.append(intake)
            advance(int(intake.file.name in names))
    if cache is not None and cache.trouble:
        told = f"Không giữ lại được kết quả đọc, lần sau phải đọc lại từ đầu. {cache.trouble}"
        click.echo(click.style(plain(told), fg="yellow"), err=True)
    return intakes


def _cache(plan: "Plan") -> "Cache | None":
    from toolkit.core.intake.cache import Cache, cache_folder
    from toolkit.core.intake.edition import reading_edition

    folder = cache_folder()
    return Cache(folder, reading_edition(plan)) if folder is not None else None
