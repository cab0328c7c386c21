"""Findings about submissions that are consolidated workbooks of a lower level, and how they go with forms.

An agency may send its form and its consolidated workbook. They complete each other: a row that the form answers is
taken from the form alone, every other row from the workbook; rows of open lists of both are kept. Where both answer a
row and differ, that is told.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Place
from toolkit.core.forms.spec import Layout
from toolkit.core.lower_book import LowerBook
from toolkit.core.submission import Entry, State, Submission
from toolkit.core.text import shortened
from toolkit.core.verdict import Standing
from validators.draft import Draft
from validators.facts import FIGURE_SLOTS, Facts
from validators.frames import Source
from validators.translate import Outcome, figure_columns

_STATUS = "status"
_WORDS = (_STATUS, "note")
"""Columns of a row that hold no figure."""
_SHOWN = 12
"""Rows that one finding names."""


def settle_levels(drafts: Sequence[Draft], facts: Facts) -> None:
    """Tell what was not rolled up, and take out of workbooks what the form of the same agency answers."""
    counted = [draft for draft in drafts if draft.standing is Standing.COUNTED]
    filled = [draft for draft in counted if draft.sent.lower is None and draft.sent.content]
    forms = {(draft.agency, draft.report): draft for draft in filled}
    for draft in counted:
        lower = draft.sent.lower
        if lower is None:
            continue
        form = forms.get((draft.agency, draft.report))
        _tell_left_out(draft, lower, has_form=form is not None)
        draft.reason = f"Lấy từ sổ tổng hợp của {lower.issuer}: {_coverage(lower)}."
        if form is not None:
            _complete(draft, form, facts)
            form.reason = f"Kèm sổ tổng hợp “{draft.file.name}”: {_coverage(lower)}."


def coverage_outcomes(source: Source) -> Iterator[Outcome]:
    """Figures of the lower level in which agencies are missing, each marked."""
    lower, located = source.submission.lower, source.located
    for one in lower.coverage if lower is not None else ():
        rows = {entry.row for entry in located.entries}
        if one.form != located.form or one.row not in rows:
            continue
        stamp, spec = source.submission.stamp, source.facts.specs[located.form]
        finding = rule("lower-coverage-incomplete").found(
            place=Place(file=source.submission.file.name, sheet=located.sheet, cell=one.cell),
            agency=stamp.agency,
            report=stamp.report,
            form=located.form,
            row=one.row,
            label=shortened(source.label(one.row)) if spec.layout is Layout.FIXED else spec.title,
            found=one.text,
        )
        yield Outcome(source.number, finding, figure_columns(spec))


def _tell_left_out(draft: Draft, lower: LowerBook, *, has_form: bool) -> None:
    broken = [one.words for one in lower.left_out if one.damaged]
    said = [one.words for one in lower.left_out if one.asked and not one.damaged]
    more = [one.words for one in lower.left_out if not one.asked and not one.damaged]
    if lower.unanswered and not has_form:
        said.append(f"kế hoạch này còn hỏi {_listed([f'“{label}”' for label in lower.unanswered])}")
    if broken:
        draft.tell("lower-damaged", found=_listed(broken))
    if said:
        draft.tell("lower-rows-left-out", found=_listed(said))
    if more:
        draft.tell("lower-rows-not-asked", found=_listed(more))
    if lower.own_forms and not has_form:
        sheets = ", ".join(f"“{sheet}”" for sheet in lower.own_forms)
        draft.tell("lower-forms-left-out", found=sheets, expected=lower.issuer)


def _complete(draft: Draft, form: Draft, facts: Facts) -> None:
    """Leave each row to the file that answers it, and to the form where both do."""
    answered, offered = _rows(form.sent, facts), _rows(draft.sent, facts)
    same = 0
    for place, (sheet, mine) in offered.items():
        if place not in answered:
            continue
        own_sheet, theirs = answered[place]
        differing = _difference(mine, theirs)
        if differing is None:
            same += 1
            continue
        one, other = differing
        located = next(one for one in draft.sent.forms if one.form == place[0])
        draft.findings.append(
            rule("lower-differs-from-form").found(
                place=Place(file=draft.file.name, sheet=sheet, cell=one.cell),
                agency=draft.agency,
                report=draft.report,
                form=place[0],
                row=place[1],
                column=one.column,
                label=shortened(facts.label(draft.sent.stamp, located, place[1])),
                found=f"{one.typed} (ô {one.cell})",
                expected=f"{other.typed} (tệp “{form.file.name}”, trang “{own_sheet}”, ô {other.cell})",
            )
        )
    if same:
        draft.tell("lower-beside-form", found=str(same), expected=form.file.name)
    draft.submission = _without(draft.sent, answered)
    form.submission = _without(form.sent, [place for place in offered if place not in answered])


def _without(submission: Submission, rows: Container[tuple[str, str]]) -> Submission:
    """A submission that says nothing of some rows, not even that they are blank."""
    forms = (
        replace(located, entries=tuple(entry for entry in located.entries if (entry.form, entry.row) not in rows))
        for located in submission.forms
    )
    return replace(submission, forms=tuple(forms))


Row = tuple[str, dict[str, Entry]]
"""Sheet, and the filled cells of a row by column."""


def _rows(submission: Submission, facts: Facts) -> dict[tuple[str, str], Row]:
    """Rows of fixed forms in which a figure or an answer stands, by form and key; rows of lists have no names."""
    found: dict[tuple[str, str], Row] = {}
    for located in submission.forms:
        spec = facts.specs.get(located.form)
        if spec is None or not spec.counted or spec.layout is not Layout.FIXED:
            continue
        rows: dict[str, dict[str, Entry]] = defaultdict(dict)
        for entry in located.entries:
            if entry.reading.state is not State.BLANK:
                rows[entry.row][entry.column] = entry
        answers = {column.id for column in spec.inputs if column.slot in FIGURE_SLOTS or column.id == _STATUS}
        found |= {(located.form, key): (located.sheet, cells) for key, cells in rows.items() if answers & set(cells)}
    return found


def _difference(mine: dict[str, Entry], theirs: dict[str, Entry]) -> tuple[Entry, Entry] | None:
    """The first figure of a workbook's row, and what the form says instead; None where they agree."""
    figures = [mine[column] for column in mine if column not in _WORDS]
    others = [theirs[column] for column in theirs if column not in _WORDS]
    both = [(entry, theirs[entry.column]) for entry in figures if entry.column in theirs]
    if figures and not both:  # components against a rate, or against a word
        both = [(figures[0], others[0] if others else theirs[_STATUS])]
    return next(((one, other) for one, other in both if one.reading.value != other.reading.value), None)


def _coverage(lower: LowerBook) -> str:
    return f"{lower.received}/{lower.expected} đơn vị cấp dưới đã báo cáo"


def _listed(words: Sequence[str]) -> str:
    more = len(words) - _SHOWN
    return "; ".join(words[:_SHOWN]) + (f"; và {more} dòng khác" if more > 0 else "")
