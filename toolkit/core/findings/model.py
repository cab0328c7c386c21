"""Rules, findings and places: the one form in which anything is told to a person."""

import string
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from toolkit.core.a1 import parse


class Severity(StrEnum):
    """How a finding changes what is consolidated."""

    ERROR = "error"  # the value or the file is not consolidated
    WARNING = "warning"  # consolidated and marked
    INFO = "info"  # normalised or recovered, for the record

    @property
    def rank(self) -> int:
        """Sort order, gravest first."""
        return list(Severity).index(self)

    @property
    def word(self) -> str:
        """The Vietnamese word users see."""
        return {"error": "Lỗi", "warning": "Cần làm rõ", "info": "Ghi nhận"}[self.value]


class Scope(StrEnum):
    """What a rule covers."""

    PLAN = "plan"
    FILE = "file"
    IDENTITY = "identity"
    STRUCTURE = "structure"
    TAMPERING = "tampering"
    CELL = "cell"
    ROW = "row"
    FORM = "form"
    SET = "set"
    REGISTER = "register"


_ALWAYS = ("file", "sheet", "cell")
"""Parts of a place that JSON shows even when empty."""
_LONGEST = 3000
"""Characters of a detail of a finding; the names of all agencies that share a workbook fit into it."""


def placeholders(template: str) -> frozenset[str]:
    """Names of the placeholders of a message template."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(template) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding lies. Empty parts are unknown or do not apply."""

    file: str = ""
    """Path relative to the inbox, NFC."""
    sheet: str = ""
    cell: str = ""
    """A1 address or range."""
    line: int | None = None
    """Line of a text file."""
    document: str = ""
    """Place in the document a plan was made from: "Phụ lục 2, mục I.1.2"."""

    def __str__(self) -> str:
        """File, line, sheet and cell as users read them."""
        parts = [self.file]
        if self.line is not None:
            parts.append(f"dòng {self.line}")
        if self.sheet:
            parts.append(f"trang “{self.sheet}”")
        if self.cell:
            parts.append(f"ô {self.cell}")
        parts.append(self.document)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to tell a person. Made by :meth:`Rule.found`, rendered by its rule."""

    code: str
    severity: Severity
    message: str
    remedy: str
    place: Place = field(default_factory=Place)
    agency: str = ""
    """Agency code, empty when unknown."""
    report: str = ""
    """Report id, empty when unknown."""
    form: str = ""
    row: str = ""
    """Row key."""
    column: str = ""
    label: str = ""
    """The row as the form prints it."""
    found: str = ""
    """As typed or as it stands in the file."""
    expected: str = ""
    waived: str = ""
    """Vietnamese: who accepts it and why, by the office's register; empty: nobody."""

    @property
    def word(self) -> str:
        """The Vietnamese word for how grave it is."""
        return "Đã chấp nhận" if self.waived else self.severity.word

    def accepted(self, words: str) -> "Finding":
        """The same finding, accepted by a person: still listed, and nobody has to act."""
        return replace(
            self,
            severity=Severity.INFO,
            message=f"{self.message} Đã được chấp nhận ({words}).",
            remedy="Không phải làm gì.",
            waived=words,
        )

    def as_json(self) -> dict[str, object]:
        """Plain data with stable English keys."""
        data = asdict(self)
        data["place"] = {name: part for name, part in asdict(self.place).items() if part or name in _ALWAYS}
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue, declared once."""

    code: str
    """Stable English slug, never reused."""
    severity: Severity
    scope: Scope
    title: str
    """Vietnamese, a few words."""
    message: str
    """Vietnamese template; may use ``{found} {expected} {label} {sheet} {cell} {file}`` and the rule's own names."""
    remedy: str
    """Vietnamese template: what the agency or the staff does."""
    reason: str
    """Vietnamese: why this severity."""
    ask: str | None = None
    """Vietnamese template: what the agency is asked for, where the remedy speaks to the consolidating office. None: the
    remedy says it; empty: the office settles it alone and the agency is not told. It may use ``{found} {expected}
    {label}``."""
    waivable: bool = False
    """Of an error: whether its figures can be used when a person accepts them in the office's register, because they
    can be read and may be right. Whatever is no error can be accepted."""

    @property
    def acceptable(self) -> bool:
        """Whether a person may accept what it finds in returned forms."""
        return self.waivable or self.severity is not Severity.ERROR

    def asked(self, finding: Finding) -> str:
        """What the agency is asked to do about a finding of this rule; empty where it is not told."""
        if self.ask is None:
            return finding.remedy
        return self.ask.format(found=finding.found, expected=finding.expected, label=finding.label)

    def found(
        self,
        *,
        place: Place | None = None,
        agency: str = "",
        report: str = "",
        form: str = "",
        row: str = "",
        column: str = "",
        label: str = "",
        found: str = "",
        expected: str = "",
        **details: object,
    ) -> Finding:
        """A finding of this rule; raises KeyError when the template needs a detail that is not given."""
        where = place or Place()
        found, expected, label = (_bounded(text) for text in (found, expected, label))
        values: dict[str, object] = {
            "found": found,
            "expected": expected,
            "label": label,
            "sheet": where.sheet,
            "cell": where.cell,
            "file": where.file,
            **details,
        }
        return Finding(
            code=self.code,
            severity=self.severity,
            message=self.message.format_map(values),
            remedy=self.remedy.format_map(values),
            place=where,
            agency=agency,
            report=report,
            form=form,
            row=row,
            column=column,
            label=label,
            found=found,
            expected=expected,
        )


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings gravest first, those about files before those about what is not there, then by agency, file and cell.

    Does not depend on the order of discovery.
    """
    return sorted(
        findings,
        key=lambda f: (f.severity.rank, not f.place.file, f.agency, f.place.file, f.place.sheet, f.form, *_end(f)),
    )


def _bounded(text: str) -> str:
    """A text as far as anybody reads it: what stands in a returned file may have any length."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _end(finding: Finding) -> tuple[tuple[int, int], str, str]:
    return _position(finding.place.cell), finding.code, finding.message


def _position(cell: str) -> tuple[int, int]:
    """Row and column of an address or of a range's first cell; before all of them without one."""
    return parse(cell.split(":")[0]) if cell else (-1, -1)
