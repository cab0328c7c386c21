"""Remarks on figures in which agencies of a lower level are missing: carried up, however many levels there are."""

from collections.abc import Iterator, Sequence

from toolkit.core.consolidation.headings import BELOW
from toolkit.core.consolidation.model import Contribution, Figure

_MARK = "lower-coverage-incomplete"
"""The warning that the data of such a row carry."""


def missing_below(main: Sequence[Contribution]) -> Iterator[str]:
    """Counted figures of reporters that lack agencies below them; the note of such a row says how many there are."""
    for one in main:
        data = one.record.data if one.record is not None and one.counted else ()
        note = next((datum for datum in data if datum.column == "note"), None)
        if note is not None and any(_MARK in datum.marks for datum in data):
            received, _, expected = note.typed.partition("/")
            far = f"chưa đủ {BELOW}" if received == expected else f"mới gồm {note.typed} {BELOW}"
            yield f"Số của {one.agency.name} {far}."


def parts_missing_below(parts: Sequence[Figure]) -> Iterator[str]:
    """Parts of a compound of which the same has been said."""
    lacking = [part.indicator for part in parts if any(BELOW in remark for remark in part.remarks)]
    if lacking:
        yield f"Thành phần {', '.join(row.tt or row.code for row in lacking)} chưa đủ {BELOW}."
