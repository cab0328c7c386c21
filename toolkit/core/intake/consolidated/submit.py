"""A consolidated workbook of a lower level as the submission of the agency that it comes from."""

from toolkit.core.consolidation.model import SubmissionStatus
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.intake.consolidated.belonging import Misfit, period_of, sender
from toolkit.core.intake.consolidated.indicators import Taken, indicators_taken
from toolkit.core.intake.consolidated.sources import sources_of
from toolkit.core.intake.consolidated.tables import source_of, table_names, table_taken
from toolkit.core.intake.package import Package
from toolkit.core.intake.submit import content_hash
from toolkit.core.lower_book import LeftOut, LowerBook, LowerCoverage
from toolkit.core.plan.model import Agency, Period, Plan, Report
from toolkit.core.readback.model import ConsolidatedBook, ReadbackError
from toolkit.core.readback.package import sheet_named
from toolkit.core.readback.read import consolidated_of
from toolkit.core.submission import LocatedForm, SourceFile, Submission
from toolkit.core.text import match_key
from toolkit.core.vocabulary import SHEET_INDICATORS, SHEET_NARRATIVE, SHEET_TASKS

_ANSWERED = {status.value for status in SubmissionStatus if status.answered}
_PROSE = {"tasks": SHEET_TASKS, "outline": SHEET_NARRATIVE}
"""Forms that only the agency itself can fill, by the first part of their names, with their sheets."""


def submission_from_below(package: Package, file: SourceFile, plan: Plan) -> Submission:
    """What an agency's consolidated workbook gives for a report it owes; raises Misfit where it gives nothing.

    Of several reports the one counts for which most forms are taken; the first of them where there is a tie.
    """
    try:
        book = consolidated_of(package, file.name, file.sha256)
    except ReadbackError as error:
        raise Misfit(problem="lower-unreadable", found=str(error).removeprefix(f"{file.name}: ").rstrip(".")) from error
    agency, period = sender(book.issuer, book.level, plan), period_of(book, plan)
    tried = [
        (report, _takings(package, book, plan, report, period, agency)) for report in _reports(plan, period, agency)
    ]
    report, (form_book, taken) = max(
        tried, key=lambda one: sum(bool(part.located.entries) for part in one[1][1]), default=(None, (None, []))
    )
    left_out = [*(one for part in taken for one in part.left_out), *_tables_left_out(book, plan, report)]
    if report is None or form_book is None or not any(part.located.entries for part in taken):
        found = "; ".join(one.words for one in left_out) or f"sổ của {book.issuer} không có số liệu nào"
        raise Misfit(problem="lower-nothing-taken", found=found)
    located = [part.located for part in taken if part.located.entries]
    received, expected = _answered(book)
    lower = LowerBook(
        issuer=book.issuer,
        plan=book.plan,
        received=received,
        expected=expected,
        coverage=tuple(one for part in taken for one in part.coverage) + _of_tables(located, received, expected),
        left_out=tuple(left_out),
        unanswered=tuple(label for part in taken for label in part.unanswered),
        sources=tuple(sources_of(book, taken)),
        own_forms=tuple(sheet for name, sheet in _PROSE.items() if any(f.split(":")[0] == name for f in report.forms)),
    )
    return Submission(
        file=file,
        stamp=form_book.stamp,
        content=content_hash(form_book.stamp, located, [form for _, form in form_book.forms()]),
        forms=tuple(located),
        modified=package.modified,
        producer=package.producer,
        lower=lower,
    )


def _reports(plan: Plan, period: Period, agency: Agency) -> list[Report]:
    """Reports that the agency owes in the period; else all of the period, so that what was sent is held and told."""
    due = [report for report in plan.reports if any(one.period == period.code for one in report.due)]
    return [report for report in due if agency in plan.owners(report, period.code)] or due


def _takings(
    package: Package, book: ConsolidatedBook, plan: Plan, report: Report, period: Period, agency: Agency
) -> tuple[AgencyBook, list[Taken]]:
    form_book = agency_book(plan, report, period, agency)
    sheet = sheet_named(package, SHEET_INDICATORS)
    tables = {f"table:{table.id}": table for table in plan.tables}
    names = table_names(book)
    taken = []
    for _, form in form_book.forms():
        table = tables.get(form.spec.id)
        source = source_of(table, names) if table is not None else ""
        if form.spec.id == INDICATORS and sheet is not None:
            taken.append(indicators_taken(form, sheet, book, plan, agency))
        elif table is not None and source:
            taken.append(table_taken(form, table, source, package, book))
    return form_book, taken


def _tables_left_out(book: ConsolidatedBook, plan: Plan, report: Report | None) -> list[LeftOut]:
    """Filled tables of the workbook that the report has no place for."""
    asked = [table for table in plan.tables if report is not None and f"table:{table.id}" in report.forms]
    names = table_names(book)
    used = {source_of(table, names) for table in asked}
    reason = "báo cáo mà đơn vị phải gửi không có bảng này"
    return [
        LeftOut(label=f"bảng “{sheet}”", reason=reason, asked=False)
        for name, sheet in names.items()
        if name not in used
    ]


def _answered(book: ConsolidatedBook) -> tuple[int, int]:
    """Agencies below that have answered every report they owe, and all of them."""
    waiting = {line.agency for line in book.submissions if match_key(line.status) not in _ANSWERED}
    agencies = {line.agency for line in book.submissions}
    return len(agencies - waiting), len(agencies)


def _of_tables(located: list[LocatedForm], received: int, expected: int) -> tuple[LowerCoverage, ...]:
    """Coverage of tables: of the workbook as a whole, told once for each at its first figure."""
    if received == expected:
        return ()
    firsts = [form.entries[0] for form in located if form.form != INDICATORS]
    return tuple(
        LowerCoverage(form=one.form, row=one.row, cell=one.cell, text=f"{received}/{expected}") for one in firsts
    )
