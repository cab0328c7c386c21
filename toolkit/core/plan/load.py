"""Read a plan file, whatever its format: every problem names file, place and field, in Vietnamese."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from toolkit.core.findings.model import Place
from toolkit.core.plan.dump import dump_plan
from toolkit.core.plan.messages import ENTITIES, content_problem, text_problem
from toolkit.core.plan.model import Plan
from toolkit.core.plan.source import Path, Source
from toolkit.core.plan.yaml_text import TextError, read_yaml

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["PlanError", "PlanProblem", "build_plan", "dump_plan", "load_plan", "parse_plan", "plan_hash", "read_plan"]

MAX_BYTES = 2_000_000
_SHOWN = 30
_ZIP_OR_OLE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProblem:
    """One thing that keeps a plan from being read."""

    place: Place
    where: str = ""
    """The part of the plan, for example "chỉ tiêu 3.2a.1"."""
    field: str = ""
    message: str
    remedy: str

    def __str__(self) -> str:
        """One line for the console."""
        parts = [str(self.place), self.where, f"trường '{self.field}'" if self.field else ""]
        return f"{', '.join(filter(None, parts))}: {self.message}. {self.remedy}"


class PlanError(Exception):
    """A plan that cannot be used, with everything that is wrong with it, in the order of the file."""

    def __init__(self, problems: tuple[PlanProblem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        """The problems, one per line; a long list is cut and counted."""
        lines = [str(problem) for problem in self.problems[:_SHOWN]]
        if len(self.problems) > _SHOWN:
            lines.append(f"… và {len(self.problems) - _SHOWN} lỗi khác.")
        return "\n".join(lines)


def load_plan(path: FilePath) -> Plan:
    """Read a plan file. Raises PlanError."""
    return read_plan(path)[0]


def read_plan(path: FilePath) -> tuple[Plan, Source]:
    """Read a plan file and keep what tells where each of its values stands. Raises PlanError."""
    source = _yaml(_text(path), path.name)
    return build_plan(source), source


def parse_plan(text: str, name: str) -> Plan:
    """Read a plan from YAML text; ``name`` is the file's name in messages. Raises PlanError."""
    return build_plan(_yaml(text, name))


def build_plan(source: Source) -> Plan:
    """The plan that plain values declare. Raises PlanError with every problem, in the order of the file."""
    try:
        return Plan.model_validate(source.value)
    except ValidationError as error:
        problems = [_problem(source, details) for details in error.errors(include_url=False)]
        raise PlanError(tuple(sorted(problems, key=lambda problem: problem.place.line or 0))) from error


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


def _text(path: FilePath) -> str:
    try:
        if path.is_dir():
            raise PlanError((_text_problem(path.name, "folder"),))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise PlanError((_text_problem(path.name, "missing"),)) from error
    except (OSError, ValueError) as error:
        words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PlanError((_text_problem(path.name, "unreadable", found=words),)) from error
    if data.startswith(_ZIP_OR_OLE):
        raise PlanError((_text_problem(path.name, "workbook"),))
    if len(data) > MAX_BYTES:
        raise PlanError((_text_problem(path.name, "size", found=f"trên {MAX_BYTES // 1_000_000} MB"),))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise PlanError((_text_problem(path.name, "encoding", line),)) from error


def _text_problem(name: str, reason: str, line: int | None = None, found: str = "") -> PlanProblem:
    message, remedy = text_problem(reason, found)
    return PlanProblem(place=Place(file=name, line=line), message=message, remedy=remedy)


def _problem(source: Source, details: "ErrorDetails") -> PlanProblem:
    # pydantic marks a bad key of a mapping with "[key]"; that is no part of the place.
    loc: Path = tuple(part for part in details["loc"] if part != "[key]")
    given = details["input"]
    found: object = given if given is None else source.spelled.get(loc, given)
    message, remedy = content_problem(details["type"], found, details.get("ctx", {}), str(loc[-1]) if loc else "")
    where, field = _where(source.value, loc)
    return PlanProblem(place=source.place(loc), where=where, field=field, message=message, remedy=remedy)


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
