"""Figures of ``Dữ liệu`` against what the agency typed."""

from decimal import Decimal
from typing import Any

import pytest

from toolkit.core.readback.model import DataLine
from toolkit.core.readback.trace.by_hand import by_hand
from toolkit.core.readback.trace.rows import typed

_TEXTS = (
    "form", "key", "label", "column", "unit", "agency", "role", "reason", "text", "status", "note", "typed", "how",
    "file", "hash", "sheet", "cells",
)  # fmt: skip
_FIGURES = ("numerator", "denominator", "value", "estimate", "year")


def said(*given: str, **fields: Any) -> str:
    """What is said of a row of which this was typed."""
    cells = [f"{letter}6" for letter in "GHIKL"[: len(given)]]
    told = "; ".join(f"{cell}={text}" for cell, text in zip(cells, given, strict=True))
    empty = {**dict.fromkeys(_TEXTS, ""), **dict.fromkeys(_FIGURES)}
    numbers = {name: Decimal(value) for name, value in fields.items() if isinstance(value, int | float)}
    data = {**empty, "row": 4, "counted": True, "typed": told, "cells": ", ".join(cells), **fields, **numbers}
    line = DataLine(**data)
    return by_hand(line, list(typed(line)))


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        (("20", "24", "2 lớp"), {"numerator": 20, "denominator": 24, "note": "2 lớp"}),
        (("1.234",), {"value": 1234}),
        (("66,67%",), {"value": Decimal("66.67")}),
        (("36,5 (NGTK 2021)",), {"value": Decimal("36.5"), "year": 2021}),
        (("114/100",), {"value": 114}),
        (("không phát sinh",), {"status": "Không phát sinh trong kỳ"}),
        (("20", "24"), {"numerator": 21, "denominator": 24, "how": "Số chốt 21 thay 20 (công văn số 5)"}),
        (("ô trống",), {"value": 21, "how": "Số chốt 21 (công văn số 5)"}),
    ],
)
def test_what_was_read_as_it_was_typed_is_no_correction(given: tuple[str, ...], fields: dict[str, Any]) -> None:
    assert said(*given, **fields) == ""


@pytest.mark.parametrize(
    ("given", "fields", "told"),
    [
        (("20", "24"), {"numerator": 21, "denominator": 24}, "Số đạt (a): số trong sổ (21) KHÁC số đơn vị gõ (20)"),
        (("20", "24"), {"denominator": 24}, "số trong sổ (không có số) KHÁC số đơn vị gõ (20)"),
        (("24",), {"numerator": 3, "denominator": 24}, "số trong sổ (3) KHÁC số đơn vị gõ (không có số)"),
        (("40",), {"value": "khoảng 41"}, "số trong sổ (khoảng 41) KHÁC số đơn vị gõ (40)"),
        (("24", "2021"), {"value": 24, "year": 2020}, "Năm số liệu: số trong sổ (2020) KHÁC số đơn vị gõ (2021)"),
    ],
)
def test_a_correction_is_told_with_both_figures(given: tuple[str, ...], fields: dict[str, Any], told: str) -> None:
    assert said(*given, **fields).endswith(f"{told}: đã sửa tay trong sổ")
