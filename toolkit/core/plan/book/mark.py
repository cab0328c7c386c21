"""How the tool recognises a plan workbook: a custom property, a defined name, and a line on a hidden sheet.

Office programs keep at least one of them; a workbook put together by hand has none and is still read when it is named.
"""

import zipfile
from pathlib import Path

from toolkit.core.intake.archive import Archive
from toolkit.core.intake.limits import DEFAULT, Limits, Refused
from toolkit.core.intake.package import Package

PLAN_MARK = "bdgxl-plan"
"""Name of the custom property, and the text on the hidden sheet."""
PLAN_NAME = "bdgxl.plan"
"""The defined name."""
LISTS_SHEET = "bdgxl-plan"
"""Name of the hidden sheet: the mark and the drop-down lists."""
VERSION = "1"
LIMITS = Limits(file_bytes=20_000_000, sheets=60, cells=300_000)

_CUSTOM = "docprops/custom.xml"
_WORKBOOK = "xl/workbook.xml"


def is_plan_book(package: Package) -> bool:
    """Whether a workbook that was read is a plan workbook."""
    named = PLAN_MARK in package.custom or PLAN_NAME in package.names
    return named or any(sheet.name == LISTS_SHEET for sheet in package.sheets)


def marked(path: Path) -> bool:
    """Whether a file is a plan workbook, told from its two smallest parts; False for whatever cannot be opened."""
    try:
        with path.open("rb") as stream:
            if stream.read(2) != b"PK" or path.stat().st_size > DEFAULT.file_bytes:
                return False
            archive = Archive(stream, DEFAULT)
            texts = [archive.read(name) for name in (_CUSTOM, _WORKBOOK) if name in archive]
    except (OSError, Refused, zipfile.BadZipFile):
        return False
    return any(f'"{word}"'.encode() in text for text in texts for word in (PLAN_MARK, PLAN_NAME))
