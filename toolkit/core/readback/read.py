"""Reading a consolidated workbook back, also after an office program has saved it or somebody has moved its columns."""

import datetime as dt
import hashlib
from pathlib import Path

from toolkit.core.consolidation.headings import DATA_SHEET, LEDGER_SHEET, SUBMISSIONS_SHEET
from toolkit.core.intake.package import Package, SheetPart
from toolkit.core.plan.model import Level
from toolkit.core.readback.data import read_data
from toolkit.core.readback.files import read_files
from toolkit.core.readback.indicators import read_indicators
from toolkit.core.readback.model import ConsolidatedBook, ReadbackError
from toolkit.core.readback.package import fields_of, file_bytes, open_package, sheet_named
from toolkit.core.readback.submissions import read_submissions
from toolkit.core.vocabulary import SHEET_INDICATORS

_MOST = 5
"""Addresses that a message names."""


def read_consolidated_file(path: Path) -> ConsolidatedBook:
    """Read a workbook of ``bdgxl merge``; ReadbackError for anything else, and where its figures cannot be used."""
    return read_consolidated(file_bytes(path), path.name)


def read_consolidated(data: bytes, name: str) -> ConsolidatedBook:
    """As :func:`read_consolidated_file`, from bytes; ``name`` is what messages call the file."""
    book = consolidated_of(open_package(data, name), name, hashlib.sha256(data).hexdigest())
    if book.broken:
        shown = ", ".join(book.broken[:_MOST]) + (" …" if len(book.broken) > _MOST else "")
        raise ReadbackError(
            f"{name}: trang “{SHEET_INDICATORS}” có {len(book.broken)} ô báo lỗi hoặc chưa được tính ({shown}). "
            "Mở sổ bằng Excel, sửa ô báo lỗi, bấm F9 rồi lưu lại; hoặc chạy lại bdgxl merge."
        )
    return book


def consolidated_of(package: Package, name: str, sha256: str) -> ConsolidatedBook:
    """As :func:`read_consolidated`, from a package that was read; figures that cannot be used are named in it."""
    fields = fields_of(package, name)
    try:
        year, estimate = int(fields["year"]), fields["estimate"] == "1"
        sheet = sheet_named(package, SHEET_INDICATORS)
        # The workbook of a plan without indicators has no such sheet.
        lines, broken = ([], []) if sheet is None else read_indicators(sheet, year, estimate=estimate)
        return ConsolidatedBook(
            file=name,
            sha256=sha256,
            plan=fields["plan"],
            plan_number=fields["plan-number"],
            issuer=fields["issuer"],
            level=Level(fields["level"]),
            year=year,
            period=fields["period"],
            period_name=fields["period-name"],
            start=dt.date.fromisoformat(fields["start"]),
            end=dt.date.fromisoformat(fields["end"]),
            estimate=estimate,
            as_of=dt.date.fromisoformat(fields["as-of"]),
            saved=_saved(package),
            indicators=tuple(lines),
            data=tuple(read_data(_needed(package, DATA_SHEET))),
            submissions=tuple(read_submissions(_needed(package, SUBMISSIONS_SHEET))),
            files=tuple(read_files(_needed(package, LEDGER_SHEET))),
            broken=tuple(broken),
        )
    except ReadbackError as error:
        raise ReadbackError(f"{name}: {error}") from error
    except (KeyError, ValueError) as error:
        raise ReadbackError(
            f"{name} thiếu thông tin về kế hoạch và kỳ báo cáo (thuộc tính của tệp đã bị xóa hoặc sửa). "
            "Chạy lại bdgxl merge để có sổ mới."
        ) from error


def _saved(package: Package) -> bool:
    """A workbook is written with one time for both; every program that saves it again changes the second."""
    created = package.properties.get("created")
    return created is None or package.properties.get("modified") != created


def _needed(package: Package, name: str) -> SheetPart:
    sheet = sheet_named(package, name)
    if sheet is None:
        raise ReadbackError(f"Thiếu trang “{name}” (đã bị xóa hoặc đổi tên). Chạy lại bdgxl merge để có sổ mới.")
    return sheet
