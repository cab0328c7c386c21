"""The register as the tool makes it: drop-downs from the plan, room to write, and nothing that marks it as a plan."""

import datetime as dt
from functools import cache
from typing import Any

import pytest

from tests.textbook import open_book
from tests.validators.plans import small_plan
from tests.validators.registers import empty, spot
from toolkit.core.register.declare import LISTS_SHEET, SHEETS
from toolkit.core.register.read import read_bytes
from workbook_templates.register_book import write_register


@cache
def book() -> Any:
    return open_book(empty())


def offered(part: str, key: str) -> list[str]:
    """What the drop-down of a column offers."""
    sheet, cell = spot(part, key)
    rule = next(r for r in book()[sheet].data_validations.dataValidation if cell in r.sqref and r.type == "list")
    _, _, cells = rule.formula1.lstrip("=").partition("!")
    return [row[0].value for row in book()[LISTS_SHEET][cells.replace("$", "")]]


def test_it_has_a_guide_three_sheets_and_hidden_lists() -> None:
    assert book().sheetnames == ["Hướng dẫn", "Tiếp nhận", "Số chốt", "Chấp nhận", LISTS_SHEET]
    assert book()[LISTS_SHEET].sheet_state != "visible"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.part)
def test_an_empty_register_reads_as_empty(sheet: Any) -> None:
    read = read_bytes(empty(), "so-theo-doi.xlsx")
    assert (read.problem, read.missing, read.outside, read.rows[sheet.part]) == ("", (), (), ())


def test_names_come_from_the_plan() -> None:
    assert offered("letters", "agency") == ["Sở Y tế", "Sở Giáo dục và Đào tạo", "UBND huyện A"]
    assert offered("letters", "report") == ["Báo cáo năm", "Báo cáo riêng"]
    assert offered("decisions", "period") == ["6 tháng", "Năm 2022"]
    assert "1.4: Tỷ lệ theo điều tra" in offered("decisions", "indicator")
    assert offered("letters", "answer") == ["Có số liệu", "Không phát sinh", "Xin lùi hạn"]


def test_only_what_can_be_accepted_is_offered() -> None:
    rules = offered("waivers", "rule")
    assert "Ngoài khoảng thường gặp [beyond-bounds]" in rules
    assert "Kết quả khác (a)/(b) [rate-differs]" in rules
    assert not [rule for rule in rules if "[text-in-figure]" in rule or "[register-" in rule]


def test_equal_input_gives_equal_bytes() -> None:
    assert write_register(small_plan(), dt.date(2022, 12, 1)) == empty()
