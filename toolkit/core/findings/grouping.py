"""Findings as people read them: by agency, file and sheet, gravest first, repetitions in one.

Fourteen cells without a source are one thing to tell, not fourteen.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from toolkit.core.findings.model import Finding, Severity

NOBODY = "Chưa rõ đơn vị"
"""Heads what no agency is known for."""
_SHOWN = 6
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one rule in one sheet of one file, in the order they were given."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that is told in full."""
        return self.findings[0]

    @property
    def others(self) -> tuple[Finding, ...]:
        """The findings that are only counted."""
        return self.findings[1:]

    @property
    def rest(self) -> str:
        """Vietnamese: how many more there are and where; empty when it is alone."""
        others = self.others
        if not others:
            return ""
        cells = list(dict.fromkeys(finding.place.cell for finding in others if finding.place.cell))
        lines = list(dict.fromkeys(str(line) for finding in others if (line := finding.place.line) is not None))
        if not cells and not lines:
            return f"và {len(others)} trường hợp khác"
        word, places = ("ô", cells) if cells else ("dòng", lines)
        shown = ", ".join(places[:_SHOWN]) + (", …" if len(places) > _SHOWN else "")
        return f"và {len(others)} {word} khác: {shown}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFindings:
    """What is told of one sheet of a file, gravest first; the name is empty for what is about the file as a whole."""

    name: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFindings:
    """What is told of one file, the sheet with the gravest first; the name is empty for what is about no file."""

    name: str
    sheets: tuple[SheetFindings, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFindings:
    """What is told to one agency, the file with the gravest first; the code is empty where nobody is known."""

    code: str
    name: str
    findings: tuple[Finding, ...]
    files: tuple[FileFindings, ...]


def by_agency(
    findings: Iterable[Finding], names: Mapping[str, str], also: Iterable[str] = ()
) -> tuple[AgencyFindings, ...]:
    """Findings by agency in the order of ``names`` (code → name), what belongs to nobody known first.

    ``also``: codes of agencies that get their place even where there is nothing to tell them.
    """
    parts = _parts(findings, lambda finding: finding.agency)
    order = {code: number for number, code in enumerate(["", *names])}
    codes = sorted({*parts, *also}, key=lambda code: (order.get(code, len(order)), code))
    return tuple(
        AgencyFindings(
            code=code,
            name=names.get(code, code or NOBODY),
            findings=tuple(found := parts.get(code, [])),
            files=by_file(found),
        )
        for code in codes
    )


def by_file(findings: Iterable[Finding]) -> tuple[FileFindings, ...]:
    """Findings by file and sheet, gravest first; what is about no file comes last, about no sheet first."""
    files = _parts(findings, lambda finding: finding.place.file)
    return tuple(
        FileFindings(name=name, sheets=_by_sheet(found))
        for name, found in sorted(files.items(), key=lambda part: (_gravest(part[1]), not part[0], part[0]))
    )


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Group findings by rule, agency, file and sheet; a group stands where its first finding stood."""
    # Findings about no file (missing reports) are about one agency each and stay apart by it.
    parts = _parts(findings, lambda f: (f.code, f.agency, f.place.file, f.place.sheet, f.waived))
    return [Group(findings=tuple(found)) for found in parts.values()]


def counts(findings: Iterable[Finding]) -> str:
    """Vietnamese: how many there are of each severity ("2 lỗi, 1 cần làm rõ"); empty where there is none."""
    found = [finding.severity for finding in findings]
    return ", ".join(f"{found.count(one)} {one.word.lower()}" for one in Severity if one in found)


def _by_sheet(findings: list[Finding]) -> tuple[SheetFindings, ...]:
    sheets = _parts(findings, lambda finding: finding.place.sheet)
    return tuple(
        SheetFindings(name=name, groups=tuple(sorted(grouped(found), key=lambda group: group.first.severity.rank)))
        for name, found in sorted(sheets.items(), key=lambda part: (_gravest(part[1]), part[0]))
    )


def _gravest(findings: list[Finding]) -> int:
    return min(finding.severity.rank for finding in findings)


def _parts(findings: Iterable[Finding], key: Callable[[Finding], _Key]) -> dict[_Key, list[Finding]]:
    parts: dict[_Key, list[Finding]] = {}
    for finding in findings:
        parts.setdefault(key(finding), []).append(finding)
    return parts
