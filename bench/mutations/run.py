"""Mutating a form in memory and judging every mutant as a file of its own.

A form is written, filled and read once. For each mutant one cell of one sheet is replaced in what was read, the forms
of that sheet are located anew and judged, many mutants in one call. What this leaves out, and what ``files`` checks on
a sample of real files: writing and parsing the changed cell; the other sheets of the file; in lists the rows further
away than the neighbours (blank, as if fewer rows were filled); identity, several submissions of one agency, and rules
across files.
"""

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from bench.mutations.answers import filled_form
from bench.mutations.kinds import Mutation, mutations
from bench.mutations.spots import Role, Spot
from toolkit.core.a1 import parse
from toolkit.core.findings.model import Finding, Severity
from toolkit.core.forms.book import AgencyBook
from toolkit.core.forms.spec import Kind
from toolkit.core.intake.archive import Archive
from toolkit.core.intake.limits import DEFAULT
from toolkit.core.intake.package import Package, SheetPart, read_package
from toolkit.core.intake.read import Intake
from toolkit.core.intake.sheet import Cell
from toolkit.core.intake.submit import read_forms, submission_of
from toolkit.core.submission import RawCell, SourceFile, Submission
from toolkit.core.verdict import Standing
from validators.draft import Draft
from validators.facts import Facts
from validators.judge import judge_content
from validators.register.desk import Desk

BATCH = 400
"""Mutants judged in one call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A correctly filled form: as a file, as read, and its cells."""

    book: AgencyBook
    data: bytes
    package: Package
    submission: Submission
    spots: list[Spot]
    list_rows: frozenset[tuple[str, int]]
    """Sheet and row of every open row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A mutation that was not found as it should, or that was found elsewhere as well."""

    form: str
    """Name of the file."""
    sheet: str
    cell: str
    kind: str
    typed: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    """Code and cell of every finding of the mutant."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What became of the mutants of some forms."""

    made: Counter[str] = field(default_factory=Counter)
    """By kind of mutation."""
    detected: Counter[str] = field(default_factory=Counter)
    """By kind of mutation: an expected rule spoke at the changed cell."""
    by_rule: Counter[str] = field(default_factory=Counter)
    """Detections by the rule that spoke."""
    missed: list[Miss] = field(default_factory=list)
    consolidated: list[Miss] = field(default_factory=list)
    """An error was found, and the figure was consolidated all the same."""
    elsewhere: list[Miss] = field(default_factory=list)
    """An error or warning was told of another row, which the change does not concern."""

    def __iadd__(self, other: "Tally") -> "Tally":
        self.made += other.made
        self.detected += other.detected
        self.by_rule += other.by_rule
        self.missed += other.missed
        self.consolidated += other.consolidated
        self.elsewhere += other.elsewhere
        return self


