"""Numbers of rows and columns, and ranges, as a worksheet writes them; all count from 0 here."""

from collections.abc import Iterator, Mapping

from toolkit.core.a1 import parse
from toolkit.core.intake.limits import Refused
from toolkit.core.intake.markup import Element, local

_SEEN = 0.5
"""Points of a row and characters of a column that somebody may see; LibreOffice and Excel hide what has none."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""
NO_NUMBER, NO_ZERO = ";;;", "General;-General;;@"
"""Number formats that show no number, and that show no zero."""
DIGITS = 9
"""More are no number of any row, column or text."""


def checked(part: Element) -> Iterator[Range]:
    """Ranges with a check, also where a program keeps checks that refer to other sheets among its extensions."""
    for item in part.iter():
        if local(item.tag) == "dataValidation" and item.get("type", "none") != "none":
            inner = (child.text or "" for child in item if local(child.tag) == "sqref")
            for reference in (item.get("sqref") or next(inner, "")).split():
                yield cells(reference)


def reformatted(part: Element, formats: Mapping[str, str]) -> Iterator[tuple[Range, str]]:
    """Ranges in which a rule may show numbers in another format, or no number at all, each with that format.

    ``formats``: those of the rules that the styles hold, by number.
    """
    for group in part.iter():
        if local(group.tag) != "conditionalFormatting":
            continue
        shown = [one for rule in group for one in _formats_of(rule, formats)]
        inner = (child.text or "" for child in group if local(child.tag) == "sqref")
        for reference in (group.get("sqref") or next(inner, "")).split() if shown else ():
            yield from ((cells(reference), one) for one in shown)


def _formats_of(rule: Element, formats: Mapping[str, str]) -> Iterator[str]:
    style = formats.get(rule.get("dxfId", ""))
    if style is not None:
        yield style
    for inside in rule.iter():
        if local(inside.tag) == "numFmt":
            yield inside.get("formatCode", "General")
        elif inside.get("showValue") in ("0", "false"):  # a bar or a sign in place of the number
            yield NO_NUMBER


def column(number: str | None) -> int:
    """A column counted from 1, counted from 0; -1 for what is no number."""
    return int(number) - 1 if number and number.isdecimal() and len(number) <= DIGITS else -1


def unseen(element: Element, size: str) -> bool:
    """Whether a row or some columns are hidden, or have no height or width to speak of."""
    if element.get("hidden") in ("1", "true"):
        return True
    try:
        return float(element.get(size, _SEEN)) < _SEEN
    except ValueError:
        return False


def row(number: str) -> int:
    """A row counted from 1, counted from 0."""
    if not number.isdecimal() or len(number) > DIGITS:
        raise Refused("damaged", "row-number", found=number[:20])
    return int(number) - 1


def cells(reference: str) -> Range:
    """``"B7:D9"`` → (6, 1, 8, 3)."""
    first, _, last = reference.partition(":")
    try:
        return (*parse(first), *parse(last or first))
    except ValueError as error:
        raise Refused("damaged", "address", found=reference[:20]) from error
