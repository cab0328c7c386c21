"""A workbook's package: its sheets, styles, defined names and document properties."""

import datetime as dt
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from toolkit.core.a1 import a1
from toolkit.core.intake.archive import Archive, resolve
from toolkit.core.intake.kinds import Kind
from toolkit.core.intake.limits import DEFAULT, Limits, Refused
from toolkit.core.intake.parts import Directory, Formats, read_directory, read_formats, read_properties, read_relations
from toolkit.core.intake.sheet import Cell, Grid, read_grid
from toolkit.core.intake.strings import read_strings
from toolkit.core.numbers.formats import DIGITS, exact, is_date
from toolkit.core.stamp import STAMP_SHEET
from toolkit.core.submission import RawCell

STAMP_ROWS = 12
"""Rows of the hidden sheet that hold the stamp; the key map and the lists below are for people."""
_ROOT_RELATIONS = "_rels/.rels"
_WORKBOOK = "xl/workbook.xml"
_PROPERTIES = ("core-properties", "extended-properties")
EPOCH_1904 = 1462
"""Days between the two epochs of date serials."""
_TRUTHS: Mapping[str, bool] = {"1": True, "true": True, "0": False, "false": False}
_NO_STYLE = "0"
_LARGEST = 308  # exponent of the largest double


@dataclass(slots=True)
class SheetPart:
    """One worksheet."""

    name: str
    state: str
    """visible, hidden or veryHidden."""
    grid: Grid
    formats: Mapping[str, str]
    epoch_1904: bool = False
    stale: bool = False
    """Whether results of formulas may be older than what they are computed from."""

    def cell(self, row: int, col: int) -> RawCell:
        """A cell as the file holds it; a blank one where there is nothing."""
        cell = self.grid.rows.get(row, {}).get(col)
        if cell is None:
            return RawCell(address=a1(row, col), value=None)
        raw = self._raw(a1(row, col), cell)
        if self.grid.reformatted or not self.grid.zeros:
            return raw._replace(also=tuple(self.grid.also(row, col)), zeros=self.grid.zeros)
        return raw

    def texts(self) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of every text cell, top to bottom."""
        for row, cells in sorted(self.grid.rows.items()):
            for col, cell in sorted(cells.items()):
                if cell.text and cell.kind in ("s", "str", "inlineStr"):
                    yield row, col, cell.text

    def text(self, row: int, col: int) -> str:
        """A cell's text, empty for anything else."""
        cell = self.grid.rows.get(row, {}).get(col)
        return cell.text or "" if cell is not None and cell.kind in ("s", "str", "inlineStr") else ""

    def _raw(self, address: str, cell: Cell) -> RawCell:
        number_format = self.formats.get(cell.style)
        if number_format is None:
            # Without its style a percentage is a fraction, and a date a number. A workbook may do without styles.
            if cell.style != _NO_STYLE:
                raise Refused("damaged", "style", found=f"{address}: {cell.style[:20]}")
            number_format = "General"
        formula = cell.formula or ""
        text, kind = cell.text, cell.kind
        date = is_date(number_format)
        value: Decimal | str | bool | None = None
        error = ""
        missing = cell.formula is not None and text is None
        if text is not None:
            if kind == "e":
                error = text or "#VALUE!"
            elif kind == "b":
                value = _truth(text, address)
            elif kind == "n":
                # A formula whose <v> is empty has not been calculated either.
                missing = not text and bool(formula)
                value = _number(text) if text else None
                if value is not None:
                    date = is_date(number_format, value)
                    value = value + EPOCH_1904 if date and self.epoch_1904 else value
                else:
                    error = text.strip()
            else:
                value, date = text, kind == "d"
        return RawCell(
            address,
            value,
            number_format,
            formula,
            error,
            missing,
            date,
            stale=self.stale and cell.formula is not None,
        )


def _number(text: str) -> Decimal | None:
    """What a cell of the kind of numbers holds; None where it is no number, or larger than any."""
    if not text.isascii():  # Python also reads the digits of other scripts, and 1_000
        return None
    if text.isdecimal() and len(text) <= DIGITS:  # the usual case
        return Decimal(text)
    if "_" in text:
        return None
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST:
        return None
    return exact(number)


