"""Files of the inbox as people name them in the register and on the command line."""

import re
from collections.abc import Collection, Iterable
from typing import Protocol, TypeVar

from toolkit.core.intake.containers.names import containers
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
    known = set()
    for name in _names(file):
        base = name.rpartition("/")[2]
        known |= {name, base, name.rpartition(".")[0], base.rpartition(".")[0]}
    return wanted in known or bool(_HASH.fullmatch(wanted) and file.sha256.startswith(wanted))


def _names(file: SourceFile) -> list[str]:
    """Its own name, and that of the workbook for several agencies of which it is a part."""
    return [name.casefold() for name in (file.name, file.bundle) if name]


def lies_in(file: SourceFile, names: Collection[str]) -> bool:
    """Whether a file has one of these names or lies in a file that has."""
    return any(name in names for name in (file.name, *containers(file.name)))


def named(text: str, files: Iterable[_OfFile]) -> list[_OfFile]:
    """What is about the files that a text names; those of exactly this path alone where there are any."""
    files = list(files)
    exact = [one for one in files if nfc(text).strip().casefold() in _names(one.file)]
    return exact or [one for one in files if means(text, one.file)]


def with_contents(found: Iterable[_OfFile], files: Iterable[_OfFile]) -> list[_OfFile]:
    """What is about some files, and what is about files that lie in them: in a message, an archive."""
    names = {one.file.name for one in found}
    return [one for one in files if lies_in(one.file, names)]
