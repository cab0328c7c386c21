"""Number, date and year of a plan, and how its annexes cite them."""

import re

from toolkit.core.numbers.formats import show_date
from toolkit.core.text import match_key
from validators.plan_check.case import Case, Findings

_NUMBER = re.compile(r"\d+\w?(?:/\d{4})?/\w+(?:[-.&]\w+)*")
_YEAR_OF_TITLE = re.compile(r"(?<!đến )năm (\d{4})\W*$", re.IGNORECASE)
_EXAMPLE = "196/KH-UBND"


def findings(case: Case) -> Findings:
    """Findings about the plan's identity."""
    plan = case.plan
    if not plan.number:
        yield case.finding("plan-number-missing", ("number",))
    elif not _NUMBER.fullmatch(plan.number):
        yield case.finding("number-malformed", ("number",), found=plan.number, expected=_EXAMPLE)
    if plan.issued is None:
        yield case.finding("plan-date-missing", ("issued",))
    yield from _year(case, ("title",), plan.title)
    for i, annex in enumerate(plan.annexes):
        yield from _cited(case, i)
        yield from _year(case, ("annexes", i, "title"), annex.title)


def _cited(case: Case, i: int) -> Findings:
    plan, annex = case.plan, case.plan.annexes[i]
    sound = _NUMBER.fullmatch(plan.number)
    if annex.number and not _NUMBER.fullmatch(annex.number):
        expected = plan.number if sound else _EXAMPLE
        yield case.finding("number-malformed", ("annexes", i, "number"), found=annex.number, expected=expected)
    elif annex.number and sound and match_key(annex.number) != match_key(plan.number):
        yield case.finding("annex-number-differs", ("annexes", i, "number"), found=annex.number, expected=plan.number)
    if annex.issued and plan.issued and annex.issued != plan.issued:
        yield case.finding(
            "annex-date-differs",
            ("annexes", i, "issued"),
            found=show_date(annex.issued),
            expected=show_date(plan.issued),
        )


def _year(case: Case, loc: tuple[str | int, ...], title: str) -> Findings:
    """Only a year that ends a title is the year it is about: "… đến năm 2030" names a goal."""
    named = _YEAR_OF_TITLE.search(title)
    if named and int(named.group(1)) != case.plan.year:
        yield case.finding("year-differs", loc, found=named.group(1), expected=str(case.plan.year))
