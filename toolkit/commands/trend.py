"""``bdgxl trend``: the results of several consolidated workbooks side by side."""

from pathlib import Path

import click

from toolkit.commands.common import Unusable, cannot_write, check_output, kept_line
from toolkit.commands.own_books import is_own_book
from toolkit.core.output import OutputError, replace_kept
from toolkit.core.text import plain

_DEFAULT = "xu-huong.xlsx"


@click.command("trend")
@click.argument("files", metavar="SỔ_TỔNG_HỢP...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="TỆP",
    type=click.Path(path_type=Path),
    help=f"Tệp ghi ra; mặc định là {_DEFAULT} bên cạnh sổ đầu tiên.",
)
def command(files: tuple[Path, ...], output: Path | None) -> None:
    """Đặt cạnh nhau kết quả các chỉ tiêu của nhiều sổ tổng hợp: mỗi chỉ tiêu một dòng, mỗi kỳ một cột.

    Ví dụ: bdgxl trend tong-hop-2021.xlsx tong-hop-2022.xlsx -o xu-huong.xlsx
    """
    target = output or files[0].absolute().parent / _DEFAULT
    check_output(target, (".xlsx",), _is_ours)

    from toolkit.core.readback.model import ReadbackError
    from toolkit.core.readback.package import was_saved
    from toolkit.core.readback.read import read_consolidated_file
    from toolkit.core.readback.trend import build_trend
    from toolkit.core.readback.trend_model import TrendError
    from workbook_templates.trend.book import write_trend_book

    try:
        trend = build_trend([read_consolidated_file(path) for path in files])
    except (ReadbackError, TrendError) as error:
        raise Unusable(str(error)) from error
    try:
        kept = replace_kept(target, write_trend_book(trend), was_saved)
    except OutputError as error:
        cannot_write(error)
    told = sum(bool(row.remarks) for row in trend.rows)
    click.echo(plain(f"{trend.issuer}: {len(trend.rows)} chỉ tiêu, {len(trend.periods)} kỳ"))
    for place, period in enumerate(trend.periods):
        known = sum(row.points[place] is not None for row in trend.rows)
        click.echo(plain(f"  {period.name}: {known} chỉ tiêu có số ({period.book.file})"))
    if told:
        click.echo(f"  {told} chỉ tiêu có lưu ý (đổi tên, đổi đơn vị tính, số năm trước khác nhau): xem cột Lưu ý.")
    click.echo(plain(f"Đã ghi sổ xu hướng: {target}"))
    if kept is not None:
        click.echo(kept_line(kept))


def _is_ours(target: Path) -> bool:
    from workbook_templates.trend.book import OUTPUT_VALUE

    return is_own_book(target, OUTPUT_VALUE)
