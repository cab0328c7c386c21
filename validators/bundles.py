"""Findings about a workbook for several agencies that concern none of them alone."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding, Place
from toolkit.core.forms.cover import COVER
from toolkit.core.forms.spec import AGENCY_COLUMN, Layout
from toolkit.core.plan.model import Plan
from toolkit.core.submission import Entry, LocatedForm, State, Submission
from toolkit.core.text import shortened
from toolkit.core.verdict import Standing
from validators.draft import Draft
from validators.facts import Facts
from validators.register.files import lies_in
from validators.structure import structure_findings

_ABOUT = ("name", "position", "phone", "email", "letter-number", "letter-date", "signer")
"""Rows of the cover in which an agency says who reports."""
_SETTLED = (Standing.SUPERSEDED, Standing.DUPLICATE, Standing.LEFT_OUT)
"""Standings of parts about which nothing has to be done any more."""


def pass_over_unnamed(drafts: Sequence[Draft], plan: Plan) -> None:
    """Pass over parts whose agency has written nothing about itself: perhaps a slip of the row."""
    for draft in drafts:
        if draft.undecided and draft.file.bundle and not _names_itself(draft.sent):
            name = plan.agency_by_code[draft.agency].name
            draft.refuse(Standing.IGNORED, "bundle-part-unnamed", expected=name)


def _names_itself(part: Submission) -> bool:
    found = (part.entry(COVER, row, "value") for row in _ABOUT)
    return any(entry is not None and entry.reading.state is not State.BLANK for entry in found)


def tell_bundles(drafts: Sequence[Draft], facts: Facts, excluded: Collection[str]) -> None:
    """Tell what is in such workbooks and belongs to nobody.

    Of a copy, of a workbook whose parts have all been replaced, of one that is left out and of one of another period it
    is no longer news.
    """
    parts: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        parts[draft.file.bundle].append(draft)
    for draft in drafts:
        rest = draft.intake.rest
        if rest is None or rest.stamp.period != facts.period.code or lies_in(draft.file, excluded):
            continue
        own = parts[draft.file.name]
        if not own or any(part.standing not in _SETTLED for part in own):
            draft.findings += _findings(rest, draft.intake.details.get("strangers", "").split(), facts)


def _findings(rest: Submission, strangers: Sequence[str], facts: Facts) -> Iterator[Finding]:
    for code in strangers:
        yield rule("unknown-agency").found(place=Place(file=rest.file.name), report=rest.stamp.report, found=code)
    # The code of the bundle is no agency's.
    yield from (replace(finding, agency="") for finding in structure_findings(rest, facts))
    for located in rest.forms:
        if facts.specs[located.form].layout is Layout.OPEN:
            yield from _unclaimed(rest, located, facts)


def _unclaimed(rest: Submission, located: LocatedForm, facts: Facts) -> Iterator[Finding]:
    """Rows of a list that say something and not whose it is."""
    rows: dict[str, list[Entry]] = {}
    for entry in located.entries:
        rows.setdefault(entry.row, []).append(entry)
    for row, entries in rows.items():
        said = [one for one in entries if one.column != AGENCY_COLUMN.id and one.reading.state is not State.BLANK]
        if not said:
            continue
        at = next((one for one in entries if one.column == AGENCY_COLUMN.id), said[0])
        named = at.typed if at.column == AGENCY_COLUMN.id else ""
        yield rule("list-agency-unknown" if named.strip() else "list-agency-missing").found(
            place=Place(file=rest.file.name, sheet=located.sheet, cell=at.cell),
            report=rest.stamp.report,
            form=located.form,
            row=row,
            column=at.column,
            label=shortened(said[0].typed),
            found=shortened(named),
            expected=facts.specs[located.form].title,
        )
