"""An imported plan beside the sample that people encoded from the same document, cell by cell."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Basis, Plan
from toolkit.core.plan.word.read import Imported

SAMPLE = Path(__file__).parents[4] / "samples" / "plans" / "nghe-an-2022.yaml"
INDICATOR_CELLS = (
    *("code", "tt", "objective", "parent", "label", "unit", "direction", "baseline", "target", "leads"),
    *("reporters", "mode", "components", "parts"),
)
TASK_CELLS = (
    *("code", "number", "text", "heading", "leads", "lead_codes", "coordinators", "coordinator_codes"),
    *("timing", "start", "end"),
)


class Outcome(StrEnum):
    """What became of one cell."""

    RIGHT = "right"
    MARKED = "right, marked for confirmation"
    UNSURE = "differs, marked for confirmation"
    WRONG = "differs, unmarked"


@dataclass(frozen=True, slots=True)
class Compared:
    """One cell of the sample and of the imported plan."""

    cell: str
    expected: Any
    found: Any
    outcome: Outcome


def compare(imported: Imported) -> list[Compared]:
    """Every cell of the indicators and tasks; a row that is missing or too many makes each of its cells wrong."""
    sample = load_plan(SAMPLE)
    doubted = {doubt.part for doubt in imported.doubts}
    found = list(_rows(sample.indicators, imported.plan.indicators, INDICATOR_CELLS, "chỉ tiêu", doubted))
    return [*found, *_rows(sample.tasks, imported.plan.tasks, TASK_CELLS, "nhiệm vụ", doubted)]


def shares(compared: list[Compared]) -> dict[Outcome, float]:
    """Share of each outcome in per cent."""
    counts = Counter(cell.outcome for cell in compared)
    return {outcome: 100 * counts[outcome] / len(compared) for outcome in Outcome}


def plans_agree(one: Plan, other: Plan) -> bool:
    """Whether two plans say the same about everything but the file they come from."""
    return one.model_copy(update={"notes": ()}) == other.model_copy(update={"notes": ()})


def _rows(expected: Any, found: Any, cells: tuple[str, ...], word: str, doubted: set[str]) -> Iterator[Compared]:
    for number in range(max(len(expected), len(found))):
        want: Any = expected[number] if number < len(expected) else None
        got: Any = found[number] if number < len(found) else None
        part = f"{word} {(got or want).code}"
        for cell in cells:
            pair = [None if row is None else _plain(getattr(row, cell)) for row in (want, got)]
            same = pair[0] == pair[1] and None not in (want, got)
            marked = got is not None and (got.basis.get(cell) in (Basis.PROPOSED, Basis.MERGED_CELL))
            if same:
                outcome = Outcome.MARKED if marked else Outcome.RIGHT
            else:
                outcome = Outcome.UNSURE if marked or part in doubted else Outcome.WRONG
            yield Compared(f"{part}, {cell}", pair[0], pair[1], outcome)


def _plain(value: Any) -> Any:
    """A value without what is not the document's: line breaks, and the basis of a reporter."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return tuple((item.who, item.role) if hasattr(item, "role") else item for item in value)
    if hasattr(value, "printed") and hasattr(value, "model_copy"):
        return value.model_copy(update={"printed": " ".join(value.printed.split())})
    return value
