"""``bdgxl validate``: judge returned forms and say what to mend."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import (
    Usage,
    cannot_write,
    check_output,
    choose_period,
    doing,
    inbox_files,
)
from toolkit.commands.findings_text import counted, exit_code, findings_lines, wrapped
from toolkit.commands.opening import open_written
from toolkit.commands.plan_choice import choose_plan
from toolkit.commands.reading import How, read_inbox, reading_options
from toolkit.core.findings.grouping import by_agency
from toolkit.core.json_text import json_text
from toolkit.core.output import OutputError, write_atomically
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.verdict import Judgement, Verdict


@click.command("validate")
@click.argument("paths", metavar="ĐƯỜNG_DẪN...", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.PLAN
@options.PERIOD
@options.AS_OF
@options.JSON
@click.option(
    "--html",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Ghi thêm kết quả thành một trang để xem trên máy tính, điện thoại hoặc in ra.",
)
@options.OPEN
@reading_options
def command(
    paths: tuple[Path, ...],
    plan_path: Path | None,
    period_code: str | None,
    as_of: dt.date | None,
    as_json: bool,
    html: Path | None,
    opening: bool,
    how: How,
) -> None:
    """Kiểm tra biểu các đơn vị gửi về: tệp hoặc thư mục.

    Ví dụ: bdgxl validate inbox/ --html ket-qua.html
    """
    if opening and html is None:
        raise Usage("--open mở trang kết quả nên phải dùng cùng --html TỆP.")
    if html is not None:
        _check_page(html)
    files = inbox_files(paths)
    plan = choose_plan(plan_path, paths, files)
    intakes = read_inbox(files, plan, how)
    period = choose_period(plan, period_code, intakes)

    from toolkit.core.register.read import find_registers, read_first
    from validators.judge import judge

    # What did not come is a matter of the whole inbox: "merge" and "status" speak of it.
    register = read_first(find_registers(paths))
    with doing("Kiểm tra số liệu"):
        judgement = judge(intakes, plan, period, as_of or dt.date.today(), expect=False, register=register)
    if html is not None:
        _write_page(html, judgement)
    if as_json:
        click.echo(json_text(_document(judgement)))
    else:
        for line in _report(judgement):
            click.echo(line)
    for line in _summary(judgement):
        click.echo(line, err=as_json)
    if html is not None:
        click.echo(f"Đã ghi trang kết quả: {plain(str(html))}", err=as_json)
        if opening:
            open_written(html)
    raise SystemExit(exit_code(judgement.findings))


def _check_page(target: Path) -> None:
    from workbook_templates.web.findings_page import is_findings_page

    check_output(target, (".html", ".htm"), is_findings_page)


def _write_page(target: Path, judgement: "Judgement") -> None:
    from workbook_templates.web.findings_page import write_findings_page

    try:
        write_atomically(target, write_findings_page(judgement))
    except OutputError as error:
        cannot_write(error)


def _report(judgement: "Judgement") -> Iterator[str]:
    names = {agency.code: agency.name for agency in judgement.plan.agencies}
    standings = {verdict.file.name: verdict.standing.word for verdict in judgement.verdicts}
    for agency in by_agency(judgement.findings, names):
        yield from findings_lines(agency.name, agency.findings, standings)
        yield ""


def _summary(judgement: "Judgement") -> Iterator[str]:
    verdicts, findings = judgement.verdicts, judgement.findings
    standings: dict[str, int] = {}
    for verdict in verdicts:
        standings[verdict.standing.word] = standings.get(verdict.standing.word, 0) + 1
    files = ", ".join(f"{count} {word}" for word, count in standings.items())
    yield from wrapped(f"{judgement.period.name}: {len(verdicts)} tệp ({files}); {counted(findings)}.")


def _document(judgement: "Judgement") -> dict[str, object]:
    return {
        "plan": judgement.plan.id,
        "period": judgement.period.code,
        "as_of": judgement.as_of.isoformat(),
        "files": [_file(verdict) for verdict in judgement.verdicts],
        "findings": [finding.as_json() for finding in judgement.findings],
    }


def _file(verdict: "Verdict") -> dict[str, object]:
    cells = verdict.cells
    return {
        "name": verdict.file.name,
        "sha256": verdict.file.sha256,
        "standing": verdict.standing.value,
        "reason": verdict.reason,
        "agency": verdict.agency,
        "report": verdict.report,
        "number": verdict.number,
        "provisional": verdict.provisional,
        "received": verdict.received.isoformat() if verdict.received else None,
        "cells": {
            "read": cells.read,
            "consolidated": cells.consolidated,
            "blank": cells.blank,
            "refused": cells.refused,
        },
    }
