"""Read a plan file, whatever its format: every problem names file, place and field, in Vietnamese."""

import hashlib
import json
import re
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from toolkit.core.a1 import parse
from toolkit.core.findings.model import Place
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.kinds import Kind, is_package, package_kind, sniff
from toolkit.core.intake.limits import Refused
from toolkit.core.intake.wording import KINDS, REASONS
from toolkit.core.plan.book.mark import LIMITS
from toolkit.core.plan.book.wording import FIELD_AT_FAULT, book_problem
from toolkit.core.plan.dump import dump_plan
from toolkit.core.plan.messages import ENTITIES, content_problem, text_problem
from toolkit.core.plan.model import Plan
from toolkit.core.plan.problem import PlanProblem
from toolkit.core.plan.source import Path, Source
from toolkit.core.plan.yaml_text import TextError, read_yaml
from toolkit.core.refusals import unread

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = [
    "PlanError",
    "PlanProblem",
    "build_plan",
    "dump_plan",
    "load_plan",
    "parse_plan",
    "plan_hash",
    "read_plan",
    "read_source",
]

MAX_BYTES = 5_000_000
_SHOWN = 30
_BINARY = (Kind.XLS, Kind.ENCRYPTED, Kind.RIGHTS, Kind.WORD, Kind.SLIDES, Kind.PDF, Kind.IMAGE, Kind.ARCHIVE)


class PlanError(Exception):
    """A plan that cannot be used, with everything that is wrong with it, in the order of the file."""

    def __init__(self, problems: tuple[PlanProblem, ...], remarks: tuple[PlanProblem, ...] = ()) -> None:
        super().__init__(problems, remarks)
        self.problems = problems
        self.remarks = remarks

    def __str__(self) -> str:
        """The problems and then the remarks, one per line; long lists are cut and counted."""
        lines = [str(problem) for problem in self.problems[:_SHOWN]]
        if len(self.problems) > _SHOWN:
            lines.append(f"… và {len(self.problems) - _SHOWN} lỗi khác.")
        lines += [f"Lưu ý: {remark}" for remark in self.remarks[:_SHOWN]]
        if len(self.remarks) > _SHOWN:
            lines.append(f"… và {len(self.remarks) - _SHOWN} lưu ý khác.")
        return "\n".join(lines)


def load_plan(path: FilePath) -> Plan:
    """Read a plan file. Raises PlanError."""
    return read_plan(path)[0]


def read_plan(path: FilePath) -> tuple[Plan, Source]:
    """Read a plan file and keep what tells where each of its values stands. Raises PlanError."""
    source = read_source(path)
    return build_plan(source), source


def read_source(path: FilePath) -> Source:
    """What a plan file says, whatever its format, before it is a plan. Raises PlanError."""
    data = _bytes(path)
    if is_package(data) or sniff(data) in _BINARY:
        return _workbook(data, path.name)
    return _yaml(_text(data, path.name), path.name)


def parse_plan(text: str, name: str) -> Plan:
    """Read a plan from YAML text; ``name`` is the file's name in messages. Raises PlanError."""
    return build_plan(_yaml(text, name))


def build_plan(source: Source) -> Plan:
    """The plan that plain values declare. Raises PlanError with every problem, in the order of the file."""
    problems = [problem for _, problem in source.problems]
    try:
        plan = Plan.model_validate(source.value)
    except ValidationError as error:
        told = [loc for loc, _ in source.problems]
        refused = [details for details in error.errors(include_url=False) if not _told(_loc(details), told)]
        problems += [_problem(source, details) for details in refused]
        raise PlanError(_ordered(problems, source), source.remarks) from error
    if problems:
        raise PlanError(_ordered(problems, source), source.remarks)
    return plan


def _told(loc: Path, told: list[Path]) -> bool:
    """Whether a value, or the part of the plan it lies in, could not even be read."""
    return any(loc[: len(place)] == place for place in told)


def _ordered(problems: list[PlanProblem], source: Source) -> tuple[PlanProblem, ...]:
    sheets = list(dict.fromkeys(place.sheet for place in source.places.values()))

    def position(problem: PlanProblem) -> tuple[int, int, tuple[int, int]]:
        place = problem.place
        sheet = sheets.index(place.sheet) if place.sheet in sheets else -1
        return place.line or 0, sheet, parse(place.cell) if place.cell else (-1, -1)

    return tuple(sorted(problems, key=position))


