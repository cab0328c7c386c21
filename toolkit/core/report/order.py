"""In which order a report lists the indicators: as the plan's annex does, or by the national strategy."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.core.plan.model import Order, Plan
from toolkit.core.plan.national import national
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.report.case import Case, grouped

NATIONAL_OBJECTIVES = {
    "1": "Trong lĩnh vực chính trị",
    "2": "Trong lĩnh vực kinh tế, lao động",
    "3": "Trong đời sống gia đình và phòng ngừa, ứng phó với bạo lực trên cơ sở giới",
    "4": "Trong lĩnh vực y tế",
    "5": "Trong lĩnh vực giáo dục, đào tạo",
    "6": "Trong lĩnh vực thông tin, truyền thông",
}
"""Objectives of the national strategy (Nghị quyết 28/NQ-CP, mục II) by number."""
_OTHERS = "Chỉ tiêu khác của địa phương, không có trong Chiến lược quốc gia"
_PARTS = re.compile(r"(\d+)|([a-z]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Indicators under one heading."""

    title: str
    lines: tuple[IndicatorLine, ...]


def in_order(case: Case) -> list[Group]:
    """The indicators of a workbook under their objectives, in the order of the outgoing report."""
    lines = case.book.indicators
    if case.outgoing.order is Order.NATIONAL:
        return _national(case.plan, lines)
    return [
        Group(title=_title(of[0].objective_number or code, of[0].objective_title), lines=tuple(of))
        for code, of in grouped(lines, lambda line: line.objective).items()
    ]


def _title(number: str, printed: str) -> str:
    """A heading like "Mục tiêu I. Trong lĩnh vực chính trị"; as printed where it names no field."""
    field = printed.partition(":")[2].strip()
    return f"Mục tiêu {number}. {field}" if field else printed


def national_code(plan: Plan, line: IndicatorLine) -> str:
    """Code within the national strategy; a part that has none of its own stands with its parent; else empty."""
    found = national(line.label)
    if found is not None:
        return found.code
    indicator = plan.indicator_by_code.get(line.code)
    parent = plan.indicator_by_code.get(indicator.parent) if indicator is not None else None
    above = national(parent.label) if parent is not None else None
    return above.code if above is not None else ""


def _national(plan: Plan, lines: Sequence[IndicatorLine]) -> list[Group]:
    coded = [(national_code(plan, line), line) for line in lines]
    known = sorted((pair for pair in coded if pair[0]), key=lambda pair: _natural(pair[0]))
    groups = [
        Group(title=f"Mục tiêu {number}. {NATIONAL_OBJECTIVES[number]}", lines=tuple(line for _, line in of))
        for number, of in grouped(known, lambda pair: pair[0].partition(".")[0]).items()
    ]
    others = tuple(line for code, line in coded if not code)
    return [*groups, Group(title=_OTHERS, lines=others)] if others else groups


def _natural(code: str) -> list[tuple[int, str]]:
    """Codes in the order in which people count: "3.2a.1" before "3.10"."""
    return [(int(number or 0), letters) for number, letters in _PARTS.findall(code)]
