"""``bdgxl trace``: from a cell of the provincial workbook to the cells of the returned files."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import ExitCode, Unusable, Usage, inbox_files
from toolkit.core.json_text import json_text
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.readback.trace.inbox import Check
    from toolkit.core.readback.trace.model import Step


@click.command("trace")
@click.argument("workbook", metavar="SỔ_TỔNG_HỢP", type=click.Path(path_type=Path))
@click.argument("cell", metavar="Ô")
@click.option(
    "--inbox",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    help="Hộp nhận: mở lại từng tệp, đối chiếu mã băm và nội dung ô.",
)
@options.JSON
def command(workbook: Path, cell: str, inbox: Path | None, as_json: bool) -> None:
    """Cho biết một ô của sổ tổng hợp được tính từ những ô nào, của tệp nào.

    Ô ghi kèm tên trang, có dấu hoặc không dấu đều được.

    Ví dụ: bdgxl trace tong-hop.xlsx "Chỉ tiêu!H12" --inbox inbox/
    """
    step = _step(workbook, cell)
    checks = None if inbox is None else _checks(step, inbox)
    if as_json:
        from toolkit.core.readback.trace.document import document

        click.echo(json_text(document(step, checks)))
    else:
        from toolkit.core.readback.trace.page import page

        for line in page(step, checks):
            click.echo(plain(line))
    failed = any(not check.agrees for check in checks or ())
    raise SystemExit(ExitCode.FINDINGS if failed else ExitCode.DONE)


def _step(workbook: Path, cell: str) -> "Step":
    from toolkit.core.readback.model import ReadbackError
    from toolkit.core.readback.package import file_bytes, open_package
    from toolkit.core.readback.trace.follow import Tracer
    from toolkit.core.readback.trace.sheets import CellError

    try:
        tracer = Tracer(open_package(file_bytes(workbook), workbook.name), workbook.name)
        return tracer.step(*tracer.sheets.locate(cell))
    except ReadbackError as error:
        raise Unusable(str(error)) from error
    except CellError as error:
        raise Usage(str(error)) from error


def _checks(step: "Step", inbox: Path) -> "tuple[Check, ...]":
    from toolkit.core.intake.discover import InboxFile
    from toolkit.core.readback.trace.inbox import check_sources
    from toolkit.core.register.read import find_registers

    registers = [InboxFile(path=path, name=path.name) for path in find_registers((inbox,)).beside[:1]]
    return check_sources(step.all_sources, [*inbox_files((inbox,)), *registers])
