"""Where on the sheet ``Chỉ tiêu`` the cells of a row are, and what formulas ask of the rows of its parts."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.core.a1 import a1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Addresses on the sheet ``Chỉ tiêu`` that formulas of a row use."""

    numerator: str
    denominator: str
    value: str
    status: str
    achievement: str
    change: str
    coverage: str
    baseline: str
    """Cell or constant; empty when the plan gives no figure."""
    target: str

    @property
    def received(self) -> str:
        """An expression: the first number of the coverage, as text."""
        return f'LEFT({self.coverage},FIND("/",{self.coverage})-1)'

    @classmethod
    def of_row(cls, row: int, columns: dict[str, int], *, baseline: str, target: str) -> "Cells":
        """The cells of a row, by column name."""
        names = ("numerator", "denominator", "value", "status", "achievement", "change", "coverage")
        return cls(**{name: a1(row, columns[name]) for name in names}, baseline=baseline, target=target)


def count_words(parts: Iterable[Cells], column: str, *words: str) -> str:
    """An expression: how many parts of a compound have one of these words in a column."""
    return "+".join(f'({getattr(cells, column)}="{word}")' for cells in parts for word in words)
