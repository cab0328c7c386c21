"""``bdgxl template``: one workbook per agency and report, a manifest and the plan's snapshot."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from toolkit.commands.common import PASSWORD_VARIABLE, ExitCode, check_codes, listed, sheet_password
from toolkit.commands.issuing import Job, issue
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.outbox import Issued
    from toolkit.core.plan.model import Agency, Period, Plan, Report
    from toolkit.core.plan.source import Source


@click.command("template")
@click.argument("plan_path", metavar="KẾ_HOẠCH", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="THƯ_MỤC",
    default="outbox",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Thư mục nhận biểu mẫu.",
)
@click.option("--period", "period_code", metavar="KỲ", help="Mã kỳ báo cáo; bỏ được khi kế hoạch chỉ có một kỳ.")
@click.option("--report", "reports", metavar="MÃ", multiple=True, help="Chỉ sinh báo cáo này; ghi được nhiều lần.")
@click.option("--agency", "agencies", metavar="MÃ", multiple=True, help="Chỉ sinh cho đơn vị này; ghi được nhiều lần.")
@click.option("--password", "ask", is_flag=True, help=f"Hỏi mật khẩu khóa trang; hoặc đặt biến {PASSWORD_VARIABLE}.")
def command(
    plan_path: Path,
    folder: Path,
    period_code: str | None,
    reports: tuple[str, ...],
    agencies: tuple[str, ...],
    ask: bool,
) -> None:
    """Sinh biểu mẫu báo cáo cho từng đơn vị theo một kế hoạch.

    Ví dụ: bdgxl template samples/plans/nghe-an-2022.yaml --period nam -o outbox/
    """
    from toolkit.core.output import OutputError
    from toolkit.core.plan.load import PlanError, dump_plan, read_plan

    try:
        plan, source = read_plan(plan_path)
    except PlanError as error:
        _stop(str(error), ExitCode.UNUSABLE)
    period = _period(plan, period_code)
    check_codes("báo cáo", reports, {report.id: report.title for report in plan.reports})
    check_codes("đơn vị", agencies, {agency.code: agency.name for agency in plan.agencies})
    duties = list(_duties(plan, period, reports, agencies))
    if not duties:
        _stop(f"Không có biểu nào phải sinh cho kỳ {period.code} với các lựa chọn trên.", ExitCode.USAGE)
    try:
        job = Job(plan=plan, period=period.code, folder=folder, password=sheet_password(ask))
        codes = [(report.id, agency.code) for report, agency in duties]
        issued, (unsound, snapshot) = issue(job, codes, lambda: (_unsound(plan, source), dump_plan(plan)))
        snapshot_file = _finish(plan, folder, issued, snapshot)
    except OutputError as error:
        _stop(str(error), ExitCode.OUTPUT)
    for line in _summary(plan, period, duties, folder, snapshot_file):
        click.echo(line)
    if unsound:
        click.echo(plain(f"{unsound} Xem: bdgxl plan check {plan_path}"), err=True)


def _unsound(plan: "Plan", source: "Source") -> str:
    """What is wrong or unconfirmed in the plan whose forms go out; empty where nothing is."""
    from toolkit.core.findings.model import Severity
    from validators.plan_check.check import check_plan
    from validators.plan_check.confirmation import NOT_CONFIRMED

    findings = check_plan(plan, source)
    open_ = sum(finding.code == NOT_CONFIRMED for finding in findings)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in findings) - open_
    if not errors and not open_:
        return ""
    counts = ((errors, "lỗi"), (warnings, "chỗ cần làm rõ"), (open_, "chỗ chờ xác nhận"))
    told = [f"{count} {word}" for count, word in counts if count]
    return f"Kế hoạch còn {' và '.join(filter(None, (', '.join(told[:-1]), told[-1])))}."


def _period(plan: "Plan", code: str | None) -> "Period":
    known = {period.code: period.name for period in plan.periods}
    if code is None and len(plan.periods) == 1:
        return plan.periods[0]
    if code is None:
        _stop(f"Kế hoạch có {len(known)} kỳ; chọn một kỳ bằng --period:\n{listed(known)}", ExitCode.USAGE)
    check_codes("kỳ", (code,), known)
    return plan.period_by_code[code]


def _duties(
    plan: "Plan", period: "Period", reports: Sequence[str], agencies: Sequence[str]
) -> "Iterator[tuple[Report, Agency]]":
    for report in plan.reports:
        if not reports or report.id in reports:
            for agency in plan.owners(report, period.code):
                if not agencies or agency.code in agencies:
                    yield report, agency


def _finish(plan: "Plan", folder: Path, issued: "list[Issued]", snapshot: str) -> str:
    """Write snapshot and manifest; the manifest comes last, so that it never names a file that is not there."""
    from toolkit.core.outbox import MANIFEST, manifest_bytes, snapshot_name
    from toolkit.core.output import write_atomically
    from toolkit.core.plan.load import plan_hash

    name = snapshot_name(plan_hash(plan))
    write_atomically(folder / name, snapshot.encode())
    write_atomically(folder / MANIFEST, manifest_bytes(folder, issued))
    return name


def _summary(
    plan: "Plan", period: "Period", duties: "list[tuple[Report, Agency]]", folder: Path, snapshot: str
) -> Iterator[str]:
    from toolkit.core.outbox import MANIFEST

    width = max(len(report.id) for report, _ in duties)
    yield f"Kế hoạch {plan.number or f'của {plan.issuer}'}, kỳ {period.name}:"
    for report in plan.reports:
        count = sum(known.id == report.id for known, _ in duties)
        if count:
            due = report.due_on(period.code)
            yield f"  {report.id:<{width}}  {count:>4} biểu, hạn gửi {f'{due:%d/%m/%Y}' if due else 'chưa nêu'}"
    yield f"Đã ghi {len(duties)} biểu mẫu vào thư mục {folder}"
    yield f"  {MANIFEST}: danh sách để gửi đi và theo dõi"
    yield f"  {snapshot}: bản kế hoạch kèm theo, giữ lại để đọc biểu gửi về"


def _stop(message: str, code: ExitCode) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)
