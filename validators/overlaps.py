"""Figures that reach a plan by two ways: in the consolidated workbook of a lower level, and in another file.

Nothing is summed twice. Workbooks that contain the same returned file are held, and so is a file that a workbook
contains whole. Where an agency of the plan is named in a workbook, the workbook's rows count and the agency's own are
refused. What lies more than one level below a workbook is not in it, and is not seen here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Place
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.forms.spec import Layout
from toolkit.core.lower_book import LowerBook, LowerSource
from toolkit.core.plan.model import Role
from toolkit.core.submission import State
from toolkit.core.text import match_key, shortened
from toolkit.core.verdict import Standing
from validators.draft import Draft
from validators.facts import Facts
from validators.frames import Source
from validators.translate import Outcome, figure_columns

_SHOWN = 5
"""Files that one finding names."""

Below = Mapping[str, Mapping[tuple[str, str], tuple[str, str]]]
"""Agency of the plan → form and row that a workbook has from it → the workbook's agency, and the words that name it."""


def hold_overlaps(drafts: Sequence[Draft], facts: Facts) -> None:
    """Hold files that a workbook contains, and workbooks that contain the same file."""
    books = list(_books(drafts))
    for draft in drafts:
        holders = [
            f"{_words(book, lower)} (tên tệp ở đó: “{source.file}”)"
            for book, lower in books
            for source in lower.sources
            if book is not draft and source.hash and draft.file.sha256.startswith(source.hash)
        ]
        if holders:
            draft.refuse(Standing.HELD, "lower-contains-file", found="; ".join(holders))
    books = [(book, lower) for book, lower in books if book.undecided]
    for book, lower in books:
        files = {source.hash: source for source in lower.sources if source.hash}
        shared = [
            f"{_words(other, theirs)}: {_files([files[one.hash] for one in theirs.sources if one.hash in files])}"
            for other, theirs in books
            if other is not book and any(one.hash in files for one in theirs.sources)
        ]
        if shared:
            name = facts.plan.agency_by_code[book.agency].name
            book.refuse(Standing.HELD, "lower-counted-twice", expected=name, found="; ".join(shared))


def agencies_below(drafts: Sequence[Draft], facts: Facts) -> Below:
    """Agencies of the plan that workbooks which count have figures from."""
    codes: dict[str, set[str]] = defaultdict(set)
    for agency in facts.plan.agencies:
        for name in (agency.name, *agency.aliases):
            codes[_key(name)].add(agency.code)
    found: dict[str, dict[tuple[str, str], tuple[str, str]]] = defaultdict(dict)
    for book, lower in _books([draft for draft in drafts if draft.standing is Standing.COUNTED]):
        for source in lower.sources:
            for code in codes.get(_key(source.agency), set()) - {book.agency}:
                words = f"{_words(book, lower)} theo tệp “{source.file}”"
                found[code] |= dict.fromkeys(source.places, (book.agency, words))
    return found


def contained_outcomes(source: Source, below: Below) -> Iterator[Outcome]:
    """Rows of an agency's own file that a workbook has from the same agency, each refused."""
    located, stamp, facts = source.located, source.submission.stamp, source.facts
    spec, places = facts.specs[located.form], below.get(stamp.agency, {})
    listed = spec.layout is Layout.OPEN
    first = {
        entry.row: entry
        for entry in reversed(located.entries)
        if entry.reading.state is not State.BLANK and (located.form, "" if listed else entry.row) in places
    }
    for row, entry in first.items():
        holder, words = places[located.form, "" if listed else row]
        if located.form == INDICATORS and not _both_added(facts, row, stamp.agency, holder):
            continue
        finding = rule("lower-contains-agency").found(
            place=Place(file=source.submission.file.name, sheet=located.sheet, cell=entry.cell),
            agency=stamp.agency,
            report=stamp.report,
            form=located.form,
            row=row,
            label=shortened(source.label(row)),
            expected=facts.plan.agency_by_code[stamp.agency].name,
            found=words,
        )
        columns = tuple(column.id for column in spec.inputs) if listed else figure_columns(spec)
        yield Outcome(source.number, finding, columns)


def _both_added(facts: Facts, code: str, *agencies: str) -> bool:
    """Whether an indicator is the sum of these agencies' figures, so that what is in both would count twice."""
    indicator = facts.plan.indicator_by_code.get(code)
    return indicator is not None and all(facts.roles(indicator).get(one) is Role.ADDEND for one in agencies)


def _books(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, LowerBook]]:
    for draft in drafts:
        if draft.submission is not None and draft.submission.lower is not None:
            yield draft, draft.submission.lower


def _words(book: Draft, lower: LowerBook) -> str:
    return f"sổ “{book.file.name}” của {lower.issuer}"


def _files(sources: Sequence[LowerSource]) -> str:
    named = ", ".join(f"tệp “{one.file}” của {one.agency}" for one in sources[:_SHOWN])
    more = len(sources) - _SHOWN
    return named + (f" và {more} tệp khác" if more > 0 else "")


def _key(name: str) -> str:
    return match_key(name).casefold()
