"""Pandera's own failures become findings too: nothing that fails is passed over."""

import dataclasses

import pandas as pd
import pandera.pandas as pa
import pytest

from tests.validators.filling import submission
from tests.validators.mutations import indicator, number, staff
from tests.validators.plans import YEAR, small_plan
from validators.cell_checks import ISSUES
from validators.facts import Facts
from validators.frames import Stack, stacks
from validators.schemas import cells_schema, rows_schema
from validators.translate import judged


def stack(form: str, *changes: dict[tuple[str, str, str], object]) -> Stack:
    submissions = [submission(change) for change in changes or ({},)]  # type: ignore[arg-type]
    facts = Facts(small_plan(), YEAR)
    return next(s for s in stacks(submissions, facts, ISSUES) if s.spec.id == form)


def codes(found: Stack, cells: pa.DataFrameSchema | None = None, rows: pa.DataFrameSchema | None = None) -> list[str]:
    outcomes = judged(found, cells or cells_schema(found.spec), rows or rows_schema(found.spec))
    return [outcome.finding.code for outcome in outcomes]


def test_a_wrong_type_is_told_at_every_cell() -> None:
    whole = stack("indicators")
    broken = dataclasses.replace(whole, cells=whole.cells.assign(value=whole.cells["value"].astype(str)))
    told = codes(broken)
    assert told.count("internal-read-error") >= len(whole.cells)


def test_a_check_that_crashes_is_told_and_hides_nothing() -> None:
    def crash(frame: pd.DataFrame) -> "pd.Series[bool]":
        raise ZeroDivisionError

    found = stack("indicators", {indicator("1.2", "result"): number("-1")})
    schema = cells_schema(found.spec)
    broken = pa.DataFrameSchema(schema.columns, checks=[pa.Check(crash, error="crash"), *schema.checks])
    told = codes(found, cells=broken)
    assert "internal-read-error" in told
    assert "negative-count" in told


def test_a_frame_wide_failure_speaks_once_for_each_row() -> None:
    found = stack("table:can-bo", {staff("tinh", "nu"): number("41"), staff("huyen", "nu"): number("76")})
    assert codes(found) == ["part-above-total", "part-above-total"]


def test_submissions_are_stacked_and_told_apart() -> None:
    found = stack("indicators", {}, {indicator("1.2", "result"): number("-1")}, {})
    outcomes = list(judged(found, cells_schema(found.spec), rows_schema(found.spec)))
    assert [(outcome.number, outcome.finding.code) for outcome in outcomes] == [(1, "negative-count")]


@pytest.mark.parametrize("form", ["cover", "indicators", "tasks", "table:can-bo", "table:van-ban", "outline:de-cuong"])
def test_clean_frames_pass_their_schemas(form: str) -> None:
    found = stack(form)
    cells_schema(found.spec).validate(found.cells, lazy=True)
    if found.spec.rules:
        rows_schema(found.spec).validate(found.rows, lazy=True)
