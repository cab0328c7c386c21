"""A plan that becomes a workbook and is read again is the same plan, whatever it holds."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from samples.office.client import Office
from tests.builders import indicator, make_plan
from tests.core.plan.book.plans import AWKWARD, FIGURES, plans
from toolkit.core.plan.book.mark import marked
from toolkit.core.plan.book.read import read_book
from toolkit.core.plan.load import build_plan, load_plan, plan_hash, read_plan
from toolkit.core.plan.model import Plan
from workbook_templates.plan_book.book import write_plan_book

SAMPLES = sorted((Path(__file__).parents[4] / "samples" / "plans").glob("*.yaml"))
# Between them these two fill nearly every column that any of the samples fills.
WIDEST = [path for path in SAMPLES if path.stem in ("nghe-an-2022", "quang-nam-2022")]
IN_OFFICE = SAMPLES if os.environ.get("BDGXL_EXAMPLES") == "thorough" else WIDEST


def again(plan: Plan) -> Plan:
    source = read_book(write_plan_book(plan), "ke-hoach.xlsx")
    assert source.remarks == ()
    return build_plan(source)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(plans())
def test_any_plan_survives(plan: Plan) -> None:
    assert again(plan) == plan


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_plans_survive(path: Path) -> None:
    plan = load_plan(path)
    read = again(plan)
    assert read == plan
    assert plan_hash(read) == plan_hash(plan)


def awkward_plan() -> Plan:
    """A plan of texts and figures that spreadsheets like to spoil."""
    return make_plan(
        *(
            indicator(f"1.{n}", "single", "so-a", tt=f"2.{n}0", target={"printed": figure, "value": figure})
            for n, figure in enumerate(FIGURES)
        ),
        notes=list(AWKWARD),
        recipients=["\n".join(AWKWARD)],
    )


@pytest.mark.office
def test_plans_survive_an_office_program(office: Office, tmp_path: Path) -> None:
    for plan in [*map(load_plan, IN_OFFICE), awkward_plan()]:
        written, saved = tmp_path / f"{plan.id}.xlsx", tmp_path / f"{plan.id}-luu.xlsx"
        written.write_bytes(write_plan_book(plan))
        with office.open(written) as book:
            book.save_as(saved)
        assert marked(saved)
        read, source = read_plan(saved)
        assert (read, plan_hash(read), source.remarks) == (plan, plan_hash(plan), ()), plan.id


def test_awkward_texts_and_figures_survive() -> None:
    assert again(awkward_plan()) == awkward_plan()


def test_a_row_that_holds_a_few_words_of_headings_is_no_row_of_headings() -> None:
    plan = make_plan(indicator("1", "single", "so-a", national_target="TT", place="Mã", basis={"parts": "stated"}))
    assert again(plan) == plan


def test_equal_plans_give_equal_files() -> None:
    plan = load_plan(SAMPLES[0])
    assert write_plan_book(plan) == write_plan_book(plan)
