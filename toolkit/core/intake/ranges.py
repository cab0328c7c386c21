"""Numbers of rows and columns, and ranges, as a worksheet writes them; all count from 0 here."""

from collections.abc import Iterator

from toolkit.core.a1 import parse
from toolkit.core.intake.limits import Refused
from toolkit.core.intake.markup import Element, local

_SEEN = 0.5
"""Points of a row and characters of a column that somebody may see; LibreOffice and Excel hide what has none."""
Range = tuple[int, int, int, int]
"""First row, first column, last row, last column."""
DIGITS = 9
"""More are no number of any row, column or text."""


def checked(part: Element) -> Iterator[Range]:
    """Ranges with a check, also where a program keeps checks that refer to other sheets among its extensions."""
    for item in part.iter():
        if local(item.tag) == "dataValidation" and item.get("type", "none") != "none":
            yield from areas(item)


def areas(item: Element) -> Iterator[Range]:
    """The ranges that something is about: an attribute, and elements where it stands among extensions."""
    inner = (child.text or "" for child in item if local(child.tag) == "sqref")
    for references in (item.get("sqref", ""), *inner):
        yield from map(cells, references.split())


def is_off(element: Element, name: str) -> bool:
    """Whether an attribute says no; whatever is neither clearly yes nor missing does."""
    text = element.get(name)
    return text is not None and text.strip() not in ("1", "true")


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
    """``"B7:D9"`` → (6, 1, 8, 3), from whichever corner it is written."""
    first, _, last = reference.partition(":")
    try:
        (top, left), (bottom, right) = parse(first), parse(last or first)
    except ValueError as error:
        raise Refused("damaged", "address", found=reference[:20]) from error
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)
