"""What is printed in locked cells, compared with what came back."""

from decimal import Decimal

from toolkit.core.forms.spec import Column, Row
from toolkit.core.numbers.formats import is_percent, plain
from toolkit.core.numbers.grammar import readings
from toolkit.core.submission import RawCell
from toolkit.core.text import Sameness, is_blank, sameness


def closed(row: Row, column: Column) -> bool:
    """Whether a cell that is no input was sent blank."""
    return not row.printed.get(column.id) and (column.formula is None or row.heading)


def difference(row: Row, column: Column, cell: RawCell) -> tuple[str, str] | None:
    """Expected and found text of a locked cell that is neither input nor closed; None when nothing differs."""
    found = "" if is_blank(cell.typed) else cell.typed
    printed = row.printed.get(column.id, "")
    if printed:
        return None if same_as_printed(printed, cell) else (printed, found)
    if column.formula is None or cell.formula or (found and cell.value == column.formula.empty):
        return None
    return column.formula.template, found


def same_as_printed(expected: str, cell: RawCell) -> bool:
    """Whether a cell still shows the printed text; a text that became a number compares by its value."""
    if isinstance(cell.value, str):
        return sameness(expected, cell.value) is Sameness.IDENTICAL
    if not isinstance(cell.value, Decimal) or cell.date:
        return False
    percent = is_percent(cell.number_format)
    shown = plain(cell.value * 100) if percent else cell.value
    return shown in readings(expected.removesuffix("%").strip()) and percent == expected.endswith("%")
