"""Formulas as a workbook stores them.

Functions that came after Excel 2007 are stored under a prefix. xlsxwriter looks for each of them, more than a hundred
searches over every formula, a quarter of the time that a plan workbook takes; formulas of older functions alone,
which are all that the product writes, need none of them.
"""

import re
from collections.abc import Callable

_OLD = (
    "ABS AND COUNT COUNTA COUNTIF COUNTIFS FIND IF IFERROR INDEX ISBLANK ISNUMBER ISTEXT LEFT LEN MATCH MAX MID MIN "
    "NOT OR RIGHT ROUND ROW SUBSTITUTE SUM SUMIF SUMIFS SUMPRODUCT TRIM VALUE"
)
OLD_FUNCTIONS = frozenset(_OLD.split())
"""Functions of Excel 2007 that are stored as they are written."""
_FUNCTION = re.compile(r"([A-Z][A-Z0-9.]*)\(")


def prepared(prepare: Callable[[str, bool], str], formula: str, expand_future_functions: bool = False) -> str:
    """What ``prepare``, xlsxwriter's own, makes of a formula, at once where it holds old functions only."""
    if OLD_FUNCTIONS.issuperset(_FUNCTION.findall(formula)):
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")
    return prepare(formula, expand_future_functions)
