"""Comparing two consolidated workbooks of one plan and period: files, statuses, figures, and every datum."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

from toolkit.core.consolidation.headings import INDICATOR_KEY
from toolkit.core.readback.changes import (
    Cause,
    Changes,
    DatumChange,
    FigureChange,
    FileChange,
    FileFate,
    StatusChange,
    content,
)
from toolkit.core.readback.model import ConsolidatedBook, DataLine, FileLine
from toolkit.core.verdict import Standing

_CONTENTS = ("numerator", "denominator", "value", "estimate", "year", "text", "status", "note")
"""Columns of a row of data that come from the returned file."""
_COUNTED = "counted"
_FIGURES = ("value", "estimate", "numerator", "denominator")
_WORDS = ("baseline", "target", "change", "achievement", "status", "coverage")
"""Further columns of an indicator that are compared."""

_TYPED_OVER = ("baseline", "target", "change", "achievement")
"""Those of them that differ, from the same plan and data, only where somebody typed over them."""

_Pair = tuple[DataLine | None, DataLine | None]
_Line = TypeVar("_Line")


def compare(before: ConsolidatedBook, after: ConsolidatedBook) -> Changes:
    """What differs. Days late and the day of the run are left out: they move without anything having happened."""
    data = tuple(_data(before, after))
    return Changes(
        before=before,
        after=after,
        files=tuple(_files(before.files, after.files)),
        statuses=tuple(_statuses(before, after)),
        figures=tuple(_figures(before, after, data)),
        data=data,
    )


def _matched(
    old: Iterable[_Line], new: Iterable[_Line], key: Callable[[_Line], Hashable]
) -> tuple[list[tuple[_Line, _Line]], list[_Line], list[_Line]]:
    """Lines of equal keys in pairs, in the order of the new ones, and what is left over of both."""
    waiting: dict[Hashable, list[_Line]] = defaultdict(list)
    for line in old:
        waiting[key(line)].append(line)
    pairs, added = [], []
    for line in new:
        same = waiting[key(line)]
        if same:
            pairs.append((same.pop(0), line))
        else:
            added.append(line)
    return pairs, [line for same in waiting.values() for line in same], added


def _files(before: Iterable[FileLine], after: Iterable[FileLine]) -> Iterator[FileChange]:
    """Files that are ignored carry no figures: that they come and go changes nothing."""
    old, new = ([line for line in lines if not _ignored(line)] for lines in (before, after))
    same, old, new = _matched(old, new, lambda line: (line.name, line.hash))
    # A file that could not be read has no hash, and nothing but its name by which it is known again.
    renamed, old, new = _matched(old, new, lambda line: line.hash or (line.name,))
    replaced, old, new = _matched(old, new, lambda line: line.name)
    decided = [pair for pair in same if pair[0].standing != pair[1].standing]
    yield from (FileChange(fate=FileFate.NEW, before=None, after=line) for line in new)
    yield from (FileChange(fate=FileFate.WITHDRAWN, before=line, after=None) for line in old)
    for fate, pairs in ((FileFate.REPLACED, replaced), (FileFate.RENAMED, renamed), (FileFate.DECIDED, decided)):
        yield from (FileChange(fate=fate, before=one, after=other) for one, other in pairs)


def _ignored(line: FileLine) -> bool:
    return line.standing.casefold() == Standing.IGNORED.word


def _statuses(before: ConsolidatedBook, after: ConsolidatedBook) -> Iterator[StatusChange]:
    pairs, gone, added = _matched(before.submissions, after.submissions, lambda line: (line.report, line.agency))
    yield from (StatusChange(before=one, after=other) for one, other in pairs if one.status != other.status)
    yield from (StatusChange(before=None, after=line) for line in added)
    yield from (StatusChange(before=line, after=None) for line in gone)


def _data(before: ConsolidatedBook, after: ConsolidatedBook) -> Iterator[DatumChange]:
    """Rows are the same by form, row, column and agency; of several reports the ones from one file belong together."""
    same, old, new = _matched(before.data, after.data, lambda line: (*_place(line), line.hash))
    other, old, new = _matched(old, new, _place)
    kept = {line.hash for line in before.data} & {line.hash for line in after.data}
    for pair in (*same, *other):
        for column in (*_CONTENTS, _COUNTED):
            if content(pair[0], column) != content(pair[1], column):
                cause = _cause(*pair, column, saved=before.saved)
                yield DatumChange(column=column, cause=cause, before=pair[0], after=pair[1])
    by_hand = Cause.HAND if before.saved else Cause.READING
    gone: list[_Pair] = [(line, None) for line in old]
    added: list[_Pair] = [(None, line) for line in new]
    for before_line, after_line in (*gone, *added):
        line = before_line or after_line
        cause = by_hand if line is not None and line.hash in kept else Cause.FILE
        for column in _CONTENTS:
            if content(line, column) is not None:
                yield DatumChange(column=column, cause=cause, before=before_line, after=after_line)


def _place(line: DataLine) -> tuple[str, str, str, str]:
    return line.agency, line.form, line.key, line.column


def _cause(before: DataLine, after: DataLine, column: str, *, saved: bool) -> Cause:
    """Why a cell of a row differs that stands in both workbooks.

    What was typed in the file and how it was read stays in the row: where both are the same, the figure beside them was
    changed by hand. "Được tính" goes with a reason or without one, and only a person leaves the two at odds.
    """
    if before.hash != after.hash:
        return Cause.FILE
    if column == _COUNTED:
        at_odds = before.counted == bool(before.reason)
    else:
        at_odds = (before.typed, before.how) == (after.typed, after.how)
    return Cause.HAND if saved and at_odds else Cause.READING


def _figures(before: ConsolidatedBook, after: ConsolidatedBook, data: Iterable[DatumChange]) -> Iterator[FigureChange]:
    changed = {change.line.key for change in data}
    broken = set(before.broken)
    same_plan = before.inputs == after.inputs
    given = {line.key for line in (*before.data, *after.data)}
    old, new = ({line.code: line for line in book.indicators} for book in (before, after))
    for code in dict.fromkeys((*new, *old)):
        key = f"{INDICATOR_KEY} {code}"
        # An indicator that nobody reports is computed from others, whichever they are.
        grounds = {key} if key in given else {other for other in changed if other.startswith(f"{INDICATOR_KEY} ")}
        line, former = new.get(code) or old[code], old.get(code)
        calculated = former is not None and broken.isdisjoint(former.cells.values())
        typed_over = before.saved and calculated and not grounds & changed
        for column in (*_FIGURES, *_WORDS):
            was, now = (getattr(one, column, None) for one in (former, new.get(code)))
            if was != now:
                yield FigureChange(
                    code=code,
                    tt=line.tt,
                    label=line.label,
                    column=column,
                    before=was,
                    after=now,
                    by_hand=typed_over and (column in _FIGURES or (same_plan and column in _TYPED_OVER)),
                )
