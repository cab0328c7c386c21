"""A change to the clean plan and the one finding that must follow: where it lies, and what it says."""

from dataclasses import dataclass

from toolkit.core.plan.source import Path

Change = tuple[str, str]


@dataclass(frozen=True)
class Mutation:
    """Words exchanged in the text of the clean plan, and the one finding that follows."""

    code: str
    changes: tuple[Change, ...]
    at: Path
    """Place of the value the finding is about."""
    row: str = ""
    found: str = ""
    expected: str = ""

    @property
    def title(self) -> str:
        """Name of the test."""
        return f"{self.code}: {self.row or self.at[0]}"


def within(anchor: str, old: str, new: str) -> Change:
    """A change to words that occur often, told apart by the line before them."""
    return f"{anchor}{old}", f"{anchor}{new}"


def one(code: str, change: Change, at: Path, row: str = "", found: str = "", expected: str = "") -> Mutation:
    return Mutation(code, (change,), at, row, found, expected)
