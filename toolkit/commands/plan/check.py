"""``bdgxl plan check``: what is wrong, odd or unsettled in a plan, before any form is made of it."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import ExitCode
from toolkit.commands.findings_text import COLOURS, counted, exit_code, wrapped
from toolkit.commands.plan.plan_file import show_remarks
from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding, Severity
from toolkit.core.json_text import json_text
from toolkit.core.text import plain, shortened

if TYPE_CHECKING:
    from toolkit.core.plan.model import Plan


@click.command("check")
@click.argument("path", metavar="KẾ_HOẠCH", type=click.Path(path_type=Path))
@options.JSON
def command(path: Path, as_json: bool) -> None:
    """Kiểm tra kế hoạch trước khi sinh biểu: chỗ sai, chỗ chưa rõ.

    Ví dụ: bdgxl plan check samples/plans/nghe-an-2022.yaml
    """
    from toolkit.core.plan.load import PlanError, read_plan
    from validators.plan_check.check import check_plan

    try:
        plan, source = read_plan(path)
    except PlanError as error:
        click.echo(plain(str(error), lines=True), err=True)
        sys.exit(ExitCode.UNUSABLE)
    show_remarks(source)
    findings = check_plan(plan, source)
    if as_json:
        click.echo(json_text(_document(plan, findings)))
    else:
        for line in _report(findings):
            click.echo(line)
    click.echo(plain(f"{path.name}: {counted(findings)}."), err=as_json)
    raise SystemExit(exit_code(findings))


def _report(findings: Sequence[Finding]) -> Iterator[str]:
    """Rule by rule, every row on its own: plans are mended one row at a time."""
    for code in dict.fromkeys(finding.code for finding in findings):
        same = [finding for finding in findings if finding.code == code]
        severity = same[0].severity
        word = click.style(severity.word, fg=COLOURS[severity])
        yield f"{word} [{code}] {click.style(rule(code).title, bold=True)} ({len(same)})"
        remedies = {finding.remedy for finding in same}
        told = severity is not Severity.INFO
        if told and len(remedies) == 1:
            yield from wrapped(same[0].remedy, "  → ", "    ")
        for finding in same:
            yield from wrapped(_where(finding), "  ", "  ")
            yield from wrapped(finding.message, "    ", "    ")
            if told and len(remedies) > 1:
                yield from wrapped(finding.remedy, "    → ", "      ")
        yield ""


def _where(finding: Finding) -> str:
    """Place in the file and in the document, and which row it is."""
    short = shortened(finding.label)
    row = " ".join(filter(None, (finding.row, f"“{short}”" if short else "")))
    place = str(replace(finding.place, file=""))
    return ": ".join(filter(None, (place, row)))


def _document(plan: "Plan", findings: Sequence[Finding]) -> dict[str, object]:
    return {
        "plan": plan.id,
        "counts": {severity.value: sum(f.severity is severity for f in findings) for severity in Severity},
        "findings": [finding.as_json() for finding in findings],
    }
