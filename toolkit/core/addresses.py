"""E-mail addresses as people write them into a plan."""

import re
from dataclasses import dataclass

from toolkit.core.text import plain

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)
_LONGEST_ADDRESS = 254
_NAMED = re.compile(r"[^<>]*<([^<>]*)>")
_BETWEEN = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """What a plan gives as the address of an agency."""

    usable: tuple[str, ...]
    """Each once, in the order of the plan."""
    unusable: tuple[str, ...]
    """What stands there and is no address, as typed."""


def addresses(text: str) -> Addresses:
    """The addresses in a text: several are parted by commas, semicolons or lines; "Văn thư <a@b.vn>" is one too."""
    usable, unusable = [], []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        named = _NAMED.fullmatch(part)
        address = named.group(1).strip() if named else part
        if is_address(address):
            usable.append(address)
        else:
            unusable.append(plain(part))
    return Addresses(usable=tuple(dict.fromkeys(usable)), unusable=tuple(unusable))


def is_address(text: str) -> bool:
    """Whether a text is one address and nothing else."""
    return len(text) <= _LONGEST_ADDRESS and _ADDRESS.fullmatch(text) is not None
