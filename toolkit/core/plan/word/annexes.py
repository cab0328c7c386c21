"""Which tables of a document are its annexes, and their rows in one piece whatever pages they were cut into."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.core.findings.model import Place
from toolkit.core.plan.annex.headers import (
    column_numbers,
    heading_key,
    indicator_header,
    is_number_heading,
    task_header,
)
from toolkit.core.plan.annex.model import IndicatorColumn, PrintedCell, PrintedRow, TaskColumn
from toolkit.core.plan.annex.numbering import objective_number
from toolkit.core.plan.word.blocks import Cell, Paragraph, Table
from toolkit.core.plan.word.facts import BREAK, caption
from toolkit.core.plan.word.header import TableHeader, find_header
from toolkit.core.plan.word.unread import UnreadColumn, UnreadTable
from toolkit.core.text import fold

_PAGE = re.compile(r"[-–\s]*\d{1,3}[-–\s]*")
_NUMBERED = re.compile(r"((?:[IVX]+|[A-H])(?=[.)]?\s)|\d+(?:[.,]\d+)*(?=[.)]))[.)]?\s+(\S.*)", re.DOTALL)
_AROUND = re.compile(r"cong hoa\b|doc lap\b|noi nhan\b|[tk]m\.|kt\.")
"""Begins a line of a letterhead or of a signature, which are set as tables too."""
_WIDEST_AROUND = 4
_LONGEST_NUMBER = 8


@dataclass(slots=True, kw_only=True)
class Annexes:
    """What the body of a document holds."""

    lines: list[str] = field(default_factory=list)
    """Every line outside the annex tables, in order: an empty one for a blank paragraph, ``BREAK`` for a table."""
    indicators: list[PrintedRow[IndicatorColumn]] = field(default_factory=list)
    tasks: list[PrintedRow[TaskColumn]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """Names of the annexes with the indicators and the tasks: "Phụ lục 2"."""
    years: dict[IndicatorColumn, int] = field(default_factory=dict)
    """Years that the headings of the figure columns name."""
    target_years: set[int] = field(default_factory=set)
    """Years of all columns that could be the targets."""
    guessed: list[Place] = field(default_factory=list)
    """Indicator tables whose figure columns are headed by years alone."""
    others: list[UnreadTable] = field(default_factory=list)
    """Tables that are neither."""
    unread: list[UnreadColumn] = field(default_factory=list)
    """Columns of annex tables that are none of those known, with their texts."""


@dataclass(slots=True, kw_only=True)
class _Open:
    """The annex table that the next table may continue."""

    part: str
    columns: Mapping[Any, range]
    width: int
    headings: Sequence[Sequence[str]]
    """The rows of the header, which may be repeated on every page."""
    name: str
    """The annex as its caption names it, empty where the table has none."""
    table: int
    unread: Mapping[int, UnreadColumn]

    @property
    def number_column(self) -> range | None:
        """The column of the numbers, where there is one."""
        return self.columns.get(IndicatorColumn.TT if self.part == "indicators" else TaskColumn.TT)

    def place(self, file: str, table: int) -> Place:
        """Where a table of the annex stands; the second table of one annex is told by its number as well."""
        if not self.name:
            return Place(file=file, document=f"bảng {table}")
        return Place(file=file, document=self.name if table == self.table else f"{self.name}, bảng {table}")


def find_annexes(blocks: Iterable[Paragraph | Table], file: str, year: int | None = None) -> Annexes:
    """Go through the document once. ``file`` is its name in places, ``year`` the plan's where it is known."""
    found = Annexes()
    since: list[str] = []
    opened: _Open | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            since += block.text.split("\n")
            continue
        between = [line for line in since if not _PAGE.fullmatch(line)]
        found.lines += since
        since = []
        header = find_header(block, year)
        if header is not None:
            for row in block.rows[: header.begins]:
                found.lines += [line for cell in row if not cell.continued for line in cell.text.split("\n") if line]
            opened = _begin(found, block, file, header)
            rows = _after_header(block, header.ends)
        elif opened is not None and _goes_on(opened, block, between):
            rows = list(enumerate(block.rows, start=1))
        else:
            opened = None
            _set_aside(found, block, file, between)
            continue
        found.lines.append(BREAK)
        _take(found, opened, rows, opened.place(file, block.number), between)
    found.lines += since
    return found


def _goes_on(opened: _Open, table: Table, between: Sequence[str]) -> bool:
    """Whether a table without a known header is the next page of the open one."""
    if opened.width != _width(table) or any(map(caption, between)):
        return False
    tt = opened.number_column
    first = table.rows[0][tt.start] if tt else Cell()
    # Words where the numbers should stand are the header of another table; a heading across the table is none.
    return first.span > len(tt or ()) or not (
        is_number_heading(first.text) or len(heading_key(first.text)) > _LONGEST_NUMBER
    )


