"""A plan file as plain values before it is a plan: each value with the place it stands at, and as it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from toolkit.core.findings.model import Place
from toolkit.core.plan.problem import PlanProblem

Path = tuple[str | int, ...]
"""Keys and positions that lead from the plan to one of its values, as pydantic counts them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What one plan file holds, whatever its format."""

    file: str
    """Name of the file in messages."""
    value: Any = None
    """The plan as ``Plan.model_validate`` takes it."""
    places: Mapping[Path, Place] = field(default_factory=dict)
    """Where values stand: a line of a text file, a cell of a workbook."""
    spelled: Mapping[Path, str] = field(default_factory=dict)
    """Values that are no texts, as they were written."""
    labels: Mapping[Path, str] = field(default_factory=dict)
    """What fields are called where they stand: headings of a workbook's columns."""
    problems: tuple[tuple[Path, PlanProblem], ...] = ()
    """What could not be read at all, each with the value it concerns."""
    remarks: tuple[PlanProblem, ...] = ()
    """What was read but should be looked at, or was left out because it is no part of a plan."""

    def place(self, loc: Path) -> Place:
        """Place of a value, or of the nearest part around it that the file has."""
        while loc and loc not in self.places:
            loc = loc[:-1]
        return self.places.get(loc) or Place(file=self.file)
