"""Opening a file as a consolidated workbook, with a word on what else it may be."""

from collections.abc import Mapping
from pathlib import Path

from toolkit.core.consolidation.headings import identity_fields
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.kinds import is_package
from toolkit.core.intake.limits import Limits, Refused
from toolkit.core.intake.package import Package, SheetPart, read_own_properties, read_package
from toolkit.core.plan.book.mark import is_plan_book
from toolkit.core.readback.model import ReadbackError, TooLargeError
from toolkit.core.refusals import unread
from toolkit.core.text import match_key

LIMITS = Limits(
    file_bytes=100_000_000,
    part_bytes=120_000_000,
    elements=10_000_000,
    read_bytes=250_000_000,
    rows=1_048_576,
    columns=16_384,
    cells=4_000_000,
    strings=4_000_000,
)
"""Our own workbooks of a whole country are larger than any form that comes back."""
_CHOOSE = "Chọn tệp tong-hop-….xlsx."


def file_bytes(path: Path) -> bytes:
    """The bytes of a file; ReadbackError where it cannot be opened."""
    try:
        if path.stat().st_size > LIMITS.file_bytes:
            raise ReadbackError(f"{path.name} quá lớn. Kiểm tra có đúng sổ tổng hợp không.")
        return path.read_bytes()
    except OSError as error:
        raise ReadbackError(f"Không mở được {path}: {unread(error)}. Kiểm tra lại đường dẫn.") from error


def open_package(data: bytes, name: str) -> Package:
    """The parts of a workbook; ReadbackError where it is none, or damaged."""
    if not is_package(data):
        raise ReadbackError(f"{name} không phải tệp Excel (.xlsx). {_CHOOSE}")
    try:
        return read_package(Archive(data, LIMITS), LIMITS)
    except Refused as error:
        if error.problem == "too-large":
            raise TooLargeError(
                f"{name} quá lớn nên công cụ không đọc lại được ({error.found}). Tổng hợp theo từng cấp để có sổ nhỏ "
                "hơn; muốn có toàn bộ số liệu dạng bảng thì dùng bdgxl merge --tidy."
            ) from error
        raise ReadbackError(f"{name} bị hỏng. Mở và lưu lại bằng Excel, hoặc tổng hợp lại.") from error


def was_saved(data: bytes) -> bool:
    """Whether a program has saved a workbook of ours since it was written; also where it does not say.

    Only its properties are read, however large it is.
    """
    try:
        return saved_since(read_own_properties(Archive(data, LIMITS)))
    except Refused:
        return True


def saved_since(properties: Mapping[str, str]) -> bool:
    """What the properties of a workbook of ours say: it is written with one time for both, of which every program that
    saves it again changes the second."""
    created = properties.get("created")
    return created is None or properties.get("modified") != created


def fields_of(package: Package, name: str) -> dict[str, str]:
    """What the workbook says about its plan and period; ReadbackError for any other workbook."""
    fields = identity_fields(package.custom)
    if not fields:
        what = "là sổ kế hoạch, không phải" if is_plan_book(package) else "không phải"
        raise ReadbackError(f"{name} {what} sổ tổng hợp do bdgxl merge ghi ra. {_CHOOSE}")
    return fields


def sheet_named(package: Package, name: str) -> SheetPart | None:
    """A sheet by its name; None where there is none."""
    wanted = match_key(name).casefold()
    return next((sheet for sheet in package.sheets if match_key(sheet.name).casefold() == wanted), None)
