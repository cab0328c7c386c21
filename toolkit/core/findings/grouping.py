"""Repetitions in one line: fourteen cells without a source are one thing to tell, not fourteen."""

from collections.abc import Iterable
from dataclasses import dataclass

from toolkit.core.findings.model import Finding

_SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Findings of one rule in one sheet of one file, in the order they were given."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The finding that is printed in full."""
        return self.findings[0]

    @property
    def rest(self) -> str:
        """Vietnamese: how many more there are and where; empty when it is alone."""
        others = self.findings[1:]
        if not others:
            return ""
        cells = list(dict.fromkeys(finding.place.cell for finding in others if finding.place.cell))
        if not cells:
            return f"và {len(others)} trường hợp khác"
        shown = ", ".join(cells[:_SHOWN]) + (", …" if len(cells) > _SHOWN else "")
        return f"và {len(others)} ô khác: {shown}"


def grouped(findings: Iterable[Finding]) -> list[Group]:
    """Group findings by rule, agency, file and sheet; a group stands where its first finding stood."""
    groups: dict[tuple[str, str, str, str], list[Finding]] = {}
    for finding in findings:
        # Findings about no file (missing reports) are about one agency each and stay apart by it.
        key = (finding.code, finding.agency, finding.place.file, finding.place.sheet)
        groups.setdefault(key, []).append(finding)
    return [Group(findings=tuple(found)) for found in groups.values()]
