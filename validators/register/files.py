"""Files of the inbox as people name them in the register."""

import re
from collections.abc import Iterable

from toolkit.core.submission import SourceFile
from toolkit.core.text import nfc
from validators.draft import Draft

_HASH = re.compile(r"[0-9a-f]{8,64}")


def means(text: str, file: SourceFile) -> bool:
    """Whether a text names a file: by its name with or without folders and ending, or by the start of its hash."""
    wanted = nfc(text).strip().casefold()
    name = file.name.casefold()
    base = name.rpartition("/")[2]
    known = {name, base, name.rpartition(".")[0], base.rpartition(".")[0]}
    return wanted in known or bool(_HASH.fullmatch(wanted) and file.sha256.startswith(wanted))


def named(text: str, drafts: Iterable[Draft]) -> list[Draft]:
    """The files that a text names; those of exactly this path alone where there are any."""
    drafts = list(drafts)
    exact = [draft for draft in drafts if draft.file.name.casefold() == nfc(text).strip().casefold()]
    return exact or [draft for draft in drafts if means(text, draft.file)]
