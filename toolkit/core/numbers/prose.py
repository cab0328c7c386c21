"""Reading words: free text and choices from a list."""

from decimal import Decimal

from toolkit.core.numbers.formats import from_serial, is_percent, plain, show, show_date
from toolkit.core.numbers.formulas import formula_fault, formula_notes
from toolkit.core.numbers.legacy import Encoding, decode
from toolkit.core.submission import RawCell, Reading, State
from toolkit.core.text import Cleaned, clean, fold, is_blank, match_key


def read_text(cell: RawCell) -> Reading:
    """Read free text; a number, date or truth value that an office program made of it is put back into words."""
    text, notes, fault = _words(cell)
    if fault is not None:
        return fault
    if is_blank(text):
        return Reading(state=State.BLANK, notes=notes)
    return Reading(state=State.VALUE, value=text, notes=notes)


def read_choice(cell: RawCell, choices: tuple[str, ...]) -> Reading:
    """Read one of the offered texts; letter case, spacing and Unicode form do not matter."""
    text, notes, fault = _words(cell)
    if fault is not None:
        return fault
    if is_blank(text):
        return Reading(state=State.BLANK, notes=notes)
    for choice in choices:
        if match_key(choice).casefold() == match_key(text).casefold():
            changed = () if text == choice else ("choice-normalised",)
            return Reading(state=State.VALUE, value=choice, notes=notes + changed)
    near = [choice for choice in choices if fold(choice) == fold(text).rstrip(". ")]
    expected = f"có thể là “{near[0]}”" if len(near) == 1 else " / ".join(choices)
    return Reading(state=State.UNREADABLE, issue="choice-unknown", expected=expected)


def _words(cell: RawCell) -> tuple[str, tuple[str, ...], Reading | None]:
    """The cell as text, the notes, and the reading instead of both where there is no text to read."""
    notes = formula_notes(cell)
    if cell.error:
        return "", notes, Reading(state=State.ERROR, issue="error-value")
    fault = formula_fault(cell)
    if fault is not None:
        return "", notes, fault
    if cell.value is None:
        return "", notes, None
    if not isinstance(cell.value, str):
        return _put_back(cell), (*notes, "text-from-number"), None
    encoding, unicode = decode(cell.value)
    if encoding is Encoding.MIXED:
        return "", notes, Reading(state=State.UNREADABLE, issue="legacy-encoding")
    cleaned: Cleaned = clean(unicode)
    converted = () if encoding is Encoding.UNICODE else ("legacy-converted",)
    return cleaned.text, (*notes, *converted, *cleaned.changes), None


def _put_back(cell: RawCell) -> str:
    value = cell.value
    if not isinstance(value, Decimal):
        return cell.typed
    day = from_serial(value) if cell.date else None
    if day is not None:
        return show_date(day)
    return f"{show(plain(value * 100))}%" if is_percent(cell.number_format, value) else show(value)
