"""Workbooks that the tool wrote earlier: known by their mark, and whether a person may have worked in them since."""

from pathlib import Path


def is_own_book(path: Path, value: str) -> bool:
    """Whether a file is a workbook of an earlier run; ``value`` is what its mark says."""
    from toolkit.core.intake.stamps import OUTPUT_PROPERTY
    from toolkit.core.readback.model import ReadbackError
    from toolkit.core.readback.package import file_bytes, open_package

    try:
        package = open_package(file_bytes(path), path.name)
    except ReadbackError:
        return False
    return package.custom.get(OUTPUT_PROPERTY) == value


def worked_in(data: bytes) -> bool:
    """Whether a person may have changed something in a workbook of an earlier run."""
    from toolkit.core.readback.model import ReadbackError
    from toolkit.core.readback.package import open_package
    from toolkit.core.readback.read import was_saved

    try:
        return was_saved(open_package(data, ""))
    except ReadbackError:
        return True