def _truth(text: str, address: str) -> bool:
    value = _TRUTHS.get(text.strip().lower())
    if value is None:
        raise Refused("damaged", "truth", found=f"{address}: {text[:20]}")
    return value


@dataclass(slots=True)
class Package:
    """What of a workbook matters for reading a form."""

    sheets: list[SheetPart]
    names: Mapping[str, str]
    """Defined names → what they refer to, without "="."""
    properties: Mapping[str, str]
    """Core and application properties by local name."""
    custom: Mapping[str, str]
    """Custom properties."""
    kind: Kind = Kind.XLSX
    active: Set[str] = frozenset()
    """What would run or fetch something, where only the reader of another format can tell."""

    @property
    def modified(self) -> str:
        """Document time as ISO text; empty when the file does not say, or says nonsense."""
        text = self.properties.get("modified", "")
        try:
            dt.datetime.fromisoformat(text)
        except ValueError:
            return ""
        return text

    @property
    def producer(self) -> str:
        """Program that wrote the file."""
        return " ".join(filter(None, (self.properties.get("Application"), self.properties.get("AppVersion"))))


def read_package(archive: Archive, limits: Limits = DEFAULT) -> Package:
    """Read a package; raises Refused."""
    parts = read_relations(archive, _ROOT_RELATIONS, "")
    workbook = next((target for kind, target in parts.values() if kind == "officeDocument"), _WORKBOOK)
    if workbook not in archive:
        workbook = _WORKBOOK
    directory = read_directory(archive.read(workbook))
    if len(directory.sheets) > limits.sheets:
        raise Refused("too-large", "sheets", found=str(len(directory.sheets)), limit=str(limits.sheets))
    relations = read_relations(archive, _relations_of(workbook), workbook)
    by_kind = dict(relations.values())
    strings_part, styles_part = by_kind.get("sharedStrings", ""), by_kind.get("styles", "")
    archive.expect([strings_part, *(target for kind, target in relations.values() if kind == "worksheet")])
    strings = read_strings(archive.read(strings_part), limits) if strings_part else []
    formats = read_formats(archive.read(styles_part)) if styles_part else Formats()
    return Package(
        sheets=list(_sheets(archive, directory, relations, strings, formats, limits)),
        names=directory.names,
        properties=_own(archive, parts),
        custom=_custom(archive, parts),
    )


def read_custom(archive: Archive) -> dict[str, str]:
    """The custom properties, by which the tool marks its workbooks; nothing else is read. Raises Refused."""
    return _custom(archive, read_relations(archive, _ROOT_RELATIONS, ""))


def _custom(archive: Archive, parts: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return read_properties(archive, [target for kind, target in parts.values() if kind == "custom-properties"])


def read_own_properties(archive: Archive) -> dict[str, str]:
    """Core and application properties by local name; nothing else is read. Raises Refused."""
    return _own(archive, read_relations(archive, _ROOT_RELATIONS, ""))


def _own(archive: Archive, parts: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    return read_properties(archive, [target for kind, target in parts.values() if kind in _PROPERTIES])


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return resolve(part, f"_rels/{name}.rels") if folder else f"_rels/{name}.rels"


def _sheets(
    archive: Archive,
    directory: Directory,
    relations: Mapping[str, tuple[str, str]],
    strings: list[str],
    formats: Formats,
    limits: Limits,
) -> Iterator[SheetPart]:
    room = limits.cells
    for name, state, relation in directory.sheets:
        kind, target = relations.get(relation, ("", ""))
        if not kind:
            raise Refused("damaged", "missing-part", found=name)
        if kind != "worksheet":  # chart sheets and the like hold no cells
            continue
        rows = STAMP_ROWS if name.casefold() == STAMP_SHEET else None
        grid = read_grid(archive.read(target), strings, limits, room, rows, formats.rules)
        room -= grid.count
        yield SheetPart(name, state, grid, formats.cells, directory.epoch_1904, directory.stale)
