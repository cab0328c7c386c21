"""Reading a plan workbook: bytes → plain values, each with its sheet and cell.

Sheets and columns are found by their headings; a row with a code is read exactly as it stands, a row of the indicator
or task sheet without one as a printed row of an annex (``printed``). Nothing that stands in the workbook is dropped
silently: what is no part of a plan is told as a remark.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.core.intake.archive import Archive
from toolkit.core.intake.package import SheetPart, read_package
from toolkit.core.plan.annex.headers import heading_key
from toolkit.core.plan.book.declare import NONE_ROW, OWNER, BookSheet, Column
from toolkit.core.plan.book.draft import Draft
from toolkit.core.plan.book.facts import FACTS_SHEET
from toolkit.core.plan.book.mark import LIMITS, LISTS_SHEET, is_plan_book
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.book.printed import is_heading, read_annex
from toolkit.core.plan.book.read_facts import place_facts, read_facts
from toolkit.core.plan.book.remarks import (
    is_example,
    tell_around,
    tell_examples,
    tell_missing,
    tell_pasted,
    tell_sheets,
    tell_years,
)
from toolkit.core.plan.book.sheets import SHEETS
from toolkit.core.plan.book.table import Row, Table, assign_sheets, read_table
from toolkit.core.plan.directory import standard_parties, unlisted_agency
from toolkit.core.plan.names import Names
from toolkit.core.plan.source import Source
from toolkit.core.text import fold
from toolkit.core.vocabulary import SHEET_GUIDE

_PARTIES = ("agencies", "groups")
_ANOTHER = "Chép lại trang đó từ một sổ kế hoạch mới (bdgxl plan new)."


class NotAPlanBook(Exception):
    """A workbook without a single sheet of a plan."""


def read_book(data: bytes, file: str) -> Source:
    """The plan that a workbook holds, as plain values. Raises Refused and NotAPlanBook."""
    package = read_package(Archive(data, LIMITS), LIMITS)
    parts = [part for part in package.sheets if part.name not in (LISTS_SHEET, SHEET_GUIDE)]
    facts = next((part for part in parts if heading_key(part.name) == heading_key(FACTS_SHEET)), None)
    parts = [part for part in parts if part is not facts]
    assigned = assign_sheets(SHEETS, parts)
    if facts is None and not (assigned and is_plan_book(package)):
        raise NotAPlanBook
    draft = Draft(file=file)
    if facts is not None:
        place_facts(facts, draft)
    tables = {sheet.name: _table(sheet, assigned[sheet.name], draft) for sheet in SHEETS if sheet.name in assigned}
    parties = _read_parties(tables, draft)
    if facts is None:
        draft.problem((), draft.place(""), f"thiếu trang “{FACTS_SHEET}”", _ANOTHER)
    else:
        read_facts(facts, draft, parties)
    for sheet in SHEETS:
        table = tables.get(sheet.name)
        if sheet.under:
            _read_nested(sheet, table, draft, parties)
        elif sheet.printed:
            if table is not None:
                tell_years(sheet, table, draft)
                parties = read_annex(sheet, table, draft, parties)
        elif sheet.part not in _PARTIES:
            _read_list(sheet, table, draft, parties)
    tell_sheets(package, [facts, *assigned.values()], draft)
    if is_plan_book(package):
        tell_missing(SHEETS, tables, draft)
    return draft.source()


def _table(sheet: BookSheet, part: SheetPart, draft: Draft) -> Table:
    """The rows of a sheet but for examples; headings that are missing altogether are a problem."""
    table = read_table(sheet, part)
    draft.places[(sheet.part, sheet.under) if sheet.under else (sheet.part,)] = draft.place(part.name)
    if not table.columns and part.grid.rows:
        needed = ", ".join(f"“{column.title(None)}”" for column in sheet.columns if column.required)
        message, remedy = "không thấy dòng tiêu đề cột", f"Ghi lại các tiêu đề {needed} trên một dòng."
        draft.problem((sheet.part,), draft.place(part.name), message, remedy)
    tell_examples(sheet, table, draft)
    table.rows = [row for row in table.rows if not is_example(sheet, row)]
    if table.rows:
        for column in _missing(sheet, table):
            draft.problem(
                (sheet.part,),
                draft.place(part.name),
                f"không thấy cột “{column.title(None)}”",
                "Ghi lại tiêu đề của cột đó, đúng như trong sổ kế hoạch mới.",
            )
    tell_around(sheet, table, draft)
    tell_pasted(sheet, table, draft)
    return table


def _missing(sheet: BookSheet, table: Table) -> Iterator[Column]:
    """Needed columns that the sheet does not have; a row without a code, as printed, needs only the printed ones."""
    coded = any(sheet.code.keys in row.cells and not is_heading(sheet, row) for row in table.rows)
    for column in sheet.columns:
        needed = column.required and (coded or not sheet.printed or column.keys in sheet.printed)
        if needed and column.keys not in table.columns and column.keys != _FOLLOWS:
            yield column


_FOLLOWS = ("objective",)
"""Left out, it is the objective above."""


def first_keys(sheet: BookSheet) -> tuple[str, ...]:
    """Where the values of a sheet's first column live."""
    return sheet.columns[0].keys


