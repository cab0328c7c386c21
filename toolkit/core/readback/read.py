"""Reading a consolidated workbook back, also after an office program has saved it or somebody has moved its columns."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path

from toolkit.core.consolidation.headings import (
    DATA_SHEET,
    INDICATOR_KEY,
    INPUTS,
    ISSUES_SHEET,
    LEDGER_SHEET,
    SUBMISSIONS_SHEET,
)
from toolkit.core.intake.package import Package, SheetPart
from toolkit.core.plan.model import Level
from toolkit.core.readback.data import read_data
from toolkit.core.readback.files import read_files
from toolkit.core.readback.findings import read_findings
from toolkit.core.readback.indicators import find_indicators, read_indicators
from toolkit.core.readback.model import ConsolidatedBook, DataLine, ReadbackError
from toolkit.core.readback.package import fields_of, file_bytes, open_package, saved_since, sheet_named
from toolkit.core.readback.submissions import read_submissions
from toolkit.core.vocabulary import SHEET_INDICATORS


def read_consolidated_file(path: Path) -> ConsolidatedBook:
    """Read a workbook of ``bdgxl merge``; ReadbackError for anything else, and where its figures cannot be used."""
    return read_consolidated(file_bytes(path), path.name)


def read_consolidated(data: bytes, name: str) -> ConsolidatedBook:
    """As :func:`read_consolidated_file`, from bytes; ``name`` is what messages call the file."""
    book = read_leniently(data, name)
    if book.broken:
        raise ReadbackError(
            f"{name}: trang “{SHEET_INDICATORS}” có {book.broken_words}. "
            "Mở sổ bằng Excel, sửa các ô đó (chỉ ghi con số), bấm F9 rồi lưu lại; hoặc chạy lại bdgxl merge."
        )
    return book


def read_leniently(data: bytes, name: str) -> ConsolidatedBook:
    """As :func:`read_consolidated`, also where some of the figures cannot be used."""
    return consolidated_of(open_package(data, name), name, hashlib.sha256(data).hexdigest())


def consolidated_of(package: Package, name: str, sha256: str) -> ConsolidatedBook:
    """As :func:`read_consolidated`, from a package that was read; figures that cannot be used are named in it."""
    fields = fields_of(package, name)
    try:
        year, estimate = int(fields["year"]), fields["estimate"] == "1"
        sheet, data = sheet_named(package, SHEET_INDICATORS), read_data(_needed(package, DATA_SHEET))
        if sheet is None:
            _check_without(package, data, year, estimate=estimate)
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
            saved=saved_since(package.properties),
            indicators=tuple(lines),
            data=tuple(data),
            submissions=tuple(read_submissions(_needed(package, SUBMISSIONS_SHEET))),
            files=tuple(read_files(_needed(package, LEDGER_SHEET))),
            findings=tuple(read_findings(sheet_named(package, ISSUES_SHEET))),
            inputs=fields.get(INPUTS, ""),
            broken=tuple(broken),
        )
    except ReadbackError as error:
        raise ReadbackError(f"{name}: {error}") from error
    except (KeyError, ValueError) as error:
        raise ReadbackError(
            f"{name} thiếu thông tin về kế hoạch và kỳ báo cáo (thuộc tính của tệp đã bị xóa hoặc sửa). "
            "Chạy lại bdgxl merge để có sổ mới."
        ) from error


def _check_without(package: Package, data: Iterable[DataLine], year: int, *, estimate: bool) -> None:
    """Only the workbook of a plan or period without indicators has no sheet of them."""
    others = (sheet for sheet in package.sheets if sheet.name != DATA_SHEET)  # which is long, and is read already
    name = find_indicators(others, year, estimate=estimate)
    if name:
        raise ReadbackError(
            f"Trang “{SHEET_INDICATORS}” đã đổi tên thành “{name}”. "
            f"Đổi lại tên trang thành “{SHEET_INDICATORS}” rồi lưu lại, hoặc chạy lại bdgxl merge."
        )
    if any(line.key.startswith(f"{INDICATOR_KEY} ") for line in data):
        raise _missing(SHEET_INDICATORS)


def _needed(package: Package, name: str) -> SheetPart:
    sheet = sheet_named(package, name)
    if sheet is None:
        raise _missing(name)
    return sheet


def _missing(name: str) -> ReadbackError:
    return ReadbackError(f"Thiếu trang “{name}” (đã bị xóa hoặc đổi tên). Chạy lại bdgxl merge để có sổ mới.")
