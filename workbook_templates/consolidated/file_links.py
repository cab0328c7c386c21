"""Links from the provincial workbook to the cells of the returned files."""

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from toolkit.core.intake.containers.names import containers
from toolkit.core.intake.kinds import spreadsheet_name
from toolkit.core.text import steers

MOST_LINKS = 60_000
"""Excel takes 65,530 links on a sheet."""
_LONGEST_PATH = 900
_LONGEST_SHEET = 31
_ADDRESS = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(:[A-Z]{1,3}[0-9]{1,7})?")
_SPECIAL = frozenset(' %#:\\"<>[]^`{}|?*')
_NO_CHARACTERS = "\ufffe\uffff"


def link_target(links: Mapping[str, str], file: str, sheet: str, cell: str) -> str:
    """Where a place in a returned file is shown: in the file itself, else the message or archive that it lies in.

    The part of one agency in a workbook for several lies in that workbook.
    """
    found = next((name for name in (file, *containers(file)) if name in links), "")
    inside = found == file or spreadsheet_name(found)
    return file_target(links.get(found, ""), sheet if inside else "", cell)


def file_target(path: str, sheet: str, cell: str) -> str:
    """A link made of our own path and a place in the file; empty where it could not be followed safely."""
    path = escaped(path)
    if not path or len(path) > _LONGEST_PATH:
        return ""
    quoted = _quoted(sheet)
    return f"{path}#'{quoted}'!{cell}" if quoted and _ADDRESS.fullmatch(cell) else path


@lru_cache(maxsize=1024)
def _quoted(sheet: str) -> str:
    """The name of a sheet as it stands in a link; empty where none can lead to it."""
    return "" if len(sheet) > _LONGEST_SHEET or any(map(_unfit, sheet)) else sheet.replace("'", "''")


@lru_cache(maxsize=1024)
def escaped(path: str) -> str:
    """A relative path in which nothing can start a scheme, a drive, a network share or a fragment, or steer a line."""
    path = path.lstrip("/")
    return "".join(quote(os.fsencode(char), safe="") if char in _SPECIAL or _unfit(char) else char for char in path)


def _unfit(char: str) -> bool:
    """Whether a package with this character in a link would not open, or show the link as another."""
    return steers(char) or char in _NO_CHARACTERS
