"""Limits that hold before anything of a file is unpacked or parsed, and the one way to refuse a file.

The environment variable BDGXL_LIMITS sets others: "file_bytes=80000000 memory=4000000000". Each has a range in which an
ordinary form is read and no number is too large for the system.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any, NamedTuple

VARIABLE = "BDGXL_LIMITS"
_MOST_DIGITS = 15


def _limit(usual: int, least: int, most: int) -> Any:
    """A limit, and between what it may be set."""
    return field(default=usual, metadata={"range": (least, most)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a returned form may be at most. A real one is 40 KB, 10 sheets and a few thousand cells."""

    file_bytes: int = _limit(50_000_000, 1_000_000, 2_000_000_000)
    """The file itself; one that holds others may be larger, see ``taken_bytes``."""
    entries: int = _limit(2_000, 200, 100_000)
    """Members of the package."""
    part_bytes: int = _limit(16_000_000, 1_000_000, 2_000_000_000)
    """One unpacked member; as a tree in memory it takes up to thirty times as much."""
    elements: int = _limit(1_200_000, 100_000, 50_000_000)
    """Elements of one member: they take the most memory."""
    read_bytes: int = _limit(64_000_000, 2_000_000, 4_000_000_000)
    """All unpacked members that are read."""
    ratio: int = _limit(250, 50, 100_000)
    """Unpacked ÷ packed of a member larger than ``ratio_from``."""
    ratio_from: int = _limit(4_000_000, 100_000, 1_000_000_000)
    """Smaller members may be packed as well as they like."""
    sheets: int = _limit(200, 20, 10_000)
    """Sheets, hidden ones too."""
    rows: int = _limit(200_000, 5_000, 1_048_576)
    """The last row that may hold anything but formats."""
    columns: int = _limit(1_000, 100, 16_384)
    """The same of columns."""
    cells: int = _limit(500_000, 50_000, 20_000_000)
    """Filled cells of all sheets together."""
    strings: int = _limit(1_000_000, 50_000, 50_000_000)
    """Shared strings."""
    text: int = _limit(32_767, 1_000, 1_000_000)
    """Characters in a cell, as in Excel."""
    ranges: int = _limit(20_000, 1_000, 1_000_000)
    """Merged ranges, ranges with a check, and those in which rules change number formats, of one sheet."""
    forms: int = _limit(500, 50, 10_000)
    """Forms on all sheets together, as their markers tell."""
    area: int = _limit(4_000_000, 100_000, 200_000_000)
    """Cells of the rectangles around the filled cells of all sheets, where a parser holds them whole (not .xlsx)."""
    seconds: int = _limit(60, 5, 3_600)
    """For that parser, which runs in a process of its own and needs a tenth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nesting:
    """What may be taken out of one file of the inbox at most, over everything that lies in it."""

    taken_bytes: int = _limit(200_000_000, 1_000_000, 4_000_000_000)
    """Also what a file that holds others may weigh itself: a folder of a mail program is as long as it is."""
    parts: int = _limit(2_000, 100, 100_000)
    """Files in archives and attachments of messages together."""
    messages: int = _limit(4, 1, 20)
    """Messages in messages."""
    archives: int = _limit(2, 1, 10)
    """Archives in archives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """What the process that reads a file of the inbox, with all that lies in it, may take at most."""

    memory: int = _limit(2_000_000_000, 200_000_000, 1_000_000_000_000)
    """Bytes of memory; a usual form takes 20 MB."""
    reading_seconds: int = _limit(120, 10, 86_400)
    """A usual form takes a hundredth of a second."""
    megabyte_seconds: int = _limit(2, 1, 600)
    """That much more for each megabyte of the file."""


RANGES: Mapping[str, tuple[int, int]] = {
    one.name: one.metadata["range"] for of in (Limits, Nesting, Process) for one in fields(of)
}
"""What each limit may be set to: at least, at most."""


class Fault(Enum):
    """Why a part of a setting sets no limit."""

    NAME = "name"
    NUMBER = "number"
    SMALL = "small"
    LARGE = "large"
    TWICE = "twice"


class Wrong(NamedTuple):
    """A part of a setting that sets no limit."""

    part: str
    name: str
    fault: Fault


def settings(text: str) -> dict[str, int]:
    """The limits that a setting names; what it says otherwise, by :func:`wrong_settings`, is passed over."""
    pairs = (part.partition("=") for part in text.split())
    return {name: int(value) for name, _, value in pairs if _fault(name, value) is None}


def wrong_settings(text: str) -> list[Wrong]:
    """The parts of a setting that set no limit, or one that is set already."""
    found = []
    seen: set[str] = set()
    for part in text.split():
        name, _, value = part.partition("=")
        fault = _fault(name, value) or (Fault.TWICE if name in seen else None)
        seen.add(name)
        found += [Wrong(part, name, fault)] if fault is not None else []
    return found


def _fault(name: str, value: str) -> Fault | None:
    if name not in RANGES:
        return Fault.NAME
    if not (value.isascii() and value.isdecimal()):
        return Fault.NUMBER
    least, most = RANGES[name]
    if len(value) > _MOST_DIGITS or int(value) > most:
        return Fault.LARGE
    return Fault.SMALL if int(value) < least else None


def _set(of: type[Any], **own: int) -> Any:
    """Limits with what the environment sets, and nowhere less than what they are made for."""
    named = {one.name: _SET[one.name] for one in fields(of) if one.name in _SET}
    return of(**{**own, **{name: max(value, own.get(name, 0)) for name, value in named.items()}})


_SET: Mapping[str, int] = settings(os.environ.get(VARIABLE, ""))
DEFAULT: Limits = _set(Limits)
CONSOLIDATED: Limits = _set(Limits, part_bytes=64_000_000, elements=4_500_000, read_bytes=160_000_000, cells=2_000_000)
"""What the consolidated workbook of a lower level may be at most: it holds the forms of all agencies there."""
NESTING: Nesting = _set(Nesting)
PROCESS: Process = _set(Process)


class Refused(Exception):
    """A file that is not read: a problem code, why, and what was found against which limit."""

    def __init__(self, problem: str, reason: str = "", *, found: str = "", limit: str = "", part: str = "") -> None:
        super().__init__(problem, reason)
        self.problem = problem
        self.reason = reason
        self.found = found
        self.limit = limit
        self.part = part
