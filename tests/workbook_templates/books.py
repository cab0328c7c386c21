"""A small plan in which every kind of form occurs once, and its books."""

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.forms.spec import Form, Row
from toolkit.core.plan.load import load_plan, parse_plan
from toolkit.core.plan.model import Plan

NGHE_AN = Path(__file__).parents[2] / "samples" / "plans" / "nghe-an-2022.yaml"

TEXT = """
id: thu-2022
number: 1/KH-UBND
issued: 2022-03-01
title: Kế hoạch thử nghiệm biểu mẫu
place: Nghệ An
issuer: UBND tỉnh Nghệ An
level: province
year: 2022
consolidator: so-a
contact: Phòng A, 0238 000 000
periods:
  - {code: nam, name: Năm 2022, start: 2022-01-01, end: 2022-12-31}
  - {code: "6t", name: 6 tháng đầu năm 2022, start: 2022-01-01, end: 2022-06-30, estimate: true}
agencies:
  - {code: so-a, name: Sở A}
  - {code: so-b, name: Sở B & C}
reports:
  - id: chung
    title: Báo cáo chung
    forms: [indicators, tasks, "table:van-ban", "table:can-bo", "outline:de-cuong"]
    owners: [so-a, so-b]
    due: [{period: nam, date: 2022-12-05}, {period: "6t", date: 2022-06-05}]
objectives:
  - {code: "1", number: I, title: Mục tiêu 1}
indicators:
  - code: "1.1"
    tt: "1"
    objective: "1"
    label: Tỷ lệ nữ
    unit: {kind: percent, printed: "%"}
    direction: up
    mode: ratio
    components: {numerator: Số nữ, denominator: Tổng số}
    baseline: {printed: "40", value: 40}
    target: {printed: "50", value: 50}
    definition: Tỷ lệ nữ trong tổng số.
    reporters: [{who: so-a, role: addend}, {who: so-b, role: addend}]
  - code: "1.2"
    tt: "2"
    objective: "1"
    label: =Số vụ
    unit: {kind: count, printed: vụ}
    direction: down
    mode: single
    high: 500
    reporters: [{who: so-b, role: official}]
tasks:
  - {code: "1", number: "1", text: Tuyên truyền, leads: Sở B, lead_codes: [so-b], coordinators: Sở A, timing: Quý II}
tables:
  - id: van-ban
    title: Văn bản đã ban hành
    sheet: Văn bản
    open_rows: 4
    columns:
      - {id: so, heading: Số hiệu, required: true}
      - {id: ngay, heading: Ngày ban hành, kind: date}
      - {id: kinh-phi, heading: Kinh phí, kind: amount}
  - id: can-bo
    title: Cán bộ nữ
    sheet: Cán bộ
    rows: [{key: tinh, label: Cấp tỉnh}, {key: huyen, label: Cấp huyện}]
    columns:
      - {id: tong, heading: Tổng số, kind: count}
      - {id: nu, heading: Nữ, kind: count}
      - {id: ty-le, heading: Tỷ lệ nữ (%), kind: share, of: [nu, tong]}
outlines:
  - id: de-cuong
    title: Đề cương
    sections:
      - {key: s1, number: I, title: Tình hình, heading: true}
      - {key: s1-1, number: "1", title: Kết quả, guidance: Nêu số liệu., max_lines: 6}
"""


def small_plan() -> Plan:
    """The plan above."""
    return parse_plan(TEXT, "thu-2022.yaml")


def small_book(agency: str = "so-b", period: str = "nam") -> AgencyBook:
    """A book with every kind of form."""
    plan = small_plan()
    return agency_book(plan, plan.reports[0], plan.period_by_code[period], plan.agency_by_code[agency])


def nghe_an_book(report: str, agency: str, period: str = "nam") -> AgencyBook:
    """A book of the sample plan."""
    plan = load_plan(NGHE_AN)
    return agency_book(plan, plan.report_by_id[report], plan.period_by_code[period], plan.agency_by_code[agency])


def with_form(book: AgencyBook, form_id: str, **changes: object) -> AgencyBook:
    """The book with attributes of one form replaced."""

    def change(form: Form) -> Form:
        return dataclasses.replace(form, **changes) if form.spec.id == form_id else form  # type: ignore[arg-type]

    sheets = tuple(dataclasses.replace(sheet, forms=tuple(map(change, sheet.forms))) for sheet in book.sheets)
    return dataclasses.replace(book, sheets=sheets)


def with_prefill(book: AgencyBook, form_id: str, row_key: str, entries: Mapping[str, str | Decimal]) -> AgencyBook:
    """The book with cells of one row already filled."""
    form = next(form for _, form in book.forms() if form.spec.id == form_id)

    def fill(row: Row) -> Row:
        return dataclasses.replace(row, prefill=entries) if row.key == row_key else row

    return with_form(book, form_id, rows=tuple(map(fill, form.rows)))
