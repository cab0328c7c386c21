"""Files of the inbox as people name them in the register and on the command line."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from toolkit.core.submission import SourceFile
from toolkit.core.text import nfc

_HASH = re.compile(r"[0-9a-f]{8,64}")


class OfFile(Protocol):
    """Whatever is about one file."""

    @property
    def file(self) -> SourceFile:
        """The file."""
        ...


_OfFile = TypeVar("_OfFile", bound=OfFile)


def means(text: str, file: SourceFile) -> bool:
    """Whether a text names a file: by its name with or without folders and ending, or by the start of its hash."""
    wanted = nfc(text).strip().casefold()
    name = file.name.casefold()
    base = name.rpartition("/")[2]
    known = {name, base, name.rpartition(".")[0], base.rpartition(".")[0]}
    return wanted in known or bool(_HASH.fullmatch(wanted) and file.sha256.startswith(wanted))


def named(text: str, files: Iterable[_OfFile]) -> list[_OfFile]:
    """What is about the files that a text names; those of exactly this path alone where there are any."""
    files = list(files)
    exact = [one for one in files if one.file.name.casefold() == nfc(text).strip().casefold()]
    return exact or [one for one in files if means(text, one.file)]
