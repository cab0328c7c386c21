"""Pandera schemas derived from FormSpecs. They do the judging: a check taken away is a rule that no longer exists.

Every ``Check`` carries the code of its rule in ``error``; ``statistics`` holds the RowRule it was made from. Cells are
typed before pandera sees them, because one text in a numeric column would hide every fault below it. The columns that
are declared come from the files; bounds, units and targets are joined from the plan.
"""

from collections.abc import Container, Iterable

import pandas as pd
import pandera.pandas as pa

from toolkit.core.forms.spec import FormSpec, Kind, RowRule
from validators.cell_checks import CELL_CHECKS, ISSUES, CellCheck, has_issue
from validators.frames import STATES
from validators.row_checks import ROW_CHECKS

_REQUIRED = "required-empty"
_CONTACT = "contact-missing"


def cells_schema(spec: FormSpec, found: Container[str] = ISSUES) -> pa.DataFrameSchema:
    """The schema of a form's cells frame: reading issues, bounds, whole numbers, required cells.

    ``found``: the issues that the frame holds; the checks on all others could only pass.
    """
    # The cover's required cells are contact data and have a rule of their own.
    skipped = {_REQUIRED} if _CONTACT in {rule.code for rule in spec.rules} else set()
    issues = [pa.Check(has_issue(code), name=code, error=code, ignore_na=False) for code in ISSUES if code in found]
    return pa.DataFrameSchema(
        {
            "state": pa.Column(STATES),
            # A code outside the categories is null here: pandera's own null check reports it.
            "issue": pa.Column(pd.CategoricalDtype(["", *ISSUES]), issues, nullable=False),
            "value": pa.Column(float, nullable=True),
        },
        checks=[_cell_check(code, check) for code, check in CELL_CHECKS.items() if code not in skipped],
        name=f"{spec.id} cells",
    )


def rows_schema(spec: FormSpec) -> pa.DataFrameSchema:
    """The schema of a form's rows frame: one check for each RowRule."""
    columns: dict[str, pa.Column] = {}
    for column in spec.inputs if spec.rules else ():
        columns[f"{column.id}.state"] = pa.Column(STATES)
        if column.field is not None and column.field.kind is Kind.FIGURE:
            columns[column.id] = pa.Column(float, nullable=True)
        elif column.field is not None and column.field.kind is Kind.CHOICE:
            columns[f"{column.id}.choice"] = pa.Column(pd.CategoricalDtype([*column.field.choices, ""]))
    return pa.DataFrameSchema(columns, checks=[_row_check(rule) for rule in spec.rules], name=f"{spec.id} rows")


def without(schema: pa.DataFrameSchema, codes: Iterable[str]) -> pa.DataFrameSchema:
    """The schema less the checks of some rules, which proves that nothing else does their judging."""
    left_out = set(codes)
    columns = {
        name: pa.Column(
            column.dtype, [check for check in column.checks if check.error not in left_out], nullable=column.nullable
        )
        for name, column in schema.columns.items()
    }
    checks = [check for check in schema.checks if check.error not in left_out]
    return pa.DataFrameSchema(columns, checks=checks, name=schema.name)


def _cell_check(code: str, check: CellCheck) -> pa.Check:
    return pa.Check(check, name=code, error=code, ignore_na=False)


def _row_check(rule: RowRule) -> pa.Check:
    name = " ".join((rule.code, *rule.columns))
    check = ROW_CHECKS[rule.code]

    def passes(frame: pd.DataFrame) -> "pd.Series[bool]":
        return check(frame, rule)

    return pa.Check(passes, name=name, error=rule.code, ignore_na=False, statistics={"rule": rule})
