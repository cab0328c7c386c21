"""The sheet ``Thuyết minh``: what the agencies write, section by section."""

from toolkit.core.consolidation.model import Consolidation
from toolkit.core.plan.model import Outline
from toolkit.core.verdict import Standing
from workbook_templates import theme
from workbook_templates.consolidated.layout import CELL, NOTE, SUBTITLE, Grid, Head, finish
from workbook_templates.writer import Page

_HEADS = (
    Head("Đơn vị", 28, CELL.but(bold=True, valign="top")),
    Head("Nội dung báo cáo", 118, CELL.but(valign="top", font_size=12)),
)
_OUTLINE = theme.SECTION
_TALLEST = 200.0
"""Longer prose goes on in the next row, so that no page ends half empty."""
_ORDER = "Theo từng mục của đề cương; trong mỗi mục, lần lượt từng đơn vị."
_MORE = "(tiếp)"
_DOCUMENTS = (".doc", ".docx", ".pdf", ".odt", ".rtf")


def write_narrative(page: Page, outlines: list[Outline], consolidation: Consolidation, header: str) -> None:
    """Write the sheet."""
    grid = Grid(page, _HEADS, tallest=_TALLEST)
    grid.title("Thuyết minh của các đơn vị", f"{_ORDER} “{_MORE}” cạnh tên đơn vị: phần sau của cùng một bài.")
    top = grid.head()
    for outline in outlines:
        _outline(grid, outline, consolidation)
    _attachments(grid, consolidation)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 1))


def _outline(grid: Grid, outline: Outline, consolidation: Consolidation) -> None:
    form = f"outline:{outline.id}"
    records = consolidation.of_form(form)
    names = {agency.code: agency.name for agency in consolidation.judgement.plan.agencies}
    expected = {one.agency.code for one in consolidation.expectations if form in one.report.forms}
    given = {record.agency for record in records if record.data}
    grid.gap()
    grid.line(outline.title, _OUTLINE)
    grid.line(f"{len(given)} đơn vị có nội dung trong {len(expected | given)} đơn vị phải báo cáo.", SUBTITLE)
    for section in outline.sections:
        grid.group([f"{section.number} {section.title}".strip()])
        if section.heading:
            continue
        found = [
            (names.get(record.agency, record.agency), datum.value if isinstance(datum.value, str) else datum.typed)
            for record in records
            if record.row == section.key and (datum := record.get("text")) is not None
        ]
        for agency, text in found:
            grid.row([agency, text], carried=[f"{agency} {_MORE}"])
        if not found:
            grid.line("Chưa đơn vị nào có nội dung ở mục này.", NOTE)


def _attachments(grid: Grid, consolidation: Consolidation) -> None:
    """Word and PDF files of the inbox: the full text is there, and it must not be forgotten."""
    files = [
        verdict.file.name
        for verdict in consolidation.judgement.verdicts
        if verdict.standing is Standing.IGNORED and verdict.file.name.casefold().endswith(_DOCUMENTS)
    ]
    if files:
        grid.group(["Văn bản gửi kèm trong hộp nhận (không tổng hợp tự động)"])
        for name in sorted(files):
            grid.row([None, name])
