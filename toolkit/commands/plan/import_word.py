"""``bdgxl plan import``: the annexes of a plan in Word as a plan workbook, with what a person has to confirm."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import Unusable, Usage
from toolkit.commands.plan.plan_file import check_target, write_plan_file
from toolkit.core.json_text import json_text
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.plan.word.read import Imported

_SHOWN = 15
_PARTS = ("objectives", "indicators", "tasks", "agencies", "groups")
_YEARS = range(1945, 2101)


@click.command("import")
@click.argument("path", metavar="TỆP_WORD", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "target",
    metavar="TỆP",
    default="ke-hoach.xlsx",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Tệp kế hoạch ghi ra, đuôi .xlsx hoặc .yaml.",
)
@click.option("--year", metavar="NĂM", type=int, help="Năm của kế hoạch, nếu văn bản không nêu hoặc nêu khác.")
@click.option("--plan-id", metavar="MÃ", default="", help="Mã kế hoạch, ví dụ nghe-an-2022.")
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
@options.JSON
def command(path: Path, target: Path, year: int | None, plan_id: str, force: bool, as_json: bool) -> None:
    """Đọc các phụ lục dạng bảng của kế hoạch trong tệp Word (.docx) thành sổ kế hoạch.

    Chỗ nào công cụ chưa chắc thì được đánh dấu trong sổ để người phụ trách xác nhận.

    Ví dụ: bdgxl plan import phu-luc.docx -o ke-hoach.xlsx
    """
    from toolkit.core.plan.directory import slug
    from toolkit.core.plan.load import PlanError
    from toolkit.core.plan.word.problem import WordError
    from toolkit.core.plan.word.read import import_word

    if year is not None and year not in _YEARS:
        raise Usage(f"--year: năm phải từ {_YEARS[0]} đến {_YEARS[-1]}, không phải {year}.")
    if plan_id and slug(plan_id) != plan_id:
        raise Usage(f"--plan-id: mã chỉ gồm chữ thường không dấu, số và dấu gạch ngang, ví dụ {slug(plan_id)}.")
    check_target(target, force=force, inputs=(path,))
    try:
        imported = import_word(path, year=year, plan_id=plan_id)
    except (WordError, PlanError) as error:
        raise Unusable(f"{path.name}: {error}" if isinstance(error, WordError) else str(error)) from error
    write_plan_file(imported.plan, target)
    if as_json:
        click.echo(json_text(_document(imported, target)))
    else:
        click.echo("\n".join(_page(imported, target)))


def _document(imported: "Imported", target: Path) -> dict[str, object]:
    plan = imported.plan
    return {
        "plan": plan.id,
        "year": plan.year,
        "output": str(target),
        "counts": {part: len(getattr(plan, part)) for part in _PARTS},
        "doubts": [
            {
                "file": doubt.place.file,
                "document": doubt.place.document,
                "part": doubt.part,
                "message": doubt.message,
                "remedy": doubt.remedy,
            }
            for doubt in imported.doubts
        ],
    }


def _page(imported: "Imported", target: Path) -> Iterator[str]:
    plan, doubts = imported.plan, imported.doubts
    yield plain(plan.title)
    yield (
        f"Đã đọc {len(plan.objectives)} mục tiêu, {len(plan.indicators)} dòng chỉ tiêu, "
        f"{len(plan.tasks)} dòng nhiệm vụ, {len(plan.agencies)} cơ quan, {len(plan.groups)} loại cơ quan."
    )
    if doubts:
        yield ""
        yield f"Cần xác nhận {len(doubts)} chỗ:"
        yield from (f"  {plain(str(doubt))}" for doubt in doubts[:_SHOWN])
        if len(doubts) > _SHOWN:
            yield f"  … và {len(doubts) - _SHOWN} chỗ khác, ghi đủ trong phần ghi chú của kế hoạch."
    yield ""
    yield f"Đã ghi {plain(str(target))}. Việc tiếp theo:"
    yield "  1. Mở tệp, xem các ô “chờ xác nhận” (có màu riêng trong sổ Excel), sửa nếu sai rồi xóa dấu đó."
    yield "  2. Ghi kỳ báo cáo, báo cáo, hạn nộp, thành viên các nhóm cơ quan theo phần lời của văn bản."
    yield "  3. Ghi chú “Cần xác nhận …” ở trang “Kế hoạch”: làm xong việc nào thì xóa ghi chú đó."
    yield f"  4. Kiểm tra lại: bdgxl plan check {plain(str(target))}"
