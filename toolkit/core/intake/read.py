"""Reading one returned file: a pure function of its bytes and the plan that never raises."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.core.consolidation.headings import identity_fields
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.consolidated.belonging import Misfit, is_own, names_plan
from toolkit.core.intake.consolidated.submit import submission_from_below
from toolkit.core.intake.containers.model import Depth
from toolkit.core.intake.containers.unpack import unpack
from toolkit.core.intake.kinds import FOREIGN, Kind, is_package, package_kind, sniff, spreadsheet_name
from toolkit.core.intake.limits import CONSOLIDATED, DEFAULT, Limits, Refused
from toolkit.core.intake.package import Package, read_package
from toolkit.core.intake.stamps import OUTPUT_PROPERTY, carried_stamps, chosen_stamp
from toolkit.core.intake.submit import has_markers, submission_of
from toolkit.core.intake.wording import KINDS, REASONS, SKIPPED
from toolkit.core.plan.book.mark import is_plan_book
from toolkit.core.plan.model import Plan
from toolkit.core.stamp import Stamp
from toolkit.core.submission import SourceFile, Submission

_WORKBOOKS = FOREIGN | {Kind.XLSX}
_IN_DISGUISE = (Kind.HTML, Kind.XML)
"""What some programs write under the name of a spreadsheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What became of one file of the inbox before any judgement."""

    file: SourceFile
    problem: str = ""
    """Code of the reason why there is no submission."""
    details: Mapping[str, str] = field(default_factory=dict)
    """``found`` and ``expected`` in Vietnamese, and what else is known, by English names."""
    stamp: Stamp | None = None
    carriers: Mapping[str, Stamp] = field(default_factory=dict)
    """Every carrier that still holds a stamp, and the stamp it holds."""
    submission: Submission | None = None
    ignored: bool = False
    """Whether the file is no form and nobody would take it for one."""

    @property
    def disagreeing(self) -> tuple[str, ...]:
        """Carriers whose stamp is another one than the chosen one."""
        return tuple(carrier for carrier, stamp in self.carriers.items() if stamp != self.stamp)


def read_file(path: Path, name: str, plan: Plan, limits: Limits = DEFAULT) -> Intake:
    """Read one file by itself; whatever is wrong with it is said in the result."""
    return next(read_whole(path, name, plan, limits))


def read_whole(path: Path, name: str, plan: Plan, limits: Limits = DEFAULT) -> Iterator[Intake]:
    """Read one file and then everything that lies in it: one intake each, the file's own first."""
    file = SourceFile(name=name, sha256="", size=0)
    try:
        size = path.stat().st_size
        file = replace(file, size=size)
        if size > limits.file_bytes:
            raise Refused("too-large", "file-size", found=str(size), limit=str(limits.file_bytes))
        data = path.read_bytes()
    except (Refused, OSError) as error:
        yield _refused(file, error)
        return
    yield from _contents(data, file, plan, limits, Depth())


