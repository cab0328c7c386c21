"""Whether the returned files still say what a consolidated workbook took from them."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from toolkit.core.a1 import parse
from toolkit.core.consolidation.headings import identity_fields
from toolkit.core.intake.contained import look_into
from toolkit.core.intake.containers.unpack import files_in
from toolkit.core.intake.discover import InboxFile
from toolkit.core.intake.limits import DEFAULT, Refused
from toolkit.core.intake.package import Package
from toolkit.core.intake.read import workbook_of
from toolkit.core.intake.sizes import bytes_of
from toolkit.core.readback.package import sheet_named
from toolkit.core.readback.trace.model import Source
from toolkit.core.text import match_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One row of data against the file it came from."""

    row: int
    """Of ``Dữ liệu``, counted from 1."""
    agrees: bool
    said: str
    """Vietnamese: what was found."""


def check_sources(sources: Sequence[Source], files: Sequence[InboxFile]) -> tuple[Check, ...]:
    """Look every source up in an inbox: the file by its hash, then the cell."""
    wanted = {source.line.hash for source in sources if source.line.hash}
    packages = _packages(wanted, files)
    return tuple(_with_hand(source, _check(source, packages, files)) for source in sources)


def _with_hand(source: Source, check: Check) -> Check:
    """A file that says what it said is no proof of a figure that was corrected in the workbook."""
    if not source.by_hand:
        return check
    said = source.by_hand if check.agrees else f"{check.said}; {source.by_hand}"
    return replace(check, agrees=False, said=said)


def _packages(wanted: set[str], files: Sequence[InboxFile]) -> dict[str, tuple[str, Package | None]]:
    """Hash → name and content of the file that has it; files are opened where they can do no harm."""
    names = {file.path: file.name for file in files}
    look = partial(_found_in, frozenset(wanted), names)
    found: dict[str, tuple[str, Package | None]] = {}
    for short, name, package in look_into(look, files):
        found.setdefault(short, (name, package))
    return found


def _found_in(
    wanted: frozenset[str], names: Mapping[Path, str], path: Path
) -> Iterator[tuple[str, str, Package | None]]:
    """Hash, name and content of what is wanted of a file, and of what lies in it if it is a message or an archive."""
    with suppress(OSError, Refused):
        for name, data in files_in(bytes_of(path, DEFAULT), names[path]):
            digest = hashlib.sha256(data).hexdigest()
            short = next((one for one in wanted if digest.startswith(one)), "")
            if data and short:
                with suppress(Refused):
                    yield short, name, workbook_of(data)


def _check(source: Source, packages: dict[str, tuple[str, Package | None]], files: Sequence[InboxFile]) -> Check:
    line = source.line
    if line.hash not in packages:
        named = any(_holds(file.name, line.file) for file in files)
        said = "hộp nhận có tệp tên này nhưng nội dung đã khác (mã băm khác)" if named else "hộp nhận không còn tệp này"
        return Check(row=source.row, agrees=False, said=f"{said}; chạy lại bdgxl merge")
    name, package = packages[line.hash]
    sheet = None if package is None else sheet_named(package, line.sheet)
    if sheet is None:
        return Check(row=source.row, agrees=False, said=f"tệp {name} không còn trang “{line.sheet}”")
    differing = []
    for address, typed in source.typed:
        now = sheet.cell(*parse(address)).typed
        if match_key(now) != match_key(typed):
            differing.append(f"{address} ghi “{now}”, sổ tổng hợp ghi “{typed}”")
    if differing:
        return Check(row=source.row, agrees=False, said="; ".join(differing))
    moved = "" if _holds(name, line.file) else f" (nay tên là {name})"
    return Check(
        row=source.row, agrees=True, said=f"khớp với tệp trong hộp nhận{moved}{_further(source, name, package)}"
    )


def _holds(name: str, file: str) -> bool:
    """Whether a file of the inbox is the one that a row names, or the workbook of which that is one agency's part."""
    return file == name or file.startswith(f"{name}/")


def _further(source: Source, name: str, package: Package | None) -> str:
    """Where the chain goes on when the file is itself a consolidated workbook, of the level below."""
    if package is None or not identity_fields(package.custom) or not source.typed:
        return ""
    cell = f"{source.line.sheet}!{source.typed[0][0]}"
    return f'; tệp này là sổ tổng hợp của cấp dưới, lần tiếp bằng: bdgxl trace "{name}" "{cell}"'
