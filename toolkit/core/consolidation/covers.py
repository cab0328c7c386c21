"""What the covers of returned forms say."""

from toolkit.core.forms.cover import COVER
from toolkit.core.verdict import Verdict


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
