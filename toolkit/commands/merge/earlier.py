"""The workbook of an earlier run: what has changed since, and a copy of it where a person worked in it.

Whoever saves the workbook in an office program may have corrected a figure or written a remark. A new run takes
everything from the returned files again, so the saved workbook is kept beside the new one before it is replaced.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.commands.common import kept_line
from toolkit.commands.merge.changes_text import by_hand_lines, headline, news_lines
from toolkit.core.output import OutputError, former_bytes, keep_copy, write_atomically
from toolkit.core.text import plain
from toolkit.core.vocabulary import SHEET_INDICATORS

if TYPE_CHECKING:
    from toolkit.core.readback.changes import CellChange, Changes
    from toolkit.core.readback.model import ConsolidatedBook
    from toolkit.core.workers import Workers

_MOST_NEWS = 20
"""Lines about what has changed that are told without being asked for."""
WrittenOn = Callable[[dt.date], bytes]
"""Gives the workbook of this run as it would be on another day."""
_AHEAD = range(200_000, 8_000_000)
"""Bytes of a workbook that another process reads back: less takes no time, more too much memory beside this one."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """The workbook of an earlier run, while another process reads it back."""

    data: bytes
    reader: "Workers"
    found: "Future[ConsolidatedBook]"

    def book(self) -> "ConsolidatedBook | None":
        """What it says; None where the other process cannot tell. Raises ReadbackError."""
        from toolkit.core.intake.limits import PROCESS

        with suppress(BrokenExecutor, MemoryError, TimeoutError):
            return self.found.result(PROCESS.reading_seconds)
        return None

    def stop(self) -> None:
        """Have the other process end, also where it has not come to its end."""
        if not self.found.done():
            self.reader.stop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """The workbook that stands where the new one is to be written."""

    path: Path
    data: bytes
    book: "ConsolidatedBook | None"
    """None where it cannot be read any more."""
    too_large: bool = False
    """Whether that is because it is larger than what is read back."""

    @property
    def worked_in(self) -> bool:
        """Whether a person may have changed something in it."""
        if self.book is None:
            from toolkit.core.readback.package import was_saved

            return not self.too_large or was_saved(self.data)
        return self.book.saved

    def changes(self, data: bytes, written_on: WrittenOn | None) -> "Changes | None":
        """What the new workbook says otherwise; None where the two cannot be compared.

        ``written_on`` gives the new workbook as it would be on another day: a saved one is compared cell by cell with
        what was written on its own. None where what was read is there no more: it was not saved when the run began.
        """
        from toolkit.core.readback.compare import compare
        from toolkit.core.readback.model import ReadbackError
        from toolkit.core.readback.read import read_leniently

        before = self.book
        if before is None:
            return None
        try:
            after = read_leniently(data, self.path.name)
        except ReadbackError:  # larger than what is read back: no reason to withhold the workbook
            return None
        if not same_report(before, after):
            return None
        changes = compare(before, after)
        if not before.saved:
            return changes
        if not changes.only_by_hand:
            return replace(changes, uncompared="tệp hoặc số liệu của hộp nhận đã khác")
        if not before.inputs or before.inputs != after.inputs:
            return replace(changes, uncompared="kế hoạch, sổ theo dõi, --previous hoặc phiên bản bdgxl đã khác")
        if before.as_of == after.as_of:
            original = data
        elif written_on is not None:
            original = written_on(before.as_of)
        else:
            return replace(changes, uncompared="sổ vừa được lưu lại trong khi đang tổng hợp")
        return replace(changes, cells=self._cells(changes, original))

    def _cells(self, changes: "Changes", original: bytes) -> "tuple[CellChange, ...]":
        """Cells that somebody changed, but for those that the changes already tell."""
        from toolkit.core.readback.cells import compare_cells
        from toolkit.core.readback.package import open_package

        addresses = {line.code: line.cells for line in changes.before.indicators}
        known = {
            (SHEET_INDICATORS, addresses.get(one.code, {}).get(one.column, ""))
            for one in changes.figures
            if one.by_hand
        }
        saved, written = (open_package(one, self.path.name) for one in (self.data, original))
        return tuple(compare_cells(saved, written, known))

    def keep(self) -> Path | None:
        """Keep a copy of a workbook that a person worked in; where it is, None where none is needed.

        Raises OutputError.
        """
        return keep_copy(self.path, self.data) if self.worked_in else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of the workbook of an earlier run."""

    same: bool = False
    """Whether it was the same to the byte; then nothing is written."""
    changes: "Changes | None" = None
    """None where there was none or the same, or where it says something of another plan or period."""
    kept: Path | None = None
    """The copy of a workbook that a person worked in."""
    too_large: bool = False
    """Whether it is too large to be compared with."""

    @property
    def lost(self) -> bool:
        """Whether something that a person changed in the workbook is not in the new one."""
        return self.changes is not None and bool(self.changes.by_hand)


