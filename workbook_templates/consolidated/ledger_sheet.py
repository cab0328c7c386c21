"""The sheet ``Đối chiếu``: sums that must agree, and every file of the inbox with what became of it."""

from toolkit.core.a1 import a1, cell_range
from toolkit.core.consolidation.headings import FILES_GROUP, LedgerHeading
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.verdict import Verdict
from workbook_templates import theme
from workbook_templates.consolidated.data_rows import Col
from workbook_templates.consolidated.data_sheet import References
from workbook_templates.consolidated.layout import (
    CELL,
    CENTRE,
    COUNT,
    NOTE,
    STRONG,
    STRONG_CENTRE,
    STRONG_COUNT,
    Grid,
    Head,
    Live,
    finish,
)
from workbook_templates.consolidated.legend import RED, legend, sign
from workbook_templates.writer import Page

_HEADS = (
    Head(LedgerHeading.NUMBER, 6, CENTRE),
    Head(LedgerHeading.NAME, 70),
    Head(LedgerHeading.COUNT, 11, COUNT),
    Head(LedgerHeading.STANDING, 22, CENTRE),
    Head(LedgerHeading.AGENCY_NAME, 30),
    Head(LedgerHeading.REASON, 46),
    Head(LedgerHeading.HASH, 24, CELL.but(font_size=9)),
    Head(LedgerHeading.REPORT, 40),
)
_HIDDEN = 1
"""The column at the end that says which report a file is when the workbook is read back."""
_COUNT = 2
BALANCED = "Khớp"
UNBALANCED = "KHÔNG KHỚP"


def write_ledger(page: Page, consolidation: Consolidation, refs: References, header: str) -> None:
    """Write the sheet."""
    grid = Grid(page, _HEADS, hidden=_HIDDEN)
    grid.title(
        "Đối chiếu",
        "Mỗi báo cáo phải gửi, mỗi tệp trong hộp nhận và mỗi ô nhập liệu đều có một kết cục; các tổng phải khớp.",
    )
    grid.line(legend(sign([UNBALANCED], RED, "lỗi của công cụ, đề nghị báo người bảo trì")), NOTE)
    top = grid.head()
    for number, balance in enumerate(consolidation.balances, 1):
        at = grid.at
        total, parts = a1(at, _COUNT), cell_range(at + 1, _COUNT, at + len(balance.parts), _COUNT)
        check = Live(
            f'=IF({total}=SUM({parts}),"{BALANCED}","{UNBALANCED}")', BALANCED if balance.balanced else UNBALANCED
        )
        grid.row(
            [number, f"{balance.title}: {balance.total_label.lower()}", balance.total, check],
            [STRONG_CENTRE, STRONG, STRONG_COUNT, STRONG_CENTRE],
        )
        grid.level = 1
        for label, count in balance.parts:
            grid.row([None, label, count], [None, CELL.but(indent=2)])
        grid.ungroup()
    _written(grid, consolidation, refs)
    rule = {"type": "cell", "criteria": "==", "value": f'"{UNBALANCED}"'}
    page.condition((top + 1, 3, grid.at, 3), rule, theme.ALARM)
    _files(grid, consolidation)
    _register(grid, consolidation)
    finish(page, header=header, repeat=(top, top), freeze=(top + 1, 2))


def _written(grid: Grid, consolidation: Consolidation, refs: References) -> None:
    """Cells that stand on ``Dữ liệu``, counted there by a formula."""
    found = refs.cells
    content: Live | int = 0
    if found:
        cells = refs.column(Col.CELLS)
        content = Live(f'=SUMPRODUCT(LEN({cells})-LEN(SUBSTITUTE({cells},",",""))+1)', found)
    cells_of_register = sum(len(record.data) for record in consolidation.judgement.office_records)
    expected = consolidation.cells.consolidated + consolidation.cells.decided + cells_of_register
    at = grid.at
    check = Live(
        f'=IF({a1(at, _COUNT)}={expected},"{BALANCED}","{UNBALANCED}")',
        BALANCED if found == expected else UNBALANCED,
    )
    label = "Số ô nhập liệu có mặt ở trang Dữ liệu, bằng số ô đã tổng hợp"
    if cells_of_register or consolidation.cells.decided:
        label += " và số ô lấy từ sổ theo dõi"
    grid.row(
        [len(consolidation.balances) + 1, label, content, check], [STRONG_CENTRE, STRONG, STRONG_COUNT, STRONG_CENTRE]
    )


def _files(grid: Grid, consolidation: Consolidation) -> None:
    judgement = consolidation.judgement
    names = {agency.code: agency.name for agency in judgement.plan.agencies}
    grid.group(["", FILES_GROUP])
    for number, verdict in enumerate(sorted(judgement.verdicts, key=lambda v: v.file.name), 1):
        grid.row(
            [
                number,
                verdict.file.name,
                None,
                verdict.standing.word[:1].upper() + verdict.standing.word[1:],
                names.get(verdict.agency, verdict.agency),
                _reason(verdict),
                verdict.file.sha256[:24],
                verdict.report,
            ]
        )


def _reason(verdict: Verdict) -> str:
    """Why a file does not count, and for one that came by mail from whom and when."""
    mail = verdict.file.mail
    words = mail.words if mail is not None else ""
    # Of a message itself they are the reason.
    parts = [verdict.reason, f"kèm {words}" if words and words not in verdict.reason else ""]
    text = "; ".join(filter(None, parts))
    return text if verdict.reason else text[:1].upper() + text[1:]


def _register(grid: Grid, consolidation: Consolidation) -> None:
    """Every entry of the office's register, and whether it was used."""
    judgement = consolidation.judgement
    if not judgement.register.entries:
        return
    names = {agency.code: agency.name for agency in judgement.plan.agencies}
    grid.group(["", f"Các dòng của sổ theo dõi ({judgement.register.file})"])
    for number, entry in enumerate(judgement.register.entries, 1):
        place = f"trang “{entry.row.sheet}”, dòng {entry.row.number + 1}"
        grid.row([number, entry.text, None, entry.fate.value, names.get(entry.agency, entry.agency), place])
