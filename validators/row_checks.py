"""The checks across one row, vectorised over the rows frame of a form. Each returns True where a row passes.

Every input column ``c`` gives ``c.state``; figures also ``c`` (the value), ``c.typed`` (decimals as typed), ``c.floor``
and ``c.ceiling``; drop-downs ``c.choice``. Every row gives ``source`` (the list it stands in), in order of the list,
``words`` (its name) and ``content``. Sources: design 5, family "row logic": (a), (b)
and the rate agree; explanations of missed targets are due in yearly reports only.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from toolkit.core.forms.spec import RowRule
from toolkit.core.submission import State
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import NO_FIGURE_STATUSES, STATUS_NIL, STATUS_NO_DATA
from validators.frames import CLOSED
from validators.plausible_checks import near_baseline, not_copied, not_slipped, result_told, within_estimate

RowCheck = Callable[[pd.DataFrame, RowRule], "pd.Series[bool]"]

_FIGURES = ("result", "numerator", "denominator")
_PRESENT = [State.VALUE.value, State.ZERO.value]
_ANSWERS = [State.NIL.value, State.NO_DATA.value, State.OUT_OF_SCOPE.value]
_EXACT_DECIMALS = 9  # beyond this a double cannot tell decimals of large figures apart
_NOISE = 1e-9
_TOTALS = ("tổng cộng", "tổng số", "cộng", "tổng")
_SUMMED_ROWS = 2  # one row above is no sum: the row repeats it


def present(frame: pd.DataFrame, column: str) -> "pd.Series[bool]":
    """Whether a cell holds a readable value, zero included."""
    return frame[f"{column}.state"].isin(_PRESENT)


def blank(frame: pd.DataFrame, column: str) -> "pd.Series[bool]":
    """Whether an open cell is empty."""
    return frame[f"{column}.state"] == State.BLANK.value


def _absent(frame: pd.DataFrame, column: str) -> "pd.Series[bool]":
    return frame[f"{column}.state"].isin([State.BLANK.value, CLOSED])


def _figured(frame: pd.DataFrame) -> "pd.Series[bool]":
    return present(frame, "result") | present(frame, "numerator") | present(frame, "denominator")


def _answered(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Whether the row says in words why there is no figure, or says something that is a finding of its own."""
    answer = frame["status.choice"].isin(list(NO_FIGURE_STATUSES))
    answer |= frame["status.state"].isin([State.UNREADABLE.value, State.ERROR.value])
    for column in _FIGURES:
        answer |= frame[f"{column}.state"].isin(_ANSWERS)
    return answer