def _workbook(data: bytes, name: str) -> Source:
    """A plan workbook, or why the file is none."""
    from toolkit.core.plan.book.read import NotAPlanBook, read_book

    try:
        kind = package_kind(Archive(data, LIMITS).names, b"") if is_package(data) else sniff(data)
        if kind is Kind.XLSX:
            return read_book(data, name)
    except Refused as refused:
        reason = "encrypted" if refused.problem == "encrypted" else "damaged"
        found = REASONS.get(refused.reason, refused.reason)
        raise PlanError((_text_problem(name, reason, found=found),)) from refused
    except NotAPlanBook as error:
        raise PlanError((_text_problem(name, "not_a_book"),)) from error
    reason = {Kind.ENCRYPTED: "encrypted", Kind.RIGHTS: "rights", Kind.WORD: "word"}.get(kind, "other")
    if kind in (Kind.XLS, Kind.XLSB, Kind.ODS):
        reason = "legacy"
    raise PlanError((_text_problem(name, reason, found=KINDS.get(kind, "tệp không rõ loại")),))


def _yaml(text: str, name: str) -> Source:
    try:
        document = read_yaml(text)
    except TextError as error:
        raise PlanError((_text_problem(name, error.reason, error.line, error.found),)) from error
    if not isinstance(document.value, dict):
        raise PlanError((_text_problem(name, "not_a_plan", 1),))
    places = {loc: Place(file=name, line=line) for loc, line in document.lines.items()}
    return Source(file=name, value=document.value, places=places, spelled=document.spelled)


def plan_hash(plan: Plan) -> str:
    """SHA-256 of the plan's content, whatever the file's layout, comments and defaulted fields."""
    content = plan.model_dump(mode="json", exclude_defaults=True)
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _bytes(path: FilePath) -> bytes:
    try:
        if path.is_dir():
            raise PlanError((_text_problem(path.name, "folder"),))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
            most = MAX_BYTES
            if is_package(data):
                data, most = data + stream.read(LIMITS.file_bytes - MAX_BYTES), LIMITS.file_bytes
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PlanError((_text_problem(path.name, "missing"),)) from error
    except (OSError, ValueError) as error:
        words = unread(error) if isinstance(error, OSError) else str(error)
        raise PlanError((_text_problem(path.name, "unreadable", found=words),)) from error
    if len(data) > most:
        raise PlanError((_text_problem(path.name, "size", found=f"trên {most // 1_000_000} MB"),))
    return data


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PlanError((_text_problem(name, "encoding", line),)) from error


def _text_problem(name: str, reason: str, line: int | None = None, found: str = "") -> PlanProblem:
    message, remedy = text_problem(reason, found)
    return PlanProblem(place=Place(file=name, line=line), message=message, remedy=remedy)


def _loc(details: "ErrorDetails") -> Path:
    # pydantic marks a bad key of a mapping with "[key]"; that is no part of the place.
    return tuple(part for part in details["loc"] if part != "[key]")


def _problem(source: Source, details: "ErrorDetails") -> PlanProblem:
    loc = _loc(details)
    kind, given = details["type"], details["input"]
    found: object = given if given is None else source.spelled.get(loc, given)
    last = str(loc[-1]) if loc else ""
    where, field = _where(source.value, loc)
    place = source.place(loc)
    if not place.sheet:
        message, remedy = content_problem(kind, found, details.get("ctx", {}), last)
        return PlanProblem(place=place, where=where, field=field, message=message, remedy=remedy)
    message, remedy = book_problem(kind, found, details.get("ctx", {}), last)
    if (*loc, FIELD_AT_FAULT.get(kind)) in source.places:
        loc = (*loc, FIELD_AT_FAULT[kind])
        place = source.place(loc)
    while loc and loc not in source.labels:
        loc = loc[:-1]
    return PlanProblem(place=place, where=where, field=source.labels.get(loc, ""), message=message, remedy=remedy)


def _where(data: Any, loc: Path) -> tuple[str, str]:
    """The parts of the plan that a place lies in, and the field within the innermost."""
    words: list[str] = []
    field: list[str] = []
    for depth, part in enumerate(loc):
        item = _child(data, part)
        if isinstance(part, int):
            listed = str(loc[depth - 1]) if depth else ""
            if listed in ENTITIES and isinstance(item, dict):
                word, naming = ENTITIES[listed]
                named = item.get(naming)
                words.append(
                    f"{word} {named}"
                    if isinstance(named, str) and _SHORT.fullmatch(named)
                    else f"{word} thứ {part + 1}"
                )
                field = []
            else:
                field.append(f"mục {part + 1}")
        else:
            field.append(part)
        data = item
    return ", ".join(words), _joined(field)


_SHORT = re.compile(r"[^\n]{1,60}")


def _child(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return None


def _joined(field: list[str]) -> str:
    return ".".join(field).replace(".mục ", " mục ")
