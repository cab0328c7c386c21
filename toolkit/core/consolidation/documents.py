"""Word and PDF files among what came: perhaps signed reports, which belong into the office's register."""

from dataclasses import dataclass

from toolkit.core.submission import Mail
from toolkit.core.verdict import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedDocument:
    """A document that may be a signed report."""

    file: str
    """Name in the inbox; in a message or an archive behind that file's name."""
    agency: str
    """Code of the agency whose message it came with; empty where that is not known."""
    mail: Mail | None
    """The message it came with; None where it lay in the inbox by itself."""
    kind: str
    """Word or PDF."""


def received_documents(judgement: Judgement) -> tuple[ReceivedDocument, ...]:
    """Every document of the inbox by name, those that a message brought and those that lie there by themselves."""
    found = [verdict for verdict in judgement.verdicts if verdict.document]
    return tuple(
        ReceivedDocument(file=verdict.file.name, agency=verdict.agency, mail=verdict.file.mail, kind=verdict.document)
        for verdict in sorted(found, key=lambda verdict: verdict.file.name)
    )
