"""``bdgxl plan show``: who reports what and when, and what the document does not state."""

import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands import options
from toolkit.commands.common import ExitCode
from toolkit.commands.plan.plan_file import show_remarks
from toolkit.core.json_text import json_text
from toolkit.core.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from toolkit.core.plan.assumptions import Assumption
    from toolkit.core.plan.model import Plan

_WIDTH = 100

_FORMS = {"indicators": "chỉ tiêu", "tasks": "nhiệm vụ", "table": "bảng", "outline": "đề cương"}
_PARTS = {
    "indicators": "Chỉ tiêu",
    "tasks": "Nhiệm vụ",
    "agencies": "Cơ quan chỉ nêu theo loại hoặc do công cụ thêm",
    "groups": "Nhóm cơ quan",
    "reports": "Báo cáo",
    "outgoing": "Báo cáo gửi đi",
    "tables": "Bảng lập từ phần lời",
    "outlines": "Đề cương",
}


@click.command("show")
@click.argument("path", metavar="KẾ_HOẠCH", type=click.Path(path_type=Path))
@options.JSON
def command(path: Path, as_json: bool) -> None:
    """Cho biết ai báo cáo gì, hạn nộp, và những chỗ văn bản không nêu rõ.

    Ví dụ: bdgxl plan show samples/plans/nghe-an-2022.yaml
    """
    from toolkit.core.plan.load import PlanError, read_plan
    from toolkit.core.plan.overview import overview

    try:
        loaded, source = read_plan(path)
    except PlanError as error:
        click.echo(plain(str(error), lines=True), err=True)
        sys.exit(ExitCode.UNUSABLE)
    show_remarks(source)
    if as_json:
        click.echo(json_text(overview(loaded), indent=2))
    else:
        click.echo(plain("\n".join(_page(loaded)), lines=True))


def _page(loaded: "Plan") -> "Iterator[str]":
    from toolkit.core.plan.assumptions import assumptions
    from toolkit.core.plan.overview import duties, loads

    issued = f" ngày {loaded.issued:%d/%m/%Y}" if loaded.issued else ""
    yield loaded.title
    yield f"{loaded.issuer}: số {loaded.number or '(không nêu)'}{issued}"
    yield f"Tổng hợp: {loaded.agency_by_code[loaded.consolidator].name}"
    for duty in duties(loaded):
        yield ""
        due = f"{duty.due:%d/%m/%Y}" if duty.due else duty.printed or "không nêu"
        yield f"{loaded.period_by_code[duty.period].name}: báo cáo {duty.report}, hạn nộp {due}"
        yield f"  {duty.title}"
        yield from _wrapped("  Biểu: ", (_form(form) for form in duty.forms))
        yield from _wrapped(f"  Đơn vị nộp ({len(duty.agencies)}): ", duty.agencies)
    yield from _outgoing(loaded)
    yield ""
    rows = [("Mã", "Đơn vị", "Chỉ tiêu", "Chủ trì", "Phối hợp", "Báo cáo")]
    rows += [
        (load.agency, load.name, str(load.indicators), str(load.leads), str(load.coordinates), ", ".join(load.reports))
        for load in loads(loaded)
    ]
    yield from _columns(rows, right=(2, 3, 4))
    found = assumptions(loaded)
    if found:
        yield ""
        yield from _assumed(found)
    if loaded.notes:
        yield ""
        yield "Ghi chú"
        for note in loaded.notes:
            yield from _wrapped("  - ", note.split(), separator=" ")


def _outgoing(loaded: "Plan") -> "Iterator[str]":
    """The reports that are sent on, those that the tool derives as well, and what is marked in them."""
    from toolkit.core.plan.outgoing import outgoing_reports

    for period in loaded.periods:
        yield ""
        yield f"{period.name}: báo cáo gửi đi"
        for report in outgoing_reports(loaded, period):
            yield f"  {report.id}: {report.title}"
            where = f"gửi {', '.join(report.to)}" if report.to else "không nêu nơi gửi"
            yield from _wrapped("    ", f"{report.issuer}, {where}".split(), separator=" ")
    below = loaded.sensitive_below
    if below is not None:
        yield ""
        yield f"Đánh dấu số đếm nhạy cảm: từ 1 đến {below - 1}"


def _form(form: str) -> str:
    kind, _, name = form.partition(":")
    return f"{_FORMS[kind]} {name}".strip()


def _assumed(found: "list[Assumption]") -> "Iterator[str]":
    from toolkit.core.vocabulary import BASIS_WORDS, FIELD_WORDS

    shown = ""
    for item in found:
        if item.basis.value != shown:
            shown = item.basis.value
            words = BASIS_WORDS[shown]
            yield words[:1].upper() + words[1:]
        about = _PARTS[item.part]
        if item.field:
            about += f", {FIELD_WORDS.get(item.field, item.field)}"
        yield from _wrapped(f"  {about} ({len(item.codes)}): ", item.codes)


def _wrapped(lead: str, words: "Iterable[str]", separator: str = ", ") -> "Iterator[str]":
    """Words in lines of bounded width, later lines indented under the first word's paragraph."""
    line, empty = lead, True
    for word in words:
        if not empty and _width(line + separator + word) > _WIDTH:
            yield (line + separator).rstrip()
            line, empty = "    ", True
        line += word if empty else separator + word
        empty = False
    yield line


def _columns(rows: "Sequence[Sequence[str]]", right: tuple[int, ...]) -> "Iterator[str]":
    widths = [max(_width(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        cells = []
        for n, cell in enumerate(row):
            blank = " " * (widths[n] - _width(cell))
            cells.append(blank + cell if n in right else cell + blank)
        yield "  ".join(cells).rstrip()


def _width(text: str) -> int:
    """Columns on a terminal: combining marks take none."""
    return sum(not unicodedata.combining(letter) for letter in text)
