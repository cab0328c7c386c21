"""Reading one returned file: a pure function of its bytes and the plan that never raises."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from toolkit.core.consolidation.headings import identity_fields
from toolkit.core.intake.active import active_content
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.consolidated.belonging import Misfit, is_own, names_plan
from toolkit.core.intake.consolidated.submit import submission_from_below
from toolkit.core.intake.containers.model import Depth, Opened, Part
from toolkit.core.intake.containers.unpack import unpack
from toolkit.core.intake.kinds import FOREIGN, Kind, container_name, is_package, package_kind, sniff, spreadsheet_name
from toolkit.core.intake.limits import CONSOLIDATED, DEFAULT, Limits, Refused
from toolkit.core.intake.package import Package, read_package
from toolkit.core.intake.recognise import recognise
from toolkit.core.intake.result import Intake as Intake
from toolkit.core.intake.sizes import bytes_of, check_size
from toolkit.core.intake.stamps import OUTPUT_PROPERTY
from toolkit.core.intake.wording import KINDS, REASONS, SKIPPED
from toolkit.core.plan.book.mark import is_plan_book
from toolkit.core.plan.model import Plan
from toolkit.core.refusals import unread
from toolkit.core.submission import SourceFile

_WORKBOOKS = FOREIGN | {Kind.XLSX}
_IN_DISGUISE = (Kind.HTML, Kind.MHTML, Kind.XML)
"""What some programs write under the name of a spreadsheet."""


def read_file(path: Path, name: str, plan: Plan, limits: Limits = DEFAULT) -> Intake:
    """Read one file by itself; whatever is wrong with it is said in the result."""
    return next(read_whole(path, name, plan, limits))


def read_whole(path: Path, name: str, plan: Plan, limits: Limits = DEFAULT) -> Iterator[Intake]:
    """Read one file and then everything that lies in it: one intake each, the file's own first."""
    data = taken(path, name, limits)
    if isinstance(data, Intake):
        yield data
    else:
        yield from read_data(data, name, plan, limits)


def taken(path: Path, name: str, limits: Limits = DEFAULT) -> bytes | Intake:
    """The content of a file, or what is said of one that cannot be had or is too large."""
    file = SourceFile(name=name, sha256="", size=0)
    try:
        file = replace(file, size=path.stat().st_size)
        return bytes_of(path, limits)
    except (Refused, OSError) as error:
        return _refused(file, error)


def read_data(data: bytes, name: str, plan: Plan, limits: Limits = DEFAULT) -> Iterator[Intake]:
    """Like :func:`read_whole`, of a file whose content is at hand: depends on nothing but the arguments."""
    return _contents(data, SourceFile(name=name, sha256="", size=0), plan, limits, Depth())