def _contents(data: bytes, file: SourceFile, plan: Plan, limits: Limits, depth: Depth) -> Iterator[Intake]:
    file = replace(file, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    try:
        opened = unpack(data, file.name, depth)
        if opened is None:
            yield from _read(data, file, plan, limits)
            return
    except Exception as error:  # one file's trouble stays one file's finding
        yield _refused(file, error)
        return
    mail = opened.mail or file.mail
    yield Intake(file=replace(file, mail=mail), problem=opened.problem, details=opened.details, ignored=opened.ignored)
    for part in opened.parts:
        inside = SourceFile(name=f"{file.name}/{part.name}", sha256="", size=0, mail=mail)
        yield from _contents(part.data, inside, plan, limits, opened.depth)


def _refused(file: SourceFile, error: Exception) -> Intake:
    """The intake of a file that was not read."""
    if isinstance(error, Refused):
        return Intake(file=file, problem=error.problem, details=_details(error))
    if isinstance(error, OSError):
        found = f"{REASONS['unreadable']}: {error.strerror or type(error).__name__}"
        return Intake(file=file, problem="damaged", details={"reason": "unreadable", "found": found})
    details = {"found": type(error).__name__, "text": str(error)}
    return Intake(file=file, problem="internal-read-error", details=details)


def peek_stamp(path: Path, limits: Limits = DEFAULT) -> Stamp | None:
    """The stamp of a form, by which its plan is recognised; None for whatever cannot be read."""
    try:
        if path.stat().st_size > limits.file_bytes:
            return None
        kind, archive = _opened(data := path.read_bytes(), limits)
        return chosen_stamp(carried_stamps(_package(kind, data, archive, limits))) if kind in _WORKBOOKS else None
    except Exception:  # what is wrong with the file is said when it is read for good
        return None


def workbook_of(data: bytes, limits: Limits = DEFAULT) -> Package | None:
    """The workbook in a file of any format that is read; None for anything else; raises Refused."""
    kind, archive = _opened(data, limits)
    return _package(kind, data, archive, limits) if kind in _WORKBOOKS else None


def peek_origin(path: Path, limits: Limits = DEFAULT) -> Mapping[str, str]:
    """What a consolidated workbook says of its plan and period, by which the plan above is recognised; else empty."""
    try:
        if path.stat().st_size > limits.file_bytes:
            return {}
        kind, archive = _opened(data := path.read_bytes(), limits)
        return identity_fields(_package(kind, data, archive, limits).custom) if kind in _WORKBOOKS else {}
    except Exception:  # as for stamps
        return {}


def skipped_file(path: Path, name: str, reason: str) -> Intake:
    """The intake of something that is not opened."""
    try:
        size = path.lstat().st_size
    except OSError:
        size = 0
    file = SourceFile(name=name, sha256="", size=size)
    if reason == "unreadable":
        return Intake(file=file, problem="damaged", details={"reason": reason, "found": REASONS[reason]})
    return _ignored(file, reason)


def _ignored(file: SourceFile, reason: str, kind: Kind | None = None) -> Intake:
    found = SKIPPED[reason] if kind is None or reason != "other-document" else KINDS[kind]
    return Intake(file=file, problem=reason, details={"reason": reason, "found": found}, ignored=True)


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
    return _recognise(package, file, plan)


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
    if kind is Kind.ENCRYPTED:
        return Intake(file=file, problem="encrypted", details={"kind": kind.value})
    if named:
        return Intake(file=file, problem="not-a-workbook", details=details)
    reasons = {Kind.MAIL: "mail", Kind.ARCHIVE: "archive"}
    return _ignored(file, reasons.get(kind, "other-document"), kind)


def _recognise(package: Package, file: SourceFile, plan: Plan) -> list[Intake]:
    carriers = carried_stamps(package)
    stamp = chosen_stamp(carriers)
    problem, details = _identity(stamp, plan)
    if stamp is None or problem:
        details |= {"markers": "yes"} if has_markers(package) else {}
        return [Intake(file=file, problem=problem, details=details, stamp=stamp, carriers=carriers)]
    return [Intake(file=file, stamp=stamp, carriers=carriers, submission=submission_of(package, file, stamp, plan))]


def _identity(stamp: Stamp | None, plan: Plan) -> tuple[str, dict[str, str]]:
    if stamp is None:
        return "not-our-form", {}
    if stamp.plan != plan.id:
        return "wrong-plan", {"found": stamp.plan, "expected": plan.id}
    if stamp.agency not in plan.agency_by_code:
        return "unknown-agency", {"found": stamp.agency}
    if stamp.report not in plan.report_by_id:
        return "unknown-report", {"found": stamp.report}
    if stamp.period not in plan.period_by_code:
        return "unknown-report", {"found": f"{stamp.report}, {stamp.period}"}
    return "", {}
