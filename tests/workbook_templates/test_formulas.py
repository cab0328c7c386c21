"""The short way of storing a formula gives what xlsxwriter's long way gives."""

from collections.abc import Callable

import pytest
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped, unused-ignore]

from workbook_templates.formulas import OLD_FUNCTIONS, prepared


@pytest.mark.parametrize(
    "formula",
    [
        "=1+1",
        "{=SUM(A1:A3*2)}",
        "=XLOOKUP(A1,B1:B3,C1:C3)",
        "=IF(STDEV.S(A1:A3)>1,1,0)",
        '=IF(A1="SORT(",1,0)',
        "=" + "+".join(f"{name}(A1)" for name in sorted(OLD_FUNCTIONS)),
    ],
)
@pytest.mark.parametrize("expand", [False, True])
def test_a_formula_is_stored_as_xlsxwriter_stores_it(formula: str, expand: bool) -> None:
    prepare: Callable[[str, bool], str] = Worksheet()._prepare_formula
    assert prepared(prepare, formula, expand) == prepare(formula, expand)


def test_old_functions_are_not_looked_up() -> None:
    def prepare(formula: str, expand_future_functions: bool) -> str:
        raise AssertionError(formula)

    assert prepared(prepare, "=ROUND(SUM(A1:A3),2)") == "ROUND(SUM(A1:A3),2)"
