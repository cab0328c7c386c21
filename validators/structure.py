"""Findings about the parts of a returned form: sheets, columns and rows that are gone, doubled or added."""

from collections.abc import Iterable, Iterator

from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Finding, Place
from toolkit.core.forms.spec import Layout
from toolkit.core.submission import LocatedForm, Submission
from toolkit.core.text import shortened
from validators.facts import Facts
from validators.wording import TYPED_LENGTH

_SHOWN = 3
"""Rows named in a line about many."""
_BESIDE = 500
"""Cells outside a form that are told one by one."""
_PLACES = 10
"""Places of a repeated row that are named."""


def structure_findings(submission: Submission, facts: Facts) -> Iterator[Finding]:
    """What is missing, repeated or added, form by form."""
    yield from _missing_forms(submission, facts)
    for located in submission.forms:
        if located.form in facts.specs:
            yield from _columns(submission, located, facts)
            yield from _moved(submission, located, facts)
            yield from _rows(submission, located, facts)
            yield from _beside(submission, located, facts)
    yield from _whole_file(submission, facts)


def _missing_forms(submission: Submission, facts: Facts) -> Iterator[Finding]:
    for form in submission.missing_forms:
        spec = facts.specs.get(form)
        # Optional lists beside another form (corrections, other tasks) may go: blank means the same.
        if spec is not None and (spec.counted or spec.layout is not Layout.OPEN):
            yield _found("sheet-missing", submission, form, Place(sheet=facts.sheet(form)), expected=spec.title)


def _columns(submission: Submission, located: LocatedForm, facts: Facts) -> Iterator[Finding]:
    headings = located.missing_headings or ("",) * len(located.missing_columns)
    for column, cell in zip(located.missing_columns, headings, strict=True):
        code = "column-recovered" if column in located.by_position else "column-missing"
        heading = facts.specs[located.form].column(column).heading
        place = Place(sheet=located.sheet, cell=cell)
        yield _found(code, submission, located.form, place, column=column, expected=heading)


def _moved(submission: Submission, located: LocatedForm, facts: Facts) -> Iterator[Finding]:
    """Columns and rows that were found by heading and key elsewhere: one line each for a form."""
    place = Place(sheet=located.sheet)
    if located.moved_columns:
        headings = ", ".join(f"“{facts.specs[located.form].column(name).heading}”" for name in located.moved_columns)
        yield _found("column-moved", submission, located.form, place, found=headings)
    if located.moved_rows:
        labels = [f"“{shortened(facts.label(submission.stamp, located, row))}”" for row in located.moved_rows[:_SHOWN]]
        more = len(located.moved_rows) - len(labels)
        found = ", ".join(labels) + (f" và {more} dòng khác" if more else "")
        yield _found("row-moved", submission, located.form, place, found=found)


def _rows(submission: Submission, located: LocatedForm, facts: Facts) -> Iterator[Finding]:
    def of_row(code: str, row: str, cell: str = "", found: str = "", sheet: str = "") -> Finding:
        label = shortened(facts.label(submission.stamp, located, row))
        place = Place(sheet=sheet or located.sheet, cell=cell)
        return _found(code, submission, located.form, place, row=row, label=label, found=found)

    for row in located.missing_rows:
        yield of_row("row-deleted", row)
    for row, addresses in located.repeated_rows:
        sheet, _, cell = next(iter(addresses), "").rpartition("!")
        more = len(addresses) - _PLACES
        found = ", ".join(addresses[:_PLACES]) + (f" và {more} chỗ khác" if more > 0 else "")
        yield of_row("row-duplicated", row, cell, found, _unquoted(sheet))
    for row in located.recovered_rows:
        yield of_row("row-recovered", row, _first_cell(located, row))
    for column in located.hidden_columns:
        cell = next((entry.cell for entry in located.entries if entry.column == column), "")
        heading = facts.specs[located.form].column(column).heading
        place = Place(sheet=located.sheet, cell=cell)
        yield _found("column-hidden", submission, located.form, place, column=column, expected=heading)
    for row in located.hidden_rows:
        yield of_row("row-hidden", row, _first_cell(located, row))


def _unquoted(sheet: str) -> str:
    """The name of a sheet as a reference quotes it."""
    return sheet.strip("'").replace("''", "'")


def _first_cell(located: LocatedForm, row: str) -> str:
    return next((entry.cell for entry in located.entries if entry.row == row), "")


def _beside(submission: Submission, located: LocatedForm, facts: Facts) -> Iterator[Finding]:
    rest = len(located.added) - _BESIDE
    for number, (address, text) in enumerate(located.added[: _BESIDE + 1]):
        sheet, _, cell = address.rpartition("!")
        place = Place(sheet=_unquoted(sheet) or located.sheet, cell=cell)
        # Where half a sheet was pasted beside the form, nobody reads a line for each cell.
        found = f"{rest} ô có nội dung, từ ô này trở đi" if number == _BESIDE else shortened(text, TYPED_LENGTH)
        yield _found("row-added", submission, located.form, place, found=found)
    if located.copies:
        title = facts.specs[located.form].title
        place = Place(sheet=located.sheet)
        yield _found("sheet-copied", submission, located.form, place, expected=title, found=_quoted(located.copies))


def _whole_file(submission: Submission, facts: Facts) -> Iterator[Finding]:
    """One line per file, for the record."""
    if submission.other_format:
        yield _found("format-unchecked", submission, "", Place(), found=submission.other_format)
    plain = [sheet for sheet in submission.other_sheets if sheet not in submission.similar_sheets]
    if plain:
        yield _found("sheet-added", submission, "", Place(), found=_quoted(plain))
    for sheet in submission.similar_sheets:
        yield _found("sheet-resembles-form", submission, "", Place(sheet=sheet), found=sheet)
    for sent, found in submission.renamed_sheets:
        yield _found("sheet-renamed", submission, "", Place(sheet=found), found=found, expected=sent)
    if submission.reordered:
        yield _found("sheets-reordered", submission, "", Place())
    unchecked = [(located.sheet, cell) for located in submission.forms for cell in located.unchecked]
    if unchecked and not submission.other_format:
        sheet, cell = unchecked[0]
        yield _found("validation-lost", submission, "", Place(sheet=sheet, cell=cell), found=str(len(unchecked)))
    # Lists are sent unprotected, so that rows can be inserted and pasted.
    open_sheets = {located.sheet for located in submission.forms if _is_list(located, facts)}
    locked = [located.sheet for located in submission.forms if not located.protected]
    lost = [sheet for sheet in dict.fromkeys(locked) if sheet not in open_sheets]
    if lost:
        yield _found("protection-lost", submission, "", Place(), found=_quoted(lost))


def _is_list(located: LocatedForm, facts: Facts) -> bool:
    return located.form.startswith("table:") and facts.specs[located.form].layout is Layout.OPEN


def _quoted(sheets: Iterable[str]) -> str:
    return ", ".join(f"trang “{shortened(sheet)}”" for sheet in sheets)


def _found(code: str, submission: Submission, form: str, place: Place, **details: str) -> Finding:
    return rule(code).found(
        place=Place(file=submission.file.name, sheet=place.sheet, cell=place.cell),
        agency=submission.stamp.agency,
        report=submission.stamp.report,
        form=form,
        row=details.pop("row", ""),
        column=details.pop("column", ""),
        label=details.pop("label", ""),
        found=details.pop("found", ""),
        expected=details.pop("expected", ""),
    )
