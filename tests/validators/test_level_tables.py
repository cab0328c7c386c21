"""Fixed tables of a lower level: what cannot be added up is told."""

from collections.abc import Callable
from typing import Any

from openpyxl import Workbook

from tests.levels import altered, complete_workbook, judged_above, plan_below, read_below, workbook_below
from tests.validators.plans import small_plan
from toolkit.core.plan.model import Plan
from toolkit.core.verdict import Judgement


def tables_above() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = small_plan().model_dump(mode="json")["tables"]
    return found


def plan_above(tables: list[dict[str, Any]]) -> Plan:
    return Plan.model_validate(small_plan().model_dump(mode="json") | {"tables": tables})


def left_out(judgement: Judgement) -> str:
    """What the one finding on rows that were not rolled up says."""
    (finding,) = (one for one in judgement.findings if one.code == "lower-rows-left-out")
    return finding.message


def test_rows_of_a_table_that_share_a_label_are_told_and_not_guessed() -> None:
    tables = tables_above()
    tables[0]["rows"] = [{"key": key, "label": "Cấp tỉnh"} for key in ("tinh", "huyen")]
    judgement = judged_above(read_below(plan=plan_above(tables)), plan=plan_above(tables))
    assert "dòng “Cấp tỉnh” ghi hai lần" in left_out(judgement)
    assert "table:can-bo" not in {record.form for record in judgement.verdicts[0].records}


def damage(alter: Callable[[Workbook], None]) -> str:
    """What is told of a workbook that somebody changed."""
    judgement = judged_above(read_below(altered(complete_workbook(), alter)))
    (finding,) = (one for one in judgement.findings if one.code == "lower-damaged")
    return finding.message


def test_two_sums_of_one_row_are_told_and_none_is_taken() -> None:
    def alter(book: Workbook) -> None:
        rows = [row[0] for row in book["Cán bộ nữ"].iter_rows() if row[1].value == "Cấp tỉnh"]
        rows[1].value = rows[0].value

    assert "cùng ghi “Cộng các đơn vị đã báo cáo” cho “Cấp tỉnh”" in damage(alter)


def test_a_renamed_sheet_of_a_table_is_told() -> None:
    def alter(book: Workbook) -> None:
        book["Cán bộ nữ"].title = "Bảng 1"

    assert "thiếu trang “Cán bộ nữ” (đã bị xóa hoặc đổi tên)" in damage(alter)


def test_words_in_a_table_of_sums_are_told() -> None:
    tables = tables_above()
    tables[0]["columns"].append({"id": "ghi-chu", "heading": "Nơi làm"})
    rows = {("table:can-bo", "tinh"): {"tong-so": 10, "nu": 4, "ghi-chu": "UBND"}}
    lower = workbook_below(plan_below(tables=tables), {"xa-a": rows})
    judgement = judged_above(read_below(lower, plan_above(tables)), plan=plan_above(tables))
    assert "cột “Nơi làm” ghi bằng chữ nên không cộng được" in left_out(judgement)
