"""The office's register as a file: three empty sheets with drop-downs from the plan, and how to keep them.

Written once beside the inbox; from then on people keep it and the tool only reads it.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.model import Scope
from toolkit.core.intake.stamps import OUTPUT_PROPERTY
from toolkit.core.plan.book.codecs import Codec
from toolkit.core.plan.book.declare import BookSheet
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.model import Plan
from toolkit.core.register.declare import CHANNELS, LISTS_SHEET, REGISTER_OUTPUT, SHEETS
from toolkit.core.text import shortened
from toolkit.core.vocabulary import SHEET_GUIDE
from workbook_templates import theme
from workbook_templates.consolidated.layout import CELL, STRONG, TOP, Grid, Head
from workbook_templates.plan_book.lists_sheet import Lists, write_choices
from workbook_templates.plan_book.table_sheet import write_table_sheet
from workbook_templates.writer import Book, Page

_WIDTHS = (30, 110)
_LABEL_LENGTH = 90
_ABOUT = (
    "Sổ của cơ quan tổng hợp, đặt cạnh thư mục hộp nhận. Công cụ lập sổ này một lần, sau đó chỉ đọc, không bao giờ ghi "
    "vào sổ. Mỗi lần tổng hợp, công cụ tính theo các dòng đang có trong sổ."
)
_HOW = (
    (
        "Tiếp nhận",
        "Ghi mỗi văn bản của đơn vị một dòng: số, ngày, người ký, hình thức gửi và nội dung trả lời. Văn bản đã ký là "
        "báo cáo, tệp Excel chỉ là phụ lục. Đơn vị đã trả lời bằng văn bản thì không bị coi là chưa gửi.",
    ),
    (
        "Không phát sinh",
        "Đơn vị chỉ gửi văn bản ghi “không có”, “không phát sinh”: chọn “Không phát sinh”. Các số liệu của báo cáo đó "
        "hiện là không phát sinh (công văn số …), không phải số 0.",
    ),
    ("Xin lùi hạn", "Chọn “Xin lùi hạn” và ghi ngày mới; đến ngày đó đơn vị mới bị coi là quá hạn."),
    (
        "Tệp kèm theo",
        "Khi đơn vị gửi nhiều bản khác nhau, ghi tên tệp đi kèm văn bản đã ký: bản đó được tính, dù bản khác mới hơn. "
        "Chỗ khác nhau được nêu ở trang Nội dung cần làm rõ.",
    ),
    (
        "Số chốt",
        "Ghi con số đã chốt với đơn vị qua điện thoại hoặc văn bản. Số cũ ghi đúng như trong biểu. Nếu đơn vị gửi lại "
        "biểu với số khác, số chốt không tự thay số mới mà được nêu để xem lại.",
    ),
    (
        "Chấp nhận",
        "Ghi nội dung cần làm rõ đã được người có thẩm quyền chấp nhận, ở đơn vị nào, dòng nào, vì sao. Chỉ chấp nhận "
        "được khi con số đọc được và có thể đúng.",
    ),
    (
        "Dòng ghi sai",
        "Dòng ghi tên đơn vị, chỉ tiêu, tệp … không khớp với kế hoạch thì chưa có tác dụng và được nêu ở trang Nội "
        "dung cần làm rõ, kèm đúng ô của sổ. Trang Đối chiếu cho biết từng dòng đã được áp dụng hay chưa.",
    ),
    ("Nhiều kỳ", "Dùng một sổ cho cả năm: dòng của kỳ khác được giữ và bỏ qua cho đến kỳ đó."),
)


@dataclass(frozen=True, slots=True)
class _Offered(Codec):
    """A column that offers choices; how its cells are read does not matter here."""

    offered: tuple[str, ...] = ()

    @property
    def choices(self) -> tuple[str, ...]:
        """What the drop-down offers."""
        return self.offered


def write_register(plan: Plan, created: dt.date) -> bytes:
    """An empty register for a plan; equal input gives equal bytes."""
    book = Book(
        title="Sổ theo dõi tiếp nhận báo cáo",
        subject=f"{plan.number} {plan.title}".strip(),
        created=dt.datetime(created.year, created.month, created.day),
        properties={OUTPUT_PROPERTY: REGISTER_OUTPUT},
    )
    lists = Lists(LISTS_SHEET)
    _write_guide(book.page(SHEET_GUIDE), plan)
    choices = _choices(plan)
    for sheet in SHEETS:
        write_table_sheet(book, _offering(sheet, choices), {}, Parties(), lists, example=True)
    write_choices(book, lists)
    return book.to_bytes(compact=True)


def _choices(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Column key → what is offered there."""
    titles = Counter(report.title for report in plan.reports)
    asked = [row for row in plan.indicators if row.reporters]
    rules = (rule for rule in RULES.values() if rule.scope not in (Scope.PLAN, Scope.REGISTER) and rule.acceptable)
    return {
        "agency": _distinct(agency.name for agency in plan.agencies),
        "report": tuple(r.title if titles[r.title] == 1 else r.id for r in plan.reports),
        "period": _distinct(period.name for period in plan.periods),
        "channel": CHANNELS,
        "indicator": tuple(shortened(f"{row.code}: {row.label}", _LABEL_LENGTH) for row in asked),
        "rule": tuple(f"{rule.title} [{rule.code}]" for rule in rules),
    }


def _offering(sheet: BookSheet, choices: dict[str, tuple[str, ...]]) -> BookSheet:
    """The sheet with the plan's own names in its drop-downs; a list without anything in it offers nothing."""
    columns = tuple(
        replace(column, codec=_Offered(offered)) if (offered := choices.get(column.keys[0], ())) else column
        for column in sheet.columns
    )
    return replace(sheet, columns=columns)


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _write_guide(page: Page, plan: Plan) -> None:
    grid = Grid(page, [Head("", width, CELL) for width in _WIDTHS])
    grid.title("Sổ theo dõi tiếp nhận báo cáo")
    number = f" (số {plan.number})" if plan.number else ""
    grid.line(f"{plan.title}{number}, {plan.issuer}", theme.PLAIN)
    grid.line(_ABOUT, theme.PLAIN)
    grid.gap()
    for term, text in _HOW:
        grid.row([term, text], [STRONG.but(valign="top"), TOP])
    font = f'&"{theme.FONT},Italic"&9 '
    page.print_setup(orientation="landscape", footer=f"&L{font}&A&R{font}Trang &P/&N")
