"""``bdgxl remind``: drafts of reminders to those who have not reported, or whose form cannot be used."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import ExitCode, Unusable, cannot_write
from toolkit.commands.drafts import check_folder, names_shown, office_texts, post_lines, write_posts
from toolkit.commands.findings_text import findings_lines, wrapped
from toolkit.commands.judged import judged_inbox
from toolkit.commands.reading import How, reading_options
from toolkit.core.outbox import MANIFEST
from toolkit.core.output import OutputError

if TYPE_CHECKING:
    from toolkit.commands.remind_posts import Reminding
    from toolkit.core.plan.model import Period
    from toolkit.core.verdict import Judgement

_FOLDER = "nhac-viec"
_OUTBOX = "outbox"


@click.command("remind")
@options.INBOX
@options.output_folder(f"Thư mục nhận thư nháp; mặc định là {_FOLDER} bên cạnh hộp nhận.")
@options.PLAN
@options.PERIOD
@options.AS_OF
@click.option(
    "--forms",
    "outbox",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    help=f"Thư mục biểu đã sinh, để kèm lại biểu trống; mặc định là {_OUTBOX} bên cạnh hộp nhận, nếu có.",
)
@reading_options
def command(
    inbox: Path,
    output: Path | None,
    plan_path: Path | None,
    period_code: str | None,
    as_of: dt.date | None,
    outbox: Path | None,
    how: How,
) -> None:
    """Soạn thư nháp nhắc các đơn vị chưa gửi báo cáo, hoặc gửi biểu không dùng được: mỗi đơn vị một thư. Từng ô phải
    sửa của biểu đã nhận thì trả lại bằng bdgxl feedback.

    \b
    Ví dụ: bdgxl remind inbox/
           bdgxl remind inbox/ --as-of 10/12/2022 --forms outbox/
    """
    folder = output or inbox.absolute().parent / _FOLDER
    check_folder(folder)
    judgement = judged_inbox(inbox, plan_path, period_code, as_of, how)

    from toolkit.commands.remind_posts import Reminding, reminders

    forms = _forms(inbox, outbox, judgement.period)
    case = Reminding.of(judgement, forms)
    posts, problems = reminders(case, office_texts(inbox))
    try:
        written = write_posts(folder, posts)
    except OutputError as error:
        cannot_write(error)
    doubts = list(_doubts(judgement, {one.agency.code for one in case.owed}))
    lines = post_lines(posts, written, folder, judgement.period) if posts or written.stale else _nobody(judgement)
    for line in (*lines, *_left_alone(case), *_without_forms(case, bool(posts)), *doubts):
        click.echo(line)
    for problem in problems:
        for line in wrapped(f"Không kèm biểu. {problem}"):
            click.echo(click.style(line, fg="red"), err=True)
    raise SystemExit(ExitCode.FINDINGS if problems or doubts else ExitCode.DONE)


def _forms(inbox: Path, outbox: Path | None, period: "Period") -> Path | None:
    """Where the blank forms are; None where nobody has named a place and none is beside the inbox."""
    from toolkit.core.outbox import read_manifest

    folder = outbox or inbox.absolute().parent / _OUTBOX
    if any(form.period == period.code for form in read_manifest(folder)):
        return folder
    if outbox is not None:
        raise Unusable(
            f"--forms: thư mục '{outbox}' không có {MANIFEST} ghi biểu của kỳ {period.code}. "
            "Chọn thư mục do bdgxl template ghi ra."
        )
    return None


def _nobody(judgement: "Judgement") -> list[str]:
    return wrapped(f"{judgement.period.name}, tính đến ngày {judgement.as_of:%d/%m/%Y}: không phải nhắc đơn vị nào.")


def _left_alone(case: "Reminding") -> Iterator[str]:
    """Who owes something and gets no reminder, and why."""
    why: dict[str, list[str]] = defaultdict(list)
    for one, reason in case.left_alone:
        why[reason].append(one.agency.name)
    for reason, names in why.items():
        yield from wrapped(f"Báo cáo không nhắc vì {reason}: {names_shown(list(dict.fromkeys(names)))}")


def _without_forms(case: "Reminding", posts: bool) -> list[str]:
    if case.outbox is not None or not posts:
        return []
    return wrapped("Không kèm lại biểu trống vì không thấy thư mục biểu đã sinh; chỉ rõ bằng --forms THƯ_MỤC.")


def _doubts(judgement: "Judgement", reminded: Collection[str]) -> Iterator[str]:
    """What has to be looked at before anything is sent: those reminded may have answered after all."""
    from toolkit.commands.standing import register_findings, unclear_files
    from toolkit.core.consolidation.documents import received_documents

    letters = [one for one in received_documents(judgement) if not one.registered and one.agency in ("", *reminded)]
    if letters:
        names = names_shown([one.file for one in letters])
        told = (
            f"Xem trước khi gửi: {len(letters)} văn bản Word, PDF chưa ghi sổ theo dõi, có thể là câu trả lời: {names}."
        )
        yield from (click.style(line, fg="yellow") for line in wrapped(told))
    unclear = unclear_files(judgement)
    if unclear:
        names = ", ".join(verdict.file.name for verdict in unclear)
        told = f"Xem trước khi gửi: {len(unclear)} tệp chưa rõ là báo cáo nào của đơn vị nào: {names}."
        yield from (click.style(line, fg="yellow") for line in wrapped(told))
    findings = register_findings(judgement)
    if findings:
        yield from findings_lines("Xem trước khi gửi: sổ theo dõi", findings)
