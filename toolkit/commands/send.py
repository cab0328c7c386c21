"""``bdgxl send``: drafts of the mails that carry the forms of an outbox to the agencies."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import ExitCode, Unusable, Usage, cannot_write, check_codes, choose_period
from toolkit.commands.drafts import check_folder, names_shown, office_texts, post_lines, write_posts
from toolkit.commands.findings_text import wrapped
from toolkit.commands.plan_choice import choose_plan
from toolkit.commands.sent_forms import forms_of
from toolkit.core.outbox import MANIFEST, Issued, read_manifest
from toolkit.core.output import OutputError

if TYPE_CHECKING:
    from toolkit.commands.sent_posts import Sending
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.plan.model import Period

_FOLDER = "thu-gui"


@click.command("send")
@click.argument("outbox", metavar="THƯ_MỤC_BIỂU", type=click.Path(path_type=Path))
@options.output_folder(f"Thư mục nhận thư nháp; mặc định là {_FOLDER} trong thư mục biểu.")
@options.PLAN
@click.option("--period", "period_code", metavar="KỲ", help="Mã kỳ báo cáo; bỏ được khi chỉ có biểu của một kỳ.")
@click.option("--agency", "codes", metavar="MÃ", multiple=True, help="Chỉ soạn cho đơn vị này; ghi được nhiều lần.")
@click.option(
    "--bundle",
    is_flag=True,
    help="Gửi chung một tệp cho các xã, phường (hoặc các đơn vị chọn bằng --agency) thay vì mỗi đơn vị một tệp.",
)
def command(
    outbox: Path,
    output: Path | None,
    plan_path: Path | None,
    period_code: str | None,
    codes: tuple[str, ...],
    bundle: bool,
) -> None:
    """Soạn thư nháp gửi biểu mẫu đến từng đơn vị: mỗi đơn vị một thư, kèm mọi biểu phải gửi.

    \b
    Ví dụ: bdgxl send outbox/
           bdgxl send outbox/ --period nam --bundle
    """
    from toolkit.commands.sent_posts import Sending, sent_posts, small_agencies

    folder = output or outbox / _FOLDER
    check_folder(folder)
    issued = _issued(outbox)
    plan = choose_plan(plan_path, (outbox,), _files(outbox, issued))
    period = choose_period(plan, _period(issued, period_code), ())
    check_codes("đơn vị", codes, {agency.code: agency.name for agency in plan.agencies})
    case = Sending(
        outbox=outbox,
        plan=plan,
        period=period,
        forms=_chosen(outbox, period, codes),
        small=small_agencies(plan, codes) if bundle else (),
    )
    texts = office_texts(outbox)
    posts, problems = sent_posts(case, texts)
    try:
        written = write_posts(folder, posts, lambda code: code not in problems and (not codes or code in codes))
    except OutputError as error:
        cannot_write(error)
    for line in (*post_lines(posts, written, folder, period), *_not_generated(case, codes)):
        click.echo(line)
    for problem in problems.values():
        for line in wrapped(f"Chưa soạn thư. {problem}", later="  "):
            click.echo(click.style(line, fg="red"), err=True)
    raise SystemExit(ExitCode.FINDINGS if problems else ExitCode.DONE)


def _issued(outbox: Path) -> list[Issued]:
    if not outbox.is_dir():
        raise Unusable(f"Không có thư mục biểu '{outbox}'. Sinh biểu bằng bdgxl template, hoặc kiểm tra lại đường dẫn.")
    issued = read_manifest(outbox)
    if not issued:
        raise Unusable(
            f"Thư mục '{outbox}' không có {MANIFEST} đọc được, nên không biết biểu nào của đơn vị nào. "
            "Chạy lại bdgxl template vào thư mục này; không lưu lại danh sách đó bằng Excel."
        )
    return issued


def _files(outbox: Path, issued: Sequence[Issued]) -> "list[InboxFile]":
    """The forms, by which the plan is recognised."""
    from toolkit.core.intake.discover import InboxFile

    paths = (outbox / form.file for form in issued)
    return [InboxFile(path=path, name=path.name) for path in paths if path.is_file()]


def _period(issued: Sequence[Issued], code: str | None) -> str:
    """The period that was asked for, else the only one that there are forms for."""
    known = sorted({form.period for form in issued})
    if code is None and len(known) > 1:
        raise Usage(f"Thư mục có biểu của {len(known)} kỳ: {', '.join(known)}. Chọn một kỳ bằng --period.")
    return code or known[0]


def _chosen(outbox: Path, period: "Period", codes: Sequence[str]) -> list[Issued]:
    forms = [form for form in forms_of(outbox, period.code).values() if not codes or form.agency in codes]
    if not forms:
        raise Unusable(
            f"Thư mục '{outbox}' không có biểu nào của kỳ {period.code} ({period.name}) với các lựa chọn trên. "
            f"Sinh biểu bằng bdgxl template … --period {period.code}."
        )
    return forms


def _not_generated(case: "Sending", codes: Sequence[str]) -> Iterator[str]:
    """Who owes a report that is being sent and has no form for it: never left out silently."""
    there = {(form.report, form.agency) for form in case.forms}
    small = {agency.code for agency in case.small}
    names = [
        agency.name
        for report in case.reports
        for agency in case.plan.owners(report, case.period.code)
        if (not codes or agency.code in codes) and agency.code not in small and (report.id, agency.code) not in there
    ]
    if names:
        told = f"Chưa có biểu trong thư mục, nên chưa soạn thư: {names_shown(list(dict.fromkeys(names)))}."
        yield from wrapped(f"{told} Sinh thêm bằng bdgxl template.")
