"""Workbooks in .xlsb, written record by record: no program at hand can write them ([MS-XLSB], section 2.4)."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.core.intake.packages import OFFICE, TYPES, relations, zipped

ROW, RK, ERROR, TRUTH, REAL, INLINE, SHARED = 0, 2, 3, 4, 5, 6, 7
TEXT_FORMULA, NUMBER_FORMULA, TRUTH_FORMULA, ERROR_FORMULA = 8, 9, 10, 11
NO_FORMULA = struct.pack("<HII", 0, 0, 0)
"""Flags and an empty formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell: the kind of its record and what the record holds after column and style."""

    kind: int
    data: bytes
    style: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet; cells by row and column from 0."""

    name: str
    cells: Mapping[tuple[int, int], Cell]
    state: int = 0
    """0 visible, 1 hidden, 2 very hidden."""
    hidden_rows: frozenset[int] = frozenset()
    protected: bool = False


def number(value: float, style: int = 0) -> Cell:
    """A number as a double."""
    return Cell(kind=REAL, data=struct.pack("<d", value), style=style)


def whole(value: int, style: int = 0) -> Cell:
    """A number in the short form."""
    return Cell(kind=RK, data=struct.pack("<i", value << 2 | 2), style=style)


def text(value: str, style: int = 0) -> Cell:
    """A text that the cell itself holds."""
    return Cell(kind=INLINE, data=wide(value), style=style)


def shared(place: int, style: int = 0) -> Cell:
    """A text from the table of texts."""
    return Cell(kind=SHARED, data=struct.pack("<I", place), style=style)


def record(kind: int, data: bytes = b"") -> bytes:
    """A record: kind and size have seven bits to a byte."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(data)
    length = b""
    while size >= 0x80:
        length += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + length + bytes([size]) + data


def wide(value: str) -> bytes:
    """A text with its length."""
    data = value.encode("utf-16-le")
    return struct.pack("<I", len(data) // 2) + data


def workbook(
    sheets: Sequence[Sheet],
    formats: Sequence[str] = (),
    strings: Sequence[str] = (),
    *,
    epoch_1904: bool = False,
    parts: Mapping[str, str | bytes] = {},
) -> bytes:
    """A file; style 0 is the general format, the others are ``formats`` in their order."""
    targets = [("worksheet", f"worksheets/sheet{number}.bin") for number in range(1, len(sheets) + 1)]
    usual: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.bin"), ("custom-properties", "docProps/custom.xml")),
        "xl/workbook.bin": _workbook(sheets, epoch_1904=epoch_1904),
        "xl/_rels/workbook.bin.rels": relations(*targets, ("styles", "styles.bin"), ("sharedStrings", "s.bin")),
        "xl/styles.bin": _styles(formats),
        "xl/sharedStrings.bin": _strings(strings),
    }
    usual |= {f"xl/{target}": _sheet(sheet) for (_, target), sheet in zip(targets, sheets, strict=True)}
    return zipped({**usual, **parts})


def custom_property(name: str, value: str) -> dict[str, str | bytes]:
    """The part with one custom property."""
    properties = OFFICE.replace("relationships", "custom-properties")
    item = f'<property name="{name}">{value}</property>'
    return {"docProps/custom.xml": f'<Properties xmlns="{properties}">{item}</Properties>'}


def _workbook(sheets: Sequence[Sheet], *, epoch_1904: bool) -> bytes:
    listed = b"".join(
        record(156, struct.pack("<II", sheet.state, place) + wide(f"r{place}") + wide(sheet.name))
        for place, sheet in enumerate(sheets, start=1)
    )
    begin = record(131) + record(153, struct.pack("<II", int(epoch_1904), 0) + wide(""))
    return begin + record(143) + listed + record(144) + record(132)


def _styles(formats: Sequence[str]) -> bytes:
    declared = b"".join(record(44, struct.pack("<H", 164 + n) + wide(code)) for n, code in enumerate(formats))
    used = b"".join(record(47, struct.pack("<HH12x", 0, number)) for number in (0, *range(164, 164 + len(formats))))
    head = record(278) + record(615, struct.pack("<I", len(formats))) + declared + record(616)
    return head + record(617, struct.pack("<I", len(formats) + 1)) + used + record(618) + record(279)


def _strings(strings: Sequence[str]) -> bytes:
    items = b"".join(record(19, b"\0" + wide(value)) for value in strings)
    return record(159, struct.pack("<II", len(strings), len(strings))) + items + record(160)


def _sheet(sheet: Sheet) -> bytes:
    rows = sorted({row for row, _ in sheet.cells})
    body = b""
    for row in rows:
        hidden = 0x10 if row in sheet.hidden_rows else 0
        body += record(ROW, struct.pack("<IIHBBBI", row, 0, 300, 0, hidden, 0, 0))
        for (_, col), cell in sorted((place, cell) for place, cell in sheet.cells.items() if place[0] == row):
            body += record(cell.kind, struct.pack("<II", col, cell.style) + cell.data)
    size = record(148, struct.pack("<IIII", 0, max(rows, default=0), 0, max((c for _, c in sheet.cells), default=0)))
    lock = record(535, struct.pack("<HI60x", 0, 1)) if sheet.protected else b""
    return record(129) + size + record(145) + body + record(146) + lock + record(130)
