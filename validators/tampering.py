"""Findings about locked cells that differ from what was sent, in three classes: harmless, suspicious, blocking."""

import re
from collections.abc import Iterator
from decimal import Decimal

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Place
from toolkit.core.forms.spec import Column
from toolkit.core.text import match_key
from validators.facts import Facts
from validators.frames import Source
from validators.translate import Outcome, figure_columns
from validators.wording import TYPED_LENGTH, shortened

_BY_COLUMN = {"unit": "locked-unit", "baseline": "locked-baseline", "target": "locked-target"}
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_EDGES = "()[]{} .,;:"


def tampering_outcomes(source: Source, facts: Facts) -> Iterator[Outcome]:
    """Every locked cell of a located form that came back different."""
    located, submission = source.located, source.submission
    spec = facts.specs[located.form]
    for row, column_id, address, expected, found in located.changed:
        column = spec.column(column_id)
        code = _code(column, expected, found)
        finding = rule(code).found(
            place=Place(file=submission.file.name, sheet=located.sheet, cell=address),
            agency=submission.stamp.agency,
            report=submission.stamp.report,
            form=located.form,
            row=row,
            column=column_id,
            label=shortened(source.label(row)),
            heading=column.heading,
            found=shortened(found, TYPED_LENGTH) or "(trống)",
            expected=shortened(expected, TYPED_LENGTH) or "(trống)",
        )
        yield Outcome(source.number, finding, figure_columns(spec))


def _code(column: Column, expected: str, found: str) -> str:
    """The class of a change. Spacing, case, brackets and the spelling of a number are harmless."""
    if column.formula is not None:
        return "locked-formula"
    if _alike(expected, found):
        return "locked-spacing"
    return _BY_COLUMN.get(column.id, "locked-label")


def _alike(expected: str, found: str) -> bool:
    if _NUMBER.fullmatch(expected.strip()) and _NUMBER.fullmatch(found.strip()):
        # Excel retypes 46,30 as 46,3 or 46.3 when a locked cell is touched.
        return Decimal(expected.strip().replace(",", ".")) == Decimal(found.strip().replace(",", "."))
    # Spaces alone; a lost diacritic is a change of wording.
    return _bare(expected) == _bare(found)


def _bare(text: str) -> str:
    return match_key(text).replace(" ", "").casefold().strip(_EDGES)
