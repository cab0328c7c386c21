"""Figures, days and names as Vietnamese official texts write them."""

import re
from decimal import Decimal

from toolkit.core.consolidation.exact import shown
from toolkit.core.numbers.formats import show_date
from toolkit.core.plan.model import Indicator, Plan
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.text import fold
from toolkit.core.units import UnitKind

_LEAD = re.compile(r"^Chỉ tiêu\s+\d[\d.]*(?:\.?[a-zđ]\b)?\s*[:.]?\s*(?:[a-z]\.\s*)?")
_SCALES = {
    UnitKind.PERCENT: "%",
    UnitKind.PER_100: "/100",
    UnitKind.PER_1000: "/1.000",
    UnitKind.PER_100000: "/100.000",
}
_PERCENT = "%"
_COMMITTEE = "ỦY BAN NHÂN DÂN"
_SHORT_COMMITTEE = re.compile(r"^UBND\b")


def grouped_figure(value: Decimal) -> str:
    """A figure with decimal comma and a dot between thousands: "12.345,6"; years and the like are not figures."""
    whole, comma, fraction = shown(value).partition(",")
    sign = "-" if whole.startswith("-") else ""
    digits = whole.removeprefix("-")
    parts = [digits[max(0, end - 3) : end] for end in range(len(digits), 0, -3)]
    return sign + ".".join(reversed(parts)) + comma + fraction


def with_unit(value: Decimal, indicator: Indicator) -> str:
    """A figure with its unit as a sentence needs it: "66,67%", "12 ca sinh/1000", "3 cơ quan"."""
    unit = indicator.unit
    printed = unit.printed.strip("() ")
    printed = printed[3:] if fold(printed).startswith("so ") else printed
    if unit.kind in _SCALES and (unit.kind is UnitKind.PERCENT or not printed or _PERCENT in printed):
        return grouped_figure(value) + _SCALES[unit.kind]
    words = printed or unit.words
    return f"{grouped_figure(value)} {words}".strip()


def difference(value: Decimal, indicator: Indicator) -> str:
    """The size of a change with its unit; of rates in points."""
    if indicator.unit.kind is UnitKind.PERCENT:
        return f"{grouped_figure(abs(value))} điểm phần trăm"
    return with_unit(abs(value), indicator)


def plain_label(label: str) -> str:
    """The label without the words "Chỉ tiêu 2:", which its number says already, and without an end mark."""
    line = " ".join(label.split())
    return (_LEAD.sub("", line).strip() or line).rstrip(" .;:")


def number_of(line: IndicatorLine) -> str:
    """An indicator as the annex numbers it: objective, then TT."""
    number = line.objective_number or line.objective
    return f"{number}.{line.tt}" if line.tt else line.code


def letterhead_name(name: str) -> str:
    """A body as its letterhead prints it: in full and in capitals, the committee on a line of its own."""
    full = _SHORT_COMMITTEE.sub(_COMMITTEE, name.strip()).upper()
    return re.sub(rf"^{_COMMITTEE}\s+", f"{_COMMITTEE}\n", full)


def plan_words(plan: Plan) -> str:
    """The plan as a text cites it: "Kế hoạch số 196/KH-UBND ngày 24/03/2022 của UBND tỉnh Nghệ An về …"."""
    number = f" số {plan.number}" if plan.number else " số ……/KH"
    day = f" ngày {show_date(plan.issued)}" if plan.issued else " ngày ……"
    title = re.sub(r"^kế hoạch\s+", "", plan.title.strip(), flags=re.IGNORECASE)
    return f"Kế hoạch{number}{day} của {plan.issuer} về {lowered(title)}"


def lowered(text: str) -> str:
    """A text to go on a sentence with: its first letter small, unless it begins with an abbreviation or a name."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
