"""Small consolidated workbooks as they are read back, and the documents drafted from them."""

import datetime as dt
from decimal import Decimal
from typing import Any

from tests.builders import indicator, make_plan
from toolkit.core.plan.model import Level, Outgoing, Plan
from toolkit.core.readback.model import ConsolidatedBook, DataLine, IndicatorLine, SubmissionLine
from toolkit.core.report.case import Case
from toolkit.core.report.text import Block, Heading, Paragraph

AS_OF = dt.date(2022, 12, 28)
OUTGOING = Outgoing(
    id="so",
    title="Kết quả thực hiện công tác bình đẳng giới năm 2022",
    superior="UBND tỉnh Nghệ An",
    issuer="Sở Lao động",
    symbol="BC-SLĐ",
    letter_symbol="SLĐ-BĐG",
    to=("Ủy ban nhân dân tỉnh",),
    signer="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
    recipients=("Như trên",),
    archive="BĐG",
)


def line(code: str = "1.1", **fields: Any) -> IndicatorLine:
    """A met rate of 60 % against 50 %, everything in it."""
    given: dict[str, Any] = {
        "row": 5,
        "code": code,
        "objective": "1",
        "objective_number": "I",
        "objective_title": "Mục tiêu 1: Trong lĩnh vực chính trị",
        "tt": code,
        "label": f"Chỉ tiêu {code}: Tỷ lệ nữ",
        "unit": "%",
        "baseline": Decimal(40),
        "baseline_printed": "40",
        "target": Decimal(50),
        "target_printed": "50",
        "numerator": Decimal(1200),
        "denominator": Decimal(2000),
        "value": Decimal("60.50"),
        "estimate": None,
        "change": Decimal("20.5"),
        "trend": "Tốt hơn",
        "achievement": "Vượt",
        "status": "Chính thức",
        "coverage": "2/2",
        "lead": "Sở Nội vụ",
        "notes": "",
        "cells": {},
    }
    return IndicatorLine(**(given | fields))


def missed(code: str = "1.1", **fields: Any) -> IndicatorLine:
    """A rate below its target."""
    return line(code, **({"value": Decimal(45), "change": Decimal(5), "achievement": "Chưa đạt"} | fields))


def data(key: str, agency: str = "Sở A", **fields: Any) -> DataLine:
    """A row of data."""
    empty = dict.fromkeys(
        ("form", "label", "column", "unit", "role", "reason", "text", "status", "note", "typed", "how"), ""
    )
    none = dict.fromkeys(("numerator", "denominator", "value", "estimate", "year"))
    place = {"row": 5, "counted": True, "file": "a.xlsx", "hash": "00", "sheet": "", "cells": ""}
    return DataLine(**(empty | none | place | {"key": key, "agency": agency} | fields))  # type: ignore[arg-type]


def submission(agency: str, status: str = "Chưa gửi", **fields: Any) -> SubmissionLine:
    """An expected report that was due on 5 December."""
    given: dict[str, Any] = {
        "row": 5,
        "report": "chi-tieu",
        "report_title": "Báo cáo chỉ tiêu",
        "agency": agency,
        "agency_name": f"Sở {agency.removeprefix('so-').upper()}",
        "due": dt.date(2022, 12, 5),
        "dated": None,
        "status": status,
        "late_days": 23 if status == "Chưa gửi" else None,
        "letter_number": "",
        "signer": "",
        "author": "",
        "phone": "",
        "email": "",
        "note": "",
    }
    return SubmissionLine(**(given | fields))


def case(
    *lines: IndicatorLine,
    rows: tuple[DataLine, ...] = (),
    submissions: tuple[SubmissionLine, ...] = (),
    plan: Plan | None = None,
    **fields: Any,
) -> Case:
    """A workbook of these lines under a plan that has an indicator for each; ``fields`` go to what is sent on."""
    of = plan or make_plan(*(indicator(one.code, "ratio", "so-a") for one in lines))
    book = ConsolidatedBook(
        file="tong-hop.xlsx",
        sha256="0" * 64,
        plan=of.id,
        plan_number=of.number,
        issuer=of.issuer,
        level=Level.PROVINCE,
        year=of.year,
        period="nam",
        period_name="Năm 2022",
        start=dt.date(2022, 1, 1),
        end=dt.date(2022, 12, 31),
        estimate=False,
        as_of=AS_OF,
        indicators=lines,
        data=rows,
        submissions=submissions,
        files=(),
    )
    return Case(book=book, plan=of, outgoing=OUTGOING.model_copy(update=fields), as_of=AS_OF)


def words(blocks: "tuple[Block, ...] | list[Block]") -> list[str]:
    """Headings and paragraphs as text."""
    return [block.text for block in blocks if isinstance(block, Heading | Paragraph)]
