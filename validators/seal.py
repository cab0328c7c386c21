"""Whether a stamp is the one that was issued: its parts are tied together by a hash that nobody retypes.

Whoever takes last year's file and replaces last year's number by this year's everywhere changes plan, period and title,
but not the hash, which still seals last year's words.
"""

from toolkit.core.forms.book import issue_of
from toolkit.core.plan.model import Plan
from toolkit.core.stamp import Stamp

_YEARS_BACK = 5
"""Older files are not taken up again."""


def broken_seal(stamp: Stamp, plan: Plan) -> tuple[str, str, str] | None:
    """Rule, found and expected of a stamp that was edited; None for a stamp as issued."""
    identity = (stamp.plan, stamp.report, stamp.period, stamp.agency)
    if issue_of(identity, stamp.form) == stamp.issue:
        return None
    known = plan.agency_by_code.get(stamp.agency)
    this = str(plan.year)
    for year in range(plan.year - 1, plan.year - 1 - _YEARS_BACK, -1):
        plan_id, report, period, agency = (part.replace(this, str(year)) for part in identity)
        if issue_of((plan_id, report, period, agency), stamp.form) == stamp.issue:
            return "old-form-retitled", str(year), this
    return "stamp-broken", known.name if known else stamp.agency, ""
