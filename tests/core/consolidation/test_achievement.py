"""Figures against target and baseline."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import indicator
from toolkit.core.consolidation.achievement import against_baseline, against_target, not_judged, surpassed
from toolkit.core.consolidation.model import Achievement
from toolkit.core.plan.model import Indicator

EXCEEDED, MET, MISSED, NOT_JUDGED = (
    Achievement.EXCEEDED,
    Achievement.MET,
    Achievement.MISSED,
    Achievement.NOT_JUDGED,
)


def row(direction: str = "up", operator: str | None = None, **fields: Any) -> Indicator:
    target = {"printed": f"{operator or ''}50", "value": 50, "operator": operator}
    return Indicator.model_validate(
        {**indicator("1", "single", "so-a"), "direction": direction, "target": target, **fields}
    )


@pytest.mark.parametrize(
    ("direction", "operator", "below", "equal", "above"),
    [
        ("up", None, MISSED, MET, EXCEEDED),
        ("keep", None, MISSED, MET, EXCEEDED),
        ("down", None, EXCEEDED, MET, MISSED),
        ("up", ">=", MISSED, MET, EXCEEDED),
        ("down", "<=", EXCEEDED, MET, MISSED),
        ("up", ">", MISSED, MISSED, MET),
        ("down", "<", MET, MISSED, MISSED),
        ("none", "=", MISSED, MET, MISSED),
        ("down", ">", NOT_JUDGED, NOT_JUDGED, NOT_JUDGED),
        ("up", "<", NOT_JUDGED, NOT_JUDGED, NOT_JUDGED),
        ("none", None, NOT_JUDGED, NOT_JUDGED, NOT_JUDGED),
    ],
)
def test_operators(
    direction: str, operator: str | None, below: Achievement, equal: Achievement, above: Achievement
) -> None:
    found = [against_target(row(direction, operator), Decimal(value)) for value in ("49.99", "50", "50.01")]
    assert found == [below, equal, above]


def test_a_contradictory_target_is_explained() -> None:
    assert "“>50” trong khi chỉ tiêu phải giảm" in not_judged(row("down", ">"))


def test_a_target_without_figure_is_not_judged() -> None:
    prose = row(target={"printed": "Tăng dần"})
    assert against_target(prose, Decimal(1)) is NOT_JUDGED


@pytest.mark.parametrize(
    ("direction", "value", "change", "better"),
    [
        ("up", "41.5", "1.5", True),
        ("up", "39", "-1", False),
        ("up", "40", "0", None),
        ("down", "39", "-1", True),
        ("down", "41", "1", False),
        ("keep", "40", "0", True),
        ("keep", "39", "-1", False),
        ("none", "41", "1", None),
    ],
)
def test_against_the_baseline(direction: str, value: str, change: str, better: bool | None) -> None:
    rate = row(direction, unit={"kind": "percent"})
    assert against_baseline(rate, Decimal(value)) == (Decimal(change), better)


def test_without_baseline_there_is_no_change() -> None:
    assert against_baseline(row(baseline={"printed": "nhiều"}), Decimal(1)) == (None, None)


def test_a_target_easier_than_the_last_result_is_noticed() -> None:
    assert surpassed(row("up", baseline={"printed": "60", "value": 60}))
    assert surpassed(row("down", baseline={"printed": "40", "value": 40}))
    assert not surpassed(row("up", baseline={"printed": "50", "value": 50}))
