"""What the reader makes of a workbook that is no .xlsx, before anything is located in it."""

from toolkit.core.intake.limits import DEFAULT, Limits
from toolkit.core.intake.package import Package
from toolkit.core.intake.read import _opened, _package
from toolkit.core.submission import RawCell


def opened(data: bytes, limits: Limits = DEFAULT) -> Package:
    """The package of a file's bytes."""
    kind, archive = _opened(data, limits)
    return _package(kind, data, archive, limits)


def cells(data: bytes, sheet: int = 0) -> dict[str, RawCell]:
    """The filled cells of a sheet by address."""
    found = opened(data).sheets[sheet]
    raw = [found.cell(row, col) for row, cols in sorted(found.grid.rows.items()) for col in sorted(cols)]
    return {cell.address: cell for cell in raw}


def shown(data: bytes) -> list[str]:
    """The filled cells of the first sheet, each as address, text and what is remarkable about it."""
    return [_line(cell) for cell in cells(data).values()]


def _line(cell: RawCell) -> str:
    facts = {"formula": bool(cell.formula), "error": bool(cell.error), "missing": cell.missing, "date": cell.date}
    kind = type(cell.value).__name__ if cell.value is not None else "nothing"
    return " ".join([cell.address, cell.typed, kind, *(name for name, true in facts.items() if true)])
