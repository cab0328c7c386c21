"""``bdgxl plan export``: a plan as a workbook or as YAML, whichever the output's name asks for."""

from pathlib import Path

import click

from toolkit.commands.common import Unusable
from toolkit.commands.plan.plan_file import check_target, show_remarks, write_plan_file
from toolkit.core.text import plain


@click.command("export")
@click.argument("path", metavar="KẾ_HOẠCH", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    metavar="TỆP",
    required=True,
    type=click.Path(path_type=Path),
    help="Tệp ghi ra: đuôi .xlsx là sổ kế hoạch, đuôi .yaml là tệp văn bản.",
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
def command(path: Path, target: Path, force: bool) -> None:
    """Đổi kế hoạch từ tệp văn bản sang sổ Excel, hoặc ngược lại; nội dung giữ nguyên.

    Ví dụ: bdgxl plan export samples/plans/nghe-an-2022.yaml -o ke-hoach.xlsx
    """
    from toolkit.core.plan.load import PlanError, read_plan

    check_target(target, force=force, inputs=(path,))
    try:
        plan, source = read_plan(path)
    except PlanError as error:
        raise Unusable(str(error)) from error
    write_plan_file(plan, target)
    show_remarks(source)
    counts = (
        (len(plan.agencies), "cơ quan"),
        (len(plan.indicators), "chỉ tiêu"),
        (sum(not task.heading for task in plan.tasks), "nhiệm vụ"),
        (len(plan.reports), "báo cáo"),
    )
    click.echo(f"Đã ghi {plain(str(target))}: {', '.join(f'{count} {word}' for count, word in counts)}.")
