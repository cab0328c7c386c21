"""The workbook of an earlier run: what has changed since, and a copy of it where a person worked in it.

Whoever saves the workbook in an office program may have corrected a figure or written a remark. A new run takes
everything from the returned files again, so the saved workbook is kept beside the new one before it is replaced.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from toolkit.commands.merge.changes_text import by_hand_lines, headline
from toolkit.core.output import OutputError, write_atomically, write_new
from toolkit.core.text import plain

if TYPE_CHECKING:
    from toolkit.core.readback.changes import Changes
    from toolkit.core.readback.model import ConsolidatedBook

_MOST_COPIES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The workbook that stands where the new one is to be written."""

    path: Path
    data: bytes
    book: "ConsolidatedBook | None"
    """None where it cannot be read any more."""

    @property
    def worked_in(self) -> bool:
        """Whether a person may have changed something in it."""
        return self.book is None or self.book.saved

    def changes(self, data: bytes, name: str) -> "Changes | None":
        """What the new workbook says otherwise; None where the two cannot be compared."""
        from toolkit.core.readback.compare import compare
        from toolkit.core.readback.model import ReadbackError

        before = self.book
        if before is None:
            return None
        try:
            after = read_leniently(data, name)
        except ReadbackError:  # larger than what is read back: no reason to withhold the workbook
            return None
        return compare(before, after) if same_report(before, after) else None

    def keep(self) -> Path | None:
        """Keep a copy of a workbook that a person worked in; where it is, None where none is needed.

        Raises OutputError.
        """
        if not self.worked_in:
            return None
        for number in range(1, _MOST_COPIES):
            mark = f"-{number}" if number > 1 else ""
            copy = self.path.with_name(f"{self.path.stem}.cu{mark}{self.path.suffix}")
            if write_new(copy, self.data) or _same(copy, self.data):
                return copy
        raise OutputError(
            f"Có quá nhiều bản cũ của {self.path.name} trong thư mục.", "Chuyển các tệp ….cu-….xlsx đi nơi khác."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of the workbook of an earlier run."""

    same: bool = False
    """Whether it was the same to the byte; then nothing is written."""
    changes: "Changes | None" = None
    """None where there was none or the same, or where it says something of another plan or period."""
    kept: Path | None = None
    """The copy of a workbook that a person worked in."""

    @property
    def lost(self) -> bool:
        """Whether something that a person changed in the workbook is not in the new one."""
        return self.changes is not None and bool(self.changes.by_hand)


def write(target: Path, data: bytes) -> Written:
    """Write the workbook, and keep the earlier one where a person worked in it. Raises OutputError."""
    former = _bytes(target)
    if former == data:
        return Written(same=True)
    if former is None:
        write_atomically(target, data)
        return Written()
    earlier = Earlier(path=target, data=former, book=_book(former, target.name))
    changes = earlier.changes(data, target.name)
    kept = earlier.keep()
    write_atomically(target, data)
    return Written(changes=changes, kept=kept)


def written_lines(written: Written) -> Iterator[str]:
    """What has changed since the earlier run, and where its workbook is."""
    if written.same:
        yield "So với lần tổng hợp trước: không có gì thay đổi."
    if written.changes is not None:
        day = written.changes.before.as_of
        yield plain(f"So với lần tổng hợp trước (ngày {day:%d/%m/%Y}): {headline(written.changes)}.")
        if written.lost:
            yield from by_hand_lines(written.changes)
    if written.kept is not None:
        yield click.style(
            plain(f"Sổ cũ có thể đã được sửa tay sau lần tổng hợp trước; giữ nguyên một bản ở {written.kept}"),
            fg="yellow",
        )


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OutputError(
            f"Không đọc được sổ cũ {path.name}: {error.strerror or error}.", "Đóng tệp đó rồi chạy lại lệnh."
        ) from error


def _book(data: bytes, name: str) -> "ConsolidatedBook | None":
    from toolkit.core.readback.model import ReadbackError

    try:
        return read_leniently(data, name)
    except ReadbackError:
        return None


def read_leniently(data: bytes, name: str) -> "ConsolidatedBook":
    """A workbook also where some of its figures show an error. Raises ReadbackError."""
    import hashlib

    from toolkit.core.readback.package import open_package
    from toolkit.core.readback.read import consolidated_of

    return consolidated_of(open_package(data, name), name, hashlib.sha256(data).hexdigest())


def same_report(one: "ConsolidatedBook", other: "ConsolidatedBook") -> bool:
    """Whether two workbooks consolidate the same plan and period."""
    return (one.plan, one.period) == (other.plan, other.period)


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False
