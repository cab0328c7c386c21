"""Workbooks that the tool wrote earlier, known by their mark."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def is_own_book(path: Path, value: str) -> bool:
    """Whether a file is a workbook of an earlier run; ``value`` is what its mark says."""
    from toolkit.core.intake.stamps import OUTPUT_PROPERTY

    return marks_of(path).get(OUTPUT_PROPERTY) == value


def marks_of(path: Path) -> Mapping[str, str]:
    """What a workbook says of its writer; nothing where it is none. Its sheets are not read, however large it is."""
    from toolkit.core.intake.archive import Archive
    from toolkit.core.intake.limits import Refused
    from toolkit.core.intake.package import read_custom
    from toolkit.core.readback.model import ReadbackError
    from toolkit.core.readback.package import LIMITS, file_bytes

    with suppress(ReadbackError, Refused):
        return read_custom(Archive(file_bytes(path), LIMITS))
    return {}
