"""What the tool proposed and nobody has confirmed yet, and the notes that ask for it.

What was assumed or inherited from a merged cell is a decision that somebody made and wrote down: no finding.
"""

from collections.abc import Iterable, Iterator, Mapping

from toolkit.core.plan.model import Basis
from toolkit.core.plan.source import Path
from toolkit.core.plan.word.defaults import CONFIRM
from toolkit.core.vocabulary import FIELD_WORDS
from validators.plan_check.case import Case, Findings

NOT_CONFIRMED = "not-confirmed"
"""Code of the rule."""


def findings(case: Case) -> Findings:
    """One finding per item of the plan that holds something proposed, and per note that still asks."""
    for loc, words in _items(case):
        said = ", ".join(words)
        if said:
            yield case.finding(NOT_CONFIRMED, loc, found=said[:1].upper() + said[1:])
    for i, note in enumerate(case.plan.notes):
        if note.startswith(CONFIRM):
            yield case.finding("note-to-confirm", ("notes", i), found=note)


def _items(case: Case) -> Iterator[tuple[Path, list[str]]]:
    plan = case.plan
    for i, agency in enumerate(plan.agencies):
        yield ("agencies", i, "basis"), _whole(agency.basis, "cơ quan")
    for i, group in enumerate(plan.groups):
        yield ("groups", i, "basis"), _whole(group.basis, "thành viên của nhóm")
    for i, report in enumerate(plan.reports):
        yield ("reports", i, "field_basis"), [*_whole(report.basis, "báo cáo"), *_fields(report.field_basis)]
    for i, outgoing in enumerate(plan.outgoing):
        loc = ("outgoing", i, "field_basis")
        yield loc, [*_whole(outgoing.basis, "báo cáo gửi đi"), *_fields(outgoing.field_basis)]
    for i, row in enumerate(plan.indicators):
        fields = _fields(row.basis)
        proposed = any(reporter.basis is Basis.PROPOSED for reporter in row.reporters)
        added = [FIELD_WORDS["reporters"]] if proposed and FIELD_WORDS["reporters"] not in fields else []
        yield ("indicators", i, "basis"), [*fields, *added]
    for i, task in enumerate(plan.tasks):
        yield ("tasks", i, "basis"), _fields(task.basis)
    for i, table in enumerate(plan.tables):
        yield ("tables", i, "basis"), _whole(table.basis, "bảng")
    for i, outline in enumerate(plan.outlines):
        yield ("outlines", i, "basis"), _whole(outline.basis, "đề cương")


def _whole(basis: Basis, word: str) -> list[str]:
    return [word] if basis is Basis.PROPOSED else []


def _fields(basis: Mapping[str, Basis]) -> list[str]:
    return _known(field for field, value in basis.items() if value is Basis.PROPOSED)


def _known(fields: Iterable[str]) -> list[str]:
    return [FIELD_WORDS[field] for field in fields]
