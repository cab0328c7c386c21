"""Findings about locked cells that differ from what was sent, in three classes: harmless, suspicious, blocking."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Place
from toolkit.core.forms.spec import AGENCY_COLUMN, Column
from toolkit.core.text import match_key, shortened
from validators.facts import Facts
from validators.frames import Source
from validators.translate import Outcome, figure_columns
from validators.wording import TYPED_LENGTH

_BY_COLUMN = {"unit": "locked-unit", "baseline": "locked-baseline", "target": "locked-target"}
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_EDGES = "()[]{} .,;:"


def tampering_outcomes(source: Source, facts: Facts) -> Iterator[Outcome]:
    """Every locked cell of a located form that came back different; a row with another row's content speaks once."""
    located, submission = source.located, source.submission
    spec = facts.specs[located.form]
    swapped = _swapped(source, facts)
    told: set[str] = set()
    for row, column_id, address, expected, found in located.changed:
        if row in told:
            continue
        column, columns = spec.column(column_id), figure_columns(spec)
        code = _code(column, expected, found)
        named = facts.agency_named(found) if column_id == AGENCY_COLUMN.id else ""
        if named == submission.stamp.agency:
            continue  # the agency under another of its names
        if named:
            code, columns = "row-of-other-agency", tuple(column.id for column in spec.inputs)
        if row in swapped:
            told.add(row)
            code, found, columns = "row-swapped", swapped[row], tuple(column.id for column in spec.inputs)
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
        yield Outcome(source.number, finding, columns)


def _swapped(source: Source, facts: Facts) -> dict[str, str]:
    """Key of each row that holds the label of another row of its form, or its whole identity → that row's label.

    Labels that several rows share tell nothing by themselves: there TT and the other printed words must agree as well.
    """
    located = source.located
    changed: dict[str, dict[str, str]] = {}
    for row, column, _, _, found in located.changed:
        changed.setdefault(row, {})[column] = found
    if not changed:
        return {}
    printed = {row.key: row.printed for row in facts.rows(source.submission.stamp, located.form)}
    by_label = {_bare(words.get("label", "")): key for key, words in printed.items()}
    by_identity = {_identity(words): key for key, words in printed.items()}
    swapped = {}
    for row, cells in changed.items():
        words = {**printed.get(row, {}), **cells}
        other = by_label.get(_bare(cells["label"])) if cells.get("label") else None
        other = by_identity.get(_identity(words), other)
        if other is not None and _identity(words) != _identity(printed.get(row, {})) and other != row:
            swapped[row] = source.label(other)
    return swapped


def _identity(printed: Mapping[str, str]) -> tuple[str, ...]:
    """What tells a row apart: its TT and label."""
    return tuple(_bare(printed.get(column, "")) for column in ("tt", "label"))


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
