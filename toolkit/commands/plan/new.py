"""``bdgxl plan new``: an empty plan workbook with guidance, drop-downs and examples."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.commands.common import Usage
from toolkit.commands.plan.plan_file import check_target, write_bytes
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.plan.model import Agency, Group

_YEARS = range(1945, 2101)


@click.command("new")
@click.option(
    "-o",
    "--output",
    "target",
    metavar="TỆP",
    default="ke-hoach.xlsx",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Sổ kế hoạch ghi ra.",
)
@click.option("--year", metavar="NĂM", type=int, help="Năm của kế hoạch.")
@click.option("--place", metavar="TÊN", help="Địa phương, ví dụ “Nghệ An”.")
@click.option(
    "--province", metavar="TỈNH", help="Tỉnh, thành phố hiện nay: ghi sẵn các xã, phường, đặc khu, ví dụ “Nghệ An”."
)
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có.")
def command(target: Path, year: int | None, place: str | None, province: str | None, force: bool) -> None:
    """Tạo sổ kế hoạch trống để ghi trong Excel, có hướng dẫn và ví dụ.

    Ví dụ: bdgxl plan new --year 2026 --province "Nghệ An" -o ke-hoach.xlsx
    """
    if year is not None and year not in _YEARS:
        raise Usage(f"--year: năm phải từ {_YEARS[0]} đến {_YEARS[-1]}, không phải {year}.")
    check_target(target, force=force, suffixes=(".xlsx",))

    from workbook_templates.plan_book.book import write_new_book

    name, agencies, groups = _units(province)
    write_bytes(target, write_new_book(known_values(year, place or name, agencies, groups)))
    click.echo(f"Đã ghi {plain(str(target))}. Mở bằng Excel, đọc trang “Hướng dẫn” trước.")
    if agencies:
        click.echo(f"Đã ghi sẵn {len(agencies)} đơn vị hành chính cấp xã của {name}.")
    click.echo(f"Ghi xong thì chạy: bdgxl plan check {plain(str(target))}")


def _units(province: str | None) -> "tuple[str, tuple[Agency, ...], tuple[Group, ...]]":
    """Official name of a province, its communes of today and the class that they form; nothing without a province."""
    from toolkit.core.plan.communes import UnknownProvince, commune_group, communes, province_name

    if province is None:
        return "", (), ()
    try:
        agencies = communes(province)
        return province_name(province), agencies, (commune_group(agencies),)
    except UnknownProvince as error:
        raise Usage(f"--province: {error}") from error


def known_values(
    year: int | None, place: str | None, agencies: "Sequence[Agency]" = (), groups: "Sequence[Group]" = ()
) -> dict[str, Any]:
    """What a new workbook holds already, as plain values; the rest is for the person who fills it."""
    from toolkit.core.plan.directory import slug

    values: dict[str, Any] = {}
    if year is not None:
        values["year"] = year
    if place is not None and place.strip():
        values["place"] = place.strip()
    if "year" in values and "place" in values:
        values["id"] = f"{slug(values['place'])}-{year}"
    if agencies:
        values["agencies"] = [agency.model_dump() for agency in agencies]
    if groups:
        values["groups"] = [group.model_dump() for group in groups]
    return values
