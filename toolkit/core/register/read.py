"""Reading the register: bytes → rows, each with its sheet and cells. Never raises and never writes.

Sheets and columns are found by their headings, wherever they were moved. What the rows mean under a plan is judged
elsewhere; a register that cannot be read says why.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from toolkit.core.findings.model import Place
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.kinds import is_package
from toolkit.core.intake.limits import Limits, Refused
from toolkit.core.intake.package import SheetPart, read_package
from toolkit.core.intake.wording import REASONS
from toolkit.core.plan.book.codecs import Unreadable
from toolkit.core.plan.book.declare import BookSheet
from toolkit.core.plan.book.parties import Parties
from toolkit.core.plan.book.table import Row, assign_sheets, read_table
from toolkit.core.refusals import unread
from toolkit.core.register.declare import LISTS_SHEET, REGISTER_FILE, SHEETS
from toolkit.core.register.model import RegisterFile, RegisterRow
from toolkit.core.submission import RawCell
from toolkit.core.text import nfc
from toolkit.core.vocabulary import SHEET_GUIDE

LIMITS = Limits(file_bytes=20_000_000, sheets=60, cells=300_000)
_NOBODY = Parties()


class Registers(NamedTuple):
    """The registers that were found with inboxes or single forms."""

    beside: tuple[Path, ...]
    """Beside an inbox, the one to be read first."""
    inside: tuple[Path, ...]
    """In an inbox, where anybody can send a file: none of them is read, all are told."""


def find_registers(paths: Sequence[Path]) -> Registers:
    """The registers that go with inboxes or single forms; the office keeps its own beside its inbox."""
    inboxes = dict.fromkeys(place if place.is_dir() else place.parent for place in (path.absolute() for path in paths))
    beside = sorted(dict.fromkeys(inbox.parent for inbox in inboxes), key=lambda place: len(place.parts))
    found = [place / REGISTER_FILE for place in beside]
    inside = [inbox / REGISTER_FILE for inbox in inboxes if inbox not in beside]
    return Registers(*(tuple(path for path in some if path.is_file()) for some in (found, inside)))


def read_first(registers: Registers) -> RegisterFile | None:
    """The register to be read, None where there is none at all; further ones are only named."""
    first, others = registers.beside[:1], (*registers.beside[1:], *registers.inside)
    if first:
        return read_register(first[0], others)
    return RegisterFile(name="", others=tuple(map(str, others))) if others else None


def read_register(path: Path, others: Sequence[Path] = ()) -> RegisterFile:
    """Read a register; ``others`` are further ones, which are only named."""
    left = tuple(str(other) for other in others)
    try:
        if path.stat().st_size > LIMITS.file_bytes:
            return RegisterFile(name=path.name, problem="tệp quá lớn", others=left)
        data = path.read_bytes()
    except OSError as error:
        return RegisterFile(name=path.name, problem=f"không mở được tệp: {unread(error)}", others=left)
    return read_bytes(data, path.name, left)


def read_bytes(data: bytes, name: str, others: tuple[str, ...] = ()) -> RegisterFile:
    """Read the bytes of a register."""
    digest = hashlib.sha256(data).hexdigest()
    if not is_package(data):
        problem = "tệp không phải sổ Excel (.xlsx), hoặc được đặt mật khẩu"
        return RegisterFile(name=name, sha256=digest, size=len(data), problem=problem, others=others)
    try:
        package = read_package(Archive(data, LIMITS), LIMITS)
    except Refused as refused:
        problem = REASONS.get(refused.reason) or REASONS.get(refused.problem) or "tệp hỏng"
        return RegisterFile(name=name, sha256=digest, size=len(data), problem=problem, others=others)
    return replace(read_sheets(package.sheets, name), sha256=digest, size=len(data), others=others)


def read_sheets(sheets: Sequence[SheetPart], name: str) -> RegisterFile:
    """The rows of a workbook's sheets; ``name`` is the file's."""
    assigned = assign_sheets(SHEETS, [part for part in sheets if part.name not in (LISTS_SHEET, SHEET_GUIDE)])
    rows: dict[str, tuple[RegisterRow, ...]] = {}
    missing, outside = [], []
    for sheet in SHEETS:
        part = assigned.get(sheet.name)
        table = read_table(sheet, part) if part is not None else None
        if part is None or table is None or not table.columns:
            missing.append(sheet.name)
            continue
        columns = {keys[0]: col for keys, col in table.columns.items()}
        rows[sheet.part] = tuple(_row(sheet, part, row, columns, name) for row in table.rows)
        outside += [(Place(file=name, sheet=part.name, cell=cell), text) for cell, text in table.unread]
    return RegisterFile(name=name, rows=rows, missing=tuple(missing), outside=tuple(outside))


def _row(sheet: BookSheet, part: SheetPart, row: Row, columns: dict[str, int], file: str) -> RegisterRow:
    cells = {keys[0]: cell for keys, cell in row.cells.items()}
    values: dict[str, Any] = {}
    faults: dict[str, tuple[str, str]] = {}
    for key, cell in cells.items():
        try:
            values[key] = _value(sheet, key, cell)
        except Unreadable as error:
            faults[key] = (error.message, error.remedy)
    return RegisterRow(
        file=file, sheet=part.name, number=row.number, columns=columns, cells=cells, values=values, faults=faults
    )


def _value(sheet: BookSheet, key: str, cell: RawCell) -> Any:
    """What a filled cell means. Raises Unreadable."""
    if cell.error:
        raise Unreadable(f"ô báo lỗi {cell.error}", "Sửa công thức hoặc gõ lại nội dung.")
    if cell.missing:
        raise Unreadable("công thức chưa có kết quả", "Mở tệp bằng Excel, lưu lại, hoặc gõ thẳng nội dung.")
    value = sheet.by_keys[key,].codec.decode(cell, _NOBODY)
    return nfc(value) if isinstance(value, str) else value
