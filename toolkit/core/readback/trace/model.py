"""The chain from a cell of a consolidated workbook to the cells of the returned files."""

from dataclasses import dataclass

from toolkit.core.readback.model import DataLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A row of ``Dữ liệu`` that a formula looks at."""

    line: DataLine
    row: int
    """Counted from 1, as the sheet shows it."""
    entered: bool
    reason: str
    """Vietnamese: why it does not enter."""
    figures: tuple[tuple[str, str], ...]
    """Heading and shown value of the columns that the formula looks at."""
    typed: tuple[tuple[str, str], ...]
    """Address in the returned file, and what was typed there."""
    by_hand: str = ""
    """Vietnamese: which figures of the row are not what was typed; empty where all are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A cell, and what it is made of."""

    sheet: str
    address: str
    heading: str
    label: str
    shown: str
    formula: str = ""
    """As it stands in the cell, with "="; empty where there is none."""
    words: str = ""
    """What the formula computes, by the branches that it takes now."""
    conditions: tuple[str, ...] = ()
    """Why it takes those branches."""
    note: str = ""
    """What else must be known: that it has no source, or that the workbook was not calculated anew."""
    steps: tuple["Step", ...] = ()
    """Cells that it refers to."""
    sources: tuple[Source, ...] = ()
    """Rows of data that it looks at, those that enter first."""

    @property
    def all_sources(self) -> tuple[Source, ...]:
        """Every row of data below this cell, each once."""
        found = {source.row: source for source in self.sources}
        for step in self.steps:
            for source in step.all_sources:
                found.setdefault(source.row, source)
        return tuple(found.values())
