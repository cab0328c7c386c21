"""What has changed between two consolidated workbooks, in words."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby, islice
from typing import TYPE_CHECKING

import click

from toolkit.commands.findings_text import wrapped
from toolkit.core.consolidation.exact import shown
from toolkit.core.consolidation.headings import (
    DATA_SHEET,
    ISSUES_SHEET,
    SUBMISSIONS_SHEET,
    DataHeading,
    indicator_headings,
)
from toolkit.core.numbers.formats import show_date
from toolkit.core.readback.changes import (
    Cause,
    CellChange,
    Changes,
    DatumChange,
    FigureChange,
    FileChange,
    FileFate,
    Shown,
)
from toolkit.core.text import plain, shortened
from toolkit.core.vocabulary import NO, SHEET_INDICATORS, YES

if TYPE_CHECKING:
    from toolkit.core.readback.model import DataLine

_MOST = 40
"""Lines of one part that are listed; --json lists all."""
_TEXT = 60
_FATES = {
    FileFate.NEW: "tệp mới",
    FileFate.REPLACED: "tệp thay bằng bản khác",
    FileFate.WITHDRAWN: "tệp không còn trong hộp nhận",
    FileFate.RENAMED: "tệp đổi tên",
    FileFate.DECIDED: "tệp xử lý khác trước",
}
_CAUSES = {
    Cause.FILE: "do tệp gửi về mới, thay hoặc rút",
    Cause.READING: "cùng tệp nhưng hiểu khác trước (sổ theo dõi, kế hoạch hoặc phiên bản bdgxl thay đổi)",
}


def headline(changes: Changes) -> str:
    """The changes in one line."""
    if changes.none:
        return _days_passed(changes)
    fates = Counter(one.fate for one in changes.files)
    parts = [f"{fates[fate]} {words}" for fate, words in _FATES.items() if fates[fate]]
    if changes.statuses:
        parts.append(f"{len(changes.statuses)} báo cáo đổi tình trạng")
    if changes.moved:
        parts.append(f"{len(changes.moved)} chỉ tiêu đổi kết quả")
    cells = sum(one.cause is not Cause.HAND for one in changes.data)
    if cells:
        parts.append(f"{cells} ô dữ liệu khác trước")
    if changes.by_hand:
        parts.append(f"{len(changes.by_hand)} ô đã sửa tay trong sổ cũ")
    return "; ".join(parts) or "đánh giá các chỉ tiêu khác trước"


def _days_passed(changes: Changes) -> str:
    """What differs although every file and every figure is the same."""
    if changes.uncompared:
        return f"tệp và số liệu không thay đổi, nhưng chưa đối chiếu từng ô vì {changes.uncompared}"
    new, gone = changes.findings
    parts = [
        f"{words} {len(some)} {what}"
        for words, some, what in (
            ("thêm", changes.overdue, "báo cáo quá hạn hoặc gửi chậm"),
            ("thêm", new, "nội dung cần làm rõ"),
            ("bớt", gone, "nội dung cần làm rõ"),
        )
        if some
    ]
    if not parts and changes.before.as_of == changes.after.as_of:
        return "không có gì thay đổi"
    return "; ".join(("tệp và số liệu không thay đổi", *parts))


def changes_lines(changes: Changes) -> Iterator[str]:
    """Everything that changed, part by part."""
    if changes.before.broken:
        yield from wrapped(
            f"Trang {SHEET_INDICATORS} của {changes.before.file} có {changes.before.broken_words}, nên coi như trống: "
            "mở bằng Excel, bấm F9 rồi lưu lại để xem số trong sổ.",
        )
    yield from news_lines(changes)
    if changes.by_hand:
        yield from by_hand_lines(changes)
    if changes.uncompared:
        yield from wrapped(
            f"{changes.before.file} đã được một chương trình khác lưu lại. Các trang ngoài {SHEET_INDICATORS}, "
            f"{DATA_SHEET}, {SUBMISSIONS_SHEET} chưa đối chiếu từng ô vì {changes.uncompared}: "
            "chữ hoặc số sửa tay ở các trang đó, nếu có, không được kể ở đây.",
        )


def news_lines(changes: Changes) -> Iterator[str]:
    """What came, went or is computed otherwise: nothing of it was typed into the workbook."""
    if changes.files:
        yield _title(f"Tệp trong hộp nhận: {len(changes.files)} thay đổi")
        titles = {
            line.report: line.report_title for book in (changes.before, changes.after) for line in book.submissions
        }
        yield from _some(_file(one, titles) for one in changes.files)
    if changes.statuses:
        yield _title(f"Tình hình nộp: {len(changes.statuses)} thay đổi")
        yield from _some(
            f"{one.line.agency_name}, {one.line.report_title}: "
            f"{one.before.status if one.before else 'không có'} → {one.after.status if one.after else 'không có'}"
            for one in changes.statuses
        )
    computed = [one for one in changes.figures if not one.by_hand]
    if computed:
        yield _title(f"Trang {SHEET_INDICATORS}: {len({one.code for one in computed})} chỉ tiêu thay đổi")
        yield from _figures(changes, computed)
    for cause, words in _CAUSES.items():
        data = [one for one in changes.data if one.cause is cause]
        if data:
            yield _title(f"Trang {DATA_SHEET}: {len(data)} ô khác, {words}")
            yield from _data(data)
    for words, found in zip(("Thêm", "Bớt"), changes.findings, strict=True):
        if found:
            yield _title(f"Trang {ISSUES_SHEET}: {words.lower()} {len(found)} nội dung")
            yield from _some(
                ", ".join(filter(None, (one.severity, one.agency_name, one.file, one.cell))) + f": {one.message}"
                for one in found
            )


def by_hand_lines(changes: Changes) -> Iterator[str]:
    """What was changed by hand, with what the returned files say."""
    count = len(changes.by_hand)
    yield click.style(f"ĐÃ SỬA TAY TRONG SỔ: {count} ô. Tổng hợp lại thì các số này KHÔNG còn trong sổ mới.", fg="red")
    yield from _figures(changes, [one for one in changes.figures if one.by_hand])
    yield from _some(_datum(one) for one in changes.data if one.cause is Cause.HAND)
    yield from _cells(changes.cells)
    yield from wrapped(
        "Muốn giữ số đã chốt với đơn vị: ghi vào trang “Số chốt” của sổ theo dõi; muốn bỏ số của một tệp: "
        "dùng --exclude. Nếu không, đề nghị đơn vị gửi lại biểu đúng. "
        "Chữ và ô sửa tay ở các trang khác: chép lại từ sổ cũ.",
        "  → ",
        "    ",
    )


def _figures(changes: Changes, figures: Sequence[FigureChange]) -> Iterator[str]:
    """One line an indicator, its columns after each other."""
    names = indicator_headings(changes.after.year, estimate=changes.after.estimate)
    by_code: dict[str, list[FigureChange]] = {}
    for one in figures:
        by_code.setdefault(one.code, []).append(one)
    yield from _some(
        f"{code} ({shortened(found[0].label, _TEXT)}): "
        + "; ".join(f"{names.get(one.column, one.column)} {_show(one.before)} → {_show(one.after)}" for one in found)
        for code, found in by_code.items()
    )


def _file(one: FileChange, titles: Mapping[str, str]) -> str:
    """``titles``: id of a report → its title."""
    line = one.line
    report = titles.get(line.report, line.report)
    whose = f"{', '.join(filter(None, (line.agency_name, report)))}: " if line.agency_name else ""
    name = f"{one.before.name} → {line.name}" if one.fate is FileFate.RENAMED and one.before else line.name
    standing = f"{'trước đây ' if one.after is None else ''}{line.standing.lower()}"
    if one.before is not None and one.after is not None and one.before.standing != one.after.standing:
        standing = f"{one.before.standing.lower()} → {one.after.standing.lower()}"
    hashes = " → ".join(dict.fromkeys(side.hash[:8] for side in (one.before, one.after) if side is not None))
    return f"{whose}{name} (mã băm {hashes}): {_FATES[one.fate]}, {standing}"


def _data(data: Sequence[DatumChange]) -> Iterator[str]:
    """Rows that came or went are counted by file; cells that changed are listed."""
    both = [one for one in data if one.before is not None and one.after is not None]
    for words, side in (("ô mới từ", "after"), ("ô không còn, của", "before")):
        lines: list[DataLine] = [getattr(one, side) for one in data if one not in both and getattr(one, side)]
        for (agency, file), count in Counter((line.agency, line.file) for line in lines).items():
            yield plain(f"  {agency}: {count} {words} tệp {file}")
    yield from _some(_datum(one) for one in both)


def _datum(one: DatumChange) -> str:
    line = one.line
    column = line.column if one.column in ("value", "text") and line.column else DataHeading[one.column.upper()]
    # The row of the workbook that a person would open: the one that is there now.
    row = f"{DATA_SHEET}, dòng {one.before.row + 1}" if one.before is not None else "không còn trong sổ"
    return (
        f"{line.agency}, {line.key} ({shortened(line.label, _TEXT)}), {column}: {_show(one.old)} → {_show(one.new)} "
        f"({row}; tệp {line.file}, trang “{line.sheet}”, ô {line.cells})"
    )


def _cells(cells: Sequence[CellChange]) -> Iterator[str]:
    """Sheet by sheet; where very many differ, rows were put in, taken out or sorted."""
    for sheet, found in groupby(cells, key=lambda one: one.sheet):
        some = list(found)
        if len(some) > _MOST:
            yield plain(f"  Trang {sheet}: {len(some)} ô khác (có thể đã chèn, xóa hoặc sắp xếp dòng), trong đó:")
        yield from _some(map(_cell, some))


def _cell(one: CellChange) -> str:
    before, after = map(_show, _apart(one.before, one.after))
    return f"Trang {one.sheet}{f', ô {one.cell}' if one.cell else ''}: {before} → {after}"


def _apart(before: str, after: str) -> tuple[str, str]:
    """Two texts as they are told; of long ones that begin alike, from shortly before the first difference."""
    shorter = min(len(before), len(after))
    alike = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    if alike <= _TEXT // 2:
        return before, after
    start = alike - _TEXT // 4
    return f"…{before[start:]}", f"…{after[start:]}"


def _show(value: Shown) -> str:
    match value:
        case None:
            return "trống"
        case bool():
            return YES if value else NO
        case Decimal():
            return shown(value)
        case dt.date():
            return show_date(value)
        case _:
            return f"“{shortened(value, _TEXT)}”" if value else "trống"


def _title(text: str) -> str:
    return click.style(plain(text), bold=True)


def _some(lines: Iterable[str]) -> Iterator[str]:
    every = iter(lines)
    for line in islice(every, _MOST):
        yield from wrapped(line, "  ", "    ")
    left = sum(1 for _ in every)
    if left:
        yield f"  và {left} dòng khác (xem đủ bằng --json)"
