"""What is done to single cells, and by which rule each change must be found, at the changed cell itself.

The expectations follow from the design of the rules (family by family), not from what the validators do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.mutations.inputs import of_input
from bench.mutations.locked import of_blank, of_formula, of_heading, of_printed
from bench.mutations.spots import Role, Spot
from toolkit.core.forms.book import AgencyBook
from toolkit.core.submission import RawCell


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One change to one cell."""

    spot: Spot
    kind: str
    """Name of the change, the same for all cells it is made to."""
    raw: RawCell
    """What stands in the cell afterwards; its address is not used."""
    codes: frozenset[str]
    """Rules of which one must speak at the cell."""


def mutations(spots: list[Spot], book: AgencyBook) -> Iterator[Mutation]:
    """Every mutation of every cell of a form, in the order of its cells."""
    below = _next_printed(spots)
    for spot in spots:
        match spot.role:
            case Role.INPUT:
                changes = of_input(spot, book)
            case Role.PRINTED:
                changes = of_printed(spot, below.get((spot.form.spec.id, spot.key, spot.column.id), ""))
            case Role.FORMULA:
                changes = of_formula()
            case Role.HEADING:
                changes = of_heading(spot)
            case Role.CLOSED | Role.BESIDE:
                changes = of_blank()
        for change in changes:
            yield Mutation(spot=spot, kind=f"{spot.role}: {change.kind}", raw=change.raw, codes=change.codes)


def _next_printed(spots: list[Spot]) -> Mapping[tuple[str, str, str], str]:
    """What the next row of the form prints in the same column, by form, row and column."""
    found: dict[tuple[str, str, str], str] = {}
    above: dict[tuple[str, str], str] = {}
    for spot in spots:
        if spot.role is Role.PRINTED:
            column = (spot.form.spec.id, spot.column.id)
            if column in above:
                found[column[0], above[column], column[1]] = spot.printed
            above[column] = spot.key
    return found
