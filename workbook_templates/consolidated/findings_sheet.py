"""The sheet ``Nội dung cần làm rõ``: every finding, with a link to the file and cell it is about."""

import re
from collections.abc import Mapping

from toolkit.core.consolidation.model import Consolidation
from toolkit.core.findings.model import Finding, Severity, ordered
from workbook_templates import theme
from workbook_templates.consolidated.layout import CELL, CENTRE, STRONG_CENTRE, Content, Grid, Head, finish
from workbook_templates.writer import Page

_HEADS = (
    Head("TT", 5.5, CENTRE),
    Head("Mức độ", 10, STRONG_CENTRE),
    Head("Đơn vị", 23),
    Head("Tệp", 28, CELL.but(font_size=9)),
    Head("Trang", 13),
    Head("Ô", 9, CENTRE),
    Head("Dòng biểu", 26),
    Head("Nội dung", 46),
    Head("Cách xử lý", 36),
    Head("Mã", 14, CELL.but(font_size=9)),
)
_FILE, _SEVERITY = 3, 1
_LINK = CELL.but(font_size=9, font_color=theme.ACCENT, underline=1)
_MOST_LINKS = 60_000
"""Excel takes 65,530 links on a sheet."""
_LONGEST_PATH = 900
_FOUND_LENGTH = 600
_ADDRESS = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(:[A-Z]{1,3}[0-9]{1,7})?")


def write_findings(page: Page, consolidation: Consolidation, header: str, links: Mapping[str, str]) -> None:
    """Write the sheet; ``links`` says where the files lie as seen from the workbook."""
    judgement = consolidation.judgement
    findings = ordered(judgement.findings)
    grid = Grid(page, _HEADS)
    grid.title(
        "Nội dung cần làm rõ",
        "Mức “Lỗi”: số liệu không được tổng hợp. “Cần làm rõ”: đã tổng hợp và đánh dấu. "
        "“Ghi nhận”: máy đã chuẩn hóa, để biết. “Đã chấp nhận”: xem sổ theo dõi. "
        "Bấm vào tên tệp để mở đúng trang và ô.",
    )
    top = grid.head()
    names = {agency.code: agency.name for agency in judgement.plan.agencies}
    for number, finding in enumerate(findings, 1):
        at = grid.row([number, *_contents(finding, names)], split=False)
        target = _target(finding, links)
        if target and number <= _MOST_LINKS:
            page.file_link(at, _FILE, target, _base(finding.place.file), _LINK)
    if not findings:
        grid.line("Không có nội dung nào cần làm rõ.", theme.PLAIN)
    else:
        page.autofilter(top, 0, grid.at - 1, len(_HEADS) - 1)
    for severity, style in ((Severity.ERROR, theme.ALARM), (Severity.WARNING, theme.ATTENTION)):
        rule = {"type": "cell", "criteria": "==", "value": f'"{severity.word}"'}
        page.condition((top + 1, _SEVERITY, max(top + 1, grid.at - 1), _SEVERITY), rule, style)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 3))


def _contents(finding: Finding, names: dict[str, str]) -> list[Content]:
    message = finding.message
    if len(message) > _FOUND_LENGTH:
        message = message[: _FOUND_LENGTH - 1].rstrip() + "…"
    return [
        finding.word,
        names.get(finding.agency, finding.agency),
        _base(finding.place.file),
        finding.place.sheet,
        finding.place.cell,
        finding.label,
        message,
        finding.remedy,
        finding.code,
    ]


def _base(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _target(finding: Finding, links: Mapping[str, str]) -> str:
    """A link made of our own path and the place of the finding; empty where it could not be followed safely."""
    path = escaped(links.get(finding.place.file, ""))
    if not path or len(path) > _LONGEST_PATH:
        return ""
    cell = finding.place.cell
    if not finding.place.sheet or not _ADDRESS.fullmatch(cell) or len(finding.place.sheet) > 31:
        return path
    sheet = finding.place.sheet.replace("'", "''")
    return f"{path}#'{sheet}'!{cell}"


def escaped(path: str) -> str:
    """A relative path in which nothing can start a scheme, a drive, a network share or a fragment."""
    return "".join(f"%{ord(char):02X}" if char in _SPECIAL else char for char in path.lstrip("/"))


_SPECIAL = frozenset(' %#:\\"<>[]^`{}|?*')