@contextmanager
def reading_ahead(target: Path) -> Iterator[Ahead | None]:
    """Have another process read back what stands at ``target`` while this one judges and writes.

    None where nothing does, or where it would gain nothing.
    """
    from toolkit.core.intake.contained import readers
    from toolkit.core.readback.read import read_leniently

    with ExitStack() as stack:
        ahead = None
        # The system may have nothing left for one more process; what is wrong with the file is told when it is written.
        with suppress(OSError, RuntimeError, OutputError):
            if target.stat().st_size in _AHEAD and os.cpu_count() != 1:
                data = target.read_bytes()
                reader = stack.enter_context(readers(1))
                ahead = Ahead(data, reader, reader.submit(read_leniently, data, target.name))
                stack.callback(ahead.stop)
        yield ahead


def write(target: Path, data: bytes, written_on: WrittenOn | None, ahead: Ahead | None = None) -> Written:
    """Write the workbook, and keep the earlier one where a person worked in it. Raises OutputError.

    ``written_on`` as in :meth:`Earlier.changes`; ``ahead`` counts where the earlier workbook is the same still.
    """
    former = former_bytes(target)
    if former == data:
        return Written(same=True)
    if former is None:
        write_atomically(target, data)
        return Written()
    earlier = _earlier(target, former, ahead)
    changes = earlier.changes(data, written_on)
    kept = earlier.keep()
    write_atomically(target, data)
    return Written(changes=changes, kept=kept, too_large=earlier.too_large)


def written_lines(written: Written) -> Iterator[str]:
    """What has changed since the earlier run, and where its workbook is."""
    if written.same:
        yield "So với lần tổng hợp trước: không có gì thay đổi."
    if written.changes is not None:
        day = written.changes.before.as_of
        yield plain(f"So với lần tổng hợp trước (ngày {day:%d/%m/%Y}): {headline(written.changes)}.")
        news = list(news_lines(written.changes))
        yield from news[:_MOST_NEWS]
        if len(news) > _MOST_NEWS:
            yield f"  … và {len(news) - _MOST_NEWS} dòng nữa; lần sau muốn xem đủ thì chạy --check trước khi tổng hợp."
        if written.lost:
            yield from by_hand_lines(written.changes)
    if written.too_large:
        yield "Chưa so được với lần tổng hợp trước: sổ của lần đó quá lớn để đọc lại."
    if written.kept is not None:
        yield kept_line(written.kept)


def _earlier(path: Path, data: bytes, ahead: Ahead | None) -> Earlier:
    from toolkit.core.readback.model import ReadbackError, TooLargeError
    from toolkit.core.readback.read import read_leniently

    try:
        book = ahead.book() if ahead is not None and ahead.data == data else None
        return Earlier(path=path, data=data, book=book or read_leniently(data, path.name))
    except ReadbackError as error:
        return Earlier(path=path, data=data, book=None, too_large=isinstance(error, TooLargeError))


def same_report(one: "ConsolidatedBook", other: "ConsolidatedBook") -> bool:
    """Whether two workbooks consolidate the same plan and period."""
    return (one.plan, one.period) == (other.plan, other.period)
