"""``bdgxl report``: draft the Word report, or the reminder letter, from a consolidated workbook as it stands."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import Unusable, Usage, cannot_write, check_output, day, kept_line
from toolkit.commands.plan_choice import plan_with_id
from toolkit.core.output import OutputError, replace_kept
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.plan.model import Outgoing
    from toolkit.core.readback.model import ConsolidatedBook


@click.command("report")
@click.argument("consolidated", metavar="SỔ_TỔNG_HỢP", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help="Tệp Word; mặc định là bao-cao-<kế hoạch>-<kỳ>-<mẫu>.docx bên cạnh sổ tổng hợp.",
)
@options.PLAN
@click.option("--variant", metavar="MẪU", help="Mã báo cáo gửi đi trong kế hoạch; mặc định là báo cáo đầu tiên của kỳ.")
@click.option("--don-doc", "reminder", is_flag=True, help="Soạn công văn đôn đốc các đơn vị chưa gửi báo cáo.")
@click.option("--as-of", "as_of", metavar="NGÀY", callback=day, help="Ngày của dự thảo; mặc định theo sổ tổng hợp.")
def command(
    consolidated: Path,
    output: Path | None,
    plan_path: Path | None,
    variant: str | None,
    reminder: bool,
    as_of: dt.date | None,
) -> None:
    """Soạn dự thảo báo cáo gửi đi (Word, thể thức Nghị định 30/2020/NĐ-CP) từ sổ tổng hợp.

    Ví dụ: bdgxl report tong-hop-nghe-an-2022-nam.xlsx
    """
    book = _read(consolidated)
    plan = plan_with_id(plan_path, book.plan, consolidated)
    if book.period not in plan.period_by_code:
        raise Unusable(f"Kế hoạch {plan.id} không có kỳ '{book.period}' của sổ tổng hợp. Chạy lại bdgxl merge.")

    from toolkit.core.plan.outgoing import outgoing_reports
    from toolkit.core.report.case import Case
    from toolkit.core.report.letter import letter, overdue
    from toolkit.core.report.report import report
    from workbook_templates.word.document import write_document
    from workbook_templates.word.package import is_ours, worked_in

    known = outgoing_reports(plan, plan.period_by_code[book.period])
    outgoing = _chosen(known, variant)
    case = Case(book=book, plan=plan, outgoing=outgoing, as_of=as_of or book.as_of)
    name = "cong-van-don-doc" if reminder else "bao-cao"
    ending = "" if reminder else f"-{outgoing.id}"
    target = output or consolidated.absolute().parent / f"{name}-{plan.id}-{book.period}{ending}.docx"
    check_output(target, (".docx",), is_ours)
    if reminder and not overdue(book.submissions, case.as_of):
        click.echo(f"Đến ngày {case.as_of:%d/%m/%Y} không còn đơn vị nào nợ báo cáo đã đến hạn: không cần đôn đốc.")
        return
    document = letter(case) if reminder else report(case)
    try:
        kept = replace_kept(target, write_document(document), worked_in)
    except OutputError as error:
        cannot_write(error)
    click.echo(plain(f"Đã soạn {'công văn đôn đốc' if reminder else 'báo cáo'}: {target}"))
    if kept is not None:
        click.echo(kept_line(kept))
    others = [f"{one.id} ({one.issuer})" for one in known if one is not outgoing]
    if others and variant is None:
        click.echo(
            plain(
                f"Mẫu đã dùng: {outgoing.id} ({outgoing.issuer}). Mẫu khác: {'; '.join(others)}; chọn bằng --variant."
            )
        )
    click.echo("Đây là dự thảo: xem lại các chỗ tô màu trước khi trình ký.")


def _read(path: Path) -> "ConsolidatedBook":
    from toolkit.core.readback.model import ReadbackError
    from toolkit.core.readback.read import read_consolidated_file

    if not path.exists():
        raise Unusable(f"Không có tệp '{path}'. Kiểm tra lại đường dẫn.")
    try:
        return read_consolidated_file(path)
    except ReadbackError as error:
        raise Unusable(str(error)) from error


def _chosen(known: "Sequence[Outgoing]", variant: str | None) -> "Outgoing":
    if variant is None:
        return known[0]
    found = next((one for one in known if one.id == variant), None)
    if found is None:
        names = "; ".join(f"{one.id} ({one.issuer})" for one in known)
        raise Usage(f"Kỳ này không có mẫu báo cáo '{variant}'. Các mẫu: {names}.")
    return found
