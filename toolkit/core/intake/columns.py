"""Which column of a sheet is which column of a form: by its heading, wherever it was moved to."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from toolkit.core.forms.spec import Column
from toolkit.core.text import match_key


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """Columns of the sheet by column id."""

    places: Mapping[str, int]
    missing: tuple[str, ...] = ()
    """Column ids whose heading is gone, or stands over more columns than the form has."""
    by_position: tuple[str, ...] = ()
    """Those of the missing ones that were placed by their neighbours, or where they were sent."""


def map_columns(columns: Sequence[Column], headings: Mapping[int, str], key_col: int) -> ColumnMap:
    """Find the columns of a form in its heading row; ``headings`` are the row's texts by sheet column."""
    keyed = {col: heading_key(text) for col, text in sorted(headings.items()) if col != key_col and text.strip()}
    declared = Counter(heading_key(column.heading) for column in columns)
    counted = Counter(keyed.values())
    doubled = {text for text, number in declared.items() if counted[text] > number}
    free = {col: text for col, text in keyed.items() if text not in doubled}
    places: dict[str, int] = {}
    for column in columns:
        wanted = heading_key(column.heading)
        col = next((col for col, text in free.items() if text == wanted), None)
        if col is not None:
            places[column.id] = col
            del free[col]
    missing = tuple(column.id for column in columns if column.id not in places)
    if not missing or not places:
        return ColumnMap(places=places, missing=missing)
    guessed = _between_neighbours([column.id for column in columns], places, free, key_col)
    for column in columns:
        if heading_key(column.heading) in doubled:
            guessed.pop(column.id, None)
    guessed = {column_id: col for column_id, col in guessed.items() if col in free or col not in keyed}
    return ColumnMap(places=places | guessed, missing=missing, by_position=tuple(guessed))


def place_as_sent(found: ColumnMap, sent: Mapping[str, int], wiped: Callable[[int], bool]) -> ColumnMap:
    """Place columns that are still lost where they were sent, if nothing else was moved.

    ``sent`` are sheet columns by column id; ``wiped`` tells whether a sheet column has content, but no heading.
    """
    lost = [column_id for column_id in found.missing if column_id not in found.places]
    if not lost or not found.places or any(found.places[column_id] != sent[column_id] for column_id in found.places):
        return found
    placed = {column_id: sent[column_id] for column_id in lost if wiped(sent[column_id])}
    return replace(found, places={**found.places, **placed}, by_position=(*found.by_position, *placed))


@lru_cache(maxsize=4096)
def heading_key(text: str) -> str:
    """Headings compare without letter case and spacing."""
    return match_key(text).casefold()


def _between_neighbours(
    ids: Sequence[str], places: Mapping[str, int], free: Mapping[int, str], left: int
) -> dict[str, int]:
    """Place each run of missing columns between the columns around it, where exactly one arrangement fits."""
    guessed: dict[str, int] = {}
    run: list[str] = []
    for column_id in ids:
        right = places.get(column_id)
        if right is None:
            run.append(column_id)
            continue
        guessed |= dict(zip(run, _fitting(len(run), left, right, free), strict=False))
        run, left = [], right
    changed = [col for col in free if col > left]
    return guessed | (dict(zip(run, changed, strict=True)) if len(changed) == len(run) else {})


def _fitting(count: int, left: int, right: int, free: Mapping[int, str]) -> list[int]:
    reworded = [col for col in free if left < col < right]
    if len(reworded) == count:
        return reworded
    return list(range(left + 1, right)) if right - left - 1 == count else []  # the headings were deleted
