"""How large a file of the inbox may be: more where it holds others, because no parser has to take it whole."""

import stat
from pathlib import Path

from toolkit.core.intake.containers.zips import holds_files
from toolkit.core.intake.kinds import HEAD, Kind, is_package, sniff
from toolkit.core.intake.limits import NESTING, Limits, Refused


def bytes_of(path: Path, limits: Limits) -> bytes:
    """The content of a file; raises Refused where it is too large, OSError where it cannot be read."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for, a device never ends
        raise Refused("unreadable", "no-file")
    size = found.st_size
    if size <= limits.file_bytes:
        return path.read_bytes()
    check_size(size, NESTING.taken_bytes if _may_hold_files(path) else limits.file_bytes)
    data = path.read_bytes()
    if is_package(data) and not holds_files(data):
        check_size(size, limits.file_bytes)
    return data


def check_size(size: int, most: int) -> None:
    """Refused for a file of more than so many bytes."""
    if size > most:
        raise Refused("too-large", "file-size", found=str(size), limit=str(most))


def _may_hold_files(path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    return is_package(head) or sniff(head) in (Kind.MAIL, Kind.MAILBOX)
