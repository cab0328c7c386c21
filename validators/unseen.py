"""Findings about input cells that merged ranges join or cover."""

from collections.abc import Iterator

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding, Place
from toolkit.core.text import shortened
from validators.frames import Source
from validators.translate import Outcome
from validators.wording import TYPED_LENGTH


def unseen_outcomes(source: Source) -> Iterator[Outcome]:
    """Joined cells are marked at the first of them; a covered cell is refused."""
    typed = {(entry.row, entry.column): entry.typed for entry in source.located.entries}
    for area, cells in source.located.merged:
        row, column = cells[0]
        finding = _found("cells-merged", source, row, column, area, str(len(cells)), "")
        yield Outcome(source.number, finding, (column,))
    for row, column, address, area in source.located.covered:
        found = shortened(typed.get((row, column), ""), TYPED_LENGTH)
        yield Outcome(source.number, _found("figure-covered", source, row, column, address, found, area), (column,))


def _found(code: str, source: Source, row: str, column: str, cell: str, found: str, expected: str) -> Finding:
    stamp = source.submission.stamp
    return rule(code).found(
        place=Place(file=source.submission.file.name, sheet=source.located.sheet, cell=cell),
        agency=stamp.agency,
        report=stamp.report,
        form=source.located.form,
        row=row,
        column=column,
        label=shortened(source.label(row)),
        found=found,
        expected=expected,
    )
