"""Who owes what in a round, what becomes of it, and when."""

import datetime as dt
import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from toolkit.core.plan.model import Period, Plan

LATE_DAYS = 3
"""By how many days those are late who are."""


class Fate(StrEnum):
    """What an agency does about one report."""

    PLAIN = "answered in time"
    FAULTY = "with a faulty cell, corrected"
    AGAIN = "sent again with other figures"
    TWICE = "sent twice"
    LETTER = "by letter alone"
    LATE = "late"
    MISSING = "missing until reminded"


SHARES = {
    Fate.FAULTY: 0.05,
    Fate.AGAIN: 0.03,
    Fate.TWICE: 0.03,
    Fate.LETTER: 0.05,
    Fate.LATE: 0.10,
    Fate.MISSING: 0.05,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One report that one agency owes."""

    report: str
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """When things happen."""

    replied: dt.date
    asked: dt.date
    """When the office looks who is missing; everything late has come by then."""
    end: dt.date

    @classmethod
    def of(cls, plan: Plan, period: Period) -> "Days":
        """Around the due dates of a plan."""
        due = [day for report in plan.reports if (day := report.due_on(period.code)) is not None]
        return cls(
            replied=min(due) - dt.timedelta(days=7),
            asked=max(due) + dt.timedelta(days=5),
            end=max(due) + dt.timedelta(days=10),
        )


def fates(plan: Plan, period: Period, small: Collection[str], chance: random.Random) -> Mapping[Duty, Fate]:
    """Every report that is owed, and its fate, drawn by the shares; ``small``: agencies that share a workbook."""
    duties = [
        Duty(report=report.id, agency=agency.code)
        for report in plan.reports
        for agency in plan.owners(report, period.code)
    ]
    drawn = dict.fromkeys(duties, Fate.PLAIN)
    # The office does not remind itself.
    free = [duty for duty in duties if duty.agency != plan.consolidator]
    chance.shuffle(free)
    for fate, share in SHARES.items():
        taken = [duty for duty in free if _may(plan, duty, fate, small)][: ceil(share * len(duties))]
        drawn |= dict.fromkeys(taken, fate)
        free = [duty for duty in free if duty not in taken]
    return drawn


def _may(plan: Plan, duty: Duty, fate: Fate, small: Collection[str]) -> bool:
    """A shared workbook is passed round once; a form of prose has no cell that could be faulty."""
    if fate in (Fate.AGAIN, Fate.TWICE, Fate.LATE) and duty.agency in small:
        return False
    prose = all(form.startswith("outline:") for form in plan.report_by_id[duty.report].forms)
    return not (fate is Fate.FAULTY and prose)
