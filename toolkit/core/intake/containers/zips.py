"""Zip archives of files: what a member is and how large it is, is known before it is unpacked."""

import io
import stat
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from toolkit.core.intake.archive import BROKEN
from toolkit.core.intake.containers.model import TOO_LARGE, Depth, Opened, Part, megabytes
from toolkit.core.intake.containers.names import Names
from toolkit.core.intake.discover import left_behind, system_folder
from toolkit.core.intake.kinds import Kind, package_kind
from toolkit.core.intake.limits import DEFAULT, Limits, Refused
from toolkit.core.intake.wording import KINDS, REASONS, inside

LOCKED = "archive-encrypted"
_ENCRYPTED, _UTF8 = 0x1, 0x800
_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 50_000
"""In the directory and in those of archives within: zipfile makes an object of each before any can be counted."""
_MIMETYPE = 200
"""Characters that the member which names a document's type may have."""


def open_archive(data: bytes, depth: Depth, limits: Limits = DEFAULT) -> Opened | None:
    """A zip archive with its files; None for a damaged one and for documents that are zip packages.

    Raises Refused where it lies too deep or holds too much.
    """
    entries = data.count(_ENTRY)
    if entries > _MOST_ENTRIES:
        raise Refused(TOO_LARGE, found=f"{entries} tệp", limit=f"{depth.room.limits.parts} tệp")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        kind = _kind(archive)
    except BROKEN:
        return None
    if kind is not Kind.ARCHIVE:
        return None
    members = [member for member in archive.infolist() if not member.is_dir()]
    deeper = depth.in_archive()
    files = [member for member in members if not _passed_over(member)]
    if files and all(member.flag_bits & _ENCRYPTED for member in files):
        return Opened(problem=LOCKED, details={"found": inside(len(files))})
    # zipfile unpacks no more than the size that a member declares. A folder of the system counts as nothing.
    listed = [member for member in members if not system_folder(_name(member))]
    deeper.room.take(0 if _passed_over(member) else member.file_size for member in listed)
    parts = tuple(_parts(archive, members, limits))
    details = {"kind": Kind.ARCHIVE.value, "found": f"{KINDS[Kind.ARCHIVE]}: {inside(len(files))}"}
    return Opened(details=details, parts=parts, depth=deeper)


def holds_files(data: bytes) -> bool:
    """Whether a zip file is an archive of files and no document, by its directory alone."""
    try:
        return data.count(_ENTRY) > _MOST_ENTRIES or _kind(zipfile.ZipFile(io.BytesIO(data))) is Kind.ARCHIVE
    except BROKEN:
        return False


def _kind(archive: zipfile.ZipFile) -> Kind:
    names = frozenset(name.replace("\\", "/").casefold() for name in archive.namelist())
    kind_member = archive.NameToInfo.get("mimetype")
    small = kind_member is not None and kind_member.file_size <= _MIMETYPE
    return package_kind(names, archive.read("mimetype") if small else b"")


def _parts(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits) -> Iterator[Part]:
    names, told = Names(), set()
    for member in members:
        reason = _passed_over(member)
        folder = system_folder(_name(member))
        if folder and folder in told:
            continue
        told.add(folder)
        name = names.unique(folder or _name(member), folders=True)
        yield Part(name=name, problem=reason) if reason else _unpacked(archive, member, name, limits)


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, limits: Limits) -> Part:
    size = member.file_size
    if member.flag_bits & _ENCRYPTED:
        return Part(name=name, problem=LOCKED, details={"found": PurePosixPath(name).name})
    if size > limits.file_bytes:
        found = {"found": megabytes(size), "expected": megabytes(limits.file_bytes)}
        return Part(name=name, problem=TOO_LARGE, details=found)
    if size > limits.ratio_from and size > limits.ratio * max(member.compress_size, 1):
        return Part(name=name, problem="hostile-file", details={"found": REASONS["ratio"]}, ignored=False)
    try:
        return Part(name=name, data=archive.read(member))
    except Exception:  # besides its own errors zipfile lets through those of each way of packing
        return Part(name=name, problem="damaged", details={"found": REASONS["zip"]}, ignored=False)


def _passed_over(member: zipfile.ZipInfo) -> str:
    name = _name(member)
    if system_folder(name):
        return "system-file"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "link"
    return left_behind(PurePosixPath(name).name)


def _name(member: zipfile.ZipInfo) -> str:
    """Macs write UTF-8 and do not say so, so that zipfile takes it for the code page of the first PCs."""
    if not member.flag_bits & _UTF8:
        try:
            return member.filename.encode("cp437").decode("utf-8").replace("\\", "/")
        except UnicodeError:
            pass
    return member.filename.replace("\\", "/")