def _contents(
    data: bytes, file: SourceFile, plan: Plan, limits: Limits, depth: Depth, opened: Opened | None = None
) -> Iterator[Intake]:
    """A file and what lies in it; ``opened`` where it was opened together with the container that it lies in."""
    file = replace(file, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    try:
        opened = opened or unpack(data, file.name, depth)
        if opened is None:
            check_size(len(data), limits.file_bytes)
            yield from _read(data, file, plan, limits)
            return
    except Exception as error:  # one file's trouble stays one file's finding
        yield _refused(file, error)
        return
    mail = opened.mail or file.mail
    yield Intake(file=replace(file, mail=mail), problem=opened.problem, details=opened.details, ignored=opened.ignored)
    for part in opened.parts:
        inside = SourceFile(name=f"{file.name}/{part.name}", sha256="", size=0, mail=mail)
        if part.problem:
            yield _untaken(part, inside)
        else:
            yield from _contents(part.data, inside, plan, limits, opened.depth, part.opened)


def _untaken(part: Part, file: SourceFile) -> Intake:
    """The intake of what cannot be taken out of its container."""
    if part.problem in SKIPPED and not part.details:
        return _ignored(file, part.problem)
    return Intake(file=file, problem=part.problem, details=part.details, ignored=part.ignored)


def refused_file(path: Path, error: Exception) -> Intake:
    """The intake of a file that cannot be looked into."""
    return _refused(SourceFile(name=path.name, sha256="", size=0), error)


def _refused(file: SourceFile, error: Exception) -> Intake:
    """The intake of a file that was not read."""
    if isinstance(error, Refused):
        return Intake(file=file, problem=error.problem, details=_details(error))
    if isinstance(error, OSError):
        found = f"{REASONS['unreadable']}: {unread(error)}"
        return Intake(file=file, problem="unreadable", details={"reason": "unreadable", "found": found})
    if isinstance(error, MemoryError):
        return Intake(file=file, problem="too-large", details={"reason": "memory", "found": REASONS["memory"]})
    details = {"found": type(error).__name__, "text": str(error)}
    return Intake(file=file, problem="internal-read-error", details=details)


def workbook_of(data: bytes, limits: Limits = DEFAULT) -> Package | None:
    """The workbook in a file of any format that is read; None for anything else; raises Refused."""
    kind, archive = _opened(data, limits)
    return _package(kind, data, archive, limits) if kind in _WORKBOOKS else None


def first_look(data: bytes, name: str, limits: Limits = DEFAULT) -> Intake:
    """What can be said of a file without knowing the plan: why it is no form, or nothing but that it is a workbook."""
    file = SourceFile(name=name, sha256="", size=len(data))
    try:
        check_size(len(data), limits.file_bytes)
        kind, archive = _opened(data, limits)
        if kind not in _WORKBOOKS:
            return _not_read(kind, file)
        plan_book = is_plan_book(_package(kind, data, archive, limits))
    except Exception as error:
        return _refused(file, error)
    return _ignored(file, "plan-book") if plan_book else Intake(file=file, problem="not-our-form")


def skipped_file(path: Path, name: str, reason: str) -> Intake:
    """The intake of something that is not opened."""
    try:
        size = path.lstat().st_size
    except OSError:
        size = 0
    file = SourceFile(name=name, sha256="", size=size)
    if reason == "unreadable":
        return Intake(file=file, problem=reason, details={"reason": reason, "found": REASONS[reason]})
    return _ignored(file, reason)


def _ignored(file: SourceFile, reason: str, kind: Kind | None = None) -> Intake:
    found = SKIPPED[reason] if kind is None or reason != "other-document" else KINDS[kind]
    details = {"reason": reason, "found": found} | ({"kind": kind.value} if kind is not None else {})
    return Intake(file=file, problem=reason, details=details, ignored=True)


def _details(refused: Refused) -> dict[str, str]:
    parts = {"reason": refused.reason, "part": refused.part}
    said = REASONS.get(refused.reason, refused.reason)
    found = f"{said}: {refused.found}" if refused.found and said else said or refused.found
    return {key: text for key, text in {**parts, "found": found, "expected": refused.limit}.items() if text}


def _read(data: bytes, file: SourceFile, plan: Plan, limits: Limits) -> list[Intake]:
    try:
        kind, archive = _opened(data, limits)
    except Refused as refused:
        if refused.problem == "damaged" and not spreadsheet_name(file.name):
            return [_ignored(file, "archive")]
        raise
    if kind not in _WORKBOOKS:
        return [_not_read(kind, file)]
    package = _package(kind, data, archive, limits)
    if OUTPUT_PROPERTY in package.custom:
        return [_output(package, file, plan)]
    if is_plan_book(package):
        return [_ignored(file, "plan-book")]
    first, *others = recognise(package, file, plan)
    active = active_content(archive, package)
    return [replace(first, active=active), *(replace(other, active=active) for other in others)]


def _output(package: Package, file: SourceFile, plan: Plan) -> Intake:
    """A workbook that the tool wrote: the consolidated one of a lower level is what the agency above it reports."""
    fields = identity_fields(package.custom)
    if is_own(fields, plan):
        details = {"output": package.custom[OUTPUT_PROPERTY]}
        return Intake(file=file, problem="own-output", details=details, ignored=True)
    try:
        submission = submission_from_below(package, file, plan)
    except Misfit as misfit:
        details = {"found": misfit.found, "expected": misfit.expected}
        return Intake(file=file, problem=misfit.problem, details=details)
    return Intake(file=file, stamp=submission.stamp, submission=submission)


def _opened(data: bytes, limits: Limits) -> tuple[Kind, Archive | None]:
    """What a file is, and its opened package where it is one."""
    if not is_package(data):
        return sniff(data), None
    archive = Archive(data, limits)
    return package_kind(archive.names, archive.read("mimetype") if "mimetype" in archive else b""), archive


def _package(kind: Kind, data: bytes, archive: Archive | None, limits: Limits) -> Package:
    if kind is Kind.XLSX and archive is not None:
        if limits is DEFAULT and names_plan(archive):
            return read_package(Archive(data, CONSOLIDATED), CONSOLIDATED)
        return read_package(archive, limits)
    from toolkit.core.intake.foreign.workbook import read_foreign

    return read_foreign(kind, data, archive, limits)


def _not_read(kind: Kind, file: SourceFile) -> Intake:
    named = spreadsheet_name(file.name)
    details = {"kind": kind.value, "found": KINDS.get(kind, "")}
    if named and kind in _IN_DISGUISE:
        return Intake(file=file, problem="legacy-format", details=details)
    if kind is Kind.EMPTY:
        return Intake(file=file, problem="empty-file", details={"kind": kind.value}, ignored=not named)
    if kind in (Kind.ENCRYPTED, Kind.RIGHTS):
        return Intake(file=file, problem=kind.value, details={"kind": kind.value})
    if named:
        return Intake(file=file, problem="not-a-workbook", details=details)
    closed = container_name(file.name) if kind in (Kind.TEXT, Kind.UNKNOWN) else ""
    return _ignored(file, closed or ("archive" if kind is Kind.ARCHIVE else "other-document"), kind)
