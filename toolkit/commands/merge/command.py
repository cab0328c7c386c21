"""``bdgxl merge``: consolidate the returned forms of an inbox into the provincial workbook."""

import datetime as dt
import os
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import (
    ExitCode,
    Usage,
    cannot_write,
    check_output,
    choose_period,
    doing,
    inbox_files,
    today,
)
from toolkit.commands.merge.inputs import excluded_names, read_previous
from toolkit.commands.merge.summary import in_inbox_lines, summary
from toolkit.commands.merge.tidy import check_tidy, tables_lines, write_tidy
from toolkit.commands.opening import open_written
from toolkit.commands.plan_choice import choose_plan
from toolkit.commands.reading import How, read_inbox, reading_options
from toolkit.commands.register import create_register
from toolkit.core.findings.model import Severity
from toolkit.core.json_text import json_text
from toolkit.core.output import OutputError, former_bytes

if TYPE_CHECKING:
    from toolkit.commands.merge.earlier import Written
    from toolkit.core.consolidation.model import Consolidation
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.plan.model import Plan


_DEFAULT = "."
"""What the option --check says when no workbook is named."""


@click.command("merge")
@click.argument("inbox", metavar="HỘP_NHẬN", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Tệp tổng hợp; mặc định là tong-hop-<kế hoạch>-<kỳ>.xlsx bên cạnh hộp nhận.",
)
@options.PLAN
@options.PERIOD
@options.AS_OF
@click.option(
    "--previous",
    "previous_paths",
    metavar="SỔ",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Sổ tổng hợp của kỳ trước hoặc năm trước để so sánh; ghi nhiều lần cho nhiều sổ.",
)
@click.option(
    "--exclude",
    "excluded",
    metavar="TỆP",
    multiple=True,
    help="Bỏ một tệp của hộp nhận ra, cùng các bản sao y hệt; ghi nhiều lần cho nhiều tệp.",
)
@click.option(
    "--strict",
    is_flag=True,
    help="Tạm giữ, không tạm lấy bản mới nhất, khi một đơn vị gửi nhiều bản khác nhau mà chỉ có ngày tháng phân định.",
)
@click.option(
    "--check",
    "checked",
    metavar="[SỔ]",
    is_flag=False,
    flag_value=_DEFAULT,
    help="Không ghi gì: đối chiếu sổ tổng hợp đã có (mặc định là sổ mà lệnh này sẽ ghi) với hộp nhận, "
    "nói những gì đã thay đổi, kể cả ô đã sửa tay. Thoát 0 khi tệp và số liệu không khác, 1 khi có.",
)
@click.option(
    "--tidy",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Ghi thêm số liệu dạng bảng cho Power BI, thống kê (.csv, .sqlite hoặc .parquet), kèm từ điển dữ liệu "
    "<TỆP>.datapackage.json.",
)
@options.OPEN
@options.JSON
@reading_options
def command(
    inbox: Path | None,
    output: Path | None,
    plan_path: Path | None,
    period_code: str | None,
    as_of: dt.date | None,
    previous_paths: tuple[Path, ...],
    excluded: tuple[str, ...],
    strict: bool,
    checked: str | None,
    tidy: Path | None,
    opening: bool,
    as_json: bool,
    how: How,
) -> None:
    """Tổng hợp biểu các đơn vị gửi về thành một sổ của tỉnh.

    \b
    Ví dụ: bdgxl merge inbox/
           bdgxl merge inbox/ --previous tong-hop-2021.xlsx
           bdgxl merge inbox/ --exclude "Sở Y tế (bản cũ).xlsx" --strict
           bdgxl merge inbox/ --check
           bdgxl merge inbox/ --tidy so-lieu.csv
    """
    inbox, checked = _inbox(inbox, checked)
    if checked is not None and tidy is not None:
        raise Usage("--check không ghi tệp nào nên không dùng cùng --tidy.")
    if checked is not None and opening:
        raise Usage("--check không ghi tệp nào nên không dùng cùng --open.")
    files = inbox_files((inbox,))
    plan = choose_plan(plan_path, (inbox,), files)
    intakes = read_inbox(files, plan, how, ("workbook_templates.consolidated.book", "toolkit.commands.merge.check"))
    period = choose_period(plan, period_code, intakes)
    target = output or inbox.absolute().parent / f"tong-hop-{plan.id}-{period.code}.xlsx"
    left_out = excluded_names(excluded, intakes, files)
    previous = read_previous(previous_paths, plan, period)
    before = None

    from toolkit.commands.merge.check import check, read_checked
    from toolkit.commands.merge.document import document
    from toolkit.commands.merge.earlier import reading_ahead, write, written_lines

    if checked is not None:
        before = read_checked(target if checked == _DEFAULT else Path(checked), plan, period)
    else:
        check_output(target, (".xlsx",), lambda path: _is_ours(path, plan))
        if tidy is not None:
            check_tidy(tidy)

    from toolkit.core.consolidation.consolidate import consolidate
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.register.read import find_registers, read_first
    from validators.judge import judge
    from workbook_templates.consolidated.book import write_consolidated_book

    registers = find_registers((inbox,))
    register = read_first(registers)
    links = _links([*files, *(InboxFile(path=path, name=path.name) for path in registers.beside[:1])], target)

    def consolidated(day: dt.date) -> "Consolidation":
        with doing("Kiểm tra và cộng số liệu"):
            judgement = judge(intakes, plan, period, day, register=register, excluded=left_out, strict=strict)
            return consolidate(judgement.without_cells())

    def made(consolidation: "Consolidation") -> bytes:
        with doing("Lập sổ tổng hợp"):
            return write_consolidated_book(consolidation, links=links, previous=previous)

    def written_on(day: dt.date) -> bytes:
        return made(consolidated(day))

    tables: list[Path] = []
    try:
        with reading_ahead(target) if before is None else nullcontext() as ahead:
            consolidation = consolidated(as_of or today())
            again = _saved(target) if before is None else before.worked_in
            if not again:
                intakes.clear()  # nothing will be written on another day, and they take as much memory as all the rest
            # The tables come first: they take data that are too many for a workbook.
            tables = write_tidy(consolidation, tidy) if tidy is not None else []
            book = made(consolidation)
            if before is not None:
                raise SystemExit(check(before, book, written_on, as_json=as_json))
            written = write(target, book, written_on if again else None, ahead)
    except OutputError as error:
        for line in tables_lines(tables):
            click.echo(line, err=as_json)
        cannot_write(error)
    created = create_register(inbox, plan, as_of or today(), there=bool(registers.beside))
    if as_json:
        click.echo(json_text(document(consolidation, target, written, tables)))
    told = summary(consolidation, target, same=written.same)
    lines = [*tables_lines(tables), *told, *in_inbox_lines(target, inbox), *written_lines(written)]
    lines += [created] if created is not None else []
    for line in lines:
        click.echo(line, err=as_json)
    if opening and consolidation.balanced:
        open_written(target)
    raise SystemExit(_exit_code(consolidation, written))


