"""Consolidated workbooks of several periods as they are read back, written down by hand."""

import datetime as dt
from decimal import Decimal
from typing import Any

from toolkit.core.plan.model import Level
from toolkit.core.readback.model import ConsolidatedBook, IndicatorLine


def line(code: str = "1.1", value: object = None, **fields: Any) -> IndicatorLine:
    """A row of ``Chỉ tiêu``; a percentage of which every agency gave its part."""
    data: dict[str, Any] = {
        "row": 5,
        "code": code,
        "objective": "1",
        "objective_number": "I",
        "objective_title": "Mục tiêu 1",
        "tt": code,
        "label": f"Chỉ tiêu {code}",
        "unit": "%",
        "baseline": None,
        "baseline_printed": "",
        "target": None,
        "target_printed": "",
        "numerator": None,
        "denominator": None,
        "value": None if value is None else Decimal(str(value)),
        "estimate": None,
        "change": None,
        "trend": "",
        "achievement": "",
        "status": "Chính thức",
        "coverage": "2/2",
        "lead": "",
        "notes": "",
        "cells": {"value": "H6", "baseline": "D6", "estimate": "I6", "target": "E6"},
    }
    return IndicatorLine(**{**data, **fields})


def year_book(year: int, *lines: IndicatorLine, **fields: Any) -> ConsolidatedBook:
    """The workbook of a whole year."""
    data: dict[str, Any] = {
        "file": f"tong-hop-{year}.xlsx",
        "sha256": f"{year:064d}",
        "plan": f"thu-{year}",
        "plan_number": "1/KH-UBND",
        "issuer": "UBND tỉnh Nghệ An",
        "level": Level.PROVINCE,
        "year": year,
        "period": "nam",
        "period_name": f"Năm {year}",
        "start": dt.date(year, 1, 1),
        "end": dt.date(year, 12, 31),
        "estimate": False,
        "as_of": dt.date(year, 12, 28),
        "indicators": lines,
        "data": (),
        "submissions": (),
        "files": (),
    }
    return ConsolidatedBook(**{**data, **fields})


def half_book(year: int, *lines: IndicatorLine, **fields: Any) -> ConsolidatedBook:
    """The workbook of a half-year, which asks for an estimate of the whole one."""
    data: dict[str, Any] = {
        "file": f"tong-hop-{year}-6t.xlsx",
        "sha256": f"6{year:063d}",
        "period": "6t",
        "period_name": f"6 tháng đầu năm {year}",
        "end": dt.date(year, 6, 30),
        "estimate": True,
        "as_of": dt.date(year, 6, 28),
    }
    return year_book(year, *lines, **{**data, **fields})
