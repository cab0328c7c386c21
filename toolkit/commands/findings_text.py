"""Findings on a terminal: under their file and sheet, gravest first, in lines that an 80 column console shows whole."""

import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from toolkit.commands.common import ExitCode
from toolkit.core.findings.grouping import FileFindings, Group, by_file, counts
from toolkit.core.findings.model import Finding, Severity
from toolkit.core.text import plain

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
"""How findings of a severity stand out on a terminal."""
_NARROWEST, _WIDEST = 60, 100


def findings_lines(
    title: str, findings: Iterable[Finding], standings: Mapping[str, str] | None = None
) -> Iterator[str]:
    """The findings of one agency, or of one plan, under a title with their counts.

    ``standings``: name of a file → what became of it, in a few Vietnamese words.
    """
    findings = tuple(findings)
    yield click.style(plain(f"{title}: {counts(findings)}" if findings else title), bold=True)
    for file in by_file(findings):
        yield from _file(file, (standings or {}).get(file.name, ""))


def counted(findings: Sequence[Finding]) -> str:
    """How many findings of each severity there are, in Vietnamese."""
    return ", ".join(f"{sum(f.severity is s for f in findings)} {s.word.lower()}" for s in Severity)


def exit_code(findings: Iterable[Finding]) -> ExitCode:
    """Whether anybody has to act; what is only for the record asks nobody to."""
    acting = any(finding.severity is not Severity.INFO for finding in findings)
    return ExitCode.FINDINGS if acting else ExitCode.DONE


def wrapped(text: str, first: str = "", later: str = "  ") -> list[str]:
    """Lines of the width of the terminal; a file name stays in one piece, so that it can be copied."""
    columns = shutil.get_terminal_size(fallback=(_WIDEST + 1, 24)).columns
    # A Windows console breaks the line after a character in its last column and leaves an empty one.
    width = min(max(columns - 1, _NARROWEST), _WIDEST)
    return textwrap.wrap(
        plain(text),
        width,
        initial_indent=first,
        subsequent_indent=later,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _file(file: FileFindings, standing: str) -> Iterator[str]:
    if file.name:
        yield plain(f"  Tệp {file.name}" + (f" ({standing})" if standing else ""))
    for sheet in file.sheets:
        if sheet.name:
            yield plain(f"    Trang “{sheet.name}”")
        for group in sheet.groups:
            yield from _group(group, "      " if sheet.name else "    ")


def _group(group: Group, indent: str) -> Iterator[str]:
    first = group.first
    word = first.word
    rest = f" ({group.rest})" if group.rest else ""
    head, *more = wrapped(f"{word}{_spot(first)}{rest} [{first.code}]", indent, f"{indent}  ")
    yield head.replace(word, click.style(word, fg=COLOURS[first.severity]), 1)
    yield from more
    yield from wrapped(first.message, f"{indent}  ", f"{indent}  ")
    yield from wrapped(first.remedy, f"{indent}  → ", f"{indent}    ")


def _spot(finding: Finding) -> str:
    """Where in its sheet, or in its file, a finding lies."""
    place = finding.place
    parts = [
        f"ô {place.cell}" if place.cell else "",
        f"dòng {place.line}" if place.line is not None else "",
        place.document,
    ]
    found = ", ".join(part for part in parts if part)
    return f", {found}" if found else ""
