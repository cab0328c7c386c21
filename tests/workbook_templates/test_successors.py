"""What forms and the provincial workbook say where an agency reports in the place of one that has ended."""

from typing import Any

from tests.builders import Inbox, indicator, make_plan
from tests.textbook import open_book
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.forms.book import agency_book
from toolkit.core.plan.model import Plan
from workbook_templates.agency_book import write_agency_book
from workbook_templates.consolidated.book import write_consolidated_book


def successor_plan() -> Plan:
    """So-a, which takes the reports, becomes so-b on 1 March 2022."""
    plan = make_plan(indicator("1.1", "single", "so-a"), agencies="so-a so-b so-c").model_dump()
    plan["agencies"][0].update(name="Sở Cũ", valid_to="2022-02-28", successors=["so-b"])
    plan["reports"][0]["owners"] = ["so-a", "so-c"]
    return Plan.model_validate(plan)


def texts(sheet: Any) -> list[str]:
    return [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]


def test_the_standing_says_in_whose_place_an_agency_reports() -> None:
    inbox = Inbox(successor_plan())
    inbox.report("so-b", _1_1=40)
    book = open_book(write_consolidated_book(consolidate(inbox.judgement)))
    assert "Thay cho Sở Cũ từ 01/03/2022." in texts(book["Tình hình nộp"])
    assert "SỞ B" in texts(book["Tổng quan"])
    assert "Sở Cũ" not in texts(book["Chỉ tiêu"])


def test_the_form_of_the_successor_is_sent_to_the_successor() -> None:
    plan = successor_plan()
    book = agency_book(plan, plan.reports[0], plan.period_by_code["nam"], plan.agency_by_code["so-b"])
    sheets = open_book(write_agency_book(book))
    assert "Sở Cũ" not in texts(sheets["Thông tin đơn vị"])
    assert "Chỉ tiêu 1.1" in texts(sheets["Chỉ tiêu"])
