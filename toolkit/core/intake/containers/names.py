"""Names of files that lie in a container, made fit to be printed and told apart."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from toolkit.core.intake.discover import printable
from toolkit.core.text import shortened

_LONGEST = 120
"""Characters of one name; file systems take 255 bytes."""
_NAMELESS = "không tên"


def containers(name: str) -> Iterator[str]:
    """Names of what a file may lie in, the nearest first: archives, messages, folders."""
    while name := name.rpartition("/")[0]:
        yield name


class Names:
    """Gives each file of one container a name of its own."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = set()
        self._last: dict[str, int] = {}
        """How often a name was asked for: a folder of mail may hold a thousand messages with one subject."""

    def unique(self, name: str, *, folders: bool = False) -> str:
        """A name close to the given one; path separators stay only where the container has folders."""
        steps = [_fit(step) for step in name.replace("\\", "/").split("/") if step.strip() not in ("", ".", "..")]
        wanted = ("/" if folders else "_").join(steps) or _NAMELESS
        if _folders(wanted) & self._files:
            wanted = wanted.replace("/", "_")
        path, number, found = PurePosixPath(wanted), self._last.get(wanted.casefold(), 1), wanted
        while found.casefold() in self._files or found.casefold() in self._folders:
            number += 1
            found = path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
        self._last[wanted.casefold()] = number
        self._files.add(found.casefold())
        self._folders |= _folders(found)
        return found


def _folders(name: str) -> set[str]:
    return {folder.casefold() for folder in containers(name)}


def _fit(step: str) -> str:
    line = " ".join(printable(step).split())
    if len(line) <= _LONGEST:
        return line
    end = PurePosixPath(line).suffix
    return shortened(line, _LONGEST) if len(end) > _LONGEST // 4 else f"{shortened(line, _LONGEST - len(end))}{end}"
