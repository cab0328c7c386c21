"""The checks on single cells, vectorised over the cells frame of a form. Each returns True where a cell passes.

Sources: bounds and whole numbers follow from the unit of measure; plausible bounds from the plan; reading issues are
found by the reader, which does not judge: that a cell with an issue fails is said here.
"""

from collections.abc import Callable, Mapping

import pandas as pd

from toolkit.core.submission import State
from toolkit.core.units import UnitKind
from validators.plausible_checks import in_millions, within_year

CellCheck = Callable[[pd.DataFrame], "pd.Series[bool]"]

ISSUES: tuple[str, ...] = (
    "text-in-figure",
    "date-in-figure",
    "error-value",
    "formula-without-value",
    "formula-broken",
    "formula-differs",
    "approximate-figure",
    "ambiguous-figure",
    "figure-of-year",
    "data-year-contradicts",
    "figure-too-large",
    "percent-as-fraction",
    "unit-contradicts",
    "format-contradicts",
    "legacy-encoding",
    "choice-unknown",
    "date-unreadable",
)
"""Reading issues that the reader can report, each a rule of the catalogue."""


def has_issue(code: str) -> Callable[["pd.Series[str]"], "pd.Series[bool]"]:
    """The check on the issue column that a reading issue fails."""

    def passes(issues: "pd.Series[str]") -> "pd.Series[bool]":
        return issues != code

    return passes


def _impossible(frame: pd.DataFrame) -> "pd.Series[bool]":
    return (frame["value"] < frame["floor"]) | (frame["value"] > frame["ceiling"])


def percent_possible(frame: pd.DataFrame) -> "pd.Series[bool]":
    """A share lies between 0 and 100, unless the plan itself allows more."""
    return ~((frame["unit"] == UnitKind.PERCENT.value) & _impossible(frame))


def year_possible(frame: pd.DataFrame) -> "pd.Series[bool]":
    """A data year lies in living memory."""
    return ~((frame["unit"] == UnitKind.YEAR.value) & _impossible(frame))


def not_negative(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Counts, amounts and rates other than percentages cannot be negative."""
    other = ~frame["unit"].isin([UnitKind.PERCENT.value, UnitKind.YEAR.value])
    return ~(other & _impossible(frame))


def whole(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Only whole things are counted."""
    return ~(frame["integral"] & (frame["value"] % 1 != 0) & frame["value"].notna())


def plausible(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Possible figures lie within the bounds that the plan declares."""
    outside = (frame["value"] < frame["low"]) | (frame["value"] > frame["high"])
    return ~(outside & ~_impossible(frame))


def filled(frame: pd.DataFrame) -> "pd.Series[bool]":
    """A required cell is filled, unless nothing occurred or the row of a list is not used."""
    return ~(frame["required"] & (frame["state"] == State.BLANK.value) & ~frame["excused"])


CELL_CHECKS: Mapping[str, CellCheck] = {
    "percent-out-of-range": percent_possible,
    "year-out-of-range": year_possible,
    "negative-count": not_negative,
    "fractional-count": whole,
    "beyond-bounds": plausible,
    "required-empty": filled,
    "date-outside-year": within_year,
    "amount-in-dong": in_millions,
}
"""Rule code → check, in the order in which findings are made."""