def answered_or_filled(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """An indicator has a figure or an answer; a task has a status."""
    if set(_FIGURES) <= set(rule.columns):
        empty = _absent(frame, "result") & _absent(frame, "numerator") & _absent(frame, "denominator")
        return ~(empty & ~_answered(frame) & ~frame["nil"])
    return ~(blank(frame, rule.columns[0]) & ~frame["nil"])


def components_complete(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """(a) and (b) come together; where rates of several agencies are added up, a rate alone is not enough."""
    del rule
    half = (present(frame, "numerator") & blank(frame, "denominator")) | (
        blank(frame, "numerator") & present(frame, "denominator")
    )
    rate_only = frame["shared"] & present(frame, "result") & blank(frame, "numerator") & blank(frame, "denominator")
    return ~((half | rate_only) & ~_answered(frame))


def denominator_not_zero(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """Nothing can be part of a total of zero; 0 of 0 is an answer."""
    del rule
    return ~((frame["denominator"] == 0) & ((frame["numerator"] > 0) | (frame["result"] > 0)))


def _above(frame: pd.DataFrame) -> "pd.Series[bool]":
    above: pd.Series[bool] = frame["unit"] == UnitKind.PERCENT.value
    return above & (frame["denominator"] > 0) & (frame["numerator"] > frame["denominator"])


def numerator_within(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """In percentages the part never exceeds the whole; boys per 100 girls and the like may."""
    del rule
    return ~_above(frame)


def _rate(frame: pd.DataFrame) -> "pd.Series[float]":
    with np.errstate(divide="ignore", invalid="ignore"):
        rate: pd.Series[float] = frame["numerator"] / frame["denominator"] * frame["scale"]
    return rate.where(frame["denominator"] > 0)


def rate_agrees(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """The typed rate is (a)/(b), rounded or cut at the decimals it was typed with."""
    del rule
    rate, result = _rate(frame), frame["result"]
    factor = 10.0 ** frame["result.typed"].clip(upper=_EXACT_DECIMALS)
    rounded = np.floor(rate * factor + 0.5 + _NOISE) / factor
    cut = np.floor(rate * factor + _NOISE) / factor
    slack = _NOISE * (1 + rate.abs()) + (frame["result.typed"] > _EXACT_DECIMALS) / factor
    agrees = ((result - rounded).abs() <= slack) | ((result - cut).abs() <= slack)
    possible = (result >= frame["result.floor"]) & (result <= frame["result.ceiling"])
    fails: pd.Series[bool] = result.notna() & rate.notna() & possible & ~_above(frame) & ~agrees
    return ~fails


def status_agrees(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A row that says it has no figure gives none; with "không phát sinh" zeros are consistent."""
    del rule
    none = frame["status.choice"].isin([s for s in NO_FIGURE_STATUSES if s != STATUS_NIL])
    # "No data" beside an earlier year's figure of a survey says: nothing new, this is the latest.
    none &= ~((frame["status.choice"] == STATUS_NO_DATA) & (frame["year"] < frame["plan_year"]))
    given = present(frame, "result") | present(frame, "numerator")
    positive = (frame["result"] > 0) | (frame["numerator"] > 0)
    return ~((none & given) | ((frame["status.choice"] == STATUS_NIL) & positive))


def status_chosen(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A figure says whether it is official or an estimate."""
    del rule
    return ~(blank(frame, "status") & _figured(frame) & ~frame["nil"])


def _due(frame: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a full-year row owes an explanation: a missed target, or no data."""
    figure = frame["result"].fillna(_rate(frame))
    factor = 10.0 ** frame["decimals"]
    figure = np.floor(figure * factor + 0.5 + _NOISE) / factor
    target, operator = frame["target"], frame["operator"]
    missed = (
        ((operator == ">=") & (figure < target - _NOISE))
        | ((operator == "<=") & (figure > target + _NOISE))
        | ((operator == ">") & (figure <= target))
        | ((operator == "<") & (figure >= target))
        | ((operator == "=") & ((figure - target).abs() > _NOISE))
    )
    no_data = (frame["status.choice"] == STATUS_NO_DATA) & ~_figured(frame)
    no_data |= frame["result.state"] == State.NO_DATA.value
    due: pd.Series[bool] = (frame["explains_miss"] & missed & ~_answered(frame)) | (frame["explains_absence"] & no_data)
    return due & blank(frame, "note") & ~frame["nil"]


def source_given(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A figure names its source; where an explanation is due as well, that finding asks for both."""
    del rule
    lacking = _figured(frame) & blank(frame, "note") & ~_answered(frame) & ~frame["nil"]
    return ~(lacking & ~_due(frame)) if lacking.any() else ~lacking


def explained(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """Yearly reports explain missed targets and missing figures."""
    del rule
    return ~_due(frame)


def part_within(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A part (nữ) never exceeds its total (tổng số)."""
    part, whole = rule.columns
    return ~(frame[part] > frame[whole])


def parts_add_up(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """Men and women make up the total; a part above its total is told by a rule of its own."""
    whole, men, women = (frame[column] for column in rule.columns)
    given = whole.notna() & men.notna() & women.notna()
    fails: pd.Series[bool] = given & (men <= whole) & (women <= whole) & ((men + women - whole).abs() > _NOISE)
    return ~fails


def no_total(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A list holds items, not their total: neither by name nor, without any words, by its figures."""
    figures = frame[[column for column in rule.columns if column in frame]]
    lists = frame["source"]
    above = figures.fillna(0).groupby(lists).cumsum() - figures.fillna(0)
    equal = (figures.isna() | ((figures - above).abs() <= _NOISE * (1 + above.abs()))).all(axis=1)
    unnamed = (frame["words"] == "") & (lists.groupby(lists).cumcount() >= _SUMMED_ROWS)
    return ~(frame["words"].isin(_TOTALS) | (unnamed & equal & (figures > 0).any(axis=1)))


def not_repeated(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A row of a list differs from every row above it."""
    del rule
    return ~frame.duplicated(["source", "content"])


def contact_given(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """The cover says who reports, whom to call, and under which letter."""
    column = rule.columns[0]
    return ~(frame[f"{column}.required"] & blank(frame, column))


ROW_CHECKS: Mapping[str, RowCheck] = {
    "required-empty": answered_or_filled,
    "component-missing": components_complete,
    "denominator-zero": denominator_not_zero,
    "numerator-above-denominator": numerator_within,
    "rate-differs": rate_agrees,
    "status-contradicts-figure": status_agrees,
    "status-assumed": status_chosen,
    "source-missing": source_given,
    "explanation-missing": explained,
    "part-above-total": part_within,
    "parts-differ-from-total": parts_add_up,
    "total-in-list": no_total,
    "row-repeated": not_repeated,
    "contact-missing": contact_given,
    "slip-suspected": not_slipped,
    "far-from-baseline": near_baseline,
    "same-as-baseline": not_copied,
    "above-estimate": within_estimate,
    "done-without-result": result_told,
}
"""Code of a RowRule → its check."""
