"""Totals of tables in the report: only what counts, and small counts of persons marked."""

from decimal import Decimal
from typing import Any

from tests.builders import make_plan
from tests.core.report.cases import case, data, words
from toolkit.core.readback.model import DataLine
from toolkit.core.report.table_totals import table_totals
from toolkit.core.report.text import Block, Table

RULE = "[cần xem lại: số đếm từ 1 đến 4 về nạn nhân, người dễ bị nhận ra: không công bố, kể cả tỷ lệ tính từ số đó]"


def totals(*rows: DataLine, fixed: bool = False, headings: tuple[str, ...] = ("Nạn nhân",)) -> list[Block]:
    """The totals of a table of victims under a plan that publishes no number below 5."""
    columns = [{"id": f"c{n}", "heading": name, "kind": "count", "sensitive": True} for n, name in enumerate(headings)]
    table: dict[str, Any] = {"id": "bl", "title": "Bạo lực", "sheet": "Bạo lực", "columns": columns}
    table |= {"rows": [{"key": "xa", "label": "Cấp xã"}]} if fixed else {"open_rows": 4}
    return list(table_totals(case(plan=make_plan(tables=[table], sensitive_below=5), rows=rows)))


def victims(count: int, **fields: Any) -> DataLine:
    return data("B bl xa", column="Nạn nhân", value=Decimal(count), **fields)


def test_rows_that_an_officer_took_out_are_not_added() -> None:
    assert words(totals(victims(6), victims(9, counted=False))) == ["Bạo lực: 1 đơn vị báo cáo, 1 mục; nạn nhân: 6."]


def test_a_small_sum_in_a_sentence_is_told() -> None:
    assert words(totals(victims(4))) == [f"Bạo lực: 1 đơn vị báo cáo, 1 mục; nạn nhân: 4. {RULE}"]


def test_a_small_sum_in_a_table_is_told_and_highlighted() -> None:
    caption, table = totals(victims(4), fixed=True)
    assert words([caption]) == [f"Bạo lực (1 đơn vị có số liệu) {RULE}"]
    assert isinstance(table, Table)
    assert [span.doubt for cell in table.rows[0].cells for span in cell] == [False, True]


def test_columns_of_one_heading_are_not_added() -> None:
    assert words(totals(victims(6), headings=("Nạn nhân", "Nạn nhân"))) == ["Bạo lực: 1 đơn vị báo cáo, 1 mục."]


def test_rows_are_called_what_the_title_of_the_table_calls_them() -> None:
    table = {"id": "vb", "title": "Các văn bản đã ban hành", "sheet": "Văn bản", "open_rows": 4}
    plan = make_plan(tables=[table | {"columns": [{"id": "ten", "heading": "Tên", "kind": "text"}]}])
    rows = tuple(data(f"B vb {n}", column="Tên", value="Kế hoạch") for n in (1, 2))
    assert words(list(table_totals(case(plan=plan, rows=rows)))) == [
        "Các văn bản đã ban hành: 1 đơn vị báo cáo, 2 văn bản."
    ]
