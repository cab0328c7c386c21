"""Limits that hold before anything of a file is unpacked or parsed, and the one way to refuse a file.

The environment variable BDGXL_LIMITS sets others: "file_bytes=80000000 memory=4000000000".
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

VARIABLE = "BDGXL_LIMITS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a returned form may be at most. A real one is 40 KB, 10 sheets and a few thousand cells."""

    file_bytes: int = 50_000_000
    """The file itself; one that holds others may be larger, see ``taken_bytes``."""
    entries: int = 2_000
    """Members of the package."""
    part_bytes: int = 16_000_000
    """One unpacked member; as a tree in memory it takes up to thirty times as much."""
    elements: int = 1_200_000
    """Elements of one member: they take the most memory."""
    read_bytes: int = 64_000_000
    """All unpacked members that are read."""
    ratio: int = 250
    """Unpacked ÷ packed of a member larger than ``ratio_from``."""
    ratio_from: int = 4_000_000
    """Smaller members may be packed as well as they like."""
    sheets: int = 200
    """Sheets, hidden ones too."""
    rows: int = 200_000
    """The last row that may hold anything but formats."""
    columns: int = 1_000
    """The same of columns."""
    cells: int = 500_000
    """Filled cells of all sheets together."""
    strings: int = 1_000_000
    """Shared strings."""
    text: int = 32_767
    """Characters in a cell, as in Excel."""
    ranges: int = 20_000
    """Merged ranges, and ranges with a check, of one sheet."""
    forms: int = 500
    """Forms on all sheets together, as their markers tell."""
    area: int = 4_000_000
    """Cells of the rectangles around the filled cells of all sheets, where a parser holds them whole (not .xlsx)."""
    seconds: int = 60
    """For that parser, which runs in a process of its own and needs a tenth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nesting:
    """What may be taken out of one file of the inbox at most, over everything that lies in it."""

    taken_bytes: int = 200_000_000
    """Also what a file that holds others may weigh itself: a folder of a mail program is as long as it is."""
    parts: int = 2_000
    """Files in archives and attachments of messages together."""
    messages: int = 4
    """Messages in messages."""
    archives: int = 2
    """Archives in archives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """What the process that reads a file of the inbox, with all that lies in it, may take at most."""

    memory: int = 2_000_000_000
    """Bytes of memory; a usual form takes 20 MB."""
    reading_seconds: int = 120
    """A usual form takes a hundredth of a second."""
    megabyte_seconds: int = 2
    """That much more for each megabyte of the file."""


_NAMES = frozenset(field.name for of in (Limits, Nesting, Process) for field in fields(of))


def settings(text: str) -> dict[str, int]:
    """The limits that a setting names; what it says otherwise, by :func:`wrong_settings`, is passed over."""
    pairs = (pair.partition("=") for pair in text.split())
    return {name: int(value) for name, _, value in pairs if name in _NAMES and value.isdecimal() and int(value)}


def wrong_settings(text: str) -> list[str]:
    """The parts of a setting that set no limit."""
    return [pair for pair in text.split() if not settings(pair)]


def _set(of: type[Any], **own: int) -> Any:
    """Limits with what the environment sets, and nowhere less than what they are made for."""
    named = {field.name: _SET[field.name] for field in fields(of) if field.name in _SET}
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
