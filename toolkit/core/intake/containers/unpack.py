"""Opening whatever holds other files."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from toolkit.core.intake.containers.messages import open_mailbox, open_message
from toolkit.core.intake.containers.model import Depth, Opened, not_opened
from toolkit.core.intake.containers.outlook import open_outlook
from toolkit.core.intake.containers.zips import open_archive
from toolkit.core.intake.kinds import Kind, is_package, sniff, spreadsheet_name
from toolkit.core.intake.limits import Refused

_OPENERS: Mapping[Kind, Callable[[bytes, Depth], Opened]] = MappingProxyType(
    {Kind.MAIL: open_message, Kind.MAILBOX: open_mailbox, Kind.OUTLOOK: open_outlook}
)


def unpack(data: bytes, name: str, depth: Depth) -> Opened | None:
    """Open one level of a container; None for a file that is none.

    What calls itself a spreadsheet has to be one. A container that is left closed because of a limit says so and
    comes without parts.
    """
    if spreadsheet_name(name):
        return None
    try:
        if is_package(data):
            return open_archive(data, depth)
        opener = _OPENERS.get(sniff(data))
        return opener(data, depth) if opener is not None else None
    except Refused as refused:
        return not_opened(refused)


def files_in(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """A file, or else what lies in it however deep, with the names by which the intake calls it."""
    opened = unpack(data, name, Depth())
    if opened is None:
        yield name, data
    else:
        yield from _parts(opened, name)


def _parts(opened: Opened, name: str) -> Iterator[tuple[str, bytes]]:
    for part in opened.parts:
        inside = f"{name}/{part.name}"
        deeper = part.opened or (None if part.problem else unpack(part.data, inside, opened.depth))
        if deeper is not None:
            yield from _parts(deeper, inside)
        elif not part.problem:
            yield inside, part.data
