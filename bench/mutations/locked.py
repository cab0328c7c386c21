"""Changes to what a form prints, computes or leaves closed."""

from collections.abc import Iterator
from decimal import Decimal

from bench.mutations.change import EMPTY, ERROR, Change, change, number, text
from bench.mutations.spots import Spot
from toolkit.core.submission import RawCell
from toolkit.core.text import match_key

_LOCKED = {"unit": "locked-unit", "baseline": "locked-baseline", "target": "locked-target"}


def of_printed(spot: Spot, below: str) -> Iterator[Change]:
    """A printed cell; ``below`` is what the next row prints."""
    printed = spot.printed
    code = _LOCKED.get(spot.column.id, "locked-label")
    yield change("text added", text(f"{printed} (điều chỉnh)"), code)
    yield change("blanked", EMPTY, code)
    yield change("error value", ERROR, code)
    yield change("overwritten with a number", number("987654"), code)
    yield change("first character replaced", text(f"Ω{printed[1:]}"), code)
    if any(map(str.isdigit, printed)):
        yield change("a digit changed", text(_other_digit(printed)), code)
    if " " in printed.strip():
        yield change("a space doubled", text(printed.strip().replace(" ", "  ", 1)), "locked-spacing")
        yield change("first word deleted", text(printed.strip().split(" ", 1)[1]), code)
    if below and match_key(below) != match_key(printed):
        # Where both print the same unit, one in brackets, only the spelling differs.
        yield change("swapped with the next row", text(below), code, "row-swapped", "locked-spacing")


def _other_digit(printed: str) -> str:
    place = max(place for place, letter in enumerate(printed) if letter.isdigit())
    return f"{printed[:place]}{(int(printed[place]) + 1) % 10}{printed[place + 1 :]}"


def of_formula() -> Iterator[Change]:
    """A computed cell."""
    code = "locked-formula"
    yield change("blanked", EMPTY, code)
    yield change("typed over with a number", number("31.5"), code)
    yield change("typed over with text", text("đạt"), code)
    yield change("error value", ERROR, code)
    yield change("another formula", RawCell(address="A1", value=Decimal(2), formula="1+1"), code)


def of_heading(spot: Spot) -> Iterator[Change]:
    """The heading of a column."""
    codes = ("column-missing", "column-recovered")
    columns = spot.form.columns
    yield change("text added", text(f"{spot.printed} (điều chỉnh)"), *codes)
    yield change("blanked", EMPTY, *codes)
    yield change("overwritten with a number", number("987654"), *codes)
    after = columns[(columns.index(spot.column) + 1) % len(columns)].heading
    yield change("copied from the next column", text(after), *codes)


def of_blank() -> Iterator[Change]:
    """A cell that was sent blank and is no input."""
    yield change("text typed", text("Xem văn bản kèm theo"), "row-added")
    yield change("number typed", number("12"), "row-added")
