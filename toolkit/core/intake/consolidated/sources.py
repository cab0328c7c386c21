"""Which returned files below are in the figures that are taken from a consolidated workbook."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from toolkit.core.intake.consolidated.indicators import Taken
from toolkit.core.lower_book import LowerSource
from toolkit.core.readback.model import ConsolidatedBook


def sources_of(book: ConsolidatedBook, taken: Iterable[Taken]) -> Iterator[LowerSource]:
    """The files that the sheet ``Dữ liệu`` counts in rows that are taken, in its order."""
    forms = {key: (one.located.form, row) for one in taken for key, row in one.rows.items()}
    places: dict[tuple[str, str, str], set[tuple[str, str]]] = defaultdict(set)
    for line in book.data:
        if line.counted and line.key in forms:
            places[line.agency, line.file, line.hash].add(forms[line.key])
    for (agency, file, digits), rows in places.items():
        yield LowerSource(agency=agency, file=file, hash=digits, places=frozenset(rows))