def _read_parties(tables: Mapping[str, Table], draft: Draft) -> Parties:
    """Agencies and groups: read twice, because their cells name each other."""
    sheets = [sheet for sheet in SHEETS if sheet.part in _PARTIES]
    rough = Draft(file=draft.file)
    for sheet in sheets:
        _read_list(sheet, tables.get(sheet.name), rough, Parties())
    parties = Parties(rough.value.get("agencies", ()), rough.value.get("groups", ()))
    for sheet in sheets:
        _read_list(sheet, tables.get(sheet.name), draft, parties)
    return Parties(draft.value.get("agencies", ()), draft.value.get("groups", ()))


def _read_list(sheet: BookSheet, table: Table | None, draft: Draft, parties: Parties) -> None:
    """The records of a sheet, one a row."""
    rows = table.rows if table is not None else []
    if table is None or not rows:
        if not sheet.required:
            draft.value[sheet.part] = []
        elif table is None:
            draft.problem((sheet.part,), draft.place(""), f"thiếu trang “{sheet.name}”", _ANOTHER)
        else:
            place = draft.place(table.sheet.name)
            draft.problem((sheet.part,), place, "chưa có dòng nào", "Ghi ít nhất một dòng dưới tiêu đề cột.")
        return
    if len(rows) == 1 and _says_none(sheet, rows[0]):
        draft.value[sheet.part] = []
        return
    found: list[dict[str, Any]] = []
    for row in rows:
        loc = (sheet.part, len(found))
        values = draft.record(sheet, table, row, loc, parties)
        if sheet.part == "agencies" and "code" not in values and "name" in values:
            values["code"] = _likely_code(str(values["name"]))
            place = draft.place(table.sheet.name, table.address(row, ("code",)))
            message = f"mã cơ quan để trống, công cụ đặt là '{values['code']}'"
            draft.remark(place, message, "Ghi mã này vào ô để mã không đổi khi sửa tên.", f"cơ quan {values['name']}")
        found.append(values)
    draft.value[sheet.part] = found
    for inner in SHEETS:
        if inner.part == sheet.part and inner.under:
            for position, values in enumerate(found):
                values[inner.under] = []
                draft.places[sheet.part, position, inner.under] = draft.places[sheet.part, position]


def _likely_code(name: str) -> str:
    """The code that agencies of this name usually have."""
    code = Names(standard_parties()).code(name)
    return code or str(unlisted_agency(name)["code"])


def _says_none(sheet: BookSheet, row: Row) -> bool:
    first = row.cells.get(first_keys(sheet))
    return first is not None and len(row.cells) == 1 and fold(first.typed) == fold(NONE_ROW)


def _read_nested(sheet: BookSheet, table: Table | None, draft: Draft, parties: Parties) -> None:
    """Records inside records of another sheet. A blank name of the owner means the one above."""
    if table is None:
        return
    owners: Sequence[dict[str, Any]] = draft.value.get(sheet.part, ())
    known = {str(owner.get("id")): place for place, owner in reversed(list(enumerate(owners)))}
    above = ""
    column = sheet.by_keys[OWNER,]
    for row in table.rows:
        cell = row.cells.get(column.keys)
        above = cell.typed.strip() if cell is not None else above
        place = known.get(above)
        if place is None:
            message = f"'{above}' chưa được khai báo" if above else "chưa ghi dòng này thuộc về đâu"
            remedy = f"Ghi một mã có ở trang “{column.lists}”."
            where = draft.place(table.sheet.name, table.address(row, column.keys))
            draft.problem((sheet.part,), where, message, remedy, column.title(None))
            continue
        items = owners[place][sheet.under]
        items.append(draft.record(sheet, table, row, (sheet.part, place, sheet.under, len(items)), parties))
