"""Word and PDF files among what came: perhaps signed reports, which belong into the office's register."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from toolkit.core.register.model import Letter
from toolkit.core.submission import Mail
from toolkit.core.text import fold
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
    registered: bool = False
    """Whether a letter of the office's register names it."""


def received_documents(judgement: Judgement) -> tuple[ReceivedDocument, ...]:
    """Every document of the inbox by name, those that a message brought and those that lie there by themselves."""
    found = [verdict for verdict in judgement.verdicts if verdict.document]
    named = named_files(judgement.register.letters)
    return tuple(
        ReceivedDocument(
            file=verdict.file.name,
            agency=verdict.agency,
            mail=verdict.file.mail,
            kind=verdict.document,
            registered=is_named(verdict.file.name, named),
        )
        for verdict in sorted(found, key=lambda verdict: verdict.file.name)
    )


def named_files(letters: Iterable[Letter]) -> frozenset[str]:
    """What letters of the register call the files that go with them, folded."""
    return frozenset(fold(letter.file) for letter in letters if letter.file)


def is_named(file: str, named: Collection[str]) -> bool:
    """Whether people have named a file: with or without what it lies in, and without its ending."""
    path = PurePosixPath(file)
    return any(fold(text) in named for text in (file, path.name, path.stem))
