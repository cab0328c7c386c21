"""What the covers of returned forms say."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from toolkit.core.consolidation.model import Expectation
from toolkit.core.forms.cover import COVER
from toolkit.core.plan.model import Agency
from toolkit.core.verdict import Verdict


class Contact(NamedTuple):
    """Whom to ask about a report; empty where nobody has said."""

    name: str
    phone: str
    email: str


Contacts = Mapping[tuple[str, str], Contact]
"""By the ids of report and agency."""


def contacts_of(expected: Sequence[Expectation]) -> Contacts:
    """Who filled in each report, else another one that the agency owes; what they do not say, as the plan has it."""
    covers = [cover_values(one.verdict) if one.verdict is not None else {} for one in expected]
    telling = [cover if cover.get("phone") or cover.get("email") else {} for cover in covers]
    of_agency: dict[str, dict[str, str]] = {}
    for one, cover in zip(expected, telling, strict=True):
        if cover:
            of_agency.setdefault(one.agency.code, cover)
    return {
        (one.report.id, one.agency.code): _contact(one.agency, cover or of_agency.get(one.agency.code, {}))
        for one, cover in zip(expected, telling, strict=True)
    }


def _contact(agency: Agency, cover: Mapping[str, str]) -> Contact:
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
