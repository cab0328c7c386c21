"""What stands in a plan workbook and is not read, or is read otherwise than it looks: told with its cell."""

import re
from collections.abc import Mapping, Sequence

from toolkit.core.a1 import a1
from toolkit.core.intake.package import Package, SheetPart
from toolkit.core.plan.annex.headers import heading_key
from toolkit.core.plan.book.codecs import short
from toolkit.core.plan.book.declare import EXAMPLE_ROW, OWNER, TINTS_CAPTION, BookSheet, Column
from toolkit.core.plan.book.draft import Draft
from toolkit.core.plan.book.mark import LISTS_SHEET
from toolkit.core.plan.book.records import example_text
from toolkit.core.plan.book.table import Row, Table
from toolkit.core.text import fold
from toolkit.core.vocabulary import BASIS_SHORT, SHEET_GUIDE

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_SHORT = 40
_RESTORE = "Nếu đã xóa nhầm thì chép lại từ sổ kế hoạch mới (bdgxl plan new)."


def is_example(sheet: BookSheet, row: Row) -> bool:
    """Whether a row only explains."""
    if not sheet.example:  # an annex may have any name
        return False
    first = row.cells.get(sheet.columns[0].keys)
    marked = first is not None and fold(first.typed) == fold(EXAMPLE_ROW)
    named = sheet.code is sheet.columns[0] or OWNER in sheet.columns[0].keys
    return marked and (named or sheet.code.keys not in row.cells)


def tell_examples(sheet: BookSheet, table: Table, draft: Draft) -> None:
    """Rows that still call themselves examples although somebody typed over them."""
    for row in table.rows:
        first, *others = [column for column in sheet.columns if column.keys in row.cells]
        if is_example(sheet, row) and any(not _as_shipped(sheet, column, row) for column in others):
            message = f"dòng còn ghi “{EXAMPLE_ROW}” nên không đọc"
            place = draft.place(table.sheet.name, row.cells[first.keys].address)
            draft.remark(place, message, f"Xóa chữ “{EXAMPLE_ROW}” nếu là dòng thật.")


def _as_shipped(sheet: BookSheet, column: Column, row: Row) -> bool:
    """Whether a cell still shows the example, of whatever year."""
    pattern = re.escape(fold(example_text(sheet, column).replace("{year}", "0000"))).replace("0000", "[0-9]{4}")
    return bool(re.fullmatch(pattern, fold(row.cells[column.keys].typed)))


def tell_around(sheet: BookSheet, table: Table, draft: Draft) -> None:
    """What stands beside the declared columns, and above the headings but for the tool's own lines."""
    beside: dict[str, list[tuple[str, str]]] = {}
    for cell, text in table.unread:
        beside.setdefault(cell.rstrip("0123456789"), []).append((cell, text))
    for column_name, cells in beside.items():
        cell, text = cells[0]
        more = f" và {len(cells) - 1} ô bên dưới" if len(cells) > 1 else ""
        message = f"ô{more} không thuộc cột nào của kế hoạch nên không đọc: '{short(text, _SHORT)}'"
        heading = f"{column_name}{table.heading_row + 1}"
        remedy = f"Nếu là nội dung của kế hoạch thì ghi đúng tiêu đề cột ở ô {heading}."
        draft.remark(draft.place(table.sheet.name, cell), message, remedy)
    own = set(map(heading_key, (sheet.title, sheet.guidance, TINTS_CAPTION, *BASIS_SHORT.values())))
    above = [(cell, text) for cell, text in table.above if heading_key(text) not in own]
    if above:
        cell, text = above[0]
        more = f" và {len(above) - 1} ô khác" if len(above) > 1 else ""
        message = f"ô{more} nằm trên dòng tiêu đề cột nên không đọc: '{short(text, _SHORT)}'"
        remedy = "Nếu là nội dung của kế hoạch thì chuyển xuống dưới dòng tiêu đề."
        draft.remark(draft.place(table.sheet.name, cell), message, remedy)


def tell_pasted(sheet: BookSheet, table: Table, draft: Draft) -> None:
    """Rows that were joined, and headings in another order, under which every figure would be another's."""
    for number, cells in table.joined.items():
        more = f" (và {len(cells) - 1} dòng dưới)" if len(cells) > 1 else ""
        message = f"dòng này{more} được đọc chung với dòng {number + 1} vì các ô khác gộp dọc"
        remedy = "Nếu là dòng riêng thì bỏ gộp ô (Unmerge Cells) và ghi đủ từng ô."
        draft.remark(draft.place(table.sheet.name, cells[0]), message, remedy)
    for row, keys, _ in table.misplaced:
        cell = row.cells[keys]
        message = f"tiêu đề dán vào là “{short(cell.typed)}”, còn cột này là “{table.headings[keys]}”"
        remedy = "Xếp các cột của phần dán theo đúng thứ tự cột của trang, rồi xóa dòng tiêu đề dán vào."
        draft.problem((sheet.part,), draft.place(table.sheet.name, cell.address), message, remedy)


def tell_years(sheet: BookSheet, table: Table, draft: Draft) -> None:
    """Headings pasted among the rows that name another year than the sheet, or the plan where the sheet names none."""
    plan_year = draft.value.get("year")
    for row in table.repeated:
        for keys, cell in row.cells.items():
            heading = table.headings[keys]
            titled = sheet.by_keys[keys].title(plan_year if isinstance(plan_year, int) else None)
            said, meant = _YEAR.search(cell.typed), _YEAR.search(heading) or _YEAR.search(titled)
            if said and meant and said.group() != meant.group():
                message = f"tiêu đề dán vào ghi năm {said.group()}, còn cột “{heading}” là năm {meant.group()}"
                message += f"; các dòng bên dưới được đọc là của năm {meant.group()}"
                remedy = "Kiểm tra phụ lục đã dán có đúng năm không; đúng thì xóa dòng tiêu đề dán vào."
                draft.remark(draft.place(table.sheet.name, cell.address), message, remedy)


def tell_missing(sheets: Sequence[BookSheet], tables: Mapping[str, Table], draft: Draft) -> None:
    """Sheets and columns that every workbook of the tool has; what a plan cannot do without is a problem already."""
    for sheet in sheets:
        table = tables.get(sheet.name)
        if table is None and not sheet.required:
            draft.remark(draft.place(""), f"thiếu trang “{sheet.name}”", _RESTORE)
        elif table is not None and not table.columns and not table.sheet.grid.rows:
            draft.remark(draft.place(table.sheet.name), "trang trống, không còn cả dòng tiêu đề cột", _RESTORE)
        elif table is not None and table.columns:
            names = [f"“{column.title(None)}”" for column in sheet.columns if column.keys not in table.columns]
            place = draft.place(table.sheet.name, a1(table.heading_row, min(table.columns.values())))
            if names:
                draft.remark(place, f"trang thiếu cột {', '.join(names)}", _RESTORE)


def tell_sheets(package: Package, read: Sequence[SheetPart | None], draft: Draft) -> None:
    """Sheets that are no part of the plan."""
    for part in package.sheets:
        own = part.name in (LISTS_SHEET, SHEET_GUIDE) or any(part is other for other in read)
        if not own and part.grid.rows:
            message = "trang này không thuộc sổ kế hoạch nên không đọc"
            remedy = "Nếu là nội dung của kế hoạch thì chuyển sang trang đúng tên."
            draft.remark(draft.place(part.name), message, remedy)
