"""Reading the sheet of single facts: what a fact is called, and beside it what it is."""

from toolkit.core.a1 import a1
from toolkit.core.intake.package import SheetPart
from toolkit.core.plan.annex.headers import heading_key
from toolkit.core.plan.book.codecs import short
from toolkit.core.plan.book.declare import Column
from toolkit.core.plan.book.draft import Draft
from toolkit.core.plan.book.facts import FACT_HEADINGS, FACTS, FACTS_GUIDANCE, FACTS_TITLE
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.book.table import filled
from toolkit.core.plan.source import Path

_NAMED = {heading_key(column.heading): column for column in FACTS}
_OWN = frozenset(map(heading_key, (*FACT_HEADINGS, FACTS_TITLE, FACTS_GUIDANCE, *(fact.prompt for fact in FACTS))))
"""What the tool itself writes around the facts."""


def place_facts(part: SheetPart, draft: Draft) -> None:
    """Where facts stand that the sheet does not name."""
    for fact in FACTS:
        draft.labels[fact.keys] = fact.heading
        draft.places[fact.keys] = draft.place(part.name)


def read_facts(part: SheetPart, draft: Draft, parties: Parties) -> None:
    """Add the facts to the draft; what else stands on the sheet is told."""
    current: Column | None = None
    label_col = _label_column(part)
    for number in sorted(part.grid.rows):
        label = part.text(number, label_col).strip()
        current = _NAMED.get(heading_key(label)) if label else current
        _tell_rest(part, number, label_col, current, draft)
        if current is None:
            continue
        if label:
            draft.places[current.keys] = draft.place(part.name, a1(number, label_col + 1))
        _take(part, number, label_col + 1, current, draft, parties)


def _take(part: SheetPart, number: int, col: int, column: Column, draft: Draft, parties: Parties) -> None:
    cell = part.cell(number, col)
    place = draft.place(part.name, a1(number, col))
    if not filled(cell):
        return
    if column.many:
        items = draft.value.setdefault(column.keys[0], [])
        first = len(items)
        loc: Path = (*column.keys, first)
        found = draft.decode(column, cell, loc, place, parties)
        items += found if isinstance(found, list) else [found]
        draft.places |= {(*column.keys, at): place for at in range(first, len(items))}
    elif column.keys[0] in draft.value:
        draft.problem(column.keys, place, "mục này ghi hai lần", "Giữ lại một dòng.", column.heading)
    else:
        draft.value[column.keys[0]] = draft.decode(column, cell, column.keys, place, parties)


def _tell_rest(part: SheetPart, number: int, label_col: int, fact: Column | None, draft: Draft) -> None:
    """What stands in a row beside a fact and its value, or under a name that is none."""
    label = part.text(number, label_col).strip()
    for col in sorted(part.grid.rows[number]):
        cell = part.cell(number, col)
        read = (col == label_col and label and fact) or (col == label_col + 1 and fact)
        if read or not filled(cell) or heading_key(cell.typed) in _OWN:
            continue
        place = draft.place(part.name, cell.address)
        if col == label_col + 1 and label:
            message = f"không có mục tên '{short(label)}' nên không đọc"
            draft.remark(place, message, "Sửa tên mục cho đúng hoặc xóa dòng.")
        elif not (col == label_col and label and filled(part.cell(number, col + 1))):
            message = f"ô này không thuộc mục nào nên không đọc: '{short(cell.typed)}'"
            remedy = f"Nếu là nội dung của kế hoạch thì ghi ở cột “{FACT_HEADINGS[1]}”, bên phải tên mục."
            draft.remark(place, message, remedy)


def _label_column(part: SheetPart) -> int:
    """The column in which most names of facts stand."""
    counts: dict[int, int] = {0: 0}
    for row, cells in part.grid.rows.items():
        for col in cells:
            if heading_key(part.text(row, col)) in _NAMED:
                counts[col] = counts.get(col, 0) + 1
    return max(counts, key=lambda col: (counts[col], -col))
