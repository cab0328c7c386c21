"""What the covers of returned forms say."""

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.core.consolidation.model import Expectation
from toolkit.core.forms.cover import COVER
from toolkit.core.verdict import Verdict


class Contact(NamedTuple):
    """Whom to ask about a report; empty where nobody has said."""

    name: str
    phone: str
    email: str


def contact_of(one: Expectation, expected: Iterable[Expectation]) -> Contact:
    """Who filled in the report, else another report that the agency owes; what they do not say, as the plan has it."""
    others = (other for other in expected if other.agency.code == one.agency.code and other is not one)
    covers = (cover_values(other.verdict) for other in (one, *others) if other.verdict is not None)
    cover = next((cover for cover in covers if cover.get("phone") or cover.get("email")), {})
    agency = one.agency
    return Contact(
        cover.get("name", ""), cover.get("phone", "") or agency.phone, cover.get("email", "") or agency.email
    )


def cover_values(verdict: Verdict) -> dict[str, str]:
    """What the cover says, as typed, whatever became of the file: whoever is to be called stands on it."""
    said = {
        record.row: datum.typed
        for record in verdict.records
        if record.form == COVER and (datum := record.get("value")) is not None
    }
    if said or verdict.submission is None:
        return said
    entries = (entry for form in verdict.submission.forms if form.form == COVER for entry in form.entries)
    return {entry.row: entry.typed for entry in entries if entry.reading.state.readable}
