"""Scan of .xls: the records of the workbook stream ([MS-XLS]; Excel 95 keeps the same cells in older strings)."""

import struct
from collections.abc import Iterable, Iterator, Mapping

from toolkit.core.intake.active import CONNECTIONS, CONTROLS, MACRO_SHEETS, MACROS, OBJECTS, PROGRAMS
from toolkit.core.intake.foreign.compound import CompoundFile
from toolkit.core.intake.foreign.scan import ERRORS, GENERAL, BookScan, Mark, SheetScan, Tally
from toolkit.core.intake.foreign.summary import read_summary
from toolkit.core.intake.foreign.xls_values import values_only
from toolkit.core.intake.limits import Limits, Refused
from toolkit.core.intake.parts import BUILT_IN

_BEGIN, _END = 0x0809, 0x000A
_PASSWORD, _EPOCH, _FORMAT, _STYLE, _SHEET = 0x002F, 0x0022, 0x041E, 0x00E0, 0x0085
_ROW, _PROTECT = 0x0208, 0x0012
_TEXTS = frozenset((0x00FD, 0x0204, 0x00D6))
_NUMBERS = frozenset((0x0203, 0x027E))
_FORMULAS = frozenset((0x0006, 0x0206, 0x0406))
_RESULT, _ERROR, _NUMBER_ROW = 0x0207, 0x0205, 0x00BD
_EXCEL_97 = 0x0600
_HIDDEN = 0x20
_WORKSHEET = 0
_SHEETS: Mapping[int, str] = {1: MACRO_SHEETS, 6: MACROS}
"""Kinds of sheets, hidden or not, that are programs; the latter is a module of Excel 95."""
_MACRO_SHEET = 0x40
"""The same as the sheet itself says it."""
_LINK, _OLD_LINK, _LINK_NAME = 0x01AE, 0x0017, 0x0023
"""Where formulas lead to outside, the second one in Excel 95, and what there."""
_LINKS = frozenset((_LINK, _OLD_LINK, _LINK_NAME))
_OF_PROGRAM = 0xFFFE
"""Flags of a name that no name of a workbook has."""
_PATH, _TOPIC = "\1", "\3"
"""How the path of a workbook begins; what stands between a program and what it is asked for."""
_CONNECTIONS = frozenset((0x00DC, 0x01AD, 0x0805, 0x080A, 0x0876))
"""Queries of databases, tables filled by them, text files, OLE DB, connections."""
_STORED: Mapping[str, str] = {"_vba_project": MACROS, "mbd": OBJECTS, "lnk": OBJECTS, "ctls": CONTROLS}
"""How names of streams and storages begin → what they hold."""


