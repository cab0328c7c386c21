"""What of a document is not read: told, and the texts of columns and tables kept in the plan's notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from toolkit.core.findings.model import Place
from toolkit.core.plan.annex.model import Doubt

_LONGEST_NOTE = 4_000
"""A note stays readable in one cell; what is longer goes on in the next note."""

_LONGEST_HEADING = 80
_FIRST_CELLS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadColumn:
    """One column of one annex table."""

    place: Place
    """The table."""
    heading: str
    cells: list[tuple[str, str]] = field(default_factory=list)
    """For each cell with words: its row ("dòng 3, mục 1.1") and the words."""

    @property
    def name(self) -> str:
        """How messages call the column."""
        return f"cột “{self.heading[:_LONGEST_HEADING]}”" if self.heading else "cột không có tiêu đề"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadTable:
    """A table that is no annex table that the tool understands."""

    place: Place
    rows: int
    cells: tuple[str, ...]
    """Its cells with words, row by row."""


def table_doubts(tables: Iterable[UnreadTable]) -> Iterator[Doubt]:
    """One doubt for each table, by its first cells."""
    for table in tables:
        first = " | ".join(cell[:_LONGEST_HEADING] for cell in table.cells[:_FIRST_CELLS])
        yield Doubt(
            place=table.place,
            message=f"không hiểu bảng này là bảng gì nên không đọc ({table.rows} dòng, các ô đầu: “{first}”)",
            remedy="Nội dung được chép vào ghi chú của kế hoạch; nếu là biểu phải báo cáo thì khai báo ở trang “Bảng” "
            "của sổ kế hoạch.",
        )


def unread_doubts(columns: Iterable[UnreadColumn]) -> Iterator[Doubt]:
    """One doubt for each column that holds words."""
    for column in columns:
        if column.cells:
            yield Doubt(
                place=column.place,
                message=f"{column.name} không thuộc các cột đã biết nên không đọc ({len(column.cells)} ô có chữ)",
                remedy="Nội dung được chép vào ghi chú của kế hoạch; cần dùng ở đâu thì chuyển vào đó.",
            )


def unread_notes(columns: Iterable[UnreadColumn], tables: Iterable[UnreadTable]) -> Iterator[str]:
    """Everything that columns and tables hold: "Cột “Sản phẩm” của Phụ lục I: dòng 3, mục 1.1: 02 lớp; …"."""
    for column in columns:
        items = [f"{row}: {' '.join(text.split())}" for row, text in column.cells]
        yield from _notes(f"{column.name[:1].upper()}{column.name[1:]} của {column.place.document}: ", items)
    for table in tables:
        yield from _notes(f"Bảng không đọc ({table.place.document}): ", table.cells)


def _notes(start: str, items: Iterable[str]) -> Iterator[str]:
    """The items in as many notes as they need."""
    room = _LONGEST_NOTE - len(start)
    note = ""
    for item in items:
        for piece in (item[at : at + room] for at in range(0, len(item), room)):
            if note and len(note) + len(piece) + 2 > room:
                yield start + note
                note = ""
            note = f"{note}; {piece}" if note else piece
    if note:
        yield start + note
