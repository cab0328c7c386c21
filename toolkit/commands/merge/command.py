"""``bdgxl merge``: consolidate the returned forms of an inbox into the provincial workbook."""

import datetime as dt
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands.common import (
    ExitCode,
    cannot_write,
    check_output,
    choose_period,
    day,
    inbox_files,
    read_inbox,
)
from toolkit.commands.merge.document import document
from toolkit.commands.merge.summary import summary
from toolkit.commands.plan_choice import choose_plan
from toolkit.commands.register import create_register
from toolkit.core.findings.model import Severity
from toolkit.core.output import OutputError, write_atomically

if TYPE_CHECKING:
    from toolkit.core.consolidation.model import Consolidation
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.plan.model import Plan


@click.command("merge")
@click.argument("inbox", metavar="HỘP_NHẬN", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Tệp tổng hợp; mặc định là tong-hop-<kế hoạch>-<kỳ>.xlsx bên cạnh hộp nhận.",
)
@click.option("--plan", "plan_path", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp kế hoạch.")
@click.option("--period", "period_code", metavar="KỲ", help="Mã kỳ báo cáo; mặc định là kỳ ghi trên phần lớn biểu.")
@click.option("--as-of", "as_of", metavar="NGÀY", callback=day, help="Ngày xét hạn gửi; mặc định là hôm nay.")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON ra stdout.")
def command(
    inbox: Path,
    output: Path | None,
    plan_path: Path | None,
    period_code: str | None,
    as_of: dt.date | None,
    as_json: bool,
) -> None:
    """Tổng hợp biểu các đơn vị gửi về thành một sổ của tỉnh.

    Ví dụ: bdgxl merge inbox/
    """
    files = inbox_files((inbox,))
    plan = choose_plan(plan_path, (inbox,), files)
    intakes = read_inbox(files, plan)
    period = choose_period(plan, period_code, intakes)
    target = output or inbox.absolute().parent / f"tong-hop-{plan.id}-{period.code}.xlsx"
    check_output(target, (".xlsx",), lambda path: _is_ours(path, plan))

    from toolkit.core.consolidation.consolidate import consolidate
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.register.read import find_registers, read_first
    from validators.judge import judge
    from workbook_templates.consolidated.book import write_consolidated_book

    registers = find_registers((inbox,))
    register = read_first(registers)
    consolidation = consolidate(judge(intakes, plan, period, as_of or _today(), register=register))
    links = _links([*files, *(InboxFile(path=path, name=path.name) for path in registers[:1])], target)
    book = write_consolidated_book(consolidation, links=links)
    try:
        write_atomically(target, book)
    except OutputError as error:
        cannot_write(error)
    created = None if registers else create_register(inbox, plan, as_of or _today())
    if as_json:
        click.echo(json.dumps(document(consolidation, target), ensure_ascii=False, indent=1))
    for line in summary(consolidation, target):
        click.echo(line, err=as_json)
    if created is not None:
        click.echo(created, err=as_json)
    raise SystemExit(_exit_code(consolidation))


def _is_ours(target: Path, plan: "Plan") -> bool:
    """Whether a file is a workbook of an earlier run; the office's register is not."""
    from toolkit.core.intake.read import read_file
    from toolkit.core.register.declare import REGISTER_OUTPUT

    found = read_file(target, target.name, plan)
    return found.problem == "own-output" and found.details.get("output") != REGISTER_OUTPUT


def _today() -> dt.date:
    """The day of the run; SOURCE_DATE_EPOCH makes runs repeatable, as for every build tool."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    return dt.date.today()


def _links(files: "Sequence[InboxFile]", target: Path) -> dict[str, str]:
    """Name in the inbox → path as seen from the workbook; nothing for what lies on another drive."""
    found = {}
    for file in files:
        try:
            found[file.name] = Path(os.path.relpath(file.path.absolute(), target.absolute().parent)).as_posix()
        except ValueError:
            continue
    return found


def _exit_code(consolidation: "Consolidation") -> ExitCode:
    if not consolidation.balanced:
        return ExitCode.INTERNAL
    findings = consolidation.judgement.findings
    acting = any(finding.severity is not Severity.INFO for finding in findings)
    return ExitCode.FINDINGS if acting else ExitCode.DONE
