"""Consolidated workbooks of a level below the small plan of tests/validators, and what comes of them above."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl import Workbook, load_workbook

from tests.builders import AS_OF, Inbox
from tests.validators.plans import small_plan
from toolkit.core.consolidation.consolidate import consolidate
from toolkit.core.intake.read import Intake, read_file
from toolkit.core.plan.model import Plan
from toolkit.core.verdict import Judgement, Verdict
from validators.judge import judge
from workbook_templates.consolidated.book import write_consolidated_book

Rows = Mapping[tuple[str, str], Mapping[str, object]]
"""Form and row key → column → what a commune gives."""

COMMUNES = ("xa-a", "xa-b", "xa-c")
GIVEN: Mapping[str, Rows] = {
    "xa-a": {
        ("indicators", "1.1"): {"numerator": 1, "denominator": 2, "status": "Chính thức", "note": "Sổ xã A"},
        ("indicators", "1.2"): {"result": 5, "status": "Chính thức"},
        ("indicators", "1.3"): {"numerator": 30, "denominator": 20, "status": "Chính thức"},
        ("table:can-bo", "tinh"): {"tong-so": 10, "nu": 4, "kinh-phi": "1.5"},
        ("table:lop", "1"): {"ten": "Lớp xã A", "so-nguoi": 20},
    },
    "xa-b": {
        ("indicators", "1.1"): {"numerator": 9, "denominator": 10, "status": "Ước thực hiện"},
        ("indicators", "1.2"): {"result": 7, "status": "Chính thức"},
        ("indicators", "1.3"): {"numerator": 70, "denominator": 80, "status": "Chính thức"},
        ("table:can-bo", "tinh"): {"tong-so": 12, "nu": 5},
        ("table:lop", "1"): {"ten": "Lớp xã B", "so-nguoi": 30},
        ("table:lop", "2"): {"ten": "Lớp thôn", "so-nguoi": 15},
    },
    "xa-c": {
        ("indicators", "1.1"): {"numerator": 0, "denominator": 8, "status": "Chính thức"},
        ("indicators", "1.2"): {"result": 0, "status": "Chính thức"},
        ("indicators", "1.3"): {"numerator": 11, "denominator": 10, "status": "Chính thức"},
        ("table:can-bo", "huyen"): {"tong-so": 6, "nu": 6},
    },
}
"""What the communes give; every indicator of the plan below that can be added up."""


def plan_below(**changes: Any) -> Plan:
    """The plan of a district whose name is that of Sở Y tế in the plan above: the same rows, asked of three communes.

    ``rows`` changes indicators: code → fields.
    """
    rows: Mapping[str, Mapping[str, Any]] = changes.pop("rows", {})
    data = small_plan().model_dump(mode="json")
    addends = [{"who": code, "role": "addend"} for code in COMMUNES]
    for row in data["indicators"]:
        row["reporters"] = [{"who": "xa-a", "role": "official"}] if row["mode"] == "latest" else addends
        row["mode"] = "sum" if row["mode"] == "single" else row["mode"]
        row |= rows.get(row["code"], {})
    report = data["reports"][0] | {"owners": list(COMMUNES)}
    agencies = [{"code": code, "name": f"UBND xã {code[-1].upper()}", "kind": "commune"} for code in COMMUNES]
    data |= {
        "id": "huyen-2022",
        "issuer": "Sở Y tế",
        "level": "district",
        "consolidator": "xa-a",
        "agencies": agencies,
        "groups": [],
        "reports": [report],
        "tasks": [],
    }
    return Plan.model_validate(data | changes)


def workbook_below(
    plan: Plan | None = None, given: Mapping[str, Rows] = GIVEN, period: str = "nam", as_of: dt.date = AS_OF
) -> bytes:
    """The consolidated workbook of a district."""
    inbox = Inbox(plan or plan_below(), period=period, as_of=as_of)
    for agency, rows in given.items():
        inbox.file(agency, rows)
    return write_consolidated_book(consolidate(as_sent(inbox.judgement)))


def as_sent(judgement: Judgement) -> Judgement:
    """A built inbox in which each file has bytes of its own; a file of a name has the same in every inbox."""
    return replace(judgement, verdicts=tuple(map(_as_sent, judgement.verdicts)))


def _as_sent(verdict: Verdict) -> Verdict:
    file = replace(verdict.file, sha256=hashlib.sha256(verdict.file.name.encode()).hexdigest())
    return replace(verdict, file=file, records=tuple(replace(record, file=file) for record in verdict.records))


@cache
def complete_workbook() -> bytes:
    """The workbook in which all communes are."""
    return workbook_below()


def altered(data: bytes, alter: Callable[[Workbook], None]) -> bytes:
    """A workbook after somebody changed it in a program that calculates nothing."""
    book = load_workbook(io.BytesIO(data))
    alter(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_below(data: bytes | None = None, plan: Plan | None = None, name: str = "Sổ huyện.xlsx") -> Intake:
    """A workbook as the inbox of the plan above reads it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(data or complete_workbook())
        return read_file(path, name, plan or small_plan())


def judged_above(*intakes: Intake, plan: Plan | None = None) -> Judgement:
    """What the level above makes of its inbox."""
    plan = plan or small_plan()
    return judge(intakes, plan, plan.period_by_code["nam"], AS_OF, expect=False)
