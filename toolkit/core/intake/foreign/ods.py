"""Scan of .ods: the one XML part that holds all sheets (OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterator, Mapping

from toolkit.core.intake.archive import Archive
from toolkit.core.intake.foreign.ods_active import active_elements
from toolkit.core.intake.foreign.scan import GENERAL, BookScan, Mark, SheetScan, Tally
from toolkit.core.intake.foreign.shown import literal, shows_value
from toolkit.core.intake.limits import Limits, Refused
from toolkit.core.intake.markup import Element, local, tree

_CONTENT, _MANIFEST, _META = "content.xml", "META-INF/manifest.xml", "meta.xml"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_META_NAME = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"
_EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_FORMATS: Mapping[str, str] = {"percentage": "0%", "date": "dd/mm/yyyy", "time": "h:mm"}
"""Kind of a value → a number format that shows it so; the true one depends on styles, what it shows is in the file."""
_NUMBERS = frozenset(("float", "percentage", "currency"))
_ERROR_TEXT = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:[0-9]{3}")
_PROPERTIES = {"subject": "subject", "date": "modified", "generator": "Application"}
_ZONE = re.compile(r"Z|[+-][0-9]{2}:[0-9]{2}$")
_VIETNAM = "+07:00"


def scan_ods(archive: Archive, limits: Limits) -> tuple[BookScan, dict[str, bytes]]:
    """Scan a workbook; also the parts that hold its values, for whoever reads those."""
    parts = {name: archive.read(name) for name in ("mimetype", _MANIFEST, _CONTENT)}
    if any(local(element.tag) == "encryption-data" for element in tree(parts[_MANIFEST], _MANIFEST).iter()):
        raise Refused("encrypted")
    content = tree(parts[_CONTENT], _CONTENT)
    tables = content.findall(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table")
    if not tables:
        raise Refused("damaged", "no-sheets")
    if len(tables) > limits.sheets:
        raise Refused("too-large", "sheets", found=str(len(tables)), limit=str(limits.sheets))
    tally = Tally(limits)
    book = BookScan([_sheet(table, tally) for table in tables], active=active_elements(content))
    if _META in archive:
        book.properties, book.custom = _properties(archive.read(_META))
    return book, parts


def _sheet(table: Element, tally: Tally) -> SheetScan:
    sheet = SheetScan(protected=table.get(f"{_TABLE}protected") == "true")
    row = 0
    for element in table.iter(f"{_TABLE}table-row"):
        rows = _repeated(element, "number-rows-repeated")
        marks = list(_marks(element))
        if marks and element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            sheet.hidden_rows.update(range(row, min(row + rows, tally.limits.rows)))
        for first, cols, mark, length in marks:
            tally.room_for(rows * cols, length)  # before anything is unfolded
            for place in range(row, row + rows):
                for col in range(first, first + cols):
                    tally.put(sheet, place, col, mark)
        row += rows
    tally.close(sheet)
    return sheet


def _marks(row: Element) -> Iterator[tuple[int, int, Mark, int]]:
    """First column, number of columns, mark and length of the text of the filled cells of a row."""
    col = 0
    for cell in row:
        if local(cell.tag) in ("table-cell", "covered-table-cell"):
            cols = _repeated(cell, "number-columns-repeated")
            mark = _mark(cell)
            if mark is not None:
                yield col, cols, mark, _length(cell)
            col += cols


def _mark(cell: Element) -> Mark | None:
    kind = cell.get(f"{_OFFICE}value-type")
    formula = cell.get(f"{_TABLE}formula") is not None
    lines = cell.findall(f"{_TEXT}p")
    shown = "\n".join("".join(line.itertext()) for line in lines).strip()
    if kind is None and not formula and not shown:
        return None
    failed = cell.get(f"{_EXTENSION}value-type") == "error" or (formula and _ERROR_TEXT.fullmatch(shown))
    return Mark(
        number_format=_number_format(cell, kind or "", shown if lines and not failed else None),
        formula=formula,
        error=(shown or "#VALUE!") if failed else "",
        text=kind == "string" or (formula and kind is None),
        missing=formula and kind is None and not lines,
    )


def _length(cell: Element) -> int:
    """Characters of a cell, those that are written as a number of blanks too."""
    return sum(map(len, cell.itertext())) + sum(_repeated(blank, "c", _TEXT) for blank in cell.iter(f"{_TEXT}s"))


def _number_format(cell: Element, kind: str, shown: str | None) -> str:
    """A number format that does to the value what the true one does; some writers do not tell what is shown."""
    value = cell.get(f"{_OFFICE}value", "")
    if shown is not None and kind in _NUMBERS and not shows_value(shown, value, percent=kind == "percentage"):
        return literal(shown)
    return _FORMATS.get(kind, GENERAL)


def _repeated(element: Element, name: str, space: str = _TABLE) -> int:
    text = element.get(f"{space}{name}", "1")
    if not text.isdecimal() or len(text) > 9:
        raise Refused("damaged", "address", found=text[:20])
    return int(text)


def _properties(data: bytes) -> tuple[dict[str, str], dict[str, str]]:
    """Properties by the names that .xlsx has for them, and custom ones; a damaged part counts as lost.

    The time of saving has no zone: it is the sender's clock, which in Vietnam is seven hours ahead of UTC.
    """
    try:
        root = tree(data, _META)
    except Refused as refused:
        if refused.problem != "damaged":
            raise
        return {}, {}
    known: dict[str, str] = {}
    custom: dict[str, str] = {}
    for element in root.iter():
        text = (element.text or "").strip()
        name = local(element.tag)
        if name == "user-defined":
            custom[element.get(_META_NAME, "")] = text
        elif name in _PROPERTIES and text:
            known[_PROPERTIES[name]] = text
    if "modified" in known and not _ZONE.search(known["modified"]):
        known["modified"] += _VIETNAM
    return known, custom
