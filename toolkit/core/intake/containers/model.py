"""What opening a container yields."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.core.submission import Mail


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file that lies in a container."""

    name: str
    """Fit to be printed, without folders' separators unless the container has folders; unique in the container."""
    data: bytes


@dataclass(slots=True, kw_only=True)
class Depth:
    """How deep in containers one is, and how much may still be taken out of the file of the inbox they lie in."""

    archives: int = 0
    messages: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A container and what lies in it."""

    problem: str
    """Code by which the validators tell about the container itself."""
    details: Mapping[str, str] = field(default_factory=dict)
    ignored: bool = True
    mail: Mail | None = None
    """Of a message: who sent it and when it came."""
    parts: tuple[Part, ...] = ()
    depth: Depth = field(default_factory=Depth)
    """For opening its parts."""