def _inbox(inbox: Path | None, checked: str | None) -> tuple[Path, str | None]:
    """The inbox, and what --check names; in "--check inbox/" the one path that is given is the inbox."""
    if inbox is not None:
        return inbox, checked
    if checked in (None, _DEFAULT):
        raise Usage("Chưa ghi HỘP_NHẬN: thư mục chứa các tệp gửi về. Ví dụ: bdgxl merge inbox/")
    return Path(str(checked)), _DEFAULT


def _is_ours(target: Path, plan: "Plan") -> bool:
    """Whether a file is a workbook of an earlier run; the office's register is not."""
    from toolkit.commands.own_books import marks_of
    from toolkit.core.consolidation.headings import identity_fields
    from toolkit.core.intake.consolidated.belonging import is_own
    from toolkit.core.intake.stamps import OUTPUT_PROPERTY
    from toolkit.core.register.declare import REGISTER_OUTPUT

    marks = marks_of(target)
    return marks.get(OUTPUT_PROPERTY, REGISTER_OUTPUT) != REGISTER_OUTPUT and is_own(identity_fields(marks), plan)


def _saved(target: Path) -> bool:
    """Whether a program has saved the workbook of an earlier run, so that a person may have changed something in it."""
    from toolkit.core.readback.package import was_saved

    former = former_bytes(target)
    return former is not None and was_saved(former)


def _links(files: "Sequence[InboxFile]", target: Path) -> dict[str, str]:
    """Name in the inbox → path as seen from the workbook; nothing for what lies on another drive."""
    found = {}
    for file in files:
        try:
            found[file.name] = Path(os.path.relpath(file.path.absolute(), target.absolute().parent)).as_posix()
        except ValueError:
            continue
    return found


def _exit_code(consolidation: "Consolidation", written: "Written") -> ExitCode:
    if not consolidation.balanced:
        return ExitCode.INTERNAL
    findings = consolidation.judgement.findings
    acting = any(finding.severity is not Severity.INFO for finding in findings)
    return ExitCode.FINDINGS if acting or written.lost else ExitCode.DONE
