"""The sheet ``Nội dung cần làm rõ``: every finding, with a link to the file and cell it is about."""

from collections.abc import Mapping
from dataclasses import replace

from toolkit.core.consolidation.headings import FindingHeading
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.findings.model import Finding, Severity, ordered
from toolkit.core.plan.model import Plan
from toolkit.core.text import brief
from workbook_templates import theme
from workbook_templates.consolidated import words
from workbook_templates.consolidated.file_links import MOST_LINKS, link_target
from workbook_templates.consolidated.layout import CELL, CENTRE, NOTE, Content, Grid, Head, finish
from workbook_templates.consolidated.legend import BROWN, RED, legend, sign
from workbook_templates.consolidated.matters import is_unsent
from workbook_templates.writer import Page

_HEADS = (
    Head(FindingHeading.NUMBER, 5.5, CENTRE),
    Head(FindingHeading.SEVERITY, 10, CENTRE),
    Head(FindingHeading.AGENCY_NAME, 23),
    Head(FindingHeading.FILE, 28, CELL.but(font_size=9)),
    Head(FindingHeading.SHEET, 13),
    Head(FindingHeading.CELL, 9, CENTRE),
    Head(FindingHeading.LABEL, 26),
    Head(FindingHeading.MESSAGE, 46),
    Head(FindingHeading.REMEDY, 36),
    Head(FindingHeading.CODE, 14, CELL.but(font_size=9)),
)
_FILE, _SEVERITY = 3, 1
_LINK = CELL.but(font_size=9, font_color=theme.ACCENT, underline=1)
_FOUND_LENGTH = 600
_WHOLE = "nguyên văn ở ô nêu bên"
_TITLE_LENGTH = 64
_WHERE = 6
"""Columns before the row's label: they say whose finding it is and where."""
_LEGEND = legend(
    sign([Severity.ERROR.word], RED, "số liệu không được tổng hợp"),
    sign([Severity.WARNING.word], BROWN, "đã tổng hợp và đánh dấu"),
    f"“{Severity.INFO.word}”: máy đã chuẩn hóa, để biết",
    "“Đã chấp nhận”: xem sổ theo dõi",
)


def write_findings(page: Page, consolidation: Consolidation, header: str, links: Mapping[str, str]) -> None:
    """Write the sheet; ``links`` says where the files lie as seen from the workbook."""
    judgement = consolidation.judgement
    findings = _one_for_each_agency(ordered(judgement.findings), judgement.plan)
    grid = Grid(page, _HEADS)
    grid.title(
        "Nội dung cần làm rõ",
        "Bấm vào tên tệp để mở đúng trang và ô. Báo cáo chưa gửi: mỗi đơn vị một dòng cho mọi báo cáo còn thiếu; "
        f"hạn gửi, số ngày chậm và người liên hệ ở trang {words.SUBMISSIONS}.",
    )
    grid.line(_LEGEND, NOTE)
    top = grid.head()
    names = {agency.code: agency.name for agency in judgement.plan.agencies}
    for number, finding in enumerate(findings, 1):
        contents: list[Content] = [number, *_contents(finding, names)]
        at = grid.row(contents, carried=contents[:_WHERE])
        place = finding.place
        target = link_target(links, place.file, place.sheet, place.cell)
        if target and number <= MOST_LINKS:
            page.file_link(at, _FILE, target, _base(place.file), _LINK)
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
        message = f"{message[:_FOUND_LENGTH].rstrip()} … ({_WHOLE})"
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


def _one_for_each_agency(findings: list[Finding], plan: Plan) -> list[Finding]:
    """All reports that an agency has not sent in one finding, where the first of them stood."""
    unsent: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        if is_unsent(finding):
            unsent.setdefault((finding.agency, finding.code), []).append(finding)
    found = []
    for finding in findings:
        if not is_unsent(finding):
            found.append(finding)
        elif finding is (same := unsent[finding.agency, finding.code])[0]:
            found.append(replace(finding, message=_unsent(same, plan)))
    return found


def _unsent(findings: list[Finding], plan: Plan) -> str:
    titles = [plan.report_by_id[finding.report].title.removeprefix("Báo cáo ") for finding in findings]
    names = [brief(title[:1].upper() + title[1:], _TITLE_LENGTH) for title in titles]
    told = f"Chưa gửi {len(names)} báo cáo: {'; '.join(names)}"
    return told if told.endswith("…") else f"{told}."


def _base(name: str) -> str:
    return name.rsplit("/", 1)[-1]
