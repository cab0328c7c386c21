"""Neither the order of the files nor another run changes what is said of an inbox."""

import datetime as dt
import random
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover
from toolkit.core.intake.read import Intake
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan
from toolkit.core.verdict import Judgement
from validators.judge import judge

SAMPLES = Path(__file__).parent.parent / "samples"
DAY = dt.date(2022, 12, 31)


@cache
def plan() -> Plan:
    return load_plan(SAMPLES / "plans" / "nghe-an-2022.yaml")


@cache
def read() -> tuple[Intake, ...]:
    return tuple(read_files(discover(SAMPLES / "inbox"), plan()))


def judged(intakes: Sequence[Intake]) -> Judgement:
    return judge(intakes, plan(), plan().period_by_code["nam"], DAY)


@cache
def first() -> Judgement:
    return judged(read())


def shuffled(intakes: Sequence[Intake]) -> list[Intake]:
    return random.Random(1).sample(intakes, len(intakes))


@pytest.mark.parametrize("arranged", [lambda intakes: intakes[::-1], shuffled], ids=["reversed", "shuffled"])
def test_the_order_of_files_changes_nothing(arranged: Callable[[Sequence[Intake]], Sequence[Intake]]) -> None:
    assert judged(arranged(read())) == first()


def test_reading_and_judging_again_changes_nothing() -> None:
    assert judged(list(read_files(discover(SAMPLES / "inbox"), plan()))) == first()
