"""``bdgxl merge --check``: an existing consolidated workbook against what the inbox would give now. Writes nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands.common import ExitCode, Unusable
from toolkit.commands.merge.changes_document import changes_document
from toolkit.commands.merge.changes_text import changes_lines, headline
from toolkit.commands.merge.earlier import Earlier, WrittenOn
from toolkit.core.json_text import json_text
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.plan.model import Period, Plan


def read_checked(path: Path, plan: "Plan", period: "Period") -> Earlier:
    """The workbook to be checked; it has to be of this plan and period."""
    from toolkit.core.readback.model import ReadbackError
    from toolkit.core.readback.package import file_bytes
    from toolkit.core.readback.read import read_leniently

    if not path.is_file():
        raise Unusable(f"--check: không có sổ tổng hợp {path}. Chạy bdgxl merge để lập sổ, hoặc ghi đường dẫn đến sổ.")
    try:
        data = file_bytes(path)
        book = read_leniently(data, path.name)
    except ReadbackError as error:
        raise Unusable(f"--check: {error}") from error
    if book.plan != plan.id:
        raise Unusable(
            f"--check: {path.name} là sổ của kế hoạch {book.plan}, còn hộp nhận thuộc kế hoạch {plan.id}. "
            "Chọn đúng sổ hoặc đúng hộp nhận."
        )
    if book.period != period.code:
        raise Unusable(
            f"--check: {path.name} là sổ của kỳ {book.period} ({book.period_name}), còn hộp nhận được xét theo kỳ "
            f"{period.code} ({period.name}). Chọn sổ khác, hoặc chọn kỳ bằng --period."
        )
    return Earlier(path=path, data=data, book=book)


def check(earlier: Earlier, data: bytes, written_on: WrittenOn, *, as_json: bool) -> ExitCode:
    """Say what a new run would change in the workbook; ``data`` is the workbook that it would write.

    ``written_on`` as in :meth:`Earlier.changes`.
    """
    changes = earlier.changes(data, written_on)
    if changes is None:
        raise Unusable(
            f"--check: sổ mới sẽ quá lớn nên không so được với {earlier.path.name}. Dùng bdgxl merge --tidy."
        )
    before = changes.before
    if as_json:
        click.echo(json_text(changes_document(changes)))
    title = plain(f"{before.file} (lập ngày {before.as_of:%d/%m/%Y}) so với hộp nhận hiện nay: {headline(changes)}.")
    click.echo(click.style(title, bold=True), err=as_json)
    if not as_json:
        for line in changes_lines(changes):
            click.echo(line)
        if not changes.none:
            click.echo("Không tệp nào bị thay đổi. Chạy lại không có --check để ghi sổ mới.")
    return ExitCode.DONE if changes.none else ExitCode.FINDINGS
