"""Whether two rows of different years measure one thing: same code, same unit, a label that says the same."""

import re
from dataclasses import dataclass

from toolkit.core.consolidation.headings import COUNTED_UNIT
from toolkit.core.plan.naming import bare_label
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.text import fold, match_key

_COUNTED = re.compile(rf"{COUNTED_UNIT} (.+?)\.?$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.5
"""Share of common words from which a label is taken for the same one, reworded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How a row of one workbook compares with the row of another that has its code."""

    comparable: bool
    remark: str = ""
    """Vietnamese: what differs; empty where nothing does."""


def counted_unit(line: IndicatorLine) -> str:
    """The unit of a figure: the one its notes name, where the document prints another."""
    said = _COUNTED.search(line.notes)
    return said.group(1) if said else line.unit


def unit_key(unit: str) -> str:
    """A unit as it compares: "(%)" and "%" are one."""
    return fold(match_key(unit)).replace(" ", "").strip("()")


def label_key(label: str) -> tuple[str, ...]:
    """The words of a label as they compare."""
    return tuple(_WORD.findall(match_key(bare_label(label)).casefold()))


def match(*, unit: str, label: str, other_unit: str, other_label: str) -> Match:
    """Compare a row with the row of the same code in another workbook."""
    if unit_key(unit) != unit_key(other_unit):
        return Match(comparable=False, remark=f"đơn vị tính khác ({other_unit or 'không ghi'})")
    words, others = set(label_key(label)), set(label_key(other_label))
    if words == others:
        return Match(comparable=True)
    alike = len(words & others) >= _ALIKE * len(words | others)
    told = f"“{bare_label(other_label)}”"
    return Match(comparable=alike, remark=f"tên chỉ tiêu {'ghi' if alike else 'là nội dung khác'}: {told}")
