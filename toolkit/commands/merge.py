"""``bdgxl merge``: consolidate the returned forms of an inbox into the provincial workbook."""

import datetime as dt
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
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
from toolkit.commands.plan_choice import choose_plan
from toolkit.commands.register import create_register
from toolkit.core.findings.model import Severity
from toolkit.core.output import OutputError, write_atomically
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.consolidation.model import Consolidation, Expectation, Figure
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.plan.model import Plan

_MOST_NAMES = 6
_MISSING = "missing-report"


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
        click.echo(json.dumps(_document(consolidation, target), ensure_ascii=False, indent=1))
    for line in _summary(consolidation, target):
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


def _summary(consolidation: "Consolidation", target: Path) -> Iterator[str]:
    judgement = consolidation.judgement
    number = f"số {judgement.plan.number}," if judgement.plan.number else "của"
    yield click.style(plain(f"{judgement.period.name} – Kế hoạch {number} {judgement.plan.issuer}"), bold=True)
    for report in judgement.plan.reports:
        expected = [one for one in consolidation.expectations if one.report.id == report.id]
        if expected:
            yield plain(f"  {report.title}")
            yield plain(f"    {_received(expected)}")
    if consolidation.figures:
        yield f"  Chỉ tiêu: {_achieved(consolidation.figures)}"
    counts = Counter(finding.severity for finding in judgement.findings)
    missing = sum(finding.code == _MISSING and not finding.waived for finding in judgement.findings)
    words = [f"{counts[severity]} {severity.word.lower()}" for severity in Severity]
    if missing:
        words[1] += f" (trong đó {missing} báo cáo chưa gửi)"
    yield f"  Phát hiện: {', '.join(words)}"
    yield f"Đã ghi sổ tổng hợp: {plain(str(target))}"
    if not consolidation.balanced:
        yield from _imbalance(consolidation)
    elif counts[Severity.ERROR] or counts[Severity.WARNING]:
        yield "Việc tiếp theo: xem trang “Nội dung cần làm rõ” và “Tình hình nộp”, liên hệ đơn vị rồi chạy lại lệnh."


def _received(expected: "Sequence[Expectation]") -> str:
    from toolkit.core.consolidation.model import SubmissionStatus

    counts = Counter(one.status for one in expected)
    got = sum(count for status, count in counts.items() if status.received)
    parts = [f"đã nhận {got}/{len(expected)}"]
    if counts[SubmissionStatus.PARTIAL]:
        parts[0] += f" ({counts[SubmissionStatus.PARTIAL]} có ô bị từ chối)"
    for status, words in (
        (SubmissionStatus.BY_LETTER, "không phát sinh, bằng công văn"),
        (SubmissionStatus.FORM_MISSING, "có công văn, thiếu biểu"),
        (SubmissionStatus.REJECTED, "biểu không hợp lệ"),
        (SubmissionStatus.HELD, "tạm giữ"),
        (SubmissionStatus.EXEMPT, "được miễn"),
    ):
        if counts[status]:
            parts.append(f"{words} {counts[status]}")
    missing = [one.agency.name for one in expected if one.status is SubmissionStatus.MISSING]
    if missing:
        more = f" và {len(missing) - _MOST_NAMES} đơn vị khác" if len(missing) > _MOST_NAMES else ""
        parts.append(f"chưa gửi {len(missing)}: {', '.join(missing[:_MOST_NAMES])}{more}")
    return "; ".join(parts)


def _achieved(figures: "Sequence[Figure]") -> str:
    from toolkit.core.consolidation.model import Achievement

    counts = Counter(figure.achievement for figure in figures)
    words = [f"{counts[word]} {word.value.lower()}" for word in Achievement if counts[word]]
    return f"{len(figures)} ({', '.join(words)})"


def _imbalance(consolidation: "Consolidation") -> Iterator[str]:
    yield click.style("Sổ đối chiếu KHÔNG KHỚP: đây là lỗi của bdgxl, đừng dùng tệp này để trình ký.", fg="red")
    for balance in consolidation.balances:
        if not balance.balanced:
            parts = " + ".join(f"{count} {label.lower()}" for label, count in balance.parts)
            yield plain(f"  {balance.title}: {balance.total_label.lower()} {balance.total}, nhưng {parts}")
    yield "Đề nghị gửi các dòng trên cho người bảo trì."


def _document(consolidation: "Consolidation", target: Path) -> dict[str, object]:
    judgement = consolidation.judgement
    return {
        "plan": judgement.plan.id,
        "period": judgement.period.code,
        "as_of": judgement.as_of.isoformat(),
        "output": str(target),
        "balanced": consolidation.balanced,
        "submissions": [_submission(one) for one in consolidation.expectations],
        "indicators": [_figure(figure) for figure in consolidation.figures],
        "findings": [finding.as_json() for finding in judgement.findings],
    }


def _submission(one: "Expectation") -> dict[str, object]:
    return {
        "report": one.report.id,
        "agency": one.agency.code,
        "status": one.status.name.lower(),
        "due": one.due.isoformat() if one.due else None,
        "file": one.verdict.file.name if one.verdict else None,
        "letter": one.letter.number if one.letter else None,
        "late_days": one.late_days,
    }


def _figure(figure: "Figure") -> dict[str, object]:
    figures = {
        name: None if value is None else str(value)
        for name, value in (
            ("value", figure.value),
            ("numerator", figure.numerator),
            ("denominator", figure.denominator),
            ("estimate", figure.estimate),
            ("change", figure.change),
        )
    }
    return {
        "code": figure.indicator.code,
        **figures,
        "year": figure.year,
        "achievement": figure.achievement.name.lower().replace("_", "-"),
        "better": figure.better,
        "received": figure.received,
        "expected": figure.expected,
        "remarks": list(figure.remarks),
    }
