"""Figures, days and names as Vietnamese official texts write them."""

import datetime as dt
import re
from decimal import Decimal

from toolkit.core.consolidation.exact import shown
from toolkit.core.plan.model import Indicator, Plan
from toolkit.core.plan.naming import bare_label, printed_number
from toolkit.core.plan.outgoing import full_name
from toolkit.core.readback.model import IndicatorLine
from toolkit.core.report.text import Span
from toolkit.core.text import brief, fold, lowered
from toolkit.core.units import UnitKind

_SCALES = {
    UnitKind.PERCENT: "%",
    UnitKind.PER_100: "/100",
    UnitKind.PER_1000: "/1.000",
    UnitKind.PER_100000: "/100.000",
}
_PERCENT = "%"
_COMMITTEE = "ỦY BAN NHÂN DÂN"
_SHORT_MONTH = 3
"""The first month that needs no zero: 10, 11 and 12 could be made of 1 and 2 only."""
_NAME_LENGTH = 70
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
    """The label on one line, without the words "Chỉ tiêu 2:" and without an end mark."""
    return bare_label(" ".join(label.split())).rstrip(" .;:")


def number_of(line: IndicatorLine) -> str:
    """An indicator as the document numbers it; empty where it does not."""
    return printed_number(line.objective_number or line.objective, line.tt, line.label)


def name_of(line: IndicatorLine) -> str:
    """An indicator by its number, else by its label, as a list of several needs it."""
    return number_of(line) or f"“{brief(plain_label(line.label), _NAME_LENGTH)}”"


def letterhead_name(name: str) -> str:
    """A body as its letterhead prints it: in full and in capitals, the committee on a line of its own."""
    full = _SHORT_COMMITTEE.sub(_COMMITTEE, name.strip()).upper()
    return re.sub(rf"^{_COMMITTEE}\s+", f"{_COMMITTEE}\n", full)


def written_date(day: dt.date) -> str:
    """A day in the words of a document; small days and months get a zero, so that no digit can be put before them."""
    return f"ngày {day.day:02d} tháng {day.month:{'02d' if day.month < _SHORT_MONTH else 'd'}} năm {day.year}"


def plan_words(plan: Plan) -> tuple[Span, ...]:
    """The plan as a text cites it: "Kế hoạch số 196/KH-UBND ngày 24 tháng 3 năm 2022 của Ủy ban nhân dân tỉnh …".

    Room for a number or a day that it does not have is highlighted.
    """
    number = Span(f"số {plan.number}") if plan.number else Span("số ……/KH", doubt=True)
    day = Span(written_date(plan.issued)) if plan.issued else Span("ngày ……", doubt=True)
    title = re.sub(r"^kế hoạch\s+", "", plan.title.strip(), flags=re.IGNORECASE)
    issuer = f" của {full_name(plan.issuer)} về {lowered(title)}"
    return (Span("Kế hoạch "), number, Span(" "), day, Span(issuer))
