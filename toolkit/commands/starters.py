"""``bdgxl starters``: files to double-click on Windows, for those who do not work at a console."""

import sysconfig
from pathlib import Path

import click

from toolkit.commands.common import cannot_write
from toolkit.commands.findings_text import wrapped
from toolkit.core.output import OutputError, former_bytes, write_atomically
from toolkit.core.text import plain


@click.command("starters")
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="THƯ_MỤC",
    default=Path(),
    type=click.Path(path_type=Path),
    help="Thư mục nhận các tệp; mặc định là thư mục đang đứng. Nên chọn thư mục có hộp nhận inbox.",
)
def command(folder: Path) -> None:
    """Ghi các tệp bấm đúp để chạy trên Windows: tổng hợp, kiểm tra, tình hình, nhắc việc, trả lại.

    Ví dụ: bdgxl starters -o C:\\BDG\\2022
    """
    from workbook_templates.windows.starters import STARTERS, starter_bytes

    program = str(Path(sysconfig.get_path("scripts"), "bdgxl.exe"))
    files = {folder / starter.file: starter_bytes(starter, program) for starter in STARTERS}
    try:
        for path in files:
            _check(path)
        for path, data in files.items():
            write_atomically(path, data)
    except OutputError as error:
        cannot_write(error)
    click.echo(plain(f"Đã ghi {len(files)} tệp khởi động vào {folder.absolute()}:"))
    width = max(len(starter.file) for starter in STARTERS)
    for starter in STARTERS:
        click.echo(f"  {starter.file:<{width}}  {starter.title}")
    for line in wrapped("Bấm đúp để chạy với thư mục inbox bên cạnh, hoặc kéo thả thư mục khác vào biểu tượng tệp."):
        click.echo(line)


def _check(path: Path) -> None:
    """Refuse to write over anything but a starter as an earlier run wrote it. Raises OutputError."""
    from workbook_templates.windows.starters import is_untouched

    former = former_bytes(path)
    if former is not None and not is_untouched(former):
        raise OutputError(
            f"Không ghi đè {path}: tệp đã được sửa, hoặc không phải do lệnh này ghi ra. Chưa tệp nào được ghi.",
            "Đổi tên hoặc chuyển tệp đó đi nơi khác rồi chạy lại.",
        )
