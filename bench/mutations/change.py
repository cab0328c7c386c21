"""One change to one cell, as the cell stands afterwards."""

from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.submission import RawCell

DATE_FORMAT, PERCENT_FORMAT = "dd/mm/yyyy", "0.00%"


@dataclass(frozen=True, slots=True)
class Change:
    """What is done to a cell, and by which rules it may be found."""

    kind: str
    raw: RawCell
    codes: frozenset[str]


def text(words: str) -> RawCell:
    """A cell of text."""
    return RawCell(address="A1", value=words)


def number(figure: str | Decimal, number_format: str = "General") -> RawCell:
    """A numeric cell."""
    return RawCell(address="A1", value=Decimal(figure), number_format=number_format, date=number_format == DATE_FORMAT)


EMPTY = RawCell(address="A1", value=None)
ERROR = RawCell(address="A1", value=None, error="#REF!")
UNCALCULATED = RawCell(address="A1", value=None, formula="SUM(A1:A9)", missing=True)


def change(kind: str, raw: RawCell, *codes: str) -> Change:
    """A change and the rules of which one must speak."""
    return Change(kind, raw, frozenset(codes))
