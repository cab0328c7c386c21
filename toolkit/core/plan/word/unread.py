"""Columns of an annex table that are none of those known: told, and their texts kept in the plan's notes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from toolkit.core.findings.model import Place
from toolkit.core.plan.annex.model import Doubt

_LONGEST_NOTE = 4_000
"""A note stays readable in one cell; what is longer goes on in the next note."""

_LONGEST_HEADING = 80


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


def unread_doubts(columns: Iterable[UnreadColumn]) -> Iterator[Doubt]:
    """One doubt for each column that holds words."""
    for column in columns:
        if column.cells:
            yield Doubt(
                place=column.place,
                message=f"{column.name} không thuộc các cột đã biết nên không đọc ({len(column.cells)} ô có chữ)",
                remedy="Nội dung được chép vào ghi chú của kế hoạch; cần dùng ở đâu thì chuyển vào đó.",
            )


def unread_notes(columns: Iterable[UnreadColumn]) -> Iterator[str]:
    """Everything that the columns hold: "Cột “Sản phẩm” của Phụ lục I: dòng 3, mục 1.1: 02 lớp; …"."""
    for column in columns:
        start = f"{column.name[:1].upper()}{column.name[1:]} của {column.place.document}: "
        room = _LONGEST_NOTE - len(start)
        note = ""
        for row, text in column.cells:
            item = f"{row}: {' '.join(text.split())}"
            for piece in (item[at : at + room] for at in range(0, len(item), room)):
                if note and len(note) + len(piece) + 2 > room:
                    yield start + note
                    note = ""
                note = f"{note}; {piece}" if note else piece
        if note:
            yield start + note
