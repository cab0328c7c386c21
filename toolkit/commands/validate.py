"""``bdgxl validate``: judge returned forms and say what to mend."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands.common import ExitCode, choose_period, day, inbox_files, plain, read_inbox
from toolkit.commands.plan_choice import choose_plan
from toolkit.core.findings.grouping import grouped
from toolkit.core.findings.model import Finding, Severity

if TYPE_CHECKING:
    from toolkit.core.verdict import Judgement, Verdict

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


@click.command("validate")
@click.argument("paths", metavar="ĐƯỜNG_DẪN...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--plan", "plan_path", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp kế hoạch.")
@click.option("--period", "period_code", metavar="KỲ", help="Mã kỳ báo cáo; mặc định là kỳ ghi trên phần lớn biểu.")
@click.option("--as-of", "as_of", metavar="NGÀY", callback=day, help="Ngày xét hạn gửi; mặc định là hôm nay.")
@click.option("--json", "as_json", is_flag=True, help="In một tài liệu JSON ra stdout.")
def command(
    paths: tuple[Path, ...], plan_path: Path | None, period_code: str | None, as_of: dt.date | None, as_json: bool
) -> None:
    """Kiểm tra biểu các đơn vị gửi về: tệp hoặc thư mục.

    Ví dụ: bdgxl validate inbox/
    """
    files = inbox_files(paths)
    plan = choose_plan(plan_path, paths, files)
    intakes = read_inbox(files, plan)
    period = choose_period(plan, period_code, intakes)

    from validators.judge import judge

    # What did not come is a matter of the whole inbox: "merge" and "status" speak of it.
    judgement = judge(intakes, plan, period, as_of or dt.date.today(), expect=False)
    if as_json:
        click.echo(json.dumps(_document(judgement), ensure_ascii=False, indent=1))
    else:
        for line in _report(judgement):
            click.echo(line)
    for line in _summary(judgement):
        click.echo(line, err=as_json)
    raise SystemExit(exit_code(judgement.findings))


def exit_code(findings: Sequence[Finding]) -> ExitCode:
    """Whether anybody has to act; what is only for the record asks nobody to."""
    acting = any(finding.severity is not Severity.INFO for finding in findings)
    return ExitCode.FINDINGS if acting else ExitCode.DONE


def findings_by_agency(judgement: "Judgement") -> Iterator[tuple[str, list[Finding]]]:
    """Findings under the name of each agency, in the order of the plan; those of nobody known come first."""
    by_agency: dict[str, list[Finding]] = {}
    for finding in judgement.findings:
        by_agency.setdefault(finding.agency, []).append(finding)
    names = {agency.code: agency.name for agency in judgement.plan.agencies}
    order = {code: number for number, code in enumerate(["", *names])}
    for code in sorted(by_agency, key=lambda code: (order.get(code, len(order)), code)):
        yield names.get(code, code or "Chưa rõ đơn vị"), by_agency[code]


def _report(judgement: "Judgement") -> Iterator[str]:
    for name, findings in findings_by_agency(judgement):
        yield click.style(plain(name), bold=True)
        for group in grouped(findings):
            first = group.first
            word = click.style(first.severity.word, fg=_COLOURS[first.severity])
            yield f"  {word} [{first.code}] {plain(str(first.place))}"
            rest = f" ({plain(group.rest)})" if group.rest else ""
            yield f"    {plain(first.message)}{rest}"
            if first.severity is not Severity.INFO:
                yield f"    → {plain(first.remedy)}"
        yield ""


def _summary(judgement: "Judgement") -> Iterator[str]:
    verdicts, findings = judgement.verdicts, judgement.findings
    counts = [f"{sum(f.severity is s for f in findings)} {s.word.lower()}" for s in Severity]
    standings: dict[str, int] = {}
    for verdict in verdicts:
        standings[verdict.standing.word] = standings.get(verdict.standing.word, 0) + 1
    files = ", ".join(f"{count} {word}" for word, count in standings.items())
    yield f"{judgement.period.name}: {len(verdicts)} tệp ({files}); {', '.join(counts)}."


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
