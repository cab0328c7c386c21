"""Which way an indicator is meant to move, from what its row prints."""

import re
from dataclasses import dataclass
from decimal import Decimal

from toolkit.core.plan.annex.figures import PrintedFigure
from toolkit.core.plan.annex.numbering import label_number
from toolkit.core.plan.indicators import Direction, Operator
from toolkit.core.plan.national import National
from toolkit.core.text import fold
from toolkit.core.units import Unit, UnitKind

_VERBS = (
    (re.compile(r"(?:phan dau )?(?:tang|nang|day manh|mo rong)\b"), Direction.UP),
    (re.compile(r"(?:phan dau )?(?:giam|han che|ha thap|thu hep)\b"), Direction.DOWN),
    (re.compile(r"(?:phan dau )?(?:tiep tuc )?(?:duy tri|giu|on dinh)\b"), Direction.KEEP),
)
_OPERATORS = {
    Operator.AT_LEAST: Direction.UP,
    Operator.ABOVE: Direction.UP,
    Operator.AT_MOST: Direction.DOWN,
    Operator.BELOW: Direction.DOWN,
}
_BAD = re.compile(r"\b(?:tu vong|tao hon|mu chu|bo hoc|that nghiep|mat can bang)\b")


@dataclass(frozen=True, slots=True)
class ReadDirection:
    """A direction, and whether a verb of the row states it; ``doubt`` says in Vietnamese why there is none."""

    direction: Direction
    stated: bool
    doubt: str = ""


def read_direction(
    label: str,
    unit: Unit,
    baseline: PrintedFigure | None,
    target: PrintedFigure | None,
    printed: str = "",
    known: National | None = None,
) -> ReadDirection:
    """Which way an indicator is meant to move. ``printed`` is the cell of the target.

    What counts, in this order: a verb of the label, a verb of the target, the target's operator, the national
    indicator, harm. Otherwise more is taken to be better, and what is and stays 100 % is kept; but where the target
    is below the baseline nothing says which way is meant.
    """
    if not unit.numeric:
        return ReadDirection(Direction.NONE, True)
    for words in (label_number(label).rest, fold(printed)):
        for form, direction in _VERBS:
            if form.match(words):
                return ReadDirection(direction, True)
    was, aim = (figure.value if figure else None for figure in (baseline, target))
    if unit.kind is UnitKind.PERCENT and was == aim == unit.high:
        return ReadDirection(Direction.KEEP, False)
    if target and target.operator in _OPERATORS:
        return ReadDirection(_OPERATORS[target.operator], False)
    if known:
        return ReadDirection(known.direction, False)
    if _BAD.search(label_number(label).rest):
        return ReadDirection(Direction.DOWN, False)
    return _by_figures(was, aim)


def _by_figures(was: Decimal | None, aim: Decimal | None) -> ReadDirection:
    if was is not None and aim is not None and aim < was:
        doubt = "không rõ chiều: tên không có động từ tăng, giảm mà kế hoạch thấp hơn kết quả năm trước"
        return ReadDirection(Direction.NONE, False, doubt)
    return ReadDirection(Direction.UP, False)
