"""What is printed in locked cells, compared with what came back."""

import re
from decimal import Decimal

from toolkit.core.forms.spec import Column, Row
from toolkit.core.numbers.formats import is_percent, plain
from toolkit.core.numbers.grammar import readings
from toolkit.core.submission import RawCell
from toolkit.core.text import Sameness, is_blank, sameness

_FUNCTION = re.compile(r"([A-Z][A-Z0-9.]*)\(")
_LITERAL = re.compile('"[^"]*"')
_ADDED = frozenset({"INDEX", "ROW", "TRUE", "FALSE"})
"""What the writer and office programs put around and in place of names and truth values."""
_UNREAD = "…"
"""Stands for a formula whose text the file does not give, or the reader of its format does not read."""


def closed(row: Row, column: Column) -> bool:
    """Whether a cell that is no input was sent blank."""
    return not row.printed.get(column.id) and (column.formula is None or row.heading)


def difference(row: Row, column: Column, cell: RawCell) -> tuple[str, str] | None:
    """Expected and found text of a locked cell that is neither input nor closed; None when nothing differs."""
    found = "" if is_blank(cell.typed) else cell.typed
    printed = row.printed.get(column.id, "")
    if printed:
        return None if same_as_printed(printed, cell) else (printed, found)
    if column.formula is None or (found and cell.value == column.formula.empty and not cell.formula):
        return None
    template = column.formula.template
    if cell.formula:
        return None if _computes_alike(template, cell.formula) else (template, f"={cell.formula}")
    return template, found


def _computes_alike(template: str, formula: str) -> bool:
    """Whether a formula still calls the functions it was sent with: programs rewrite everything else in it."""
    return formula == _UNREAD or _functions(formula) == _functions(template)


def _functions(formula: str) -> set[str]:
    return set(_FUNCTION.findall(_LITERAL.sub("", formula.upper()))) - _ADDED


def same_as_printed(expected: str, cell: RawCell) -> bool:
    """Whether a cell still shows the printed text; a text that became a number compares by its value."""
    if isinstance(cell.value, str):
        return sameness(expected, cell.value) is Sameness.IDENTICAL
    if not isinstance(cell.value, Decimal) or cell.date:
        return False
    percent = is_percent(cell.number_format, cell.value)
    shown = plain(cell.value * 100) if percent else cell.value
    return shown in readings(expected.removesuffix("%").strip()) and percent == expected.endswith("%")