def _begin(found: Annexes, table: Table, file: str, head: TableHeader) -> _Open:
    header, part, ends = head.header, head.part, head.ends
    if part == "indicators":
        found.years = {**dict(header.years), **found.years}
        found.target_years |= set(header.choices.get(IndicatorColumn.TARGET, ()))
    named = [name for name in map(caption, [line for line in found.lines if line][-40:]) if name]
    name = named[-1] if named else ""
    found.names.setdefault(part, name or f"Bảng {table.number}")
    cells = table.rows[ends - 1]
    columns = {column: range(at, at + max(cells[at].span, 1)) for column, at in header.columns.items()}
    opened = _Open(
        part=part,
        columns=columns,
        width=_width(table),
        headings=[[cell.text for cell in row] for row in table.rows[:ends]],
        name=name,
        table=table.number,
        unread={},
    )
    taken = {n for at in columns.values() for n in at}
    place = opened.place(file, table.number)
    opened.unread = {
        n: UnreadColumn(place=place, heading=head.headings[n]) for n in range(opened.width) if n not in taken
    }
    found.unread += opened.unread.values()
    if header.guessed:
        found.guessed.append(place)
    return opened


def _after_header(table: Table, ends: int) -> list[tuple[int, tuple[Cell, ...]]]:
    return list(enumerate(table.rows, start=1))[ends:]


def _width(table: Table) -> int:
    return len(table.rows[0]) if table.rows else 0


def _take(
    found: Annexes,
    opened: _Open,
    rows: Iterable[tuple[int, tuple[Cell, ...]]],
    place: Place,
    between: Sequence[str],
) -> None:
    if opened.part == "indicators":
        # An objective may stand as a line above its table.
        for line in between:
            if objective_number("", line)[1] and not caption(line):
                found.indicators.append(PrintedRow(cells={IndicatorColumn.LABEL: PrintedCell(text=line)}, place=place))
    for number, row in rows:
        texts = [cell.text for cell in row]
        empty = not any(texts) and not any(cell.continued for cell in row)
        repeated = texts in opened.headings or indicator_header(texts) or task_header(texts)
        if empty or column_numbers(texts) or repeated or _only_unread(opened, number, row):
            continue
        where = Place(file=place.file, document=f"{place.document}, dòng {number}")
        if opened.part == "indicators":
            found.indicators.append(_printed(row, opened.columns, where, IndicatorColumn.TT, IndicatorColumn.LABEL))
        else:
            found.tasks.append(_printed(row, opened.columns, where, TaskColumn.TT, TaskColumn.TEXT))


def _only_unread(opened: _Open, number: int, row: Sequence[Cell]) -> bool:
    """Keep what a row holds in unread columns; whether it holds nothing else."""
    tt = opened.number_column
    name = row[tt.start].text if tt else ""
    told = False
    for n, column in opened.unread.items():
        if n < len(row) and row[n].text:
            column.cells.append((f"dòng {number}, mục {name}" if name else f"dòng {number}", row[n].text))
            told = True
    return told and not any(cell.text or cell.continued for n, cell in enumerate(row) if n not in opened.unread)


def _printed(row: Sequence[Cell], columns: Mapping[Any, range], place: Place, tt: Any, label: Any) -> PrintedRow[Any]:
    cells = {column: _cell(row, at, place) for column, at in columns.items()}
    across = label in columns and row[columns[label].start].bold and sum(bool(cell.text) for cell in row) == 1
    if tt in columns and label in columns and not cells[label].text:
        # A heading row often runs across the columns, its number in front of its words.
        first = row[columns[tt].start]
        if first.span > len(columns[tt]) and first.text:
            numbered = _NUMBERED.fullmatch(first.text)
            number, words = numbered.groups() if numbered else ("", first.text)
            across = True
            cells[tt] = PrintedCell(text=number, place=place)
            cells[label] = PrintedCell(text=words, place=place)
    return PrintedRow(cells=cells, place=place, across=across)


def _cell(row: Sequence[Cell], at: range, place: Place) -> PrintedCell:
    parts = [row[n] for n in at if n < len(row)]
    text = "\n".join(filter(None, (part.text for part in parts)))
    return PrintedCell(text=text, place=place, continued=bool(parts) and all(part.continued for part in parts))


def _set_aside(found: Annexes, table: Table, file: str, between: Sequence[str]) -> None:
    """A letterhead, a signature or a frame is set as a table too: its lines count as lines. Others are told."""
    lines = [[line for line in cell.text.split("\n") if line] for row in table.rows for cell in row]
    around = _width(table) <= _WIDEST_AROUND and any(_AROUND.match(fold(line)) for cell in lines for line in cell)
    if around or len(table.rows) == 1 or _width(table) == 1:
        for cell in lines:
            found.lines += [*cell, ""]
        return
    found.lines.append(BREAK)
    named = next(filter(None, map(caption, reversed(between))), "")
    filled = [" ".join(cell.text.split()) for row in table.rows for cell in row if cell.text]
    if filled:
        place = Place(file=file, document=", ".join(filter(None, (named, f"bảng {table.number}"))))
        found.others.append(UnreadTable(place=place, rows=len(table.rows), cells=tuple(filled)))
