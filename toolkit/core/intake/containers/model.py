"""What opening a container yields, and how much may be taken out of one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Optional

from toolkit.core.intake.limits import NESTING, Nesting, Refused
from toolkit.core.submission import Mail

OPENED = "container-opened"
UNSENT = "mail-unsent"
TOO_DEEP = "nested-too-deep"
TOO_LARGE = "container-too-large"
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file that lies in a container."""

    name: str
    """Fit to be printed, without folders' separators unless the container has folders; unique in the container."""
    data: bytes = b""
    problem: str = ""
    """Why it cannot be taken out of the container, as the code of a rule or a reason to pass a file over."""
    details: Mapping[str, str] = field(default_factory=dict)
    """``found`` and ``expected`` of that problem, in Vietnamese."""
    ignored: bool = True
    """With a problem: whether nobody loses a form by it, or the rule says by itself what to do."""
    opened: Optional["Opened"] = None
    """What lies in it, where it can only be opened together with its container; ``data`` then only identifies it."""


@dataclass(slots=True, kw_only=True)
class Room:
    """What has been taken out of one file of the inbox so far, over everything that lies in it."""

    limits: Nesting = NESTING
    size: int = 0
    parts: int = 0

    def take(self, sizes: Iterable[int]) -> None:
        """Count files of these sizes before they are taken out; Refused where they would be too many or too large."""
        sizes = list(sizes)
        parts, size = self.parts + len(sizes), self.size + sum(sizes)
        if parts > self.limits.parts:
            raise Refused(TOO_LARGE, found=f"{parts} tệp", limit=f"{self.limits.parts} tệp")
        if size > self.limits.taken_bytes:
            raise Refused(TOO_LARGE, found=megabytes(size), limit=megabytes(self.limits.taken_bytes))
        self.parts, self.size = parts, size


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """How deep in containers one is, and how much may still be taken out of the file of the inbox they lie in."""

    archives: int = 0
    messages: int = 0
    room: Room = field(default_factory=Room)

    def in_archive(self) -> "Depth":
        """One archive further in; Refused where that is too deep."""
        return self._checked(replace(self, archives=self.archives + 1))

    def in_message(self) -> "Depth":
        """One message further in; Refused where that is too deep."""
        return self._checked(replace(self, messages=self.messages + 1))

    @staticmethod
    def _checked(deeper: "Depth") -> "Depth":
        limits = deeper.room.limits
        if deeper.archives > limits.archives:
            raise Refused(TOO_DEEP, found=f"tệp nén ở lớp thứ {deeper.archives}", limit=f"{limits.archives} lớp")
        if deeper.messages > limits.messages:
            raise Refused(TOO_DEEP, found=f"thư ở lớp thứ {deeper.messages}", limit=f"{limits.messages} lớp")
        return deeper


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A container and what lies in it."""

    problem: str = OPENED
    """Code by which the validators tell about the container itself."""
    details: Mapping[str, str] = field(default_factory=dict)
    """``kind`` as in :class:`toolkit.core.intake.kinds.Kind`, ``found``, ``expected``; ``automatic`` of a message
    that no person wrote: what it is, in Vietnamese."""
    ignored: bool = True
    mail: Mail | None = None
    """Of a message: who sent it and when it came."""
    parts: tuple[Part, ...] = ()
    depth: Depth = field(default_factory=Depth)
    """For opening its parts."""


def not_opened(refused: Refused) -> Opened:
    """A container that is left closed because of a limit, with what was found and the limit."""
    details = {"found": refused.found, "expected": refused.limit}
    return Opened(problem=refused.problem, details={name: text for name, text in details.items() if text})


def megabytes(size: int) -> str:
    """A size as people read it; a part of a megabyte counts as one, so that what exceeds a limit never equals it."""
    return f"{-(-size // _MEGABYTE)} MB"
