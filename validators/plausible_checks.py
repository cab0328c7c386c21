"""Checks on figures that are possible but hardly meant, vectorised. Each returns True where a row or cell passes.

Besides what every row gives (see row_checks), rows of indicators give ``baseline``, ``target``, ``comparable`` (the
figure is the province's own, of a whole year) and ``copyable`` (it may not simply stay what it was).
"""

import numpy as np
import pandas as pd

from toolkit.core.findings import tolerances as limits
from toolkit.core.forms.spec import RowRule
from toolkit.core.submission import State
from toolkit.core.units import UnitKind
from toolkit.core.vocabulary import TASK_DONE

_COUNTED = (UnitKind.COUNT.value, UnitKind.AMOUNT.value)
_PERCENT_MOST = 100


def figure(frame: pd.DataFrame) -> "pd.Series[float]":
    """What a row says: the typed result, else the rate of (a) and (b)."""
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = (frame["numerator"] / frame["denominator"] * frame["scale"]).where(frame["denominator"] > 0)
    return frame["result"].fillna(rate)


def times(one: "pd.Series[float]", other: "pd.Series[float]") -> "pd.Series[float]":
    """How many times the larger of two positive figures is the smaller; nothing where one of them is not positive."""
    ratio = (one / other).where((one > 0) & (other > 0))
    return ratio.where(ratio >= 1, 1 / ratio)


def _weighty(frame: pd.DataFrame, reference: "pd.Series[float]") -> "pd.Series[bool]":
    """Whether a jump against a reference says anything: small counts and rates of a few cases jump every year."""
    smallest = np.minimum(figure(frame), reference)
    counted: pd.Series[bool] = frame["unit"].isin(_COUNTED)
    few: pd.Series[bool] = frame["denominator"] < limits.SMALL_DENOMINATOR
    return frame["comparable"] & ~few & ~(counted & (smallest < limits.SMALL_COUNT))


def _slipped(frame: pd.DataFrame) -> "pd.Series[bool]":
    given, usual = figure(frame), pd.Series(False, index=frame.index)
    slipped = pd.Series(False, index=frame.index)
    for name in ("baseline", "target"):
        reference = frame[name]
        away = times(given, reference)
        usual |= away <= limits.SLIP_USUAL
        telling = away.notna() & _weighty(frame, reference)
        if not telling.any():
            continue
        for factor in limits.SLIP_FACTORS:
            undone = given.where(given > reference, given * factor).where(given <= reference, given / factor)
            near = (undone - reference).abs() <= limits.SLIP_NEARNESS * reference
            slipped |= near & telling
    return slipped & ~usual


def not_slipped(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A figure is not ten or a hundred times the baseline or the target, nor such a part of it."""
    del rule
    return ~_slipped(frame)


def near_baseline(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A figure is not many times the baseline, nor a small part of it, unless the target asked for that."""
    del rule
    given, baseline = figure(frame), frame["baseline"]
    moved = (frame["unit"] != UnitKind.PERCENT.value) | ((given - baseline).abs() > limits.CHANGE_POINTS)
    far = (times(given, baseline) > limits.CHANGE_FACTOR) & moved & _weighty(frame, baseline)
    if not far.any():
        return ~far
    planned = times(given, frame["target"]) <= limits.CHANGE_FACTOR
    return ~(far & ~planned & ~_slipped(frame))


def not_copied(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A figure of many digits is not exactly last year's; one that (a) and (b) prove may be."""
    del rule
    same: pd.Series[bool] = frame["copyable"] & (frame["result"] == frame["baseline"]) & frame["denominator"].isna()
    return ~(same & (frame["result"] != 0) & (frame["result"] != _PERCENT_MOST))


def within_estimate(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A count of half a year is not above the estimate for the whole year."""
    del rule
    return ~(frame["unit"].isin(_COUNTED) & (frame["result"] > frame["estimate"]))


def result_told(frame: pd.DataFrame, rule: RowRule) -> "pd.Series[bool]":
    """A task that is done has a result."""
    del rule
    return ~((frame["status.choice"] == TASK_DONE) & (frame["result.state"] == State.BLANK.value) & ~frame["nil"])


def within_year(frame: pd.DataFrame) -> "pd.Series[bool]":
    """What is reported happened between the first day of the plan's year and the last of the period."""
    return ~((frame["day"] < frame["first_day"]) | (frame["day"] > frame["last_day"]))


def in_millions(frame: pd.DataFrame) -> "pd.Series[bool]":
    """An amount asked for in million đồng is not given in đồng."""
    return ~(frame["millions"] & (frame["value"] >= limits.MILLION))
