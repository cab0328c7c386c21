"""Scan of .xlsb: binary parts in the package of .xlsx ([MS-XLSB])."""

import struct
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import quoteattr

from toolkit.core.intake.active import PROGRAMS
from toolkit.core.intake.archive import Archive, resolve
from toolkit.core.intake.foreign.scan import ERRORS, GENERAL, BookScan, Mark, SheetScan, Tally
from toolkit.core.intake.limits import Limits, Refused
from toolkit.core.intake.parts import BUILT_IN, read_properties, read_relations

WORKBOOK = "xl/workbook.bin"
_RELATIONS = "xl/_rels/workbook.bin.rels"
_STYLES, _STRINGS = "xl/styles.bin", "xl/sharedStrings.bin"
_ROW, _REAL_FORMULA = 0, 9
_VALUES, _TEXTS = (2, 4, 5, 62), (6, 7)
"""62 is a text with formatted runs, which the parser of the values leaves out; as a value it is missed."""
_ERROR, _ERROR_FORMULA, _TEXT_FORMULA, _TRUTH_FORMULA = 3, 11, 8, 10
_FORMAT, _STYLE, _STYLES_BEGIN, _STYLES_END = 44, 47, 617, 618
_BOOK, _SHEET, _PROTECTION, _DATA_BEGIN, _DATA_END = 153, 156, 535, 145, 146
_HIDDEN = 0x10
_WORKSHEET, _LINK, _LINKED = "worksheet", "externalLink", 360
_CELLS, _NO_CELLS = "worksheets", "chartsheets"
"""Folders by which the parser of the values tells what a sheet is."""
_PROGRAMS = (b"\1\0", b"\2\0")
"""What a link leads to: DDE, OLE; 0 is a workbook."""
_RECORD_LIMIT = 4
"""Bytes of a record's size."""
_PROPERTIES = ("core-properties", "extended-properties")


def scan_xlsb(archive: Archive, limits: Limits) -> tuple[BookScan, dict[str, bytes]]:
    """Scan a workbook; also the parts that hold its values, for whoever reads those."""
    parts = {WORKBOOK: archive.read(WORKBOOK)}
    parts |= {name: archive.read(name) for name in (_STYLES, _STRINGS) if name in archive}
    roots = read_relations(archive, "_rels/.rels", "")
    targets = read_relations(archive, _RELATIONS, WORKBOOK)
    book = BookScan(
        properties=read_properties(archive, [target for kind, target in roots.values() if kind in _PROPERTIES]),
        custom=read_properties(archive, [target for kind, target in roots.values() if kind == "custom-properties"]),
    )
    try:
        formats = _formats(parts.get(_STYLES, b""))
        relations = []
        for kind, data in _records(parts[WORKBOOK]):
            if kind == _BOOK:
                book.epoch_1904 = bool(data[0] & 1)
            elif kind == _SHEET:
                relations.append(_text(data, 8))
        if not relations:
            raise Refused("damaged", "no-sheets")
        if len(relations) > limits.sheets:
            raise Refused("too-large", "sheets", found=str(len(relations)), limit=str(limits.sheets))
        tally = Tally(limits)
        places = {}
        for number, relation in enumerate(relations):
            relates, target = targets.get(relation, ("", ""))
            data = archive.read(resolve("", target))
            # Charts hold no cells. Those of macro sheets are not read: the parser of the values knows no such sheets.
            book.sheets.append(_sheet(data, formats, tally) if relates == _WORKSHEET else SheetScan())
            places[relation] = f"{_CELLS if relates == _WORKSHEET else _NO_CELLS}/{number}.bin"
            parts[f"xl/{places[relation]}"] = data
        parts[_RELATIONS] = _related(places)
        if any(_to_program(archive, target) for relates, target in targets.values() if relates == _LINK):
            book.active.add(PROGRAMS)
    except (struct.error, IndexError) as error:
        raise Refused("damaged", "records") from error
    return book, parts


def _related(places: Mapping[str, str]) -> bytes:
    """The part that leads from the list of sheets to each of them."""
    items = "".join(f"<Relationship Id={quoteattr(key)} Target={quoteattr(place)}/>" for key, place in places.items())
    return f"<Relationships>{items}</Relationships>".encode()


def _to_program(archive: Archive, part: str) -> bool:
    """Whether a link leads to a running program and not to a workbook; a part that is gone leads nowhere."""
    return part in archive and any(
        kind == _LINKED and record[:2] in _PROGRAMS for kind, record in _records(archive.read(part))
    )


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place < len(data):
        kind = data[place]
        place += 1
        if kind & 0x80:
            kind = kind & 0x7F | (data[place] & 0x7F) << 7
            place += 1
        size = 0
        for number in range(_RECORD_LIMIT):
            byte = data[place]
            place += 1
            size |= (byte & 0x7F) << 7 * number
            if not byte & 0x80:
                break
        yield kind, data[place : place + size]
        place += size


def _text(data: bytes, place: int) -> str:
    (length,) = struct.unpack_from("<I", data, place)
    return data[place + 4 : place + 4 + 2 * length].decode("utf-16-le", "replace")


def _formats(data: bytes) -> list[str]:
    """Number format of every cell style."""
    codes: dict[int, str] = dict(BUILT_IN)
    formats: list[str] = []
    within = False
    for kind, record in _records(data):
        if kind == _FORMAT:
            codes[struct.unpack_from("<H", record)[0]] = _text(record, 2)
        elif kind in (_STYLES_BEGIN, _STYLES_END):
            within = kind == _STYLES_BEGIN
        elif kind == _STYLE and within:
            formats.append(codes.get(struct.unpack_from("<H", record, 2)[0], GENERAL))
    return formats


def _sheet(data: bytes, formats: list[str], tally: Tally) -> SheetScan:
    sheet = SheetScan()
    row = 0
    within = False
    for kind, record in _records(data):
        if kind in (_DATA_BEGIN, _DATA_END):
            within = kind == _DATA_BEGIN
        elif kind == _PROTECTION:
            sheet.protected = struct.unpack_from("<I", record, 2)[0] != 0
        elif within and kind == _ROW:
            (row,) = struct.unpack_from("<I", record)
            if record[11] & _HIDDEN:
                sheet.hidden_rows.add(row)
        elif within and kind in _MARKS:
            col, style = struct.unpack_from("<II", record)
            style &= 0xFFFFFF
            mark = _MARKS[kind]._replace(number_format=formats[style] if style < len(formats) else GENERAL)
            if kind in (_ERROR, _ERROR_FORMULA):
                mark = mark._replace(error=ERRORS.get(record[8], "#VALUE!"))
            tally.put(sheet, row, col, mark)
    tally.close(sheet)
    return sheet


_MARKS: Mapping[int, Mark] = {
    **dict.fromkeys((*_VALUES, _ERROR), Mark()),
    **dict.fromkeys(_TEXTS, Mark(text=True)),
    **dict.fromkeys((_REAL_FORMULA, _TRUTH_FORMULA, _ERROR_FORMULA), Mark(formula=True)),
    _TEXT_FORMULA: Mark(formula=True, text=True),
}
"""Kind of a record → the cell it is."""
