"""Formulas in input cells: where their value came from, and whether it still can be believed."""

import re

from toolkit.core.submission import RawCell

_OTHER_FILE = re.compile(r"\[[0-9]+\]|\[[^\[\]]+\.(?:xls|xlsx|xlsm|xlsb|ods|csv)\]|'?(?:file|https?):/", re.IGNORECASE)
"""``[1]Sheet1!A1`` in a file, ``[bao cao.xlsx]Sheet1!A1`` as shown; ``Table1[Nữ]`` is of the same file."""
_LOST = "#REF!"


def formula_notes(cell: RawCell) -> tuple[str, ...]:
    """What is said of a formula whose stored value is used."""
    if not cell.formula:
        return ()
    return ("formula-external",) if _OTHER_FILE.search(cell.formula) else ("formula-in-input",)


def formula_issue(cell: RawCell) -> str:
    """Why a formula's value cannot be used; empty where it can, and where there is no formula."""
    if cell.missing:
        return "formula-without-value"
    return "formula-broken" if _LOST in cell.formula.upper() else ""
