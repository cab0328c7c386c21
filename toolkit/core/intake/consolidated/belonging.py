"""Whether a consolidated workbook comes from below a plan: from which of its agencies, and for which period.

Nothing is guessed: the issuer of the lower plan is an agency of this plan by its exact name or an alias, or it is told.
"""

import datetime as dt
from collections.abc import Mapping

from toolkit.core.consolidation.headings import IDENTITY_PREFIX
from toolkit.core.intake.archive import Archive
from toolkit.core.plan.model import Agency, Level, Period, Plan
from toolkit.core.readback.model import ConsolidatedBook
from toolkit.core.text import match_key
from toolkit.core.vocabulary import LEVEL_WORDS

_DOWNWARDS = tuple(Level)
_CUSTOM = "docProps/custom.xml"
_ABOUT = dt.timedelta(days=31)
"""Offices that close their books in mid-December begin the year there; a quarter is no year."""


class Misfit(Exception):
    """A consolidated workbook that says nothing this plan can use; carries the code of the rule that tells it."""

    def __init__(self, problem: str, *, found: str, expected: str = "") -> None:
        super().__init__(problem)
        self.problem, self.found, self.expected = problem, found, expected


def names_plan(archive: Archive) -> bool:
    """Whether a package says that it consolidates a plan; cheap, and before anything else of it is read."""
    return _CUSTOM in archive and IDENTITY_PREFIX.encode() in archive.read(_CUSTOM)


def is_own(fields: Mapping[str, str], plan: Plan) -> bool:
    """Whether the fields of an output name this plan, or another one of the same office.

    Outputs that name no plan are no consolidated workbooks: registers, comparisons over the years.
    """
    same_office = fields.get("level") == plan.level.value and _key(fields.get("issuer", "")) == _key(plan.issuer)
    return not fields or fields.get("plan") == plan.id or same_office


def may_take(plan: Plan, fields: Mapping[str, str]) -> bool:
    """Whether a plan is the one above a consolidated workbook, going by what the workbook says of itself."""
    try:
        sender(fields.get("issuer", ""), Level(fields.get("level", "")), plan)
    except (Misfit, ValueError):
        return False
    return any(period.end.isoformat() == fields.get("end") for period in plan.periods)


def sender(issuer: str, level: Level, plan: Plan) -> Agency:
    """The agency of the plan that issued the lower plan; raises Misfit."""
    if _DOWNWARDS.index(level) <= _DOWNWARDS.index(plan.level):
        found = f"{issuer} ({LEVEL_WORDS[level.value]})"
        raise Misfit(problem="lower-level-wrong", found=found, expected=LEVEL_WORDS[plan.level.value])
    wanted = _key(issuer)
    named = [agency for agency in plan.agencies if wanted in map(_key, (agency.name, *agency.aliases))]
    if not named:
        raise Misfit(problem="lower-agency-unknown", found=issuer)
    if len(named) > 1:
        names = ", ".join(f"{agency.name} ({agency.code})" for agency in named)
        raise Misfit(problem="lower-agency-ambiguous", found=issuer, expected=names)
    return named[0]


def period_of(book: ConsolidatedBook, plan: Plan) -> Period:
    """The period of the plan that ends with the lower one, begins about then too, and is of the same nature.

    Raises Misfit.
    """
    alike = [
        period
        for period in plan.periods
        if period.end == book.end and period.estimate == book.estimate and abs(period.start - book.start) <= _ABOUT
    ]
    if len(alike) > 1:
        alike = [period for period in alike if period.start == book.start]
    if len(alike) != 1:
        found = f"{book.period_name} ({book.start:%d/%m/%Y} - {book.end:%d/%m/%Y})"
        known = "; ".join(f"{p.name} ({p.start:%d/%m/%Y} - {p.end:%d/%m/%Y})" for p in plan.periods)
        raise Misfit(problem="lower-period-differs", found=found, expected=known)
    return alike[0]


def _key(name: str) -> str:
    return match_key(name).casefold()
