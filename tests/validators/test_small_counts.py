"""The finding on small counts: once for each form that holds one, and only where the plan asks for it."""

from functools import cache

from tests.validators.filling import Place
from tests.validators.mutations import indicator, number, staff
from tests.validators.test_across import changed, found, indicators, judged, sent
from toolkit.core.findings.model import Severity
from toolkit.core.plan.model import Plan
from toolkit.core.submission import RawCell

CODE = {"small-count"}
FEW: dict[Place, RawCell | None] = {
    indicator("1.1", "numerator"): number("1"),
    indicator("1.1", "denominator"): number("3"),
}


@cache
def guarded(below: int | None = 5) -> Plan:
    """The small plan with its indicator on victims, and the women of its table of staff, marked."""
    (table, *tables) = [table.model_dump(mode="json") for table in changed().tables]
    table["columns"] = [column | {"sensitive": column["id"] == "nu"} for column in table["columns"]]
    return changed(indicators=indicators("1.1", sensitive=True), tables=[table, *tables], sensitive_below=below)


def test_a_small_count_is_told_once_at_its_first_cell() -> None:
    judgement = judged(guarded(), sent(guarded(), "so-y-te", "nam", FEW))
    (finding,) = [one for one in judgement.findings if one.code in CODE]
    assert (finding.severity, finding.row, finding.column) == (Severity.INFO, "1.1", "numerator")
    assert finding.message.startswith("2 ô có số đếm từ 1 đến 4 về nạn nhân")


def test_a_small_count_in_a_table_is_told() -> None:
    plan = guarded()
    judgement = judged(plan, sent(plan, "so-y-te", "nam", {staff("tinh", "nu"): number("2")}))
    assert [one.form for one in judgement.findings if one.code in CODE] == ["table:can-bo"]


def test_without_a_threshold_nothing_is_told() -> None:
    plan = guarded(None)
    assert found(judged(plan, sent(plan, "so-y-te", "nam", FEW)), CODE) == []