def sent_form(book: AgencyBook) -> Sent:
    """Write, fill and read a form."""
    data, spots = filled_form(book)
    package = read_package(Archive(data, DEFAULT))
    file = SourceFile(name=book.file_name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    submission = submission_of(package, file, book.stamp, book.plan)
    lists = frozenset((spot.sheet, spot.place[0]) for spot in spots if spot.role is Role.INPUT and spot.row is None)
    return Sent(book=book, data=data, package=package, submission=submission, spots=spots, list_rows=lists)


def run(sent: Sent, every: int = 1) -> Tally:
    """Judge every mutant of a form, or each ``every``-th of them."""
    facts, tally = Facts(sent.book.plan, sent.book.period), Tally()
    waiting = islice(mutations(sent.spots, sent.book), 0, None, every)
    while batch := list(islice(waiting, BATCH)):
        for mutation, draft in zip(batch, judged(sent, batch, facts), strict=True):
            _count(tally, sent, mutation, draft)
    return tally


def judged(sent: Sent, batch: Sequence[Mutation], facts: Facts) -> list[Draft]:
    """The verdicts on mutants, each with the forms of the changed sheet only."""
    drafts = [_draft(mutated(sent, mutation)) for mutation in batch]
    judge_content(drafts, facts, Desk(None, facts, expect=False))
    return drafts


def mutated(sent: Sent, mutation: Mutation) -> Submission:
    """The submission with one cell changed, reduced to the forms of that cell's sheet."""
    name = mutation.spot.sheet
    sheet = next(part for part in sent.package.sheets if part.name == name)
    book = dataclasses.replace(sent.book, sheets=tuple(each for each in sent.book.sheets if each.name == name))
    near = {row: cells for row, cells in sheet.grid.rows.items() if not _distant(sent, mutation.spot, row)}
    located, _ = read_forms(book, [_with_cell(sheet, near, mutation.spot.place, mutation.raw)])
    return dataclasses.replace(sent.submission, forms=tuple(located))


def _distant(sent: Sent, spot: Spot, row: int) -> bool:
    """Whether a row of a list is left blank beside the changed one."""
    return (spot.sheet, row) in sent.list_rows and abs(row - spot.place[0]) > 1


def _with_cell(sheet: SheetPart, rows: dict[int, dict[int, Cell]], place: tuple[int, int], raw: RawCell) -> SheetPart:
    row, col = place
    cells = dict(rows.get(row, {}))
    old = cells.pop(col, None)
    formats = sheet.formats
    if raw.value is not None or raw.formula or raw.error:
        style = old.style if old is not None else "0"
        if raw.number_format != "General":
            style, formats = "mutated", {**formats, "mutated": raw.number_format}
        cells[col] = _cell(raw, style)
    grid = dataclasses.replace(sheet.grid, rows={**rows, row: cells})
    return SheetPart(sheet.name, sheet.state, grid, formats, sheet.epoch_1904)


def _cell(raw: RawCell, style: str) -> Cell:
    formula = raw.formula or None
    if raw.error:
        return Cell("e", raw.error, style, formula)
    if raw.value is None:
        return Cell("n", None, style, formula)
    if isinstance(raw.value, bool):
        return Cell("b", str(int(raw.value)), style, formula)
    return Cell("s" if isinstance(raw.value, str) else "n", _text(raw.value), style, formula)


def _text(value: Decimal | str) -> str:
    return value if isinstance(value, str) else f"{value.normalize():f}"


def _draft(submission: Submission) -> Draft:
    draft = Draft(intake=Intake(file=submission.file, stamp=submission.stamp, submission=submission))
    draft.take(submission)
    draft.decide(Standing.COUNTED)
    return draft


def _count(tally: Tally, sent: Sent, mutation: Mutation, draft: Draft) -> None:
    spot = mutation.spot
    tally.made[mutation.kind] += 1
    spoken = spoken_of(mutation, draft.findings)
    if spoken:
        tally.detected[mutation.kind] += 1
        tally.by_rule.update({finding.code for finding in spoken})
    else:
        tally.missed.append(_miss(sent, mutation, draft.findings))
    figure = spot.field is not None and spot.field.kind is Kind.FIGURE
    if figure and any(finding.severity is Severity.ERROR for finding in spoken):
        data = (datum.cell for record in draft.records if record.sheet == spot.sheet for datum in record.data)
        if spot.cell in data:
            tally.consolidated.append(_miss(sent, mutation, draft.findings))
    if spot.role is not Role.HEADING and any(_elsewhere(spot, finding) for finding in draft.findings):
        tally.elsewhere.append(_miss(sent, mutation, draft.findings))


def _elsewhere(spot: Spot, finding: Finding) -> bool:
    grave = finding.severity is not Severity.INFO
    return grave and bool(finding.place.cell) and parse(finding.place.cell)[0] != spot.place[0]


def spoken_of(mutation: Mutation, findings: Sequence[Finding]) -> list[Finding]:
    """The findings of the expected rules at the changed cell."""
    at = (mutation.spot.sheet, mutation.spot.cell)
    return [one for one in findings if one.code in mutation.codes and (one.place.sheet, one.place.cell) == at]


def _miss(sent: Sent, mutation: Mutation, findings: Sequence[Finding]) -> Miss:
    return Miss(
        form=sent.book.file_name,
        sheet=mutation.spot.sheet,
        cell=mutation.spot.cell,
        kind=mutation.kind,
        typed=mutation.raw.typed,
        expected=tuple(sorted(mutation.codes)),
        found=tuple(f"{one.code} {one.place.cell}" for one in findings),
    )


def chosen(sent: Sent, places: Sequence[int]) -> Iterator[Mutation]:
    """The mutations of a form at some positions of their order."""
    wanted = frozenset(places)
    return (mutation for place, mutation in enumerate(mutations(sent.spots, sent.book)) if place in wanted)
