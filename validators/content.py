"""What submissions say, compared: whether equal content is a coincidence, and where two differ."""

from collections.abc import Iterator
from decimal import Decimal

from toolkit.core.forms.cover import COVER
from toolkit.core.forms.spec import FormSpec
from toolkit.core.submission import Entry, State, Submission
from toolkit.core.text import shortened

Place = tuple[str, str, str]
_SHOWN = 3
_MIN_FIGURES = 4
_MIN_DIGITS = 8


def _counted(submission: Submission, specs: dict[str, FormSpec]) -> Iterator[Entry]:
    for located in submission.forms:
        if located.form in specs and specs[located.form].counted:
            for entry in located.entries:
                if entry.reading.state is not State.BLANK:
                    yield entry


def telling(submission: Submission, specs: dict[str, FormSpec]) -> bool:
    """Whether the figures are so many that two agencies cannot have the same by chance.

    Communes share small numbers and stock phrases; at least four figures other than zero with eight digits between
    them, together with every text being equal, are no coincidence.
    """
    figures = [
        value for entry in _counted(submission, specs) if isinstance(value := entry.reading.value, Decimal) and value
    ]
    digits = sum(len(value.as_tuple().digits) for value in figures)
    return len(figures) >= _MIN_FIGURES and digits >= _MIN_DIGITS


def differences(one: Submission, other: Submission) -> str:
    """The first cells in which two submissions differ, and how many more there are. The cover comes last."""
    before, after = _by_place(one), _by_place(other)
    places = dict.fromkeys([*before, *after])
    changed = [place for place in places if _said(before.get(place)) != _said(after.get(place))]
    changed.sort(key=lambda place: place[0] == COVER)
    if not changed:
        return "không có ô nào khác"
    texts = [_change(before.get(place), after.get(place)) for place in changed[:_SHOWN]]
    rest = len(changed) - len(texts)
    return "; ".join(texts) + (f" và {rest} ô khác" if rest else "")


Spot = tuple[str, Entry]
"""Sheet and entry."""


def _by_place(submission: Submission) -> dict[Place, Spot]:
    return {(e.form, e.row, e.column): (located.sheet, e) for located in submission.forms for e in located.entries}


def _said(spot: Spot | None) -> str:
    """A cell's meaning: its value where it has one, else what was typed."""
    if spot is None or spot[1].reading.state is State.BLANK:
        return ""
    entry = spot[1]
    value = entry.reading.value
    return f"={value}" if value is not None else entry.reading.state.value + entry.typed


def _change(before: Spot | None, after: Spot | None) -> str:
    spot = after or before
    assert spot is not None, "a difference lies in one of two submissions"
    sheet, entry = spot
    return f"trang “{sheet}” ô {entry.cell}: {_word(before)} → {_word(after)}"


def _word(spot: Spot | None) -> str:
    return f"“{shortened(spot[1].typed, 30)}”" if spot is not None and _said(spot) else "trống"
