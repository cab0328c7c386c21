"""Formulas in input cells: where their value came from, and whether it still can be believed."""

import re
from decimal import Decimal

from toolkit.core.numbers.arithmetic import agrees, computed
from toolkit.core.numbers.formats import exact, show
from toolkit.core.submission import RawCell, Reading, State

_OTHER_FILE = re.compile(r"\[[0-9]+\]|\[[^\[\]]+\.(?:xls|xlsx|xlsm|xlsb|ods|csv)\]|'?(?:file|https?):/", re.IGNORECASE)
"""``[1]Sheet1!A1`` in a file, ``[bao cao.xlsx]Sheet1!A1`` as shown; ``Table1[Nữ]`` is of the same file."""
_LOST = "#REF!"


def formula_notes(cell: RawCell) -> tuple[str, ...]:
    """What is said of a formula whose stored value is used."""
    if not cell.formula:
        return ()
    if _OTHER_FILE.search(cell.formula):
        return ("formula-external",)
    return ("formula-unproven",) if cell.stale and computed(cell.formula) is None else ("formula-in-input",)


def formula_fault(cell: RawCell) -> Reading | None:
    """What is read where a formula's value cannot be used; None where it can, and where there is no formula."""
    if cell.missing:
        return Reading(state=State.UNREADABLE, issue="formula-without-value")
    if not cell.formula:
        return None
    if _LOST in cell.formula.upper():
        return Reading(state=State.UNREADABLE, issue="formula-broken")
    result = None if cell.date else computed(cell.formula)
    if result is None or (isinstance(cell.value, Decimal) and agrees(result, cell.value)):
        return None
    return Reading(state=State.UNREADABLE, issue="formula-differs", expected=f"có thể là {show(exact(result))}")