def scan_xls(data: bytes, limits: Limits) -> tuple[BookScan, bytes]:
    """Scan a workbook; also a workbook of its values, for whoever reads those.

    Refused where it is damaged, has a password or is too large.
    """
    container = CompoundFile(data)
    stream = container.stream("Workbook") or container.stream("Book")
    if not stream:
        raise Refused("damaged", "missing-part", found="Workbook")
    try:
        book, values = _Scanner(stream, limits).scan()
    except (struct.error, IndexError) as error:
        raise Refused("damaged", "records") from error
    book.active |= {what for name in container.names for start, what in _STORED.items() if name.startswith(start)}
    book.properties = read_summary(container.stream("\x05SummaryInformation"))
    return book, values


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Records of one substream, without those of the charts inside it."""
    depth = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size
    raise Refused("damaged", "records")


class _Scanner:
    """One workbook stream."""

    def __init__(self, stream: bytes, limits: Limits) -> None:
        self.stream, self.limits, self.tally = stream, limits, Tally(limits)
        self.codes = dict(BUILT_IN)
        self.styles: list[int] = []
        self.formats: list[str] = []
        self.active: set[str] = set()
        self.long = True

    def scan(self) -> tuple[BookScan, bytes]:
        book = BookScan()
        sheets = []
        records = list(_records(self.stream, 0))
        for kind, data in records:
            if kind == _BEGIN:
                self.long = struct.unpack_from("<H", data)[0] >= _EXCEL_97
            elif kind == _PASSWORD:
                raise Refused("encrypted")
            elif kind == _EPOCH:
                book.epoch_1904 = data[0] == 1
            elif kind == _FORMAT:
                number, code = _format(data, self.long)
                self.codes[number] = code
            elif kind == _STYLE:
                self.styles.append(struct.unpack_from("<H", data, 2)[0])
            elif kind == _SHEET:
                sheets.append((struct.unpack_from("<I", data)[0], data[5]))
            else:
                self.look(kind, data)
        if not sheets:
            raise Refused("damaged", "no-sheets")
        if len(sheets) > self.limits.sheets:
            raise Refused("too-large", "sheets", found=str(len(sheets)), limit=str(self.limits.sheets))
        self.formats = [self.codes.get(number, GENERAL) for number in self.styles]
        # Charts hold no cells, and those of macro sheets are not read.
        bodies = [list(_records(self.stream, place)) if kind == _WORKSHEET else [] for place, kind in sheets]
        book.sheets = [self.sheet(body) for body in bodies]
        book.active = self.active | {_SHEETS[kind] for _, kind in sheets if kind in _SHEETS}
        return book, values_only(records, bodies)

    def look(self, kind: int, data: bytes) -> None:
        """Note what would run or fetch something."""
        if kind in _CONNECTIONS:
            self.active.add(CONNECTIONS)
        elif kind in _LINKS and _to_program(kind, data, self.long):
            self.active.add(PROGRAMS)

    def sheet(self, records: Iterable[tuple[int, bytes]]) -> SheetScan:
        sheet = SheetScan()
        waiting: tuple[int, int] | None = None  # a formula whose text follows
        for kind, data in records:
            if kind in _TEXTS:
                self.put(sheet, data, text=True)
            elif kind in _NUMBERS:
                self.put(sheet, data)
            elif kind == _NUMBER_ROW:
                row, first = struct.unpack_from("<HH", data)
                for number in range((len(data) - 6) // 6):
                    (style,) = struct.unpack_from("<H", data, 4 + 6 * number)
                    self.tally.put(sheet, row, first + number, Mark(self.format(style)))
            elif kind == _ERROR:
                self.put(sheet, data, error=ERRORS.get(data[6], "#VALUE!") if data[7] else "")
            elif kind in _FORMULAS:
                waiting = self.formula(sheet, data)
            elif kind == _RESULT and waiting:
                sheet.cells[waiting] = sheet.cells[waiting]._replace(missing=False)
            elif kind == _ROW and data[12] & _HIDDEN:
                sheet.hidden_rows.add(struct.unpack_from("<H", data)[0])
            elif kind == _PROTECT:
                sheet.protected = data[0] == 1
            elif kind == _BEGIN and data[2] == _MACRO_SHEET:
                self.active.add(MACRO_SHEETS)
            else:
                self.look(kind, data)
        self.tally.close(sheet)
        return sheet

    def formula(self, sheet: SheetScan, data: bytes) -> tuple[int, int] | None:
        """Note a formula; its place when the result is a text, which a record of its own holds."""
        result = data[6:14]
        special = result[0] if result[6:8] == b"\xff\xff" else None
        error = ERRORS.get(result[2], "#VALUE!") if special == 2 else ""
        self.put(sheet, data, formula=True, error=error, text=special in (0, 3), missing=special == 0)
        row, col = struct.unpack_from("<HH", data)
        return (row, col) if special == 0 else None

    def put(self, sheet: SheetScan, data: bytes, **facts: object) -> None:
        row, col, style = struct.unpack_from("<HHH", data)
        self.tally.put(sheet, row, col, Mark(self.format(style), **facts))  # type: ignore[arg-type]

    def format(self, style: int) -> str:
        return self.formats[style] if style < len(self.formats) else GENERAL


def _format(data: bytes, long: bool) -> tuple[int, str]:
    """Number and code of a number format."""
    (number,) = struct.unpack_from("<H", data)
    if not long:
        return number, data[3 : 3 + data[2]].decode("latin-1")
    (length,) = struct.unpack_from("<H", data, 2)
    wide = data[4] & 1
    return number, data[5 : 5 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1", "replace")


def _to_program(kind: int, data: bytes, long: bool) -> bool:
    """Whether a link leads to a running program and not to a workbook or to functions."""
    if kind == _LINK_NAME:
        return bool(int.from_bytes(data[:2], "little") & _OF_PROGRAM)
    if kind != (_LINK if long else _OLD_LINK):
        return False
    start, wide = (5, data[4:5] == b"\1") if long else (1, False)
    length = int.from_bytes(data[2:4] if long else data[:1], "little") * (1 + wide)
    path = data[start : start + length].decode("utf-16-le" if wide else "latin-1", "replace")
    return _TOPIC in path[1:] and not path.startswith(_PATH)
