"""Writing a plan to a file, as a workbook or as YAML, whichever its name asks for."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands.common import Usage, cannot_write, check_output
from toolkit.core.output import OutputError, write_atomically
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.plan.model import Plan
    from toolkit.core.plan.source import Source

SUFFIXES = (".xlsx", ".yaml", ".yml")
_MOST_REMARKS = 20


def check_target(target: Path, *, force: bool, inputs: Sequence[Path] = (), suffixes: Sequence[str] = SUFFIXES) -> None:
    """Refuse to write over a file of the input, and over any other unless asked to: a plan may be the only copy."""
    if any(target.absolute() == path.absolute() or (target.exists() and _same(target, path)) for path in inputs):
        raise Usage(f"Tệp ghi ra trùng với tệp đọc vào ('{target}'). Chọn tên khác bằng -o.")
    if target.is_file() and not force and target.suffix.lower() in suffixes:
        advice = "Chọn tên khác bằng -o, hoặc thêm --force để ghi đè."
        cannot_write(OutputError(f"Không ghi đè {target}: đã có tệp này.", advice))
    check_output(target, suffixes, lambda path: path.is_file())


def write_plan_file(plan: "Plan", target: Path) -> None:
    """Write the plan in the format of the target's name; ends the command where that is impossible."""
    if target.suffix.lower() == ".xlsx":
        from workbook_templates.plan_book.book import write_plan_book

        data = write_plan_book(plan)
    else:
        from toolkit.core.plan.dump import dump_plan

        data = dump_plan(plan).encode()
    write_bytes(target, data)


def write_bytes(target: Path, data: bytes) -> None:
    """Write a file; ends the command where that is impossible."""
    try:
        write_atomically(target, data)
    except OutputError as error:
        cannot_write(error)


def show_remarks(source: "Source") -> None:
    """Tell on stderr what the reader of a plan file was not sure of, or left out."""
    for remark in source.remarks[:_MOST_REMARKS]:
        click.echo(plain(f"Lưu ý: {remark}"), err=True)
    if len(source.remarks) > _MOST_REMARKS:
        click.echo(f"… và {len(source.remarks) - _MOST_REMARKS} lưu ý khác.", err=True)


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
