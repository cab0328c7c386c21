"""The demo inbox gives what was computed for it without bdgxl, in whatever order its files are read."""

import csv
import datetime as dt
import random
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from samples.expected import compute
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.consolidation.model import Consolidation
from toolkit.core.forms.book import agency_book
from toolkit.core.intake.batch import read_files
from toolkit.core.intake.discover import discover
from toolkit.core.intake.read import Intake
from toolkit.core.plan.load import load_plan
from toolkit.core.plan.model import Plan
from toolkit.core.verdict import Judgement, Standing
from validators.judge import judge

SAMPLES = Path(__file__).parent.parent / "samples"
EXPECTED = list(csv.DictReader((SAMPLES / "expected.csv").read_text(encoding="utf-8").splitlines()))


@cache
def plan() -> Plan:
    return load_plan(SAMPLES / "plans" / "nghe-an-2022.yaml")


@cache
def sample() -> Consolidation:
    return consolidate(judged(read()))


def read() -> list[Intake]:
    return list(read_files(discover(SAMPLES / "inbox"), plan()))


def judged(intakes: Sequence[Intake]) -> Judgement:
    return judge(intakes, plan(), plan().period_by_code["nam"], dt.date(2022, 12, 31))


def shuffled(intakes: Sequence[Intake]) -> list[Intake]:
    return random.Random(1).sample(intakes, len(intakes))


def text(value: object) -> str:
    return "" if value is None else str(value)


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: str(row["code"]))
def test_figure_equals_the_independent_expectation(row: dict[str, str]) -> None:
    figure = next(figure for figure in sample().figures if figure.indicator.code == row["code"])
    found = {
        "code": figure.indicator.code,
        "value": text(figure.value),
        "numerator": text(figure.numerator),
        "denominator": text(figure.denominator),
        "achievement": figure.achievement.value,
        "received": str(figure.received),
        "expected": str(figure.expected),
    }
    assert found == row


def test_every_figure_of_the_plan_is_expected() -> None:
    assert {figure.indicator.code for figure in sample().figures} == {row["code"] for row in EXPECTED}


def test_expectation_on_file_is_what_its_script_computes() -> None:
    assert compute() == EXPECTED


def test_ledger_balances() -> None:
    assert [balance.title for balance in sample().balances if not balance.balanced] == []


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("BC BĐG Sở Nội vụ.xlsx", Standing.COUNTED),
        ("BC BĐG Sở Y tế.xlsx", Standing.SUPERSEDED),
        ("BC BĐG Sở Y tế (1).xlsx", Standing.COUNTED),
        ("Sở TTTT/Copy of Báo cáo BĐG năm.xlsx", Standing.DUPLICATE),
        ("Sở Tư pháp - biểu năm.xlsx", Standing.REJECTED),
        ("Bao cao So Tu phap 2022.xlsx", Standing.REJECTED),
        ("huyen/Nam Đàn/Bao cao nam 2022.xlsx", Standing.HELD),
        ("huyen/Thanh Chương/Bao cao nam 2022.xlsx", Standing.HELD),
        ("huyen/Kỳ Sơn.xlsx", Standing.REJECTED),
        ("huyen/TP Vinh/~$Báo cáo BĐG.xlsx", Standing.IGNORED),
        ("Công văn đôn đốc.pdf", Standing.IGNORED),
    ],
)
def test_standing(name: str, standing: Standing) -> None:
    assert {v.file.name: v.standing for v in sample().judgement.verdicts}[name] is standing


@pytest.mark.parametrize(
    ("code", "name", "cell"),
    [
        ("numerator-above-denominator", "So LDTBXH - chi tieu nam 2022.xlsx", "G8"),
        ("rate-differs", "Sở VHTT_BDG_2022.xlsx", "I9"),
        ("text-in-figure", "Phụ lục Sở GDĐT gửi lại.xlsx", "I10"),
        ("row-deleted", "Phụ lục Sở GDĐT gửi lại.xlsx", ""),
        ("number-as-text", "Bieu BDG So KHDT (ban chinh thuc).xlsx", "I5"),
        ("percent-format", "So LDTBXH - chi tieu nam 2022.xlsx", "I13"),
        ("part-above-total", "huyen/TP Vinh/Báo cáo BĐG.xlsx", "E8"),
        ("error-value", "huyen/Tương Dương BC.xlsx", "C7"),
        ("nil-with-figures", "huyen/Tương Dương BC.xlsx", "C4"),
    ],
)
def test_finding_at_its_cell(code: str, name: str, cell: str) -> None:
    places = [(f.place.file, f.place.cell) for f in sample().judgement.findings if f.code == code]
    assert (name, cell) in places


def test_declared_nothing_to_report_is_complete() -> None:
    name = "huyen/Quế Phong.xlsx"
    assert [f.code for f in sample().judgement.findings if f.place.file == name and f.severity != "info"] == []


def test_returned_forms_are_those_the_plan_gives_now() -> None:
    judgement = sample().judgement
    plan, period = judgement.plan, judgement.period
    for verdict in judgement.verdicts:
        if verdict.submission is not None and verdict.submission.stamp.plan == plan.id:
            stamp = verdict.submission.stamp
            sent = agency_book(plan, plan.report_by_id[stamp.report], period, plan.agency_by_code[stamp.agency])
            assert (verdict.file.name, stamp) == (verdict.file.name, sent.stamp)


@pytest.mark.parametrize("arranged", [lambda intakes: intakes[::-1], shuffled], ids=["reversed", "shuffled"])
def test_reading_again_and_judging_in_another_order_changes_nothing(
    arranged: Callable[[Sequence[Intake]], Sequence[Intake]],
) -> None:
    assert judged(arranged(read())) == sample().judgement
