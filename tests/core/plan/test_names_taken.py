"""Names and days that clash are refused where their author can still see them."""

import pytest

from tests.core.plan.test_load import problem
from toolkit.core.plan.model import Agency
from toolkit.core.plan.names import Names

TABLE = """\
tables:
  - id: a
    title: A
    sheet: {sheet}
    open_rows: 1
    columns: [{{id: c, heading: C}}]
"""


def test_an_agencys_own_name_goes_before_anothers_alias() -> None:
    shadow = Agency(code="so-noi-vu", name="Sở Nội vụ", aliases=("Sở Y tế",))
    assert Names([shadow, Agency(code="so-y-te", name="Sở Y tế")]).code("Sở Y tế") == "so-y-te"


@pytest.mark.parametrize("sheet", ["Nhiệm vụ", "nhiệm vụ", "Hướng dẫn", "bdgxl", "History"])
def test_a_table_cannot_take_the_sheet_of_another_part(sheet: str) -> None:
    end = "    reporters: [{who: so-a, role: official}]\n"
    assert f"tên trang tính “{sheet}” đã dùng" in problem(end, end + TABLE.format(sheet=sheet))


def test_a_report_names_a_form_once() -> None:
    assert "'indicators' khai báo hai lần" in problem("forms: [indicators]", "forms: [indicators, indicators]")


def test_a_day_beyond_every_plan_is_refused() -> None:
    assert "năm của ngày 9999-12-31 không hợp lý" in problem("date: 2022-12-25", "date: 9999-12-31")
