"""What lies in an inbox: every file once, in a stable order, with the reason why one is not opened."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from toolkit.core.text import marked, nfc

_FOLDER = "folder"
_SYSTEM = frozenset(("thumbs.db", ".ds_store", "desktop.ini", "ehthumbs.db"))
_SYSTEM_FOLDERS = frozenset(("__macosx", "$recycle.bin", "system volume information"))


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxFile:
    """One thing found in an inbox."""

    path: Path
    name: str
    """Path relative to the inbox, NFC, with forward slashes, fit to be printed."""
    skipped: str = ""
    """Why it is not opened at all: lock-file, system-file, link, special-file, empty-folder or unreadable."""


def discover(inbox: Path) -> list[InboxFile]:
    """List an inbox and its folders, sorted by name, each name once. Links are listed and never followed."""
    return told_apart(sorted(_walk(inbox), key=lambda file: (file.name.casefold(), file.name, os.fsencode(file.path))))


def told_apart(files: Sequence[InboxFile]) -> list[InboxFile]:
    """The files, those with a number behind their name whose name another one has already, or a folder of others.

    Names that differ only in what cannot be printed, or in how their letters are composed, print alike.
    """
    folders = {str(folder) for file in files for folder in PurePosixPath(file.name).parents}
    taken: set[str] = set()
    found = []
    for file in files:
        path, name, number = PurePosixPath(file.name), file.name, 1
        while name in taken or name in folders:
            number += 1
            name = path.with_name(f"{path.stem} ({number}){path.suffix}").as_posix()
        taken.add(name)
        found.append(file if name == file.name else replace(file, name=name))
    return found


def _walk(inbox: Path) -> Iterator[InboxFile]:
    """Everything in an inbox, however deep folders lie in folders; one whose path is too long is told as unreadable."""
    folders = [inbox]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            yield _file(folder, inbox, "unreadable")
            continue
        if not entries and folder != inbox:
            yield _file(folder, inbox, "empty-folder")
        for entry in entries:
            path = Path(entry.path)
            try:
                skipped = _skipped(entry)
            except OSError:  # gone meanwhile, or in a folder that lets its names be read and nothing else
                skipped = "unreadable"
            if skipped == _FOLDER:
                folders.append(path)
            else:
                yield _file(path, inbox, skipped)


def _file(path: Path, inbox: Path, skipped: str) -> InboxFile:
    relative = path.relative_to(inbox).as_posix()
    return InboxFile(path=path, name=printable(relative), skipped=skipped)


def printable(name: str) -> str:
    """A name composed, with a sign in place of each character that is not seen, or that turns or ends the line."""
    return marked(nfc(name))


def left_behind(name: str) -> str:
    """Why a file of this name is passed over, as programs leave it behind: lock-file, system-file; empty for others."""
    name = name.casefold()
    if name.startswith(("~$", ".~lock")):
        return "lock-file"
    return "system-file" if name in _SYSTEM or name.startswith("._") else ""


def system_folder(name: str) -> str:
    """The folder of a path that the system itself keeps, with what it lies in; empty where there is none."""
    steps = name.split("/")
    at = next((at for at, step in enumerate(steps, 1) if step.casefold() in _SYSTEM_FOLDERS), 0)
    return "/".join(steps[:at])


def _skipped(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink() or _is_junction(entry):
        return "link"
    if entry.is_dir(follow_symlinks=False):
        return "system-file" if system_folder(entry.name) else _FOLDER
    return left_behind(entry.name) or ("" if entry.is_file(follow_symlinks=False) else "special-file")


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Junctions of Windows are not links to Python 3.11, but lead elsewhere all the same."""
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0)) and entry.is_dir(follow_symlinks=False)
